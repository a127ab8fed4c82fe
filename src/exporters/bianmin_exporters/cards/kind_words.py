"""The fixed words that only one kind of card says, in Chinese and English."""

from __future__ import annotations

from typing import Final

#: Key → (Chinese, English). A word in braces is a gap.
KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    # Officers.
    "duties": ("管：", "For: "),
    "away": ("不在时找", "When away:"),
    "office_phone": ("（办公室电话）", "(the office)"),
    # Doors.
    "door_closed": ("门关着？", "Closed?"),
    "door_call": ("打", "Call"),
    "door_ask": ("没人接，打下面的监督电话", "No answer? Call the number below."),
    "door_supervision": ("被推诿、乱收费，打监督电话", "Turned away, overcharged? Call"),
    "door_more": ("还有 {count} 人，打电话问", "and {count} more: call"),
    "caption_office": ("扫码看要带什么", "Scan: what to bring"),
    "weekdays": ("一 二 三 四 五 六 日", "M T W T F S S"),
    "season": ("{name} {starts}至{ends}：{hours}", "{name} {starts} to {ends}: {hours}"),
    "day": ("{month} 月 {day} 日", "{month}/{day}"),
    # Titles of the documents.
    "title_officer": ("{district}便民联系卡", "{district}: contact cards"),
    "title_office": ("{district}站所门牌", "{district}: door signs"),
    "title_life-event": ("{district}一件事", "{district}: life events"),
    "title_notice": ("{district}一次性告知单", "{district}: notices of what is missing"),
    "title_label": ("{district}二维码标签", "{district}: QR labels"),
}

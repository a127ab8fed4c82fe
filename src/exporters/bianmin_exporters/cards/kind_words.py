"""The fixed words that only one kind of card says, in Chinese and English."""

from __future__ import annotations

from typing import Final

#: Key → (Chinese, English). A word in braces is a gap.
KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    # Officers.
    "duties": ("管：", "For: "),
    "away": ("不在时找", "When away:"),
    "office_phone": ("（办公室电话）", "(the office)"),
    # Titles of the documents.
    "title_officer": ("{district}便民联系卡", "{district}: contact cards"),
    "title_office": ("{district}站所门牌", "{district}: door signs"),
    "title_life-event": ("{district}一件事", "{district}: life events"),
    "title_notice": ("{district}一次性告知单", "{district}: notices of what is missing"),
    "title_label": ("{district}二维码标签", "{district}: QR labels"),
}

"""The fixed words that only one kind of card says, in Chinese and English."""

from __future__ import annotations

from typing import Final

#: Key → (Chinese, English). A word in braces is a gap.
KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    # Officers.
    "duties": ("管：", "For: "),
    "duties_more": ("等 {count} 项", " (of {count})"),
    "posts_more": ("等 {count} 个岗位", "and {more} more"),
    "away": ("不在时找", "When away: "),
    "stands_for": ("（替{post}）", " (for {post})"),
    "of_post": ("（{post}）", " ({post})"),
    "nobody_for": ("没有替班的人", "nobody stands in"),
    "office_phone": ("（办公室电话）", "(the office)"),
    "place_also": ("，有的事在{place}", "; some matters: {place}"),
    "places_more": ("，有的事在别处办，先打电话问", "; some matters elsewhere: call first"),
    "hours_more": ("有的事时间不同，先打电话问", "other hours for some matters: call first"),
    "hours_differ": ("各件事时间不同，先打电话问", "hours differ by matter: call first"),
    # Doors.
    "door_at": ("在{place}", "At {place}"),
    "door_also": ("有的事在{place}", "Some matters: {place}"),
    "place_elsewhere": ("别处，先打电话问", "elsewhere, call first"),
    "door_closed": ("门关着？", "Closed?"),
    "door_call": ("打", "Call"),
    "door_ask": ("没人接，打下面的监督电话", "No answer? Call the number below."),
    "door_supervision": ("被推诿、乱收费，打监督电话", "Turned away, overcharged? Call"),
    "door_more": ("还有 {count} 人，打电话问", "and {count} more: call"),
    "caption_bring": ("扫码看要带什么", "Scan: what to bring"),
    "weekdays": ("一 二 三 四 五 六 日", "M T W T F S S"),
    "season": ("{name} {starts}至{ends}：{hours}", "{name} {starts} to {ends}: {hours}"),
    "day": ("{month} 月 {day} 日", "{month}/{day}"),
    # Life events.
    "event_count": ("共 {count} 件事，照这个顺序办", "{count} things to do, in this order"),
    "event_one": ("办这一件事就行", "One thing to do"),
    "event_same": ("和上一件在同一处办", "same place as the one before"),
    "event_caption": ("扫码看第 {number} 件", "Scan: no. {number}"),
    # Notices.
    "caption_list": ("扫码看清单", "Scan for list"),
    "notice": ("一次性告知单", "Still missing"),
    "notice_number": ("№", "No."),
    "notice_who": ("来办的人", "Name"),
    "notice_phone": ("电话", "Phone"),
    "notice_date": ("日期", "Date"),
    "notice_lead": ("今天材料还不齐。照下面打勾的补齐，", "Please bring what is ticked: "),
    "notice_once": ("只要再来一趟。", "one more visit will do. "),
    "notice_ours": ("少告诉一样，是我们的错。", "What we forgot to name is our fault."),
    "notice_case": ("您的情形：{cases}", "Your case: {cases}"),
    "notice_rest": ("；没写到的按「不是」算", "; what is not named counts as no"),
    "notice_sheet": ("第 {number} 张，共 {count} 张", "Sheet {number} of {count}"),
    "notice_materials": ("材料", "Document"),
    "notice_got": ("收到了", "Got"),
    "notice_missing": ("还缺", "Missing"),
    "notice_mend": ("要改", "Mend"),
    "notice_only": ("才要", "only"),
    "notice_how": ("要改哪里、怎么改", "What to mend, and how"),
    "notice_back": ("补齐后找谁", "Then come to"),
    "notice_first": ("来之前先打一个", "Call before you come"),
    "notice_sign": ("经办人签名、盖章", "Signature and seal"),
    "notice_again": ("补齐了还让再补别的，打监督电话", "Asked for yet more after that? Call"),
    "notice_original": ("原件 {count} {unit}", "original {count}"),
    "notice_copy": ("复印件 {count} {unit}", "copy {count}"),
    "notice_no_copy": ("不用复印", "no copy"),
    # Titles of the documents.
    "title_officer": ("{district}便民联系卡", "{district}: contact cards"),
    "title_office": ("{district}站所门牌", "{district}: door signs"),
    "title_life-event": ("{district}一件事", "{district}: life events"),
    "title_notice": ("{district}一次性告知单", "{district}: notices of what is missing"),
    "title_label": ("{district}二维码标签", "{district}: QR labels"),
}

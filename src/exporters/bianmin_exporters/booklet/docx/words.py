"""The words that only the Word file has, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bianmin_exporters.booklet.words import Language

#: Key → (Chinese, English).
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "contents": ("目录", "Contents"),
    "contents_hint": (
        "页码没有出来时，点一下目录，按 F9。",
        "No page numbers yet? Click the contents and press F9.",
    ),
    "page_before": ("第 ", "page "),
    "page_between": (" 页　共 ", " of "),
    "page_after": (" 页", ""),
    # For those who check and sign.
    "check_title": ("审核、签字的人请看", "For those who check and sign"),
    "check_1": (
        "请直接在 Word 里改。修订已经打开，改了哪里、谁改的都会留下记号；右边的空白用来写批注。",
        "Change it right here in Word: changes are tracked. The wide margin is for notes by hand.",
    ),
    "check_2": (
        "每个站所的最后有审核意见、签字和日期。写「待填」的地方，请补上。",
        "Each office ends with a place to sign. Fill in whatever says “to fill in”.",
    ),
    "check_3": (
        "这一份不会自己写回目录。改好签字后交回编书的人，由他录入，再印书、出卡。",
        "Nothing is taken over by itself: hand it back, it is entered in the catalogue, then printed.",
    ),
    "signed_title": ("审核签字：{office}", "Checked and signed: {office}"),
    "signed_who": ("单位", "By"),
    "signed_opinion": ("审核意见", "Opinion"),
    "signed_name": ("签字（盖章）", "Signature (seal)"),
    "signed_date": ("日期", "Date"),
    "signed_office": ("本站所", "The office"),
    "signed_bureau": ("县级主管部门", "County bureau"),
    "signed_fine": ("□ 没有要改的", "□ nothing to change"),
    "signed_changed": ("□ 有改动，已标出", "□ changes are marked"),
    "signed_day": ("　年　月　日", ""),
    # Heads of tables.
    "no": ("号", "No."),
    "question": ("问什么", "Question"),
    "meaning": ("说的是什么", "What it tells"),
    "event": ("家里什么事", "What happened"),
    "services": ("要办的事", "Services"),
    "service": ("事项", "Service"),
    "office": ("站所", "Office"),
    "duty": ("管什么", "Does"),
    "role": ("岗", "A/B"),
    "post": ("职务", "Post"),
    "name": ("姓名", "Name"),
    "phone": ("电话", "Phone"),
    "what_for": ("管什么、干什么用", "What for"),
    "paper": ("材料", "Paper"),
    "how_to_get": ("怎么拿、去哪拿", "How and where to get it"),
    "step": ("步", "Step"),
    "who": ("谁来做", "Who"),
    "to_do": ("做什么", "What"),
    "takes": ("要多久", "How long"),
    "bring_numbers": ("照这些号带", "Bring these numbers"),
    "where": ("在哪", "Where"),
    "way": ("怎么走", "The way"),
    "open": ("几点开门", "Open"),
    "see": ("见 {number} {name}", "see {number} {name}"),
}


def own_words(language: Language) -> dict[str, str]:
    """Return the words of the Word file in one language, by key."""
    column = 0 if language == "zh" else 1
    return {key: pair[column] for key, pair in _WORDS.items()}

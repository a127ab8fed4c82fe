"""Sort words the way people look them up: by pinyin, surnames by their own reading."""

from __future__ import annotations

from collections.abc import Mapping

# Surnames whose usual reading is another one; two-character surnames before their first half.
_SURNAMES: Mapping[str, str] = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu",
    "查": "zha", "盖": "ge", "缪": "miao", "仇": "qiu", "解": "xie", "单": "shan", "区": "ou",
    "任": "ren", "曾": "zeng", "朴": "piao", "华": "hua", "种": "chong", "召": "shao", "乐": "yue",
    "员": "yun", "黑": "he", "繁": "po", "折": "she", "秘": "bi", "翟": "zhai", "覃": "qin",
    "纪": "ji", "燕": "yan", "冼": "xian", "洗": "xian", "宿": "su", "句": "gou", "葛": "ge",
    "晟": "cheng", "柏": "bai", "薄": "bo", "费": "fei", "车": "che", "应": "ying", "哈": "ha",
    "曲": "qu", "谌": "chen", "舍": "she", "祭": "zhai", "宁": "ning", "过": "guo", "撒": "sa",
    "那": "na", "教": "jiao", "隗": "wei", "么": "yao", "相": "xiang", "强": "qiang", "都": "du",
}  # fmt: skip


def reading(word: str, overrides: Mapping[str, str]) -> tuple[str, ...]:
    """Return a word's syllables; `overrides` gives the reading of words that are read otherwise."""
    from pypinyin import Style, lazy_pinyin

    if word in overrides:
        return tuple(overrides[word].lower().split())
    found: list[str] = []
    rest = word
    for known in sorted(overrides, key=len, reverse=True):
        at = rest.find(known)
        if at >= 0:
            before = reading(rest[:at], {}) if at else ()
            return (
                *before,
                *overrides[known].lower().split(),
                *reading(rest[at + len(known) :], overrides),
            )
    for syllable in lazy_pinyin(rest, style=Style.NORMAL, errors="default"):
        found.append(syllable.lower())
    return tuple(found)


def surname_reading(name: str, overrides: Mapping[str, str]) -> tuple[str, ...]:
    """Return the syllables of a person's name, its surname read as a surname."""
    if name in overrides:
        return tuple(overrides[name].lower().split())
    for surname, syllables in _SURNAMES.items():
        if name.startswith(surname):
            return (*syllables.split(), *reading(name[len(surname) :], overrides))
    return reading(name, overrides)


def letter(syllables: tuple[str, ...]) -> str:
    """Return the letter a word stands under: A to Z, or # for what begins with none."""
    first = syllables[0][:1].upper() if syllables else ""
    return first if "A" <= first <= "Z" else "#"

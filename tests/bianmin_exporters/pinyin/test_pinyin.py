"""Words and names stand in the index where people look for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.pinyin.order import letter, order
from bianmin_exporters.pinyin.reading import Syllable, name_reading, reading

BY_HAND = Path(__file__).with_name("readings_by_hand.txt")
EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"


def by_hand(*parts: str) -> Iterator[tuple[str, str]]:
    """The words of some parts of the list with the readings that a person wrote beside them."""
    part = ""
    for line in BY_HAND.read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#") and part in parts:
            word, expected = line.split(" ", 1)
            yield word, expected


def spelled(syllables: tuple[Syllable, ...]) -> str:
    """A reading as it is written."""
    return " ".join(s.spelling for s in syllables)


def sorted_by_name(*names: str) -> list[str]:
    """Names in the order of the index of persons."""
    return sorted(names, key=lambda n: order(name_reading(n, {})))


def in_order(*words: str) -> list[str]:
    """Words in the order of the index."""
    return sorted(words, key=lambda w: order(reading(w, {})))


def test_the_list_is_long_and_says_everything_once() -> None:
    """At least 200 names and terms are compared, and none twice."""
    words = [word for word, _ in by_hand("people", "words", "places")]
    assert len(words) > 1000
    assert sorted(set(words)) == sorted(words)


def test_names_of_people_are_read_as_people_read_them() -> None:
    """A surname has its own reading, and the same character in a given name the usual one."""
    wrong = [
        (name, expected, spelled(name_reading(name, {})))
        for name, expected in by_hand("people")
        if spelled(name_reading(name, {})) != expected
    ]
    assert wrong == []


@pytest.mark.parametrize("part", ["words", "places"])
def test_words_and_places_are_read_as_a_dictionary_reads_them(part: str) -> None:
    """A character of several readings is read as its word wants it."""
    wrong = [
        (word, expected, spelled(reading(word, {})))
        for word, expected in by_hand(part)
        if spelled(reading(word, {})) != expected
    ]
    assert wrong == []


def test_an_override_wins_over_everything_wherever_it_stands() -> None:
    """A reading in the catalogue beats phrase, place and surname, within a word and at its ends."""
    said = {"六安": "liu an", "单": "dan", "行长": "xing chang"}
    assert spelled(reading("六安路", said)) == "liu an lu"
    assert spelled(reading("银行行长热线", said)) == "yin hang xing chang re xian"
    assert spelled(name_reading("单丽琼", said)) == "dan li qiong"
    assert spelled(name_reading("王六安", said)) == "wang liu an"


def test_the_longer_of_two_overrides_wins() -> None:
    """Of readings that begin at one place the one with more characters holds."""
    said = {"重": "zhong", "重庆路": "chong qing lu"}
    assert spelled(reading("重庆路重修", said)) == "chong qing lu zhong xiu"


def test_a_person_s_own_reading_wins_over_the_catalogue() -> None:
    """What an officer says of their own name beats what the catalogue says of the word."""
    assert spelled(name_reading("覃英", {"覃英": "qin ying"}, "tan ying")) == "tan ying"
    assert spelled(name_reading("覃英", {"覃英": "tan ying"})) == "tan ying"


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("仇正明", "qiu zhengming", "qiu zheng ming"),
        ("仇正明", "Qiú Zhèngmíng", "qiu zheng ming"),
        ("仇正明", "qiu2 zheng4 ming2", "qiu zheng ming"),
        ("吕绿", "lv lv", "lü lü"),
        ("吕绿", "lǚ lǜ", "lü lü"),
        ("西安", "xi'an", "xi an"),
        ("解安", "xiean", "xie an"),
        ("岩罕", "aihan", "ai han"),
        ("岩罕", "ai", "ai han"),
        ("方安", "fangan", "fang an"),
        ("A4纸", "a4 zhi", "a 4 zhi"),
        ("李明", "li ming hua", "li ming"),
    ],
)
def test_a_reading_may_be_written_in_any_usual_way(name: str, written: str, expected: str) -> None:
    """Together or apart, with tones or without, v or ü: each character gets its syllable."""
    assert spelled(name_reading(name, {}, written)) == expected
    assert spelled(reading(name, {name: written})) == expected


def test_a_very_long_override_is_no_trouble() -> None:
    """A reading that is nonsense, however long, still gives each character a place."""
    word = "长" * 3000
    assert len(reading(word, {word: "chang" * 3000})) == 3000


def test_a_word_stands_under_the_letter_it_is_said_with() -> None:
    """Brackets and blanks are passed over, wide letters count as letters, digits have no letter."""
    found = {
        word: letter(reading(word, {}))
        for word in (
            "「两病」用药", "《出生医学证明》", "（小餐饮）许可", "　低保", "A4 纸", "ＩＣ卡", "e 办事",
            "12345 热线", "６５岁", "绿化", "", "。", "ж", "ひ",
        )
    }  # fmt: skip
    assert found == {
        "「两病」用药": "L", "《出生医学证明》": "C", "（小餐饮）许可": "X", "　低保": "D", "A4 纸": "A",
        "ＩＣ卡": "I", "e 办事": "E", "12345 热线": "#", "６５岁": "#", "绿化": "L", "": "#", "。": "#",
        "ж": "#", "ひ": "#",
    }  # fmt: skip


def test_a_phrase_does_not_reach_over_a_comma() -> None:
    """Characters on both sides of a mark are not taken for one word."""
    assert spelled(reading("交重了", {})) == "jiao chong le"
    assert spelled(reading("交、重了", {})) == "jiao zhong le"


def test_syllables_come_first_then_tone_then_the_character() -> None:
    """Words that begin with the same character stand together, characters of one tone apart."""
    words = ["茶水", "查补贴", "差评", "查档案", "茶叶", "察看", "差别", "插秧"]
    assert in_order(*reversed(words)) == [
        "插秧", "察看", "查补贴", "查档案", "茶水", "茶叶", "差别", "差评",
    ]  # fmt: skip


def test_the_order_does_not_depend_on_what_came_first() -> None:
    """However the words were given, they come out in one order."""
    words = ["离婚", "黎明", "李明", "理发", "礼堂", "里程", "力气", "立户"]
    assert in_order(*words) == words
    assert in_order(*reversed(words)) == words
    assert in_order(*sorted(words)) == words


def test_a_character_of_two_readings_stands_at_both() -> None:
    """长期 stands at chang and 长者 at zhang; 重新 at chong and 重度 at zhong."""
    assert in_order("重度", "长者", "重新", "长期", "车", "中") == [
        "长期", "车", "重新", "长者", "中", "重度",
    ]  # fmt: skip


def test_u_with_dots_stands_right_behind_u() -> None:
    """The dictionary's order: lu, lü, luan, lüe, lun, luo."""
    words = ["路灯", "绿化", "乱收费", "略", "论证", "落户"]
    assert in_order(*reversed(words)) == words
    words = ["怒江", "女方", "暖气", "虐待", "诺言"]
    assert in_order(*reversed(words)) == words


def test_numbers_stand_by_their_value_before_letters() -> None:
    """65 comes before 4050, 110 before 12345, and all of them before A."""
    words = ["60 周岁", "65 岁", "100 岁", "110", "4050 认定", "12345 热线", "A4 纸", "阿姨"]
    assert in_order(*reversed(words)) == words


def test_the_shorter_word_comes_first() -> None:
    """What begins another word stands before it."""
    words = ["低保", "低保边缘户", "低保申请", "低边"]
    assert in_order(*reversed(words)) == words


def test_names_stand_by_surname_then_given_name() -> None:
    """单 stands at shan, 任 with 任, and nobody between two persons of one surname."""
    names = ["任海燕", "任婧", "撒丽娟", "撒旻", "沙明珍", "单丽琼", "单学平", "佘玉莲"]
    assert sorted_by_name(*reversed(names)) == names


def test_surnames_of_one_sound_are_kept_apart() -> None:
    """于, 余 and 俞 are read alike; each stands in one piece."""
    names = ["于波", "于丽", "余芳", "余敏", "俞昌", "俞静"]
    assert sorted_by_name(*reversed(names)) == names


@pytest.fixture(scope="module")
def example() -> Published:
    """The example as paper shows it."""
    return load(EXAMPLE).for_audience(Audience.PRINT)


def groups(example: Published, part: str) -> list[tuple[str, list[str]]]:
    """The letters of a part of the book, each with the names that stand under it."""
    found: Any = book_view(example, ExportContext())[part]
    return [(group["letter"], [entry["name"] for entry in group["entries"]]) for group in found]


def test_every_word_of_the_example_stands_where_it_belongs(example: Published) -> None:
    """What was wrong once in the example's own index stands under the right letter now."""
    found = {name: letter for letter, names in groups(example, "index") for name in names}
    expected = {
        "贷款还不上": "D", "圈舍用地手续": "J", "「两病」用药建档": "L", "「光荣在党 50 年」纪念章申领": "G",
        "献血报销": "X", "延期还款": "Y", "查补贴": "C", "12345 热线工单查询和催办": "#", "长寿钱": "C",
        "重特大疾病医疗救助申请": "Z", "调解": "T", "种地补贴": "Z",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("part", ["index", "names"])
def test_the_example_s_letters_follow_each_other(example: Published, part: str) -> None:
    """# comes first, then A to Z, each letter once."""
    letters = [letter for letter, _ in groups(example, part)]
    assert letters == sorted(set(letters))
    assert len(letters) > 15


def test_the_example_s_words_follow_each_other(example: Published) -> None:
    """Within a letter words stand as they are read, not as they are written."""
    names = dict(groups(example, "index"))["L"]
    known = ("拉水管", "老年食堂", "「两病」用药建档", "楼上漏水", "旅店卫生许可")
    at = [names.index(name) for name in known]
    assert at == sorted(at)


def test_the_example_s_officers_need_no_reading_of_their_own(example: Published) -> None:
    """Surnames that the example spells out are read the same without it."""
    given = [(o.name, o.name_pinyin) for o in example.officers if o.name and o.name_pinyin]
    assert len(given) > 25
    for name, own in given:
        assert name_reading(name, {}) == name_reading(name, {}, own), name

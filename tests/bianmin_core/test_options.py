"""From what a person wrote to an options object."""

from __future__ import annotations

import typing
from enum import Enum, IntEnum
from typing import Literal, Optional

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import OptionError, option
from bianmin_core.cli.flags import flags_of
from bianmin_core.options import allowed_values, is_option, make_options


class Paper(Enum):
    """Sizes of paper."""

    A4 = "a4"
    A5 = "a5"


class Copies(IntEnum):
    """An enum whose values are no text."""

    ONE = 1
    TWO = 2


def _positive(_: object, __: object, value: int) -> None:
    if value < 1:
        raise ValueError("columns 至少是 1")


class NarrowError(OptionError, ValueError):
    """An error of ours that is a ValueError too."""


def _wide(_: object, __: object, value: float) -> None:
    if value < 0:
        raise NarrowError("页边距太小", "the margin is too small")


@attrs.frozen(kw_only=True)
class Options:
    """One option of each kind."""

    title: str = attrs.field(default="便民", metadata=option("书名", "Title"))
    paper_size: Paper = attrs.field(default=Paper.A4, metadata=option("纸", "Paper"))
    layout: Literal["normal", "large-print"] = attrs.field(
        default="normal", metadata=option("版式", "Layout")
    )
    columns: int = attrs.field(default=2, validator=_positive, metadata=option("栏", "Columns"))
    margin: float = attrs.field(default=1.5, validator=_wide, metadata=option("边距", "Margin"))
    index: bool = attrs.field(default=True, metadata=option("索引", "Index"))
    copies: Copies = attrs.field(default=Copies.ONE, metadata=option("份", "Copies"))
    limit: int | None = attrs.field(default=None, metadata=option("最多", "Limit"))
    rows: int = attrs.field(
        default=1, validator=attrs.validators.in_([1, 2]), metadata=option("行", "Rows")
    )


def test_no_options_are_the_defaults() -> None:
    """Nothing given leaves every default."""
    assert make_options("x", Options, {}) == Options()


TAKEN = [
    ("title", "一本通", "一本通"),
    ("paper-size", "a5", Paper.A5),
    ("paper_size", Paper.A5, Paper.A5),
    ("layout", "large-print", "large-print"),
    ("columns", "3", 3),
    ("columns", 3, 3),
    ("margin", "2.5", 2.5),
    ("margin", 2, 2.0),
    ("margin", 0.0, 0.0),
    ("index", "no", False),
    ("index", "是", True),
    ("index", "否", False),
    ("index", "ON", True),
    ("index", 0, False),
    ("index", False, False),
    ("copies", "2", Copies.TWO),
    ("copies", Copies.TWO, Copies.TWO),
    ("limit", "9", 9),
    ("limit", None, None),
]


@pytest.mark.parametrize(("key", "value", "expected"), TAKEN)
def test_what_people_write_is_typed(key: str, value: object, expected: object) -> None:
    """Flags are text, a catalogue's values are text too, and Python gives the thing itself."""
    made = make_options("x", Options, {key: value})
    got = getattr(made, key.replace("-", "_"))
    assert (got, type(got)) == (expected, type(expected))


REFUSED = [
    ("paper-size", "a3", "a4、a5", "a4 or a5"),
    ("layout", "big", "normal、large-print", "normal or large-print"),
    ("columns", "two", "整数", "a whole number"),
    ("columns", 2.5, "整数", "a whole number"),
    ("columns", True, "整数", "a whole number"),
    ("columns", None, "整数", "a whole number"),
    ("columns", "9" * 5000, "整数", "a whole number"),
    ("margin", "wide", "数", "a number"),
    ("margin", "nan", "数", "a number"),
    ("margin", float("inf"), "数", "a number"),
    ("margin", 10**400, "数", "a number"),
    ("margin", True, "数", "a number"),
    ("index", "maybe", "yes 或 no", "yes or no"),
    ("index", None, "yes 或 no", "yes or no"),
    ("title", 5, "文字", "text"),
    ("title", ["a"], "文字", "text"),
    ("limit", "", "整数", "a whole number"),
]


@pytest.mark.parametrize(("key", "value", "zh", "en"), REFUSED)
def test_a_value_not_taken_is_told_with_what_is(key: str, value: object, zh: str, en: str) -> None:
    """The sentence names exporter, option, what it takes and what was given."""
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {key: value})
    assert caught.value.zh == f"导出器 book 的选项 {key} 只能是{zh}，不能是「{value}」"
    assert caught.value.en == f"Option {key} of exporter book must be {en}, not {value!r}"


def test_an_unknown_option_is_told_with_the_nearest() -> None:
    """A slip of the hand is told with what was meant; a stranger with all there are."""
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"papersize": "a4"})
    assert caught.value.zh == "导出器 book 没有选项 papersize，是不是 paper-size？"
    assert caught.value.en == "Exporter book has no option papersize; did you mean paper-size?"
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"zzz": 1})
    assert caught.value.zh == (
        "导出器 book 没有选项 zzz；它的选项有："
        "title、paper-size、layout、columns、margin、index、copies、limit、rows"
    )


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One line for each option that is wrong."""
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"zzz": 1, "columns": "x", "index": "x", "title": "ok"})
    assert [line.split("选项 ")[1].split(" ")[0] for line in caught.value.zh.splitlines()] == [
        "zzz；它的选项有：title、paper-size、layout、columns、margin、index、copies、limit、rows",
        "columns",
        "index",
    ]
    assert len(caught.value.en.splitlines()) == 3


@attrs.frozen(kw_only=True)
class Reserved:
    """An option whose name Python keeps for itself."""

    for_: Literal["screen", "press"] = attrs.field(default="screen", metadata=option("给谁", "For"))


@pytest.mark.parametrize("key", ["for", "for_"])
def test_a_word_of_python_is_an_option_by_its_bare_name(key: str) -> None:
    """`--for press` is the field `for_`, and messages name it as it is typed."""
    assert make_options("x", Reserved, {key: "press"}) == Reserved(for_="press")
    with pytest.raises(OptionError) as caught:
        make_options("x", Reserved, {"form": "press"})
    assert caught.value.en == "Exporter x has no option form; did you mean for?"
    with pytest.raises(OptionError) as caught:
        make_options("x", Reserved, {"for": "press", "for_": "screen"})
    assert caught.value.en == "Option for of exporter x is given twice"
    (flag,) = flags_of(Reserved)
    assert typing.get_args(flag[1])[1].name == ("--for",)


def test_an_option_given_twice_is_refused() -> None:
    """A hyphen and an underscore are the same name; neither silently wins."""
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"paper-size": "a4", "paper_size": "a5"})
    assert caught.value.zh == "导出器 book 的选项 paper-size 写了两次"
    assert caught.value.en == "Option paper-size of exporter book is given twice"


def test_what_a_validator_says_is_passed_on() -> None:
    """The option class's own refusal becomes the sentence, of attrs' validators without their tuple."""
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"columns": 0})
    assert caught.value.zh == "导出器 book 的选项不对：columns 至少是 1"
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"rows": 3})
    assert caught.value.en == "Options of exporter book: 'rows' must be in [1, 2] (got 3)"
    with pytest.raises(OptionError) as caught:
        make_options("book", Options, {"margin": "-1"})
    assert (caught.value.zh, caught.value.en) == ("页边距太小", "the margin is too small")


@given(
    st.sampled_from([f.name for f in attrs.fields(Options)]),
    st.text() | st.integers() | st.floats() | st.booleans() | st.none(),
)
def test_any_value_is_taken_or_refused_in_words(name: str, value: object) -> None:
    """No value from a file makes anything but options or an OptionError."""
    try:
        made, said = make_options("x", Options, {name: value}), None
    except OptionError as error:
        made, said = None, error.zh
    assert isinstance(made, Options) == (said is None)
    assert said is None or said.startswith(("导出器 x 的选项", "页边距"))


def test_allowed_values_are_the_closed_lists() -> None:
    """Literals and enums have a list of words, also where they may be absent; others have none."""
    assert allowed_values(Paper) == ("a4", "a5")
    assert allowed_values(Paper | None) == ("a4", "a5")
    assert allowed_values(Literal["a", "b"]) == ("a", "b")
    assert allowed_values(Copies) == ("1", "2")
    assert allowed_values(str) == allowed_values(int | None) == ()


@pytest.mark.parametrize(
    ("declared", "fit"),
    [
        (str, True),
        (bool, True),
        (Paper, True),
        (float | None, True),
        (Optional[Paper], True),  # noqa: UP045
        (Literal["a"], True),
        (Literal["a"] | None, True),
        (Literal[1], False),
        (int | str, False),
        (int | str | None, False),
        (list[str], False),
        (bytes, False),
        (object, False),
    ],
)
def test_is_option_knows_what_a_flag_can_hold(declared: object, fit: bool) -> None:
    """Scalars, enums and literals of text, each or nothing; no lists and no mixtures."""
    assert is_option(declared) is fit

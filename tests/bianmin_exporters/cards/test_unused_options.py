"""An option that would reach nothing is refused with a sentence, whoever gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from bianmin_core import OptionError, export, load
from bianmin_core.cli import main
from bianmin_exporters.cards import CardOptions, cards_from_rows
from bianmin_exporters.cards.label_options import CsvOptions

from .conftest import EXAMPLE

SHEETS: dict[str, Any] = {
    "page": "210x297", "grid": "2x5", "offset": "15x13.5", "gap": "0x0", "marks": "no",
    "start_at": 2, "copies": 2, "back": "help", "back_text": "先打电话", "sheets_per_file": 1,
}  # fmt: skip
CELLS: dict[str, Any] = {"preset": "a6", "cell": "90x54"}
ROWS = [{"link": "https://bm.example.cn/s/a", "title": "新生儿入户"}]


def told(options: type[Any], **given: Any) -> tuple[list[str], list[str]]:
    """What is said of options, in both languages."""
    with pytest.raises(OptionError) as refused:
        options(**given)
    return refused.value.zh.splitlines(), refused.value.en.splitlines()


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("name", [*SHEETS, *CELLS])
def test_what_only_sheets_have_is_refused_for_pictures(name: str, form: str) -> None:
    """Copies, backs, marks and stock mean nothing for a file a card; each is named as its flag."""
    zh, en = told(CardOptions, format=form, **{name: (SHEETS | CELLS)[name]})
    flag = name.replace("_", "-")
    assert zh == [f"选项 {flag} 只用于 pdf；{form} 是一张卡一个文件，不拼版、没有背面"]
    assert en == [
        f"Option {flag} is for pdf only: {form} is a file a card, without sheets or backs"
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_for_a_table(name: str) -> None:
    """Of a table, too; but its preset or cell says how large each picture is."""
    zh, _ = told(CsvOptions, format="svg", **{name: SHEETS[name]})
    assert zh[0].startswith(f"选项 {name.replace('_', '-')} 只用于 pdf；svg ")
    assert CsvOptions(format="svg", **CELLS).cell == "90x54"


def test_every_option_of_sheets_is_known_to_be_one() -> None:
    """A new option of sheets is thought about here: is it for pictures as well?"""
    from bianmin_exporters.cards.stock import SheetOptions

    both = {"order"}
    assert {f.name for f in attrs.fields(SheetOptions)} == {*SHEETS, *CELLS} | both


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"dpi": 600}, "选项 dpi 只用于 png"),
        ({"format": "svg", "dpi": 600}, "选项 dpi 只用于 png"),
        ({"logo_percent": 12}, "选项 logo-percent 是标志的宽度，还要写 logo"),
        ({"back_text": "先打电话"}, "选项 back-text 是背面的话，还要写 back: help"),
        ({"code": "tel", "upper_case": True}, "选项 upper-case 用于链接；tel 的码里没有链接"),
        ({"bleed": True}, "选项 bleed 只用于门牌（kind office）；service 没有印到边上的东西"),
        ({"kind": "office", "format": "png", "bleed": True}, "选项 bleed 只用于 pdf"),
    ],
)
def test_what_wants_another_option_says_which(given: dict[str, Any], said: str) -> None:
    """An option that only counts beside another names that one."""
    assert told(CardOptions, **given)[0] == [said]


def test_the_same_beside_what_they_want_is_taken() -> None:
    """None of them is refused where it counts."""
    CardOptions(format="png", dpi=600, logo="x.png", logo_percent=12)
    CardOptions(back="help", back_text="先打电话", code="link", upper_case=True)
    CardOptions(kind="office", bleed=True)
    CsvOptions(heading="今年的卡", content="link", upper_case=True)


def test_a_table_refuses_its_own() -> None:
    """A heading is for the PDF; numbers to ring have no capitals."""
    assert told(CsvOptions, format="png", heading="今年的卡")[0] == [
        "选项 heading 只用于 pdf；png 是一张卡一个文件，不拼版、没有背面"
    ]
    assert told(CsvOptions, content="tel", upper_case=True)[0] == [
        "选项 upper-case 用于链接；tel 的码里没有链接"
    ]


def test_all_of_them_are_told_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says each option once, by reason, in both languages; a script raises the same."""
    flags = [
        "--format",
        "svg",
        "--copies",
        "3",
        "--back",
        "help",
        "--dpi",
        "600",
        "--logo-percent",
        "12",
    ]
    target = tmp_path / "out"
    assert main(["export", "cards", str(EXAMPLE), "-o", str(target), *flags]) == 2
    said = capsys.readouterr().err
    for line in (
        "选项 copies、back 只用于 pdf；svg 是一张卡一个文件，不拼版、没有背面",
        "选项 dpi 只用于 png",
        "选项 logo-percent 是标志的宽度，还要写 logo",
        "Option copies, back is for pdf only: svg is a file a card, without sheets or backs",
        "Option dpi is for png only",
    ):
        assert said.count(f"{line}\n") == 1
    with pytest.raises(OptionError, match="选项 start-at 只用于 pdf"):
        export("cards", load(EXAMPLE), target, format="svg", start_at=3)
    with pytest.raises(OptionError, match="选项 copies 只用于 pdf"):
        cards_from_rows(ROWS, target, format="png", copies=2)
    assert not target.exists()

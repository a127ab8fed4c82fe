"""The preflight report: right about a good book, and about broken ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
from tests.bianmin_exporters.booklet.press.conftest import Files, Make

from bianmin_core import Edition, Published
from bianmin_exporters.booklet.press.copies import Community, communities
from bianmin_exporters.booklet.press.facts import FigureFacts, FontFacts, PageFacts, PdfFacts
from bianmin_exporters.booklet.press.painting import Painting
from bianmin_exporters.booklet.press.preflight import page_list, preflight


def _told(files: Files) -> dict[str, Any]:
    report: dict[str, Any] = orjson.loads(files["preflight.json"])
    return report


def test_a_book_that_is_right_has_no_mismatch(press: Files) -> None:
    """Fonts, colours, bleed, sheets, codes and copies all fit."""
    told = _told(press)
    assert told["mismatches"] == []
    assert told["status"] == "published"
    assert told["book"]["colour_spaces"] == ["DeviceCMYK"]
    assert told["book"]["trim_mm"] == [148.0, 210.0]
    assert told["book"]["bleed_mm"] == 3.0
    assert told["book"]["pages"] % 4 == 0
    assert all(font["embedded"] for font in told["book"]["fonts"])
    assert {font["name"] for font in told["book"]["fonts"]} >= {"NotoSerifSC-Regular"}
    assert "没有发现对不上的地方" in press["preflight.txt"].decode()


def test_each_code_is_measured_on_its_page(press: Files, small: Published) -> None:
    """The width of a module is taken from the file: 18.5 mm over the modules of the symbol."""
    told = _told(press)["codes"]
    links = {code["alt"].rsplit("，", 1)[-1]: code for code in told}
    for service in small.services:
        code = links[small.link(service) or ""]
        assert code["file"] == "book"
        modules = round(18.5 / code["module_mm"])
        assert modules in (29, 33), modules
    assert told == sorted(told, key=lambda code: code["module_mm"])
    assert min(code["module_mm"] for code in told) >= 0.5


def test_copies_follow_from_households_and_reserve(make: Make, press: Files) -> None:
    """One a household; a reserve in per cent is rounded up for each community."""
    told = _told(press)["copies"]
    assert [(c["name"], c["households"], c["copies"]) for c in told["communities"]] == [
        ("龙潭社区", 386, 386), ("新源社区", 742, 742), ("老丝厂社区", 659, 659),
    ]  # fmt: skip
    assert (told["needed"], told["print_run"]) == (1787, 1800)
    more = _told(make(**{"for": "press", "reserve": 2.5}))
    assert [c["reserve"] for c in more["copies"]["communities"]] == [10, 19, 17]
    assert more["copies"]["needed"] == 1833
    assert [m["zh"] for m in more["mismatches"]] == ["印数 1800 册，各社区共要 1833 册，少 33 册"]


def test_an_extract_is_counted_for_those_who_get_it(make: Make, press: Files) -> None:
    """A community's copy is one a household of that community; the print run is the whole book's."""
    told = _told(make(**{"for": "press", "community": "community-longtan"}))
    assert [(c["name"], c["copies"]) for c in told["copies"]["communities"]] == [("龙潭社区", 386)]
    assert told["copies"]["print_run"] is None
    assert told["mismatches"] == []
    assert told["content_number"] == _told(press)["content_number"]


_THEME = """\
#import "default/theme.typ": sans, serif, logo
#import "default/theme.typ" as ours
#let palette = ours.palette + (press: ours.palette.press + ({changed}))
"""


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ('ink: rgb("#000000")', "有不是四色（CMYK）的颜色：ICCBased (3)"),
        ("hair: luma(62%)", "有不是四色（CMYK）的颜色：ICCBased (1)"),
        ("ink: cmyk(60%, 60%, 60%, 100%)", "的黑色不是单黑（K 100）"),
        ("accent: cmyk(90%, 80%, 80%, 80%)", "的总墨量超过 300%"),
        ('tint: rgb("#e4efeb80")', "有透明效果"),
    ],
)
def test_what_a_district_template_breaks_is_found_in_the_file(
    make: Make, small: Published, tmp_path: Path, changed: str, found: str
) -> None:
    """A template laid over ours that a press can't print is named, with its pages."""
    (tmp_path / "booklet").mkdir()
    theme = _THEME.replace("{changed}", changed)
    (tmp_path / "booklet" / "theme.typ").write_text(theme, "utf-8")
    few = attrs.evolve(small, services=small.services[:1])
    told = _told(make(few, templates=tmp_path, **{"for": "press"}))
    assert any(m["zh"].startswith("书：第 ") and found in m["zh"] for m in told["mismatches"]), (
        told["mismatches"]
    )


def _painting(**changed: Any) -> Painting:
    usual: dict[str, Any] = {
        "spaces": frozenset({"DeviceCMYK"}),
        "inks": frozenset({("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))}),
        "transparent": False,
        "reach": None,
        "touching": (),
        "resolution": None,
    }
    return Painting(**{**usual, **changed})


def _page(number: int, **changed: Any) -> PageFacts:
    usual: dict[str, Any] = {"trim": (148.0, 210.0), "bleed": 3.0, "painting": _painting()}
    return PageFacts(number=number, **{**usual, **changed})


def _book(*pages: PageFacts, fonts: tuple[FontFacts, ...] = (), width: float = 18.5) -> PdfFacts:
    figure = FigureFacts(alt="码", width=width * 37 / 29, page=1)
    return PdfFacts(pages=pages, fonts=fonts, figures=(figure,))


_FOUR = tuple(_page(n) for n in range(1, 5))
_EDITION = Edition(number="1", issued_on=None, print_run=100)
_ONE = (Community(number="01", id="a", name="东门", households=100, reserve=0),)


def _mismatches(
    book: PdfFacts,
    found: tuple[Community, ...] = _ONE,
    edition: Edition = _EDITION,
    sizes: dict[str, int] | None = None,
) -> list[str]:
    report = preflight(book, None, {"码": 29} if sizes is None else sizes, edition, found)
    return [m.zh for m in report.mismatches]


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (_book(*_FOUR[:3]), "书有 3 页，不是 4 的倍数"),
        (_book(*_FOUR[:3], _page(4, trim=(105.0, 148.0))), "书的页面大小不一样"),
        (_book(*_FOUR[:3], _page(4, bleed=0.0)), "书：第 4 页没有 3 毫米出血"),
        (
            _book(*_FOUR[:3], _page(4, painting=_painting(touching=(0.0,)))),
            "书：第 4 页有墨到了裁切线",
        ),
        (_book(*_FOUR, fonts=(FontFacts(name="宋体", embedded=False),)), "书：字体没有嵌入：宋体"),
        (
            _book(*_FOUR[:3], _page(4, painting=_painting(resolution=72))),
            "书：第 4 页的图片太粗，每英寸只有 72 点",
        ),
        (_book(*_FOUR, width=14), "二维码的小方块不到 0.5 毫米，手机扫不出：码（0.48）"),
    ],
)
def test_each_fault_of_a_file_is_named(book: PdfFacts, told: str) -> None:
    """Sheets, sizes, bleed, fonts, codes: each that is wrong has its sentence, and nothing else."""
    wrong = [m for m in _mismatches(book) if m != "目录里没有写日期"]
    assert len(wrong) == 1
    assert wrong[0].startswith(told)


def test_ink_that_reaches_the_bleed_is_no_fault() -> None:
    """A tab that runs 3 mm over the trim is as it should be."""
    bled = _book(*_FOUR[:3], _page(4, painting=_painting(touching=(8.5,))))
    assert _mismatches(bled) == ["目录里没有写日期"]


@pytest.mark.parametrize(
    ("found", "run", "told"),
    [
        (_ONE, 99, ["印数 99 册，各社区共要 100 册，少 1 册"]),
        (_ONE, 110, []),
        (_ONE, 111, ["印数 111 册，各社区共要 100 册，多 11 册"]),
        (_ONE, None, ["目录里没有写印数"]),
        ((attrs.evolve(_ONE[0], households=None),), 100, ["没有写户数，算不出册数：东门"]),
        ((), 100, []),
    ],
)
def test_the_print_run_is_held_against_the_communities(
    found: tuple[Community, ...], run: int | None, told: list[str]
) -> None:
    """Too few is named, a tenth more is a reserve, and what can't be counted is said."""
    edition = attrs.evolve(_EDITION, print_run=run)
    wrong = [m for m in _mismatches(_book(*_FOUR), found, edition) if m != "目录里没有写日期"]
    assert wrong == told


def test_a_code_that_is_not_in_the_file_is_missed() -> None:
    """Fewer codes in the file than in the data is a mismatch."""
    assert "应有 2 个二维码，文件里只量到 1 个" in _mismatches(
        _book(*_FOUR), sizes={"码": 29, "另": 29}
    )


def test_only_communities_get_copies(small: Published) -> None:
    """A station counts no households, whatever stands in its field."""
    station = attrs.evolve(small.offices[0], households=50)
    changed = attrs.evolve(small, offices=(station, *small.offices[1:]))
    numbers = {office.id: str(n) for n, office in enumerate(small.offices, 1)}
    assert [c.number for c in communities(changed, numbers, 0)] == ["4", "5", "6"]


def test_pages_are_told_in_runs() -> None:
    """Neighbouring pages are one run, and a long list is cut with its total."""
    assert page_list([1, 2, 3, 7, 9, 10]) == "1—3、7、9—10"
    assert page_list([]) == ""
    assert page_list(list(range(1, 60, 2)), most=3) == "1、3、5……共 30 页"
    assert page_list([1, 2, 5], "en") == "1–2, 5"

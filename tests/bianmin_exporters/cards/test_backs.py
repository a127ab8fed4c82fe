"""Backs of cards: they lie behind their fronts, and hold what is written on them or refuse it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bianmin_core import ExporterError, Published, SourceError
from bianmin_exporters.cards import CardOptions, cards_from_rows
from bianmin_exporters.cards.forms import FORMS, form_of
from bianmin_exporters.cards.render import stock_for
from bianmin_exporters.cards.stock import STOCKS

from .conftest import everything_made, made, pages_of, text_of

DPI = 100
SIZES = [(kind, size) for kind, size in FORMS if kind != "life-event"]


def rows(count: int) -> list[dict[str, object]]:
    """Cards to make of nothing."""
    return [{"link": f"https://bm.example.cn/s/{n}", "title": f"第{n}件事"} for n in range(count)]


@pytest.mark.parametrize("preset", STOCKS)
def test_turned_on_its_long_edge_each_card_has_its_back(preset: str, tmp_path: Path) -> None:
    """On every stock, part-used and not full: where a front has ink the mirrored cell has, no other."""
    stock = STOCKS[preset]
    start, count = min(2, stock.cells), max(1, stock.cells - stock.columns - 1)
    written = cards_from_rows(
        rows(count), tmp_path, preset=preset, back="help", start_at=start, marks="no"
    )
    front, behind = pages_of((written.folder / "cards.pdf").read_bytes(), DPI, tmp_path)
    turned = np.asarray(behind)[:, ::-1]

    def inked(page: Any, place: int) -> bool:
        x, y = stock.corner(place)
        edges = (x + 1, y + 1, x + stock.cell[0] - 1, y + stock.cell[1] - 1)
        left, top, right, bottom = (round(v * DPI / 25.4) for v in edges)
        return bool((page[top:bottom, left:right] < 128).any())

    held = set(range(start - 1, start - 1 + count))
    for place in range(stock.cells):
        assert inked(np.asarray(front), place) == (place in held)
        assert inked(turned, place) == (place in held)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("kind", "size"), SIZES)
def test_the_usual_back_fits_every_card(
    book: Published, kind: str, size: str, lang: str, tmp_path: Path
) -> None:
    """The help that is printed by itself has room on every size, and keeps 3.9 mm off the trim."""
    (pdf,) = made(book, kind=kind, size=size, back="help", lang=lang, marks="no").values()
    page = np.asarray(pages_of(pdf, 150, tmp_path)[1]) < 200
    options: Any = {"kind": kind, "size": size}
    stock = stock_for(CardOptions(**options))
    width, height = form_of(CardOptions(**options)).card_mm
    left, top = stock.page[0] - stock.left - width, stock.top
    cut = [round(v * 150 / 25.4) for v in (left, top, left + width, top + height)]
    cell = page[cut[1] : cut[3], cut[0] : cut[2]].copy()
    assert cell.any()
    edge = int(3.9 * 150 / 25.4)
    cell[edge:-edge, edge:-edge] = False
    assert not cell.any()


def test_words_that_do_not_fit_are_refused_with_what_would(book: Published) -> None:
    """The sentence says how many lines of how many characters the back of that card has."""
    with pytest.raises(ExporterError) as refused:
        made(book, back="help", back_text="请先打电话问清楚再来。" * 40)
    assert refused.value.zh == (
        "背面的话太长：90x54 的卡背面最多 8 行，每行 26 个汉字；请用 back_text 写短一些"
    )
    assert "room for 8 lines of 26 Chinese characters" in refused.value.en


@pytest.mark.parametrize("size", ["90x54", "60x30"])
def test_words_that_just_fit_are_taken(book: Published, size: str) -> None:
    """As many lines as the sentence says are taken whole, and one more is refused."""
    kind = "label" if size == "60x30" else "service"

    def printed(lines: int, characters: int) -> str:
        words = "\n".join("字" * characters for _ in range(lines))
        (pdf,) = made(book, kind=kind, size=size, back="help", back_text=words).values()
        return text_of(pdf, "-f", "2", "-l", "2")

    with pytest.raises(ExporterError) as refused:
        printed(40, 5)
    said = [int(part) for part in refused.value.en.split() if part.isdigit()]
    lines, characters = said[0], said[1]
    assert printed(lines, characters).count("字") == lines * characters
    with pytest.raises(ExporterError, match="背面的话太长"):
        printed(lines + 1, characters)


def test_lines_of_ones_own_stay_lines(book: Published) -> None:
    """A back of several lines is printed as it was written."""
    (pdf,) = made(book, back="help", back_text="请贴在门后\n\n打 12345").values()
    assert "请贴在门后打12345居住证明开具" in text_of(pdf, "-f", "2", "-l", "2")


def test_a_draft_cuts_them_and_says_so(book: Published) -> None:
    """A draft is made of anything; on its backs stands that the words do not fit."""
    words = "请先打电话问清楚再来。" * 40
    (pdf,) = made(book, draft=True, back="help", back_text=words).values()
    assert "放不下" in text_of(pdf, "-f", "2", "-l", "2")


def test_of_a_table_the_back_is_told_with_the_rows(tmp_path: Path) -> None:
    """A back that is too long and a row that is too long are told at once; nothing is written."""
    held: list[dict[str, object]] = [
        *rows(2),
        {"link": "https://bm.example.cn/s/x", "title": "名" * 200},
    ]
    with pytest.raises(SourceError) as refused:
        cards_from_rows(held, tmp_path / "out", back="help", back_text="请先打电话。" * 60)
    lines = refused.value.zh.splitlines()
    assert lines[0] == (
        "rows  背面的话太长：63.5x38.1 的卡背面最多 4 行，每行 17 个汉字；请用 back_text 写短一些"
    )
    assert lines[1].startswith("rows:3:2  「名名")
    assert len(lines) == 2
    assert not (tmp_path / "out").exists()


def test_fronts_and_backs_take_turns_in_the_manifest(example: Published) -> None:
    """Codes are on the odd pages, also of the second file."""
    files = everything_made(example, office="civil-affairs", back="help", sheets_per_file=1)
    codes = json.loads(files["codes.json"])["codes"]
    assert {(c["file"], c["page"]) for c in codes} == {("cards-01.pdf", 1), ("cards-02.pdf", 1)}

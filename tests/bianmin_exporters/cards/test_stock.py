"""纸型: the measures of every preset add up."""

from __future__ import annotations

import pytest

from bianmin_exporters.cards.stock import STOCKS, Stock


@pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)
def test_margins_cells_and_gaps_are_the_page(stock: Stock) -> None:
    """What is left of the page beside the cells is the same left and right, above and below."""
    used = [
        count * size + (count - 1) * gap
        for count, size, gap in zip((stock.columns, stock.rows), stock.cell, stock.gap, strict=True)
    ]
    for page, held, margin in zip(stock.page, used, (stock.left, stock.top), strict=True):
        assert page == pytest.approx(held + 2 * margin, abs=0.05)
        assert margin >= 0


@pytest.mark.parametrize(("name", "stock"), STOCKS.items(), ids=STOCKS)
def test_a_preset_is_named_by_its_cell(name: str, stock: Stock) -> None:
    """The name is the cell in whole millimetres, or the paper size that it is."""
    width, height = stock.cell
    assert name in (f"{round(width)}x{round(height)}", f"{width + 0.5:.0f}x{height:.0f}", "a6")
    assert (name == "a6") == (stock.cell == (105, 148))


def test_no_two_presets_are_the_same() -> None:
    """Each is another sheet."""
    assert len({(s.cell, s.columns, s.rows) for s in STOCKS.values()}) == len(STOCKS)

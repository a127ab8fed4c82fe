"""The arithmetic of folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_exporters.booklet.press.sheets import Side, folded, saddle, spine_mm


def test_eight_pages_stand_on_two_sheets() -> None:
    """The outer sheet holds the first two and the last two pages, the inner one the middle."""
    outer, inner = saddle(8, 100)
    assert (outer.front, outer.back) == (Side(left=8, right=1), Side(left=2, right=7))
    assert (inner.front, inner.back) == (Side(left=6, right=3), Side(left=4, right=5))


@given(st.integers(1, 200).map(lambda sheets: 4 * sheets))
def test_folded_and_nested_the_sheets_read_from_first_to_last(pages: int) -> None:
    """Whatever the number of pages, folding gives 1 to n."""
    assert folded(saddle(pages, 100)) == tuple(range(1, pages + 1))


def test_inner_sheets_move_to_the_fold_by_the_paper_around_them() -> None:
    """Sheet i moves by i times the thickness of a leaf, the outermost not at all."""
    assert [sheet.shift_mm for sheet in saddle(16, 120)] == pytest.approx([0, 0.12, 0.24, 0.36])


@pytest.mark.parametrize("pages", [0, 2, 6, -4])
def test_pages_that_fill_no_sheets_are_refused(pages: int) -> None:
    """Only a multiple of four can be folded."""
    with pytest.raises(ValueError, match="do not fill sheets"):
        saddle(pages, 100)


@pytest.mark.parametrize(
    ("pages", "thickness", "width"),
    [(100, 100, 5.5), (756, 100, 38.3), (99, 80, 4.5), (2, 100, 0.6)],
)
def test_the_spine_is_the_leaves_and_the_glue(pages: int, thickness: float, width: float) -> None:
    """Leaves times thickness, and half a millimetre for glue and scores."""
    assert spine_mm(pages, thickness) == width

"""The arithmetic of a stapled book: which page stands where on which sheet, and the creep.

A sheet carries four pages, two on each side; nested, the sheets are the book. Page numbers here
count from 1, sheets from 0, the outermost first.
"""

from __future__ import annotations

import attrs

PAGES_A_SHEET = 4
_MM_A_MICROMETRE = 0.001


@attrs.frozen(kw_only=True)
class Side:
    """One side of a sheet as it is printed, lying before its reader."""

    left: int
    right: int


@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet: `front` is its outer side when folded, `back` its inner one.

    Attributes:
        shift_mm: How far both halves of both sides move towards the fold.
    """

    front: Side
    back: Side
    shift_mm: float


def saddle(pages: int, thickness: float) -> tuple[Sheet, ...]:
    """Return the sheets of a book of so many pages, the outermost first.

    Folded into the others, a sheet stands out at the fore-edge by a leaf's thickness for each sheet
    around it, and loses as much when the book is trimmed. So the pages of sheet i move towards the
    fold by i times the thickness: what remains of the outer margin is the same on every leaf.

    Args:
        pages: How many; a multiple of four.
        thickness: Of a leaf, in micrometres.

    Raises:
        ValueError: They do not fill whole sheets.
    """
    if pages <= 0 or pages % PAGES_A_SHEET:
        raise ValueError(f"{pages} pages do not fill sheets of {PAGES_A_SHEET}")
    return tuple(
        Sheet(
            front=Side(left=pages - 2 * i, right=2 * i + 1),
            back=Side(left=2 * i + 2, right=pages - 2 * i - 1),
            shift_mm=i * thickness * _MM_A_MICROMETRE,
        )
        for i in range(pages // PAGES_A_SHEET)
    )


def folded(sheets: tuple[Sheet, ...]) -> tuple[int, ...]:
    """Return the pages in the order in which the folded and nested sheets are read."""
    first = [page for sheet in sheets for page in (sheet.front.right, sheet.back.left)]
    second = [page for sheet in sheets for page in (sheet.front.left, sheet.back.right)]
    return tuple(first + second[::-1])


def spine_mm(pages: int, thickness: float) -> float:
    """Return the width of a perfect bound book's spine: its leaves, and half a millimetre.

    The half millimetre is the glue and the two scores of the cover. Rounded to a tenth.

    Args:
        pages: Of the block, without the cover.
        thickness: Of a leaf, in micrometres.
    """
    leaves = -(-pages // 2)
    return round(leaves * thickness * _MM_A_MICROMETRE + _GLUE_MM, 1)


_GLUE_MM = 0.5

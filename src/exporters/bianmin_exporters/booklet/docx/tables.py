"""Tables: a head that repeats on each page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from bianmin_exporters.booklet.docx.marks import Element, Inline, element, paragraph, valued

#: Width of the text in twentieths of a point: A4 less its margins, 150 mm.
WIDTH = 8504
_PER_MM = 1440 / 25.4
# Which parts of its style a table uses: no bands, and the look of heads in one row or column.
_HEAD_ROW = "0620"
_HEAD_COLUMN = "0680"


@attrs.frozen
class Cell:
    """A cell: paragraphs, and how far it reaches."""

    paragraphs: Sequence[Element]
    span: int = 1
    #: "restart" begins a cell that reaches down, "continue" goes on with it.
    down: str | None = None


@attrs.frozen
class Row:
    """A row.

    It stays whole, and is not kept with the next one: LibreOffice loses rows that are both.
    """

    cells: Sequence[Cell]
    head: bool = False


def cell(*content: Inline, style: str = "Cell", span: int = 1, down: str | None = None) -> Cell:
    """Return a cell of one paragraph."""
    return Cell([paragraph(style, *content)], span, down)


def head(*labels: str) -> Row:
    """Return the row that heads a table."""
    return Row([cell(label, style="CellHead") for label in labels], head=True)


def table(widths_mm: Sequence[float], rows: Iterable[Row], *, style: str = "BookTable") -> Element:
    """Return a table of fixed widths.

    Args:
        widths_mm: Width of each column in millimetres.
        rows: Its rows; those that are heads come first.
        style: Identifier of the table style.
    """
    widths = [round(w * _PER_MM) for w in widths_mm]
    held = list(rows)
    properties = element(
        "w:tblPr",
        None,
        [
            valued("w:tblStyle", style),
            element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
            element("w:tblLayout", {"w:type": "fixed"}),
            valued("w:tblLook", _HEAD_ROW if held and held[0].head else _HEAD_COLUMN),
        ],
    )
    grid = element("w:tblGrid", None, [element("w:gridCol", {"w:w": str(w)}) for w in widths])
    return element("w:tbl", None, [properties, grid, *(_row(row, widths) for row in held)])


def _row(row: Row, widths: Sequence[int]) -> Element:
    properties = [element("w:cantSplit")]
    if row.head:
        properties.append(element("w:tblHeader"))
    cells = []
    at = 0
    for one in row.cells:
        cells.append(_cell(one, sum(widths[at : at + one.span])))
        at += one.span
    return element("w:tr", None, [element("w:trPr", None, properties), *cells])


def _cell(one: Cell, width: int) -> Element:
    properties = [element("w:tcW", {"w:w": str(width), "w:type": "dxa"})]
    if one.span > 1:
        properties.append(valued("w:gridSpan", str(one.span)))
    if one.down is not None:
        properties.append(valued("w:vMerge", one.down))
    return element("w:tc", None, [element("w:tcPr", None, properties), *one.paragraphs])

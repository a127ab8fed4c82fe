"""The sheets of a stapled book, put together from its pages.

They are for machines that print and fold, so they have no tags.
"""

from __future__ import annotations

import io

import pikepdf

from bianmin_exporters.booklet.press.boxes import MM, saved, trim_of
from bianmin_exporters.booklet.press.sheets import Sheet, Side

Box = tuple[float, float, float, float]


def imposed(pdf: bytes, sheets: tuple[Sheet, ...], title: str) -> bytes:
    """Return a file with two pages a sheet: its outer side, then its inner one.

    Each half holds a page of the book as one object under a matrix that moves it to its place and
    towards the fold; nothing of it crosses the fold. Where the pages bleed, so does the sheet, on
    its four outer edges.
    """
    with pikepdf.open(io.BytesIO(pdf)) as book, pikepdf.new() as made:
        forms = [made.copy_foreign(page.as_form_xobject()) for page in book.pages]
        trims = [trim_of(page) for page in book.pages]
        bleed = trims[0][0] - float(book.pages[0].mediabox[0])
        for sheet in sheets:
            for side in (sheet.front, sheet.back):
                _add_side(made, side, sheet.shift_mm * MM, forms, trims, bleed)
        made.docinfo["/Title"] = title
        if "/Info" in book.trailer and "/CreationDate" in book.docinfo:
            made.docinfo["/CreationDate"] = str(book.docinfo["/CreationDate"])
        return saved(made)


def _add_side(
    made: pikepdf.Pdf,
    side: Side,
    shift: float,
    forms: list[pikepdf.Object],
    trims: list[Box],
    bleed: float,
) -> None:
    left, bottom, right, top = trims[side.left - 1]
    width, height = right - left, top - bottom
    across, along = 2 * width + 2 * bleed, height + 2 * bleed
    made.add_blank_page(page_size=(across, along))
    page = made.pages[-1]
    page.obj.TrimBox = pikepdf.Array([bleed, bleed, across - bleed, along - bleed])
    page.obj.BleedBox = page.obj.MediaBox
    fold = bleed + width
    drawn = b""
    for number, edge, towards, name in (
        (side.left, bleed, shift, "/L"),
        (side.right, fold, -shift, "/R"),
    ):
        page.add_resource(forms[number - 1], pikepdf.Name.XObject, pikepdf.Name(name))
        x, y = edge - trims[number - 1][0] + towards, bleed - trims[number - 1][1]
        begin = 0.0 if name == "/L" else fold
        clip = f"{begin:.4f} 0 {fold:.4f} {along:.4f} re W n"
        drawn += f"q {clip} 1 0 0 1 {x:.4f} {y:.4f} cm {name} Do Q\n".encode()
    page.contents_add(made.make_stream(drawn))

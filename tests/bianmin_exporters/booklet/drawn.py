"""What is drawn on the pages of a PDF, as pdfium sees it: texts and filled shapes with their boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import attrs
import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4
UNSEEN = 2
"""Text of this size or smaller is read aloud and not seen: heads of columns that show none."""


@attrs.frozen
class Box:
    """A rectangle in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 0) -> bool:
        """Whether another lies inside this one."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def shared(self, other: Box) -> tuple[float, float]:
        """How wide and how high what two boxes share is; negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@attrs.frozen(kw_only=True)
class Text:
    """A run of text in one font: the box of its ink.

    Attributes:
        box: Where its ink is.
        said: What it says; empty where it is read for its place alone.
        colour: Its fill as red, green and blue, 0 to 255.
        size: The size of its font in points.
        mcid: The marked content it belongs to; None outside the structure.
        artifact: Whether it is marked as furniture that nobody reads aloud.
        at: Its place in the order of drawing, counted with shapes and pictures.
    """

    box: Box
    said: str
    colour: tuple[int, int, int]
    size: float
    mcid: int | None
    artifact: bool
    at: int


@attrs.frozen(kw_only=True)
class Shape:
    """A path or a picture.

    Attributes:
        box: Where it is.
        fill: Its fill as red, green and blue; None where it is not filled.
        picture: Whether it is one (an image or a drawing of its own).
        mcid: The marked content it belongs to; None outside the structure.
        artifact: Whether it is marked as one.
        at: Its place in the order of drawing.
    """

    box: Box
    fill: tuple[int, int, int] | None
    picture: bool
    mcid: int | None
    artifact: bool
    at: int


@attrs.frozen(kw_only=True)
class Page:
    """One page: its number from 1, its trim, and what is drawn on it, in the order of drawing."""

    number: int
    box: Box
    texts: tuple[Text, ...]
    shapes: tuple[Shape, ...]


def pages_of(file: Path) -> Iterator[Page]:
    """Yield each page of a PDF."""
    document = pdfium.PdfDocument(file)
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                yield _page(page, index + 1)
            finally:
                page.close()
    finally:
        document.close()


def _page(page: pdfium.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    text_page = page.get_textpage()
    texts: list[Text] = []
    shapes: list[Shape] = []
    for at in range(raw.FPDFPage_CountObjects(page)):
        one = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(one)
        box = _box(one, height)
        mcid, artifact = _marks(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            said = _said(one, text_page)
            if said.strip(" \u3000"):
                texts.append(
                    Text(
                        box=box,
                        said=said,
                        colour=_fill(one),
                        size=_size(one),
                        mcid=mcid,
                        artifact=artifact,
                        at=at,
                    )
                )
        else:
            path = kind == raw.FPDF_PAGEOBJ_PATH
            fill = _fill(one) if path and _is_filled(one) else None
            shapes.append(
                Shape(box=box, fill=fill, picture=not path, mcid=mcid, artifact=artifact, at=at)
            )
    text_page.close()
    return Page(
        number=number, box=Box(0, 0, width, height), texts=tuple(texts), shapes=tuple(shapes)
    )


def _box(one: object, height: float) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *(ctypes.byref(edge) for edge in edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return Box(left, height - top, right, height - bottom)


def _fill(one: object) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(one, *(ctypes.byref(part) for part in parts))
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def _is_filled(one: object) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one, ctypes.byref(mode), ctypes.byref(stroked))
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _size(one: object) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(one, ctypes.byref(size))
    return size.value


def _said(one: object, text_page: pdfium.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(one, text_page, None, 0)
    held = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(
        one, text_page, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return held.raw.decode("utf-16-le").rstrip("\0")


def _marks(one: object) -> tuple[int | None, bool]:
    mcid = raw.FPDFPageObj_GetMarkedContentID(one)
    artifact = False
    for place in range(raw.FPDFPageObj_CountMarks(one)):
        mark = raw.FPDFPageObj_GetMark(one, place)
        length = ctypes.c_ulong()
        name = (ctypes.c_ushort * 32)()
        raw.FPDFPageObjMark_GetName(mark, name, 64, ctypes.byref(length))
        if bytes(name).decode("utf-16-le").split("\0")[0] == "Artifact":
            artifact = True
    return (None if mcid < 0 else mcid), artifact

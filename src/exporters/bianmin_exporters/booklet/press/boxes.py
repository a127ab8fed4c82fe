"""The boxes that tell a press where a page is cut: what typst leaves out is written here.

typst writes the trim and the sheet around it. The bleed box is by definition the sheet's where it is
not given, but preflight programs of print shops ask for it.
"""

from __future__ import annotations

import io

import pikepdf

MM = 72 / 25.4


def with_bleed_boxes(pdf: bytes) -> bytes:
    """Return the file with a bleed box on each page that has a trim box; tags stay as they are."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            if "/TrimBox" in page.obj and "/BleedBox" not in page.obj:
                page.obj.BleedBox = page.obj.MediaBox
        return saved(document)


def page_count(pdf: bytes) -> int:
    """How many pages a file has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def saved(document: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document: the same for the same content, whenever it is written."""
    held = io.BytesIO()
    document.save(held, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return held.getvalue()


def trim_of(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """The box a page is cut to, in points."""
    left, bottom, right, top = (float(v) for v in page.trimbox)
    return left, bottom, right, top

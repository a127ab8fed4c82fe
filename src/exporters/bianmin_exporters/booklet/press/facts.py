"""What a finished PDF holds, read back from the file: pages, fonts, colours, codes."""

from __future__ import annotations

import io
from collections.abc import Iterator

import attrs
import pikepdf

from bianmin_exporters.booklet.press.boxes import MM, trim_of
from bianmin_exporters.booklet.press.painting import Painting, painting


@attrs.frozen(kw_only=True)
class PageFacts:
    """One page: its sizes in millimetres, and what it paints."""

    number: int
    trim: tuple[float, float]
    bleed: float
    painting: Painting

    @property
    def bleeds(self) -> bool:
        """Whether ink runs over the trim."""
        return any(reached > 0 for reached in self.painting.touching)

    @property
    def short_of_bleed(self) -> bool:
        """Whether ink that touches the trim ends before the edge of the bleed."""
        return any(reached < (self.bleed - _TOLERANCE) * MM for reached in self.painting.touching)


@attrs.frozen(kw_only=True)
class FontFacts:
    """A font by the name the file gives it, without the mark of its subset."""

    name: str
    embedded: bool


@attrs.frozen(kw_only=True)
class FigureFacts:
    """A figure: what it is called, how wide it is in millimetres, and on which page it stands."""

    alt: str
    width: float
    page: int | None


@attrs.frozen(kw_only=True)
class PdfFacts:
    """A file."""

    pages: tuple[PageFacts, ...]
    fonts: tuple[FontFacts, ...]
    figures: tuple[FigureFacts, ...]

    @property
    def spaces(self) -> tuple[str, ...]:
        """The colour spaces of all its ink."""
        return tuple(sorted({space for page in self.pages for space in page.painting.spaces}))

    @property
    def inks(self) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Every colour once, those that are on most pages first."""
        pages: dict[tuple[str, tuple[float, ...]], int] = {}
        for page in self.pages:
            for ink in page.painting.inks:
                pages[ink] = pages.get(ink, 0) + 1
        return tuple(sorted(pages, key=lambda ink: (-pages[ink], ink)))


_TOLERANCE = 0.05


def facts_of(pdf: bytes) -> PdfFacts:
    """Read a file back."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        return PdfFacts(
            pages=tuple(_page(n, page) for n, page in enumerate(document.pages, 1)),
            fonts=tuple(sorted(_fonts(document), key=lambda font: font.name)),
            figures=tuple(_figures(document, numbers)),
        )


def _page(number: int, page: pikepdf.Page) -> PageFacts:
    trim = trim_of(page)
    media = [float(v) for v in page.obj.get("/BleedBox", page.mediabox)]
    margins = (trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3])
    return PageFacts(
        number=number,
        trim=(round((trim[2] - trim[0]) / MM, 1), round((trim[3] - trim[1]) / MM, 1)),
        bleed=round(min(margins) / MM, 2),
        painting=painting(page, trim),
    )


def _fonts(document: pikepdf.Pdf) -> set[FontFacts]:
    found = set()
    for held in document.objects:
        if not isinstance(held, pikepdf.Dictionary) or held.get("/Type") != pikepdf.Name.Font:
            continue
        if held.get("/Subtype") == pikepdf.Name.Type0:
            continue  # its descendant holds the program
        described = held.get("/FontDescriptor", pikepdf.Dictionary())
        embedded = held.get("/Subtype") == pikepdf.Name.Type3 or any(
            key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        name = str(held.get("/BaseFont", held.get("/Name", "/?"))).lstrip("/")
        found.add(FontFacts(name=name.partition("+")[2] or name, embedded=embedded))
    return found


def _figures(document: pikepdf.Pdf, numbers: dict[tuple[int, int], int]) -> Iterator[FigureFacts]:
    for held in document.objects:
        if not isinstance(held, pikepdf.Dictionary) or held.get("/S") != pikepdf.Name.Figure:
            continue
        for attributes in _listed(held.get("/A")):
            box = attributes.get("/BBox")
            if box is not None and "/Alt" in held:
                left, _, right, _ = (float(v) for v in box)
                page = _page_of(held)
                yield FigureFacts(
                    alt=str(held.Alt),
                    width=round((right - left) / MM, 2),
                    page=None if page is None else numbers.get(page),
                )


def _listed(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


_DEPTH = 12


def _page_of(element: pikepdf.Object) -> tuple[int, int] | None:
    """The page of a structure element: its own, or that of what stands beside it."""
    for _ in range(_DEPTH):
        page = _first_page(element, _DEPTH)
        if page is not None:
            return page
        if "/P" not in element:
            return None
        element = element.P
    return None


def _first_page(element: pikepdf.Object, depth: int) -> tuple[int, int] | None:
    if not isinstance(element, pikepdf.Dictionary) or depth == 0:
        return None
    if "/Pg" in element:
        return element.Pg.objgen
    for child in _listed(element.get("/K")):
        page = _first_page(child, depth - 1)
        if page is not None:
            return page
    return None

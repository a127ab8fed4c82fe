"""Where texts may stand on a page of the book, and which of them do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.bianmin_exporters.booklet.drawn import MM, UNSEEN, Box, Page, Shape, Text
from tests.bianmin_exporters.booklet.structure import Element, Structure

WIDTH, HEIGHT = 148 * MM, 210 * MM
# Ink may reach a little over the edge of its em, and edges are rounded.
SLACK = 1.0
# A glyph's ink may touch its neighbour's; more is one thing printed over another.
TOUCH = 0.8


def text_area(number: int) -> Box:
    """Where the text of an inside page stands: mirrored margins of 18 and 13 mm."""
    left = (18 if number % 2 else 13) * MM
    return Box(left, 15 * MM, left + 117 * MM, 192 * MM)


def _furniture(number: int) -> tuple[Box, ...]:
    """Head, foot and the strip of the tabs."""
    area = text_area(number)
    tabs = (
        Box(WIDTH - 7 * MM, 15 * MM, WIDTH, 192 * MM)
        if number % 2
        else Box(0, 15 * MM, 7 * MM, 192 * MM)
    )
    return (
        Box(area.left, 5 * MM, area.right, 12 * MM),
        Box(area.left, 194 * MM, area.right, 202 * MM),
        tabs,
    )


COVER = (Box(13 * MM, 10 * MM, WIDTH - 13 * MM, 205 * MM),)
FRIDGE = (Box(17.9 * MM, 8 * MM, 138.1 * MM, 202 * MM),)


def areas(page: Page, parts: Mapping[str, Sequence[int]]) -> tuple[Box, ...]:
    """The areas of a page, by the part of the book it is in."""
    index = page.number - 1
    if index in parts.get("cover", ()):
        return COVER
    if index in parts.get("fridge", ()):
        return FRIDGE
    return (text_area(page.number), *_furniture(page.number))


def _by(box: Box, held: Sequence[Box]) -> float:
    """How far a box reaches over the area that holds most of it."""
    return min(
        max(
            area.left - box.left,
            box.right - area.right,
            area.top - box.top,
            box.bottom - area.bottom,
        )
        for area in held
    )


def outside(page: Page, parts: Mapping[str, Sequence[int]]) -> list[str]:
    """Texts that leave the page, or the area that is theirs."""
    held = areas(page, parts)
    return [
        f"page {page.number}: {text.said!r} leaves its area by {_by(text.box, held):.1f}"
        for text in seen(page)
        if not any(area.holds(text.box, SLACK) for area in held)
    ]


def seen(page: Page) -> Iterator[Text]:
    """The texts that are seen."""
    return (text for text in page.texts if text.size > UNSEEN)


def _encloses(shape: Shape) -> bool:
    """Whether a shape is one that texts stand in: no rule, bar, dot or icon, nor the whole page."""
    box = shape.box
    small = box.width < 12 or box.height < 12
    return not shape.picture and not small and box.height < HEIGHT / 2


def out_of_shape(page: Page) -> list[str]:
    """Texts that stand partly in a tile, panel, disc, flag or frame, and partly outside."""
    faults = []
    shapes = [s for s in page.shapes if _encloses(s)]
    for text in seen(page):
        for shape in shapes:
            wide, high = text.box.shared(shape.box)
            if wide > TOUCH and high > TOUCH and not shape.box.holds(text.box, SLACK):
                faults.append(f"page {page.number}: {text.said!r} leaves its shape")
    return faults


def overlapping(page: Page) -> list[str]:
    """Texts that are printed over each other."""
    texts = sorted(seen(page), key=lambda t: t.box.top)
    faults = []
    for at, text in enumerate(texts):
        for other in texts[at + 1 :]:
            if other.box.top > text.box.bottom:
                break
            wide, high = text.box.shared(other.box)
            if wide > TOUCH and high > TOUCH:
                faults.append(f"page {page.number}: {text.said!r} and {other.said!r} overlap")
    return faults


def ruled_over(page: Page) -> list[str]:
    """Texts that a rule runs through."""
    rules = [s for s in page.shapes if not s.picture and s.box.height < 6 and s.box.width > 40]
    return [
        f"page {page.number}: {text.said!r} is ruled over"
        for text in seen(page)
        for rule in rules
        if text.box.shared(rule.box)[0] > TOUCH
        and text.box.top + 2 < (rule.box.top + rule.box.bottom) / 2 < text.box.bottom - 2
    ]


def stranded_headings(structure: Structure, pages: Iterable[Page]) -> list[str]:
    """Headings below which nothing stands in their column."""
    headings = {
        place
        for element in structure.root.walk()
        if element.tag in ("H1", "H2", "H3")
        for place in element.content()
    }
    faults = []
    for page in pages:
        held = [t for t in seen(page) if t.mcid is not None]
        for text in held:
            if (page.number, text.mcid) not in headings:
                continue
            below = [
                t
                for t in held
                if t.box.top > text.box.bottom - 1 and t.box.shared(text.box)[0] > -12
            ]
            if not any((page.number, t.mcid) not in headings for t in below):
                faults.append(f"page {page.number}: heading {text.said!r} stands last")
    return faults


def stranded_flags(structure: Structure, pages: Iterable[Page]) -> list[str]:
    """Flags of situations, repeated ones too, under which no material stands on the page."""
    cells = {
        place
        for element in structure.root.walk()
        if element.tag == "TD"
        for place in element.content()
    }
    faults = []
    for page in pages:
        flags = [t for t in seen(page) if t.said.strip().endswith("还要带")]
        for flag in flags:
            rows = [
                t
                for t in seen(page)
                if (page.number, t.mcid) in cells and 0 < t.box.top - flag.box.bottom < 8 * MM
            ]
            if not rows:
                faults.append(f"page {page.number}: the flag before {flag.said!r} has no material")
    return faults


def faults_of_page(page: Page, parts: Mapping[str, Sequence[int]]) -> list[str]:
    """Everything that is wrong with where the texts of a page stand."""
    return [
        *outside(page, parts),
        *out_of_shape(page),
        *overlapping(page),
        *ruled_over(page),
    ]


def faults_of_book(
    structure: Structure, pages: Sequence[Page], parts: Mapping[str, Sequence[int]]
) -> list[str]:
    """The faults of all pages, and headings and flags that stand last."""
    return [
        *(fault for page in pages for fault in faults_of_page(page, parts)),
        *stranded_headings(structure, pages),
        *stranded_flags(structure, pages),
    ]


__all__ = ["Element", "areas", "faults_of_book", "faults_of_page", "seen", "text_area"]

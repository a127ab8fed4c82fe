"""Where texts may stand on a page of the book, and which of them do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from tests.bianmin_exporters.booklet.drawn import MM, UNSEEN, Box, Page, Shape, Text
from tests.bianmin_exporters.booklet.structure import Element, Structure

# Ink may reach a little over the edge of its em, and edges are rounded.
SLACK = 1.0
# A glyph's ink may touch its neighbour's; more is one thing printed over another.
TOUCH = 0.8


@attrs.frozen(kw_only=True)
class Paper:
    """Where things stand on the pages of a layout, in millimetres from the trim.

    Attributes:
        size: Width and height of a page.
        inside: The margin at the spine.
        outside: The margin at the other edge.
        text: From where to where the text stands, downwards.
        head: From where to where the running head stands.
        foot: From where to where the foot stands.
        tab: How wide the tabs at the edge are.
        factor: What sizes of the standard book are multiplied by.
        fridge: The area of the page to cut out, where it has one of its own.
    """

    size: tuple[float, float]
    inside: float
    outside: float
    text: tuple[float, float]
    head: tuple[float, float]
    foot: tuple[float, float]
    tab: float
    factor: float
    fridge: tuple[float, float, float, float] | None = None

    def text_area(self, number: int) -> Box:
        """Where the text of an inside page stands: margins are mirrored."""
        left, right = (self.inside, self.outside) if number % 2 else (self.outside, self.inside)
        return _box(left, self.text[0], self.size[0] - right, self.text[1])

    def furniture(self, number: int) -> tuple[Box, ...]:
        """Head, foot and the strip of the tabs."""
        area = self.text_area(number)
        from_edge = self.size[0] - self.tab if number % 2 else 0
        return (
            Box(area.left, self.head[0] * MM, area.right, self.head[1] * MM),
            Box(area.left, self.foot[0] * MM, area.right, self.foot[1] * MM),
            _box(from_edge, self.text[0], from_edge + self.tab, self.text[1]),
        )

    def cover(self) -> Box:
        """Where the texts of the cover stand: it is drawn to the size of the page."""
        width, height = self.size
        side = 13 * width / 148
        return _box(side, 10 * width / 148, width - side, height - 5 * width / 148)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    """A box given in millimetres."""
    return Box(left * MM, top * MM, right * MM, bottom * MM)


STANDARD = Paper(
    size=(148, 210),
    inside=18,
    outside=13,
    text=(15, 192),
    head=(5, 12),
    foot=(194, 202),
    tab=7,
    factor=1,
    fridge=(17.9, 8, 138.1, 202),
)
PAPERS: Mapping[str, Paper] = {
    "standard": STANDARD,
    "large-print": Paper(
        size=(210, 297),
        inside=20,
        outside=16,
        text=(22, 273),
        head=(10, 20),
        foot=(278, 290),
        tab=0,
        factor=18 / 11,
    ),
    "pocket": Paper(
        size=(105, 148),
        inside=12,
        outside=9,
        text=(11, 136),
        head=(5, 10),
        foot=(138.5, 145),
        tab=6,
        factor=5 / 6,
    ),
}


def areas(
    page: Page, parts: Mapping[str, Sequence[int]], paper: Paper = STANDARD
) -> tuple[Box, ...]:
    """The areas of a page, by the part of the book it is in."""
    index = page.number - 1
    if index in parts.get("cover", ()):
        return (paper.cover(),)
    if paper.fridge is not None and index in parts.get("fridge", ()):
        return (_box(*paper.fridge),)
    return (paper.text_area(page.number), *paper.furniture(page.number))


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


def outside(page: Page, parts: Mapping[str, Sequence[int]], paper: Paper = STANDARD) -> list[str]:
    """Texts that leave the page, or the area that is theirs."""
    held = areas(page, parts, paper)
    return [
        f"page {page.number}: {text.said!r} leaves its area by {_by(text.box, held):.1f}"
        for text in seen(page)
        if not any(area.holds(text.box, SLACK) for area in held)
    ]


def seen(page: Page) -> Iterator[Text]:
    """The texts that are seen."""
    return (text for text in page.texts if text.size > UNSEEN)


def _encloses(shape: Shape, page: Page) -> bool:
    """Whether a shape is one that texts stand in: no rule, bar, dot or icon, nor the whole page."""
    box = shape.box
    small = box.width < 12 or box.height < 12
    return not shape.picture and not small and box.height < page.box.height / 2


def out_of_shape(page: Page) -> list[str]:
    """Texts that stand partly in a tile, panel, disc, flag or frame, and partly outside."""
    faults = []
    shapes = [s for s in page.shapes if _encloses(s, page)]
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
        place: number
        for number, element in enumerate(structure.root.walk())
        if element.tag in ("H1", "H2", "H3")
        for place in element.content()
    }
    faults = []
    for page in pages:
        held = [t for t in seen(page) if t.mcid is not None]
        # A number with what it counts is a text of its own, in the column of the whole heading.
        parts: dict[int, list[Text]] = {}
        for text in held:
            number = headings.get((page.number, text.mcid or 0))
            if number is not None:
                parts.setdefault(number, []).append(text)
        below = [t for t in held if (page.number, t.mcid) not in headings]
        for heading in parts.values():
            if not any(
                t.box.top > part.box.bottom - 1 and t.box.shared(part.box)[0] > -12
                for part in heading
                for t in below
            ):
                said = "".join(part.said for part in heading)
                faults.append(f"page {page.number}: heading {said!r} stands last")
    return faults


def stranded_flags(
    structure: Structure, pages: Iterable[Page], paper: Paper = STANDARD
) -> list[str]:
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
                if (page.number, t.mcid) in cells
                and 0 < t.box.top - flag.box.bottom < 8 * paper.factor * MM
            ]
            if not rows:
                faults.append(f"page {page.number}: the flag before {flag.said!r} has no material")
    return faults


def stranded_pocket_flags(pages: Iterable[Page]) -> list[str]:
    """Flags of the pocket edition behind which, or below which, nothing is to be brought."""
    faults = []
    for page in pages:
        texts = list(seen(page))
        for flag in texts:
            if flag.said.strip() not in ("加", "带") or flag.colour != (0, 0, 0):
                continue
            line = flag.box.height
            follows = [
                t
                for t in texts
                if (abs(t.box.bottom - flag.box.bottom) < line and t.box.left > flag.box.right - 1)
                or 0 < t.box.top - flag.box.bottom < 2 * line
            ]
            if not follows:
                faults.append(f"page {page.number}: a flag stands last")
    return faults


def faults_of_page(
    page: Page, parts: Mapping[str, Sequence[int]], paper: Paper = STANDARD
) -> list[str]:
    """Everything that is wrong with where the texts of a page stand."""
    return [
        *outside(page, parts, paper),
        *out_of_shape(page),
        *overlapping(page),
        *ruled_over(page),
    ]


def faults_of_book(
    structure: Structure,
    pages: Sequence[Page],
    parts: Mapping[str, Sequence[int]],
    paper: Paper = STANDARD,
) -> list[str]:
    """The faults of all pages, and headings and flags that stand last."""
    return [
        *(fault for page in pages for fault in faults_of_page(page, parts, paper)),
        *stranded_headings(structure, pages),
        *stranded_flags(structure, pages, paper),
        *(stranded_pocket_flags(pages) if paper is PAPERS["pocket"] else ()),
    ]


__all__ = ["PAPERS", "Element", "Paper", "areas", "faults_of_book", "faults_of_page", "seen"]

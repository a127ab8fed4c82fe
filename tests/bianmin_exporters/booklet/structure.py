"""What a screen reader is given: the structure tree of a PDF, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pikepdf
from tests.bianmin_exporters.booklet.drawn import UNSEEN, Page, Text


@attrs.frozen(kw_only=True)
class Element:
    """One element of the tree.

    Attributes:
        tag: "H1", "Table", "TH", ...: the standard name, as the role map has it.
        alt: What is said in its place, if anything.
        kids: Elements, and pieces of marked content as (page from 1, number).
    """

    tag: str
    alt: str
    kids: tuple[Element | tuple[int, int], ...]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order in which they are read."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def content(self) -> Iterator[tuple[int, int]]:
        """The marked content below it, in the order in which it is read."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.content()
            else:
                yield kid


@attrs.frozen(kw_only=True)
class Structure:
    """The tree of a file, and what the file says of itself."""

    root: Element
    language: str
    marked: bool
    title_shown: bool
    title: str


def structure_of(file: Path) -> Structure:
    """Read a PDF's structure; a file without one has an empty tree."""
    with pikepdf.open(file) as pdf:
        pages = {(p.obj.objgen[0], p.obj.objgen[1]): at for at, p in enumerate(pdf.pages, 1)}
        top = pdf.Root.get("/StructTreeRoot")
        roles: dict[str, Any] = {} if top is None else dict(top.get("/RoleMap", {}))
        kids = () if top is None else tuple(_kids(top.get("/K"), None, pages, roles))
        told: Any = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        marks: Any = pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
        return Structure(
            root=Element(tag="Root", alt="", kids=kids),
            language=str(pdf.Root.get("/Lang", "")),
            marked=bool(marks.get("/Marked", False)),
            title_shown=bool(told.get("/DisplayDocTitle", False)),
            title=str(pdf.docinfo.get("/Title", "")),
        )


def _kids(
    held: Any, page: int | None, pages: Mapping[tuple[int, int], int], roles: Mapping[str, Any]
) -> Iterator[Element | tuple[int, int]]:
    if held is None:
        return
    if isinstance(held, pikepdf.Array):
        for one in held:
            yield from _kids(one, page, pages, roles)
    elif isinstance(held, pikepdf.Dictionary):
        if "/Pg" in held:
            page = pages[held.Pg.objgen[0], held.Pg.objgen[1]]
        if "/S" in held:
            tag = str(roles.get(str(held.S), held.S)).removeprefix("/")
            kids = tuple(_kids(held.get("/K"), page, pages, roles))
            yield Element(tag=tag, alt=str(held.get("/Alt", "")), kids=kids)
        elif held.get("/Type") == "/MCR":
            assert page is not None
            yield page, int(held.MCID)
    else:
        assert page is not None
        yield page, int(held)


def said_by(pages: Iterable[Page]) -> dict[tuple[int, int], list[Text]]:
    """The texts of each piece of marked content, by page and number."""
    found: dict[tuple[int, int], list[Text]] = {}
    for page in pages:
        for text in page.texts:
            if text.mcid is not None:
                found.setdefault((page.number, text.mcid), []).append(text)
    return found


def words_of(element: Element, said: Mapping[tuple[int, int], list[Text]]) -> str:
    """What an element says, without white space."""
    texts = (text.said for place in element.content() for text in said.get(place, ()))
    return "".join("".join(texts).split())


def faults_of_file(structure: Structure) -> list[str]:
    """What is missing of language, title and tags."""
    return [
        fault
        for fault, there in (
            ("no language", structure.language),
            ("not marked as tagged", structure.marked),
            ("the title is not shown", structure.title_shown),
            ("no title", structure.title),
            ("no structure", structure.root.kids),
        )
        if not there
    ]


def faults_of_headings(structure: Structure) -> list[str]:
    """Where a heading skips a level; the first must be of level 1."""
    faults = []
    before = 0
    for place, element in enumerate(structure.root.walk()):
        if len(element.tag) == 2 and element.tag[0] == "H" and element.tag[1].isdigit():
            level = int(element.tag[1])
            if level > before + 1:
                faults.append(f"element {place}: H{level} after H{before}")
            before = level
    return faults


def faults_of_figures(structure: Structure) -> list[str]:
    """Figures that say nothing."""
    return [
        f"figure {place} has no alternative text"
        for place, element in enumerate(e for e in structure.root.walk() if e.tag == "Figure")
        if not element.alt.strip()
    ]


def faults_of_tables(structure: Structure, said: Mapping[tuple[int, int], list[Text]]) -> list[str]:
    """Tables without header cells, or with header cells that say nothing."""
    faults = []
    tables = (e for e in structure.root.walk() if e.tag == "Table")
    for place, table in enumerate(tables):
        rows = [e for e in table.walk() if e.tag == "TR"]
        if not rows or not any(e.tag == "TH" for e in rows[0].walk()):
            faults.append(f"table {place} has no header cells")
            continue
        silent = [e for e in rows[0].kids if isinstance(e, Element) and not words_of(e, said)]
        if silent:
            faults.append(f"table {place} has {len(silent)} header cells that say nothing")
    return faults


def faults_of_tagging(structure: Structure, pages: Iterable[Page]) -> list[str]:
    """Text that is neither in the tree nor furniture, and shapes and pictures likewise."""
    in_tree = set(structure.root.content())
    faults = []
    for page in pages:
        drawn = [(text.mcid, text.artifact, text.said) for text in page.texts]
        drawn += [(s.mcid, s.artifact, "a shape") for s in page.shapes]
        faults += [
            f"page {page.number}: {said!r} is not tagged"
            for mcid, artifact, said in drawn
            if not artifact and (mcid is None or (page.number, mcid) not in in_tree)
        ]
    return faults


def faults_of_order(structure: Structure, pages: Iterable[Page]) -> list[str]:
    """Texts that are read after one that stands below them in the same column.

    The cells of a row are read one by one, whatever their heights; rows are read downwards.
    """
    places = {place: at for at, place in enumerate(structure.root.content())}
    rows = {
        place: at
        for at, row in enumerate(e for e in structure.root.walk() if e.tag == "TR")
        for place in row.content()
    }
    faults = []
    for page in pages:
        held = [
            (places[page.number, t.mcid], rows.get((page.number, t.mcid)), t)
            for t in page.texts
            if t.mcid is not None and (page.number, t.mcid) in places and t.size > UNSEEN
        ]
        held.sort(key=lambda one: one[0])
        for at, (_, row, text) in enumerate(held):
            for _, other, later in held[at + 1 :]:
                wide, _ = text.box.shared(later.box)
                above = later.box.bottom <= text.box.top + 2
                if above and wide > 2 and (row is None or row != other):
                    faults.append(f"page {page.number}: {later.said!r} is read after {text.said!r}")
    return faults

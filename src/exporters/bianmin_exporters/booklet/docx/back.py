"""The back of the book: officers, names, what services are called, themes, the page to cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bianmin_exporters.booklet.docx.marks import (
    Element,
    Inline,
    heading,
    link,
    paragraph,
    run,
    section_break,
    tab,
)
from bianmin_exporters.booklet.docx.office import office_anchor
from bianmin_exporters.booklet.docx.pieces import Setting
from bianmin_exporters.booklet.docx.shown import Book, Entry, Office, Officer
from bianmin_exporters.booklet.docx.shown_service import Line
from bianmin_exporters.booklet.docx.tables import Row, cell, head, table


def directory(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield who may do what, office by office."""
    staffed = [office for office in book.offices if office.people]
    if not staffed:
        return
    words = setting.words
    yield heading(1, "part_directory", words["directory_title"])
    columns = (words["name"], words["post"], words["duty"], words["phone"], words["when_away"])
    rows = [row for office in staffed for row in _staff(office, setting)]
    yield table((22, 32, 42, 32, 22), [head(*columns), *rows])


def _staff(office: Office, setting: Setting) -> Iterator[Row]:
    named = link(
        office_anchor(office), run(office.number, "Number"), run(f"　{office.name}", "Strong")
    )
    yield Row([cell(named, span=5, style="CellGroup")])
    for officer in office.people:
        yield _officer(officer, setting)


def _officer(officer: Officer, setting: Setting) -> Row:
    name = setting.known(None) if officer.name is None else run(officer.name, "Strong")
    phone = [] if officer.phone is None else [setting.phone(officer.phone)]
    return Row(
        [cell(name), cell(officer.post), cell(officer.duties), cell(*phone), cell(officer.deputy)]
    )


def names_index(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield people by name, with the office to go to."""
    if not book.names:
        return
    numbers = {office.name: office for office in reversed(book.offices)}
    groups: list[tuple[str, list[list[Inline]]]] = []
    for group in book.names:
        entries: list[list[Inline]] = []
        for one in group.entries:
            office = numbers[one.office]
            number = link(office_anchor(office), run(office.number, "Number"))
            entries.append([run(one.name, "Strong"), f"　{one.office}", tab(), number])
        groups.append((group.letter, entries))
    words = setting.words
    yield from _in_columns("part_names", words["names_title"], words["names_below"], groups)


def pinyin_index(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield services by every name that people have for them."""
    if not book.index:
        return
    words = setting.words
    groups = [(g.letter, [_indexed(e, setting) for e in g.entries]) for g in book.index]
    yield from _in_columns("part_index", words["index_title"], words["index_below"], groups)


def themes(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield services of one kind together."""
    if not book.themes:
        return
    words = setting.words
    groups = [(t.name, [_plainly(e, setting) for e in t.entries]) for t in book.themes]
    yield from _in_columns("part_themes", words["themes_title"], words["themes_below"], groups)


def _plainly(entry: Entry, setting: Setting) -> list[Inline]:
    place = setting.places[entry.service]
    return [entry.name, tab(), link(place.anchor, run(place.number, "Number"))]


def _indexed(entry: Entry, setting: Setting) -> list[Inline]:
    place = setting.places[entry.service]
    number = link(place.anchor, run(place.number, "Number"))
    if entry.official is None:
        return [run(entry.name, "Strong"), tab(), number]
    same = run(f"　{setting.words['same_as']} {entry.official}", "Quiet")
    return [entry.name, same, tab(), number]


def _in_columns(
    anchor: str, title: str, below: str, groups: Iterable[tuple[str, Sequence[Sequence[Inline]]]]
) -> Iterator[Element]:
    yield heading(1, anchor, title)
    yield paragraph("Note", below)
    yield section_break()
    for name, entries in groups:
        yield paragraph("IndexHead", name)
        for entry in entries:
            yield paragraph("IndexEntry", *entry)
    yield section_break(columns=2)


def fridge_page(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield the page to cut out: emergency numbers and supervision."""
    words, fridge = setting.words, book.fridge
    yield heading(1, "part_fridge", words["fridge_title"])
    numbers = [*fridge.urgent, *fridge.hotlines, *fridge.local]
    if numbers:
        rows = [_number(line, setting) for line in numbers]
        yield table((50, 100), [head(words["phone"], words["what_for"]), *rows])
    if fridge.supervision:
        yield paragraph("OfficePart", words["supervision_ask"])
        rows = [_number(line, setting) for line in fridge.supervision]
        yield table((50, 100), [head(words["phone"], words["what_for"]), *rows])


def _number(line: Line, setting: Setting) -> Row:
    note = [run(f"　{line.note}", "Quiet")] if line.note else []
    return Row([cell(setting.phone(line.number)), cell(run(line.label, "Strong"), *note)])

"""The front of the book: cover, imprint, how to read it, life events, the register of offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bianmin_exporters.booklet.docx.marks import (
    Element,
    Inline,
    field_end,
    field_start,
    heading,
    link,
    paragraph,
    run,
    tab,
)
from bianmin_exporters.booklet.docx.office import office_anchor
from bianmin_exporters.booklet.docx.pieces import BOX, Setting, lines
from bianmin_exporters.booklet.docx.shown import Book
from bianmin_exporters.booklet.docx.tables import Cell, Row, cell, head, table

#: A heading as the contents name it: level, anchor, text.
Headed = tuple[int, str, str]


def cover_page(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield the cover."""
    cover = book.cover
    yield paragraph("District", cover.district)
    yield paragraph("Title", ("" if book.lang == "zh" else " ").join(cover.title))
    rows = [
        Row(
            [
                cell(run(r.sign, "Tile"), r.ask, style="CoverCell"),
                cell(r.text, style="CoverCell"),
            ]
        )
        for r in cover.rows
    ]
    yield table((40, 110), rows, style="PlainTable")
    yield paragraph("Gap")
    if cover.whose:
        yield paragraph("Slogan", cover.whose)
    yield paragraph("Slogan", cover.slogan)
    yield paragraph("CoverLine", cover.edition)
    call: list[Inline] = [cover.renew]
    if cover.phone is not None:
        call += [f"{cover.renew_call} ", setting.phone(cover.phone)]
    yield paragraph("CoverLine", *call)
    yield paragraph("CoverLine", setting.picture(cover.code))


def imprint_page(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield who made the book and when, and what those who check it should know."""
    words, imprint = setting.words, book.imprint
    yield paragraph("FrontTitle", imprint.title)
    rows = [
        Row([cell(row.label, style="CellLabel"), cell(setting.known(row.text))])
        for row in imprint.rows
    ]
    yield table((26, 124), rows)
    for note in imprint.notes:
        yield paragraph("Note", note)
    yield paragraph("FrontPart", words["check_title"])
    for key in ("check_1", "check_2", "check_3"):
        yield paragraph(None, words[key])


def contents_pages(headed: Sequence[Headed], setting: Setting) -> Iterator[Element]:
    """Yield the contents: a field that Word fills, with its entries in place until it has."""
    yield paragraph("FrontTitle", setting.words["contents"])
    yield paragraph("Note", setting.words["contents_hint"])
    last = len(headed) - 1
    for number, (level, anchor, text) in enumerate(headed):
        page = [*field_start(f"PAGEREF {anchor} \\h"), run("…"), field_end()]
        entry = link(anchor, text, tab(), *page)
        opened = field_start('TOC \\o "1-2" \\h \\z', dirty=True) if number == 0 else []
        closed = [field_end()] if number == last else []
        yield paragraph(f"TOC{level}", *opened, entry, *closed)


def how_to_read(setting: Setting) -> Iterator[Element]:
    """Yield the five questions and the signs, in short."""
    words = setting.words
    yield heading(1, "part_how", words["how_title"])
    yield paragraph(None, words["how_below"])
    asked = [
        Row([cell(*setting.asked(key), style="CellLabel"), cell(words[f"ask_{key}_below"])])
        for key in ("do", "bring", "who", "where", "call")
    ]
    box: list[Inline] = [f"{BOX} ", run("1", "Strong"), words["how_copies"]]
    shown: list[tuple[list[Inline], str]] = [
        (box, "how_tick"),
        ([run(words["how_flag"], "Flag")], "how_flag_below"),
        ([run(words["how_choice"], "Pill")], "how_choice_below"),
        ([run("A　B", "Number")], "how_posts"),
    ]
    signs = [Row([cell(*drawn), cell(words[meaning])]) for drawn, meaning in shown]
    yield table((36, 114), [head(words["question"], words["meaning"]), *asked, *signs])


def life_events(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield what may have happened at home, with what there is to do."""
    if not book.events:
        return
    words = setting.words
    yield heading(1, "part_events", words["events_title"])
    rows = [
        Row(
            [
                cell(run(event.sign, "Tile"), f" {event.name}", style="CellLabel"),
                Cell([lines("Cell", [setting.listed(e.name, e.service) for e in event.entries])]),
            ]
        )
        for event in book.events
    ]
    yield table((50, 100), [head(words["event"], words["services"]), *rows])


def register(book: Book, setting: Setting) -> Iterator[Element]:
    """Yield the offices with what they do and their phones."""
    if not book.offices:
        return
    words = setting.words
    yield heading(1, "part_register", words["register_title"])
    rows = []
    for office in book.offices:
        phone = [setting.phone(office.phones[0].number)] if office.phones else []
        rows.append(
            Row(
                [
                    cell(run(office.number, "Number")),
                    cell(link(office_anchor(office), run(office.name, "Strong"))),
                    cell(office.duty),
                    cell(*phone),
                ]
            )
        )
    columns = (words["no"], words["office"], words["duty"], words["phone"])
    yield table((14, 56, 46, 34), [head(*columns), *rows])

"""The Word file, from cover to fridge page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

from bianmin_core import ExportContext
from bianmin_exporters.booklet.docx import back, front
from bianmin_exporters.booklet.docx.marks import (
    Element,
    Inline,
    field,
    numbered,
    paragraph,
    run,
    section,
    section_break,
    tab,
)
from bianmin_exporters.booklet.docx.office import office_pages
from bianmin_exporters.booklet.docx.package import close_package, open_package
from bianmin_exporters.booklet.docx.pictures import code_pictures, numbered_pictures
from bianmin_exporters.booklet.docx.pieces import Setting, dialled, setting
from bianmin_exporters.booklet.docx.shown import Book, shown
from bianmin_exporters.booklet.wording import View


def word_file(view: View, issued_on: dt.date | None, context: ExportContext) -> bytes:
    """Return the book of a view as a Word file; a district's own styles lie in booklet-docx.

    Raises:
        TemplateError: The styles laid over ours are no XML.
    """
    book = shown(view)
    document = open_package([folder / "booklet-docx" for folder in context.template_folders])
    codes = [s.code for o in book.offices for s in o.services if s.code is not None]
    pictures = code_pictures(document, (c.link for c in [book.cover.code, *codes]))
    shared = setting(book, pictures)
    inside = list(_inside(book, shared))
    opening = [
        *front.cover_page(book, shared),
        *front.imprint_page(book, shared),
        *front.contents_pages(list(_headings(inside)), shared),
    ]
    body = document.element.body
    # The last thing in a body must be a paragraph: after a table Word would put one by itself.
    pages = [*opening, *inside, paragraph("Gap"), section()]
    body.clear()
    body.extend(pages)
    numbered(pages)
    numbered_pictures(body)
    _surround(document, book, shared)
    return close_package(document, book.document, issued_on, draft=book.draft)


def _inside(book: Book, shared: Setting) -> Iterator[Element]:
    yield from front.how_to_read(shared)
    yield from front.life_events(book, shared)
    yield from front.register(book, shared)
    for office in book.offices:
        yield from office_pages(office, shared)
    yield from back.directory(book, shared)
    yield section_break()
    yield from back.names_index(book, shared)
    yield from back.pinyin_index(book, shared)
    yield from back.themes(book, shared)
    yield from back.fridge_page(book, shared)


def _headings(inside: list[Element]) -> Iterator[front.Headed]:
    """The headings that the contents list, with their anchors."""
    for made in inside:
        style = made.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else str(style.get(qn("w:val")))
        if name in ("Heading1", "Heading2"):
            mark = made.find(qn("w:bookmarkStart"))
            text = "".join(str(t.text or "") for t in made.iter(qn("w:t")))
            yield int(name[-1]), str(mark.get(qn("w:name"))), text


def _surround(document: Document, book: Book, shared: Setting) -> None:
    """Write head and foot of every page; the cover has none but the mark of a draft."""
    words = shared.words
    first = document.sections[0]
    first.different_first_page_header_footer = True
    draft: list[Inline] = [run(words["draft"], "Draft")] if book.draft else []
    office = field("STYLEREF 1", book.cover.district)
    foot: list[Inline] = []
    if book.foot is not None:
        foot = [f"{book.foot.before} ", run(dialled(book.foot.phone), "Phone"), book.foot.after]
    pages: list[Inline] = [
        words["page_before"], *field("PAGE", "1"), words["page_between"],
        *field("NUMPAGES", "1"), words["page_after"],
    ]  # fmt: skip
    for around, content in (
        (first.header, paragraph("Header", *office, "　", *draft, tab(), book.document.title)),
        (first.footer, paragraph("Footer", *foot, tab(), *pages)),
        (first.first_page_header, paragraph(None, *draft)),
        (first.first_page_footer, paragraph(None)),
    ):
        around.is_linked_to_previous = False
        top = around.part.element
        for made in list(top):
            top.remove(made)
        top.append(content)

"""The files of a book that is made for the press, or for a stapler."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import orjson

from bianmin_core import Artifact, ExportContext, OptionError, Published, without_direction_marks
from bianmin_exporters.booklet.imprint import content_number, content_sum
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.page_map import page_map_files
from bianmin_exporters.booklet.paper import PRESS_STANDARDS, STANDARDS, book_pdf, book_template
from bianmin_exporters.booklet.press.boxes import page_count, with_bleed_boxes
from bianmin_exporters.booklet.press.copies import communities, office_numbers
from bianmin_exporters.booklet.press.facts import facts_of
from bianmin_exporters.booklet.press.impose import imposed
from bianmin_exporters.booklet.press.job import Job
from bianmin_exporters.booklet.press.note import printer_note
from bianmin_exporters.booklet.press.preflight import preflight
from bianmin_exporters.booklet.press.report import report_json, report_text
from bianmin_exporters.booklet.press.sheets import saddle, spine_mm
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.typesetting.compiler import compile_pdf
from bianmin_exporters.typesetting.glyphs import printable

_PDF = "application/pdf"
_TEXT = "text/plain; charset=utf-8"
#: A narrower spine carries no title.
LEAST_TITLED_SPINE_MM = 5


@attrs.frozen
class _Sheets:
    content: bytes
    most_shift: float


def bound_files(
    view: View,
    catalogue: Published,
    part: Published,
    options: BookletOptions,
    context: ExportContext,
) -> Iterator[Artifact]:
    """Yield the book, and what goes to the press or to the stapler with it.

    Args:
        view: What the book says.
        catalogue: The whole catalogue.
        part: What is printed of it.
        options: How.
        context: Draft, language, templates.

    Raises:
        OptionError: The book is too thick to be stapled.
    """
    press = options.for_ == "press"
    standards = PRESS_STANDARDS if press else STANDARDS
    made = book_pdf(view, catalogue.edition.issued_on, context, standards=standards)
    if press:
        made = attrs.evolve(made, pdf=with_bleed_boxes(made.pdf))
    book = made.pdf
    sheets = _stapled(book, view, options) if options.impose == "saddle" else None
    file = "booklet-press.pdf" if press else "booklet.pdf"
    yield Artifact(file, _PDF, book)
    yield from page_map_files(made, view, catalogue, file, draft=context.draft)
    if sheets is not None:
        yield Artifact("sheets.pdf", _PDF, sheets.content)
    if press:
        yield from _press_papers(book, sheets, view, catalogue, part, options, context)


def _press_papers(
    book: bytes,
    sheets: _Sheets | None,
    view: View,
    catalogue: Published,
    part: Published,
    options: BookletOptions,
    context: ExportContext,
) -> Iterator[Artifact]:
    """Yield the cover, the note to the printer, and the report."""
    cover = spine = None
    if sheets is None:
        spine = spine_mm(page_count(book), options.thickness)
        cover = _cover(view, spine, catalogue, context)
        yield Artifact("cover.pdf", _PDF, cover)
    edition = catalogue.edition
    number = content_number(catalogue)
    document = view["document"]
    assert isinstance(document, dict)
    report = preflight(
        facts_of(book),
        None if cover is None else facts_of(cover),
        dict(_codes_in(view)),
        edition,
        communities(part, office_numbers(view), options.reserve or 0),
        whole=part is catalogue,
    )
    job = Job(
        title=" ".join(str(document["title"]).split()),
        draft=context.draft,
        edition=edition.number or "",
        number=f"{number[:4]} {number[4:]}",
        content_sum=content_sum(catalogue),
        valid_until=edition.valid_until,
        thickness=options.thickness,
        thickness_said=_said(options),
        stapled=sheets is not None,
        spine=spine,
        spine_titled=spine is not None and spine >= LEAST_TITLED_SPINE_MM,
        most_stapled=options.most_stapled,
        shifts=0 if sheets is None else sheets.most_shift,
        report=report,
    )
    for path, text in (
        ("printer-note.txt", printer_note(job)),
        ("preflight.txt", report_text(job)),
    ):
        yield Artifact(path, _TEXT, without_direction_marks(text).encode(errors="replace"))
    yield Artifact("preflight.json", "application/json", report_json(job))


def _stapled(book: bytes, view: View, options: BookletOptions) -> _Sheets:
    pages, most = page_count(book), options.most_stapled
    if pages > most:
        raise OptionError(
            f"这本书有 {pages} 页，骑马订最多 {most} 页，再厚就合不拢、翻不平；"
            "请用胶装（impose: none），或者只出一个站所、一个社区的分册",
            f"The book has {pages} pages, and at most {most} can be stapled: a thicker one gapes and "
            "does not open flat; have it perfect bound (impose: none), or make an extract of one "
            "office or one community",
        )
    folded = saddle(pages, options.thickness)
    document = view["document"]
    assert isinstance(document, dict)
    return _Sheets(imposed(book, folded, str(document["title"])), folded[-1].shift_mm)


def _cover(view: View, spine: float, catalogue: Published, context: ExportContext) -> bytes:
    shared = ("lang", "region", "draft", "words", "document", "look", "cover", "imprint")
    cover = view["cover"]
    assert isinstance(cover, dict)
    title = cover["title"]
    assert isinstance(title, list)
    told = {
        "width": spine,
        "least": LEAST_TITLED_SPINE_MM,
        "title": ("" if view["lang"] == "zh" else " ").join(title),
        "district": catalogue.district.name if view["lang"] == "zh" else cover["district"],
        "edition": catalogue.edition.number or "",
    }
    data = {**{key: view[key] for key in shared}, "spine": told}
    made = compile_pdf(
        book_template(context, "cover-spread.typ"),
        orjson.dumps(printable(data, context.font_folders)),
        issued_on=catalogue.edition.issued_on,
        more_fonts=context.font_folders,
        standards=PRESS_STANDARDS,
    )
    return with_bleed_boxes(made)


def _codes_in(value: object) -> Iterator[tuple[str, int]]:
    """Every code of the view: what it is called, and how many modules wide it is."""
    if isinstance(value, dict):
        if {"path", "size", "alt"} <= value.keys():
            yield str(value["alt"]), int(value["size"])
        for held in value.values():
            yield from _codes_in(held)
    elif isinstance(value, list):
        for held in value:
            yield from _codes_in(held)


def _said(options: BookletOptions) -> tuple[str, str]:
    """Where the thickness comes from."""
    if options.paper_thickness is not None:
        return "按给出的纸厚", "as given"
    gsm, bulk = options.weight_and_bulk
    return f"{gsm:g} 克 × 松厚度 {bulk:g}，请核对", f"{gsm:g} g/m² x bulk {bulk:g}; please confirm"

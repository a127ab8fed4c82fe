"""The exporter: which files a book is, by its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from bianmin_core import CONTRACT_VERSION, Artifact, Audience, ExportContext, Published, Text
from bianmin_exporters.booklet.extract import community_extract, known_service, office_extract
from bianmin_exporters.booklet.numbers import book_numbers, numbered, numbers_told_by
from bianmin_exporters.booklet.options import BookletOptions, Layout
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.booklet.wording import View

FILES: Final[Mapping[Layout, str]] = {
    "standard": "booklet.pdf",
    "large-print": "booklet-large-print.pdf",
    "pocket": "booklet-pocket.pdf",
}
MAIN_FILES: Final[Mapping[Layout, str]] = {
    "standard": "main.typ",
    "large-print": "large-print.typ",
    "pocket": "pocket.typ",
}

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen
class BookletExporter:
    """便民服务一本通: the printed book."""

    contract: int = CONTRACT_VERSION
    summary: Text = attrs.field(
        factory=lambda: Text(
            "A5 便民服务一本通（PDF、网页，或签字用的 Word）",
            "the A5 book, PDF or one HTML file; or a Word file to sign",
        )
    )
    options: type[BookletOptions] = BookletOptions
    audience: Audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: BookletOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the files of the book."""
        view = _view(catalogue, options, context)
        steps = len(catalogue.offices) + 2
        if options.format == "html":
            from bianmin_exporters.booklet.html import book_html

            yield Artifact("booklet.html", "text/html; charset=utf-8", book_html(view, context))
        elif options.format == "docx":
            from bianmin_exporters.booklet.docx import book_docx

            made = book_docx(view, catalogue.edition.issued_on, context)
            yield Artifact("booklet.docx", DOCX, made)
        else:
            from bianmin_exporters.booklet.paper import book_pdf

            pdf = book_pdf(view, catalogue.edition.issued_on, context, MAIN_FILES[options.layout])
            yield Artifact(FILES[options.layout], "application/pdf", pdf)
        context.progress(steps, steps)


def _view(catalogue: Published, options: BookletOptions, context: ExportContext) -> View:
    """What the book says, with the numbers that the standard book of the whole catalogue gives."""
    leaflet = None if options.service is None else known_service(catalogue, options.service)
    part, copy = _part(catalogue, options)
    if part is catalogue and context.lang == "zh":
        view = book_view(catalogue, context, layout=options.layout, leaflet=leaflet)
        standard = options.format == "pdf" and options.layout == "standard"
        return numbered(view, numbers_told_by(view, context), planned=standard)
    view = book_view(part, context, layout=options.layout, copy=copy, leaflet=leaflet)
    return numbered(view, book_numbers(catalogue, context))


def _part(catalogue: Published, options: BookletOptions) -> tuple[Published, str | None]:
    """What is printed, and whose copy it is where it is not everybody's."""
    if options.office is not None:
        part = office_extract(catalogue, options.office)
    elif options.community is not None:
        part = community_extract(catalogue, options.community)
    else:
        return catalogue, None
    return part, part.offices[0].name

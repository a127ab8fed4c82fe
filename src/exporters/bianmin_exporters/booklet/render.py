"""The exporter: which files a book is, by its options."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bianmin_core import CONTRACT_VERSION, Artifact, Audience, ExportContext, Published, Text
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.view import book_view


@attrs.frozen
class BookletExporter:
    """便民服务一本通: the printed book."""

    contract: int = CONTRACT_VERSION
    summary: Text = attrs.field(
        factory=lambda: Text("A5 便民服务一本通（PDF 或网页）", "the A5 book, PDF or one HTML file")
    )
    options: type[BookletOptions] = BookletOptions
    audience: Audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: BookletOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the files of the book."""
        view = book_view(catalogue, context)
        steps = len(catalogue.offices) + 2
        if options.format == "html":
            from bianmin_exporters.booklet.html import book_html

            yield Artifact("booklet.html", "text/html; charset=utf-8", book_html(view, context))
        else:
            from bianmin_exporters.booklet.paper import book_pdf

            pdf = book_pdf(view, catalogue.edition.issued_on, context)
            yield Artifact("booklet.pdf", "application/pdf", pdf)
        context.progress(steps, steps)

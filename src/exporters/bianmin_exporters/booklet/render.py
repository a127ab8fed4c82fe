"""From the view to the finished book."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import attrs
import orjson

from bianmin_core import CONTRACT_VERSION, Artifact, Audience, ExportContext, Published, Text
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.view import book_view

# Archival and accessible at once, as typst names them.
STANDARDS = ("a-2a", "ua-1")


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
        """Yield the book as one file."""
        view = book_view(catalogue, context)
        steps = len(catalogue.offices) + 2
        if options.format == "html":
            from bianmin_exporters.booklet.html import book_html

            yield Artifact("booklet.html", "text/html; charset=utf-8", book_html(view, context))
        else:
            from bianmin_exporters.typesetting.compiler import Template, compile_pdf
            from bianmin_exporters.typesetting.glyphs import printable

            template = Template(
                packaged=files("bianmin_exporters.booklet") / "templates" / "typst",
                overlays=tuple(f / "booklet" for f in context.template_folders),
            )
            pdf = compile_pdf(
                template,
                orjson.dumps(printable(view, context.font_folders)),
                issued_on=catalogue.edition.issued_on,
                more_fonts=context.font_folders,
                standards=STANDARDS,
            )
            yield Artifact("booklet.pdf", "application/pdf", pdf)
        context.progress(steps, steps)

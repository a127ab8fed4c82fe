"""The exporter: which files a book is, by its options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
import orjson

from bianmin_core import CONTRACT_VERSION, Artifact, Audience, ExportContext, Published, Text
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.page_map import (
    BOOK,
    PAGES,
    PAGES_SCHEMA,
    page_map,
    page_map_schema,
)
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.booklet.wording import View

if TYPE_CHECKING:
    from bianmin_exporters.typesetting.compiler import Told


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

            made = book_pdf(view, catalogue.edition.issued_on, context)
            yield Artifact(BOOK, "application/pdf", made.pdf)
            yield from _pages(made, view, catalogue, context)
        context.progress(steps, steps)


def _pages(
    made: Told, view: View, catalogue: Published, context: ExportContext
) -> Iterator[Artifact]:
    """The page map and its schema; none where a template laid over ours tells nothing."""
    for places in made.values:
        mapped = page_map(places, view, catalogue, made.pdf, draft=context.draft)
        yield Artifact(PAGES, "application/json", mapped)
        schema = orjson.dumps(page_map_schema(), option=orjson.OPT_INDENT_2)
        yield Artifact(PAGES_SCHEMA, "application/schema+json", schema)

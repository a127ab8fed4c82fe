"""The bilingual book: each service and its translation together, never split."""

from __future__ import annotations

import datetime as dt

import orjson

from bianmin_core import Artifact, ExportContext
from bianmin_exporters.booklet.wording import View

#: Where the same templates lie once more, with what the translation says as their data.
BESIDE = "translated"
#: In front of what the translation's parts call themselves, to tell them from the source's.
VOICE = "said:"


def bilingual_artifact(
    source: View, said: View, issued_on: dt.date | None, format: str, context: ExportContext
) -> Artifact:
    """Return the book in two languages, as a PDF or as one HTML file.

    Raises:
        TemplateError: A template laid over ours is wrong.
    """
    if format == "html":
        from bianmin_exporters.booklet.html import bilingual_html

        page = bilingual_html(source, said, context)
        return Artifact("booklet.html", "text/html; charset=utf-8", page)
    from bianmin_exporters.booklet.paper import STANDARDS, book_template
    from bianmin_exporters.typesetting.compiler import compile_pdf
    from bianmin_exporters.typesetting.glyphs import printable

    content = compile_pdf(
        book_template(context, "bilingual.typ"),
        orjson.dumps(printable(source, context.font_folders)),
        issued_on=issued_on,
        more_fonts=context.font_folders,
        standards=STANDARDS,
        beside={BESIDE: orjson.dumps(printable({**said, "voice": VOICE}, context.font_folders))},
    )
    return Artifact("booklet.pdf", "application/pdf", content)

"""From the view to paper: the typst template, compiled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from importlib.resources import files

import orjson

from bianmin_core import ExportContext
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.typesetting.compiler import Template, Told, compile_and_tell
from bianmin_exporters.typesetting.glyphs import printable

# Archival and accessible at once, as typst names them.
STANDARDS = ("a-2a", "ua-1")
# An archival file may hold CMYK only with a profile, which typst cannot embed.
PRESS_STANDARDS = ("ua-1",)


def book_template(context: ExportContext, main: str = "main.typ") -> Template:
    """Return the packaged template with the district's own laid over it."""
    return Template(
        packaged=files("bianmin_exporters.booklet") / "templates" / "typst",
        main=main,
        overlays=tuple(f / "booklet" for f in context.template_folders),
    )


def book_pdf(
    view: View,
    issued_on: dt.date | None,
    context: ExportContext,
    main: str = "main.typ",
    standards: Sequence[str] = STANDARDS,
) -> Told:
    """Return the book of a view as a PDF to the standards given, and what stands on its pages.

    Raises:
        TemplateError: A template laid over ours does not compile.
    """
    return compile_and_tell(
        book_template(context, main),
        orjson.dumps(printable(view, context.font_folders)),
        "places",
        issued_on=issued_on,
        more_fonts=context.font_folders,
        standards=standards,
    )

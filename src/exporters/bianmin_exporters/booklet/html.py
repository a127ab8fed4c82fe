"""The book as one HTML file that needs nothing else and prints on A5."""

from __future__ import annotations

from importlib.resources import files

from bianmin_core import ExportContext, render_template, template_environment
from bianmin_exporters.booklet.wording import View


def book_html(view: View, context: ExportContext) -> bytes:
    """Return the HTML file; a district's own templates lie in a folder named booklet-html."""
    environment = template_environment(
        files("bianmin_exporters.booklet") / "templates" / "html",
        tuple(f / "booklet-html" for f in context.template_folders),
    )
    return render_template(environment, "book.html", view).encode()

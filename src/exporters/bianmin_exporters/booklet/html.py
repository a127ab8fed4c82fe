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
    return render_template(environment, "book.html", {"said": None, "suffix": "", **view}).encode()


def bilingual_html(source: View, said: View, context: ExportContext) -> bytes:
    """Return the HTML file in two languages: each office and each service before its translation.

    What the translation says stands under the id of its source with the language behind it.
    """
    offices, fridge = said["offices"], said["fridge"]
    assert isinstance(offices, list)
    assert isinstance(fridge, dict)
    lines = (*fridge["urgent"], *fridge["hotlines"], *fridge["local"])
    told = {
        "lang": said["lang"],
        "suffix": f"-{said['lang']}",
        "words": said["words"],
        "index": said["index"],
        "lines": [line["label"] for line in lines],
        "offices": {office["id"]: office for office in offices if office["has_page"]},
        "services": {s["id"]: s for office in offices for s in office["services"]},
    }
    return book_html({**source, "said": told}, context)

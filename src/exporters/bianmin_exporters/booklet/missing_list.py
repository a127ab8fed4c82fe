"""The list beside a book that prints 〓: which characters, where they stand, for the clerk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bianmin_core import Artifact, ExportContext, Published
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.typesetting.glyphs import undrawn_in
from bianmin_exporters.typesetting.missing import missing_characters

_HEADER = {
    "zh": ("字", "码位", "站所", "事项或人", "栏目", "原文", "状态"),
    "en": ("character", "code point", "office", "service or person", "field", "text", "status"),
}
_STATUS = {"zh": ("定稿", "草稿"), "en": ("final", "draft")}


def missing_list(view: View, catalogue: Published, context: ExportContext) -> Iterator[Artifact]:
    """Yield the list as CSV that a spreadsheet opens; nothing where nothing is missing.

    Every text stands in brackets, as it would in a sentence, so that none begins like a formula.
    """
    lost = undrawn_in(view, context.font_folders)
    if not lost:
        return
    lang = "en" if context.lang == "en" else "zh"
    status = _STATUS[lang][context.draft]
    places = missing_characters(catalogue, lost)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_HEADER[lang])
    for character in lost:
        own = [p for p in places if p.character == character]
        code = f"U+{ord(character):04X}"
        if not own:  # what a district's own template brought
            writer.writerow((character, code, "", "", "", "", status))
        for place in own:
            told = (place.office.in_language(lang), place.entry)
            field = place.field.in_language(lang)
            writer.writerow(
                (character, code, *map(_bracketed, told), field, _bracketed(place.text), status)
            )
    yield Artifact(
        "missing-characters.csv", "text/csv; charset=utf-8", out.getvalue().encode("utf-8-sig")
    )


def _bracketed(text: str) -> str:
    return f"「{text}」" if text else ""

"""The sheets on which each household of a community signs for its copy."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from bianmin_core import Artifact, ExportContext, ExporterError, Published
from bianmin_exporters.booklet.look import book_look
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.paper import book_template
from bianmin_exporters.booklet.press.copies import Community, communities, office_numbers
from bianmin_exporters.booklet.wording import View, phone_view
from bianmin_exporters.typesetting.compiler import compile_pdf
from bianmin_exporters.typesetting.glyphs import printable

LINES_A_PAGE = 28
# A community of more households hands out in several places, each with a list of its own.
_MOST_HOUSEHOLDS = 20_000
_STANDARDS = ("a-2a", "ua-1")


def sign_off_files(
    view: View, catalogue: Published, options: BookletOptions, context: ExportContext
) -> Iterator[Artifact]:
    """Yield a file for each community, named by its number in the book.

    Where no community says how many households it has, it is one blank page, to be copied.

    Raises:
        ExporterError: A community has more households than a list can hold.
    """
    found = communities(catalogue, office_numbers(view), options.reserve or 0)
    large = [c for c in found if (c.households or 0) > _MOST_HOUSEHOLDS]
    if large:
        names = "、".join(f"{c.name}（{c.households}）" for c in large)
        raise ExporterError(
            f"户数太多，做不了签收表（最多 {_MOST_HOUSEHOLDS} 户）：{names}",
            f"too many households for a sign-off sheet (at most {_MOST_HOUSEHOLDS}): {names}",
        )
    counted = [c for c in found if c.households is not None]
    if not counted:
        yield _sheet("sign-off.pdf", _sheet_view(catalogue, None), catalogue, view, context)
    for community in counted:
        told = _sheet_view(catalogue, community)
        yield _sheet(f"sign-off/{community.number}.pdf", told, catalogue, view, context)


def _sheet(
    path: str, sheet: View, catalogue: Published, view: View, context: ExportContext
) -> Artifact:
    shared = ("lang", "region", "draft", "words", "document")
    # Printed in the office, whatever the book is for.
    look = book_look(BookletOptions())
    data = {**{key: view[key] for key in shared}, "look": look, "sheet": sheet}
    pdf = compile_pdf(
        book_template(context, "sign-off.typ"),
        orjson.dumps(printable(data, context.font_folders)),
        issued_on=catalogue.edition.issued_on,
        more_fonts=context.font_folders,
        standards=_STANDARDS,
    )
    return Artifact(path, "application/pdf", pdf)


def _sheet_view(catalogue: Published, community: Community | None) -> View:
    """What the sheets of one community say."""
    edition = catalogue.edition.number or ""
    blank: View = {"name": "", "person": "", "phone": None, "households": 0, "reserve": 0}
    named = blank
    if community is not None:
        post = next(
            ((o, p) for o in catalogue.officers for p in o.posts if p.office == community.id),
            None,
        )
        office = catalogue.offices_by_id[community.id]
        area = catalogue.district.area_code
        named = {
            "name": community.name,
            "person": "" if post is None else f"{post[0].name or ''}　{post[1].title}".strip(),
            "phone": phone_view(office.phones[0], area) if office.phones else None,
            "households": community.households,
            "reserve": community.reserve,
        }
    pages = max(1, -(-int(str(named["households"])) // LINES_A_PAGE))
    return {**named, "edition": edition, "pages": pages, "a_page": LINES_A_PAGE}

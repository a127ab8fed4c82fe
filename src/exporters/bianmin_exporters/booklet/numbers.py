"""The numbers of offices and services: the same in every layout, extract and language.

People say them over the phone, and the pocket edition refers to the book by them. They go up with
the pages of the standard book, so that book's plan gives them, whatever is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import orjson

from bianmin_core import ExportContext, Published
from bianmin_exporters.booklet.look import STANDARD_LOOK
from bianmin_exporters.booklet.paper import book_template
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.typesetting.compiler import told_by
from bianmin_exporters.typesetting.glyphs import printable


@attrs.frozen
class Numbers:
    """What is told by id: 07 of an office, 07-03 of a service."""

    offices: Mapping[str, str]
    services: Mapping[str, str]


def book_numbers(catalogue: Published, context: ExportContext) -> Numbers:
    """Return the numbers that the standard book of the whole catalogue gives, in Chinese.

    Raises:
        TemplateError: A template laid over ours does not compile.
    """
    # What can't be coded is told where it is printed, and an extract may do without it.
    return numbers_told_by(book_view(catalogue, ExportContext(draft=True)), context)


def numbers_told_by(whole: View, context: ExportContext) -> Numbers:
    """Return the numbers that the plan gives to the view of a whole catalogue."""
    data = orjson.dumps(printable({**whole, "look": STANDARD_LOOK}, context.font_folders))
    (pairs,) = told_by(
        book_template(context, "numbers.typ"), data, "numbers", more_fonts=context.font_folders
    )
    return Numbers({str(o["id"]): str(o["number"]) for o in _offices(whole)}, dict(pairs))


def numbered(view: View, numbers: Numbers, *, planned: bool = False) -> View:
    """Return the view with these numbers in place of its own.

    The services of an office then follow one another by number, unless they are still `planned`:
    the plan of the standard book, from which the numbers come, chooses their order itself.
    """

    def services(office: View) -> list[View]:
        told = [{**s, "number": numbers.services[str(s["id"])]} for s in _services(office)]
        return told if planned else sorted(told, key=_by_number)

    return {
        **view,
        "offices": [
            {
                **office,
                "number": numbers.offices[str(office["id"])],
                "services": services(office),
            }
            for office in _offices(view)
        ],
    }


def _by_number(service: View) -> tuple[int, str]:
    number = str(service["number"])
    return len(number), number


def _offices(view: View) -> Sequence[View]:
    found: Sequence[View] = view["offices"]  # type: ignore[assignment]
    return found


def _services(office: View) -> Sequence[View]:
    found: Sequence[View] = office["services"]  # type: ignore[assignment]
    return found

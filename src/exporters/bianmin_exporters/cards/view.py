"""The cards as plain values: all that the templates read, everything in it worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from bianmin_core import (
    ExportContext,
    ExporterError,
    Phone,
    Published,
    Service,
    ServiceStatus,
    handlers_of,
    hours_of,
    location_of,
    phones_of,
)
from bianmin_exporters.cards.bring import View, bring_view, common_materials
from bianmin_exporters.cards.contents import LARGEST_SYMBOL_MM, Said, code_content
from bianmin_exporters.cards.options import CardOptions
from bianmin_exporters.cards.wording import (
    Words,
    dial_number,
    duration_text,
    fee_text,
    filled,
    hours_text,
    phone_parts,
    place_texts,
    shown,
    visits_text,
)
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.codes import (
    CodeError,
    ContentTooLongError,
    Matrix,
    fits,
    qr_matrices,
    qr_matrix,
    svg_path,
)

_LONGEST_PRINTED_LINK = 96
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_PIECES = re.compile(r"[^/\-]*[/\-]?")


@attrs.frozen(kw_only=True)
class Coded:
    """A service with its code; None where a draft has nothing to say or no room to say it."""

    service: Service
    said: Said | None
    matrix: Matrix | None


def carded(catalogue: Published, office: str | None = None) -> tuple[Service, ...]:
    """Return the services that get a card, in the book's order: all but the retired ones."""
    kept = [s for s in catalogue.services if s.status is not ServiceStatus.RETIRED]
    at = {o.id: place for place, o in reversed(list(enumerate(catalogue.offices)))}
    kept.sort(key=lambda s: at.get(s.office, len(at)))
    return tuple(s for s in kept if office is None or s.office == office)


def coded(
    catalogue: Published, services: Sequence[Service], options: CardOptions, context: ExportContext
) -> tuple[Coded, ...]:
    """Return each service with its code.

    Raises:
        ExporterError: It is no draft, and some codes can't be made or don't fit a card of that
            size; it names every such service and what would do.
    """
    words = fixed_words(context.lang)
    problems: list[CodeError | _Missing] = []
    told: list[Said | None] = []
    for service in services:
        try:
            said = code_content(catalogue, service, options.code, options.size, words)
        except CodeError as error:
            problems.append(_about(service, error))
            said = None
        else:
            if said is None:
                problems.append(_Missing(service, options.code))
        told.append(said)
    made = _matrices([said.content if said else None for said in told])
    found = []
    for service, said, matrix in zip(services, told, made, strict=True):
        if said is not None and not isinstance(matrix, Matrix):
            problems.append(_about(service, matrix))
        elif said is not None and isinstance(matrix, Matrix):
            fit = fits(matrix, LARGEST_SYMBOL_MM[options.size])
            if not fit:
                problems.append(_too_dense(service, said, fit.longest_content, options))
                matrix = None
        found.append(
            Coded(
                service=service, said=said, matrix=matrix if isinstance(matrix, Matrix) else None
            )
        )
    return tuple(found)

"""Cards from a script: one finished card, or the matrix of its code.

Each call runs typst once. For many cards at once run the exporter, which runs it once for all.
"""

from __future__ import annotations

import difflib
from typing import Any, Literal

from bianmin_core import ExportContext, ExporterError, Published, Service
from bianmin_exporters.cards.card import wanted
from bianmin_exporters.cards.coding import coded
from bianmin_exporters.cards.kinds import KINDS, cards_about
from bianmin_exporters.cards.options import CardOptions
from bianmin_exporters.cards.render import pictures
from bianmin_exporters.codes import Matrix


def card_svg(
    catalogue: Published,
    service_id: str,
    *,
    context: ExportContext | None = None,
    **options: Any,
) -> str:
    """Return the finished card of one service as an SVG file of its printed size.

    Its text is outlines, so it needs no font; title and description name the service and what
    the code says.

    Args:
        catalogue: What an audience may see: `catalogue.for_audience(Audience.PRINT)`.
        service_id: The service's id.
        context: Draft, language, templates and fonts; the defaults if absent.
        **options: Fields of `CardOptions`: `size="a6"`, `code="tel"`.

    Raises:
        ExporterError: No service has that id, or its card can't be made.
        ValueError: An option has a value it can't take.
    """
    return _card(catalogue, service_id, "svg", context, options).decode()


def card_png(
    catalogue: Published,
    service_id: str,
    *,
    context: ExportContext | None = None,
    **options: Any,
) -> bytes:
    """Return the finished card of one service as a PNG file that states its printed size.

    Args and errors are those of `card_svg`; `dpi=600` sets the resolution.
    """
    return _card(catalogue, service_id, "png", context, options)


def service_matrix(
    catalogue: Published, service_id: str, *, context: ExportContext | None = None, **options: Any
) -> Matrix:
    """Return the code of one service's card, to draw it oneself.

    Args and errors are those of `card_svg`; of a draft, too, a code that can't be made is an
    error.
    """
    service = _service(catalogue, service_id)
    chosen = _of_a_service(CardOptions(**options))
    asked = wanted(chosen, context or ExportContext())
    say = KINDS[chosen.kind].say
    (card,) = coded([service], lambda s: say(catalogue, s, asked), chosen, draft=False)
    assert card.matrix is not None
    return card.matrix


def _card(
    catalogue: Published,
    service_id: str,
    form: Literal["svg", "png"],
    context: ExportContext | None,
    options: dict[str, Any],
) -> bytes:
    service = _service(catalogue, service_id)
    chosen = _of_a_service(CardOptions(**{**options, "format": form}))
    context = context or ExportContext()
    asked = wanted(chosen, context)
    cards = cards_about(catalogue, KINDS[chosen.kind], [service], asked)
    return next(pictures(catalogue, cards, asked, context))


def _of_a_service(options: CardOptions) -> CardOptions:
    """Pass on options that make one picture of one service."""
    if options.kind not in ("service", "label"):
        raise ExporterError(
            f"这里只做 kind service、label，不做 {options.kind}；请用导出器 cards",
            f"Only kinds service and label are made here, not {options.kind}: run the exporter",
        )
    return options


def _service(catalogue: Published, service_id: str) -> Service:
    service = catalogue.services_by_id.get(service_id)
    if service is None:
        near = difflib.get_close_matches(service_id, catalogue.services_by_id, n=1)
        raise ExporterError(
            f"没有编号为 {service_id} 的事项" + (f"，是不是 {near[0]}？" if near else ""),
            f"There is no service {service_id}" + (f"; did you mean {near[0]}?" if near else ""),
        )
    return service

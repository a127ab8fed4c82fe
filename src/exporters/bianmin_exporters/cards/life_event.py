"""一件事: every service that something in a life takes, in the order to do them, on one page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from bianmin_core import LifeEvent, Published, Service, location_of
from bianmin_exporters.cards.bring import Asked, View, bring_view
from bianmin_exporters.cards.card import Card, Making, OfService, Readings, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.contents import Said
from bianmin_exporters.cards.forms import form_of
from bianmin_exporters.cards.view import card_view, carded, numbers, service_content
from bianmin_exporters.cards.wording import filled, shown
from bianmin_exporters.pinyin.reading import Syllable, reading

# So many find room for a code each if it is a little smaller, which a phone still reads.
_MANY_STOPS, _SMALL_SYMBOL_MM = 8, 16.0


@attrs.frozen(kw_only=True)
class Stop(OfService):
    """One service on the way through a life event."""

    event: LifeEvent
    place: int


def _stops(catalogue: Published, _: Wanted) -> list[Stop]:
    """The services of every event, but for those that are retired."""
    offered = {s.id: s for s in reversed(carded(catalogue))}
    return [
        Stop(event=event, place=place, service=offered[service_id])
        for place, event in enumerate(catalogue.life_events)
        for service_id in event.services
        if service_id in offered
    ]


def _say(catalogue: Published, stop: Stop, asked: Wanted) -> Said | None:
    return service_content(catalogue, stop.service, asked)


def _cards(catalogue: Published, found: Sequence[Coded[Stop]], asked: Wanted) -> Iterator[Card]:
    counted = Asked.by(catalogue)
    number_of = numbers(catalogue)
    words = asked.words
    for _, group in itertools.groupby(found, key=lambda one: one.subject.place):
        stops = list(group)
        event = stops[0].subject.event
        views = []
        for place, one in enumerate(stops, 1):
            before = stops[place - 2].subject.service if place > 1 else None
            caption = filled(words["event_caption"], number=place)
            number = number_of.get(one.subject.id, "")
            view = _view(catalogue, one, number, counted, asked)
            views.append(
                view
                | {
                    "same": before is not None
                    and _same_place(catalogue, before, one.subject.service),
                    "code": code_view(
                        one, words, caption if one.said and one.said.kind == "link" else None
                    ),
                }
            )
        symbol_mm = _SMALL_SYMBOL_MM if len(views) >= _MANY_STOPS else None
        count = words["event_one"] if len(views) == 1 else words["event_count"]
        yield Card(
            id=event.id,
            name=event.name,
            codes=tuple(stops),
            view={
                "id": event.id,
                "name": shown(event.name),
                "tile": shown(event.tile or event.name[:1]),
                "count": filled(count, count=len(views)),
                "stops": views,
                "symbol": symbol_mm or form_of(asked.options).least_symbol_mm,
            },
            least_symbol_mm=symbol_mm,
        )


def _view(
    catalogue: Published, one: Coded[Stop], number: str, counted: Asked, asked: Wanted
) -> View:
    """A service's card, and what is said of its materials where its code finds no room."""
    service = one.subject.service
    coded = Coded(subject=service, said=one.said, matrix=one.matrix)
    view = card_view(catalogue, coded, number, counted, asked.words, asked.lang)
    return view | {"bring_uncoded": bring_view(service, counted, False, asked.words)}


def _same_place(catalogue: Published, before: Service, service: Service) -> bool:
    place = location_of(catalogue, service)
    return (
        before.office == service.office
        and place is not None
        and place == location_of(catalogue, before)
    )


def _read(stop: Stop, readings: Readings) -> tuple[Syllable, ...]:
    return reading(stop.event.name, readings)


LIFE_EVENT = Making(subjects=_stops, say=_say, cards=_cards, read=_read)

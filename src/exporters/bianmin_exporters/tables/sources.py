"""Where each table's rows come from in a catalogue.

A row is the values of the columns that its object does not hold itself, and that object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from bianmin_core import Hours, Phone, Published, dial
from bianmin_exporters.tables.situations import when_text

Row = tuple[dict[str, object], object]
Source = Callable[[Published, str], Iterator[Row]]


def the(field: str) -> Source:
    """The one object of a field of the catalogue."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        yield {}, getattr(catalogue, field)

    return rows


def each(field: str) -> Source:
    """Each object of a list of the catalogue."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        for item in getattr(catalogue, field):
            yield {}, item

    return rows


def numbered(field: str) -> Source:
    """Each object of a list of the catalogue, with its position."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        yield from _positions({}, getattr(catalogue, field))

    return rows


def parts(owners: str, owner: str, field: str) -> Source:
    """Each object of a list that each of the owners holds."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        for item in getattr(catalogue, owners):
            yield from _positions({owner: item.id}, getattr(item, field))

    return rows


def of_service(field: str) -> Source:
    """Each object of a list that services hold; when it applies is told in words too."""

    def rows(catalogue: Published, lang: str) -> Iterator[Row]:
        for service in catalogue.services:
            for values, item in _positions({"service": service.id}, getattr(service, field)):
                if hasattr(item, "when"):
                    values["when_text"] = when_text(service, item.when, lang)
                yield values, item

    return rows


def links(owners: str, owner: str, target: str, field: str) -> Source:
    """Each id that each of the owners holds in a list."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        for item in _owners(catalogue, owners):
            for position, held in enumerate(getattr(item, field), 1):
                yield {owner: item.id, "position": position, target: held}, None

    return rows


def _owners(catalogue: Published, owners: str) -> Iterable[Any]:
    if owners == "posts":
        return [post for officer in catalogue.officers for post in officer.posts]
    held: Iterable[Any] = getattr(catalogue, owners)
    return held


def posts(catalogue: Published, lang: str) -> Iterator[Row]:
    """Each post, with the officer who holds it."""
    return parts("officers", "officer", "posts")(catalogue, lang)


def services(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each service, with its link."""
    for service in catalogue.services:
        yield {"link": catalogue.link(service)}, service


def choices(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each answer of each one-of question."""
    for service in catalogue.services:
        for situation in service.situations:
            owner: dict[str, object] = {"service": service.id, "situation": situation.id}
            yield from _positions(owner, situation.choices)


def whens(field: str, part: str) -> Source:
    """What must hold for each thing of a list that services hold; all rows of one thing must."""

    def rows(catalogue: Published, _lang: str) -> Iterator[Row]:
        for service in catalogue.services:
            for number, item in enumerate(getattr(service, field), 1):
                yield from _positions({"service": service.id, part: number}, item.when)

    return rows


def phones(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each phone of an office, an officer or a service."""
    for owner, items in _anybody(catalogue):
        for item in items:
            known = [_known(catalogue, phone) for phone in item.phones]
            yield from _positions(_one_of(("office", "officer", "service"), owner, item.id), known)


def hotlines(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each hotline."""
    for hotline in catalogue.hotlines:
        yield {}, attrs.evolve(hotline, phone=_known(catalogue, hotline.phone))


def notes(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each note that the audience may read."""
    for owner, items in _anybody(catalogue):
        for item in items:
            owners = _one_of(("office", "officer", "service"), owner, item.id)
            yield from _positions(owners, item.notes)


def opening_hours(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each span of weekly hours of an office or a service; a season's after the ordinary ones."""
    for owner, hours in _hours(catalogue):
        spans: list[Row] = [({}, span) for span in hours.weekly]
        for season in hours.seasonal:
            named: dict[str, object] = {
                "season": season.name,
                "season_starts": season.starts,
                "season_ends": season.ends,
            }
            spans += [(named, span) for span in season.weekly]
        for position, (season_values, span) in enumerate(spans, 1):
            yield {**_NO_SEASON, **owner, **season_values, "position": position}, span


_NO_SEASON = {"season": None, "season_starts": None, "season_ends": None}


def hours_exceptions(catalogue: Published, _lang: str) -> Iterator[Row]:
    """Each day, or days in a row, on which an office or a service keeps other hours."""
    for owner, hours in _hours(catalogue):
        yield from _positions(owner, hours.exceptions)


def _hours(catalogue: Published) -> Iterator[tuple[dict[str, object], Hours]]:
    for owner, items in (("office", catalogue.offices), ("service", catalogue.services)):
        for item in items:
            if item.hours is not None:
                yield _one_of(("office", "service"), owner, item.id), item.hours


def _anybody(catalogue: Published) -> tuple[tuple[str, Iterable[Any]], ...]:
    return (
        ("office", catalogue.offices),
        ("officer", catalogue.officers),
        ("service", catalogue.services),
    )


def _one_of(owners: tuple[str, ...], owner: str, key: str) -> dict[str, object]:
    return {name: key if name == owner else None for name in owners}


def _positions(
    owner: dict[str, object], items: Iterable[Any]
) -> Iterator[tuple[dict[str, object], Any]]:
    for position, item in enumerate(items, 1):
        yield {**owner, "position": position}, item


def _known(catalogue: Published, phone: Phone) -> Phone:
    """The phone with its kind and E.164 number, where the numbering plan knows them."""
    found = dial(phone.number, catalogue.district.area_code)
    return attrs.evolve(phone, kind=phone.kind or found.kind, e164=phone.e164 or found.e164)

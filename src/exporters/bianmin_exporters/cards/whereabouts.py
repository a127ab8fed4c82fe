"""Where somebody is found, and when: not everybody sits in the room of their office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from bianmin_core import (
    Hours,
    Location,
    Office,
    Officer,
    Published,
    Service,
    ServiceStatus,
    handlers_of,
    hours_of,
    location_of,
)
from bianmin_exporters.cards.wording import Words, filled, hours_pieces, place_texts, seen_from

Handled = Mapping[str, Sequence[Service]]
"""The services that a post handles first, by the post's id."""


def handled_first(catalogue: Published) -> Handled:
    """Return what each post is the first to handle; retired services are nobody's."""
    found: dict[str, list[Service]] = {}
    for service in catalogue.services:
        if service.status is not ServiceStatus.RETIRED:
            for handler in handlers_of(catalogue, service)[:1]:
                found.setdefault(handler.post.id, []).append(service)
    return found


@attrs.frozen(kw_only=True)
class Whereabouts:
    """Where and when an officer's services are done.

    Attributes:
        home: The office's own place.
        places: Where the services are done, each place once and the office's own first; the
            office's own where there are no services.
        hours: When they are done, each once; the office's own where there are no services.
        home_hours: The office's own hours.
    """

    home: Location | None
    places: Sequence[Location]
    hours: Sequence[Hours]
    home_hours: Hours | None

    @property
    def is_home(self) -> bool:
        """Whether something is done in the office's own place."""
        return not self.places or (self.home is not None and _same(self.places[:1], self.home))

    def on_card(self, words: Words) -> tuple[str, str] | None:
        """Return the place for a card that names the house, in full and in short.

        Of two places both are named; of more the first, and that there are others.
        """
        if not self.places:
            return None
        first, *others = self.places
        seen = seen_from(self.home, first)
        if seen is None:
            return None
        short = seen[0] + words["places_more"] if others else seen[0]
        other = seen_from(first, others[0]) if len(others) == 1 else None
        if other is None:
            return short, short
        return seen[0] + filled(words["place_also"], place=other[1]), short

    def at_door(self, words: Words, most: int | None = None) -> str:
        """Return what is said of the place on the office's own door; empty where it is that.

        Args:
            words: The fixed words.
            most: How many characters the way elsewhere may take; else it is only said to be there.
        """
        others = tuple(self.places[1:] if self.is_home else self.places)
        from_where = (self.home, *others[:1] * len(others))
        seen = [seen_from(known, place) for known, place in zip(from_where, others, strict=False)]
        told = [texts[1] for texts in seen if texts]
        if not told:
            return ""
        where = words["comma"].join(told)
        if len(told) > 2 or (most is not None and len(where) > most):
            where = words["place_elsewhere"]
        return filled(words["door_also" if self.is_home else "door_at"], place=where)

    def hours_said(self, words: Words, lang: str) -> list[str] | None:
        """Return when to come in pieces, and that it differs where it does."""
        said = [hours_pieces(one, words, lang) for one in self.hours]
        if all(pieces == said[0] for pieces in said):
            return said[0] if said else None
        if hours_pieces(self.home_hours, words, lang) in said:
            return hours_pieces(self.home_hours, words, lang, words["hours_more"])
        return hours_pieces(Hours(), words, lang, words["hours_differ"])


def whereabouts(
    catalogue: Published, officer: Officer, office: Office | None, handled: Handled
) -> Whereabouts:
    """Return where an officer's services are done.

    Args:
        catalogue: The catalogue.
        officer: The officer; of their posts those that count.
        office: The office whose place is theirs where nothing says otherwise.
        handled: What each post is the first to handle.
    """
    home, home_hours = (office.location, office.hours) if office else (None, None)
    services = [service for post in officer.posts for service in handled.get(post.id, ())]
    places: list[Location] = []
    hours: list[Hours] = []
    for service in services:
        place, times = location_of(catalogue, service), hours_of(catalogue, service)
        if place is not None and not _same(places, place):
            places.append(place)
        if times is not None and times not in hours:
            hours.append(times)
    if home is not None and (not places or _same(places, home)):
        places = [home, *(place for place in places if not _same([home], place))]
    if home_hours is not None and not hours:
        hours = [home_hours]
    return Whereabouts(home=home, places=places, hours=hours, home_hours=home_hours)


def _same(places: Sequence[Location], place: Location) -> bool:
    """Whether one of those leads where that one does, whatever else it tells of the way."""
    return any(
        (one.address, place_texts(one)) == (place.address, place_texts(place)) for one in places
    )

"""The cards as plain values: all that the templates read, everything in it worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bianmin_core import (
    Handler,
    Published,
    Service,
    ServiceStatus,
    handlers_of,
    hours_of,
    phones_of,
)
from bianmin_exporters.cards.bring import Asked, View, bring_view
from bianmin_exporters.cards.card import Card, Making, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.contents import Said, code_content
from bianmin_exporters.cards.joints import Spoken
from bianmin_exporters.cards.wording import (
    Words,
    duration_text,
    fee_text,
    filled,
    first_dialable,
    hours_pieces,
    phone_parts,
    service_place,
    shown,
    visits_text,
)

VIEW_FORMAT = 1
BLEED_MM = 3
"""How far what runs out to the edge is printed beyond it, where that is asked for."""

_LONGEST_PRINTED_LINK = 96
_LONG_NAME = 15
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_PIECES = re.compile(r"[^/\-]*[/\-]|[^/\-]+")
# Codes that lead to the whole list; the others connect to somebody who knows it.
_LISTS = ("link", "text")


def carded(catalogue: Published, office: str | None = None) -> tuple[Service, ...]:
    """Return the services that get a card, in the book's order: all but the retired ones."""
    kept = [s for s in catalogue.services if s.status is not ServiceStatus.RETIRED]
    at = _office_places(catalogue)
    kept.sort(key=lambda s: at.get(s.office, len(at)))
    return tuple(s for s in kept if office is None or s.office == office)


def numbers(catalogue: Published) -> Mapping[str, str]:
    """Return each service's number in the book by its id, office first: 07-03."""
    at = _office_places(catalogue)
    found: dict[str, str] = {}
    for office, held in catalogue.services_by_office.items():
        if office in at:
            for place, service in enumerate(held, 1):
                found.setdefault(service.id, f"{at[office] + 1:02d}-{place:02d}")
    return found


def _office_places(catalogue: Published) -> dict[str, int]:
    return {o.id: place for place, o in reversed(list(enumerate(catalogue.offices)))}


def sheets_view(
    catalogue: Published,
    cards: Sequence[Card],
    asked: Wanted,
    *,
    layout: View | None,
    logo: View | None,
    spoken: Spoken,
) -> View:
    """Return all that the templates are told.

    Args:
        catalogue: The catalogue.
        cards: The cards to draw.
        asked: What was asked for.
        layout: How they lie on sheets, or None for each on a page of its own size.
        logo: What stands in the middle of every code, or None.
        spoken: What is said in the catalogue, by which names are cut.
    """
    words = asked.words
    issued = catalogue.edition.issued_on
    month = f"{issued.year}.{issued.month}" if issued else None
    supervision = next(iter(catalogue.supervision_lines), None)
    area = catalogue.district.area_code
    district = shown(catalogue.district.name)
    return {
        "format": VIEW_FORMAT,
        "lang": asked.lang,
        "kind": asked.options.kind,
        "size": asked.options.size,
        "layout": layout,
        "logo": logo,
        "draft": asked.draft,
        "bleed": BLEED_MM if asked.options.bleed else 0,
        "words": dict(words),
        "title": filled(words[f"title_{asked.options.kind}"], district=district),
        "author": district,
        "edition": filled(words["sheet_edition"], month=month) if month else None,
        "printed": filled(words["printed"], month=month) if month else None,
        "supervision": phone_parts(supervision.phone, area, words) if supervision else None,
        "supervisor": shown(supervision.name) if supervision else None,
        "cards": [_cut(card.view, spoken) for card in cards],
    }


def _cut(view: View, spoken: Spoken) -> View:
    """A card with its name, and those of its stops, cut where a line may end."""
    name = str(view["name"])
    cut = view | {"pieces": spoken.pieces(name), "loose": spoken.loose_pieces(name)}
    for key in ("bring", "bring_uncoded"):
        if isinstance(asked := view.get(key), dict):
            early = str(asked["early"] or "")
            cut[key] = asked | {"early_pieces": spoken.pieces(early) or [early]}
    stops = view.get("stops")
    if isinstance(stops, list):
        cut["stops"] = [_cut(stop, spoken) for stop in stops]
    return cut


def services_asked(catalogue: Published, asked: Wanted) -> tuple[Service, ...]:
    """Return the services that cards are wanted of: all, an office's, or one."""
    options = asked.options
    found = carded(catalogue, options.office)
    return tuple(s for s in found if options.service in (None, s.id))


def service_content(catalogue: Published, service: Service, asked: Wanted) -> Said | None:
    """Return what a service's code says."""
    return code_content(catalogue, service, asked.options.code, asked.largest_mm, asked.words)


def service_cards(
    catalogue: Published, found: Sequence[Coded[Service]], asked: Wanted
) -> Iterator[Card]:
    """Yield a card for each service."""
    counted = Asked.by(catalogue)
    number_of = numbers(catalogue)
    for one in found:
        service = one.subject
        number = number_of.get(service.id, "")
        yield Card(
            id=service.id,
            name=service.name,
            codes=(one,),
            view=card_view(catalogue, one, number, counted, asked.words, asked.lang),
        )


SERVICE = Making(subjects=services_asked, say=service_content, cards=service_cards)


def card_view(
    catalogue: Published,
    card: Coded[Service],
    number: str,
    asked: Asked,
    words: Words,
    lang: str,
) -> View:
    """Return one card; None stands for what is not filled in."""
    service = card.subject
    office = catalogue.offices_by_id.get(service.office)
    place = service_place(catalogue, service)
    limit = service.time_limit
    phone = first_dialable(phones_of(catalogue, service), catalogue.district.area_code)
    short = service.short_name if service.short_name and len(service.name) > _LONG_NAME else None
    aliases = dict.fromkeys(shown(a) for a in (short, *service.aliases) if a)
    scan = card.said is not None and card.said.kind in _LISTS
    return {
        "id": service.id,
        "number": number,
        "name": shown(service.name),
        "aliases": list(aliases)[:3],
        "kind": service.kind.label.in_language(lang) if service.kind else "",
        "suspended": service.status is ServiceStatus.SUSPENDED,
        "bring": bring_view(service, asked, scan, words),
        "facts": [
            [words["days"], duration_text(limit.promised if limit else None, lang)],
            [words["fee"], fee_text(service.fee, words)],
            [words["visits"], visits_text(service.visits, words)],
        ],
        "people": people_view(handlers_of(catalogue, service), words),
        "office": shown(office.name) if office else None,
        "place": place[0] if place else None,
        "place_short": place[1] if place else None,
        "hours": hours_pieces(hours_of(catalogue, service), words, lang),
        "phone": phone_parts(phone, catalogue.district.area_code, words) if phone else None,
        "link": said_link(card.said),
        "code": code_view(card, words),
    }


def people_view(handlers: Sequence[Handler], words: Words) -> list[View]:
    """A 岗 and B 岗 of the first handler; who is not named is shown by post."""
    if not handlers:
        return []
    first = handlers[0]
    post = shown(first.post.title)
    name = shown(first.officer.name) if first.officer.name else None
    people: list[View] = [{"mark": "A", "name": name or post, "note": post if name else ""}]
    for officer, deputy in first.deputies[:1]:
        held = shown(officer.name) if officer.name else shown(deputy.title)
        note = filled(words["stands_in"], name=name) if name else words["stands_in_post"]
        people.append({"mark": "B", "name": held, "note": note})
    if len(people) == 1:
        people.append({"mark": "", "name": "", "note": words["no_deputy"]})
    return people


def link_pieces(content: str) -> list[str]:
    """Return a link in the pieces between which it may break, without its scheme.

    None of a link so long that nobody would type it.
    """
    link = _SCHEME.sub("", content)
    return _PIECES.findall(link) if len(link) <= _LONGEST_PRINTED_LINK else []


def said_link(said: Said | None) -> list[str]:
    """Return the link a code leads to as `link_pieces`; nothing where it is no link."""
    return link_pieces(said.content) if said and said.kind in ("link", "online") else []

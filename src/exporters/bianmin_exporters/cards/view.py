"""The cards as plain values: all that the templates read, everything in it worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bianmin_core import (
    Handler,
    Phone,
    Published,
    Service,
    ServiceStatus,
    handlers_of,
    hours_of,
    location_of,
    phones_of,
)
from bianmin_exporters.cards.bring import Asked, View, bring_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.options import Size
from bianmin_exporters.cards.wording import (
    Words,
    dial_number,
    duration_text,
    fee_text,
    filled,
    hours_pieces,
    phone_parts,
    place_texts,
    shown,
    visits_text,
)
from bianmin_exporters.codes import svg_path

VIEW_FORMAT = 1
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


def cards_view(
    catalogue: Published,
    cards: Sequence[Coded],
    *,
    size: Size,
    layout: View | None,
    logo: View | None,
    draft: bool,
    words: Words,
    lang: str,
) -> View:
    """Return all that the templates are told.

    Args:
        catalogue: The catalogue.
        cards: The services to make cards of, with their codes.
        size: The size of the cards.
        layout: How they lie on sheets, or None for each on a page of its own size.
        logo: What stands in the middle of every code, or None.
        draft: Whether they have to say that this is a draft.
        words: The fixed words.
        lang: Their language, "zh" or "en".
    """
    issued = catalogue.edition.issued_on
    month = f"{issued.year}.{issued.month}" if issued else None
    asked = Asked.by(catalogue)
    number_of = numbers(catalogue)
    supervision = next(iter(catalogue.supervision_lines), None)
    area = catalogue.district.area_code
    return {
        "format": VIEW_FORMAT,
        "lang": lang,
        "size": size,
        "layout": layout,
        "logo": logo,
        "draft": draft,
        "words": dict(words),
        "title": filled(words["title"], district=shown(catalogue.district.name)),
        "author": shown(catalogue.district.name),
        "edition": filled(words["sheet_edition"], month=month) if month else None,
        "printed": filled(words["printed"], month=month) if month else None,
        "supervision": phone_parts(supervision.phone, area, words) if supervision else None,
        "cards": [
            card_view(catalogue, card, number_of.get(card.service.id, ""), asked, words, lang)
            for card in cards
        ],
    }


def card_view(
    catalogue: Published,
    card: Coded,
    number: str,
    asked: Asked,
    words: Words,
    lang: str,
) -> View:
    """Return one card; None stands for what is not filled in."""
    service = card.service
    office = catalogue.offices_by_id.get(service.office)
    place = place_texts(location_of(catalogue, service))
    limit = service.time_limit
    phone = _first_phone(catalogue, service)
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
        "people": _people(handlers_of(catalogue, service), words),
        "office": shown(office.name) if office else None,
        "place": place[0] if place else None,
        "place_short": place[1] if place else None,
        "hours": hours_pieces(hours_of(catalogue, service), words, lang),
        "phone": phone_parts(phone, catalogue.district.area_code, words) if phone else None,
        "link": _link_pieces(card),
        "code": _code(card, words),
    }


def _first_phone(catalogue: Published, service: Service) -> Phone | None:
    """The first that can be dialled; a number nobody can dial is no answer."""
    area = catalogue.district.area_code
    return next((p for p in phones_of(catalogue, service) if dial_number(p, area)), None)


def _people(handlers: Sequence[Handler], words: Words) -> list[View]:
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


def _link_pieces(card: Coded) -> list[str]:
    said = card.said
    return link_pieces(said.content) if said and said.kind in ("link", "online") else []


def _code(card: Coded, words: Words) -> View | None:
    if card.said is None or card.matrix is None:
        return None
    return {
        "size": card.matrix.size,
        "path": svg_path(card.matrix),
        "alt": filled(words["code_alt"], name=shown(card.service.name), content=card.said.content),
        "caption": words[f"caption_{card.said.kind}"],
        "renewed": card.said.kind == "link",
    }

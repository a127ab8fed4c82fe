"""What a card's code says: a link, a number to ring, a contact to save, or plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import attrs

from bianmin_core import Published, Service, location_of, phones_of
from bianmin_exporters.cards.bring import bring_lines
from bianmin_exporters.cards.options import CodeKind, Size
from bianmin_exporters.cards.wording import Words, dial_number, phone_parts, place_texts, shown
from bianmin_exporters.codes import (
    link_content,
    room,
    tel_content,
    text_content,
    vcard_content,
)

Kind: TypeAlias = Literal["link", "online", "tel", "vcard", "text"]

LARGEST_SYMBOL_MM: Final[dict[Size, float]] = {"90x54": 34.5, "a6": 42.5}
"""How wide a symbol a card has room for beside its text: 69 and 85 modules of half a millimetre."""

LEAST_SYMBOL_MM: Final[dict[Size, float]] = {"90x54": 18.5, "a6": 20.0}
"""How wide a symbol is drawn at least, where half a millimetre a module would be less."""


@attrs.frozen(kw_only=True)
class Said:
    """What one code says; `kind` chooses the caption under it."""

    kind: Kind
    content: str


def code_content(
    catalogue: Published, service: Service, wanted: CodeKind, size: Size, words: Words
) -> Said | None:
    """Return what the service's code says, or None where the catalogue holds nothing to say.

    "auto" takes the first there is: the service's link, for a district with a website, since
    what it shows is up to date; the address where the service is done online; the first phone
    that can be dialled; and plain text. The others take what they name or nothing.

    Raises:
        CodeError: What the code should say is there, but no phone would understand it.
    """
    link = catalogue.link(service)
    area = catalogue.district.area_code
    numbers = [n for p in phones_of(catalogue, service) if (n := dial_number(p, area))]
    if wanted in ("auto", "link") and link:
        return Said(kind="link", content=link_content(link))
    if wanted == "auto" and service.online_url:
        return Said(kind="online", content=link_content(service.online_url))
    if wanted in ("auto", "tel") and numbers:
        return Said(kind="tel", content=tel_content(numbers[0]))
    if wanted == "vcard" and numbers:
        return Said(kind="vcard", content=_contact(catalogue, service, numbers, size))
    if wanted in ("auto", "text"):
        return Said(kind="text", content=_text(catalogue, service, size, words))
    return None


def _contact(catalogue: Published, service: Service, numbers: Sequence[str], size: Size) -> str:
    """The office with its phones and address; with fewer phones where all do not fit."""
    office = catalogue.offices_by_id.get(service.office)
    place = location_of(catalogue, service)
    inside = place_texts(place)
    address = shown(place.address) if place else ""
    if inside and inside[0] != address:
        address = f"{address} {inside[0]}"
    name = shown(office.name if office else service.name)

    def contact(phones: Sequence[str], where: str) -> str:
        return vcard_content(
            name=name, organisation=shown(catalogue.district.name), phones=phones,
            address=where, url="",
        )  # fmt: skip

    return _longest_that_fits(
        (contact(numbers[:3], address), contact(numbers[:1], address), contact(numbers[:1], "")),
        size,
    )


def _text(catalogue: Published, service: Service, size: Size, words: Words) -> str:
    """Name, what to bring, where and whom to call; without the list where that does not fit."""
    lines = bring_lines(service, words)
    bring = [f"{words['sign_bring']} {'；'.join(lines)}"] if lines else []
    office = catalogue.offices_by_id.get(service.office)
    place = place_texts(location_of(catalogue, service))
    where = " ".join(
        t for t in (shown(office.name) if office else "", place[0] if place else "") if t
    )
    ways = [f"{words['sign_where']} {where}"] if where else []
    for phone in phones_of(catalogue, service)[:1]:
        parts = phone_parts(phone, catalogue.district.area_code, words)
        ways.append(f"{words['sign_call']} {' '.join(parts)}")
    name = shown(service.name) or service.id
    choices = ([name, *bring, *ways], [name, *bring], [name, *ways], [name])
    return _longest_that_fits([text_content(map(shown, lines)) for lines in choices], size)


def _longest_that_fits(contents: Sequence[str], size: Size) -> str:
    """The first that fits a card; the last, which is then refused, where none does."""
    most = room(LARGEST_SYMBOL_MM[size])
    return next((c for c in contents if len(c.encode(errors="replace")) <= most), contents[-1])

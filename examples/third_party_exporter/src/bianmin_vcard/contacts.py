"""One contact: of an office with its place and phones, of an officer with post and phones."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

from bianmin_core import (
    Datum,
    Location,
    Office,
    Officer,
    Phone,
    PhoneKind,
    Post,
    Published,
    dial,
)
from bianmin_vcard.lines import card, component, text

_DRAFT = "草稿 DRAFT"
# So that a phone which takes the next edition over renews a contact instead of adding one.
_NAMESPACE = uuid.UUID("6f0c8f1e-5b0a-4d43-9a57-0d3a3c3f3b5e")


def contact_of_office(catalogue: Published, office: Office, *, draft: bool) -> str:
    """The contact of an office: where it is, its phones, what it is for."""
    lines = [
        "KIND:org",
        f"FN:{text(_name(office.name, draft))}",
        f"ORG:{component(catalogue.district.name, office.name)}",
        *_place(office.location),
        *_phones(office.phones, catalogue.district.area_code),
    ]
    if office.duty_line:
        lines.append(f"NOTE:{text(office.duty_line)}")
    return card([*lines, *_tail(catalogue, f"office:{office.id}", draft)])


def contact_of_officer(
    catalogue: Published, office: Office, officer: Officer, posts: Sequence[Post], *, draft: bool
) -> str:
    """The contact of an officer in one office: posts, what to ask them for, phones."""
    name = officer.name or ""
    lines = [
        "KIND:individual",
        f"FN:{text(_name(name, draft))}",
        f"N:{component('', name, '', '', '')}",
        f"ORG:{component(catalogue.district.name, office.name)}",
        f"TITLE:{text('、'.join(post.title for post in posts))}",
        *_place(office.location),
        *_phones(officer.phones, catalogue.district.area_code),
    ]
    duties = [duty for post in posts for duty in post.duties]
    if duties:
        lines.append(f"NOTE:{text('、'.join(duties))}")
    return card([*lines, *_tail(catalogue, f"officer:{office.id}:{officer.id}", draft)])


def _name(name: str, draft: bool) -> str:
    return f"{name}（{_DRAFT}）" if draft else name


def _place(location: Location | None) -> Iterator[str]:
    if location is None:
        return
    inside = " ".join(
        part for part in (location.building, location.floor, location.room, location.window) if part
    )
    yield f"ADR;TYPE=work:{component('', inside, location.address, '', '', '', '')}"
    if location.datum is Datum.WGS84 and location.lat is not None and location.lon is not None:
        yield f"GEO:geo:{location.lat:.6f},{location.lon:.6f}"


def _phones(phones: Sequence[Phone], area_code: str | None) -> Iterator[str]:
    for phone in phones:
        found = dial(phone.number, area_code)
        kind = "cell" if found.kind is PhoneKind.MOBILE else "voice"
        number = phone.e164 or found.e164 or "".join(found.groups)
        if not found.dialable:
            yield f'TEL;TYPE="work,{kind}":{text(phone.number)}'
        else:
            extension = (phone.extension or "") if (phone.extension or "").isdecimal() else ""
            ending = f";ext={extension}" if extension.isascii() and extension else ""
            yield f'TEL;VALUE=uri;TYPE="work,{kind}":tel:{number}{ending}'


def _tail(catalogue: Published, key: str, draft: bool) -> Iterator[str]:
    if draft:
        yield f"CATEGORIES:{text(_DRAFT)}"
    if catalogue.edition.issued_on is not None:
        yield f"REV:{catalogue.edition.issued_on:%Y%m%d}T000000Z"
    district = catalogue.district.code or catalogue.district.name
    yield f"UID:urn:uuid:{uuid.uuid5(_NAMESPACE, text(f'{district}:{key}'))}"

"""Each phone with its kind and its E.164 number, as the numbering plan knows it."""

from __future__ import annotations

import attrs

from bianmin_core import Phone, Published, dial


def with_dialling(catalogue: Published) -> Published:
    """Return the catalogue with every phone's kind and E.164 number where they can be known.

    What the catalogue itself says of a phone stays.
    """
    area_code = catalogue.district.area_code

    def known(phone: Phone) -> Phone:
        found = dial(phone.number, area_code)
        return attrs.evolve(phone, kind=phone.kind or found.kind, e164=phone.e164 or found.e164)

    def each(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
        return tuple(known(p) for p in phones)

    return attrs.evolve(
        catalogue,
        offices=tuple(attrs.evolve(o, phones=each(o.phones)) for o in catalogue.offices),
        officers=tuple(attrs.evolve(o, phones=each(o.phones)) for o in catalogue.officers),
        services=tuple(attrs.evolve(s, phones=each(s.phones)) for s in catalogue.services),
        hotlines=tuple(attrs.evolve(h, phone=known(h.phone)) for h in catalogue.hotlines),
    )

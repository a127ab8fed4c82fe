"""Phones, hours, places and durations as a card writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bianmin_core import (
    Duration,
    Fee,
    Hours,
    Location,
    OpeningHours,
    Phone,
    Published,
    Service,
    TimeUnit,
    Weekday,
    When,
    dial,
    location_of,
    without_direction_marks,
)
from bianmin_exporters.situation_wording import wording_of

Words = Mapping[str, str]
_DAYS = tuple(Weekday)
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Behind a set of days or between its hours; the days stay beside the hours that follow them.
_PIECES = re.compile(r".+?(?:；|; |、(?=\d)|, (?=\d)|$)")
_LONG_WORD = re.compile(r"([!-~]{20})(?=[!-~])")


def shown(text: str) -> str:
    """Return `text` as one line without unseen marks; words that fill a line may break."""
    line = _BREAKS.sub(" ", without_direction_marks(text).replace("\ufeff", "")).strip()
    return _LONG_WORD.sub("\\1\u200b", line)


def filled(word: str, **gaps: object) -> str:
    """Return a fixed word with its gaps filled; what is filled in is never read as a gap."""
    return re.sub(r"\{(\w+)\}", lambda gap: str(gaps[gap[1]]), word)


def phone_parts(phone: Phone, area_code: str | None, words: Words) -> tuple[str, ...]:
    """Return a number in the groups people read it in, always with its area code."""
    dialled = dial(phone.number, area_code)
    groups = [shown(group) for group in dialled.groups]
    if not dialled.has_area_code and area_code:
        groups[0] = f"{area_code}-{groups[0]}"
    if phone.extension:
        groups.append(filled(words["extension"], number=shown(phone.extension)))
    return tuple(groups)


def dial_number(phone: Phone, area_code: str | None) -> str | None:
    """Return the number as a machine dials it, or None where it can't be dialled."""
    dialled = dial(phone.number, area_code)
    if not dialled.dialable:
        return None
    return dialled.e164 or "".join(dialled.groups)


def first_dialable(phones: Sequence[Phone], area_code: str | None) -> Phone | None:
    """Return the first phone that can be dialled; a number nobody can dial is no answer."""
    return next((p for p in phones if dial_number(p, area_code)), None)


def place_texts(place: Location | None) -> tuple[str, str] | None:
    """Return where to go inside, in full and without the building; the address if that is all."""
    if place is None:
        return None
    door = " ".join(part for part in (place.room, place.window) if part)
    short = shown(_beside(place.floor, door))
    full = shown(_beside(place.building, short))
    address = shown(place.address)
    return full or address, short or full or address


def service_place(catalogue: Published, service: Service) -> tuple[str, str] | None:
    """Return where a service is done, in full and in short, as seen from its office's own place."""
    office = catalogue.offices_by_id.get(service.office)
    return seen_from(office.location if office else None, location_of(catalogue, service))


def seen_from(home: Location | None, place: Location | None) -> tuple[str, str] | None:
    """Return a place in full and in short for somebody who knows the way to another.

    In another house than that, the short one names the house as well, and at another address that
    too: a floor and a door alone lead into the wrong house.
    """
    texts = place_texts(place)
    if place is None or texts is None or home is None:
        return texts
    full, short = texts
    if place.address and place.address != home.address and shown(place.address) != full:
        joint = "" if place.address.endswith("）") else " "
        full = shown(f"{place.address}{joint}{full}")
        return full, full
    return full, full if place.building != home.building else short


def _beside(first: str | None, second: str) -> str:
    if not first or not second:
        return first or second
    # Latin beside Latin needs a space; Chinese needs none.
    return f"{first} {second}" if second[0].isascii() or first[-1].isascii() else first + second


def hours_pieces(hours: Hours | None, words: Words, lang: str, *more: str) -> list[str] | None:
    """Return the ordinary week, and what else to know, in pieces that stay in one line each.

    None where nothing is known.
    """
    if hours is None:
        return None
    parts = week_texts(hours.weekly, words, lang)
    if hours.by_appointment:
        parts.append(words["appointment"])
    if hours.seasonal:
        parts.append(words["seasons"])
    parts += more
    return _PIECES.findall(("；" if lang == "zh" else "; ").join(parts)) or None


def by_days(weekly: Sequence[OpeningHours]) -> dict[tuple[int, ...], list[OpeningHours]]:
    """Return the spans that hold on the same days together; Monday is 0."""
    days: dict[tuple[int, ...], list[OpeningHours]] = {}
    for span in weekly:
        days.setdefault(tuple(sorted({_DAYS.index(d) for d in span.days})), []).append(span)
    return days


def week_texts(weekly: Sequence[OpeningHours], words: Words, lang: str) -> list[str]:
    """Return a text for each set of days: 周一至周五 8:30—12:00."""
    return [
        f"{_days(at, words, lang)} {words['comma'].join(span_texts(held, words))}"
        for at, held in by_days(weekly).items()
    ]


def _days(at: Sequence[int], words: Words, lang: str) -> str:
    names = [_DAYS[i].label.in_language(lang)[: None if lang == "zh" else 3] for i in at]
    if len(at) == 7:
        return words["every_day"]
    if len(at) > 2 and list(at) == list(range(at[0], at[-1] + 1)):
        return filled(words["monday_to"], first=names[0], last=names[-1])
    return words["comma"].join(names)


def span_texts(held: Sequence[OpeningHours], words: Words) -> list[str]:
    """Return when it is open on one set of days, from the morning on."""
    texts = []
    for span in sorted(held, key=lambda h: h.opens):
        opens, closes = _clock(str(span.opens)), _clock(str(span.closes))
        whole = (opens, closes) == ("0:00", "24:00")
        texts.append(words["round_the_clock"] if whole else f"{opens}—{closes}")
    return texts


def _clock(text: str) -> str:
    return text[1:] if text.startswith("0") else text


def duration_text(duration: Duration | None, lang: str) -> str | None:
    """Return a duration in one piece: 22 个工作日; None where it is not known."""
    if duration is None or duration.unit is None:
        return None
    unit = duration.unit.label.in_language(lang)
    if duration.unit is TimeUnit.ON_THE_SPOT:
        return unit
    if duration.value is None:
        return None
    if lang == "zh":
        unit = {TimeUnit.WORKDAY: "个工作日", TimeUnit.DAY: "天"}.get(duration.unit, unit)
    return f"{duration.value} {unit}"


def fee_text(fee: Fee | None, words: Words) -> str | None:
    """Return what is charged, in as few words as a card has room for."""
    if fee is None:
        return None
    if fee.amount is not None and not fee.free:
        return filled(words["yuan"], amount=shown(fee.amount))
    if fee.free:
        return words["free"]
    return words["charged"] if fee.standard or fee.free is False else None


def visits_text(visits: int | None, words: Words) -> str | None:
    """Return how often one has to come."""
    if visits is None:
        return None
    return filled(words["trips"], count=visits) if visits else words["no_trip"]


def case_text(when: tuple[When, ...], service: Service, words: Words) -> str:
    """Return a combination of answers as the reader would say it: 替别人来办."""
    return shown(wording_of(when, service, words["lang"]))

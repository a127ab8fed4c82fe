"""Phones, days, times and durations as the book writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bianmin_core import Duration, Hours, Location, OpeningHours, Phone, TimeUnit, Weekday, dial

View = dict[str, object]
_DAYS = tuple(Weekday)
_SHORT = "一二三四五六日"
_LETTERS_EN = "MTWTFSS"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def phone_view(phone: Phone, area_code: str | None) -> View:
    """A phone in groups, with and without its area code, and as a machine dials it."""
    dialled = dial(phone.number, area_code)
    groups = list(dialled.groups)
    local = list(groups)
    prefix = f"{area_code}-"
    if area_code and local[0].startswith(prefix):
        local[0] = local[0].removeprefix(prefix)
    elif area_code and not dialled.has_area_code:
        groups[0] = prefix + groups[0]
    if phone.extension:
        groups.append(f"转 {phone.extension}")
        local.append(f"转 {phone.extension}")
    number = dialled.e164 or "".join(dialled.groups)
    key = f"{number};ext={phone.extension}" if phone.extension else number
    return {"parts": groups, "local": local, "dial": number, "key": key}


def days_text(days: Sequence[Weekday], lang: str) -> str:
    """Days of the week in words: 周一至周五, or 周一、三、五."""
    at = sorted({_DAYS.index(d) for d in days})
    if not at:
        return ""
    run = at == list(range(at[0], at[-1] + 1))
    if lang == "en":
        return (
            f"{_SHORT_EN[at[0]]}–{_SHORT_EN[at[-1]]}"
            if run and len(at) > 2
            else ", ".join(_SHORT_EN[i] for i in at)
        )
    if len(at) == 7:
        return "每天"
    if run and len(at) > 2:
        return f"周{_SHORT[at[0]]}至周{_SHORT[at[-1]]}"
    return "周" + "、".join(_SHORT[i] for i in at)


def _spans(ranges: Sequence[OpeningHours]) -> list[tuple[tuple[Weekday, ...], list[str]]]:
    """Ranges that hold on the same days, together, in the order of the week."""
    found: dict[tuple[Weekday, ...], list[OpeningHours]] = {}
    for held in ranges:
        days = tuple(sorted(set(held.days), key=_DAYS.index))
        found.setdefault(days, []).append(held)
    return [
        (days, [f"{_time(h)}" for h in sorted(held, key=lambda h: h.opens)])
        for days, held in found.items()
    ]


def _time(held: OpeningHours) -> str:
    return f"{_clock(str(held.opens))}—{_clock(str(held.closes))}"


def _clock(text: str) -> str:
    return text.removeprefix("0") if not text.startswith("00") else text[1:]


def hours_lines(hours: Hours | None, lang: str) -> list[str]:
    """Opening hours as lines of text, seasons after the ordinary week."""
    if hours is None:
        return []
    lines = _week_lines(hours.weekly, lang)
    for season in hours.seasonal:
        lines += [
            f"{season.name or ''}（{_month_day(season.starts, lang)}—{_month_day(season.ends, lang)}）{line}"
            for line in _week_lines(season.weekly, lang)
        ]
    if hours.note:
        lines.append(hours.note)
    return lines


def _week_lines(ranges: Sequence[OpeningHours], lang: str) -> list[str]:
    return [f"{days_text(days, lang)} {'，'.join(spans)}" for days, spans in _spans(ranges)]


def _month_day(text: str, lang: str) -> str:
    month, day = text.split("-")
    if lang == "en":
        return f"{int(day)} {_MONTHS[int(month) - 1]}"
    return f"{int(month)}月{int(day)}日"


def _dates(first: str, last: str | None, lang: str) -> str:
    """One day or several with their year, which is said again only where another begins."""
    said = _day_of_year(first, lang)
    if not last:
        return said
    if lang == "en":
        return f"{said} to {_day_of_year(last, lang)}"
    same = first.split("-")[0] == last.split("-")[0]
    end = _month_day(last.split("-", 1)[1], lang) if same else _day_of_year(last, lang)
    return f"{said}至{end}"


def _day_of_year(text: str, lang: str) -> str:
    year, day = text.split("-", 1)
    return f"{_month_day(day, lang)} {year}" if lang == "en" else f"{year}年{_month_day(day, lang)}"


def hours_views(hours: Hours | None, lang: str) -> list[View]:
    """Opening hours as the office page draws them: seven squares and the times, per set of days."""
    if hours is None:
        return []
    found: list[View] = []
    weeks = [("", hours.weekly)] + [
        (
            f"{s.name or ''} {_month_day(s.starts, lang)}—{_month_day(s.ends, lang)}".strip(),
            s.weekly,
        )
        for s in hours.seasonal
    ]
    for label, ranges in weeks:
        for days, spans in _spans(ranges):
            letters = _LETTERS_EN if lang == "en" else _SHORT
            squares = [{"name": letters[i], "open": d in days} for i, d in enumerate(_DAYS)]
            said = days_text(days, lang)
            found.append(
                {"label": label, "days": squares, "said": said, "spans": spans, "note": ""}
            )
    notes = [hours.holidays.label.in_language(lang)] if hours.holidays else []
    notes += [
        f"{_dates(e.date, e.until, lang)} "
        + (
            f"{_clock(str(e.opens))}—{_clock(str(e.closes))}"
            if e.opens and e.closes
            else ("closed" if lang == "en" else "不上班")
        )
        + (f"（{e.reason}）" if e.reason else "")
        for e in hours.exceptions
    ]
    if hours.by_appointment:
        notes.append("by appointment" if lang == "en" else "要先预约")
    if hours.note:
        notes.append(hours.note)
    if found and notes:
        found[-1]["note"] = ("; " if lang == "en" else "；").join(notes)
    return found


def place_text(place: Location | None) -> str | None:
    """Where to go, the window last: 便民服务中心一楼　3 号窗口."""
    if place is None:
        return None
    room = beside(p for p in (place.building, place.floor) if p)
    door = beside(p for p in (place.room, place.window) if p)
    return beside((p for p in (room, door) if p), "　") or place.address


def full_place(place: Location | None) -> str:
    """The address, and where in the building."""
    if place is None:
        return ""
    inside = place_text(place)
    if inside == place.address or not inside:
        return place.address
    return beside((place.address, inside), "　")


def beside(parts: Iterable[str], gap: str = "") -> str:
    """Parts of a name or an address one after the other: with commas between words in letters."""
    text = ""
    for part in parts:
        latin = text[-1:].isascii() and part[:1].isascii()
        text += (", " if latin else gap) + part if text else part
    return text


def duration_parts(duration: Duration | None, lang: str) -> tuple[str | None, str]:
    """A duration as figure and unit: ("22", "个工作日"), ("当场", "")."""
    if duration is None or duration.unit is None:
        return None, ""
    label = duration.unit.label.in_language(lang)
    if duration.unit is TimeUnit.ON_THE_SPOT:
        return label, ""
    joint = "个" if duration.unit is TimeUnit.WORKDAY and lang == "zh" else ""
    unit = "天" if duration.unit is TimeUnit.DAY and lang == "zh" else label
    return (None if duration.value is None else str(duration.value)), joint + unit


def duration_text(duration: Duration | None, lang: str) -> str:
    """A duration in one piece: 22个工作日; empty where there is none."""
    value, unit = duration_parts(duration, lang)
    return "" if value is None else f"{value}{' ' if lang == 'en' and unit else ''}{unit}"

"""Holidays: the days named by hand, beside the national calendar with its make-up workdays (调休)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs
import chinese_calendar

from bianmin_core.model.contact import HoursException
from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.hours import schedules

# The holidays of the whole country. A people's own, such as 火把节, are no business of the calendar.
_NATIONAL = re.compile(r"元旦|春节|除夕|清明|劳动节|五一|端午|中秋|国庆")
_MAKE_UP = re.compile(r"调休|补班|补休")
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Longer than any holiday; what is longer is a wrong year.
_MOST_DAYS = 31


@attrs.frozen(kw_only=True)
class CalendarContradicted(Finding):
    """A holiday or make-up workday named in the hours is not one, or can't be known yet.

    Last year's days, carried over, send people to a closed door on a day that looks like any other.
    """

    detail: Text

    code: ClassVar[str] = "BM413"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("放假调休的日子不对", "Not in the national calendar")
    message: ClassVar[Text] = Text("放假调休要核对：{detail}", "holidays need checking: {detail}")
    why: ClassVar[Text] = Text(
        "去年的放假日子照抄过来，今年那天其实上班；或者写着补班，门却是关的。",
        "Last year's days, carried over, close a door that is open, or open one that is closed.",
    )
    fix: ClassVar[Text] = Text(
        "照国务院办公厅当年的放假通知核对 hours.exceptions；还没公布的年份，公布后再写。",
        "Check hours.exceptions against the year's notice of holidays; wait where there is none yet.",
    )
    failing: ClassVar[str] = """
        offices:
          - id: hall
            hours: {exceptions: [{date: 2026-10-01, until: 2026-10-08, reason: 国庆节放假}]}
    """
    passing: ClassVar[str] = """
        offices:
          - id: hall
            hours:
              exceptions:
                - {date: 2026-10-01, until: 2026-10-07, reason: 国庆节放假}
                - {date: 2026-10-10, opens: 8:30, closes: 17:30, reason: 调休上班}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare each day that is still to come and named as a holiday or make-up workday.

        A day closed for a reason of the office's own, and duty on a holiday, contradict nothing.
        """
        for path, hours in schedules(context):
            for index, named in enumerate(hours.exceptions):
                detail = _fault(named, context.as_of)
                if detail is not None:
                    yield cls(path=(*path, "exceptions", index), detail=detail)


def _fault(named: HoursException, today: dt.date) -> Text | None:
    if not all(_WRITTEN.fullmatch(text) for text in (named.date, named.until or named.date)):
        return None  # how it is written is for BM105 to judge
    first, last = _day(named.date), _day(named.until or named.date)
    if first is None or last is None:
        wrong = named.date if first is None else named.until
        return Text(f"没有 {wrong} 这一天", f"there is no day {wrong}")
    if last < first:
        return Text(f"{last} 在 {first} 前面", f"{last} comes before {first}")
    if last < today:
        return None
    reason = named.reason or ""
    closed = named.opens is None and named.closes is None
    holiday = closed and _NATIONAL.search(reason) is not None
    make_up = not closed and _MAKE_UP.search(reason) is not None
    if not (holiday or make_up):
        return None
    for number in range(min((last - first).days, _MOST_DAYS) + 1):
        day = first + dt.timedelta(days=number)
        found = _against_calendar(day, reason, make_up)
        if found is not None:
            return found
    return None


def _day(text: str) -> dt.date | None:
    """The day, or None where there is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _against_calendar(day: dt.date, reason: str, make_up: bool) -> Text | None:
    """What the national calendar says against a day; it knows no year before it is announced."""
    try:
        works = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return Text(
            f"{day} 写的是「{reason}」，{day.year} 年的放假安排还查不到，到时候要再核对",
            f"{day} ({reason}): the holidays of {day.year} are not known; check them again then",
        )
    if make_up and not (works and day.weekday() > 4):
        return Text(
            f"{day} 写的是「{reason}」，全国日历上这天不补班",
            f"{day} ({reason}) is no make-up workday in the national calendar",
        )
    if not make_up and works:
        return Text(
            f"{day} 写的是「{reason}」，全国日历上这天上班",
            f"{day} ({reason}) is a workday in the national calendar",
        )
    return None

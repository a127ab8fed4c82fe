"""Opening hours: when the door is open, and whether what is printed can be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Self

import attrs

from bianmin_core.model.contact import Hours, OpeningHours
from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity, Weekday
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path


def schedules(context: CheckContext) -> Iterator[tuple[Path, Hours]]:
    """Yield the opening hours of every office and of every service that has its own."""
    for path, office in context.keyed("offices"):
        if office.hours is not None:
            yield (*path, "hours"), office.hours
    for path, service in context.services:
        if service.hours is not None:
            yield (*path, "hours"), service.hours


def _weeks(path: Path, hours: Hours) -> Iterator[tuple[Path, tuple[OpeningHours, ...]]]:
    yield (*path, "weekly"), hours.weekly
    for index, season in enumerate(hours.seasonal):
        yield (*path, "seasonal", index, "weekly"), season.weekly


@attrs.frozen(kw_only=True)
class HoursWrong(Finding):
    """Opening hours overlap, or close before they open.

    The times on the page cannot be true, and people stand before a closed door.
    """

    detail: Text

    code: ClassVar[str] = "BM401"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("办公时间有误", "Opening hours wrong")
    message: ClassVar[Text] = Text("办公时间有误：{detail}", "opening hours are wrong: {detail}")
    why: ClassVar[Text] = Text(
        "照着时间来，门是关的。", "People come by the hours printed and find the door closed."
    )
    fix: ClassVar[Text] = Text(
        "核对 opens 和 closes；下午的时间用 24 小时制，例如 14:00。",
        "Check opens and closes; afternoons are 14:00, not 2:00.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, hours: {weekly: [{days: [mon], opens: 9:00, closes: 5:00}]}}]
    """
    passing: ClassVar[str] = """
        offices:
          - id: hall
            hours:
              weekly:
                - {days: [mon], opens: 9:00, closes: 12:00}
                - {days: [mon], opens: 12:00, closes: 17:00}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at each range by itself and at the ranges of each day together."""
        for path, hours in schedules(context):
            for where, ranges in _weeks(path, hours):
                for index, detail in _faults(ranges):
                    yield cls(path=(*where, index), detail=detail)
            for index, day in enumerate(hours.exceptions):
                if day.opens is not None and day.closes is not None and day.closes <= day.opens:
                    detail = Text(
                        f"{day.date} 关门（{day.closes}）不晚于开门（{day.opens}）",
                        f"{day.date} closes at {day.closes}, before it opens at {day.opens}",
                    )
                    yield cls(path=(*path, "exceptions", index), detail=detail)


def _faults(ranges: tuple[OpeningHours, ...]) -> Iterator[tuple[int, Text]]:
    by_day: defaultdict[Weekday, list[tuple[int, OpeningHours]]] = defaultdict(list)
    for index, held in enumerate(ranges):
        if held.closes <= held.opens:
            yield (
                index,
                Text(
                    f"关门（{held.closes}）不晚于开门（{held.opens}）",
                    f"closes at {held.closes}, before it opens at {held.opens}",
                ),
            )
            continue
        for day in dict.fromkeys(held.days):
            by_day[day].append((index, held))
    told: set[int] = set()
    for day, held_ranges in by_day.items():
        ordered = sorted(held_ranges, key=lambda pair: (pair[1].opens, pair[1].closes))
        for (_, first), (index, second) in pairwise(ordered):
            if second.opens < first.closes and index not in told:
                told.add(index)
                yield (
                    index,
                    Text(
                        f"{day.label.zh} {first.opens}—{first.closes} 和 {second.opens}—{second.closes} 重叠",
                        f"{first.opens} to {first.closes} and {second.opens} to {second.closes} "
                        f"overlap on {day.label.en}",
                    ),
                )


@attrs.frozen(kw_only=True)
class NoHolidayRule(Finding):
    """Nothing says what holds on public holidays and make-up workdays.

    People come on a make-up Saturday, or on the Tuesday of a holiday week, and find nobody.
    """

    code: ClassVar[str] = "BM402"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("没写节假日安排", "No holiday rule")
    message: ClassVar[Text] = Text(
        "没有写节假日和调休日上不上班", "does not say what holds on public holidays"
    )
    why: ClassVar[Text] = Text(
        "调休的星期六开不开门、节假日有没有人，最容易白跑。",
        "Make-up Saturdays and holiday weeks are when people come in vain.",
    )
    fix: ClassVar[Text] = Text(
        "写上 hours.holidays：closed、open 或 on-duty。",
        "Set hours.holidays to closed, open or on-duty.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, hours: {holidays: null}}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, hours: {holidays: on-duty}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for a holiday rule wherever there are weekly hours."""
        for path, hours in schedules(context):
            if hours.holidays is None and (hours.weekly or hours.seasonal):
                yield cls(path=path)

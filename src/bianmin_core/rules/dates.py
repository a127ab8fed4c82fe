"""Dates: what was true once, or will be, and stands in the book today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


def _year_before(day: dt.date) -> dt.date:
    """The same day a year earlier; the last of February for a leap day."""
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


@attrs.frozen(kw_only=True)
class ReviewOverdue(Finding):
    """A service was last checked more than a year ago, or never while others were.

    Rooms, windows, forms and people change within a year; the page still says the old ones.
    """

    detail: Text

    code: ClassVar[str] = "BM411"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("太久没有核对", "Review overdue")
    message: ClassVar[Text] = Text("该核对了：{detail}", "needs a review: {detail}")
    why: ClassVar[Text] = Text(
        "一年里窗口、材料、人都会变，没核对过的那页多半已经不准。",
        "Windows, papers and people change within a year; what nobody checked is likely wrong.",
    )
    fix: ClassVar[Text] = Text(
        "请站所对着实际情况核一遍，改好后把 reviewed_on 写成核对那天。",
        "Let the office check it against what it does, then write the day into reviewed_on.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, reviewed_on: 2025-02-28}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, reviewed_on: 2025-03-01}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare each day with a year ago.

        Where no service has a day, the district keeps none, and nothing is found.
        """
        oldest = _year_before(context.as_of)
        undated = []
        dated = False
        for path, service in context.services:
            day = service.reviewed_on
            if day is None:
                undated.append(path)
                continue
            dated = True
            if day < oldest:
                detail = Text(
                    f"上次核对是 {day}，超过一年了",
                    f"was last checked on {day}, more than a year ago",
                )
                yield cls(path=(*path, "reviewed_on"), detail=detail)
        for path in undated if dated else ():
            detail = Text(
                "别的事项都写了核对日期，这一项没有", "has no day of review, though others have one"
            )
            yield cls(path=path, detail=detail)


@attrs.frozen(kw_only=True)
class OutOfDate(Finding):
    """A service that is not to be had today is shown as if it were; or the whole edition is over.

    People come for what ended, or for what has not begun.
    """

    detail: Text

    code: ClassVar[str] = "BM412"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("已过期或还没生效", "Expired, or not in force yet")
    message: ClassVar[Text] = Text("日期不对：{detail}", "days do not fit: {detail}")
    why: ClassVar[Text] = Text(
        "照着书来办，窗口说已经取消了，或者还没开始。",
        "People come for what ended, or for what has not begun.",
    )
    fix: ClassVar[Text] = Text(
        "已停办的把 status 改成已取消或暂停办理；还在办的核对日期；过了有效期的版次出新版。",
        "Retire or suspend what ended, correct the day of what goes on, and issue a new edition.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, expires_on: 2026-02-28}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, effective_from: 2026-03-01, expires_on: 2026-03-01}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the days of each active service, and the edition's last one, with today."""
        today = context.as_of
        edition = context.catalogue.edition
        last = edition.valid_until
        # A book that is made before its day may hold what begins on that day.
        opens = max(today, edition.issued_on or today)
        if last is not None and last < today:
            detail = Text(f"这一版只管到 {last}", f"this edition was valid until {last}")
            yield cls(path=("edition", "valid_until"), detail=detail)
        for path, service in context.services:
            if service.expires_on is not None and service.expires_on < today:
                detail = Text(
                    f"{service.expires_on} 就失效了，还写着在办",
                    f"ended on {service.expires_on} and is still shown as active",
                )
                yield cls(path=(*path, "expires_on"), detail=detail)
            if service.effective_from is not None and service.effective_from > opens:
                detail = Text(
                    f"{service.effective_from} 才生效，已经写着在办",
                    f"begins on {service.effective_from} and is shown as active already",
                )
                yield cls(path=(*path, "effective_from"), detail=detail)

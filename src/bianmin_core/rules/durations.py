"""Durations: what is promised, what the law allows and what the steps take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Duration,
    Service,
    Step,
)
from bianmin_core.model.terms import Actor, HandlingType, Severity, TimeUnit
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path
from bianmin_core.rules.situations import applies, combinations

# The fewest and the most hours each unit can stand for, so that a comparison is never a guess:
# a month has 28 to 31 days.
_HOURS = {
    TimeUnit.HOUR: (1.0, 1.0),
    TimeUnit.DAY: (24.0, 24.0),
    TimeUnit.MONTH: (24.0 * 28, 24.0 * 31),
}


def _span(duration: Duration) -> tuple[float, float] | None:
    """The shortest and the longest a duration can be, in hours; None where it is not known."""
    if duration.unit is TimeUnit.ON_THE_SPOT:
        return (0.0, 0.0)
    if duration.unit is None or duration.value is None:
        return None
    if duration.unit is TimeUnit.WORKDAY:
        # Begun on a Friday, the first of every five drags a weekend with it.
        weekends = -(-duration.value // 5)
        return (24.0 * duration.value, 24.0 * (duration.value + 2 * weekends))
    least, most = _HOURS[duration.unit]
    return (duration.value * least, duration.value * most)


def describe(duration: Duration) -> Text:
    """A duration in words: 22 个工作日, 当场."""
    if duration.unit is TimeUnit.ON_THE_SPOT:
        return duration.unit.label
    value = "?" if duration.value is None else str(duration.value)
    if duration.unit is None:
        return Text(value, value)
    zh = duration.unit.label.zh
    joint = " 个" if duration.unit is TimeUnit.WORKDAY else " "
    return Text(f"{value}{joint}{zh}", f"{value} {duration.unit.label.en}")


@attrs.frozen(kw_only=True)
class PromisedOverLegal(Finding):
    """The promised time is longer than the law allows.

    Whoever plans by the promise has a right to the result earlier, and comes too late to claim it.
    """

    promised: Text
    legal: Text

    code: ClassVar[str] = "BM311"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("承诺时限超过法定时限", "Promised longer than legal")
    message: ClassVar[Text] = Text(
        "承诺 {promised}，超过了法定 {legal}", "promises {promised}, more than the legal {legal}"
    )
    why: ClassVar[Text] = Text(
        "照承诺等，就等过了法律给的期限。",
        "Whoever waits as promised waits past what the law allows.",
    )
    fix: ClassVar[Text] = Text(
        "核对 time_limit.promised 和 time_limit.legal 的数和单位。",
        "Check number and unit of time_limit.promised and time_limit.legal.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            time_limit: {promised: {value: 31, unit: 工作日}, legal: {value: 30, unit: 自然日}}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            time_limit: {promised: {value: 20, unit: 工作日}, legal: {value: 30, unit: 自然日}}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare after conversion; what depends on the calendar is not called longer."""
        for path, service in context.services:
            limit = service.time_limit
            if limit is None or limit.promised is None or limit.legal is None:
                continue
            promised, legal = _span(limit.promised), _span(limit.legal)
            if promised is None or legal is None:
                continue
            same_unit = limit.promised.unit is limit.legal.unit
            longer = promised[0] > (legal[0] if same_unit else legal[1])
            if longer:
                yield cls(
                    path=(*path, "time_limit", "promised"),
                    promised=describe(limit.promised),
                    legal=describe(limit.legal),
                )


@attrs.frozen(kw_only=True)
class TimeUnitMissing(Finding):
    """A time has a number without a unit, or a unit without a number.

    「20」 may be three weeks or four; people come back before it is done.
    """

    which: Text

    code: ClassVar[str] = "BM312"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("时限缺数或单位", "Time without number or unit")
    message: ClassVar[Text] = Text(
        "{which}只写了一半，数和单位都要有", "the {which} needs both number and unit"
    )
    why: ClassVar[Text] = Text(
        "20 个工作日和 20 天差一个多星期，人会提前跑来。",
        "20 working days and 20 days lie more than a week apart.",
    )
    fix: ClassVar[Text] = Text(
        "写成 {value: 20, unit: 工作日}；当场办好的写 {unit: 当场}。",
        "Write value and unit; what is done at once is unit: on-the-spot.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, time_limit: {promised: {value: 20, unit: null}}}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, time_limit: {promised: {unit: 当场}}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at promised and legal time and at the steps' durations."""
        for path, service in context.services:
            limit = service.time_limit
            times: list[tuple[Path, Text, Duration | None]] = []
            if limit is not None:
                times += [
                    (
                        (*path, "time_limit", "promised"),
                        Text("承诺时限", "promised time"),
                        limit.promised,
                    ),
                    ((*path, "time_limit", "legal"), Text("法定时限", "legal time"), limit.legal),
                ]
            times += [
                (
                    (*path, "steps", i, "duration"),
                    Text(f"第 {s.order} 步的时长", f"duration of step {s.order}"),
                    s.duration,
                )
                for i, s in enumerate(service.steps)
            ]
            for where, which, duration in times:
                if duration is not None and _span(duration) is None:
                    yield cls(path=where, which=which)


@attrs.frozen(kw_only=True)
class ImmediateWithDays(Finding):
    """A service said to be done on the spot promises a number of days.

    One of the two is wrong, and people plan a day, or a week, by it.
    """

    promised: Text

    code: ClassVar[str] = "BM313"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("即办件写了天数", "Immediate service with days")
    message: ClassVar[Text] = Text(
        "是即办件，却写承诺 {promised}", "is done on the spot, yet promises {promised}"
    )
    why: ClassVar[Text] = Text(
        "到底当场拿还是要等，两处说法不一样。",
        "Whether to wait for it or to come again is left open.",
    )
    fix: ClassVar[Text] = Text(
        "当场能办的写 unit: 当场；不能的把 handling_type 改成承诺件。",
        "Write unit: on-the-spot, or make handling_type promised.",
    )
    failing: ClassVar[str] = """
        services:
          - {id: residence-proof, handling_type: 即办件, time_limit: {promised: {value: 3, unit: 工作日}}}
    """
    passing: ClassVar[str] = """
        services:
          - {id: residence-proof, handling_type: 承诺件, time_limit: {promised: {value: 3, unit: 工作日}}}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the handling type with the promised time."""
        for path, service in context.services:
            promised = service.time_limit.promised if service.time_limit else None
            if service.handling_type is not HandlingType.IMMEDIATE or promised is None:
                continue
            if promised.unit not in (None, TimeUnit.ON_THE_SPOT, TimeUnit.HOUR):
                where: Path = (*path, "time_limit", "promised")
                yield cls(path=where, promised=describe(promised))


_LEAVES_OUT = re.compile(r"不计|不算|不包括|不包含|不含|除外|顺延|扣除")


@attrs.frozen(kw_only=True)
class StepsOverPromise(Finding):
    """The office's steps together take longer than the promised time.

    People come on the day promised, and it is not done.
    """

    steps: tuple[Text, ...]
    promised: Text

    code: ClassVar[str] = "BM315"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("步骤加起来超过承诺", "Steps longer than promised")
    message: ClassVar[Text] = Text(
        "各步加起来（{steps}）超过了承诺的 {promised}",
        "the steps ({steps}) take longer than the promised {promised}",
    )
    why: ClassVar[Text] = Text(
        "照承诺的日子来取，还没办好，又得再来。",
        "People come on the day promised, and it is not done.",
    )
    fix: ClassVar[Text] = Text(
        "核对每步的 duration；公示、鉴定这些不计入的，在 time_limit.note 里写明。",
        "Check each duration; what the promise leaves out belongs into time_limit.note.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps:
              - {order: 1, actor: 我们, text: 核实, duration: {value: 2, unit: 工作日}}
              - {order: 2, actor: 我们, text: 盖章, duration: {value: 2, unit: 工作日}}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            time_limit: {note: 社区公示的时间不计入}
            steps:
              - {order: 1, actor: 我们, text: 核实, duration: {value: 3, unit: 工作日}}
              - {order: 2, actor: 我们, text: 公示, duration: {value: 7, unit: 自然日}}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Add up what comes together in one situation; what depends on the calendar is not longer.

        Nothing is found where a duration is incomplete, or a note says what the time leaves out.
        """
        for path, service in context.services:
            limit = service.time_limit
            if limit is None or limit.promised is None:
                continue
            timed = [s for s in service.steps if s.actor is Actor.OFFICE and s.duration is not None]
            if not _longer(timed, limit.promised):
                continue
            if limit.note is not None and _LEAVES_OUT.search(limit.note):
                continue
            together = _longest_together(service, timed)
            if _longer(together, limit.promised):
                times = tuple(describe(s.duration) for s in together if s.duration is not None)
                where = (*path, "time_limit", "promised")
                yield cls(path=where, steps=times, promised=describe(limit.promised))


def _longest_together(service: Service, timed: Sequence[Step]) -> list[Step]:
    """The steps that one reader goes through, in the situation in which they take longest."""
    used = {w.situation for s in timed for w in s.when}
    every = ([s for s in timed if applies(s.when, given)] for given in combinations(service, used))
    return max(every, key=lambda steps: sum(_least(s.duration) for s in steps), default=[])


def _least(duration: Duration | None) -> float:
    span = _span(duration) if duration is not None else None
    return span[0] if span is not None else 0.0


def _longer(steps: Sequence[Step], promised: Duration) -> bool:
    """Whether steps certainly take longer than promised; never where one is incomplete."""
    spans = [_span(s.duration) for s in steps if s.duration is not None]
    most = _span(promised)
    if most is None or not all(spans):
        return False
    counted = {s.duration.unit for s in steps if s.duration is not None} - {TimeUnit.ON_THE_SPOT}
    same_unit = counted <= {promised.unit}
    return sum(span[0] for span in spans if span) > (most[0] if same_unit else most[1])

"""Steps and times: what happens, who does it, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.service import Duration
from bianmin_core.model.terms import HandlingType, Severity, TimeUnit
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path


@attrs.frozen(kw_only=True)
class NoSteps(Finding):
    """No step is named.

    People do not know whether the office calls them, or they have to come again to ask.
    """

    code: ClassVar[str] = "BM301"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("没有步骤", "No steps")
    message: ClassVar[Text] = Text("没有写怎么走（步骤）", "no steps are named")
    why: ClassVar[Text] = Text(
        "不写步骤，交完材料是在家等还是再来一趟，谁也不知道。",
        "After handing in, nobody knows whether to wait at home or to come again.",
    )
    fix: ClassVar[Text] = Text(
        "至少写一步，例如 steps: [{order: 1, actor: 您, text: 到窗口交材料，当场拿证}]。",
        "Write at least one step: who does what.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, steps: []}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, steps: [{order: 1, actor: 您, text: 到窗口说一声，当场开好}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for at least one step."""
        for path, service in context.services:
            if not service.steps:
                yield cls(path=(*path, "steps"))


@attrs.frozen(kw_only=True)
class StepOrderGaps(Finding):
    """The numbers of the steps are not 1, 2, 3 ….

    A step that is missing from the list is a trip nobody knew of.
    """

    orders: tuple[int, ...]

    code: ClassVar[str] = "BM302"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("步骤序号不连续", "Step order has gaps")
    message: ClassVar[Text] = Text(
        "步骤序号是 {orders}，应从 1 起连续", "steps are numbered {orders}, not 1, 2, 3 …"
    )
    why: ClassVar[Text] = Text(
        "中间少了一步，可能就是要再跑的那一步。",
        "The step that is missing may be the trip nobody knew of.",
    )
    fix: ClassVar[Text] = Text(
        "把序号改成 1、2、3……，缺的步骤补上。", "Number them 1, 2, 3 …; add what is missing."
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps: [{order: 1, actor: 您, text: 交材料}, {order: 3, actor: 我们, text: 开证明}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps: [{order: 2, actor: 我们, text: 开证明}, {order: 1, actor: 您, text: 交材料}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the sorted numbers with 1, 2, 3 …."""
        for path, service in context.services:
            orders = sorted(s.order for s in service.steps)
            if orders != list(range(1, len(orders) + 1)):
                yield cls(path=(*path, "steps"), orders=tuple(s.order for s in service.steps))


@attrs.frozen(kw_only=True)
class StepWithoutActor(Finding):
    """A step does not say who does it.

    Whoever cannot tell whether it is up to them waits, or comes in vain.
    """

    order: int

    code: ClassVar[str] = "BM303"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("步骤没写谁做", "Step without actor")
    message: ClassVar[Text] = Text(
        "第 {order} 步没有写是您做还是我们做", "step {order} does not say who does it"
    )
    why: ClassVar[Text] = Text(
        "分不清该自己做还是等着，人就会白等或者白跑。",
        "People wait, or come, for what is not theirs to do.",
    )
    fix: ClassVar[Text] = Text(
        "写上 actor: 您 或 actor: 我们。", "Write actor: citizen or actor: office."
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, steps: [{order: 1, text: 核对身份后开具}]}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, steps: [{order: 1, actor: office, text: 核对身份后开具}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at the actor of each step."""
        for path, service in context.services:
            for index, step in enumerate(service.steps):
                if step.actor is None:
                    yield cls(path=(*path, "steps", index), order=step.order)


# The fewest and the most hours each unit can stand for, so that a comparison is never a guess:
# a working day may be a calendar day or drag a weekend with it, a month has 28 to 31 days.
_HOURS = {
    TimeUnit.HOUR: (1.0, 1.0),
    TimeUnit.DAY: (24.0, 24.0),
    TimeUnit.WORKDAY: (24.0, 24.0 * 7 / 5),
    TimeUnit.MONTH: (24.0 * 28, 24.0 * 31),
}


def _span(duration: Duration) -> tuple[float, float] | None:
    """The shortest and the longest a duration can be, in hours; None where it is not known."""
    if duration.unit is TimeUnit.ON_THE_SPOT:
        return (0.0, 0.0)
    if duration.unit is None or duration.value is None:
        return None
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

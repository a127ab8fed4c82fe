"""Steps: what happens, in which order, and who does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


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

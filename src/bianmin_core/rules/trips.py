"""Trips: how often one has to come, and whether that is what the steps say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.answers import hours_of
from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Service,
    Step,
)
from bianmin_core.model.terms import Actor, Channel, ServiceStatus, Severity, TimeUnit
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


@attrs.frozen(kw_only=True)
class VisitsWithoutReason(Finding):
    """One has to come more than once, and nothing says why.

    Whoever expects to be done comes without what the second time needs, or not at all.
    """

    visits: int

    code: ClassVar[str] = "BM314"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("要跑几趟没说为什么", "More visits without a reason")
    message: ClassVar[Text] = Text(
        "写着要跑 {visits} 趟，没说为什么", "takes {visits} visits, and why is not said"
    )
    why: ClassVar[Text] = Text(
        "不知道第二趟来干什么，东西没带、人没来齐，就成了第三趟。",
        "Not knowing what the second visit is for makes it a third.",
    )
    fix: ClassVar[Text] = Text(
        "在 visits_reason 写清每一趟来做什么；能少跑的，想办法少跑。",
        "Say in visits_reason what each visit is for; better, spare people one.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, visits: 2}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, visits: 2, visits_reason: 第二趟双方当面签字}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for the reason of every visit after the first."""
        for path, service in context.services:
            visits = service.visits
            if visits is not None and visits > 1 and not (service.visits_reason or "").strip():
                yield cls(path=(*path, "visits"), visits=visits)


_DOOR = r"(?:窗口|[0-9]\s*室|柜台|大厅|值班室|服务站|服务中心|所里|站里|街道办)"
_COMES = re.compile(
    rf"(?:到|来|去|回)[^，。；]{{0,12}}{_DOOR}|(?:来|回)(?:取|领|拿|签|交|办)|[取领](?:证|件|结果|批文)"
)
_SENT_FOR = re.compile(
    r"请您?(?:[^，。；]{0,6})来(?:取|领|拿|签|办|交)|(?:通知|告诉|叫)您?[^，。；]{0,6}来(?:取|领|拿|签)"
)
# Another way is named beside it, so that nobody has to come.
_SPARED = re.compile(
    r"网|手机|不会|不便|走不动|或者?|也可|也能|寄|送|捎|快递|上门|在家|家里|代领|到账"
)
_RINGS = re.compile(r"打电话|来电|打 ?[0-9]")


@attrs.frozen(kw_only=True)
class MoreTripsThanVisits(Finding):
    """The steps bring people to the window more often than the number of visits says.

    The page promises one trip, and the steps take two.
    """

    visits: int
    trips: int

    code: ClassVar[str] = "BM371"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("步骤比说的趟数多", "More trips than visits")
    message: ClassVar[Text] = Text(
        "写着跑 {visits} 趟，照步骤要来 {trips} 趟",
        "promises {visits} visit(s), but the steps take {trips}",
    )
    why: ClassVar[Text] = Text(
        "说好只跑一趟，办到一半才知道还要再来。",
        "Told to come once, people learn half-way that they have to come again.",
    )
    fix: ClassVar[Text] = Text(
        "visits 照实写，visits_reason 写明为什么；结果能寄、能送的，把步骤写成寄和送。",
        "Give the true number with its reason; or let the result be sent, and say so in the step.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            visits: 1
            steps:
              - {order: 1, actor: 您, text: 到 3 号窗口交材料}
              - {order: 2, actor: 我们, text: 核实后打电话请您来取}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            visits: 1
            steps:
              - {order: 1, actor: 您, text: 到 3 号窗口交材料}
              - {order: 2, actor: 我们, text: 核实后请您来取，要寄的寄到家}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Count the steps that bring everybody to the service's own window after a wait."""
        for path, service in context.services:
            if service.visits is not None and service.visits < len(service.steps):
                trips = _trips(service)
                if trips > service.visits:
                    yield cls(path=(*path, "visits"), visits=service.visits, trips=trips)


def _trips(service: Service) -> int:
    trips = 0
    again = True
    called = False
    for step in sorted(service.steps, key=lambda s: s.order):
        if step.when or step.place or _SPARED.search(step.text):
            again = again or _waits(step)
        elif step.actor is Actor.CITIZEN:
            if _RINGS.search(step.text):
                continue
            if again and (_COMES.search(step.text) or (trips == 0 and service.visits)):
                trips += 1
                again = called = False
        elif step.actor is Actor.OFFICE:
            called = called or (trips > 0 and _SENT_FOR.search(step.text) is not None)
            again = again or called or _waits(step)
    return trips + called


def _waits(step: Step) -> bool:
    """Whether people go home meanwhile; not known where a step has no duration."""
    held = step.duration
    waits = held is not None and held.unit not in (None, TimeUnit.ON_THE_SPOT, TimeUnit.HOUR)
    return step.actor is Actor.OFFICE and waits


_NEEDED = re.compile(r"(?:先|提前|要|须|凭)[^，。；、\n]{0,4}预约|预约(?:成功)?(?:好|后)?再来")
_NOT_NEEDED = re.compile(r"(?:不用|不必|无需|无须|不需要?|免|不要)[^，。；、\n]{0,4}预约")


@attrs.frozen(kw_only=True)
class AppointmentContradicted(Finding):
    """The text says that one must book before coming, and the field says not; or the reverse.

    Without a booking people are sent away; and nobody books where nobody takes bookings.
    """

    text: str
    field: Text

    code: ClassVar[str] = "BM373"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("要不要预约前后矛盾", "Booking contradicted")
    message: ClassVar[Text] = Text(
        "栏目里写着{field}预约，文字却说：{text}", "the field says {field}, the text: {text}"
    )
    why: ClassVar[Text] = Text(
        "没预约就来，当天办不了，只好改天再来。",
        "Whoever comes without a booking is sent away until there is one.",
    )
    fix: ClassVar[Text] = Text(
        "问清楚，把 by_appointment 和文字改成一样。",
        "Find out, and let by_appointment and text agree.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            by_appointment: no
            faq: [{question: 星期六能办吗？, answer: 能，要先打电话预约。}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            by_appointment: no
            faq: [{question: 星期六能办吗？, answer: 能，不用提前预约。}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare what each text of a service says with what its field does."""
        for block in context.blocks:
            service = block.entity
            if "预约" not in block.text or not isinstance(service, Service):
                continue
            needed = service.by_appointment
            hours = hours_of(context.catalogue, service)
            if needed is None or (not needed and hours is not None and hours.by_appointment):
                continue
            if service.status is not ServiceStatus.ACTIVE:
                continue
            for path, text in block.texts():
                if "预约" in text and path[2] not in _NAMES and _says_otherwise(text, needed):
                    field = (
                        Text("要", "by appointment") if needed else Text("不用", "no appointment")
                    )
                    yield cls(path=path, text=text[:40], field=field)


# Where the word stands in the name of the thing: 婚检预约, and where the need is what is asked.
_NAMES = frozenset({"name", "short_name", "aliases", "keywords", "legal_basis", "outcome"})


def _says_otherwise(text: str, needed: bool) -> bool:
    if text.rstrip().endswith(("？", "?")):
        return False
    if needed:
        return _NOT_NEEDED.search(text) is not None
    return _NEEDED.search(_NOT_NEEDED.sub("", text)) is not None


_CHANNELS_FROM_HOME = {Channel.ONLINE, Channel.PHONE, Channel.HOME_VISIT, Channel.POST}
_FRAIL = re.compile(r"老人|老年|高龄|失能|残疾|孕妇|孕期|产妇|新生儿")
_HELPED = re.compile(r"上门|下楼|下来|楼下|一楼|电梯|轮椅|不用来|不用到")


@attrs.frozen(kw_only=True)
class StairsForTheFrail(Finding):
    """A service for the old, the disabled or mothers stands behind stairs, without another way.

    They come, and can't get up to the window.
    """

    place: str

    code: ClassVar[str] = "BM375"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("腿脚不便的人上不去", "Stairs for the frail")
    message: ClassVar[Text] = Text(
        "给腿脚不便的人办的事，窗口（{place}）轮椅到不了，也没写别的办法",
        "is for people who can't climb, and {place} is not step-free; no other way is named",
    )
    why: ClassVar[Text] = Text(
        "老人、残疾人、抱娃娃的到了楼下上不去，白跑一趟。",
        "The old, the disabled and mothers with a pram come and can't get up to the window.",
    )
    fix: ClassVar[Text] = Text(
        "写明上不了楼的怎么办（在一楼打哪个电话、能不能上门、能不能代办），再写进 channels 或 by_proxy。",
        "Say what those do who can't climb: whom to ring downstairs, a home visit, or a proxy.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, location: {step_free: no}}]
        services: [{id: residence-proof, audience: 住在本街道的残疾人}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, location: {step_free: no}}]
        services: [{id: residence-proof, audience: 住在本街道的残疾人, channels: [窗口办, 上门办]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at services for the frail whose window is expressly not step-free."""
        offices = context.catalogue.offices_by_id
        for path, service in context.services:
            office = offices.get(service.office)
            place = service.location or (office.location if office else None)
            if place is None or place.step_free is not False or service.by_proxy:
                continue
            if _CHANNELS_FROM_HOME.intersection(service.channels):
                continue
            if not _FRAIL.search(f"{service.name}\n{service.audience}"):
                continue
            hours = hours_of(context.catalogue, service)
            told = [hours.note if hours else None, *(s.text for s in service.steps)]
            told += [q.answer for q in service.faq]
            if not any(_HELPED.search(text) for text in told if text):
                where = " ".join(t for t in (place.building, place.floor, place.room) if t)
                yield cls(path=path, place=where or place.address)

"""The five questions: 办什么, 带什么, 找谁, 去哪, 打哪. A service answers all or is not ready."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations as subsets
from math import prod
from typing import ClassVar, Self

import attrs

from bianmin_core.model.answers import handlers_of, hours_of, location_of, phones_of
from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import Channel, Severity
from bianmin_core.phones import dial
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Answers, Finding, Path
from bianmin_core.rules.remedies import (
    ADDRESS,
    DOOR,
    FOR_WHOM,
    HOURS,
    HOW_LONG,
    HOW_MUCH,
    WEBSITE,
    WHAT_IT_COSTS,
    WHAT_ONE_GETS,
    bring_instead,
    call_instead,
    mended_at_office,
    posts_by_office,
    what_instead,
    where_instead,
    who_instead,
)
from bianmin_core.rules.situations import applies, combinations


def _blank(text: str | None) -> bool:
    return text is None or not text.strip()


@attrs.frozen(kw_only=True)
class WhatUnanswered(Finding):
    """办什么: it is not said for whom the service is, what one gets, how long or what it costs.

    People come for something that was never meant for them, or without the money.
    """

    missing: tuple[Text, ...]

    code: ClassVar[str] = "BM203"
    severity: ClassVar[Severity] = Severity.BLOCKS
    question: ClassVar[str | None] = "what"
    title: ClassVar[Text] = Text("办什么没有答全", "What it is stays open")
    message: ClassVar[Text] = Text(
        "办什么没有答全：缺{missing}", "what it is stays open: {missing} missing"
    )
    why: ClassVar[Text] = Text(
        "不写给谁办、能得到什么、几天办好、收不收钱，来的人可能根本不该来，或者没带够钱。",
        "People come for something that was never meant for them, or without the money.",
    )
    fix: ClassVar[Text] = Text(
        "写上 audience、outcome、time_limit.promised 和 fee，例如 fee: {free: true}。",
        "Write audience, outcome, time_limit.promised and fee, such as fee: {free: true}.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, audience: ""}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, audience: 户口在本社区的人}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at audience, outcome, promised time and fee."""
        for path, service in context.services:
            missing = []
            if _blank(service.audience):
                missing.append(FOR_WHOM)
            if _blank(service.outcome):
                missing.append(WHAT_ONE_GETS)
            if service.time_limit is None or service.time_limit.promised is None:
                missing.append(HOW_LONG)
            fee = service.fee
            if fee is None or (not fee.free and _blank(fee.amount) and _blank(fee.standard)):
                charged = fee is not None and fee.free is False
                missing.append(HOW_MUCH if charged else WHAT_IT_COSTS)
            if missing:
                yield cls(path=path, missing=tuple(missing), instead=what_instead(missing))


@attrs.frozen(kw_only=True)
class WhoUnanswered(Finding):
    """找谁: no post handles the service, or nobody holds the post.

    People are sent from door to door.
    """

    code: ClassVar[str] = "BM204"
    severity: ClassVar[Severity] = Severity.BLOCKS
    question: ClassVar[str | None] = "who"
    title: ClassVar[Text] = Text("找谁没有答案", "Whom to see stays open")
    message: ClassVar[Text] = Text(
        "找谁没有答案：没有经办人", "whom to see stays open: nobody handles it"
    )
    why: ClassVar[Text] = Text(
        "不写找谁，人就被从一个门支到另一个门。", "People are sent from door to door."
    )
    fix: ClassVar[Text] = Text(
        "在 handlers 写上经办岗位的编号，例如 handlers: [minzheng-1]，并让 officers 里有人担任这个岗位。",
        "Name the post in handlers, such as handlers: [minzheng-1], and let an officer hold it.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, handlers: []}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, handlers: [service-2]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for a held post among the handlers, as the audience sees them."""
        held = posts_by_office(context)
        for path, service in context.services:
            if not handlers_of(context.catalogue, service):
                yield cls(path=(*path, "handlers"), instead=who_instead(held, service))


def _bare_situations(service: Service) -> list[Answers]:
    """The combinations of answers in which nothing is said to be brought, each as short as can be."""
    if any(not m.when for m in service.materials):
        return []
    asked = {w.situation for m in service.materials for w in m.when}
    choices = [len(s.answers) for s in service.situations if s.id in asked]
    bare = [
        tuple(given.items())
        for given in combinations(service, asked)
        if not any(applies(m.when, given) for m in service.materials)
    ]
    shortest: list[Answers] = []
    for combination in bare:
        if not any(set(told) <= set(combination) for told in shortest):
            shortest.append(_shortest(combination, choices, bare))
    return shortest


def _shortest(combination: Answers, choices: list[int], bare: list[Answers]) -> Answers:
    """The fewest answers of a combination that leave nothing to be brought, whatever the others."""
    for size in range(len(combination)):
        for kept in subsets(range(len(combination)), size):
            some = tuple(combination[i] for i in kept)
            all_others = prod(c for i, c in enumerate(choices) if i not in kept)
            if sum(1 for other in bare if set(some) <= set(other)) == all_others:
                return some
    return combination


@attrs.frozen(kw_only=True)
class BringUnanswered(Finding):
    """带什么: no material is named, and nothing says that none is needed.

    The commonest second trip of all: the right door with the wrong papers.
    """

    detail: Text

    code: ClassVar[str] = "BM205"
    severity: ClassVar[Severity] = Severity.BLOCKS
    question: ClassVar[str | None] = "bring"
    title: ClassVar[Text] = Text("带什么没有答案", "What to bring stays open")
    message: ClassVar[Text] = Text("带什么没有答案：{detail}", "what to bring stays open: {detail}")
    why: ClassVar[Text] = Text(
        "最常见的白跑：门找对了，材料没带。",
        "The commonest second trip: the right door with the wrong papers.",
    )
    fix: ClassVar[Text] = Text(
        "在 materials 逐样写上要带的东西；真的什么都不用带，写 nothing_to_bring: yes。",
        "List what to bring in materials; if there really is nothing, write nothing_to_bring: yes.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, materials: []}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [], nothing_to_bring: yes}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for materials in every combination of situations, or an explicit none."""
        for path, service in context.services:
            here = (*path, "materials")
            if service.nothing_to_bring and service.materials:
                detail = Text(
                    "又说什么都不用带，又列了材料", "nothing_to_bring contradicts the list"
                )
                instead = Text(
                    "真的什么都不用带，就删掉 materials；要带东西，就删掉 nothing_to_bring。",
                    "Remove materials if there really is nothing, or else nothing_to_bring.",
                )
                yield cls(path=here, detail=detail, instead=instead)
            elif service.nothing_to_bring:
                continue
            elif not service.materials:
                yield cls(
                    path=here,
                    detail=Text("没有材料清单", "there is no list of materials"),
                    instead=bring_instead(),
                )
            else:
                for bare in _bare_situations(service):
                    yield cls._for(service, here, bare)

    @classmethod
    def _for(cls, service: Service, path: Path, bare: Answers) -> Self:
        """The finding of one combination of answers without materials; of any, where it is empty."""
        if not bare:
            nothing = Text("没有一样材料是用得上的", "no material is ever needed as it is written")
            return cls(path=path, detail=nothing, instead=bring_instead())
        known = {s.id: s for s in service.situations}
        said = "、".join(f"「{known[s].say(a)}」" for s, a in bare)
        ids = ", ".join(f"{s}={a}" for s, a in bare)
        return cls(
            path=path,
            holds_for=bare,
            detail=Text(f"情形{said}下没有写", f"nothing is said for {ids}"),
            instead=bring_instead(said, ids, bare),
        )


def _without_window(service: Service) -> bool:
    return bool(service.channels) and not {Channel.WINDOW, Channel.SELF_SERVICE} & {
        *service.channels
    }


@attrs.frozen(kw_only=True)
class WhereUnanswered(Finding):
    """去哪: no place or no opening hours are named, for a service one has to come for.

    People stand before the wrong door, or before a closed one.
    """

    missing: tuple[Text, ...]

    code: ClassVar[str] = "BM206"
    severity: ClassVar[Severity] = Severity.BLOCKS
    question: ClassVar[str | None] = "where"
    title: ClassVar[Text] = Text("去哪没有答全", "Where to go stays open")
    message: ClassVar[Text] = Text(
        "去哪没有答全：缺{missing}", "where to go stays open: {missing} missing"
    )
    why: ClassVar[Text] = Text(
        "不写到哪个门、几点开门，人到了门口才知道走错了或者没上班。",
        "People stand before the wrong door, or before a closed one.",
    )
    fix: ClassVar[Text] = Text(
        "给站所写上 location（到楼层、房间或窗口）和 hours；事项自己的地点不同，就写在事项里。",
        "Give the office a location, down to floor, room or window, and hours; or the service its own.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, hours: {weekly: []}}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, hours: {weekly: [{days: [mon], opens: 9:00, closes: 12:00}]}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at place, window and hours; a service without a window needs its website or phone."""
        for path, service in context.services:
            missing = []
            if _without_window(service):
                if Channel.ONLINE in service.channels and _blank(service.online_url):
                    missing.append(WEBSITE)
            else:
                missing = _missing_place(context, service)
            if missing:
                at_office = mended_at_office(service, missing)
                yield cls(
                    path=path,
                    missing=tuple(missing),
                    instead=where_instead(context, service, missing),
                    mend_at=("offices", service.office) if at_office else (),
                )


def _missing_place(context: CheckContext, service: Service) -> list[Text]:
    missing = []
    place = location_of(context.catalogue, service)
    if place is None or _blank(place.address):
        missing.append(ADDRESS)
    elif all(_blank(p) for p in (place.building, place.floor, place.room, place.window)):
        missing.append(DOOR)
    hours = hours_of(context.catalogue, service)
    if hours is None or not (hours.weekly or hours.seasonal or hours.by_appointment):
        missing.append(HOURS)
    return missing


@attrs.frozen(kw_only=True)
class CallUnanswered(Finding):
    """打哪: no phone that can be dialled and may be published answers for the service.

    Nobody can ask before setting out.
    """

    code: ClassVar[str] = "BM207"
    severity: ClassVar[Severity] = Severity.BLOCKS
    question: ClassVar[str | None] = "call"
    title: ClassVar[Text] = Text("打哪没有答案", "Whom to call stays open")
    message: ClassVar[Text] = Text(
        "打哪没有答案：没有能打通又能公开的电话",
        "whom to call stays open: no phone that dials and may be shown",
    )
    why: ClassVar[Text] = Text("出门前没法先打个电话问清楚。", "Nobody can ask before setting out.")
    fix: ClassVar[Text] = Text(
        "给站所、经办人或事项写上一个带区号、可以公开的电话。",
        "Give office, handler or service a phone with its area code that may be published.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 0874-1000001, visibility: internal}]}]
        officers:
          - {id: li-xue, phones: []}
          - {id: yang-bo, phones: []}
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 0874-1000001, visibility: print}]}]
        officers:
          - {id: li-xue, phones: []}
          - {id: yang-bo, phones: []}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for one dialable phone among the service's, its handlers' and its office's."""
        area = context.catalogue.district.area_code
        for path, service in context.services:
            lines = phones_of(context.catalogue, service)
            if not any(dial(p.number, area).dialable for p in lines):
                yield cls(
                    path=path,
                    instead=call_instead(context, service),
                    mend_at=("offices", service.office),
                )

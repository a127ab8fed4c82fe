"""Papers that come from another service of this catalogue: whether one can get them in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.material import (
    Material,
)
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus, Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


def _inescapable(material: Material) -> bool:
    """Whether everybody needs this very paper: no situation, no other one that would do."""
    return not (material.when or material.either_or or material.electronic_licence)


@attrs.frozen(kw_only=True)
class PapersInACircle(Finding):
    """A paper that everybody must bring comes from a service that asks for this one's outcome.

    Each counter sends the reader to the other, and nobody can begin.
    """

    circle: str

    code: ClassVar[str] = "BM361"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("材料互相要，成了死圈", "Papers in a circle")
    message: ClassVar[Text] = Text(
        "要带的材料绕成一圈，谁也办不成：{circle}",
        "what to bring goes round in a circle that nobody can enter: {circle}",
    )
    why: ClassVar[Text] = Text(
        "办甲要先有乙，办乙要先有甲，两个窗口来回跑。",
        "Each counter sends people to the other one first.",
    )
    fix: ClassVar[Text] = Text(
        "有一边一定有别的办法：把能顶替的材料写成二选一（either_or），或者写明哪种情形（when）才要。",
        "One side has another way: name what else will do (either_or), or when it is needed at all.",
    )
    failing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - id: lease-filing
            name: 房屋租赁备案
            kind: 公共服务
            office: hall
            audience: 把房子租给别人的房东
            outcome: 租赁备案回执一份
            time_limit: {promised: {unit: 当场}}
            fee: {free: true}
            materials:
              - {name: 居住证明, original: 1, copies: 0, measure_word: 份, issuer: 便民服务中心,
                 obtained_from: residence-proof}
            steps: [{order: 1, actor: 您, text: 到 3 号窗口登记}]
            handlers: [service-1]
    """
    passing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - id: lease-filing
            name: 房屋租赁备案
            office: hall
            materials:
              - {name: 居住证明, obtained_from: residence-proof, either_or: home}
              - {name: 不动产权证书, either_or: home}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Follow the papers that everybody needs; each circle is told once, where it comes first."""
        services = {s.id: (path, s) for path, s in context.services}
        sources = {
            s.id: [
                (index, m.obtained_from)
                for index, m in enumerate(s.materials)
                if m.obtained_from in services and _inescapable(m)
            ]
            for _, s in context.services
            if any(m.obtained_from for m in s.materials)
        }
        for circle in _circles(
            {key: [to for _, to in held if to is not None] for key, held in sources.items()}
        ):
            path, service = services[circle[0]]
            onward = circle[1 % len(circle)]
            index = next(i for i, to in sources[service.id] if to == onward)
            names = " → ".join(services[key][1].name for key in (*circle, circle[0]))
            yield cls(path=(*path, "materials", index, "obtained_from"), circle=names)


def _circles(onward: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles, each once, walking every edge once."""
    done: set[str] = set()
    for start in onward:
        if start in done:
            continue
        way = [start]
        ahead = [iter(onward[start])]
        on_way = {start: 0}
        while way:
            to = next(ahead[-1], None)
            if to is None:
                ahead.pop()
                gone = way.pop()
                del on_way[gone]
                done.add(gone)
            elif to in on_way:
                yield tuple(way[on_way[to] :])
            elif to in onward and to not in done:
                on_way[to] = len(way)
                way.append(to)
                ahead.append(iter(onward[to]))


@attrs.frozen(kw_only=True)
class PaperNoLongerIssued(Finding):
    """A paper to bring comes from a service that is suspended, retired or over.

    People set out to get it where nobody gives it any more.
    """

    material: str
    source: str
    state: Text

    code: ClassVar[str] = "BM364"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("要带的材料已经没处办", "Paper no longer issued")
    message: ClassVar[Text] = Text(
        "材料「{material}」要由「{source}」办出，可那一项{state}",
        "{material} comes from {source}, which is {state}",
    )
    why: ClassVar[Text] = Text(
        "先跑去办这张材料，那边已经不办了。",
        "People first go for a paper that nobody gives out any more.",
    )
    fix: ClassVar[Text] = Text(
        "obtained_from 改成现在办这张材料的事项；不再要的，从材料里删掉。",
        "Point obtained_from to the service that issues it now; drop the paper if it is not needed.",
    )
    failing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - {id: lease-filing, name: 房屋租赁备案, kind: 公共服务, office: hall, status: 暂停办理}
    """
    passing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - {id: lease-filing, name: 房屋租赁备案, office: hall, status: 在办}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at the status and last day of the service that each paper comes from."""
        for path, service in context.services:
            for index, material in enumerate(service.materials):
                if material.obtained_from is None:
                    continue
                source = context.catalogue.services_by_id.get(material.obtained_from)
                state = _state(source, context) if source is not None else None
                if source is not None and state is not None:
                    yield cls(
                        path=(*path, "materials", index, "obtained_from"),
                        material=material.name,
                        source=source.name,
                        state=state,
                    )


def _state(source: Service, context: CheckContext) -> Text | None:
    """Why a service gives nothing out, or None if it does."""
    if source.status in (ServiceStatus.SUSPENDED, ServiceStatus.RETIRED):
        return source.status.label
    if source.expires_on is not None and source.expires_on < context.as_of:
        return Text(f" {source.expires_on} 就失效了", f"over since {source.expires_on}")
    return None


@attrs.frozen(kw_only=True)
class LifeEventOutOfOrder(Finding):
    """A life event names a service before the one that gives a paper it needs.

    Whoever goes through the list in order is sent back at the first counter.
    """

    first: str
    second: str
    material: str

    code: ClassVar[str] = "BM366"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("一件事的先后不对", "Life event out of order")
    message: ClassVar[Text] = Text(
        "「{first}」排在「{second}」前面，可它要的「{material}」正是后一项办出来的",
        "{first} stands before {second}, which issues the {material} that it needs",
    )
    why: ClassVar[Text] = Text(
        "照顺序办，头一个窗口就要后面才办得到的材料。",
        "In that order the first counter asks for what only the next one gives.",
    )
    fix: ClassVar[Text] = Text(
        "在 services 里把办出材料的那一项排到前面。",
        "Let services name the one that issues the paper first.",
    )
    failing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - id: lease-filing
            name: 房屋租赁备案
            kind: 公共服务
            office: hall
            audience: 把房子租给别人的房东
            outcome: 租赁备案回执一份
            time_limit: {promised: {unit: 当场}}
            fee: {free: true}
            nothing_to_bring: yes
            steps: [{order: 1, actor: 您, text: 到 3 号窗口登记}]
            handlers: [service-1]
        life_events: [{id: rent, name: 租房子, services: [residence-proof, lease-filing]}]
    """
    passing: ClassVar[str] = """
        services:
          - {id: residence-proof, materials: [{id: lease, obtained_from: lease-filing}]}
          - {id: lease-filing, name: 房屋租赁备案, office: hall}
        life_events: [{id: rent, name: 租房子, services: [lease-filing, residence-proof]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for papers that everybody needs among what comes later."""
        known = {s.id: s for _, s in context.services}
        for path, event in context.keyed("life_events"):
            places = {key: place for place, key in reversed(list(enumerate(event.services)))}
            for place, key in enumerate(event.services):
                for material in known[key].materials if key in known else ():
                    source = material.obtained_from
                    if (
                        source in known
                        and places.get(source, -1) > place
                        and _inescapable(material)
                    ):
                        yield cls(
                            path=(*path, "services", place),
                            first=known[key].name,
                            second=known[source].name,
                            material=material.name,
                        )

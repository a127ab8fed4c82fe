"""Staffing: who stands in, and what each post and each office is there for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.answers import Handler, handlers_of
from bianmin_core.model.labels import Text
from bianmin_core.model.terms import OfficeKind, ServiceStatus, Severity
from bianmin_core.phones import dial
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


def _alone(handlers: tuple[Handler, ...]) -> bool:
    """Whether one person handles it and nobody else stands in."""
    people = {h.officer.id for h in handlers}
    people |= {officer.id for h in handlers for officer, _ in h.deputies}
    return len(people) == 1


@attrs.frozen(kw_only=True)
class NoDeputy(Finding):
    """Nobody stands in for the only officer who handles a service.

    On the day that officer is in a meeting or on leave, whoever came goes home again.
    """

    handler: str

    code: ClassVar[str] = "BM210"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("没有 B 岗", "No deputy")
    message: ClassVar[Text] = Text(
        "只有{handler}一个人能办，不在的时候没有人替",
        "{handler} alone can handle it; nobody stands in",
    )
    why: ClassVar[Text] = Text(
        "经办人开会、下村、请假的那天，来的人只能改天再跑。",
        "Whoever comes on a day the officer is out or on leave has to come again.",
    )
    fix: ClassVar[Text] = Text(
        "给替班的人的岗位写上 deputy_of: [经办岗位的编号]，或者在 handlers 再写一个别人的岗位。",
        "Write deputy_of with the handler's post at a colleague's post, or name a colleague in handlers.",
    )
    failing: ClassVar[str] = """
        officers:
          - id: yang-bo
            posts: [{id: service-2, deputy_of: []}]
    """
    passing: ClassVar[str] = """
        officers:
          - id: yang-bo
            posts: [{id: service-2, deputy_of: []}]
        services: [{id: residence-proof, handlers: [service-1, service-2]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Count the people behind each service's posts, those who stand in included."""
        alone: dict[tuple[str, ...], str | None] = {}
        for path, service in context.services:
            posts = service.handlers
            if posts not in alone:
                handlers = handlers_of(context.catalogue, service)
                who = handlers[0].officer.name or handlers[0].post.title if handlers else ""
                alone[posts] = who if _alone(handlers) else None
            handler = alone[posts]
            if handler is not None:
                yield cls(path=(*path, "handlers"), handler=handler)


@attrs.frozen(kw_only=True)
class PostWithoutDuty(Finding):
    """An officer is named without what people may ask them for.

    A name and a title do not say whose door to knock at.
    """

    detail: Text

    code: ClassVar[str] = "BM211"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("干部没写管什么", "Officer without duty")
    message: ClassVar[Text] = Text("没写管什么：{detail}", "what to ask for is not said: {detail}")
    why: ClassVar[Text] = Text(
        "光有姓名和职务，不知道哪件事该找谁，人就一个门一个门地问。",
        "A name and a title do not say whose door to knock at, and people ask from door to door.",
    )
    fix: ClassVar[Text] = Text(
        "在岗位的 duties 写上老百姓会来问的几件事，例如 duties: [低保, 临时救助]。",
        "Write at the post what people come to ask for, in a few words each.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, posts: [{id: service-1, duties: []}]}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, posts: [{id: service-1, duties: [开证明]}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at the duties of every post: of an officer who is withheld, posts are still shown."""
        sees = context.catalogue.audience.sees
        for officer in context.source.officers:
            here = ("officers", officer.id)
            if not officer.posts and sees(officer.visibility):
                yield cls(path=here, detail=Text("一个岗位也没有", "there is no post"))
            for post in officer.posts:
                if not any(duty.strip() for duty in post.duties):
                    detail = Text(f"岗位「{post.title}」", f"post {post.id} ({post.title})")
                    yield cls(path=(*here, "posts", post.id), detail=detail)


@attrs.frozen(kw_only=True)
class OfficeWithoutServices(Finding):
    """An office is listed and nothing says what can be done there.

    People who find its page know its door and not whether it is theirs.

    A community committee may well have none: residents go there with anything. So may an office
    whose posts handle the services of another, one that is there for a hotline, and one that only
    holds together offices which have some.
    """

    code: ClassVar[str] = "BM212"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("站所没有事项", "Office without services")
    message: ClassVar[Text] = Text("没有一件能办的事", "there is nothing that can be done there")
    why: ClassVar[Text] = Text(
        "翻到这一页，只知道门在哪里，不知道该不该去，人会白问一趟。",
        "Its page tells where the door is and not what for, so people go and ask in vain.",
    )
    fix: ClassVar[Text] = Text(
        "写上它办的事项；事项归了别的站所的，让它的岗位出现在那些事项的 handlers 里；只是社区的，写 kind: 社区。",
        "Write its services; or name its posts in the handlers of others'; a community is kind: community.",
    )
    failing: ClassVar[str] = """
        offices:
          - id: statistics
            name: 统计站
            kind: 站所
            phones: [{number: 0874-1000005}]
    """
    passing: ClassVar[str] = """
        offices:
          - id: dongmen
            name: 东门社区居委会
            kind: 社区
            phones: [{number: 0874-1000005}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for services, posts that handle some, hotlines and offices below, for each office."""
        catalogue = context.catalogue
        busy = {s.office for s in catalogue.services if s.status is not ServiceStatus.RETIRED}
        handling = {post for _, service in context.services for post in service.handlers}
        busy |= {held[1].office for i in handling if (held := catalogue.posts_by_id.get(i))}
        idle = [(p, o) for p, o in context.keyed("offices") if o.id not in busy]
        if not idle:
            return
        parents = {o.parent for o in catalogue.offices}
        area = catalogue.district.area_code
        lines = {dial(h.phone.number, area).groups for h in catalogue.hotlines}
        for path, office in idle:
            # An office without a kind (BM104) may be a community.
            if office.kind in (OfficeKind.COMMUNITY, None) or office.id in parents:
                continue
            if not any(dial(p.number, area).groups in lines for p in office.phones):
                yield cls(path=path)

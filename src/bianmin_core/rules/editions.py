"""Editions: what the edition before promised and this one no longer keeps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus, Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path
from bianmin_core.rules.lookalikes import plain_name

_PRINTED = (ServiceStatus.ACTIVE, ServiceStatus.SUSPENDED)


def _lost(context: CheckContext) -> Mapping[str, Service]:
    """What the edition before printed and this one has no entry for that leads on, by plain name.

    A retired entry leads on if it names its successor.
    """
    if context.previous is None:
        return {}
    now = context.catalogue.services_by_id
    return {
        plain_name(s.name): s
        for s in context.previous.services
        if s.status in _PRINTED
        and (
            s.id not in now
            or (now[s.id].status is ServiceStatus.RETIRED and now[s.id].replaced_by is None)
        )
    }


def _renamed(context: CheckContext) -> Mapping[str, Service]:
    """What was printed under another id, by the new one."""
    lost = _lost(context)
    if not lost or context.previous is None:
        return {}
    known = context.previous.services_by_id
    return {
        s.id: lost[name]
        for _, s in context.services
        if s.id not in known and (name := plain_name(s.name)) in lost
    }


@attrs.frozen(kw_only=True)
class NewIdForOldService(Finding):
    """A service of the edition before stands under a new id.

    Every code printed for it carries the old id and opens nothing.
    """

    old_id: str
    new_id: str

    code: ClassVar[str] = "BM106"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("老事项换了新编号", "New id for an old service")
    message: ClassVar[Text] = Text(
        "上一版的编号是 {old_id}，这一版成了 {new_id}，印过的二维码打不开了",
        "was {old_id} in the edition before and is {new_id} now; printed codes open nothing",
    )
    why: ClassVar[Text] = Text(
        "贴在墙上、发到家里的二维码带着老编号，扫不出来，人只好跑一趟来问。",
        "Codes on walls and in homes carry the old id; whoever scans one in vain comes to ask.",
    )
    fix: ClassVar[Text] = Text(
        "把编号改回老编号；一定要换的，老编号留一条 status: 已取消，写上 replaced_by。",
        "Go back to the old id; or keep a retired entry under it whose replaced_by names the new one.",
    )
    failing: ClassVar[str] = """
        services:
          - id: moving-in
            name: 迁入登记（区内）
            kind: 公共服务
            office: hall
            audience: 从外街道搬来的人
            outcome: 盖了章的户口簿
            time_limit: {promised: {unit: 当场}}
            fee: {free: true}
            nothing_to_bring: yes
            steps: [{order: 1, actor: 您, text: 到 3 号窗口报姓名}]
            handlers: [service-1]
    """
    passing: ClassVar[str] = """
        services: [{id: move-in, name: 迁入登记, office: hall}]
    """
    before: ClassVar[str] = """
        services: [{id: move-in, name: 迁入登记(区内), office: hall}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for names of the edition before among services whose id it does not know."""
        for new_id, old in _renamed(context).items():
            yield cls(path=("services", new_id, "id"), old_id=old.id, new_id=new_id)


@attrs.frozen(kw_only=True)
class ServiceGone(Finding):
    """A service of the edition before is gone, and nothing says what became of it.

    Whoever holds the old copy comes for it, and its code opens nothing.
    """

    name: str

    code: ClassVar[str] = "BM108"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("上一版的事项不见了", "Service gone without a word")
    message: ClassVar[Text] = Text(
        "上一版有「{name}」，这一版没有了，也没写由哪个代替",
        "{name} was in the edition before and is gone, without a word on what replaces it",
    )
    why: ClassVar[Text] = Text(
        "手里拿着上一版的人照样会来办，扫老二维码也打不开。",
        "Whoever holds the edition before still comes for it; the code printed there opens nothing.",
    )
    fix: ClassVar[Text] = Text(
        "把这一项留着，写 status: 已取消；有代替的，再写 replaced_by。",
        "Keep the entry with status: retired, and replaced_by where something replaces it.",
    )
    failing: ClassVar[str] = """
        edition: {number: 2026 年第 2 版}
    """
    passing: ClassVar[str] = """
        services: [{id: old-age-card, name: 老年证办理, office: hall, status: 已取消}]
    """
    before: ClassVar[str] = """
        services: [{id: old-age-card, name: 老年证办理, office: hall}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare ids; what stands under a new id or is retired on purpose is not gone."""
        renamed = {old.id for old in _renamed(context).values()}
        for old in _lost(context).values():
            if old.id not in renamed and old.id not in context.catalogue.services_by_id:
                yield cls(path=("services", old.id), name=old.name, mend_at=_left_at(context, old))


def _left_at(context: CheckContext, old: Service) -> Path:
    """Where a service stood that has no entry any more: at its office, if there still is one."""
    if old.id in context.source.services_by_id:
        return ()
    if old.office in context.source.offices_by_id:
        return ("offices", old.office)
    return ("edition",)


@attrs.frozen(kw_only=True)
class DepartedOfficerInText(Finding):
    """Running text still names an officer who is no longer in the book.

    People ask at the counter for somebody who was transferred.
    """

    name: str
    text: str

    code: ClassVar[str] = "BM109"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("文字里还写着调走的人", "Departed officer in the text")
    message: ClassVar[Text] = Text(
        "{name}已经不在这一版里，文字里还写着：{text}",
        "{name} is no longer in this edition, yet the text says: {text}",
    )
    why: ClassVar[Text] = Text(
        "人调走了，照着书去找他，找不到就白跑。",
        "People ask for somebody who was transferred, and leave with nothing.",
    )
    fix: ClassVar[Text] = Text(
        "文字里写岗位，不写姓名；找谁写在 handlers。",
        "Name the post in the text, not the person; who holds it stands in handlers.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 房东来不了的，先找赵建国说一声}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 房东来不了的，先找综合窗口说一声}]
    """
    before: ClassVar[str] = """
        officers: [{id: zhao-jianguo, name: 赵建国}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Search all published text for the names of those who left since the edition before."""
        if context.previous is None:
            return
        here = frozenset(o.name for o in context.source.officers if o.name)
        left = {o.name for o in context.previous.officers if o.name} - here
        names = sorted(name for name in left if len(name) > 1)
        for block in context.blocks if names else ():
            if not any(name in block.text for name in names):
                continue
            for path, text in block.texts():
                for name in names:
                    if name in text and _names(text, name, here):
                        yield cls(path=path, name=name, text=text[:40])


def _names(text: str, name: str, here: Collection[str]) -> bool:
    """Whether a text speaks of the person, not of one whose longer name holds theirs.

    A name of two characters may be a common word, so it counts only after "find" or "ask for".
    """
    for longer in here:
        if name in longer:
            text = text.replace(longer, "")
    return name in text if len(name) > 2 else re.search(f"[找问请系]{name}", text) is not None

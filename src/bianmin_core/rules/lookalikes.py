"""Look-alikes: two services that a reader can't tell apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import OfficeKind, Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path

# What two ways of writing one name differ in: brackets, quotes, stops, blanks, hyphens, particles.
_BETWEEN = re.compile(r"[^\w]|_|[的地之与和及或]")
# Words that say no more than that something is done; what is left must still be a name.
_SAYS_NOTHING = re.compile(r"(?:办理|申请|事项|业务|手续|服务|受理)+$")
_SHORTEST = 4
# With these the order tells one service from another: 职工养老保险转居民, 居民养老保险转职工.
_DIRECTED = re.compile(r"[转迁至到由改换变从向入出代]")


def plain_name(name: str) -> str:
    """Return a name without what two ways of writing it may differ in."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).lower())


def _same_office_key(plain: str) -> str:
    """The plain name without an empty last word, its characters sorted where order says nothing."""
    bare = _SAYS_NOTHING.sub("", plain)
    bare = bare if len(bare) >= _SHORTEST else plain
    if len(bare) < _SHORTEST or _DIRECTED.search(bare) or re.search(r"[0-9]", bare):
        return bare
    return "".join(sorted(bare))


@attrs.frozen(kw_only=True)
class NearDuplicate(Finding):
    """Two services have the same name, but for brackets, particles or the order of words.

    The reader takes the first, brings what it says, and it was the other one.
    """

    other: str
    other_id: str

    code: ClassVar[str] = "BM711"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("两个事项分不清", "Services hard to tell apart")
    message: ClassVar[Text] = Text(
        "和「{other}」（{other_id}）分不清",
        "can't be told from {other} ({other_id})",
    )
    why: ClassVar[Text] = Text(
        "翻到哪个算哪个，两边材料不一样，就带错了。",
        "The reader takes the first one found and brings what the other does not want.",
    )
    fix: ClassVar[Text] = Text(
        "是同一件事就留一个；不是，就在名称里写出区别，例如给谁办、县级还是市级。",
        "Keep one if they are the same; else let the names say what sets them apart.",
    )
    failing: ClassVar[str] = """
        services:
          - id: proof-of-residence
            name: 开具居住证明
            kind: 公共服务
            office: hall
            audience: 住在本街道、要用居住证明的人
            outcome: 盖章的居住证明一份
            time_limit: {promised: {unit: 当场}}
            fee: {free: true}
            nothing_to_bring: yes
            steps: [{order: 1, actor: 您, text: 到 3 号窗口报姓名}]
            handlers: [service-1]
    """
    passing: ClassVar[str] = """
        services: [{id: proof-of-marriage, name: 居住证明注销, office: hall}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Sort names by what is left of them, within an office more strictly than between two."""
        anywhere: dict[str, Service] = {}
        within: dict[tuple[str, str], Service] = {}
        for path, service in context.services:
            plain = plain_name(service.name)
            if not plain:
                continue
            key = (service.office, _same_office_key(plain))
            other = within.setdefault(key, service)
            if other is service:
                other = anywhere.setdefault(plain, service)
            if other is not service and _meet(context, service, other):
                here: Path = (*path, "name")
                yield cls(path=here, other=other.name, other_id=other.id)


def _meet(context: CheckContext, one: Service, other: Service) -> bool:
    """Whether one reader may choose between the two: not if each is another community's."""
    if one.communities and other.communities and not set(one.communities) & set(other.communities):
        return False
    if one.office == other.office:
        return True
    offices = [context.catalogue.offices_by_id.get(s.office) for s in (one, other)]
    return not all(o is not None and o.kind is OfficeKind.COMMUNITY for o in offices)

"""What to write where one of the five questions is open: a sentence, and below it the YAML.

The YAML answers the question as it stands, and holds a placeholder that other rules refuse: an
example that somebody pastes and forgets to change must never be printed as a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bianmin_core.model.labels import Text
from bianmin_core.model.people import Officer, Post
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Answers

FOR_WHOM = Text("给谁办", "for whom")
WHAT_ONE_GETS = Text("能得到什么", "what one gets")
HOW_LONG = Text("几天办好", "how long it takes")
WHAT_IT_COSTS = Text("收不收钱", "what it costs")
HOW_MUCH = Text("收多少钱", "how much it costs")
WEBSITE = Text("网址", "the website")
ADDRESS = Text("地址", "the address")
DOOR = Text("楼层、房间或窗口", "floor, room or window")
HOURS = Text("办公时间", "opening hours")
_LINES = {
    FOR_WHOM: "audience: 户口在某某社区的人",
    WHAT_ONE_GETS: "outcome: 某某证明一份",
    HOW_LONG: "time_limit: {promised: {value: 5, unit: 工作日}, note: 某某时间不计入}",
    WHAT_IT_COSTS: "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}  # 不收费：fee: {free: yes}",
    HOW_MUCH: "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}",
    WEBSITE: "online_url: https://XX.gov.cn/",
    ADDRESS: "location: {address: 某某路 18 号, floor: 一楼, window: 3 号窗口}",
    DOOR: "location: {floor: 一楼, window: XX 号窗口}  # 加在原有的 location 里",
    HOURS: (
        "hours: {weekly: [{days: [周一, 周二, 周三, 周四, 周五], opens: 8:30, closes: 17:30}], "
        "holidays: closed, note: 中午 XX 点休息}"
    ),
}
_MATERIAL = "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门"


def what_instead(missing: Iterable[Text]) -> Text:
    """What to write where 办什么 is open."""
    return _write("在这个事项下面写上", "Write under the service", *(_LINES[m] for m in missing))


Posts = Mapping[str, list[tuple[Post, Officer]]]


def posts_by_office(context: CheckContext) -> Posts:
    """The posts of each office, with who holds them, as the audience sees them."""
    found: dict[str, list[tuple[Post, Officer]]] = {}
    for officer in context.catalogue.officers:
        for post in officer.posts:
            found.setdefault(post.office, []).append((post, officer))
    return found


def who_instead(held: Posts, service: Service) -> Text:
    """Name the posts of the service's own office, or say how to give it one."""
    if service.handlers:
        named = service.handlers[0]
        return _write(
            f"没有人担任 {named}，在 officers 里担任它的那个人下面写上",
            f"Nobody holds {named}; write under the officer who does",
            f"posts: [{{id: {named}, office: {service.office}, title: 某某岗}}]",
        )
    posts = held.get(service.office, [])
    if not posts:
        return _write(
            "这个站所还没有岗位，先在 officers 里给经办的人写上岗位，再在这个事项下面写上",
            "The office has no post yet; give one to the officer who handles it, then write here",
            "handlers: [岗位编号]",
        )
    known = "、".join(f"{post.id}（{officer.name or post.title}）" for post, officer in posts[:8])
    return _write(
        f"在这个事项下面写上经办的岗位，本站所有 {known}",
        f"Write the post that handles it; the office has {', '.join(p.id for p, _ in posts[:8])}",
        f"handlers: [{posts[0][0].id if len(posts) == 1 else '岗位编号'}]",
    )


def bring_instead(said: str = "", ids: str = "", situation: Answers = ()) -> Text:
    """What to write where 带什么 is open; for one situation, in a resident's words, or for all."""
    if not situation:
        return _write(
            "在这个事项下面逐样写上；真的什么都不用带，就写 nothing_to_bring: yes",
            "List each thing; if there really is nothing, write nothing_to_bring: yes",
            "materials:",
            _MATERIAL + "}",
        )
    when = ", ".join(f"{{situation: {s}, answers: [{a}]}}" for s, a in situation)
    return _write(
        f"在 materials 里加上{said}要带的每一样",
        f"Add to materials each thing to bring for {ids}",
        "materials:",
        f"{_MATERIAL}, when: [{when}]}}",
    )


def mended_at_office(service: Service, missing: list[Text]) -> bool:
    """Whether 去哪 is answered at the office, for all of its services; or at this one alone."""
    return not (WEBSITE in missing or service.location or service.hours)


def where_instead(context: CheckContext, service: Service, missing: list[Text]) -> Text:
    """What to write where 去哪 is open: at the office, or at the service where it differs."""
    lines = [_LINES[m] for m in missing]
    if not mended_at_office(service, missing):
        return _write("在这个事项下面写上", "Write under the service", *lines)
    return _write(
        f"在站所「{_office(context, service)}」下面写上（只有这个事项不同，就写在事项下面）",
        f"Write under office {service.office}, or under the service if it alone differs",
        *lines,
    )


def call_instead(context: CheckContext, service: Service) -> Text:
    """What to write where 打哪 is open."""
    area = context.catalogue.district.area_code or "区号"
    return _write(
        f"在站所「{_office(context, service)}」下面写上有人接的电话",
        f"Write the line that is answered under office {service.office}",
        f"phones: [{{number: {area}-XXXXXXX}}]",
    )


def _office(context: CheckContext, service: Service) -> str:
    office = context.catalogue.offices_by_id.get(service.office)
    return office.name if office else service.office


def _write(zh: str, en: str, *lines: str) -> Text:
    """A sentence, and from the second line on the YAML to write."""
    body = "\n".join(lines)
    return Text(f"{zh}（照实际情况改）：\n{body}", f"{en}, with what is true there:\n{body}")

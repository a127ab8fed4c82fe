"""Phones: whether they connect, and whom one rings when it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.answers import handlers_of, phones_of
from bianmin_core.model.contact import Phone
from bianmin_core.model.labels import Text
from bianmin_core.model.people import Officer
from bianmin_core.model.terms import PhoneKind, Severity
from bianmin_core.phones import dial
from bianmin_core.rules.context import CheckContext, PublishedPhone
from bianmin_core.rules.finding import Finding


@attrs.frozen(kw_only=True)
class LandlineWithoutAreaCode(Finding):
    """A landline number is written without its area code.

    A resident rings from a mobile phone, where a bare local number does not connect.
    """

    number: str
    area_code: str

    code: ClassVar[str] = "BM201"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("座机没写区号", "Landline without area code")
    message: ClassVar[Text] = Text(
        "座机 {number} 没写区号", "landline {number} lacks its area code"
    )
    why: ClassVar[Text] = Text(
        "现在都用手机打，没有区号打不通。",
        "People ring from a mobile phone, where a bare local number fails.",
    )
    fix: ClassVar[Text] = Text(
        "在号码前加上区号，例如 0874-。", "Put the area code in front, such as 0874-."
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: "1000001"}]}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: "12345"}, {number: 161 0000 0001}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Dial each published number with and without the district's area code."""
        area = context.catalogue.district.area_code
        for held in context.phones:
            dialled = dial(held.phone.number, area)
            if dialled.dialable and not dialled.has_area_code:
                yield cls(
                    path=(*held.path, "number"), number=held.phone.number, area_code=area or ""
                )


@attrs.frozen(kw_only=True)
class PhoneNotDialable(Finding):
    """A number is not one that the numbering plan knows.

    Whoever rings before setting out hears that the number does not exist.
    """

    number: str

    code: ClassVar[str] = "BM202"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("电话打不通", "Phone not dialable")
    message: ClassVar[Text] = Text(
        "电话「{number}」不是能打通的号码", "phone {number!r} can't be dialled"
    )
    why: ClassVar[Text] = Text(
        "出门前打电话问，听到的是空号。",
        "Whoever rings before setting out hears that there is no such number.",
    )
    fix: ClassVar[Text] = Text(
        "核对位数；一栏只写一个号码，座机写成 0874-1234567，分机写在 extension。",
        "Count the figures; one number a field, 0874-1234567 for a landline, an extension in extension.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 0874-1000001转8012}]}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: +86 874 1000001, extension: "8012"}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Dial each published number."""
        area = context.catalogue.district.area_code
        for held in context.phones:
            if not dial(held.phone.number, area).dialable:
                yield cls(path=(*held.path, "number"), number=held.phone.number)


def _dials(phone: Phone, area: str | None) -> str:
    """What is dialled in the end, so that two ways of writing a number count as one."""
    dialled = dial(phone.number, area)
    return (dialled.e164 or "".join(dialled.groups)) + (phone.extension or "")


def _mobiles(context: CheckContext) -> dict[str, list[tuple[PublishedPhone, Officer]]]:
    """The mobiles published under an officer's name, by what they dial."""
    area = context.catalogue.district.area_code
    found: dict[str, list[tuple[PublishedPhone, Officer]]] = {}
    for held in context.phones:
        if isinstance(held.owner, Officer):
            dialled = dial(held.phone.number, area)
            if (held.phone.kind or dialled.kind) is PhoneKind.MOBILE:
                found.setdefault(_dials(held.phone, area), []).append((held, held.owner))
    return found


@attrs.frozen(kw_only=True)
class MobileUnderTwoNames(Finding):
    """One mobile number stands under the names of two officers.

    One of the two is wrong: whoever rings reaches somebody who knows nothing of it.
    """

    number: str
    other: str

    code: ClassVar[str] = "BM208"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("一个手机号写在两个人名下", "One mobile under two names")
    message: ClassVar[Text] = Text(
        "手机 {number} 也写在{other}名下", "mobile {number} stands under {other} as well"
    )
    why: ClassVar[Text] = Text(
        "手机跟人走，两个人里有一个写错了；打过去找不到要找的人，还得自己跑来问。",
        "A mobile goes with its owner, so one of the two is wrong, and whoever rings it asks in vain.",
    )
    fix: ClassVar[Text] = Text(
        "问清号码是谁的，另一个人的改正；几个人轮流用的值班手机，写到站所的 phones 里。",
        "Find out whose it is and correct the other; a shared duty mobile belongs to the office's phones.",
    )
    failing: ClassVar[str] = """
        officers:
          - {id: li-xue, phones: [{number: 161 0000 0001}], consent: {given_on: 2026-01-10}}
          - {id: yang-bo, phones: [{number: +86 16100000001}], consent: {given_on: 2026-01-10}}
    """
    passing: ClassVar[str] = """
        officers:
          - {id: li-xue, phones: [{number: 0874-1000002}]}
          - {id: yang-bo, phones: [{number: 0874-1000002}]}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare whose name each officer's published mobile stands under; landlines are shared."""
        for holders in _mobiles(context).values():
            _, first = holders[0]
            for held, officer in holders[1:]:
                if officer.id != first.id and officer.name != first.name:
                    yield cls(path=held.path, number=held.phone.number, other=first.name or "")


@attrs.frozen(kw_only=True)
class PrivateMobileAlone(Finding):
    """The only phone that answers for a service is an officer's own mobile.

    On the day that officer is transferred or ill, nobody answers for the service any more.
    """

    number: str
    officer: str

    code: ClassVar[str] = "BM209"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("只有一个私人手机可打", "One private mobile alone")
    message: ClassVar[Text] = Text(
        "能打的电话只有{officer}的手机 {number}",
        "the only phone to ring is {officer}'s mobile {number}",
    )
    why: ClassVar[Text] = Text(
        "人一调动、一请假，这件事就没有电话可问了，只能跑来碰运气。",
        "Once that person is transferred or ill nobody can be asked, and people come on the off chance.",
    )
    fix: ClassVar[Text] = Text(
        "给站所或者事项再写一个座机、值班电话。",
        "Give the office or the service a landline or a duty phone as well.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, phones: []}]
        officers:
          - {id: li-xue, phones: [{number: 161 0000 0001}], consent: {given_on: 2026-01-10}}
          - {id: yang-bo, phones: []}
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 161 0000 0002, purpose: 窗口值班手机}]}]
        officers:
          - {id: li-xue, phones: []}
          - {id: yang-bo, phones: []}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at what each service's phones dial, handlers', deputies' and office's together."""
        mobiles = _mobiles(context)
        if not mobiles:
            return
        area = context.catalogue.district.area_code
        for path, service in context.services:
            phones = phones_of(context.catalogue, service)
            lines = {_dials(p, area): p for p in phones if dial(p.number, area).dialable}
            if len(lines) == 1:
                ((dialled, phone),) = lines.items()
                if dialled in mobiles:
                    _, officer = mobiles[dialled][0]
                    yield cls(path=path, number=phone.number, officer=officer.name or "")


@attrs.frozen(kw_only=True)
class NoSupervisionLine(Finding):
    """The catalogue has no supervision line that may be published and dialled.

    Nobody can say that they were sent away; the next one is sent away too.
    """

    code: ClassVar[str] = "BM501"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("没有监督电话", "No supervision line")
    message: ClassVar[Text] = Text(
        "没有能打通的监督电话", "there is no supervision line that can be dialled"
    )
    why: ClassVar[Text] = Text(
        "遇到推诿、刁难，没处说；下一个人还要白跑。",
        "Nobody can say that they were sent away; the next one is, too.",
    )
    fix: ClassVar[Text] = Text(
        "在 hotlines 写一条 kind: supervision 的热线，号码不能是经办人的。",
        "Add a hotline of kind supervision whose number is no handler's.",
    )
    failing: ClassVar[str] = """
        hotlines: [{id: supervision, kind: enquiry}]
    """
    passing: ClassVar[str] = """
        hotlines: [{id: supervision, kind: 监督}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for one supervision hotline whose number dials."""
        area = context.catalogue.district.area_code
        lines = context.catalogue.supervision_lines
        if not any(dial(h.phone.number, area).dialable for h in lines):
            yield cls(path=("hotlines",))


@attrs.frozen(kw_only=True)
class SupervisionIsHandler(Finding):
    """A supervision line rings at the very people it is to supervise.

    A complaint about the handler is taken by the handler.
    """

    number: str
    hotline: str

    code: ClassVar[str] = "BM502"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("监督电话就是经办人的电话", "Supervision line is the handler's")
    message: ClassVar[Text] = Text(
        "监督电话（{hotline}）{number} 就是经办这件事的电话",
        "the supervision line ({hotline}) {number} is the phone of those who handle it",
    )
    why: ClassVar[Text] = Text(
        "告经办人的电话由经办人来接，等于没有监督。",
        "A complaint about the handler is taken by the handler.",
    )
    fix: ClassVar[Text] = Text(
        "监督电话换成不经过承办人的号码，或者改正经办人、站所的电话。",
        "Give the supervision line a number of its own, or correct the handler's or office's.",
    )
    failing: ClassVar[str] = """
        hotlines: [{id: supervision, phone: {number: 08741000001}}]
    """
    passing: ClassVar[str] = """
        hotlines: [{id: supervision, phone: {number: 0874-1000009}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare what each service's phones and its handlers' dial with the supervision lines."""
        area = context.catalogue.district.area_code
        lines = {_dials(h.phone, area): h for h in context.catalogue.supervision_lines}
        for path, service in context.services:
            phones = list(phones_of(context.catalogue, service))
            for handler in handlers_of(context.source, service):
                phones += handler.officer.phones
            told: set[str] = set()
            for phone in phones:
                dialled = _dials(phone, area)
                if dialled in lines and dialled not in told:
                    told.add(dialled)
                    yield cls(
                        path=(*path, "handlers"), number=phone.number, hotline=lines[dialled].name
                    )

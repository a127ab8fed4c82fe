"""What must not be published: personal numbers without consent, internal numbers in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.contact import Phone
from bianmin_core.model.labels import Text
from bianmin_core.model.people import Office, Officer
from bianmin_core.model.service import Service
from bianmin_core.model.terms import PhoneKind, Severity
from bianmin_core.phones import dial
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


@attrs.frozen(kw_only=True)
class MobileWithoutConsent(Finding):
    """An officer's mobile number would be published without their consent on record.

    It is taken down after the first complaint, and every printed copy is wrong from that day.
    """

    number: str

    code: ClassVar[str] = "BM601"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("公开个人手机没有本人同意", "Personal mobile without consent")
    message: ClassVar[Text] = Text(
        "手机 {number} 要公开，但没有本人同意的记录",
        "mobile {number} would be published without consent on record",
    )
    why: ClassVar[Text] = Text(
        "本人不同意，号码迟早要撤，印出去的就都打不通了。",
        "It will be withdrawn, and every printed copy is wrong from that day.",
    )
    fix: ClassVar[Text] = Text(
        "写上 consent: {given_on: 2026-01-10}，或者把这个号码设为 visibility: internal。",
        "Record the consent with its date, or make the number internal.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, phones: [{number: 161 0000 0001}]}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, phones: [{number: 161 0000 0001, visibility: internal}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at each officer's published mobiles."""
        area = context.catalogue.district.area_code
        for held in context.phones:
            if not isinstance(held.owner, Officer) or held.owner.consent is not None:
                continue
            kind = held.phone.kind or dial(held.phone.number, area).kind
            if kind is PhoneKind.MOBILE:
                yield cls(path=held.path, number=held.phone.number)


_FIGURES = re.compile(r"\+?[0-9][0-9 \-—–]{5,18}[0-9]")


@attrs.frozen(kw_only=True)
class InternalNumberInText(Finding):
    """A number kept internal stands in text that is published.

    What was withheld on purpose goes out all the same.
    """

    number: str

    code: ClassVar[str] = "BM602"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("内部号码写进了公开文字", "Internal number in public text")
    message: ClassVar[Text] = Text(
        "公开的文字里写着内部号码 {number}", "public text holds the internal number {number}"
    )
    why: ClassVar[Text] = Text(
        "不公开的号码跟着文字印了出去，打的人也不一定有人接。",
        "What was withheld goes out all the same, and rings where nobody answers residents.",
    )
    fix: ClassVar[Text] = Text(
        "从文字里删掉它，写上可以公开的电话；或者把它设为公开。",
        "Take it out of the text and give a public number; or make it public.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, phones: [{number: 161 0000 0001, visibility: internal}]}]
        services: [{id: residence-proof, visits_reason: 先打 16100000001 约时间}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, phones: [{number: 161 0000 0001, visibility: internal}]}]
        services: [{id: residence-proof, visits_reason: 先打 16100000002 约时间}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for what internal numbers dial in every published text, however it is written."""
        area = context.catalogue.district.area_code
        sees = context.catalogue.audience.sees
        hidden: dict[str, str] = {}
        shown: set[str] = {_figures(p.phone, area) for p in context.phones}
        owners: tuple[Office | Officer | Service, ...] = (
            *context.source.offices,
            *context.source.officers,
            *context.source.services,
        )
        for owner in owners:
            for phone in owner.phones:
                unseen = isinstance(owner, Officer) and not sees(owner.visibility)
                if unseen or not sees(phone.visibility):
                    hidden[_figures(phone, area)] = phone.number
        hidden = {k: v for k, v in hidden.items() if k not in shown and len(k) >= 7}
        if not hidden:
            return
        for block in context.blocks:
            if not _FIGURES.search(block.text):
                continue
            for path, text in block.texts():
                for match in _FIGURES.finditer(text):
                    number = hidden.get(_figures(Phone(number=match[0]), area))
                    if number is not None:
                        yield cls(path=path, number=number)


def _figures(phone: Phone, area: str | None) -> str:
    dialled = dial(phone.number, area)
    return dialled.e164 or re.sub(r"\D", "", phone.number)

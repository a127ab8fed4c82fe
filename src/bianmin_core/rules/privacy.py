"""What must not be published: what is personal without consent, and numbers that slip into text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import ClassVar, Self

import attrs
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from bianmin_core.model.contact import Phone
from bianmin_core.model.labels import Text
from bianmin_core.model.people import Office, Officer
from bianmin_core.model.service import (
    Service,
)
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


# Figures as people write and join them; two numbers side by side are one run of several pieces.
_RUN = re.compile(r"[0-9]+(?:[ \-—–.·()（）]{1,2}[0-9]+)*")
_PIECE = re.compile(r"[0-9]+")
_MOST_PIECES = 5
_FEWEST_FIGURES = 7


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
        shown = {written for p in context.phones for written in _writings(p.phone, area)}
        owners: tuple[Office | Officer | Service, ...] = (
            *context.source.offices,
            *context.source.officers,
            *context.source.services,
        )
        unseen = [
            phone
            for owner in owners
            for phone in owner.phones
            if not sees(phone.visibility)
            or (isinstance(owner, Officer) and not sees(owner.visibility))
        ]
        unseen += [h.phone for h in context.source.hotlines if not sees(h.phone.visibility)]
        for phone in unseen:
            hidden |= dict.fromkeys(_writings(phone, area) - shown, phone.number)
        if not hidden:
            return
        for block in context.blocks:
            if not _found(block.text, hidden):
                continue
            for path, text in block.texts():
                for number in _found(text, hidden):
                    yield cls(path=path, number=number)


def _found(text: str, hidden: Mapping[str, str]) -> tuple[str, ...]:
    """The hidden numbers that stand in a text, each once."""
    found: dict[str, None] = {}
    for run in _RUN.findall(text):
        pieces = _PIECE.findall(run)
        for start in range(len(pieces)):
            figures = ""
            for piece in pieces[start : start + _MOST_PIECES]:
                figures += piece
                if figures in hidden:
                    found[hidden[figures]] = None
    return tuple(found)


def _writings(phone: Phone, area: str | None) -> frozenset[str]:
    """The figures that people may write for a number: with and without its codes."""
    dialled = dial(phone.number, area)
    if dialled.e164 is None:
        figures = re.sub(r"\D", "", phone.number)
        return frozenset({figures} if len(figures) >= _FEWEST_FIGURES else ())
    national = dialled.e164.removeprefix("+86")
    written = {national, f"86{national}", f"0086{national}"}
    if dialled.kind is PhoneKind.LANDLINE:
        written.add(f"0{national}")
        code = (area or "").removeprefix("0")
        if code and national.startswith(code):
            written.add(national.removeprefix(code))
    return frozenset(written)


_JOINT = r"[ \u3000\-－–—.·]"
# Seventeen figures in a row, in either width: a quick look, before one that is exact.
_LONG = re.compile(rf"\d(?:{_JOINT}{{0,2}}\d){{16}}")
_FIGURES_AND_X = re.compile(
    rf"(?<![0-9])[0-9]+(?:{_JOINT}{{1,2}}[0-9]+)*(?:{_JOINT}{{0,2}}[Xx])?(?![0-9A-Za-z])"
)
_PIECE_OR_X = re.compile(r"[0-9]+[Xx]?|[Xx]")
# A province, the county within it, a year since 1900, month, day, serial number, check digit.
_CITIZEN_ID = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}(?:19|20)[0-9]{9}[0-9X]"
)


@attrs.frozen(kw_only=True)
class CitizenIdInText(Finding):
    """A citizen's ID number stands in text that is published.

    Whoever it belongs to is exposed to fraud, and everything printed has to be called in.
    """

    masked: str

    code: ClassVar[str] = "BM603"
    confidential: ClassVar[bool] = True
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("公开的文字里有身份证号", "Citizen ID number in public text")
    message: ClassVar[Text] = Text(
        "公开的文字里写着一个真的身份证号 {masked}",
        "public text holds a valid citizen ID number, {masked}",
    )
    why: ClassVar[Text] = Text(
        "身份证号印出去收不回来，会被人拿去办卡、贷款；发现了，整批册子都要收回重印。",
        "Once printed it can't be called back and serves fraud; the whole run has to be reprinted.",
    )
    fix: ClassVar[Text] = Text(
        "从文字里删掉；要举例，写「18 位身份证号」，不写数字。",
        "Take it out; where an example is needed, say 18-figure ID number and give no figures.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, faq: [{question: 怎么填？, answer: 例如 530322 19000307 0011}]}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, faq: [{question: 怎么填？, answer: 办件编号 530322190003070012}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for 18 figures, in one piece or several, that a real number could have."""
        for block in context.blocks:
            if _LONG.search(block.text) is None:
                continue
            for path, text in block.texts():
                for number in _citizen_ids(text):
                    yield cls(path=path, masked=f"{number[:4]}{'*' * 12}{number[-2:]}")


def _citizen_ids(text: str) -> tuple[str, ...]:
    """The citizen ID numbers in a text, each once, without what was written between figures."""
    found: dict[str, None] = {}
    for run in _FIGURES_AND_X.findall(unicodedata.normalize("NFKC", text)):
        pieces = _PIECE_OR_X.findall(run)
        for start in range(len(pieces)):
            number = ""
            for piece in pieces[start:]:
                number += piece.upper()
                if len(number) >= 18:
                    break
            if _is_citizen_id(number):
                found[number] = None
    return tuple(found)


def _is_citizen_id(number: str) -> bool:
    """Whether province, date of birth and check digit fit.

    stdnum's own `is_valid` looks the county up too, and fails with a KeyError on many.
    """
    if _CITIZEN_ID.fullmatch(number) is None or ric.calc_check_digit(number) != number[-1]:
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return True


@attrs.frozen(kw_only=True)
class PhotoWithoutConsent(Finding):
    """An officer's photo would be published without their consent on record.

    The book is called in once they object, and the households are left without one.
    """

    photo: str

    code: ClassVar[str] = "BM604"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("公开照片没有本人同意", "Photo without consent")
    message: ClassVar[Text] = Text(
        "照片 {photo} 要公开，但没有本人同意的记录",
        "photo {photo} would be published without consent on record",
    )
    why: ClassVar[Text] = Text(
        "本人不同意，印好的册子要收回，家家户户手里就没有册子可查了。",
        "If they object the book is called in, and households are left with none to look things up in.",
    )
    fix: ClassVar[Text] = Text(
        "写上 consent: {given_on: 2026-01-10}，或者不放照片。",
        "Record the consent with its date, or leave the photo out.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, photo: photos/li-xue.jpg}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, photo: photos/li-xue.jpg, consent: {given_on: 2026-01-10}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for photos of officers the audience sees; consent is known from the source alone."""
        agreed = {o.id for o in context.source.officers if o.consent is not None}
        for path, officer in context.keyed("officers"):
            if officer.photo and officer.id not in agreed:
                yield cls(path=(*path, "photo"), photo=officer.photo)

"""Directions: what running text sends people to, beside what the fields say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.answers import location_of
from bianmin_core.model.contact import Location
from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Fee,
    Service,
    Step,
)
from bianmin_core.model.terms import Actor, PhoneKind, ServiceStatus, Severity
from bianmin_core.phones import dial
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

_FIGURES = str.maketrans("一二三四五六七八九", "123456789")
_WINDOW = re.compile(r"([0-9]{1,3})\s*号?(?:窗口|窗|柜台|台)")
_ROOM = re.compile(r"([0-9]{2,4})\s*(?:室|房间|办公室)")
_NUMBER = re.compile(r"[0-9]+")
_FROM_TO = re.compile(r"[0-9]\s*号?\s*[-—–~～至到]\s*[0-9]")


@attrs.frozen(kw_only=True)
class OtherDoor(Finding):
    """The first step sends people to another window or room than the location names.

    They wait at one door and are sent to the other.
    """

    step: str
    location: str

    code: ClassVar[str] = "BM372"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("步骤和地点不是一个门", "Step and location name different doors")
    message: ClassVar[Text] = Text(
        "步骤写的是「{step}」，地点写的是「{location}」",
        "the step says {step}, the location {location}",
    )
    why: ClassVar[Text] = Text(
        "在一个窗口排了半天队，才知道是另一个。",
        "People queue at one window and are sent to the other.",
    )
    fix: ClassVar[Text] = Text(
        "核对后改成一样；这件事在别的窗口办，就给事项写自己的 location。",
        "Let both agree; give the service a location of its own if it has another window.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps: [{order: 1, actor: 您, text: 到 5 号窗口交材料}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps: [{order: 1, actor: 您, text: 到 5 号窗口取号, place: 大厅入口}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the numbers in the first step of the reader with those of the location."""
        for path, service in context.services:
            index, step = _first_of_reader(service)
            if step is None or step.place or step.when:
                continue
            if "号" not in step.text and "室" not in step.text:
                continue
            place = location_of(context.catalogue, service)
            doors = _other_door(step.text, place) if place is not None else None
            if doors is not None:
                where = (*path, "steps", index, "text")
                yield cls(path=where, step=doors[0], location=doors[1])


def _first_of_reader(service: Service) -> tuple[int, Step | None]:
    for index, step in enumerate(service.steps):
        if step.actor is not Actor.OFFICE:
            return index, step
    return 0, None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_FIGURES)


def _other_door(text: str, place: Location) -> tuple[str, str] | None:
    """The door in the text and that of the location, where they have no number in common."""
    plain = _plain(text)
    for pattern, held in ((_WINDOW, place.window), (_ROOM, place.room)):
        named = pattern.search(plain)
        if named is None or not held:
            continue
        known = _plain(held)
        numbers = set(_NUMBER.findall(known))
        if not numbers or _FROM_TO.search(known) or _FROM_TO.search(plain):
            continue
        if numbers.isdisjoint(pattern.findall(plain)):
            return named[0], held
    return None


# How those who sign take part without a second trip.
_PROVIDED_FOR = re.compile(r"一起来|来不了的|视频|拍照|补签|打电话确认")
# Whose signature or seal one can't get at the counter.
_OTHERS = (
    r"(?:社区|村委会|村民小组|居委会|单位|学校|医院|公司|家里人?|家人|全家|配偶|夫妻|户主|双方|"
    r"监护人|担保人|成年人|邻居|四邻|房东|业主)"
)
_SIGNS = r"(?:盖[好了]?章|盖公章|签字|签名|签好|签齐|按手印)"
_SIGNED_BY_OTHERS = re.compile(rf"{_OTHERS}[^，。；不\n]{{0,10}}{_SIGNS}")
_NOT_SO = re.compile(
    rf"(?:不用|不必|无需|不要|不需要?|免)[^，。；\n]{{0,4}}{_OTHERS}[^，。；\n]{{0,10}}{_SIGNS}"
)


@attrs.frozen(kw_only=True)
class SignedElsewhere(Finding):
    """A form said to be filled in at the window needs somebody's signature or seal who is not there.

    People come with empty hands as told, and leave again to have it signed.
    """

    material: str
    text: str

    code: ClassVar[str] = "BM376"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("窗口填的表要别人签", "Form at the window needs others")
    message: ClassVar[Text] = Text(
        "「{material}」写着到窗口填，又说：{text}",
        "{material} is to be filled in at the window, yet: {text}",
    )
    why: ClassVar[Text] = Text(
        "空手来了才知道要别人签字盖章，拿着表又回去。",
        "People come with empty hands as told, and leave again to have it signed.",
    )
    fix: ClassVar[Text] = Text(
        "去掉 at_window，写清先到哪里领空白表、谁签好再来；签字的人能一起来的，写明一起来。",
        "Take at_window away and say where the empty form is and who signs it; or who comes along.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{id: lease, at_window: yes, how_to_get: 所在社区签意见、盖公章}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{id: lease, at_window: yes, how_to_get: 照实写，不用社区盖章}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for the signatures and seals of others where nothing is to be prepared."""
        for path, service in context.services:
            for index, material in enumerate(service.materials):
                how = material.how_to_get
                if not material.at_window or not how or _PROVIDED_FOR.search(how):
                    continue
                if _SIGNED_BY_OTHERS.search(how) and not _NOT_SO.search(how):
                    where = (*path, "materials", index, "how_to_get")
                    yield cls(path=where, material=material.name, text=how[:40])


_SEVEN = re.compile(r"[0-9]{7}")
_BARE = re.compile(
    r"(?:电话|打|拨|联系|致电|热线|座机|号码)[^0-9\n]{0,8}(?<![-—–+])([1-9][0-9]{6,7})(?![0-9])"
)


@attrs.frozen(kw_only=True)
class BareNumberInText(Finding):
    """A landline in running text lacks its area code.

    From a mobile phone it does not connect, so people come to ask instead.
    """

    number: str
    text: str

    code: ClassVar[str] = "BM721"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("文字里的座机没写区号", "Landline in the text without area code")
    message: ClassVar[Text] = Text(
        "文字里的座机 {number} 没写区号：{text}", "landline {number} lacks its area code: {text}"
    )
    why: ClassVar[Text] = Text(
        "用手机照着打不通，只好跑来问。",
        "From a mobile phone it does not connect, so people come to ask instead.",
    )
    fix: ClassVar[Text] = Text(
        "写全区号，例如 0874-1000001；最好写在 phones 里，换号时只改一处。",
        "Write the area code; better, keep the number in phones, where it changes once.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 有疑问打 1000001}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 有疑问打 0874-1000001，办件编号 1000001}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for seven or eight figures after a word for ringing that dial as a local number."""
        area = context.catalogue.district.area_code
        for block in context.blocks:
            if not _SEVEN.search(block.text) or not _BARE.search(block.text):
                continue
            for path, text in block.texts():
                for number in dict.fromkeys(_BARE.findall(text)):
                    dialled = dial(number, area)
                    if dialled.kind is PhoneKind.LANDLINE and not dialled.has_area_code:
                        yield cls(path=path, number=number, text=text[:40])


_CHARGE = re.compile(
    r"(?:工本费|手续费|登记费|办证费|制证费|证照费|换证费|补办费|补证费|报名费|申请费)"
    r"[^，。；、\n0-9]{0,6}([0-9]+(?:\.[0-9]{1,2})?)\s*元"
)
_NO_LONGER = re.compile(r"以前|原来|过去|取消|不再|不收|免收|免交|退还|骗")


@attrs.frozen(kw_only=True)
class OtherFee(Finding):
    """Running text names another charge than the fee does.

    People come with the wrong sum, or stay away for fear of one.
    """

    charge: str
    fee: Text

    code: ClassVar[str] = "BM722"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("文字里的收费和收费栏不一样", "Text names another fee")
    message: ClassVar[Text] = Text(
        "收费栏写的是{fee}，文字里写着「{charge}」", "the fee is {fee}, yet the text says {charge}"
    )
    why: ClassVar[Text] = Text(
        "信了不收钱的没带钱，当场办不成。", "Whoever believes it is free comes without the money."
    )
    fix: ClassVar[Text] = Text(
        "核对后改成一样；不同情形收得不一样的，写进 fee.standard。",
        "Let both agree; what differs from case to case belongs into fee.standard.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 当场交工本费 10 元}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, visits_reason: 以前的工本费 10 元不收了}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare sums after a word for a charge with the fee; a note that it is over is none."""
        for block in context.blocks:
            service = block.entity
            if "元" not in block.characters or "费" not in block.characters:
                continue
            if not isinstance(service, Service) or service.fee is None:
                continue
            if service.status is not ServiceStatus.ACTIVE or not _CHARGE.search(block.text):
                continue
            fee = service.fee
            told = f"{fee.amount}\n{fee.standard}\n{fee.reductions}"
            known = {float(n) for n in _SUM.findall(told)} | ({0.0} if fee.free else set())
            if not known and not fee.free:
                continue
            for path, text in block.texts():
                if path[2] == "fee" or _NO_LONGER.search(text):
                    continue
                for match in _CHARGE.finditer(text):
                    if float(match[1]) not in known:
                        yield cls(path=path, charge=match[0], fee=_fee_in_words(fee))


_SUM = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _fee_in_words(fee: Fee) -> Text:
    if fee.free:
        return Text("不收钱", "nothing")
    if fee.amount is not None:
        return Text(f" {fee.amount} 元", f"{fee.amount} yuan")
    return Text(f"「{fee.standard}」", f"{fee.standard!r}")


_WHO = (
    r"(?:全体|所有|广大|各类|社会)?(?:申请人|申请者|自然人|法人|企业法人|社会组织|个人|公民|公众|居民|"
    r"群众|市民|村民|办事人|办事群众|当事人|服务对象|相关人员|有关人员|符合条件的?(?:人员|对象|"
    r"申请人|个人|居民|群众|公民|人)?|有(?:需要|需求)的?(?:人员|群众|居民|人))"
)
_NOBODY = re.compile(rf"{_WHO}(?:(?:、|，|,|/|和|或者?|及|；|;)?{_WHO})*[。.]?")


@attrs.frozen(kw_only=True)
class AudienceSaysNothing(Finding):
    """For whom it is says no more than that it is for whoever asks.

    People come for what was never meant for them.
    """

    audience: str

    code: ClassVar[str] = "BM723"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("给谁办等于没说", "Audience says nothing")
    message: ClassVar[Text] = Text(
        "给谁办只写了「{audience}」，看不出是不是自己",
        "is for {audience!r}, by which nobody knows whether it is for them",
    )
    why: ClassVar[Text] = Text(
        "看不出自己能不能办，不该来的来了，该来的没来。",
        "People come for what was never meant for them; those it is for stay away.",
    )
    fix: ClassVar[Text] = Text(
        "写成认得出自己的话：户口在本街道、满 80 岁的老人。",
        "Write what people know themselves by: registered here and 80 or older.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, audience: 自然人、企业法人}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, audience: 本街道居民}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the whole text with what platforms put where nothing was said."""
        for path, service in context.services:
            audience = service.audience
            if audience and len(audience) < 40 and _NOBODY.fullmatch(audience.strip()):
                yield cls(path=(*path, "audience"), audience=audience.strip())

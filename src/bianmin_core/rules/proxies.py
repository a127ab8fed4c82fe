"""Proxies (代办): whether somebody else may come, and with what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.reflect import texts_of
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.situation import (
    Situation,
)
from bianmin_core.model.terms import Channel, Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path

# A guardian (监护人) is no proxy: the law lets them act whether proxies may come or not.
_PROXY_ASKED = re.compile(
    r"代办|委托|代领|(?:他人|别人|家人|亲友|子女|家属)[^，。；]{0,4}(?:代|来办)"
)
_PROXY_PAPER = re.compile(r"授权委托书|(?<!监护)委托书|[（(](?:代办|代理|受托|被委托)人[）)]")
_PROXY_TOLD = re.compile(
    r"委托|代办|代领|代理|代为|代交|替|帮[忙您]|别人来|家人|家长|大人|爷爷|奶奶|老伴|家属|亲友|亲戚|子女|儿女|爹妈|父母|监护"
)

# Papers that show who somebody is: where none is asked for, whoever comes may come.
_IDENTITY = re.compile(r"身份证|户口簿|户口本|居住证(?!明)|社会保障卡|护照|残疾人证|本人")


def _asks_for_proxy(situation: Situation) -> bool:
    if situation.id == "by-proxy":
        return True
    question = situation.question
    return "监护" not in question and _PROXY_ASKED.search(question) is not None


@attrs.frozen(kw_only=True)
class ProxyUntold(Finding):
    """Somebody else may come, but nothing says what they must bring.

    The son comes for his mother, and is sent home for a letter and her card.
    """

    code: ClassVar[str] = "BM362"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("能代办，没说代办带什么", "Proxy allowed, papers untold")
    message: ClassVar[Text] = Text(
        "写着可以代办，没说代办的人要带什么", "somebody else may come, but with what is not said"
    )
    why: ClassVar[Text] = Text(
        "儿女替老人来，少一张委托书、少带老人的身份证，又要回去拿。",
        "Children who come for their parents are sent home for a letter or a card.",
    )
    fix: ClassVar[Text] = Text(
        "加一个情形 by-proxy，材料里写授权委托书、代办人身份证；什么都不用多带，也写一句。",
        "Add a situation by-proxy with the letter and the proxy's card; say so if nothing is needed.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, by_proxy: yes}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            by_proxy: yes
            faq: [{question: 能不能让子女来？, answer: 能，带上两个人的身份证就行。}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for a situation, a material or any word about it, where the window asks who one is."""
        for path, service in context.services:
            if not service.by_proxy:
                continue
            if service.channels and Channel.WINDOW not in service.channels:
                continue
            if any(_asks_for_proxy(s) for s in service.situations):
                continue
            if not any(_IDENTITY.search(m.name) for m in service.materials):
                continue
            if _PROXY_TOLD.search("\n".join(texts_of(service))) is None:
                yield cls(path=(*path, "by_proxy"))


@attrs.frozen(kw_only=True)
class ProxyContradicted(Finding):
    """A service that nobody else may come for asks for a proxy's papers.

    One page says both; whoever believes the wrong half comes in vain.
    """

    sign: str

    code: ClassVar[str] = "BM363"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("能不能代办前后矛盾", "Proxy both refused and asked for")
    message: ClassVar[Text] = Text(
        "写着不能代办，又写了「{sign}」", "says that nobody else may come, yet has {sign}"
    )
    why: ClassVar[Text] = Text(
        "信了前一句的，白白请假自己来；信了后一句的，替人来了又不让办。",
        "One reader takes a day off for nothing; the other comes for somebody and is refused.",
    )
    fix: ClassVar[Text] = Text(
        "问清楚：能代办就写 by_proxy: yes；不能，就删掉这个情形和材料。",
        "Find out which: by_proxy: yes, or take the situation and the papers out.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            by_proxy: no
            materials:
              - {name: 授权委托书, original: 1, copies: 0, measure_word: 份, issuer: 本人写}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            by_proxy: no
            materials: [{name: 居民身份证（监护人）}, {name: 家庭经济状况核对授权书}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for situations and materials of a proxy; a guardian is none."""
        for path, service in context.services:
            if service.by_proxy is False:
                for where, sign in _signs(service):
                    yield cls(path=(*path, *where), sign=sign)


def _signs(service: Service) -> Iterator[tuple[Path, str]]:
    for index, situation in enumerate(service.situations):
        if _asks_for_proxy(situation):
            yield ("situations", index), situation.question
            return
    for index, material in enumerate(service.materials):
        if _PROXY_PAPER.search(material.name):
            yield ("materials", index), material.name
            return

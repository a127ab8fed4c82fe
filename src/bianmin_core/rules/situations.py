"""Situations: questions whose answers switch materials, steps and conditions on and off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import islice, product
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.material import (
    Material,
)
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.situation import (
    When,
)
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

# More combinations of answers than a person would work through.
_MOST_COMBINATIONS = 256


def combinations(service: Service, situations: Collection[str]) -> Iterator[Mapping[str, str]]:
    """Yield every combination of answers to some situations of a service, up to a bound."""
    choices = [[(s.id, a) for a in s.answers] for s in service.situations if s.id in situations]
    for combination in islice(product(*choices), _MOST_COMBINATIONS):
        yield dict(combination)


def applies(when: tuple[When, ...], given: Mapping[str, str]) -> bool:
    """Whether what hangs on these situations is there under the answers given."""
    return all(given.get(w.situation) in w.answers for w in when)


def in_words(service: Service, given: Mapping[str, str]) -> Text:
    """A combination of answers as a clerk and a developer read it."""
    zh = []
    for situation in service.situations:
        answer = given.get(situation.id)
        if answer is None:
            continue
        names = {c.id: c.name for c in situation.choices} | {"yes": "是", "no": "否"}
        zh.append(f"{situation.question.rstrip('？?')}：{names.get(answer, answer)}")
    return Text("；".join(zh), ", ".join(f"{s}={a}" for s, a in given.items()))


@attrs.frozen(kw_only=True)
class GroupSwitchedOff(Finding):
    """Answers that go together switch off every member of an either/or group.

    One of the group is needed, and the list shows none: people come without any.
    """

    group: str
    answers: Text

    code: ClassVar[str] = "BM351"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("二选一的材料一样都不剩", "Either/or group switched off")
    message: ClassVar[Text] = Text(
        "二选一组「{group}」在「{answers}」时一样都不剩",
        "nothing of the either/or group {group} is left for {answers}",
    )
    why: ClassVar[Text] = Text(
        "这组材料本来要带一样，清单上却一样没有，人就空着手来了。",
        "One of them is needed and the list shows none, so people come without any.",
    )
    fix: ClassVar[Text] = Text(
        "给这种情形补一样能用的材料，或者去掉其中一个 when。",
        "Add a member that will do in this case, or take away a when.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            situations:
              - {id: by-proxy, question: 是否委托他人代办？}
              - {id: shared, question: 是否与他人合租？}
            materials:
              - {id: lease, either_or: home, when: [{situation: shared, answers: [no]}]}
              - {id: deed, name: 不动产权证书, original: 1, copies: 0, measure_word: 本,
                 issuer: 不动产登记中心, either_or: home, when: [{situation: by-proxy, answers: [no]}]}
              - {id: letter, name: 授权委托书, original: 1, copies: 0, measure_word: 份, issuer: 本人,
                 when: [{situation: by-proxy}]}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            situations: [{id: renting, question: 是否租房？}]
            materials:
              - {id: lease, either_or: home, when: [{situation: renting}]}
              - {id: deed, name: 房东的不动产权证书, either_or: home, when: [{situation: renting}]}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Try the answers that the members hang on.

        None may be left on purpose: where all members hang on one situation and its answer is
        none of theirs, or where each was for a special case (a yes) that was answered no.
        """
        for path, service in context.services:
            groups: dict[str, list[Material]] = {}
            for material in service.materials:
                if material.either_or:
                    groups.setdefault(material.either_or, []).append(material)
            for group, members in groups.items():
                given = _nothing_left(service, members)
                if given is not None:
                    answers = in_words(service, given)
                    yield cls(path=(*path, "materials"), group=group, answers=answers)


def _nothing_left(service: Service, members: list[Material]) -> Mapping[str, str] | None:
    """The first answers for which one of the group is needed and none is left."""
    if not all(m.when for m in members):
        return None
    used = {w.situation for m in members for w in m.when}
    if len(used) < 2 or not used <= {s.id for s in service.situations}:
        return None
    shared = set.intersection(*({w.situation for w in m.when} for m in members))
    named: dict[str, set[str]] = {situation: set() for situation in shared}
    for when in (w for m in members for w in m.when if w.situation in shared):
        named[when.situation].update(when.answers)
    for given in combinations(service, used):
        if any(given[s] not in answers for s, answers in named.items()):
            continue
        if any(applies(m.when, given) for m in members):
            continue
        if not all(_uncalled(m.when, given) for m in members):
            return given
    return None


def _uncalled(when: tuple[When, ...], given: Mapping[str, str]) -> bool:
    """Whether something is for a special case that is not given."""
    return any(w.answers == ("yes",) and given[w.situation] == "no" for w in when)


def _whens(service: Service) -> Iterator[tuple[When, ...]]:
    for material in service.materials:
        yield material.when
    for step in service.steps:
        yield step.when
    for condition in service.conditions:
        yield condition.when


@attrs.frozen(kw_only=True)
class AskedInVain(Finding):
    """A situation switches nothing on or off.

    The reader works out an answer, finds nothing that depends on it, and rings or comes to ask.
    """

    situation: str
    question_asked: str

    code: ClassVar[str] = "BM352"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("情形问了没用", "Situation asked in vain")
    message: ClassVar[Text] = Text(
        "情形 {situation}（{question_asked}）没有任何材料、步骤或条件用到",
        "nothing depends on situation {situation} ({question_asked})",
    )
    why: ClassVar[Text] = Text(
        "问了却看不出要多带什么，多半是哪样材料漏写了 when，或者漏写了材料。",
        "Most likely a material lacks its when, or is not listed at all.",
    )
    fix: ClassVar[Text] = Text(
        "在跟它有关的材料、步骤上写 when；真没有关系，就把这个情形删掉。",
        "Give what depends on it a when; if nothing does, take the situation out.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, situations: [{id: renting, question: 是否租房？}]}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            situations: [{id: renting, question: 是否租房？}]
            materials: [{id: lease, when: [{situation: renting}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for each situation in what has a when.

        Nothing is found where the list of materials is yet to be made (BM205), or a when names a
        situation that there is none of (BM103): the one that it means is not known.
        """
        for path, service in context.services:
            if not service.situations or not (service.materials or service.nothing_to_bring):
                continue
            used = {w.situation for when in _whens(service) for w in when}
            if not used <= {s.id for s in service.situations}:
                continue
            for index, situation in enumerate(service.situations):
                if situation.id not in used:
                    yield cls(
                        path=(*path, "situations", index),
                        situation=situation.id,
                        question_asked=situation.question,
                    )


@attrs.frozen(kw_only=True)
class NeverApplies(Finding):
    """Something hangs on answers that can't be given together, so it is never shown.

    A material that the list never asks for is one that people come without.
    """

    what: Text

    code: ClassVar[str] = "BM353"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("情形永远凑不齐", "Never applies")
    message: ClassVar[Text] = Text(
        "{what}的 when 永远凑不齐，谁也看不到它",
        "the when of {what} never holds; nobody gets to see it",
    )
    why: ClassVar[Text] = Text(
        "清单上从来不出现的材料，人当然不会带来。",
        "A material that the list never asks for is one that people come without.",
    )
    fix: ClassVar[Text] = Text(
        "同一个情形的几个答案写在一个 when 里：{situation: home, answers: [own, rent]}。",
        "Put the answers of one situation into one when: {situation: home, answers: [own, rent]}.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            situations: [{id: renting, question: 是否租房？}]
            materials:
              - id: lease
                when: [{situation: renting}, {situation: renting, answers: [no]}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            situations: [{id: renting, question: 是否租房？}]
            materials:
              - id: lease
                when: [{situation: renting}, {situation: renting, answers: [yes, no]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Intersect the answers that each thing asks of one situation."""
        for path, service in context.services:
            if not service.situations:
                continue
            for part, kind in _PARTS.items():
                for index, item in enumerate(getattr(service, part)):
                    if item.when and _contradicts(item.when):
                        name = getattr(item, "name", None) or item.text
                        what = Text(f"{kind.zh}「{name[:20]}」", f"{kind.en} {name[:20]}")
                        yield cls(path=(*path, part, index, "when"), what=what)


_PARTS = {
    "materials": Text("材料", "material"),
    "steps": Text("步骤", "step"),
    "conditions": Text("条件", "condition"),
}


def _contradicts(when: tuple[When, ...]) -> bool:
    if len(when) == 1:
        return not when[0].answers
    allowed: dict[str, set[str]] = {}
    for w in when:
        allowed.setdefault(w.situation, set(w.answers)).intersection_update(w.answers)
    return not all(allowed.values())


@attrs.frozen(kw_only=True)
class GroupOfOne(Finding):
    """An either/or group has one member.

    The reader looks for the other one; if its group is misspelt, both are demanded.
    """

    group: str
    material: str

    code: ClassVar[str] = "BM365"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("二选一只有一样", "Either/or group of one")
    message: ClassVar[Text] = Text(
        "二选一组「{group}」里只有「{material}」一样",
        "{material} is the only one in the either/or group {group}",
    )
    why: ClassVar[Text] = Text(
        "组名写岔了，二选一就成了两样都要，人为一张不用带的纸多跑一趟。",
        "With the group misspelt both are demanded, and people run for a paper that nobody needs.",
    )
    fix: ClassVar[Text] = Text(
        "另一样的 either_or 写成同一个词；只有一样，就删掉 either_or。",
        "Give the other one the same either_or; if there is no other, leave it out.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [{id: lease, either_or: home}]}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials:
              - {id: lease, either_or: home}
              - {id: deed, name: 不动产权证书, either_or: home}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Count the members of each group."""
        for path, service in context.services:
            held = [(i, m) for i, m in enumerate(service.materials) if m.either_or]
            counts = Counter(m.either_or for _, m in held)
            for index, material in held:
                if counts[material.either_or] == 1:
                    where = (*path, "materials", index, "either_or")
                    yield cls(path=where, group=material.either_or or "", material=material.name)

"""Whose list it is: answers as a clerk writes them, and the materials that are left of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from bianmin_core import ExporterError, Material, Service, Situation, Text, When
from bianmin_exporters.cards.wording import Words, case_text, filled, shown

_BETWEEN = re.compile(r"[,，;；、\s]+")
_EQUALS = re.compile(r"[=＝]")


def read_answers(service: Service, when: str | None) -> Mapping[str, str]:
    """Return the answers by situation id that `when` gives; empty where it gives none.

    Args:
        service: The service whose situations they answer.
        when: by-proxy=yes,household=single

    Raises:
        ExporterError: Something in it is no answer to a situation of this service; it tells all.
    """
    problems: list[Text] = []
    given: dict[str, str] = {}
    for piece in _BETWEEN.split(when or ""):
        if piece:
            _read(service, piece, given, problems)
    if problems:
        raise ExporterError("\n".join(p.zh for p in problems), "\n".join(p.en for p in problems))
    return given


def _read(service: Service, piece: str, given: dict[str, str], problems: list[Text]) -> None:
    name, *answers = _EQUALS.split(piece)
    known = {s.id: s for s in service.situations}
    if name not in known:
        zh, en = _nearest(name, [(s.id, s.wording or s.question) for s in service.situations])
        problems.append(
            Text(
                f"「{shown(service.name)}」没有情形 {name}{zh}",
                f"{service.id} has no situation {name}{en}",
            )
        )
        return
    situation = known[name]
    answer = answers[0] if len(answers) == 1 else ""
    if answer not in situation.answers:
        zh, en = _nearest(answer, _answers(situation))
        problems.append(
            Text(
                f"情形 {name}（{shown(situation.question)}）没有答案「{answer}」{zh}",
                f"Situation {name} takes no answer {answer!r}{en}",
            )
        )
    elif given.setdefault(name, answer) != answer:
        problems.append(
            Text(
                f"情形 {name} 写了两个答案：{given[name]}、{answer}",
                f"Situation {name} is answered twice: {given[name]}, {answer}",
            )
        )


def _answers(situation: Situation) -> list[tuple[str, str]]:
    if situation.choices:
        return [(c.id, c.name) for c in situation.choices]
    return [("yes", situation.wording or "是"), ("no", situation.otherwise or "不是")]


def _nearest(word: str, known: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The end of the sentence: what was meant, or what there is."""
    near = difflib.get_close_matches(word, [name for name, _ in known], n=1)
    if near:
        return f"，是不是 {near[0]}？", f"; did you mean {near[0]}?"
    if not known:
        return "；它不分情形", "; it has none"
    told = "、".join(f"{name}（{shown(said)}）" for name, said in known)
    return f"；有的是：{told}", f"; there are: {', '.join(name for name, _ in known)}"


def for_answers(service: Service, given: Mapping[str, str]) -> Service:
    """Return the service with the materials that remain for somebody who gave those answers.

    As with `Service.materials_for` a yes/no question not named counts as no; but what hangs on a
    one-of question that is not answered stays, with its situation, so that nothing is left out.
    Without any answer nothing is taken away.
    """
    if not given:
        return service
    known = {s.id: "no" for s in service.situations if not s.choices} | dict(given)
    kept = [
        attrs.evolve(material, when=tuple(_open(material, known)))
        for material in service.materials
        if all(known.get(w.situation, w.answers[0]) in w.answers for w in material.when)
    ]
    return attrs.evolve(service, materials=tuple(kept))


def _open(material: Material, known: Mapping[str, str]) -> Iterable[When]:
    return (w for w in material.when if w.situation not in known)


def answers_text(service: Service, given: Mapping[str, str], words: Words) -> str | None:
    """Return the answers as the reader would give them, or None without any."""
    if not given:
        return None
    said = case_text(
        tuple(
            When(situation=s.id, answers=(given[s.id],))
            for s in service.situations
            if s.id in given
        ),
        service,
        words,
    )
    text = filled(words["notice_case"], cases=said)
    rest = any(not s.choices and s.id not in given for s in service.situations)
    return text + words["notice_rest"] if rest else text

"""When a material, a step or a condition applies, in words a person reads."""

from __future__ import annotations

from bianmin_core import Service, Situation, When

_AND = {"zh": "，并且", "en": "; and "}
_OR = {"zh": "或", "en": " or "}
_YES = {"zh": {"yes": "是", "no": "否"}, "en": {"yes": "yes", "no": "no"}}


def when_text(service: Service, when: tuple[When, ...], lang: str) -> str | None:
    """Return all of `when` in the reader's wording: "替别人来办，并且在家务农或打零工".

    None where nothing limits it.
    """
    if not when:
        return None
    known = {s.id: s for s in service.situations}
    lang = "en" if lang == "en" else "zh"
    told = []
    for clause in when:
        situation = known.get(clause.situation)
        words = (
            list(clause.answers)
            if situation is None
            else [_wording(situation, answer, lang) for answer in clause.answers]
        )
        told.append(_OR[lang].join(words))
    return _AND[lang].join(told)


def _wording(situation: Situation, answer: str, lang: str) -> str:
    for choice in situation.choices:
        if choice.id == answer:
            return choice.name
    said = {"yes": situation.wording, "no": situation.otherwise}.get(answer)
    return said or f"{situation.question}{_YES[lang].get(answer, answer)}"

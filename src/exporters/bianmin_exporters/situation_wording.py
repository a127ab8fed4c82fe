"""What a reader says of their situation, put together from a catalogue's answers.

A room shared by the exporters that print materials for certain situations, not an exporter itself.
"""

from __future__ import annotations

from bianmin_core import Service, When


def wording_of(when: tuple[When, ...], service: Service, lang: str) -> str:
    """A combination of answers in the reader's words: 替别人来办."""
    known = {s.id: s for s in service.situations}
    said = []
    for w in when:
        situation = known.get(w.situation)
        if situation is None:
            said.append(w.situation)
        elif situation.choices:
            names = {c.id: c.name for c in situation.choices}
            said.append(_linked([names.get(a, a) for a in w.answers], ("或", " or "), lang))
        elif "yes" in w.answers:
            said.append(situation.wording or situation.question)
        else:
            no = "不是：" if lang == "zh" else "Not: "
            said.append(situation.otherwise or f"{no}{situation.wording or situation.question}")
    return _linked(said, ("，而且", " and "), lang)


def _linked(wordings: list[str], links: tuple[str, str], lang: str) -> str:
    """Wordings in one: in English only the first keeps the capital that it begins with."""
    if lang == "zh":
        return links[0].join(wordings)
    later = [w[:1].lower() + w[1:] if w[1:2].islower() else w for w in wordings[1:]]
    return links[1].join([*wordings[:1], *later])


def under(when: tuple[When, ...], service: Service, lang: str) -> str:
    """The same in brackets in front of what it holds for; nothing for everybody."""
    if not when:
        return ""
    said = wording_of(when, service, lang)
    return f"（{said}）" if lang == "zh" else f"({said}) "

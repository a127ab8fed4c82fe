"""带什么 on a card: what everybody brings, what some bring as well, and what to get ready first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Self

import attrs

from bianmin_core import Material, Published, Service
from bianmin_exporters.cards.wording import Words, case_text, filled, shown

View = dict[str, object]
Unit = tuple[Material, ...]
"""One thing to bring: a material, or the materials of an either/or group."""

_QUALIFIER = re.compile(r"[（(][^（）()]*[）)]$")
_ALTERNATIVES = "甲乙丙丁戊己庚辛壬癸"


def units_to_prepare(materials: Sequence[Material]) -> tuple[Unit, ...]:
    """Return the things to prepare at home in the list's order; a group counts as one of them.

    What is filled in at the window is none of them, nor is a group that can be settled there.
    """
    units: dict[object, list[Material]] = {}
    for place, material in enumerate(materials):
        group = (material.either_or, material.when) if material.either_or else place
        units.setdefault(group, []).append(material)
    return tuple(tuple(unit) for unit in units.values() if not any(m.at_window for m in unit))


@attrs.frozen(kw_only=True)
class Asked:
    """How many services ask for each material, by its name without a bracket at its end."""

    counts: Mapping[str, int]
    services: int

    @classmethod
    def by(cls, catalogue: Published) -> Self:
        """Count them."""
        counts = Counter(n for s in catalogue.services for n in {_plain(m) for m in s.materials})
        return cls(counts=counts, services=len(catalogue.services))

    def at_home(self, material: Material) -> bool:
        """Whether so many services ask for it (more than one in four) that people have it."""
        return self.counts.get(_plain(material), 0) > max(1, self.services / 4)


def first_to_prepare(units: Sequence[Unit], asked: Asked) -> Material | None:
    """Return the one thing to prepare early, or None where nothing needs it.

    What must be got somewhere first (it says how to get it, is made by another service, or is a
    form to fill in) and is asked for by the fewest services, since people have at home what
    everybody asks for; the first in the list of those equal.
    """
    to_get = [
        unit[0]
        for unit in units
        if len(unit) == 1
        and (unit[0].how_to_get or unit[0].obtained_from or unit[0].form)
        and not asked.at_home(unit[0])
    ]
    return min(to_get, key=lambda m: asked.counts.get(_plain(m), 0), default=None)


def bring_view(service: Service, asked: Asked, scan: bool, words: Words) -> View:
    """Return what the templates need to know to answer 带什么.

    Args:
        service: The service.
        asked: How many services ask for each material.
        scan: Whether scanning the card's code shows the list; if not, one has to ring.
        words: The fixed words.
    """
    everybody = units_to_prepare([m for m in service.materials if not m.when])
    some = units_to_prepare([m for m in service.materials if m.when])
    early = first_to_prepare(everybody, asked)
    where = "scan" if scan else "call"
    cases = list(dict.fromkeys(case_text(unit[0].when, service, words) for unit in some))
    return {
        "plain": _plain_answer(service, everybody, some, words),
        "tokens": [[_token(m, words) for m in unit] for unit in everybody],
        "head": filled(words["items"], count=len(everybody)) if everybody else "",
        "summary": (filled(words["items"], count=len(everybody)) if everybody else words["depends"])
        + words[f"list_{where}"],
        "at-least": (
            filled(words["at_least" if some else "items"], count=len(everybody))
            if everybody
            else words["depends"]
        )
        + words[f"list_{where}"],
        "early": filled(words["early"], name=shown(early.name)) if early else None,
        "or_ring": words["or_ring"] if scan else None,
        "more": words[f"more_{where}"] if some and everybody else None,
        "more_of": (
            filled(words[f"more_of_{where}"], cases=words["comma"].join(cases)) if some else None
        ),
        "rows": _rows(service, everybody, some, words),
        "count": len(everybody) + len(some),
    }


def bring_lines(service: Service, words: Words) -> list[str]:
    """Return what everybody brings as plain text, a line each; for codes that say it all."""
    lines = []
    for unit in units_to_prepare([m for m in service.materials if not m.when]):
        tokens = [_token(m, words) for m in unit]
        said = [" ".join(str(t[k]) for k in ("name", "counts") if t[k]) for t in tokens]
        lines.append(f" {words['or']} ".join(said))
    return lines


def bring_rows(service: Service, words: Words) -> list[View]:
    """Return a numbered row for each thing to prepare, everybody's first."""
    everybody = units_to_prepare([m for m in service.materials if not m.when])
    some = units_to_prepare([m for m in service.materials if m.when])
    return _rows(service, everybody, some, words)


def plain_answer(service: Service, words: Words) -> str | None:
    """Return the answer of a service without rows; empty where not even that is known."""
    return None if bring_rows(service, words) else _plain_answer(service, (), (), words)


def _plain_answer(
    service: Service, everybody: Sequence[Unit], some: Sequence[Unit], words: Words
) -> str | None:
    """The answer where there is no list; empty where not even that is known."""
    if everybody or some:
        return None
    if service.materials:
        return words["at_window"]
    return words["nothing"] if service.nothing_to_bring else ""


def _plain(material: Material) -> str:
    return _QUALIFIER.sub("", material.name)


def _token(material: Material, words: Words) -> View:
    counts = [
        f"{words[key]}{count}"
        for key, count in (("original", material.original), ("copy", material.copies))
        if count
    ]
    unknown = material.original is None and material.copies is None
    joint = "" if words["original"] == words["original"].strip() else " "
    return {"name": shown(material.name), "counts": joint.join(counts), "unknown": unknown}


def _rows(
    service: Service, everybody: Sequence[Unit], some: Sequence[Unit], words: Words
) -> list[View]:
    """Numbered rows, everybody's first; the first of a situation carries its flag."""
    rows: list[View] = []
    ordered = sorted(some, key=lambda unit: _first_of_case(unit, some))
    before = ""
    for number, unit in enumerate((*everybody, *ordered), 1):
        case = case_text(unit[0].when, service, words) if unit[0].when else ""
        for place, material in enumerate(unit):
            mark = _ALTERNATIVES[place % len(_ALTERNATIVES)] if len(unit) > 1 else ""
            rows.append(
                {
                    "number": f"{number}{mark}",
                    "name": shown(material.name),
                    "note": shown(material.how_to_get or ""),
                    "pill": words["one_of"] if mark and place == 0 else None,
                    "flag": case if case != before else None,
                    "case": bool(case),
                    "original": material.original,
                    "copies": material.copies,
                    "unit": shown(material.measure_word or "份"),
                    "copy_unit": shown(material.copy_measure_word or "份"),
                }
            )
            before = case
    return rows


def _first_of_case(unit: Unit, some: Sequence[Unit]) -> int:
    return next(i for i, other in enumerate(some) if other[0].when == unit[0].when)

"""Does a catalogue read as if a machine had filled it in?

python tests/examples/machine_filled.py [FOLDER]    measures one, and exits with 1 if it does

Three things give a filled-in template away: services that ask for the same papers in the same
words, services with the same steps, and sentences that turn up everywhere.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from bianmin_core import Catalogue, Service, load

EXAMPLE = Path(__file__).parents[2] / "examples" / "wangjiazhuang"

COMMONEST = 10
"""How many of the documents that most services ask for are left out: nobody can vary those."""

MOST_SHARED = 0.4
"""How much of its papers, with how to get them, the median service may share with others."""

LONG = 12
MOST_SERVICES = 4
"""A sentence of more than LONG characters may stand in this many services."""

STANDING: Mapping[str, str] = {}
"""Sentences that may stand in more services, each with the reason why."""

_SENTENCE = re.compile(r"[^。！？；\n]+")
_WHOSE = re.compile(r"（[^）]*）$")


@attrs.frozen(kw_only=True)
class Sameness:
    """What was found.

    Attributes:
        shared: Of each service's (material, how to get it), the part that another has too.
        equal_steps: Groups of services whose steps are the same.
        repeated: Sentences that stand in too many services, with the services.
    """

    shared: Mapping[str, float]
    equal_steps: tuple[tuple[str, ...], ...]
    repeated: Mapping[str, tuple[str, ...]]

    @property
    def median(self) -> float:
        """The part that the median service shares."""
        return statistics.median(self.shared.values()) if self.shared else 0.0

    @property
    def holds(self) -> bool:
        """Whether none of the three gives it away."""
        return self.median <= MOST_SHARED and not self.equal_steps and not self.repeated


def sameness(catalogue: Catalogue) -> Sameness:
    """Measure how much the services of a catalogue repeat one another."""
    return Sameness(
        shared=_shared(catalogue),
        equal_steps=_equal_steps(catalogue),
        repeated=_repeated(catalogue),
    )


def _shared(catalogue: Catalogue) -> dict[str, float]:
    asked = Counter(
        name for s in catalogue.services for name in {_WHOSE.sub("", m.name) for m in s.materials}
    )
    commonest = {name for name, _ in asked.most_common(COMMONEST)}
    pairs = {
        s.id: {
            (m.name, m.how_to_get) for m in s.materials if _WHOSE.sub("", m.name) not in commonest
        }
        for s in catalogue.services
    }
    used = Counter(pair for held in pairs.values() for pair in held)
    return {
        key: sum(used[pair] > 1 for pair in held) / len(held) for key, held in pairs.items() if held
    }


def _equal_steps(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    groups: dict[tuple[tuple[object, str], ...], list[str]] = defaultdict(list)
    for service in catalogue.services:
        if service.steps:
            groups[tuple((s.actor, s.text) for s in service.steps)].append(service.id)
    return tuple(tuple(ids) for ids in groups.values() if len(ids) > 1)


def _repeated(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    places: dict[str, set[str]] = defaultdict(set)
    for service in catalogue.services:
        for text in _told(service):
            for sentence in _SENTENCE.findall(text):
                said = sentence.strip(" ，、「」（）")
                if len(said) > LONG and said not in STANDING:
                    places[said].add(service.id)
    return {s: tuple(sorted(ids)) for s, ids in places.items() if len(ids) > MOST_SERVICES}


def _told(service: Service) -> Iterator[str]:
    """What a service says in sentences of its own."""
    yield from (c.text for c in service.conditions)
    yield from (s.text for s in service.steps)
    yield from (t for q in service.faq for t in (q.question, q.answer))
    yield from (n.text for n in service.notes)
    yield from (m.how_to_get for m in service.materials if m.how_to_get)
    yield from service.tolerated_gaps
    yield from (
        t
        for t in (
            service.visits_reason,
            service.audience,
            service.outcome,
            service.time_limit and service.time_limit.note,
        )
        if t
    )


def main(arguments: list[str]) -> int:
    """Print what was found; return the exit code."""
    found = sameness(load(arguments[0] if arguments else EXAMPLE))
    print(f"the median service shares {found.median:.0%} of its papers (at most {MOST_SHARED:.0%})")
    for key, share in sorted(found.shared.items(), key=lambda i: -i[1]):
        if share > MOST_SHARED:
            print(f"  {share:.0%}  {key}")
    for ids in found.equal_steps:
        print(f"equal steps: {', '.join(ids)}")
    for sentence, ids in found.repeated.items():
        print(f"in {len(ids)} services: {sentence} ({', '.join(ids)})")
    return 0 if found.holds else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

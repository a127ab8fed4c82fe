"""Readiness: which services answer all five questions, and what exactly the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import ServiceStatus
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.reported import Reported


@attrs.frozen(kw_only=True)
class OpenQuestion:
    """没有答的一问: one of the five questions that a service leaves open, and what to write.

    Attributes:
        service: The service's id.
        question: "what", "bring", "who", "where" or "call".
        reported: The finding that tells it; it counts even where the catalogue silences it.
    """

    service: str
    question: str
    reported: Reported

    @property
    def situation(self) -> Mapping[str, str]:
        """The answers, by situation, for which it is open; empty where it is for everybody."""
        return dict(self.reported.finding.holds_for)

    @property
    def now(self) -> Text:
        """现在怎样: what the catalogue says now."""
        return Text(self.reported.finding.say("zh"), self.reported.finding.say("en"))

    @property
    def instead(self) -> Text:
        """该写成什么: a sentence, and from its second line on the YAML to put there."""
        return self.reported.finding.remedy

    @property
    def origin(self) -> Origin | None:
        """Where to write it: at the service, or at its office where that answers for all of it."""
        return self.reported.mend_at

    def to_tree(self) -> Mapping[str, object]:
        """The open question as JSON holds it."""
        origin = self.origin
        return {
            "service": self.service,
            "question": self.question,
            "situation": dict(self.situation),
            "code": self.reported.finding.code,
            "silenced": self.reported.silenced,
            "now": {"zh": self.now.zh, "en": self.now.en},
            "instead": {"zh": self.instead.zh, "en": self.instead.en},
            "file": origin.file if origin else None,
            "line": origin.line if origin else None,
            "column": origin.column if origin else None,
        }


def together(found: Iterable[Reported]) -> list[list[Reported]]:
    """Findings that one and the same lines mend, together: an office's hours, say; others alone."""
    groups: dict[object, list[Reported]] = {}
    for one in found:
        finding = one.finding
        key = (finding.code, finding.mend_at, finding.remedy) if finding.mend_at else id(one)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


@attrs.frozen(kw_only=True)
class OfficeReadiness:
    """How far one office is.

    Attributes:
        office: The office's id; its name is `name`.
        services: How many services it has, and `ready` how many answer all five questions.
        missing: For each question the ids of the services that do not answer it.
        open: Every question that a service of it leaves open, service by service.
    """

    office: str
    name: str
    services: int
    ready: int
    missing: Mapping[str, tuple[str, ...]]
    open: tuple[OpenQuestion, ...] = ()

    def to_tree(self) -> Mapping[str, object]:
        """The office as JSON holds it."""
        return {
            "office": self.office,
            "name": self.name,
            "services": self.services,
            "ready": self.ready,
            "missing": {question: list(ids) for question, ids in self.missing.items()},
            "open": [question.to_tree() for question in self.open],
        }


@attrs.frozen(kw_only=True)
class Readiness:
    """五问齐全: over the whole catalogue and office by office, in the book's order."""

    services: int
    ready: int
    offices: tuple[OfficeReadiness, ...]

    def open_for(self, service_id: str) -> tuple[OpenQuestion, ...]:
        """The questions that one service leaves open; none if it is ready."""
        return tuple(q for o in self.offices for q in o.open if q.service == service_id)

    def say(self, lang: str = "zh") -> str:
        """The one line: how many of how many."""
        if lang == "en":
            return f"{self.ready} of {self.services} services answer all five questions"
        return f"{self.services} 项服务中，{self.ready} 项五问齐全"

    def to_tree(self) -> Mapping[str, object]:
        """Readiness as JSON holds it."""
        return {
            "services": self.services,
            "ready": self.ready,
            "offices": [office.to_tree() for office in self.offices],
        }

    def __str__(self) -> str:
        """The one line in English, as the Python API prints it."""
        return self.say("en")


def readiness_of(catalogue: Catalogue, unanswered: Iterable[OpenQuestion]) -> Readiness:
    """Work out readiness from all questions that stay open."""
    lacking: dict[str, list[OpenQuestion]] = {}
    for question in unanswered:
        lacking.setdefault(question.service, []).append(question)
    names = {o.id: o.name for o in catalogue.offices}
    groups: dict[str, list[str]] = {o.id: [] for o in catalogue.offices}
    for service in catalogue.services:
        if service.status is ServiceStatus.ACTIVE:
            groups.setdefault(service.office, []).append(service.id)
    offices = tuple(
        _office(office, names.get(office, office), ids, lacking) for office, ids in groups.items()
    )
    return Readiness(
        services=sum(o.services for o in offices),
        ready=sum(o.ready for o in offices),
        offices=offices,
    )


def _office(
    office: str, name: str, ids: list[str], lacking: Mapping[str, list[OpenQuestion]]
) -> OfficeReadiness:
    order = list(QUESTIONS)
    still = [
        q
        for i in dict.fromkeys(ids)
        for q in sorted(lacking.get(i, ()), key=lambda q: order.index(q.question))
    ]
    missing = {q: tuple(dict.fromkeys(o.service for o in still if o.question == q)) for q in order}
    return OfficeReadiness(
        office=office,
        name=name,
        services=len(ids),
        ready=sum(1 for i in ids if i not in lacking),
        missing={q: found for q, found in missing.items() if found},
        open=tuple(still),
    )

"""Readiness: how many services answer all five questions, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.terms import ServiceStatus
from bianmin_core.rules.finding import QUESTIONS


@attrs.frozen(kw_only=True)
class OfficeReadiness:
    """How far one office is.

    Attributes:
        office: The office's id; its name is `name`.
        services: How many services it has, and `ready` how many answer all five questions.
        missing: For each question the ids of the services that do not answer it.
    """

    office: str
    name: str
    services: int
    ready: int
    missing: Mapping[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Readiness:
    """五问齐全: over the whole catalogue and office by office, in the book's order."""

    services: int
    ready: int
    offices: tuple[OfficeReadiness, ...]

    def say(self, lang: str = "zh") -> str:
        """The one line: how many of how many."""
        if lang == "en":
            return f"{self.ready} of {self.services} services answer all five questions"
        return f"{self.services} 项服务中，{self.ready} 项五问齐全"

    def __str__(self) -> str:
        """The one line in English, as the Python API prints it."""
        return self.say("en")


def readiness_of(catalogue: Catalogue, unanswered: Iterable[tuple[str, str]]) -> Readiness:
    """Work out readiness from (service id, question) pairs that stay unanswered."""
    lacking: dict[str, set[str]] = {}
    for service_id, question in unanswered:
        lacking.setdefault(service_id, set()).add(question)
    names = {o.id: o.name for o in catalogue.offices}
    groups: dict[str, list[str]] = {o.id: [] for o in catalogue.offices}
    for service in catalogue.services:
        if service.status is ServiceStatus.ACTIVE:
            groups.setdefault(service.office, []).append(service.id)
    offices = tuple(
        OfficeReadiness(
            office=office,
            name=names.get(office, office),
            services=len(ids),
            ready=sum(1 for i in ids if i not in lacking),
            missing={
                q: found
                for q in QUESTIONS
                if (found := tuple(i for i in ids if q in lacking.get(i, ())))
            },
        )
        for office, ids in groups.items()
    )
    return Readiness(
        services=sum(o.services for o in offices),
        ready=sum(o.ready for o in offices),
        offices=offices,
    )

"""Every kind of card by its name, and what there is of each to make."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from bianmin_core import ExporterError, Published
from bianmin_exporters.cards.card import Card, Making, Wanted
from bianmin_exporters.cards.coding import coded
from bianmin_exporters.cards.label import LABEL
from bianmin_exporters.cards.life_event import LIFE_EVENT
from bianmin_exporters.cards.notice import NOTICE
from bianmin_exporters.cards.office import OFFICE
from bianmin_exporters.cards.officer import OFFICER
from bianmin_exporters.cards.options import Kind
from bianmin_exporters.cards.view import SERVICE
from bianmin_exporters.pinyin.order import order

KINDS: Final[Mapping[Kind, Making[Any]]] = {
    "service": SERVICE,
    "officer": OFFICER,
    "office": OFFICE,
    "life-event": LIFE_EVENT,
    "notice": NOTICE,
    "label": LABEL,
}


def cards_of(catalogue: Published, asked: Wanted) -> tuple[int, Iterator[Card]]:
    """Return how many things there are to make cards of, and the cards.

    Each card is worked out when its turn comes, so that any number of them takes no more room.

    Raises:
        ExporterError: The office or service asked for is not known, there is nothing of that
            kind and it is no draft, or codes can't be made; it names all of them.
    """
    _known(asked.options.office, "office", catalogue.offices_by_id)
    _known(asked.options.service, "service", catalogue.services_by_id)
    making = KINDS[asked.options.kind]
    subjects = making.subjects(catalogue, asked)
    if asked.options.order == "name":
        said = {entry.word: entry.reading for entry in catalogue.pinyin}
        subjects = sorted(subjects, key=lambda subject: order(making.read(subject, said)))
    if not subjects and not asked.draft:
        raise ExporterError(*_NONE.get(asked.options.kind, _NO_SERVICES))
    return len(subjects), cards_about(catalogue, making, subjects, asked)


def cards_about(
    catalogue: Published, making: Making[Any], subjects: Iterable[Any], asked: Wanted
) -> Iterator[Card]:
    """Return the cards about those subjects.

    Raises:
        ExporterError: It is no draft, and codes can't be made; it names all of them.
    """
    found = coded(
        tuple(subjects),
        lambda subject: making.say(catalogue, subject, asked),
        asked.options,
        draft=asked.draft,
    )
    return making.cards(catalogue, found, asked)


_NO_SERVICES = ("没有要做卡的事项", "There are no services to make cards of")
_NONE: Final[Mapping[Kind, tuple[str, str]]] = {
    "officer": ("没有要做卡的干部", "There are no officers to make cards of"),
    "office": ("没有要做门牌的站所", "There are no offices to make door signs of"),
    "life-event": (
        "目录里没有一件事（life_events）可做",
        "There are no life events to make cards of",
    ),
}
_CALLED = {"office": ("站所", "office"), "service": ("事项", "service")}


def _known(wanted: str | None, what: str, known: Mapping[str, object]) -> None:
    if wanted is None or wanted in known:
        return
    zh, en = _CALLED[what]
    near = difflib.get_close_matches(wanted, known, n=1)
    raise ExporterError(
        f"没有编号为 {wanted} 的{zh}" + (f"，是不是 {near[0]}？" if near else ""),
        f"There is no {en} {wanted}" + (f"; did you mean {near[0]}?" if near else ""),
    )

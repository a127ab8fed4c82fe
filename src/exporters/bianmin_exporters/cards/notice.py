"""一次性告知单: on one visit everything that is still missing, so that one more is enough."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import attrs

from bianmin_core import (
    Published,
    handlers_of,
    phones_of,
)
from bianmin_exporters.cards.answers import answers_text, for_answers, read_answers
from bianmin_exporters.cards.bring import View, bring_rows, plain_answer
from bianmin_exporters.cards.card import Card, Making, OfService, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.contents import Said
from bianmin_exporters.cards.view import numbers, people_view, service_content, services_asked
from bianmin_exporters.cards.wording import (
    Words,
    filled,
    first_dialable,
    phone_parts,
    service_place,
    shown,
)

MOST_ROWS = 7.5
"""More rows than this, and there is a second sheet; a situation's flag is half a row."""


@attrs.frozen(kw_only=True)
class Case(OfService):
    """A service with the materials of somebody who gave certain answers."""

    answers: Mapping[str, str]


def _cases(catalogue: Published, asked: Wanted) -> list[Case]:
    cases = []
    for service in services_asked(catalogue, asked):
        if asked.options.service is None and service.nothing_to_bring and not service.materials:
            continue
        answers = read_answers(service, asked.options.when)
        cases.append(Case(service=for_answers(service, answers), answers=answers))
    return cases


def _say(catalogue: Published, case: Case, asked: Wanted) -> Said | None:
    return service_content(catalogue, case.service, asked)


def _cards(catalogue: Published, found: Sequence[Coded[Case]], asked: Wanted) -> Iterator[Card]:
    number_of = numbers(catalogue)
    for one in found:
        service = one.subject.service
        every = sheets_of(bring_rows(service, asked.words))
        same = _view(catalogue, one, number_of.get(service.id, ""), asked)
        for sheet, rows in enumerate(every, 1):
            told = filled(asked.words["notice_sheet"], number=sheet, count=len(every))
            yield Card(
                id=service.id,
                name=service.name,
                codes=(one,),
                view=same
                | {
                    "rows": [_row(row, asked.words) for row in rows],
                    "sheet": told if len(every) > 1 else None,
                },
                sheet=sheet,
            )


def _view(catalogue: Published, one: Coded[Case], number: str, asked: Wanted) -> View:
    service, words = one.subject.service, asked.words
    area = catalogue.district.area_code
    office = catalogue.offices_by_id.get(service.office)
    place = service_place(catalogue, service)
    phone = first_dialable(phones_of(catalogue, service), area)
    caption = words["caption_list"] if one.said and one.said.kind == "link" else None
    return {
        "id": service.id,
        "number": number,
        "name": shown(service.name),
        "district": shown(catalogue.district.name),
        "office": shown(office.name) if office else None,
        "case": answers_text(service, one.subject.answers, words),
        "plain": plain_answer(service, words),
        "people": people_view(handlers_of(catalogue, service), words),
        "place": place[0] if place else None,
        "phone": phone_parts(phone, area, words) if phone else None,
        "code": code_view(one, words, caption),
    }


def _row(row: View, words: Words) -> View:
    """A row with what is asked of each material in words: 原件 1 本, 不用复印."""
    original, copies = row["original"], row["copies"]
    counts = []
    if original:
        counts.append(filled(words["notice_original"], count=original, unit=row["unit"]))
    if copies:
        counts.append(filled(words["notice_copy"], count=copies, unit=row["copy_unit"]))
    elif copies == 0 and original:
        counts.append(words["notice_no_copy"])
    return {
        "number": row["number"],
        "name": row["name"],
        "note": row["note"],
        "pill": row["pill"],
        "flag": row["flag"],
        "case": row["case"],
        "counts": counts,
        "unknown": original is None and copies is None,
    }


def sheets_of(rows: Sequence[View]) -> list[list[View]]:
    """Return the rows sheet by sheet: as few sheets as can be, about equally full.

    The alternatives of an either/or group stay together, and a situation's flag, which takes half
    a row, is said again where its rows go on.
    """
    groups: list[list[View]] = []
    for row in rows:
        alternative = str(row["number"])[:-1] if not str(row["number"]).isdigit() else None
        if alternative and groups and str(groups[-1][0]["number"])[:-1] == alternative:
            groups[-1].append(row)
        else:
            groups.append([row])
    fewest = len(_filled(groups, MOST_ROWS))
    least = max(1, math.ceil(len(rows) / fewest))
    fitting = (_filled(groups, most) for most in (*range(least, math.ceil(MOST_ROWS)), MOST_ROWS))
    return next((s for s in fitting if len(s) == fewest), [list(rows)])


def _filled(groups: Sequence[Sequence[View]], most: float) -> list[list[View]]:
    sheets: list[list[View]] = [[]]
    taken, case = 0.0, ""
    for group in groups:
        first = group[0]
        flag = first["flag"] or (case if first["case"] else None)
        size = len(group) + (0.5 if first["flag"] else 0)
        if sheets[-1] and taken + size > most:
            sheets.append([])
            taken, size = 0.0, len(group) + (0.5 if flag else 0)
        sheets[-1] += [first | {"flag": flag if not taken else first["flag"]}, *group[1:]]
        taken += size
        case = str(flag or "") if first["case"] else ""
    return sheets


NOTICE = Making(subjects=_cases, say=_say, cards=_cards)

"""一次性告知单: on one visit everything that is still missing, so that one more is enough."""

from __future__ import annotations

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
from bianmin_exporters.cards.notice_sheets import sheets_of
from bianmin_exporters.cards.view import numbers, people_view, service_content, services_asked
from bianmin_exporters.cards.wording import (
    Words,
    filled,
    first_dialable,
    phone_parts,
    service_place,
    shown,
)


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
        same = _view(catalogue, one, number_of.get(service.id, ""), asked)
        rows = [notice_row(row, asked.words) for row in bring_rows(service, asked.words)]
        every = sheets_of(rows, shown(service.name), str(same["case"] or ""))
        for sheet, rows in enumerate(every, 1):
            told = filled(asked.words["notice_sheet"], number=sheet, count=len(every))
            yield Card(
                id=service.id,
                name=service.name,
                codes=(one,),
                view=same
                | {
                    "rows": rows,
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


def notice_row(row: View, words: Words) -> View:
    """Return a row with what is asked of each material in words: 原件 1 本, 不用复印."""
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


NOTICE = Making(subjects=_cases, say=_say, cards=_cards)

"""One service: what it is, what to bring, how it goes, whom to see, where, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bianmin_exporters.booklet.docx.marks import Element, Inline, heading, paragraph, run
from bianmin_exporters.booklet.docx.pieces import Setting, lines, service_anchor
from bianmin_exporters.booklet.docx.shown_service import Choice, Group, Meet, Paper, Person, Service
from bianmin_exporters.booklet.docx.tables import Cell, Row, cell, head, table


def service_pages(service: Service, setting: Setting) -> Iterator[Element]:
    """Yield everything about a service, in the order of the printed book."""
    words = setting.words
    anchor = service_anchor(service)
    yield heading(2, anchor, run(service.number, "Number"), f"　{service.name}")
    also = f"{words['also_called']}　{words['comma'].join(service.aliases)}"
    known_as = [also] if service.aliases else []
    if known_as or service.kind:
        yield paragraph("Note", "　　".join([*known_as, *filter(None, [service.kind])]), stay=True)
    yield _facts(service, setting)

    yield paragraph("Heading3", *setting.asked("do"))
    yield table(
        (22, 128),
        [
            Row([cell(row.label, style="CellLabel"), cell(setting.known(row.text))])
            for row in service.about.rows
        ],
    )
    if service.situations:
        yield paragraph("Gap")
        yield table(
            (88, 62),
            [
                head(words["which_situation"], words["bring_numbers"]),
                *(Row([cell(s.wording), cell(s.bring)]) for s in service.situations),
            ],
        )
    yield from _bring(service, setting)
    yield from _steps(service, setting)
    yield paragraph("Heading3", *_meet_head(setting))
    yield _meet(service, setting)
    if service.faq:
        yield paragraph("Heading3", words["faq"])
        for asked in service.faq:
            yield paragraph("Question", asked.question)
            yield paragraph(None, asked.answer)


def _facts(service: Service, setting: Setting) -> Element:
    """The answers at a glance, the number to ring first among them."""
    labels = [fact.label for fact in service.facts] + [setting.words["call_first"]]
    values = []
    for fact in service.facts:
        said: list[Inline] = [setting.known(None)]
        if fact.value is not None:
            said = [run(f"{fact.value}{fact.unit}", "Strong")]
        if fact.note:
            said.append(run(f"　{fact.note}", "Quiet"))
        values.append(cell(*said))
    values.append(cell(setting.phone(service.meet.phones[0].number)))
    call = 44.0
    width = (150 - call) / len(service.facts)
    widths = [width] * len(service.facts) + [call]
    return table(widths, [head(*labels), Row(values)], style="FactsTable")


def _answer(text: str) -> list[Inline]:
    return [run(f"　{text}", "Answer")] if text else []


def _bring(service: Service, setting: Setting) -> Iterator[Element]:
    words, bring = setting.words, service.bring
    title = setting.asked("bring")
    if bring.nothing:
        yield paragraph("Heading3", *title, *_answer(words["bring_nothing"]))
    elif bring.answer is None:
        yield paragraph("Heading3", *title, "　", setting.known(None))
    else:
        yield paragraph("Heading3", *title, *_answer(bring.answer))
    if bring.groups:
        rows = [row for group in bring.groups for row in _group(group, setting)]
        columns = (
            words["no"], words["paper"], words["original"], words["copy"], words["how_to_get"],
        )  # fmt: skip
        yield table((11, 49, 17, 17, 56), [head(*columns), *rows])


def _group(group: Group, setting: Setting) -> Iterator[Row]:
    if group.situation is not None:
        flag = run(group.situation.flag, "Flag")
        yield Row([cell(flag, f"　{setting.words['also_bring']}", span=5)])
    for row in group.rows:
        if isinstance(row, Choice):
            said: list[Inline] = [run(row.pill, "Pill"), f"　{row.text}"]
            yield Row([cell(), cell(*said, span=4)])
            yield from (_paper(one, setting) for one in row.rows)
        else:
            yield _paper(row, setting)


def _paper(row: Paper, setting: Setting) -> Row:
    how: list[Inline] = [row.note] if row.note else []
    see = setting.reference(row.see) if row.see is not None else []
    if see and how:
        how.append("　")
    return Row(
        [
            cell(run(row.number, "Strong")),
            cell(run(row.name, "Strong")),
            cell(*setting.count(row.original)),
            cell(*setting.count(row.copy)),
            cell(*how, *see, style="CellNote"),
        ]
    )


def _steps(service: Service, setting: Setting) -> Iterator[Element]:
    words, steps = setting.words, service.steps
    if steps.answer is None:
        yield paragraph("Heading3", words["steps"], "　", setting.known(None))
        return
    yield paragraph("Heading3", words["steps"], *_answer(steps.answer))
    rows = [
        Row(
            [
                cell(run(str(number), "Strong")),
                cell(run(step.who, "Strong" if step.yours else None) if step.who is not None else setting.known(None)),
                cell(setting.known(step.text)),
                cell(step.time),
            ]
        )
        for number, step in enumerate(steps.rows, 1)
    ]  # fmt: skip
    columns = (words["step"], words["who"], words["to_do"], words["takes"])
    yield table((11, 20, 91, 28), [head(*columns), *rows])


def _meet_head(setting: Setting) -> list[Inline]:
    signs = [setting.asked(question) for question in ("who", "where", "call")]
    return [*signs[0], "　", *signs[1], "　", *signs[2]]


def _meet(service: Service, setting: Setting) -> Element:
    words, meet = setting.words, service.meet
    rows = [
        (words["ask_who"], _people(meet, setting)),
        (words["ask_where"], _where(meet, setting)),
        (words["ask_call"], _call(meet, setting)),
    ]
    if service.code is None:
        return table((22, 128), [Row([cell(ask, style="CellLabel"), said]) for ask, said in rows])
    code = Cell(
        [
            paragraph("CellCode", setting.picture(service.code)),
            paragraph("CellCaption", words["scan"]),
        ],
        down="restart",
    )
    held = [
        Row(
            [cell(ask, style="CellLabel"), said, cell(down="continue") if number else code],
        )
        for number, (ask, said) in enumerate(rows)
    ]
    wide = max(36.0, setting.picture_mm(service.code) + 4)
    return table((22, 128 - wide, wide), held)


def _people(meet: Meet, setting: Setting) -> Cell:
    told = [_person(person, setting) for person in meet.people] or [[setting.known(None)]]
    if meet.alone:
        told.append([run(meet.alone, "Quiet")])
    return Cell([lines("Cell", told)])


def _person(person: Person, setting: Setting) -> Sequence[Inline]:
    said: list[Inline] = [run(f"{person.role} ", "Number")] if person.role else []
    said.append(setting.known(None) if person.name is None else run(person.name, "Strong"))
    return [*said, f"　{person.post}"] if person.post else said


def _where(meet: Meet, setting: Setting) -> Cell:
    place = setting.known(None) if meet.place is None else run(meet.place, "Strong")
    small = [[run(text, "Quiet")] for text in (meet.address, *meet.hours) if text]
    return Cell([lines("Cell", [[place], *small])])


def _call(meet: Meet, setting: Setting) -> Cell:
    told: list[list[Inline]] = []
    for phone in meet.phones:
        label = [f"　{phone.label}"] if phone.label else []
        told.append([setting.phone(phone.number), *label])
    if meet.supervision is not None:
        told.append(
            [
                run(setting.words["supervision"], "Pill"),
                " ",
                setting.phone(meet.supervision.number),
                f"　{meet.supervision.label}",
            ]
        )
    return Cell([lines("Cell", told)])

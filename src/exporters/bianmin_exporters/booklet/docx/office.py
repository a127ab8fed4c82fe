"""One office: where it is, when it is open, who does what, what is done there; and who signs for it."""

from __future__ import annotations

from collections.abc import Iterator

from bianmin_exporters.booklet.docx.marks import Element, Inline, heading, paragraph, run
from bianmin_exporters.booklet.docx.pieces import Setting, lines
from bianmin_exporters.booklet.docx.service import service_pages
from bianmin_exporters.booklet.docx.shown import Duty, Office, Opening
from bianmin_exporters.booklet.docx.tables import Cell, Row, cell, head, table


def office_pages(office: Office, setting: Setting) -> Iterator[Element]:
    """Yield the office, each of its services, and the place to sign."""
    words = setting.words
    yield heading(1, office_anchor(office), run(office.number, "Number"), f"　{office.name}")
    if office.does:
        yield paragraph(None, office.does)
    if office.aliases:
        yield paragraph("Note", f"{words['also_called']}　{words['comma'].join(office.aliases)}")
    told = list(_answers(office, setting))
    if told:
        yield table((22, 128), told)
    if office.duties:
        yield paragraph("OfficePart", words["who_does_what"])
        yield _duties(office, setting)
    if office.services:
        count = str(len(office.services))
        yield paragraph("OfficePart", words["done_here"].replace("{count}", count))
        listed = [
            Row([cell(run(s.number, "Number")), cell(*setting.reference_by_name(s.id))])
            for s in office.services
        ]
        yield table((22, 128), [head(words["no"], words["service"]), *listed])
    else:
        yield paragraph("OfficePart", words["nothing_here"])
        yield paragraph(None, words["nothing_here_below"])
    for service in office.services:
        yield from service_pages(service, setting)
    yield paragraph("OfficePart", words["signed_title"].replace("{office}", office.name))
    yield _signatures(setting)


def office_anchor(office: Office) -> str:
    """The name of an office's bookmark."""
    return f"office_{office.number}"


def _answers(office: Office, setting: Setting) -> Iterator[Row]:
    words = setting.words
    if office.place:
        yield Row([cell(words["where"], style="CellLabel"), cell(office.place)])
    if office.route:
        stops: list[Inline] = []
        for number, stop in enumerate(office.route):
            stops += ["　→　"] if number else []
            stops += [run(stop.name, "Strong"), f" {stop.detail}" if stop.detail else ""]
        yield Row([cell(words["way"], style="CellLabel"), cell(*stops)])
    if office.hours:
        told = [line for opening in office.hours for line in _opening(opening)]
        yield Row([cell(words["open"], style="CellLabel"), Cell([lines("Cell", told)])])
    if office.phones:
        numbers: list[list[Inline]] = [
            [setting.phone(phone.number), f"　{phone.label}"] for phone in office.phones
        ]
        yield Row([cell(words["phone"], style="CellLabel"), Cell([lines("Cell", numbers)])])


def _opening(opening: Opening) -> Iterator[list[Inline]]:
    label = f"{opening.label}　" if opening.label else ""
    yield [f"{label}{opening.said}　", run("　".join(opening.spans), "Strong")]
    if opening.note:
        yield [run(opening.note, "Quiet")]


def _duties(office: Office, setting: Setting) -> Element:
    words = setting.words
    rows = [row for duty in office.duties for row in _duty(duty, setting)]
    columns = (words["duty"], words["role"], words["name"], words["post"], words["phone"])
    return table((54, 10, 22, 32, 32), [head(*columns), *rows])


def _duty(duty: Duty, setting: Setting) -> Iterator[Row]:
    several = len(duty.people) > 1
    for number, person in enumerate(duty.people):
        down = None if not several else "continue" if number else "restart"
        name = setting.known(None) if person.name is None else run(person.name, "Strong")
        yield Row(
            [
                cell("" if number else duty.name, down=down),
                cell(run(person.role, "Number")),
                cell(name),
                cell(person.post),
                cell(*([] if person.phone is None else [setting.phone(person.phone)])),
            ],
        )


def _signatures(setting: Setting) -> Element:
    words = setting.words
    columns = (
        words["signed_who"],
        words["signed_opinion"],
        words["signed_name"],
        words["signed_date"],
    )
    rows = [
        Row(
            [
                cell(words[who], style="CellLabel"),
                Cell(
                    [paragraph("Cell", words[key]) for key in ("signed_fine", "signed_changed")]
                    + [paragraph("Cell") for _ in range(3)]
                ),
                cell(),
                cell(words["signed_day"]),
            ],
        )
        for who in ("signed_office", "signed_bureau")
    ]
    return table((26, 58, 34, 32), [head(*columns), *rows], style="SignTable")

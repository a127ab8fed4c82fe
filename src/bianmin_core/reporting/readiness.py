"""Readiness for people: a table of the offices, and each open question with what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text as Line

from bianmin_core.model.labels import Text
from bianmin_core.reporting.places import subjects
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.readiness import OfficeReadiness, together
from bianmin_core.rules.report import Report
from bianmin_core.rules.reported import Reported

_HEADS = (Text("站所", "office"), Text("事项", "services"), Text("齐全", "ready"))
_TOTAL = Text("共", "all")
_CAPTION = Text("每一问下面：还没有答的事项数", "Under each question: services that leave it open")


def readiness_lines(report: Report, lang: str) -> Iterator[Line]:
    """How far each office is, then what its services leave open."""
    readiness = report.readiness
    rows = [[h.in_language(lang) for h in (*_HEADS, *QUESTIONS.values())]]
    rows += [_row(office.name, (office,)) for office in readiness.offices]
    rows.append(_row(_TOTAL.in_language(lang), readiness.offices))
    yield Line(_CAPTION.in_language(lang), style="dim")
    yield from table_lines(rows)
    for office in readiness.offices:
        if office.open:
            yield Line()
            yield Line(f"{office.name}  {office.ready}/{office.services}", style="bold underline")
        before: Text | None = None
        groups = together(question.reported for question in office.open)
        for group in sorted(groups, key=lambda g: not g[0].finding.mend_at):
            told = subjects(group)
            if told != before:
                before = told
                yield Line(f"  {told.in_language(lang)}", style="bold")
            yield from _question(group[0], lang)
    yield Line()
    yield Line(readiness.say(lang), style="bold")


def _row(name: str, offices: Sequence[OfficeReadiness]) -> list[str]:
    missing = [sum(len(o.missing.get(q, ())) for o in offices) for q in QUESTIONS]
    numbers = [sum(o.services for o in offices), sum(o.ready for o in offices), *missing]
    return [name, *(str(n) for n in numbers)]


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Columns side by side: names to the left, numbers to the right, 汉字 two cells wide."""
    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        name = row[0] + " " * (widths[0] - cell_len(row[0]))
        others = [
            " " * (width - cell_len(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        style = "bold" if number in (0, len(rows) - 1) else ""
        yield Line("  ".join([name, *others]), style=style)


def _question(found: Reported, lang: str) -> Iterator[Line]:
    place = f"{found.mend_at}  " if found.mend_at else ""
    yield Line(f"    {place}{found.finding.say(lang)}", style="red")
    first, *others = found.finding.remedy.in_language(lang).split("\n")
    yield Line("      " + Text("该写成：", "write: ").in_language(lang) + first, style="green")
    for line in others:
        yield Line("          " + line, style="green")

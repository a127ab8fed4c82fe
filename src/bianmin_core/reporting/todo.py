"""A to-do list for each office: what its people have to write, and where.

The lists can be sent to the stations as they are: one Markdown file an office, and one workbook
where XlsxWriter is installed. What belongs to no office (hotlines, themes, settings) is a list of
its own, `catalogue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import attrs

from bianmin_core.contract import Artifact
from bianmin_core.filenames import folded, unfit
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.reporting.places import seen_from, subjects
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.readiness import OfficeReadiness, together
from bianmin_core.rules.report import Report
from bianmin_core.rules.reported import Reported

COLUMNS = (
    Text("事项", "Service"),
    Text("五问", "Question"),
    Text("现在怎样", "Now"),
    Text("该写成什么", "Write instead"),
    Text("文件:行", "File:line"),
)
_REST = Text("辖区目录", "The district's catalogue")
_OTHER = Text("其他", "other")
_WARNING = Text("其他（要留意）", "other (warning)")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


@attrs.frozen(kw_only=True)
class TodoItem:
    """要改的一处: one row of a list.

    Attributes:
        subject: The service's, office's or officer's name; several services where one place mends
            them all.
        question: Which of the five questions it is, or that it is another matter.
        now: What the catalogue says now.
        instead: What to write: a sentence, and from the second line on the YAML.
        place: File and line, as seen from the catalogue's folder.
    """

    subject: Text
    question: Text
    now: Text
    instead: Text
    place: str

    def cells(self, lang: str) -> tuple[str, str, str, str, str]:
        """The row's cells, in the order of `COLUMNS`."""
        return (
            self.subject.in_language(lang),
            self.question.in_language(lang),
            self.now.in_language(lang),
            self.instead.in_language(lang),
            self.place,
        )


@attrs.frozen(kw_only=True)
class TodoList:
    """要改的清单: what one office has to write.

    Attributes:
        stem: Name of its files, without the ending: the office's id where that will do.
        name: The office's name.
        district: District and edition, as a list is headed.
        readiness: How many of how many services are ready; None for what belongs to no office.
        items: Its rows, service by service.
    """

    stem: str
    name: Text
    district: str
    readiness: Text | None
    items: tuple[TodoItem, ...]

    def summary(self, lang: str) -> str:
        """What a list begins with: how far the office is, and what the rows are for."""
        count = len(self.items)
        rows = Text(
            f"下面 {count} 处改好了，照着来的人就不用跑第二趟。",
            f"Once these {count} places are mended, nobody has to come twice.",
        ).in_language(lang)
        if self.readiness is None:
            return rows
        return self.readiness.in_language(lang) + ("。" if lang == "zh" else ". ") + rows


def todo_lists(report: Report) -> tuple[TodoList, ...]:
    """The list of each office that has something to write, in the book's order.

    A list holds every question that a service of the office leaves open, also where it is
    silenced, and all else that the report found there, also where a baseline knows it.
    """
    catalogue = report.catalogue
    others: dict[str | None, list[Reported]] = {}
    for found in (*report.findings, *report.known):
        if not (found.finding.question and found.subject.id):
            others.setdefault(_office_of(catalogue, found), []).append(found)
    edition = f"{catalogue.district.name} {catalogue.edition.number or ''}".strip()
    taken = {"catalogue"}
    lists: list[TodoList] = []
    for office in report.readiness.offices:
        rows = _rows(catalogue, office, others.pop(office.office, []))
        if rows:
            lists.append(
                TodoList(
                    stem=_stem(office.office, len(lists) + 1, taken),
                    name=Text(office.name, office.name),
                    district=edition,
                    readiness=Text(
                        f"{office.services} 项服务中，{office.ready} 项五问齐全",
                        f"{office.ready} of {office.services} services answer all five questions",
                    ),
                    items=rows,
                )
            )
    rest = tuple(_item(catalogue, [found]) for group in others.values() for found in group)
    if rest:
        lists.append(
            TodoList(stem="catalogue", name=_REST, district=edition, readiness=None, items=rest)
        )
    return tuple(lists)


def todo_artifacts(lists: Iterable[TodoList], lang: str) -> Iterator[Artifact]:
    """The files of all lists: Markdown, and workbooks where XlsxWriter is installed."""
    with_workbooks = can_write_workbooks()
    for todo in lists:
        yield Artifact(f"{todo.stem}.md", "text/markdown", todo_markdown(todo, lang).encode())
        if with_workbooks:
            from bianmin_core.reporting.workbook import MEDIA_TYPE, todo_workbook

            yield Artifact(f"{todo.stem}.xlsx", MEDIA_TYPE, todo_workbook(todo, lang))


def can_write_workbooks() -> bool:
    """Whether XlsxWriter (extra: xlsx) is installed."""
    return find_spec("xlsxwriter") is not None


def todo_markdown(todo: TodoList, lang: str) -> str:
    """A list as a Markdown table; what the catalogue holds stays text, whatever signs are in it."""
    lines = [
        f"# {_inert(todo.name.in_language(lang))}",
        "",
        _inert(todo.district),
        "",
        _inert(todo.summary(lang)),
        "",
        _line(column.in_language(lang) for column in COLUMNS),
        _line("---" for _ in COLUMNS),
    ]
    for item in todo.items:
        subject, question, now, instead, place = item.cells(lang)
        sentence, *example = instead.split("\n")
        told = "<br>".join([_inert(sentence), *map(_code, example)])
        lines.append(_line([_inert(subject), _inert(question), _inert(now), told, _inert(place)]))
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inert(text: str) -> str:
    return "<br>".join(_SIGNS.sub(r"\\\1", line) for line in text.splitlines())


def _code(line: str) -> str:
    """A line as code; a table takes a bar for the end of a cell even there."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if line[:1] in ("`", " ") or line[-1:] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("|", "\\|")


def _rows(
    catalogue: Catalogue, office: OfficeReadiness, others: Iterable[Reported]
) -> tuple[TodoItem, ...]:
    """What is written at the office first, then its officers, then service by service."""
    heads = {"offices": 0, "officers": 1, "services": 2}
    order = {s.id: index for index, s in enumerate(catalogue.services)}
    questions = list(QUESTIONS)

    def key(group: list[Reported]) -> tuple[int, int, int]:
        finding = group[0].finding
        head = heads.get(str((finding.mend_at or finding.path)[0]), 3)
        place = order.get(group[0].subject.id or "", 0) if head == 2 else 0
        asked = finding.question
        return head, place, questions.index(asked) if asked else len(questions)

    groups = together([*(q.reported for q in office.open), *others])
    return tuple(_item(catalogue, group) for group in sorted(groups, key=key))


def _item(catalogue: Catalogue, group: list[Reported]) -> TodoItem:
    first = group[0]
    finding = first.finding
    asked = QUESTIONS[finding.question] if finding.question else None
    return TodoItem(
        subject=subjects(group),
        question=asked or (_OTHER if first.blocks else _WARNING),
        now=Text(finding.say("zh"), finding.say("en")),
        instead=finding.remedy,
        place=_place(catalogue, first.mend_at),
    )


def _place(catalogue: Catalogue, origin: Origin | None) -> str:
    if origin is None:
        return ""
    file = seen_from(catalogue.origins.folder or Path(), origin.file)
    return f"{file}:{origin.line}" if origin.line else file


def _office_of(catalogue: Catalogue, found: Reported) -> str | None:
    """The office whose people can mend a finding, if there is one."""
    head, key = found.finding.path[:1], found.subject.id or ""
    office: str | None = None
    if head == ("offices",):
        office = key
    elif head == ("services",):
        service = catalogue.services_by_id.get(key)
        office = service.office if service else None
    elif head == ("officers",):
        officer = catalogue.officers_by_id.get(key)
        office = officer.posts[0].office if officer and officer.posts else None
    return office if office in catalogue.offices_by_id else None


def _stem(office: str, number: int, taken: set[str]) -> str:
    """The office's id as the name of a file, or a number where it can't be one."""
    stem = office
    if unfit(f"{stem}.xlsx") or folded(stem) in taken or stem.startswith("."):
        stem = f"office-{number}"
        while folded(stem) in taken:
            stem += "-2"
    taken.add(folded(stem))
    return stem

"""Findings for people: file by file, each with its line and a mark under the place."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from bianmin_core.model.labels import Text
from bianmin_core.reporting.places import SourceLines, by_file, office_files
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.report import Report
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.problems import Problem


def show(lines: Iterable[Line]) -> None:
    """Print lines: in colour on a terminal, plain into a pipe or file."""
    console = Console(file=sys.stdout, soft_wrap=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        if console.is_terminal:
            console.print(line)
        else:
            print(line.plain)


def report_text(report: Report, lang: str) -> str:
    """The report as plain text."""
    return "".join(line.plain + "\n" for line in report_lines(report, lang))


def report_lines(report: Report, lang: str) -> Iterator[Line]:
    """The report: findings by file, counts, readiness."""
    sources = SourceLines()
    offices = office_files(report.catalogue)
    for file, found in by_file(report.findings):
        yield _heading(file, offices.get(file, ""), found, lang)
        for one in found:
            yield from finding_lines(one, lang, sources)
        yield Line()
    for sentence in report.broken:
        yield Line("! " + sentence.in_language(lang), style="yellow")
    yield from _counts(report, lang)
    yield Line(report.readiness.say(lang))
    for office in report.readiness.offices:
        if office.missing:
            lacking = _list(
                [f"{QUESTIONS[q].in_language(lang)} {len(i)}" for q, i in office.missing.items()],
                lang,
            )
            lack = Text("缺", "missing").in_language(lang)
            yield Line(f"  {office.name}  {office.ready}/{office.services}  {lack} {lacking}")


def finding_lines(found: Reported, lang: str, sources: SourceLines | None = None) -> Iterator[Line]:
    """One finding: where, which rule, how grave, what; the line itself; and how to mend it."""
    colour = "red" if found.blocks else "yellow"
    head = Line()
    if found.origin:
        head.append(f"{found.origin}  ", style="bold")
    head.append(found.finding.code, style=f"bold {colour}")
    head.append(f" {found.severity.label.in_language(lang)}", style=colour)
    yield head.append(f"  {found.say(lang)}")
    yield from _excerpt(found, colour, sources or SourceLines())
    first, *others = found.finding.remedy.in_language(lang).split("\n")
    yield Line("    " + Text("怎么改：", "fix: ").in_language(lang) + first, style="green")
    for line in others:
        yield Line("        " + line, style="green")


def problem_lines(problems: Sequence[Problem], lang: str) -> Iterator[Line]:
    """Why a catalogue can't be read."""
    for problem in problems:
        yield Line(problem.in_language(lang))
    count = len(problems)
    yield Line(
        Text(
            f"共 {count} 处读不进来，改好才能继续检查",
            f"{count} problems; the catalogue can't be read until they are mended",
        ).in_language(lang)
    )


def _heading(file: str, office: str, found: Sequence[Reported], lang: str) -> Line:
    where = file or Text("整个目录", "the whole catalogue").in_language(lang)
    line = Line(f"{office} · {where}" if office else where, style="bold underline")
    blocking = sum(1 for f in found if f.blocks)
    counts = _list(_found(blocking, len(found) - blocking, lang), lang)
    return Line.assemble(line, f"  {counts}")


def _found(blocking: int, others: int, lang: str) -> list[str]:
    told = []
    if blocking:
        told.append(f"{blocking} 个不能发布" if lang == "zh" else f"{blocking} block")
    if others:
        told.append(f"{others} 个要留意" if lang == "zh" else f"{others} warn")
    return told


def _excerpt(found: Reported, colour: str, sources: SourceLines) -> Iterator[Line]:
    if found.origin is None or found.finding.confidential:
        return
    around = sources.around(found.origin)
    if around is None:
        return
    before, after = around
    number = str(found.origin.line)
    yield Line(f"    {number} | {before}{after}", style="dim")
    under = f"    {' ' * len(number)} | {' ' * cell_len(before)}"
    yield Line.assemble((under, "dim"), ("^", f"bold {colour}"))


def _counts(report: Report, lang: str) -> Iterator[Line]:
    blocking = sum(1 for f in report.findings if f.blocks)
    others = len(report.findings) - blocking
    told = (
        [f"{blocking} 个问题不能发布", f"{others} 个要留意"]
        if lang == "zh"
        else [f"{blocking} findings block", f"{others} warn"]
    )
    if report.silenced:
        count = len(report.silenced)
        told.append(f"{count} 个已按目录的设置不报" if lang == "zh" else f"{count} silenced")
    if report.known:
        count = len(report.known)
        told.append(f"{count} 个在基线里" if lang == "zh" else f"{count} in the baseline")
    yield Line(_list(told, lang), style="bold")
    translated = sum(1 for f in report.findings if f.blocks and f.in_translation)
    if translated:
        yield Line(
            Text(
                f"不能发布的里面有 {translated} 个在译文里，只挡用那种译文做的成品，原文照样能做",
                f"{translated} of those that block stand in a translation and stop only what is "
                "made with it",
            ).in_language(lang)
        )
    if report.gone:
        count = sum(known.count for known in report.gone)
        yield Line(
            Text(
                f"基线里有 {count} 个已经改好了，用 --write-baseline 重写一次，基线就短了：",
                f"{count} of the baseline are mended; --write-baseline makes it shorter:",
            ).in_language(lang)
        )
        for known in report.gone:
            times = f" ×{known.count}" if known.count > 1 else ""
            yield Line(f"  {known.code}  {known.message}{times}")


def _list(told: Sequence[str], lang: str) -> str:
    return ("，" if lang == "zh" else ", ").join(told)

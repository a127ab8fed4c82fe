"""`bianmin check`: every finding with file and line, and how far the catalogue is."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from bianmin_core.disk import replace_file
from bianmin_core.errors import SourceError
from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.publishing import write_todo
from bianmin_core.reporting.document import as_json
from bianmin_core.reporting.formats import Format, render_problems, render_report
from bianmin_core.reporting.readiness import readiness_lines
from bianmin_core.reporting.text import problem_lines, report_lines, show
from bianmin_core.reporting.todo import can_write_workbooks, todo_lists
from bianmin_core.rules.baseline import read_baseline
from bianmin_core.rules.report import Report
from bianmin_core.rules.report import check as check_catalogue
from bianmin_core.sources.load import load

Lang = Literal["zh", "en"]
_HELP = {
    "format": "给谁看 the form: text, json, sarif, github, junit",
    "readiness": "只看五问齐全 tell readiness instead of findings (text, json)",
    "todo": "每个站所一份要改的清单，放到 DIR/todo/ a to-do list for each office, in DIR/todo/",
    "select": "只看这些编号（BM2 指 BM2 开头的） only these codes, or beginnings of codes",
    "ignore": "不看这些编号 not these codes",
    "severity": "最轻看到哪一级 the least severity told",
    "baseline": "这个文件里的旧问题不算 what stands in this file is known and does not count",
    "previous": "上一版的目录，比一比 the catalogue of the edition before, to compare with",
    "write_baseline": "把现在的问题记进这个文件 write what is found now into this file",
}


def check(
    path: Path,
    /,
    *,
    format: Annotated[Format, Parameter(help=_HELP["format"])] = "text",
    readiness: Annotated[bool, Parameter(help=_HELP["readiness"], negative=())] = False,
    todo: Annotated[Path | None, Parameter(help=_HELP["todo"])] = None,
    select: Annotated[tuple[str, ...], Parameter(help=_HELP["select"], negative=())] = (),
    ignore: Annotated[tuple[str, ...], Parameter(help=_HELP["ignore"], negative=())] = (),
    severity: Annotated[Literal["blocks", "warns"], Parameter(help=_HELP["severity"])] = "warns",
    baseline: Annotated[Path | None, Parameter(help=_HELP["baseline"])] = None,
    previous: Annotated[Path | None, Parameter(help=_HELP["previous"])] = None,
    write_baseline: Annotated[Path | None, Parameter(help=_HELP["write_baseline"])] = None,
    lang: Annotated[Lang, Parameter(help="语言 language: zh, en")] = "zh",
    as_of: Annotated[dt.date | None, Parameter(help="按哪天判断 the day to judge on")] = None,
    font_path: Annotated[tuple[Path, ...], Parameter(help="更多字体 more fonts", negative=())] = (),
) -> int:
    """检查目录 · check a catalogue.

    0: nothing that is asked for blocks publishing; 1: something does; 2: it can't be checked.
    """
    if readiness and format not in ("text", "json"):
        print(
            f"--readiness 只有 text 和 json 两种，没有 {format}\n"
            f"--readiness comes as text or json, not as {format}",
            file=sys.stderr,
        )
        return 2
    try:
        known = read_baseline(baseline) if baseline is not None else None
        before = load(previous) if previous is not None else None
        catalogue = load(path)
    except SourceError as error:
        if format == "text":
            for line in problem_lines(error.problems, lang):
                print(line.plain, file=sys.stderr)
        else:
            sys.stdout.write(render_problems(error.problems, format, lang=lang))
        return 2
    report = check_catalogue(catalogue, as_of=as_of, previous=before, font_folders=font_path)
    if known is not None:
        report = report.against(known)
    report = report.only(select=select, ignore=ignore, severity=_SEVERITIES[severity])
    if write_baseline is not None:
        replace_file(write_baseline, report.baseline().to_json())
        report = report.against(report.baseline())
    _print(report, format, lang, readiness=readiness)
    if todo is not None:
        print(_todo(report, todo, lang), file=sys.stderr)
    return 1 if report.blocks else 0


_SEVERITIES = {severity.value: severity for severity in Severity}


def _print(report: Report, format: Format, lang: str, *, readiness: bool) -> None:
    if readiness and format == "json":
        sys.stdout.write(as_json(report.readiness.to_tree()))
    elif readiness:
        show(readiness_lines(report, lang))
    elif format == "text":
        show(report_lines(report, lang))
    else:
        sys.stdout.write(render_report(report, format, lang=lang))


def _todo(report: Report, target: Path, lang: str) -> str:
    """Write the to-do lists and say what was written."""
    folder = write_todo(report, target, lang=lang).as_posix()
    lists = len(todo_lists(report))
    told = Text(f"{folder}/  {lists} 份清单", f"{folder}/  {lists} lists").in_language(lang)
    if can_write_workbooks():
        return told
    return told + Text(
        "，只有 Markdown；要 Excel 的，先安装：pip install 'bianmin[xlsx]'",
        ", in Markdown only; for Excel: pip install 'bianmin[xlsx]'",
    ).in_language(lang)

"""`bianmin check`: every finding with file and line, and how far the catalogue is."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import orjson
from cyclopts import Parameter

from bianmin_core.errors import SourceError
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.report import Report
from bianmin_core.rules.report import check as check_catalogue
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.load import load

Lang = Literal["zh", "en"]


def check(
    path: Path,
    /,
    *,
    format: Annotated[Literal["text", "json"], Parameter(help="text or json")] = "text",
    lang: Annotated[Lang, Parameter(help="语言 language: zh, en")] = "zh",
    as_of: Annotated[dt.date | None, Parameter(help="按哪天判断 the day to judge on")] = None,
    font_path: Annotated[tuple[Path, ...], Parameter(help="更多字体 more fonts")] = (),
) -> int:
    """检查目录 · check a catalogue.

    0: nothing blocks publishing; 1: something does; 2: the catalogue can't be read.
    """
    try:
        catalogue = load(path)
    except SourceError as error:
        if format == "json":
            problems = [
                {
                    "file": p.origin.file,
                    "line": p.origin.line,
                    "column": p.origin.column,
                    "message": {"zh": p.text.zh, "en": p.text.en},
                }
                for p in error.problems
            ]
            _print_json({"problems": problems})
        else:
            for problem in error.problems:
                print(problem.in_language(lang), file=sys.stderr)
            print(_unread(len(error.problems), lang), file=sys.stderr)
        return 2
    report = check_catalogue(catalogue, as_of=as_of, font_folders=font_path)
    if format == "json":
        _print_json(report.to_tree())
    else:
        for line in report_lines(report, lang):
            print(line)
    return 1 if report.blocks else 0


def _print_json(tree: object) -> None:
    sys.stdout.write(orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode() + "\n")


def _unread(count: int, lang: str) -> str:
    if lang == "en":
        return f"{count} problems; the catalogue can't be read until they are mended"
    return f"共 {count} 处读不进来，改好才能继续检查"


def report_lines(report: Report, lang: str) -> Iterator[str]:
    """The report as text: findings, counts, readiness."""
    zh = lang == "zh"
    for found in report.findings:
        yield from finding_lines(found, lang)
    for sentence in report.broken:
        yield ("! " + sentence.in_language(lang))
    blocking = sum(1 for f in report.findings if f.blocks)
    others = len(report.findings) - blocking
    if report.findings:
        yield ""
    yield (
        f"{blocking} 个问题不能发布，{others} 个要留意"
        if zh
        else f"{blocking} findings block, {others} warn"
    ) + (
        ""
        if not report.silenced
        else (
            f"，{len(report.silenced)} 个已按目录的设置不报"
            if zh
            else f", {len(report.silenced)} silenced"
        )
    )
    yield report.readiness.say(lang)
    for office in report.readiness.offices:
        if not office.missing:
            continue
        lacking = ("，" if zh else ", ").join(
            f"{QUESTIONS[q].in_language(lang)} {len(ids)}" for q, ids in office.missing.items()
        )
        yield f"  {office.name}  {office.ready}/{office.services}  {'缺' if zh else 'missing'} {lacking}"


def finding_lines(found: Reported, lang: str) -> Iterator[str]:
    """One finding as text: where, which rule, how grave, what; and how to mend it."""
    place = f"{found.origin}  " if found.origin else ""
    yield (
        f"{place}{found.finding.code} {found.severity.label.in_language(lang)}  {found.say(lang)}"
    )
    yield f"    {'怎么改：' if lang == 'zh' else 'fix: '}{found.finding.fix.in_language(lang)}"

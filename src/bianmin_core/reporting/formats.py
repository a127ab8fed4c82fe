"""The forms a report can take, by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from bianmin_core.reporting.document import problems_json, report_json
from bianmin_core.reporting.github import problems_github, report_github
from bianmin_core.reporting.junit import problems_junit, report_junit
from bianmin_core.reporting.sarif import problems_sarif, report_sarif
from bianmin_core.reporting.text import problem_lines, report_text
from bianmin_core.rules.report import Report
from bianmin_core.sources.problems import Problem

Format = Literal["text", "json", "sarif", "github", "junit"]


def render_report(
    report: Report, format: Format, *, lang: str = "zh", root: str | Path = "."
) -> str:
    """Return a report in one of the forms that people and programs read.

    Args:
        report: What `check` returned, narrowed or compared with a baseline as may be.
        format: "text" for people; "json" (see `bianmin schema --of report`); "sarif" for
            code-review sites; "github" for annotations in a GitHub workflow; "junit" for build
            servers.
        lang: "zh" or "en"; JSON holds both.
        root: The folder that "sarif", "github" and "junit" name files from.
    """
    base = Path(root)
    if format == "json":
        return report_json(report)
    if format == "sarif":
        return report_sarif(report, lang, base)
    if format == "github":
        return report_github(report, lang, base)
    if format == "junit":
        return report_junit(report, lang, base)
    return report_text(report, lang)


def render_problems(
    problems: Sequence[Problem], format: Format, *, lang: str = "zh", root: str | Path = "."
) -> str:
    """Return why a catalogue can't be read (`SourceError.problems`) in the form of a report."""
    base = Path(root)
    if format == "json":
        return problems_json(problems)
    if format == "sarif":
        return problems_sarif(problems, lang, base)
    if format == "github":
        return problems_github(problems, lang, base)
    if format == "junit":
        return problems_junit(problems, lang, base)
    return "".join(line.plain + "\n" for line in problem_lines(problems, lang))

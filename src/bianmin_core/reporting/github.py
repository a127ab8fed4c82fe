"""Findings as GitHub's workflow commands, which it shows beside the line of a change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bianmin_core.model.origin import Origin
from bianmin_core.reporting.places import seen_from
from bianmin_core.rules.report import Report
from bianmin_core.sources.problems import Problem

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report_github(report: Report, lang: str, root: Path) -> str:
    """An annotation for each finding and each broken package of rules; a line of counts."""
    lines = []
    for found in report.findings:
        rule = found.finding
        title = f"{rule.code} {rule.title.in_language(lang)}"
        message = f"{found.say(lang)}\n{rule.remedy.in_language(lang)}"
        lines.append(
            _command("error" if found.blocks else "warning", title, message, found.origin, root)
        )
    lines += [
        _command("warning", "bianmin", b.in_language(lang), None, root) for b in report.broken
    ]
    return "".join(lines) + report.readiness.say(lang) + "\n"


def problems_github(problems: Sequence[Problem], lang: str, root: Path) -> str:
    """An annotation for each reason why a catalogue can't be read."""
    title = "catalogue can't be read" if lang == "en" else "目录读不进来"
    return "".join(
        _command("error", title, p.text.in_language(lang), p.origin, root) for p in problems
    )


def _command(kind: str, title: str, message: str, origin: Origin | None, root: Path) -> str:
    properties: list[tuple[str, str]] = []
    if origin is not None:
        properties.append(("file", seen_from(root, origin.file)))
        properties += [
            (name, str(number))
            for name, number in (("line", origin.line), ("col", origin.column))
            if number is not None
        ]
    properties.append(("title", title))
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties)
    return f"::{kind} {told}::{message.translate(_DATA)}\n"

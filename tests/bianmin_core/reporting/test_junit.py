"""JUnit XML as an independent library reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from bianmin_core import (
    Report,
    SourceError,
    Text,
    check,
    load,
    render_problems,
    render_report,
)
from bianmin_core.rules.plugins import RuleSet
from bianmin_core.testing import specimen

Told = dict[str, list[tuple[str, str, str]]]


def read(text: str) -> JUnitXml:
    """Read a document as a build server does."""
    return JUnitXml.fromstring(text.encode())


def suites(document: JUnitXml) -> list[TestSuite]:
    """The suites of a document."""
    return list(document)


def cases(suite: TestSuite) -> list[tuple[str, str, str]]:
    """Rule, result and its message for each case of a suite."""
    kinds = {Failure: "failed", Error: "error", Skipped: "skipped"}
    found: list[tuple[str, str, str]] = []
    case: TestCase
    for case in suite:
        result = case.result
        kind = kinds[type(result[0])] if result else "passed"
        found.append((case.classname or "", kind, (result[0].message or "") if result else ""))
    return found


def told(document: JUnitXml) -> Told:
    """The cases of each suite."""
    return {suite.name or "": cases(suite) for suite in suites(document)}


def test_a_suite_for_each_file_and_a_case_for_each_finding(report: Report) -> None:
    """What blocks fails, what warns passes, what is silenced is skipped with its reason."""
    document = read(render_report(report, "junit"))
    assert told(document) == {
        "村/hall.yaml": [
            ("BM402", "passed", ""),
            ("BM203", "failed", "服务「居住证明开具」：办什么没有答全：缺能得到什么"),
            ("BM204", "failed", "服务「居住证明开具」：找谁没有答案：没有经办人"),
            ("BM311", "skipped", "街道办正在改"),
        ]
    }
    (suite,) = suites(document)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (4, 2, 0, 1)
    assert (document.tests, document.failures, document.errors) == (4, 2, 0)


def test_a_warning_is_told_in_its_output(report: Report) -> None:
    """What does not fail is there to be read."""
    (suite,) = suites(read(render_report(report.only(select=["BM402"]), "junit")))
    (case,) = suite
    assert case.system_out == (
        "站所「便民服务中心」：没有写节假日和调休日上不上班\n"
        "村/hall.yaml:3:3\n写上 hours.holidays：closed、open 或 on-duty。"
    )


def test_a_finding_of_the_baseline_is_skipped(report: Report) -> None:
    """What is known does not fail."""
    known = report.against(report.only(select=["BM203"]).baseline())
    (found,) = told(read(render_report(known, "junit", lang="en"))).values()
    assert [c for c in found if c[0] == "BM203"] == [("BM203", "skipped", "in the baseline")]
    assert [c[1] for c in found if c[0] == "BM204"] == ["failed"]


def test_an_office_without_findings_passes(make: Callable[[str], Report]) -> None:
    """The file of an office in order is a suite with one case that passes."""
    document = read(render_report(make("office: {id: hall}"), "junit"))
    assert told(document) == {"村/hall.yaml": [("bianmin", "passed", "")]}


def test_what_can_not_be_read_is_an_error(make: Callable[[str], Report]) -> None:
    """Each problem is a case with an error, in the suite of its file."""
    with pytest.raises(SourceError) as caught:
        make("office: {nmae: a}\n")
    found = told(read(render_problems(caught.value.problems, "junit")))
    assert ("unreadable", "error", "没有「nmae」这个栏目，是不是 name（名称）？") in found[
        "村/hall.yaml"
    ]


def test_broken_packages_of_rules_are_errors(report: Report) -> None:
    """Rules that could not be loaded are an error of their own suite."""
    broken = RuleSet(rules=(), broken=(Text("规则包坏了", "rules are broken"),))
    found = told(read(render_report(check(load("村"), rules=broken), "junit")))
    assert found["rules"] == [("bianmin", "error", "没有检查")]


def test_markup_and_signs_that_xml_can_not_hold() -> None:
    """Markup in a catalogue stays text, and a sign that XML can't hold is replaced."""
    overlay = "services: [{id: residence-proof, outcome: 'XX <b>&\"甲'}]"
    text = render_report(check(specimen(overlay)), "junit")
    assert "XX &lt;b&gt;&amp;&quot;甲" in text
    found = told(read(text))["overlay.yaml"]
    assert [c[2] for c in found] == ['服务「居住证明开具」：还留着占位文字「XX」：XX <b>&"甲']
    with pytest.raises(SourceError) as caught:
        load("a\x07b")
    assert "a\ufffdb" in render_problems(caught.value.problems, "junit")

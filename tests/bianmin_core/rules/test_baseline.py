"""Baselines: what makes two findings the same, while the files around them change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import Report, SourceError, check, from_tree, read_baseline, to_tree
from bianmin_core.rules.hours import NoHolidayRule
from bianmin_core.rules.plugins import RuleSet
from bianmin_core.testing import specimen

DAY = dt.date(2026, 3, 1)
# Two alike findings (BM303 of two first steps), one of a material and one of the office.
WRONG = """
offices: [{id: hall, hours: {holidays: null}}]
services:
  - id: residence-proof
    steps: [{order: 1, text: 交}, {order: 1, text: 取}]
    materials: [{name: 户口簿XX}, {name: 身份证}]
"""


def report_on(overlay: str) -> Report:
    """The report on the specimen with an overlay."""
    return check(specimen(overlay), as_of=DAY)


def marks(report: Report) -> list[str]:
    """Every fingerprint, sorted."""
    return sorted(found.fingerprint for found in report.findings)


@pytest.mark.parametrize(
    "changed",
    [
        "\n\n# 注\n" + WRONG,
        WRONG.replace("[{name: 户口簿XX}", "[{name: 租约}, {name: 户口簿XX}"),
        WRONG.replace("{name: 户口簿XX}, {name: 身份证}", "{name: 身份证}, {name: 户口簿XX}"),
        WRONG.replace("services:\n", "themes: [{id: a, name: 甲}]\nservices:\n"),
        WRONG.replace("steps: [{order: 1, text: 交}", "steps: [{order: 1, text: 交表}"),
    ],
)
def test_a_finding_is_the_same_while_what_is_around_it_moves(changed: str) -> None:
    """Lines, files, places in lists and other values change no fingerprint of a finding."""
    only = ["BM402", "BM701", "BM303"]
    assert marks(report_on(changed).only(select=only)) == marks(report_on(WRONG).only(select=only))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("户口簿XX", "户口本XX", "BM701"),
        ("id: residence-proof", "id: residence\n    name: 甲\n    office: hall", "BM701"),
        ("[{order: 1, text: 交}, ", "[{order: 3, text: 交}, ", "BM302"),
    ],
)
def test_another_value_or_subject_is_another_finding(before: str, after: str, code: str) -> None:
    """What was found about something else, or with another value, is not what is known."""
    old = marks(report_on(WRONG).only(select=[code]))
    new = marks(report_on(WRONG.replace(before, after)).only(select=[code]))
    assert old
    assert new
    assert not set(old) & set(new)


def test_alike_findings_are_counted() -> None:
    """Of three alike findings two are known, and the third is new."""
    baseline = report_on(WRONG).only(select=["BM303"]).baseline()
    assert [(known.code, known.count) for known in baseline.findings] == [("BM303", 2)]
    more = WRONG.replace("[{order: 1, text: 交}", "[{order: 1, text: 问}, {order: 1, text: 交}")
    report = report_on(more).only(select=["BM303"]).against(baseline)
    assert (len(report.findings), len(report.known), report.gone) == (1, 2, ())
    fewer = WRONG.replace(", {order: 1, text: 取}", "")
    report = report_on(fewer).only(select=["BM303"]).against(baseline)
    assert (len(report.findings), len(report.known)) == (0, 1)
    assert [(known.code, known.count) for known in report.gone] == [("BM303", 1)]


def test_what_no_rule_looked_for_is_not_gone() -> None:
    """Where a package of rules is not installed, its findings are not called mended."""
    baseline = report_on(WRONG).baseline()
    few = RuleSet(rules=(NoHolidayRule,), broken=())
    report = check(specimen(), as_of=DAY, rules=few).against(baseline)
    assert [known.code for known in report.gone] == ["BM402"]


def test_what_nobody_asked_for_is_not_gone() -> None:
    """Narrowed before or after it is compared, a report calls the same findings mended."""
    baseline = report_on(WRONG).baseline()
    mended = report_on("")
    asked = mended.only(select=["BM303", "BM402"]).only(ignore=["BM303"])
    assert [known.code for known in asked.against(baseline).gone] == ["BM402"]
    compared = mended.against(baseline)
    assert asked.against(baseline).gone == compared.only(select=["BM402"]).gone
    assert {"BM303", "BM402", "BM701"} <= {known.code for known in compared.gone}


def test_a_report_without_new_findings_does_not_block() -> None:
    """What is known is set apart; readiness and what is found do not change."""
    report = report_on(WRONG)
    known = report.against(report.baseline())
    assert report.blocks
    assert not known.blocks
    assert known.known == report.findings
    assert known.readiness == report.readiness
    assert known.baseline() == report.baseline()


@given(st.permutations(range(4)))
def test_the_order_of_services_does_not_matter(order: list[int]) -> None:
    """Services may be sorted anew without one finding of theirs becoming a new one."""
    tree = to_tree(specimen(WRONG))
    assert isinstance(tree, dict)
    services = [{**tree["services"][0], "id": f"s-{i}"} for i in range(4)]
    only = ["BM402", "BM701", "BM303"]
    first = check(from_tree({**tree, "services": services}), as_of=DAY).only(select=only)
    moved = [services[i] for i in order]
    again = check(from_tree({**tree, "services": moved}), as_of=DAY).only(select=only)
    assert len(marks(first)) == 1 + 4 * 3
    assert marks(first) == marks(again)
    assert not again.against(first.baseline()).findings


def test_what_is_no_baseline_is_told_in_both_languages(tmp_path: Path) -> None:
    """A file that breaks off and one of another kind each get a sentence that says what to do."""
    told = {}
    for name, content in (("half.json", b'{"format": '), ("other.json", b'{"a": 1}')):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(SourceError) as raised:
            read_baseline(tmp_path / name)
        told[name] = [p.text.en for p in raised.value.problems]
    assert told == {
        "half.json": ["the baseline is no complete JSON; write it anew with --write-baseline"],
        "other.json": ["this is no baseline that bianmin wrote; write one with --write-baseline"],
    }

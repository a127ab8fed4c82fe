"""What a report says: order, places, subjects, severities, silences and readiness."""

from __future__ import annotations

import datetime as dt

import orjson
import pytest

from bianmin_core import Audience, Severity, check
from bianmin_core.testing import specimen

# One blocking finding of the service and one warning of the office.
WRONG = """
offices:
  - id: hall
    hours: {holidays: null}
services:
  - id: residence-proof
    handlers: []
"""
DAY = dt.date(2026, 3, 1)


def said(overlay: str, day: dt.date = DAY) -> list[tuple[str, Severity]]:
    """Code and severity of each finding, in the order reported."""
    return [(f.finding.code, f.severity) for f in check(specimen(overlay), as_of=day).findings]


def settings(*lines: str) -> str:
    """The wrong overlay with settings of rules."""
    return WRONG + "rules:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_findings_stand_in_the_order_of_the_file() -> None:
    """Findings come by file and line, each with the place of what is to be mended."""
    report = check(specimen(WRONG), as_of=DAY)
    assert [(f.finding.code, str(f.origin)) for f in report.findings] == [
        ("BM402", "overlay.yaml:4:5"),
        ("BM204", "overlay.yaml:7:5"),
    ]
    assert report.blocks


def test_a_finding_names_its_subject_in_both_languages() -> None:
    """A clerk reads which service it is, an English reader its id as well."""
    found = check(specimen(WRONG), as_of=DAY).findings[1]
    assert found.say("zh") == "服务「居住证明开具」：找谁没有答案：没有经办人"
    assert found.say("en") == (
        "service residence-proof (居住证明开具): whom to see stays open: nobody handles it"
    )


def test_a_finding_of_the_whole_catalogue_has_no_id() -> None:
    """What is missing everywhere is about the catalogue itself."""
    overlay = "hotlines: [{id: supervision, kind: enquiry}]"
    (found,) = check(specimen(overlay)).findings
    assert (found.subject.id, found.say("zh")) == (None, "目录：没有能打通的监督电话")


def test_a_district_can_make_a_rule_graver_or_milder() -> None:
    """A setting with a severity replaces the rule's own, in both directions."""
    overlay = settings(
        "code: BM402, severity: blocks, reason: 放假最容易白跑",
        "code: BM204, severity: 要留意, reason: 正在轮岗",
    )
    assert said(overlay) == [("BM402", Severity.BLOCKS), ("BM204", Severity.WARNS)]


def test_a_rule_can_be_silenced_with_a_reason() -> None:
    """A silenced finding no longer counts, but the report still holds it."""
    report = check(specimen(settings("code: BM204, reason: 正在轮岗")), as_of=DAY)
    assert [f.finding.code for f in report.findings] == ["BM402"]
    assert [f.finding.code for f in report.silenced] == ["BM204"]
    assert not report.blocks


def test_a_silence_does_not_make_a_service_ready() -> None:
    """Readiness counts the questions that stay open, also where nobody wants to hear of them."""
    report = check(specimen(settings("code: BM204, reason: 正在轮岗")), as_of=DAY)
    assert str(report.readiness) == "0 of 1 services answer all five questions"


@pytest.mark.parametrize(
    ("day", "silent"), [("2026-05-31", True), ("2026-06-01", True), ("2026-06-02", False)]
)
def test_a_silence_ends_after_its_last_day(day: str, silent: bool) -> None:
    """A silence holds up to and on its last day, and no longer."""
    overlay = settings("code: BM204, reason: 正在轮岗, until: 2026-06-01")
    assert (("BM204", Severity.BLOCKS) not in said(overlay, dt.date.fromisoformat(day))) is silent


@pytest.mark.parametrize(("subject", "silent"), [("residence-proof", True), ("hall", False)])
def test_a_silence_can_be_for_one_subject(subject: str, silent: bool) -> None:
    """A silence with a subject is for that subject alone."""
    overlay = settings(f"code: BM204, reason: 正在轮岗, subject: {subject}")
    assert (("BM204", Severity.BLOCKS) not in said(overlay)) is silent


def test_the_setting_for_one_subject_comes_before_that_for_all() -> None:
    """A service can be held to a rule that is silenced for the others."""
    overlay = settings(
        "code: BM204, reason: 全都在轮岗",
        "code: BM204, severity: blocks, reason: 这一项不行, subject: residence-proof",
    )
    assert ("BM204", Severity.BLOCKS) in said(overlay)


def test_readiness_tells_office_by_office_what_is_missing() -> None:
    """The clerk of an office sees which of its services lack which answer."""
    (office,) = check(specimen(WRONG)).readiness.offices
    assert (office.name, office.services, office.ready) == ("便民服务中心", 1, 0)
    assert office.missing == {"who": ("residence-proof",)}


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("草稿", "0 项服务中，0 项五问齐全"),
        ("暂停办理", "0 项服务中，0 项五问齐全"),
        ("在办", "1 项服务中，0 项五问齐全"),
    ],
)
def test_readiness_counts_what_can_be_asked_for(status: str, line: str) -> None:
    """A draft or suspended service counts neither as ready nor as missing something."""
    overlay = f"services: [{{id: residence-proof, handlers: [], status: {status}}}]"
    assert check(specimen(overlay)).readiness.say() == line


def test_readiness_is_judged_on_what_the_audience_sees() -> None:
    """A phone that is printed but not put on the web answers on paper only."""
    overlay = """
    offices: [{id: hall, phones: [{number: 0874-1000001, visibility: print}]}]
    officers: [{id: li-xue, phones: []}, {id: yang-bo, phones: []}]
    """
    ready = {a: check(specimen(overlay), audience=a).readiness.ready for a in Audience}
    assert ready == {Audience.PUBLIC: 0, Audience.PRINT: 1, Audience.INTERNAL: 1}


def test_a_duplicate_is_told_at_each_of_its_places() -> None:
    """Both things that share an id are named, each at its own line."""
    overlay = "themes:\n  - {id: a, name: 甲}\n  - {id: a, name: 乙}\n"
    report = check(specimen(overlay))
    assert [str(f.origin) for f in report.findings] == ["overlay.yaml:2:6", "overlay.yaml:3:6"]


def test_what_is_gone_can_be_silenced_by_its_old_id() -> None:
    """A finding about a service that only the edition before has bears its id."""
    before = specimen("services: [{id: move-in, name: 迁入登记, office: hall}]")
    (found,) = check(specimen(), as_of=DAY, previous=before).findings
    assert (found.finding.code, found.subject.id) == ("BM108", "move-in")
    overlay = "rules: [{code: BM108, subject: move-in, reason: 并到派出所去了}]"
    report = check(specimen(overlay), as_of=DAY, previous=before)
    assert [f.finding.code for f in report.silenced] == ["BM108"]
    assert report.findings == ()


def test_the_report_as_a_tree_is_json_with_typed_values() -> None:
    """A program reads code, place, sentence, remedy and values without parsing text."""
    overlay = "services: [{id: residence-proof, time_limit: {promised: {value: 11, unit: 工作日}}}]"
    tree = orjson.loads(orjson.dumps(check(specimen(overlay)).to_tree()))
    assert tree["blocks"] is True
    (found,) = tree["findings"]
    assert found["values"] == {
        "promised": {"zh": "11 个工作日", "en": "11 working days"},
        "legal": {"zh": "10 个工作日", "en": "10 working days"},
    }
    assert {k: found[k] for k in ("code", "severity", "file", "line", "path", "question")} == {
        "code": "BM311",
        "severity": "blocks",
        "file": "overlay.yaml",
        "line": 1,
        "path": ["services", "residence-proof", "time_limit", "promised"],
        "question": None,
    }
    assert tree["readiness"]["ready"] == 1

"""A silence is told when it has no reason, no more time, or nothing to silence."""

from __future__ import annotations

import datetime as dt

import pytest

from bianmin_core import check
from bianmin_core.testing import specimen

DAY = dt.date(2026, 3, 1)
WRONG = "services:\n  - {id: residence-proof, handlers: []}\nrules:\n"


def said(overlay: str) -> list[tuple[str, str, str]]:
    """Code, place and message of each finding."""
    return [
        (f.finding.code, str(f.origin), f.say())
        for f in check(specimen(overlay), as_of=DAY).findings
    ]


def test_a_silence_that_works_is_not_told() -> None:
    """A silence with a reason that a finding falls under is left alone."""
    assert said(WRONG + "  - {code: BM204, reason: 正在轮岗, until: 2026-06-01}\n") == []


def test_an_expired_silence_is_told_beside_the_finding_that_is_back() -> None:
    """Who meets an old finding again is told that its silence ended."""
    assert said(WRONG + "  - {code: BM204, reason: 正在轮岗, until: 2026-02-28}\n") == [
        ("BM204", "overlay.yaml:2:27", "服务「居住证明开具」：找谁没有答案：没有经办人"),
        (
            "BM902",
            "overlay.yaml:4:33",
            "目录：对 BM204 的设置只到 2026-02-28，已经过期，这条规则又照常报了",
        ),
    ]


def test_a_silence_without_a_reason_blocks() -> None:
    """What is hidden without a reason may not be published."""
    report = check(specimen(WRONG + '  - {code: BM204, reason: ""}\n'), as_of=DAY)
    assert [(f.finding.code, str(f.origin)) for f in report.findings] == [
        ("BM901", "overlay.yaml:4:19")
    ]
    assert report.blocks


@pytest.mark.parametrize(
    ("setting", "cause"),
    [
        ("code: BM204, subject: hall", "hall 现在没有这样的问题"),
        ("code: BM402", "现在没有这样的问题"),
        ("code: BM999", "没有这条规则"),
    ],
)
def test_a_silence_that_silences_nothing_says_why(setting: str, cause: str) -> None:
    """A silence beside the mark is told with what is wrong about it, and the finding stays."""
    overlay = WRONG + f"  - {{{setting}, reason: 正在轮岗}}\n"
    code = setting.split(",")[0].removeprefix("code: ")
    assert said(overlay) == [
        ("BM204", "overlay.yaml:2:27", "服务「居住证明开具」：找谁没有答案：没有经办人"),
        ("BM903", "overlay.yaml:4:5", f"目录：对 {code} 的静默没有用上：{cause}"),
    ]


def test_the_weaker_of_two_silences_is_of_no_use() -> None:
    """Where a silence for one service comes first, that for all has nothing left to do."""
    overlay = WRONG + (
        "  - {code: BM204, reason: 都在轮岗}\n"
        "  - {code: BM204, reason: 正在轮岗, subject: residence-proof}\n"
    )
    assert [(code, place) for code, place, _ in said(overlay)] == [("BM903", "overlay.yaml:4:5")]


def test_the_report_holds_the_reason_of_what_is_silenced() -> None:
    """A silenced finding carries the setting that silenced it."""
    overlay = WRONG + "  - {code: BM204, reason: 正在轮岗}\n"
    (found,) = check(specimen(overlay), as_of=DAY).silenced
    assert found.setting is not None
    assert found.setting.reason == "正在轮岗"
    assert found.to_tree()["reason"] == "正在轮岗"


def test_a_silence_holds_on_its_last_day() -> None:
    """Until a day means that day too: neither the finding nor the end of its silence is told."""
    assert said(WRONG + "  - {code: BM204, reason: 正在轮岗, until: 2026-03-01}\n") == []


def test_idle_silences_are_told_in_english_too() -> None:
    """After one that expired, and on its last day, each silence that finds nothing is told."""
    overlay = """
rules:
  - {code: BM204, reason: 正在轮岗, until: 2026-02-28}
  - {code: BM204, reason: 正在轮岗, until: 2026-03-01}
  - {code: BM204, subject: hall, reason: 正在轮岗}
"""
    report = check(specimen(overlay), as_of=DAY)
    assert [f.say("en") for f in report.findings if f.finding.code == "BM903"] == [
        "catalogue: the silence of BM204 is of no use: nothing of the kind is found",
        "catalogue: the silence of BM204 is of no use: nothing of the kind is found at hall",
    ]

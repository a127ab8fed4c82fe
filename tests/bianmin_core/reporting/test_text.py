"""The report for people, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from bianmin_core import (
    Origin,
    Report,
    Reported,
    Severity,
    Subject,
    Text,
    check,
    loads,
    render_report,
    to_tree,
)
from bianmin_core.reporting.text import finding_lines, report_lines, show
from bianmin_core.rules.questions import WhoUnanswered
from bianmin_core.testing import specimen

CHINESE = """\
便民服务中心 · 村/hall.yaml  2 个不能发布，1 个要留意
村/hall.yaml:3:3  BM402 要留意  站所「便民服务中心」：没有写节假日和调休日上不上班
    3 |   hours: {holidays: null}
      |   ^
    怎么改：写上 hours.holidays：closed、open 或 on-duty。
村/hall.yaml:5:5  BM203 不能发布  服务「居住证明开具」：办什么没有答全：缺能得到什么
    5 |   - id: residence-proof
      |     ^
    怎么改：在这个事项下面写上（照实际情况改）：
        outcome: 某某证明一份
村/hall.yaml:7:5  BM204 不能发布  服务「居住证明开具」：找谁没有答案：没有经办人
    7 |     handlers: []
      |     ^
    怎么改：在这个事项下面写上经办的岗位，本站所有 service-1（李雪）、service-2（杨波）（照实际情况改）：
        handlers: [岗位编号]

2 个问题不能发布，1 个要留意，1 个已按目录的设置不报
1 项服务中，0 项五问齐全
  便民服务中心  0/1  缺 办什么 1，找谁 1
"""
ENGLISH = """\
便民服务中心 · 村/hall.yaml  1 block
村/hall.yaml:7:5  BM204 blocks  service residence-proof (居住证明开具): whom to see stays open: \
nobody handles it
    7 |     handlers: []
      |     ^
    fix: Write the post that handles it; the office has service-1, service-2, with what is true there:
        handlers: [岗位编号]

1 findings block, 0 warn
1 of 1 services answer all five questions
"""


def test_the_report_in_chinese(report: Report) -> None:
    """Findings stand under their file, each with its line, a mark under the place and the remedy."""
    assert render_report(report, "text") == CHINESE


def test_the_report_in_english(report: Report) -> None:
    """The same in English, with only what was asked for."""
    lines = render_report(report.only(select=["BM204"]), "text", lang="en").splitlines()
    expected = ENGLISH.replace("1 of 1 services", "0 of 1 services").splitlines()
    assert lines[: len(expected)] == expected


@pytest.mark.parametrize(
    ("before", "line", "mark"),
    [
        ("村里的办事员: ", "村里的办事员: ", 14),
        ("\t", " ", 1),
        ("甲" * 80, "…" + "甲" * 30, 61),
        ("x" * 200, "…" + "x" * 60, 61),
        ("甲" * 30 + "x", "…" + "甲" * 29 + "x", 60),
    ],
)
def test_the_mark_stands_under_the_place(home: Path, before: str, line: str, mark: int) -> None:
    """The mark counts cells, not characters, and a long line is cut around its place."""
    file = home / "x.json"
    file.write_bytes(f"{before}@{'y' * 200}\n".encode())
    found = Reported(
        finding=WhoUnanswered(path=()),
        severity=Severity.BLOCKS,
        subject=Subject(kind=Text("目录", "catalogue"), id=None, name=""),
        origin=Origin("x.json", 1, len(before) + 1),
    )
    _, shown, under, *_ = [text.plain for text in finding_lines(found, "zh")]
    assert shown.startswith(f"    1 | {line}@")
    assert under == f"      | {' ' * mark}^"
    assert shown.endswith("y…")


def test_no_line_is_shown_where_there_is_no_file() -> None:
    """A catalogue in memory has findings with places, but no lines to show."""
    report = check(specimen("services: [{id: residence-proof, handlers: []}]"))
    assert " | " not in render_report(report, "text")


def test_a_catalogue_from_memory(home: Path) -> None:
    """What came from memory is reported at its place there."""
    overlay = "services: [{id: residence-proof, handlers: []}]"
    tree = to_tree(specimen(overlay))
    report = check(loads(orjson.dumps(tree)))
    head, first = render_report(report.only(select=["BM204"]), "text").splitlines()[:2]
    assert head == "便民服务中心 · <json>  1 个不能发布"
    assert re.match(r"<json>:1:[0-9]+  BM204 不能发布  ", first)


@pytest.mark.parametrize(("forced", "coloured"), [("1", True), ("", False)])
def test_colour_is_for_terminals(
    report: Report,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    forced: str,
    coloured: bool,
) -> None:
    """A terminal is given colours; a pipe the plain text and nothing else."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", forced)
    show(report_lines(report, "zh"))
    out = capsys.readouterr().out
    assert ("\x1b[" in out) is coloured
    assert (out == CHINESE) is not coloured


def test_findings_are_grouped_by_file(make: Callable[[str], Report], home: Path) -> None:
    """Each file has one heading; a file without an office of its own is named by its path."""
    (home / "村" / "catalogue.yaml").write_bytes(b"extends: ../base\nedition: {number: ''}\n")
    text = render_report(make("services: [{id: residence-proof, handlers: []}]"), "text")
    heads = [line for line in text.splitlines() if line.endswith("个不能发布")]
    assert heads == ["村/catalogue.yaml  1 个不能发布", "村/hall.yaml  1 个不能发布"]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_no_form_repeats_what_must_not_be_seen(make: Callable[[str], Report], form: str) -> None:
    """The number of an ID card that stands in a text is in no report about it, not by its line."""
    report = make(
        "services: [{id: residence-proof, faq: [{question: 怎么填？, answer: 530322190003070011}]}]"
    )
    text = render_report(report, form)  # type: ignore[arg-type]
    assert "BM603" in text
    assert "190003070011" not in text
    assert "怎么填" not in text

"""GitHub's workflow commands: what is said, and what must be escaped."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bianmin_core import Report, SourceError, Text, check, load, render_problems, render_report
from bianmin_core.rules.plugins import RuleSet

_COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: unescape, the percent sign last."""
    match = _COMMAND.fullmatch(line)
    assert match is not None, line
    kind, properties, message = match.groups()
    told = dict(p.split("=", 1) for p in properties.split(","))
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        message = message.replace(code, sign) if sign not in ":," else message
        told = {name: value.replace(code, sign) for name, value in told.items()}
    return kind, told, message


def test_each_finding_is_an_annotation(report: Report) -> None:
    """Level, file, line, column and title; the message holds the remedy; counts at the end."""
    *lines, last = render_report(report, "github").splitlines()
    assert last == "1 项服务中，0 项五问齐全"
    assert [read(line)[:2] for line in lines] == [
        (kind, {"file": "村/hall.yaml", "line": line, "col": col, "title": title})
        for kind, line, col, title in (
            ("warning", "3", "3", "BM402 没写节假日安排"),
            ("error", "5", "5", "BM203 办什么没有答全"),
            ("error", "7", "5", "BM204 找谁没有答案"),
        )
    ]
    assert read(lines[1])[2] == (
        "服务「居住证明开具」：办什么没有答全：缺能得到什么\n"
        "在这个事项下面写上（照实际情况改）：\noutcome: 某某证明一份"
    )


def test_english(report: Report) -> None:
    """In English the title and the message are English."""
    (line, _) = render_report(report.only(select=["BM204"]), "github", lang="en").splitlines()
    assert line.startswith(
        "::error file=村/hall.yaml,line=7,col=5,title=BM204 Whom to see stays open::service "
    )


@pytest.mark.parametrize("text", ["100%", "a%0Ab", "甲::error::乙", "甲,乙:丙", "::set-output::x"])
def test_signs_of_the_command_are_escaped(make: Callable[[str], Report], text: str) -> None:
    """Text of a catalogue can neither end a command nor begin another."""
    office = f"services: [{{id: residence-proof, outcome: 'XX {text}'}}]"
    (line, _) = render_report(make(office).only(select=["BM701"]), "github").splitlines()
    assert f"：XX {text}\n" in read(line)[2] + "\n"


@pytest.mark.parametrize("line", ["::error title=甲:乙::丙", "::error title=甲,乙::丙", "甲::丙"])
def test_a_command_without_escapes_is_noticed(line: str) -> None:
    """What was not escaped does not read as a command with these properties."""
    with pytest.raises((AssertionError, ValueError)):
        read(line)


def test_a_file_name_with_signs(make: Callable[[str], Report]) -> None:
    """A file's name is escaped as a property."""
    with pytest.raises(SourceError) as caught:
        load("a,b:c%.json")
    (line,) = render_problems(caught.value.problems, "github").splitlines()
    assert "file=a%2Cb%3Ac%25.json,title=目录读不进来::" in line
    assert read(line)[1]["file"] == "a,b:c%.json"


def test_broken_packages_of_rules_are_annotated(report: Report) -> None:
    """Rules that could not be loaded are a warning without a place."""
    broken = RuleSet(rules=(), broken=(Text("规则包坏了", "rules are broken"),))
    lines = render_report(check(load("村"), rules=broken), "github").splitlines()
    assert lines[0] == "::warning title=bianmin::规则包坏了"

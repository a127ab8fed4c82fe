"""What every rule that is loaded must bring along, ours and those of the exporters."""

from __future__ import annotations

import re
from importlib.util import find_spec

import attrs
import pytest

from bianmin_core import Finding, Severity, Text, check
from bianmin_core.rules.builtin import rules as builtin
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing import check_example, specimen

LOADED = load_rules()
EVERY_RULE = pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.code)


def test_all_rule_packages_load() -> None:
    """No installed package of rules is broken, and all of the core's own rules are there."""
    assert LOADED.broken == ()
    assert set(builtin) <= set(LOADED.rules)


def test_codes_are_unique_and_sorted() -> None:
    """Each code stands for one rule, and rules are checked in the order of their codes."""
    codes = [rule.code for rule in (*builtin, *(r for r in LOADED.rules if r not in builtin))]
    assert len(codes) == len(set(codes))
    assert [rule.code for rule in LOADED.rules] == sorted(codes)


def test_the_specimen_has_no_findings() -> None:
    """Whatever a rule finds in an overlaid specimen comes from the overlay."""
    report = check(specimen())
    assert [found.say() for found in report.findings] == []
    assert report.readiness.say() == "1 项服务中，1 项五问齐全"


@EVERY_RULE
def test_a_rule_is_documented_in_two_languages(rule: type[Finding]) -> None:
    """A rule without docstring, title, message, reason or remedy is refused."""
    assert re.fullmatch(r"[A-Z]{2,}[0-9]{3}", rule.code)
    assert isinstance(rule.severity, Severity)
    assert rule.question is None or rule.question in QUESTIONS
    summary, _, reason = (rule.__doc__ or "").partition("\n\n")
    assert summary.strip().endswith(".")
    assert reason.strip(), "the docstring does not say why it costs a trip"
    for name in ("title", "message", "why", "fix"):
        text = getattr(rule, name)
        assert isinstance(text, Text), name
        assert re.search(r"[\u4e00-\u9fff]", text.zh), f"{name} has no Chinese"
        assert re.search(r"[A-Za-z]{3}", text.en), f"{name} has no English"
        assert not re.search(r"[\u4e00-\u9fff]", text.en), f"the English {name} holds Chinese"


@EVERY_RULE
def test_a_message_names_fields_of_the_finding_only(rule: type[Finding]) -> None:
    """Every {field} of a message is one the finding has, the same ones in both languages."""
    fields = {field.name for field in attrs.fields(rule)}
    zh, en = (set(re.findall(r"\{(\w+)", text)) for text in (rule.message.zh, rule.message.en))
    assert zh == en
    assert zh <= fields


@EVERY_RULE
def test_its_failing_example_is_found_and_nothing_else(rule: type[Finding]) -> None:
    """The failing example makes this rule speak, in both languages, and no other rule."""
    _skip_without_fonts(rule)
    report = check_example(rule, rule.failing)
    assert {found.finding.code for found in report.findings} == {rule.code}
    for found in report.findings:
        assert "{" not in found.say("zh") + found.say("en")
        assert re.search(r"[\u4e00-\u9fff]", found.finding.remedy.zh)
        assert not re.search(r"[\u4e00-\u9fff]", found.finding.remedy.en.partition("\n")[0])
        assert found.severity is rule.severity
        assert found.origin is not None
        assert found.origin.line is not None


@EVERY_RULE
def test_its_passing_example_is_not_found(rule: type[Finding]) -> None:
    """The passing example, close to the failing one, leaves the rule silent."""
    report = check_example(rule, rule.passing, alone=True)
    assert [found.say() for found in report.findings] == []


def _skip_without_fonts(rule: type[Finding]) -> None:
    if rule.code == "BM801" and find_spec("manimgx_fonts_cjk") is None:
        pytest.skip("the packaged fonts (extra: fonts) are not installed")

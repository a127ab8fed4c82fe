"""What every rule that is loaded must bring along, ours and those of the exporters."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from bianmin_core import Finding, check
from bianmin_core.rules.builtin import rules as builtin
from bianmin_core.rules.plugins import load_rules
from bianmin_core.rules.silences import SettingExpired
from bianmin_core.testing import RuleSuite, check_example, specimen

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


class TestEveryRule(RuleSuite):
    """All installed rules keep what every rule promises."""

    rules = LOADED.rules
    # What it tells is the district's own setting, to whoever wrote it.
    quoting = (SettingExpired,)


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


def _skip_without_fonts(rule: type[Finding]) -> None:
    if rule.code == "BM801" and find_spec("manimgx_fonts_cjk") is None:
        pytest.skip("the packaged fonts (extra: fonts) are not installed")

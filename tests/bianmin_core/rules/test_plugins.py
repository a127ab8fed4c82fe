"""Rules come in by entry point; a broken package of rules spoils no other."""

from __future__ import annotations

from importlib import metadata
from types import SimpleNamespace

import pytest

from bianmin_core.rules import plugins
from bianmin_core.rules.builtin import rules as builtin
from bianmin_core.rules.contacts import PhoneNotDialable


def installed(monkeypatch: pytest.MonkeyPatch, **loaded: object) -> plugins.RuleSet:
    """Load rules as if these packages were installed; an exception stands for a failing import."""

    def load(value: object) -> object:
        if isinstance(value, Exception):
            raise value
        return value

    points = [
        SimpleNamespace(
            name=name,
            value=f"{name}:rules",
            dist=SimpleNamespace(name=f"dist-{name}"),
            load=lambda value=value: load(value),
        )
        for name, value in loaded.items()
    ]
    monkeypatch.setattr(metadata, "entry_points", lambda **_: points)
    return plugins.load_rules()


def test_a_package_that_does_not_import_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others' rules are checked, and the report says which were not, and why."""
    found = installed(monkeypatch, core=builtin, bad=ImportError("No module named 'x'"))
    assert len(found.rules) == len(builtin)
    assert [text.en for text in found.broken] == [
        "Rules bad (from dist-bad) can't be loaded and were not checked: No module named 'x'"
    ]


def test_what_is_no_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something else among the rules is told instead of failing in the middle of a check."""
    found = installed(monkeypatch, odd=(PhoneNotDialable, 7))
    assert found.rules == (PhoneNotDialable,)
    assert [text.zh for text in found.broken] == ["规则包 odd（来自 dist-odd）里的 7 不是规则"]


def test_a_code_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two rules under one code the first is checked and the second is told."""
    other = type("Other", (PhoneNotDialable,), {})
    found = installed(monkeypatch, core=(PhoneNotDialable,), late=(other,))
    assert found.rules == (PhoneNotDialable,)
    assert [text.en for text in found.broken] == [
        "Rule code BM202 is taken; the one of dist-late was not checked"
    ]

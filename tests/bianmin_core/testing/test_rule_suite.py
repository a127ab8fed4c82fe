"""Each test of the suite for rules is failed by a rule that is broken in just that way, alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

import attrs
import pytest

from bianmin_core import Audience, CheckContext, Finding, Severity, Text, Visibility
from bianmin_core.testing import RuleSuite

Failed = Callable[[object], list[str]]


@attrs.frozen(kw_only=True)
class NoDuty(Finding):
    """An office does not say what it does.

    People go to the wrong door first.
    """

    name: str

    code: ClassVar[str] = "TT101"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("站所没写管什么", "Office without duty")
    message: ClassVar[Text] = Text("「{name}」没写管什么", "{name} does not say what it does")
    why: ClassVar[Text] = Text("群众会先走错门。", "People go to the wrong door first.")
    fix: ClassVar[Text] = Text("写一句管什么。", "Say in a line what it does.")
    failing: ClassVar[str] = """
        offices: [{id: hall, name: 大厅}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, name: 大厅, duties: [便民服务]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at each office that is called a hall."""
        for path, office in context.keyed("offices"):
            if not office.duties and office.name == "大厅":
                yield cls(path=path, name=office.name)


def broken(**members: Any) -> type[Finding]:
    """The rule with class members of another kind."""
    return type("Broken", (NoDuty,), {"__doc__": NoDuty.__doc__, **members})


def checking(check: Callable[[CheckContext], Iterator[Finding]]) -> type[Finding]:
    """The rule with findings beside its own."""

    def checked(cls: Any, context: CheckContext) -> Iterator[Finding]:
        yield from NoDuty.check(context)
        yield from check(context)

    return broken(check=classmethod(checked))


def failing_on(condition: Callable[[CheckContext], object]) -> type[Finding]:
    """A rule that raises where the condition holds."""

    def check(context: CheckContext) -> Iterator[Finding]:
        if condition(context):
            raise KeyError("name")
        return iter(())

    return checking(check)


def named(name: str) -> NoDuty:
    """A finding at the first office."""
    return NoDuty(path=("offices", 0), name=name)


def notes(context: CheckContext) -> Iterator[Finding]:
    """Tell the notes of the whole catalogue, those for the offices themselves, too."""
    for service in context.source.services:
        for note in service.notes:
            if note.visibility is not Visibility.PUBLIC:
                yield named(note.text)


def nowhere(cls: Any, context: CheckContext) -> Iterator[Finding]:
    """Point at what is not there."""
    for found in NoDuty.check(context):
        yield attrs.evolve(found, path=("stations", "hall"))


counter = itertools.count()
LONG = 9999

BROKEN: dict[str, dict[str, tuple[type[Finding], ...]]] = {
    "test_codes_are_well_formed_and_taken_once": {
        "form": (broken(code="tt-1"),),
        "twice": (NoDuty, broken()),
        "taken by ours": (broken(code="BM202"),),
    },
    "test_severity_and_question_are_known": {
        "severity": (broken(severity="blocks"),),
        "question": (broken(question="when"),),
    },
    "test_it_says_what_why_and_how_in_both_languages": {
        "no docstring": (broken(__doc__=None),),
        "no reason": (broken(__doc__="An office does not say what it does."),),
        "no Text": (broken(fix="写一句"),),
        "no Chinese": (broken(why=Text("", "People go to the wrong door first.")),),
        "no English": (broken(title=Text("站所没写管什么", "")),),
        "mixed": (broken(title=Text("站所没写管什么", "Office 站所 without duty")),),
    },
    "test_messages_have_the_same_gaps_and_a_field_for_each": {
        "one language": (broken(message=Text("没写管什么", "{name} does not say what")),),
    },
    "test_the_failing_example_is_found": {
        "silent": (broken(failing="offices: [{id: hall, name: 大堂}]"),),
    },
    "test_the_passing_example_is_not_found": {
        "found": (broken(passing="offices: [{id: hall, name: 大厅, aliases: [厅]}]"),),
    },
    "test_every_finding_has_a_place": {"nowhere": (broken(check=classmethod(nowhere)),)},
    "test_it_never_raises": {
        "empty": (failing_on(lambda c: not c.catalogue.offices),),
        "everything": (
            failing_on(
                lambda c: (
                    c.catalogue.audience is Audience.PRINT
                    and any(n.text == "内容0-2" for s in c.source.services for n in s.notes)
                )
            ),
        ),
        "hostile": (failing_on(lambda c: any(len(o.name) > LONG for o in c.catalogue.offices)),),
        "full size": (failing_on(lambda c: len(c.catalogue.services) > 100),),
        "one audience": (
            failing_on(
                lambda c: (
                    c.catalogue.audience is Audience.PUBLIC and len(c.catalogue.services) > 100
                )
            ),
        ),
    },
    "test_nothing_hidden_is_said": {"notes": (checking(notes),)},
    "test_the_same_is_found_again": {
        "counts": (
            checking(
                lambda c: (
                    named(str(next(counter)))
                    for o in c.catalogue.offices
                    if o.name == "大厅" and not o.duties
                )
            ),
        )
    },
}


class TestNoDuty(RuleSuite):
    """A rule that keeps every promise passes every test."""

    rules = (NoDuty,)


def test_every_test_of_the_suite_is_proven() -> None:
    """No test is in the suite that nothing could fail."""
    assert sorted(BROKEN) == sorted(n for n in dir(RuleSuite) if n.startswith("test_"))


@pytest.mark.parametrize(
    ("test", "fault"), [(test, fault) for test, faults in BROKEN.items() for fault in faults]
)
def test_a_broken_rule_fails_exactly_the_test_of_what_it_breaks(
    failed: Failed, test: str, fault: str
) -> None:
    """The test for a promise is failed by a rule that breaks this promise, and no other is."""
    suite = type("Suite", (RuleSuite,), {"rules": BROKEN[test][fault]})()
    assert failed(suite) == [test]


def test_a_rule_about_what_is_hidden_may_quote_it() -> None:
    """A rule that finds an internal number in public text has to name the number."""
    members = {"rules": BROKEN["test_nothing_hidden_is_said"]["notes"]}
    members["quoting"] = members["rules"]
    suite = type("Suite", (RuleSuite,), members)()
    suite.test_nothing_hidden_is_said()

"""What each rule finds and must leave alone, theme by theme: the files in cases/."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
import yaml

from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing import check_example
from bianmin_core.testing.examples import JUDGED_ON

RULES = {rule.code: rule for rule in load_rules().rules}
FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@attrs.frozen(kw_only=True)
class Case:
    """One catalogue beside its neighbours: which rule, and whether it must speak."""

    code: str
    found: bool
    overlay: str
    before: str | None
    as_of: dt.date


def cases() -> list[Case]:
    """Every case of every file."""
    made = []
    for file in FILES:
        for code, sides in yaml.safe_load(file.read_text("utf-8")).items():
            for side in ("found", "silent"):
                for held in sides[side]:
                    fields = held.get("service")
                    own = f"services: [{{id: residence-proof, {fields}}}]" if fields else None
                    made.append(
                        Case(
                            code=code,
                            found=side == "found",
                            overlay=own or held["overlay"],
                            before=held.get("before"),
                            as_of=held.get("as_of", JUDGED_ON),
                        )
                    )
    return made


CASES = cases()


@pytest.mark.parametrize(
    "case", CASES, ids=lambda c: f"{c.code}-{'found' if c.found else 'silent'}"
)
def test_a_case_is_found_or_left_alone(case: Case) -> None:
    """What would cost a citizen a trip is found; what looks like it and is right is not."""
    report = check_example(
        RULES[case.code], case.overlay, before=case.before, alone=True, as_of=case.as_of
    )
    assert {f.finding.code for f in report.findings} == ({case.code} if case.found else set())


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_a_rule_has_three_cases_on_either_side(code: str) -> None:
    """Each rule with a file of cases is tried on at least three catalogues of either kind."""
    assert sum(c.code == code and c.found for c in CASES) >= 3
    assert sum(c.code == code and not c.found for c in CASES) >= 3

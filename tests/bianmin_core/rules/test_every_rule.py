"""What holds of every rule's findings: where they are placed, and that nothing beside them counts."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
import yaml

from bianmin_core import Finding, check
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.rules.plugins import RuleSet, load_rules
from bianmin_core.testing import check_example, specimen
from bianmin_core.testing.examples import JUDGED_ON

RULES = {rule.code: rule for rule in load_rules().rules}


def fields_of(value: object) -> tuple[attrs.Attribute[object], ...]:
    """The fields of an object of the model; none of anything else."""
    kind = type(value)
    return attrs.fields(kind) if attrs.has(kind) else ()


def walked(catalogue: Catalogue, path: tuple[str | int, ...]) -> str | None:
    """The first step of a path that leads nowhere; None if all of them lead somewhere."""
    value: object = catalogue
    for step in path:
        if isinstance(value, tuple):
            named = [v for i, v in enumerate(value) if step in (i, getattr(v, "id", None))]
            if not named:
                return str(step)
            value = named[0]
        elif step in {f.name for f in fields_of(value)}:
            value = getattr(value, str(step))
        else:
            return str(step)
    return None


def cases() -> list[tuple[str, str, str | None]]:
    """Each catalogue in which a rule speaks: its code, the overlay, and the edition before."""
    made: list[tuple[str, str, str | None]] = [(r.code, r.failing, None) for r in RULES.values()]
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        for code, sides in yaml.safe_load(file.read_text("utf-8")).items():
            for held in sides["found"]:
                own = f"services: [{{id: residence-proof, {held.get('service')}}}]"
                made.append((code, held.get("overlay", own), held.get("before")))
    return made


@pytest.mark.parametrize(("code", "overlay", "before"), cases())
def test_a_path_leads_to_what_it_names(code: str, overlay: str, before: str | None) -> None:
    """Every step of a path is an id, an index or a field that is there; of what is gone, its id."""
    rule = RULES[code]
    report = check_example(rule, overlay, before=before, alone=True)
    for found in report.findings:
        path = found.finding.path
        gone = walked(report.catalogue, path)
        assert gone is None or (rule.before and len(path) == 2 and gone == path[-1])
        assert walked(report.catalogue, found.finding.mend_at) is None


BARE = """
offices: [{id: bare, name: 空站所}]
officers: [{id: bare, name: 空岗}]
services:
  - {id: bare, name: 空事项, office: bare}
  - {id: limit, name: 只有法定, office: bare, handling_type: 即办件, time_limit: {legal: {value: 5, unit: 工作日}}}
  - {id: half, name: 只有一半, office: bare, time_limit: {promised: {value: 5}, legal: {value: 5, unit: 工作日}}}
  - {id: nothing, name: 不用带, office: bare, nothing_to_bring: yes, fee: {free: yes}}
"""
# Whose finding is about all services together: which of two names is kept, which link is longest.
TOGETHER = {"BM334", "BM802"}


@pytest.mark.parametrize(
    "rule", [r for r in load_rules().rules if r.code not in TOGETHER], ids=lambda rule: rule.code
)
def test_what_stands_beside_it_hides_nothing(rule: type[Finding]) -> None:
    """With entities before it that hold next to nothing, what was found is found and said as before."""
    catalogue = specimen(rule.failing, translation=rule.translation)
    bare = specimen(BARE)
    beside = attrs.evolve(
        catalogue,
        offices=(*(o for o in bare.offices if o.id == "bare"), *catalogue.offices),
        officers=(*(o for o in bare.officers if o.id == "bare"), *catalogue.officers),
        services=(*(s for s in bare.services if s.office == "bare"), *catalogue.services),
    )
    alone, among = (
        {
            (f.finding.path, f.say("zh"), f.say("en"))
            for f in check(
                held,
                as_of=JUDGED_ON,
                previous=specimen(rule.before),
                rules=RuleSet(rules=(rule,), broken=()),
            ).findings
        }
        for held in (catalogue, beside)
    )
    assert alone
    assert alone <= among

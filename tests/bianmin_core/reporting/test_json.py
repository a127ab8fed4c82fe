"""The report as JSON is what its published schema says, and nothing else is."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import jsonschema
import orjson
import pytest

from bianmin_core import (
    Baseline,
    Report,
    SourceError,
    check,
    load,
    render_problems,
    render_report,
    report_schema,
)
from bianmin_core.testing import everything

Path = tuple[str | int, ...]


VALIDATORS = {
    of: jsonschema.Draft202012Validator(schema)
    for of, schema in (
        ("report", report_schema("report")),
        ("readiness", report_schema("readiness")),
        ("baseline", report_schema("baseline")),
    )
}


def refused(document: Any, of: str) -> bool:
    """Whether a schema does not take a document."""
    return not VALIDATORS[of].is_valid(document)


@pytest.mark.parametrize("of", sorted(VALIDATORS))
def test_the_schemas_are_schemas(of: str) -> None:
    """Each is a JSON Schema of its dialect."""
    jsonschema.Draft202012Validator.check_schema(VALIDATORS[of].schema)


def with_baseline(report: Report) -> Report:
    """The report with one finding known and one gone."""
    known, lost = report.only(select=["BM203", "BM204"]).baseline().findings
    return report.against(Baseline(findings=(known, attrs.evolve(lost, fingerprint="0" * 32))))


@pytest.fixture
def documents(report: Report) -> dict[str, Any]:
    """One document of each kind that a check writes, with something in every list."""
    full = with_baseline(report)
    assert full.findings
    assert full.known
    assert full.gone
    assert full.silenced
    return {
        "report": orjson.loads(render_report(full, "json")),
        "readiness": orjson.loads(orjson.dumps(report.readiness.to_tree())),
        "baseline": orjson.loads(report.baseline().to_json()),
    }


@pytest.mark.parametrize("of", ["report", "readiness", "baseline"])
def test_what_is_written_fits_its_schema(documents: dict[str, Any], of: str) -> None:
    """Each document is taken by its own schema, and by no other."""
    assert [kind for kind, tree in documents.items() if not refused(tree, of)] == [of]


def objects(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Paths of all objects whose members are settled."""
    if isinstance(tree, dict):
        if not {"situation", "values", "missing"} & {*path[-1:]}:
            yield path
        for key, value in tree.items():
            yield from objects(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from objects(value, (*path, index))


def at(tree: Any, path: Path) -> Any:
    """What a tree holds at a path."""
    for part in path:
        tree = tree[part]
    return tree


@pytest.mark.parametrize("of", ["report", "readiness", "baseline"])
def test_what_is_changed_is_refused(documents: dict[str, Any], of: str) -> None:
    """A member that is missing, strange or of another type is refused, wherever it stands."""
    changed = 0
    for path in objects(documents[of]):
        if "values" in path or "situation" in path:
            continue
        for name in (*at(documents[of], path), "stranger"):
            tree = copy.deepcopy(documents[of])
            at(tree, path)[name] = {"other": [1.5]}
            if name not in ("values", "situation"):
                assert refused(tree, of), (path, name)
            del at(tree, path)[name]
            if name != "stranger":
                assert refused(tree, of), (path, name)
            changed += 1
    assert changed > 10


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("findings", 0, "severity"), "grave"),
        (("findings", 0, "question"), "why"),
        (("findings", 0, "line"), 0),
        (("findings", 0, "fingerprint"), "0"),
        (("findings", 0, "code"), "204"),
        (("known", 0, "subject", "kind"), "matter"),
        (("gone", 0, "count"), 0),
        (("readiness", "ready"), -1),
        (("readiness", "offices", 0, "missing"), {"why": ["residence-proof"]}),
        (("readiness", "offices", 0, "missing"), {"who": []}),
    ],
)
def test_values_that_can_not_be_are_refused(
    documents: dict[str, Any], path: Path, value: object
) -> None:
    """Closed lists of words, codes, fingerprints and counts are held to."""
    tree = documents["report"]
    at(tree, path[:-1])[path[-1]] = value
    assert refused(tree, "report")


def test_a_catalogue_that_can_not_be_read_fits_too(make: Callable[[str], Report]) -> None:
    """The problems of an unreadable catalogue are the schema's other form, never empty."""
    with pytest.raises(SourceError) as caught:
        make("office: {nmae: a}\n")
    tree = orjson.loads(render_problems(caught.value.problems, "json"))
    assert not refused(tree, "report")
    assert not refused(tree, "readiness")
    assert refused({"problems": []}, "report")


def test_every_kind_of_finding_fits() -> None:
    """The report on one of everything fits as well."""
    assert not refused(orjson.loads(render_report(check(everything()), "json")), "report")


def test_a_finding_in_full(report: Report) -> None:
    """A program reads what, where, how grave and what to do without parsing text."""
    found = report.only(select=["BM204"]).findings[0]
    tree = orjson.loads(orjson.dumps(found.to_tree()))
    assert tree == {
        "code": "BM204",
        "severity": "blocks",
        "subject": {"kind": "service", "id": "residence-proof", "name": "居住证明开具"},
        "path": ["services", "residence-proof", "handlers"],
        "file": "村/hall.yaml",
        "line": 7,
        "column": 5,
        "message": {
            "zh": "服务「居住证明开具」：找谁没有答案：没有经办人",
            "en": "service residence-proof (居住证明开具): "
            "whom to see stays open: nobody handles it",
        },
        "fix": {"zh": found.finding.fix.zh, "en": found.finding.fix.en},
        "remedy": {"zh": found.finding.remedy.zh, "en": found.finding.remedy.en},
        "question": "who",
        "situation": {},
        "values": {},
        "fingerprint": found.fingerprint,
        "reason": None,
    }


def test_unread_and_load_agree(make: Callable[[str], Report]) -> None:
    """The same catalogue loads again once it is mended."""
    make("office: {id: hall, name: 便民中心}\n")
    assert load("村").office("hall").name == "便民中心"

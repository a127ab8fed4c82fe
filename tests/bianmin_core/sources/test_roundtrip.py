"""What is written is read again, equal: every field of every class, worked out from the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bianmin_core import (
    FORMAT_VERSION,
    Catalogue,
    ClockTime,
    Edition,
    ExportJob,
    Location,
    from_tree,
    load,
    loads,
    model_classes,
    model_fields,
    to_tree,
)
from bianmin_core.sources.node import plain
from bianmin_core.sources.yaml_file import parse_yaml

StrategyFor = Callable[[Any, Mapping[Any, str]], SearchStrategy[Any]]
EVERY_FIELD = [
    (cls, field.name)
    for cls in model_classes()
    for field in model_fields(cls)
    if (cls, field.name) != (Edition, "format_version")  # takes one value only
]
SETTINGS = settings(
    derandomize=True,
    deadline=None,
    max_examples=5,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@cache
def way_to(target: Any) -> Mapping[Any, str]:
    """Which field of each class leads from the catalogue to an object of `target`."""
    waiting: list[tuple[Any, dict[Any, str]]] = [(Catalogue, {})]
    seen = set()
    while waiting:
        cls, way = waiting.pop(0)
        if cls is target:
            return way
        if cls not in seen:
            seen.add(cls)
            waiting += [
                (f.inner, {**way, cls: f.name}) for f in model_fields(cls) if attrs.has(f.inner)
            ]
    raise AssertionError(f"no way leads to {target}")


def fields_said(value: Any) -> set[tuple[Any, str]]:
    """Every (class, field) inside an object that holds something other than its default."""
    if isinstance(value, tuple):
        return {pair for item in value for pair in fields_said(item)}
    if not attrs.has(type(value)) or isinstance(value, ClockTime):
        return set()
    found = set()
    cls: Any = type(value)
    for field in model_fields(cls):
        held = getattr(value, field.name)
        if field.required or held != field.default:
            found |= {(cls, field.name)} | fields_said(held)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("cls", model_classes(), ids=lambda cls: cls.__name__)
def test_json_gives_back_an_equal_catalogue(cls: Any, strategy_for: StrategyFor) -> None:
    """A catalogue written as JSON is read as an equal catalogue, and every field was set once."""
    came_back: set[tuple[Any, str]] = set()
    every = [name for c, name in EVERY_FIELD if c is cls]
    for name in every:

        @SETTINGS
        @given(strategy_for(Catalogue, {**way_to(cls), cls: name}))
        def comes_back(catalogue: Catalogue) -> None:
            data = orjson.dumps(to_tree(catalogue))
            read = loads(data)
            assert read == catalogue
            assert from_tree(orjson.loads(data)) == catalogue
            assert orjson.dumps(to_tree(read)) == data
            came_back.update(fields_said(read))

        comes_back()
    assert {(cls, name) for name in every} - came_back == set()


def test_a_document_says_what_was_said_and_nothing_else() -> None:
    """What equals its default is left out; what is required stays; keys keep the model's order."""
    tree = {
        "district": {"name": "王家庄街道"},
        "offices": [
            {
                "id": "a",
                "name": "民政办",
                "hours": {
                    "weekly": [{"days": ["mon", "fri"], "opens": "08:30", "closes": "24:00"}]
                },
            }
        ],
        "services": [{"id": "s", "name": "低保", "office": "a", "reviewed_on": "2026-03-01"}],
    }
    assert orjson.dumps(to_tree(from_tree(tree))) == orjson.dumps(tree)


def test_an_empty_list_that_is_no_default_is_written() -> None:
    """A list emptied on purpose, where the default holds something, comes back empty."""
    tree = {
        "district": {"name": "a"},
        "services": [
            {
                "id": "s",
                "name": "n",
                "office": "o",
                "conditions": [{"text": "t", "when": [{"situation": "x", "answers": []}]}],
            }
        ],
    }
    catalogue = from_tree(tree)
    assert catalogue.services[0].conditions[0].when[0].answers == ()
    assert to_tree(catalogue) == tree


def test_the_format_version_is_left_out_and_understood() -> None:
    """The one field that can't vary reads the same whether it is said or not."""
    said = {"district": {"name": "a"}, "edition": {"format_version": FORMAT_VERSION}}
    assert from_tree(said) == from_tree({"district": {"name": "a"}})


@given(data=st.data())
@settings(
    derandomize=True,
    deadline=None,
    max_examples=300,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_any_text_survives_yaml(data: st.DataObject, catalogue_text: SearchStrategy[str]) -> None:
    """Text that YAML quotes where it must is read as that text: no type, no null, no alias."""
    text = data.draw(catalogue_text)
    node, problems = parse_yaml(yaml.safe_dump({"a": [text]}, allow_unicode=True), "x.yaml")
    assert problems == []
    assert node is not None
    assert plain(node) == {"a": [text]}


def test_yaml_gives_back_an_equal_catalogue(strategy_for: StrategyFor, tmp_path: Path) -> None:
    """A catalogue written as one YAML file is read as an equal catalogue."""

    def fits_text(value: Any) -> bool:
        """YAML here holds plain decimals of at most 18 digits, and options as text."""
        said = fields_said(value)
        return not {(Location, "lat"), (Location, "lon"), (ExportJob, "options")} & said

    @settings(SETTINGS, max_examples=60)
    @given(strategy_for(Catalogue, {}).filter(fits_text))
    def comes_back(catalogue: Catalogue) -> None:
        tree = to_tree(catalogue)
        text = yaml.safe_dump(_short(tree), allow_unicode=True)
        (tmp_path / "catalogue.yaml").write_bytes(text.encode())
        assert load(tmp_path) == from_tree(_short(tree))

    comes_back()


def _short(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {k: _short(v) for k, v in tree.items()}
    if isinstance(tree, list):
        return [_short(v) for v in tree]
    return tree % 10**9 if type(tree) is int else tree

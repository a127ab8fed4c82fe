"""What several folders of tests share: strategies worked out from the model itself."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bianmin_core import FORMAT_VERSION, ClockTime, ModelField, model_fields

# How busy a machine is says nothing of what is tested.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

# Text as catalogues may hold it: no surrogates, no controls but line breaks, no hidden characters.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t~:#-[]{}\"'&*!|>%@`，。"),
    max_size=12,
)
_SCALARS: Mapping[Any, SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    dt.date: st.dates(),
    ClockTime: st.integers(0, 1440).map(ClockTime),
}
_PLAIN = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT


def model_objects(cls: Any, told: Mapping[Any, str]) -> SearchStrategy[Any]:
    """Objects of a model class with some of their fields set.

    Args:
        cls: The class.
        told: Which field of a class must hold something other than its default.
    """

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        fields = model_fields(cls)
        optional = [f.name for f in fields if not f.required]
        chosen = draw(st.sets(st.sampled_from(optional), max_size=3)) if optional else set()
        chosen |= {told[cls]} if cls in told else set()
        values = {
            f.name: draw(_values(f, told, other=told.get(cls) == f.name))
            for f in fields
            if f.required or f.name in chosen
        }
        return cls(**values)

    return build()


def _values(field: ModelField, told: Mapping[Any, str], *, other: bool) -> SearchStrategy[Any]:
    if field.name == "format_version":
        return st.just(FORMAT_VERSION)
    one = _one(field.inner, told)
    if field.is_list:
        one = st.lists(one, min_size=1 if other else 0, max_size=2).map(tuple)
    return one.filter(lambda value: value != field.default) if other else one


def _one(declared: Any, told: Mapping[Any, str]) -> SearchStrategy[Any]:
    if declared in _SCALARS:
        return _SCALARS[declared]
    if attrs.has(declared):
        return model_objects(declared, told)
    if typing.get_origin(declared) is not None:
        return st.dictionaries(TEXT, _PLAIN, max_size=2)
    assert issubclass(declared, Enum)
    return st.sampled_from(list(declared))


@pytest.fixture(scope="session")
def strategy_for() -> Callable[[Any, Mapping[Any, str]], SearchStrategy[Any]]:
    """`model_objects`: strategies for any class of the model."""
    return model_objects


@pytest.fixture(scope="session")
def catalogue_text() -> SearchStrategy[str]:
    """Text as catalogues may hold it."""
    return TEXT

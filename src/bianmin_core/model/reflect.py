"""The model read by programs: its classes, and each field's type, default and meaning.

Schema, projection, text search, generated docs and the tests' strategies are worked out from
here, so that a new field reaches all of them by being written once.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import FieldInfo, info_of


@attrs.frozen(kw_only=True)
class ModelField:
    """One field of a model class, its type resolved."""

    name: str
    type: Any
    info: FieldInfo
    required: bool
    attribute: attrs.Attribute[Any]

    @property
    def default(self) -> object:
        """The value the field takes when nothing is said; None for a required one."""
        default = self.attribute.default
        if default is attrs.NOTHING:
            return None
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            return default.factory()  # type: ignore[union-attr]
        return default

    @property
    def inner(self) -> Any:
        """The type without "or None" and without the tuple around it."""
        return inner_type(self.type)

    @property
    def is_list(self) -> bool:
        """Whether it holds a tuple of values."""
        return typing.get_origin(_not_none(self.type)) is tuple


def _not_none(declared: Any) -> Any:
    if isinstance(declared, types.UnionType) or typing.get_origin(declared) is typing.Union:
        others = [t for t in typing.get_args(declared) if t is not type(None)]
        return others[0] if len(others) == 1 else declared
    return declared


def inner_type(declared: Any) -> Any:
    """Return the type without "or None" and without the tuple around it."""
    bare = _not_none(declared)
    if typing.get_origin(bare) is tuple:
        return typing.get_args(bare)[0]
    return bare


@cache
def model_fields(cls: Any) -> tuple[ModelField, ...]:
    """Return the fields of a model class that hold data, in order."""
    hints = typing.get_type_hints(cls)
    return tuple(
        ModelField(
            name=field.name,
            type=hints[field.name],
            info=info_of(field),
            required=field.default is attrs.NOTHING,
            attribute=field,
        )
        for field in attrs.fields(cls)
        if field.metadata
    )


@cache
def model_classes(root: Any = Catalogue) -> tuple[Any, ...]:
    """Return every class a catalogue is made of, the root first, each once."""
    found: dict[Any, None] = {}

    def visit(cls: Any) -> None:
        if cls in found:
            return
        found[cls] = None
        for field in model_fields(cls):
            if attrs.has(field.inner):
                visit(field.inner)

    visit(root)
    return tuple(found)


Path = tuple[str | int, ...]


@cache
def _text_plan(cls: Any) -> tuple[tuple[str, bool, bool], ...]:
    """(name, is a list, is text) for the fields that are or hold text."""
    return tuple(
        (f.name, f.is_list, f.inner is str)
        for f in model_fields(cls)
        if f.inner is str or attrs.has(f.inner)
    )


def walk_texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a model object with its path; the item's id stands for its index."""
    cls: Any = type(value)
    for name, is_list, is_text in _text_plan(cls):
        held = getattr(value, name)
        if not held:
            continue
        here = (*path, name)
        if not is_list:
            if is_text:
                yield here, held
            else:
                yield from walk_texts(held, here)
        elif is_text:
            for index, text in enumerate(held):
                yield (*here, index), text
        else:
            for index, item in enumerate(held):
                key = getattr(item, "id", None) or index
                yield from walk_texts(item, (*here, key))


@cache
def plain_texts(cls: Any) -> tuple[tuple[str, bool, str], ...]:
    """(name, is a list, kind) for the fields that a translation says, or that hold such.

    The kind is "text" or "own", as `FieldInfo.translated` has it, or "" for objects.
    """
    return tuple(
        (f.name, f.is_list, f.info.translated or "")
        for f in model_fields(cls)
        if f.info.translated or (attrs.has(f.inner) and plain_texts(f.inner))
    )


@cache
def _gathering(cls: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, bool], ...]]:
    """What gets all plain texts of an object at once; the other fields, and whether text."""
    plan = _text_plan(cls)
    plain = [name for name, is_list, is_text in plan if is_text and not is_list]
    others = tuple((name, is_text) for name, is_list, is_text in plan if is_list or not is_text)
    if len(plain) > 1:
        return attrgetter(*plain), others
    return (lambda value: tuple(getattr(value, name) for name in plain)), others


def texts_of(value: object) -> list[str]:
    """Return every text inside a model object, in no order; quicker than `walk_texts`."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    cls: Any = type(value)
    plain, others = _gathering(cls)
    found += filter(None, plain(value))
    for name, is_text in others:
        held = getattr(value, name)
        if not held:
            continue
        if is_text:
            found += held
        elif isinstance(held, tuple):
            for item in held:
                _gather(item, found)
        else:
            _gather(held, found)

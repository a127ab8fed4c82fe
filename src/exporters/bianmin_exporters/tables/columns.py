"""Columns, worked out from the model: a new plain field is a new column by itself.

An object that a field holds (a location, a time limit) is laid into columns of its own, named
"location_floor"; a list of objects or of ids is a table of its own (`layout`); a list of words
is one cell.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import cache
from typing import Any

import attrs

from bianmin_core import ClockTime, ModelField, Visibility, model_fields


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    WORDS = "words"
    TERM = "term"
    TERMS = "terms"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    CLOCK = "clock"


@attrs.frozen(kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its name, the first cell of the column.
        title: Its name for people, "中文 / English".
        meaning: What its cells hold.
        kind: The type of its cells.
        required: Whether no cell is empty.
        pattern: A regular expression the text should match, as JSON Schema reads it.
        terms: Of TERM and TERMS: the closed list.
        path: The attributes that lead from a row's object to the value; () where the table
            supplies it.
        refers_to: The table whose `id` the cells hold.
    """

    name: str
    title: str
    meaning: str
    kind: Kind = Kind.TEXT
    required: bool = False
    pattern: str | None = None
    terms: tuple[Enum, ...] = ()
    path: tuple[str, ...] = ()
    refers_to: str | None = None

    def read(self, row: object) -> object:
        """The value that a row's object holds; None where something on the way is absent."""
        for name in self.path:
            if row is None:
                return None
            row = getattr(row, name)
        return row


@cache
def columns_of(cls: Any) -> tuple[Column, ...]:
    """The columns for the objects of one model class, in the model's order."""
    return tuple(_columns(cls, (), (), ()))


def _columns(
    cls: Any, path: tuple[str, ...], zh: tuple[str, ...], en: tuple[str, ...]
) -> list[Column]:
    found: list[Column] = []
    for field in model_fields(cls):
        if field.info.visibility is not Visibility.PUBLIC or field.inner is Visibility:
            continue
        here = (*path, field.name)
        label = field.info.label
        if attrs.has(field.inner) and field.inner is not ClockTime:
            if not field.is_list:
                found += _columns(field.inner, here, (*zh, label.zh), (*en, label.en))
        elif not (field.is_list and field.info.refers_to):
            found.append(_column(field, here, (*zh, label.zh), (*en, label.en)))
    return found


def _column(
    field: ModelField, path: tuple[str, ...], zh: tuple[str, ...], en: tuple[str, ...]
) -> Column:
    kind = _kind(field.inner)
    if field.is_list:
        kind = Kind.TERMS if kind is Kind.TERM else Kind.WORDS
    return Column(
        name="_".join(path),
        title=f"{'·'.join(zh)} / {': '.join(en)}",
        meaning=field.info.meaning,
        kind=kind,
        required=field.required and not field.is_list and len(path) == 1,
        pattern=field.info.pattern,
        terms=tuple(field.inner) if kind in (Kind.TERM, Kind.TERMS) else (),
        path=path,
        refers_to=field.info.refers_to[0] if field.info.refers_to else None,
    )


def _kind(declared: Any) -> Kind:
    if issubclass(declared, Enum):
        return Kind.TERM
    return {
        str: Kind.TEXT,
        int: Kind.INTEGER,
        float: Kind.NUMBER,
        bool: Kind.BOOLEAN,
        dt.date: Kind.DATE,
        ClockTime: Kind.CLOCK,
    }[declared]

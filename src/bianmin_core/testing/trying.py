"""Other values of an option than its default, as far as its type tells them."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

import attrs

from bianmin_core.options import allowed_values

Options = Mapping[str, object]
Trial = tuple[Options, Options]


def trials(options: type[Any], field: attrs.Attribute[Any], named: Options | None) -> list[Trial]:
    """Return what to export with and compare: options without another value, and with it.

    Args:
        options: The class of options.
        field: The option that is tried.
        named: Options that its author names for it, others beside it included; only these are
            tried then.
    """
    if named is not None:
        return [({k: v for k, v in named.items() if k != field.name}, named)]
    return [({}, {field.name: value}) for value in _others(options, field)]


def is_number(options: type[Any], field: attrs.Attribute[Any]) -> bool:
    """Whether an option is a number, of which most values can't be told from their neighbours."""
    return _bare(options, field) in (int, float)


def _bare(options: type[Any], field: attrs.Attribute[Any]) -> type[Any] | None:
    declared = typing.get_type_hints(options)[field.name]
    kinds: tuple[type[Any], ...] = (bool, int, float)
    return next((t for t in kinds if t in (declared, *typing.get_args(declared))), None)


def _others(options: type[Any], field: attrs.Attribute[Any]) -> list[object]:
    default: Any = field.default
    words = allowed_values(typing.get_type_hints(options)[field.name])
    if words:
        usual = str(getattr(default, "value", default))
        return [word for word in words if word != usual]
    bare = _bare(options, field)
    if bare is bool:
        return [not default]
    if bare is None:
        return []
    start = default if isinstance(default, int | float) else 1
    return [bare(value) for value in (start + 1, start - 1, start * 2 + 2, start / 2, start + 100)]

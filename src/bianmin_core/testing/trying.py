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


def _others(options: type[Any], field: attrs.Attribute[Any]) -> list[object]:
    declared = typing.get_type_hints(options)[field.name]
    default = field.default
    words = allowed_values(declared)
    if words:
        usual = getattr(default, "value", default)
        return [word for word in words if word != str(usual)]
    bare = next(
        (t for t in (bool, int, float) if t in (declared, *typing.get_args(declared))), None
    )
    if bare is bool:
        return [not default]
    if bare in (int, float):
        start = default if isinstance(default, int | float) else 1
        return [
            bare(value) for value in (start + 1, start * 2 + 2, start / 2, start - 1, start + 100)
        ]
    return []

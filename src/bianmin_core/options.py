"""From what a person wrote (a flag, a line of YAML, a keyword argument) to an options object."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from bianmin_core.errors import OptionError

_TRUE = {"true", "yes", "on", "1", "是"}
_FALSE = {"false", "no", "off", "0", "否"}


def make_options(exporter: str, options: type[Any], given: Mapping[str, object]) -> Any:
    """Make the options object of an exporter; names may have hyphens or underscores.

    Raises:
        OptionError: Names are unknown or values not taken; it names all of them.
    """
    fields = {f.name: f for f in attrs.fields(options)}
    hints = typing.get_type_hints(options)
    values: dict[str, object] = {}
    wrong: list[tuple[str, str]] = []
    for key, value in given.items():
        name = key.replace("-", "_")
        if name not in fields:
            wrong.append(_unknown(exporter, key, list(fields)))
            continue
        try:
            values[name] = _typed(value, hints[name])
        except ValueError:
            wrong.append(_refused(exporter, key, value, hints[name]))
    if not wrong:
        try:
            return options(**values)
        except ValueError as error:
            wrong.append((str(error), str(error)))
    raise OptionError("\n".join(zh for zh, _ in wrong), "\n".join(en for _, en in wrong))


def _unknown(exporter: str, key: str, names: list[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(key.replace("-", "_"), names, n=1)
    known = "、".join(n.replace("_", "-") for n in names) or "无"
    if near:
        nearest = near[0].replace("_", "-")
        return (
            f"导出器 {exporter} 没有选项 {key}，是不是 {nearest}？",
            f"Exporter {exporter} has no option {key}; did you mean {nearest}?",
        )
    return (
        f"导出器 {exporter} 没有选项 {key}；它的选项有：{known}",
        f"Exporter {exporter} has no option {key}; it has: {known.replace('、', ', ')}",
    )


def allowed_values(declared: Any) -> tuple[str, ...]:
    """The words an option takes, where they are a closed list; else nothing."""
    bare = _bare(declared)
    if typing.get_origin(bare) is typing.Literal:
        return tuple(str(v) for v in typing.get_args(bare))
    if isinstance(bare, type) and issubclass(bare, Enum):
        return tuple(str(m.value) for m in bare)
    return ()


def _refused(exporter: str, key: str, value: object, declared: Any) -> tuple[str, str]:
    words = allowed_values(declared)
    kinds = {int: ("整数", "a whole number"), float: ("数", "a number")}
    zh, en = kinds.get(_bare(declared), ("文字", "text"))
    if words:
        zh, en = "、".join(words), " or ".join(words)
    elif _bare(declared) is bool:
        zh, en = "yes 或 no", "yes or no"
    return (
        f"导出器 {exporter} 的选项 {key} 只能是{zh}，不能是「{value}」",
        f"Option {key} of exporter {exporter} must be {en}, not {value!r}",
    )


def _bare(declared: Any) -> Any:
    if isinstance(declared, types.UnionType) or typing.get_origin(declared) is typing.Union:
        return next(t for t in typing.get_args(declared) if t is not type(None))
    return declared


def _typed(value: object, declared: Any) -> object:
    bare = _bare(declared)
    if value is None:
        if bare is declared:
            raise ValueError(value)
        return None
    if (
        isinstance(bare, type)
        and isinstance(value, bare)
        and (bare is bool) == isinstance(value, bool)
    ):
        return value
    if words := allowed_values(declared):
        word = str(value.value) if isinstance(value, Enum) else value
        if word not in words:
            raise ValueError(value)
        return bare(word) if isinstance(bare, type) else word
    if bare is bool:
        word = str(value).lower()
        if word not in _TRUE | _FALSE:
            raise ValueError(value)
        return word in _TRUE
    if bare in (int, float) and isinstance(value, str | int) and not isinstance(value, bool):
        return bare(value)
    raise ValueError(value)

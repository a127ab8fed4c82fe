"""From what a person wrote (a flag, a line of YAML, a keyword argument) to an options object."""

from __future__ import annotations

import difflib
import math
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from bianmin_core.errors import BianminError, OptionError

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
        if f"{name}_" in fields:  # what Python keeps for itself: `for` is the field `for_`
            name = f"{name}_"
        if name not in fields:
            wrong.append(_unknown(exporter, key, list(fields)))
            continue
        if name in values:
            wrong.append(_twice(exporter, name))
            continue
        try:
            values[name] = _typed(value, hints[name])
        except ValueError:
            wrong.append(_refused(exporter, key, value, hints[name]))
    if not wrong:
        try:
            return options(**values)
        except ValueError as error:
            wrong.append(_said(exporter, error))
    raise OptionError("\n".join(zh for zh, _ in wrong), "\n".join(en for _, en in wrong))


def option_name(field: str) -> str:
    """Return an option's name as flags and catalogues write it: `for_` is "for"."""
    return field.rstrip("_").replace("_", "-")


def _said(exporter: str, error: ValueError) -> tuple[str, str]:
    """What an option class's own validator says; those of attrs append the attribute to it."""
    if isinstance(error, BianminError):
        return error.zh, error.en
    words = error.args[0] if error.args else error
    return f"导出器 {exporter} 的选项不对：{words}", f"Options of exporter {exporter}: {words}"


def _twice(exporter: str, name: str) -> tuple[str, str]:
    key = option_name(name)
    return (
        f"导出器 {exporter} 的选项 {key} 写了两次",
        f"Option {key} of exporter {exporter} is given twice",
    )


def _unknown(exporter: str, key: str, names: list[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(key.replace("-", "_"), names, n=1)
    known = "、".join(map(option_name, names)) or "无"
    if near:
        nearest = option_name(near[0])
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


def is_option(declared: Any) -> bool:
    """Whether an option may be declared so: see `bianmin_core.option`."""
    bare = _bare(declared)
    if typing.get_origin(bare) is typing.Literal:
        return all(isinstance(v, str) for v in typing.get_args(bare)) and _is_single(declared)
    return (
        isinstance(bare, type)
        and (bare in (str, int, float, bool) or issubclass(bare, Enum))
        and _is_single(declared)
    )


def _is_single(declared: Any) -> bool:
    return declared is _bare(declared) or set(typing.get_args(declared)) == {
        _bare(declared),
        type(None),
    }


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
    if bare is float:
        return _finite(value)
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
        if isinstance(bare, type) and issubclass(bare, Enum):
            return next(m for m in bare if str(m.value) == word)
        return word
    if bare is bool:
        word = str(value).lower()
        if word not in _TRUE | _FALSE:
            raise ValueError(value)
        return word in _TRUE
    if bare is int and isinstance(value, str):
        return int(value)
    raise ValueError(value)


def _finite(value: object) -> float:
    """A number one can measure with: "nan" and "inf" are none, nor is an int beyond all floats."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(value)
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(value)
    return number

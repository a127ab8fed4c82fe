"""Why a plain tree is no catalogue: each misfit with its path and a sentence for a clerk."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

import attrs
from cattrs import AttributeValidationNote, IterableValidationNote
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from bianmin_core.model.labels import Text
from bianmin_core.model.reflect import model_fields
from bianmin_core.sources.text import visible

Path = tuple[str | int, ...]


class UnfitError(ValueError):
    """A value that is not what the model names; `expected` says what would be."""

    def __init__(self, expected: Text, value: object) -> None:
        super().__init__(expected.en)
        self.expected = expected
        self.value = value


@attrs.frozen
class Misfit:
    """Why the value at a path does not fit; `at_key` when a key itself is wrong."""

    path: Path
    text: Text


def not_mapping(tree: object) -> Text:
    """What to say of a tree that holds no fields at its outermost level."""
    return Text(
        "最外层应是一组栏目（district、offices、services …）",
        "the outermost level must be a group of fields (district, offices, services, …), "
        f"not {_kind(tree)}",
    )


def misfits(error: BaseException, path: Path) -> Iterator[Misfit]:
    """Yield every failure inside a cattrs error, with the path its notes spell out."""
    for sub in getattr(error, "exceptions", ()):
        here = path
        for note in getattr(sub, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                here = (*here, note.name)
            elif isinstance(note, IterableValidationNote):
                here = (*here, note.index)
        if isinstance(sub, BaseValidationError):
            yield from misfits(sub, here)
        elif isinstance(sub, ForbiddenExtraKeysError):
            for key in sorted(sub.extra_fields, key=str):
                yield Misfit((*here, str(key)), _unknown(key, sub.cl))
        elif isinstance(sub, KeyError):
            missing = str(sub.args[0])
            yield Misfit(path, _missing(missing, getattr(error, "cl", None)))
        elif isinstance(sub, UnfitError):
            yield Misfit(here, _unfit(sub, here))
        else:
            raise sub


def _label(path: Path) -> str:
    names = [p for p in path if isinstance(p, str)]
    return names[-1] if names else ""


def _unfit(error: UnfitError, path: Path) -> Text:
    value = error.value
    shown = (
        f"「{visible(str(value)[:40])}」"
        if isinstance(value, str | int | float)
        else _KINDS_ZH[_kind(value)]
    )
    return Text(
        f"{_label(path)} 应写成{error.expected.zh}，现在是{shown}",
        f"{_label(path)} must be {error.expected.en}, not "
        + (repr(value)[:60] if isinstance(value, str | int | float) else _kind(value)),
    )


_KINDS_ZH = {
    "a list": "一个列表",
    "a group of fields": "一组栏目",
    "nothing": "空的",
    "a value": "一个值",
}


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else "a value"


def _unknown(key: object, cls: Any) -> Text:
    fields = {f.name: f.info.label.zh for f in model_fields(cls)}
    names = {**{label: name for name, label in fields.items()}, **{n: n for n in fields}}
    found = difflib.get_close_matches(str(key), list(names), n=1, cutoff=0.5)
    shown = visible(str(key)[:40])
    if found:
        near = names[found[0]]
        return Text(
            f"没有「{shown}」这个栏目，是不是 {near}（{fields[near]}）？",
            f"there is no field {shown}; did you mean {near}?",
        )
    return Text(
        f"没有「{shown}」这个栏目；这里可以写：{'、'.join(fields)}",
        f"there is no field {shown}; these there are: {', '.join(fields)}",
    )


def _missing(name: str, cls: Any) -> Text:
    label = (
        next((f.info.label.zh for f in model_fields(cls) if f.name == name), name) if cls else name
    )
    return Text(f"缺少 {name}（{label}）", f"{name} is missing")

"""From a plain tree to the typed model, with every failure told at its place.

cattrs builds the model twice over: at once without bookkeeping, and, only where that fails,
again with it, so that all problems are known by path. Hooks are strict: nothing is coerced,
except that text (as YAML holds it) is read as the type that the model names.

The first pass looks at what an object says and never at the many fields it leaves out, which is
what makes it several times faster than the second; both share the hooks of all other types.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Any

import attrs
import cattrs
from cattrs import AttributeValidationNote, IterableValidationNote
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.clock import ClockTime
from bianmin_core.model.labels import Term, Text
from bianmin_core.model.reflect import inner_type, model_fields
from bianmin_core.sources.text import visible

Path = tuple[str | int, ...]
Hook = Callable[[Any, Any], Any]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_YES = {"true", "yes", "on", "是", "有"}
_NO = {"false", "no", "off", "否", "无"}


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


def structure(tree: Any, *, text: bool) -> tuple[Catalogue | None, list[Misfit]]:
    """Return the catalogue a plain tree holds, or every reason why it holds none.

    Args:
        tree: Mappings, lists and scalars.
        text: Whether scalars may be text to be read as the model's types (YAML), or must be
            of the right JSON type already.
    """
    if not isinstance(tree, dict):
        return None, [Misfit((), _not_mapping(tree))]
    try:
        return _converter(text, False).structure(tree, Catalogue), []
    except (BaseValidationError, UnfitError, ForbiddenExtraKeysError, KeyError):
        pass
    try:
        return _converter(text, True).structure(tree, Catalogue), []
    except BaseValidationError as error:
        return None, list(_misfits(error, ()))


@cache
def _converter(text: bool, detailed: bool) -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    scalars: dict[Any, Hook] = {
        str: _text,
        int: _int_of_text if text else _int,
        float: _float_of_text if text else _float,
        bool: _bool_of_text if text else _bool,
        dt.date: _date,
        ClockTime: _clock,
    }
    for cls, hook in scalars.items():
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_func(
        lambda t: isinstance(t, type) and issubclass(t, Enum), _term_of_text if text else _term
    )
    object_hook = _object_hook_in_detail if detailed else _object_hook
    converter.register_structure_hook_factory(
        lambda t: attrs.has(t) and t is not ClockTime, lambda t: object_hook(converter, t)
    )
    converter.register_structure_hook_factory(
        lambda t: type(None) in typing.get_args(t), lambda t: _optional_hook(converter, t)
    )
    converter.register_structure_hook_factory(
        _is_tuple, lambda t: _list_hook(converter, t, detailed)
    )
    converter.register_structure_hook_func(
        lambda t: getattr(typing.get_origin(t), "__name__", "") == "Mapping", _options
    )
    return converter


def _is_tuple(declared: Any) -> bool:
    origin: object = typing.get_origin(declared)
    return origin is tuple


def _optional_hook(converter: cattrs.Converter, declared: Any) -> Hook:
    inner = inner_type(declared)
    hook = converter.get_structure_hook(inner)

    def structure_optional(value: Any, _: Any) -> Any:
        return None if value is None else hook(value, inner)

    return structure_optional


def _object_hook(converter: cattrs.Converter, cls: Any) -> Hook:
    """The quick way: any failure will do, since the other way tells what is wrong."""
    fields = model_fields(cls)
    required = frozenset(f.name for f in fields if f.required)
    # A scalar that is already of its type needs no call; no value is of the type _Never.
    plan = {
        f.name: (
            f.type,
            f.inner if f.inner in _EXACT and not f.is_list else _Never,
            converter.get_structure_hook(f.type),
        )
        for f in fields
    }

    def structure_object(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise UnfitError(_fields_expected(cls), value)
        given = {}
        for name, held in value.items():
            declared, exact, hook = plan[name]
            given[name] = held if type(held) is exact else hook(held, declared)
        if not required <= given.keys():
            raise KeyError(*(required - given.keys()))
        return cls(**given)

    return structure_object


class _Never:
    pass


_EXACT = frozenset({str, int, bool})


def _object_hook_in_detail(converter: cattrs.Converter, cls: Any) -> Hook:
    overrides = {"origins": override(omit=True)} if cls is Catalogue else {}
    inner = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,  # type: ignore[arg-type]
    )

    def structure_object_in_detail(value: Any, declared: Any) -> Any:
        if type(value) is not dict:
            raise UnfitError(_fields_expected(cls), value)
        return inner(value, declared)

    return structure_object_in_detail


def _list_hook(converter: cattrs.Converter, declared: Any, detailed: bool) -> Hook:
    item = typing.get_args(declared)[0]
    hook = converter.get_structure_hook(item)
    if not detailed:

        def structure_list(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise UnfitError(_LIST, value)
            return tuple([hook(v, item) for v in value])

        return structure_list

    def structure_list_in_detail(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise UnfitError(_LIST, value)
        done, failed = [], []
        for index, v in enumerate(value):
            try:
                done.append(hook(v, item))
            except (BaseValidationError, UnfitError) as error:
                name = v.get("id") if isinstance(v, dict) else None
                usable = isinstance(name, str) and not _repeated(value, name)
                note = IterableValidationNote("", name if usable else index, item)  # type: ignore[arg-type]
                error.__notes__ = [*getattr(error, "__notes__", []), note]
                failed.append(error)
        if failed:
            raise cattrs.IterableValidationError("list", failed, declared)
        return tuple(done)

    return structure_list_in_detail


def _repeated(items: list[Any], key: object) -> bool:
    return sum(1 for v in items if isinstance(v, dict) and v.get("id") == key) != 1


_LIST = Text("一个列表（每项前面加「- 」）", "a list (each item after a dash)")


def _fields_expected(cls: Any) -> Text:
    names = [f.name for f in model_fields(cls)][:4]
    return Text(f"一组栏目（{'、'.join(names)} …）", f"a group of fields ({', '.join(names)}, …)")


def _not_mapping(tree: object) -> Text:
    return Text(
        "最外层应是一组栏目（district、offices、services …）",
        "the outermost level must be a group of fields (district, offices, services, …), "
        f"not {_kind(tree)}",
    )


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise UnfitError(Text("文字", "text"), value)
    return value


def _int(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise UnfitError(Text("整数", "a whole number"), value)
    return value


def _int_of_text(value: Any, declared: Any) -> int:
    if type(value) is str and _WHOLE.fullmatch(value):
        return int(value)
    return _int(value, declared)


def _float(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise UnfitError(Text("数", "a number"), value)
    return float(value)


def _float_of_text(value: Any, declared: Any) -> float:
    if type(value) is str and _NUMBER.fullmatch(value):
        return float(value)
    return _float(value, declared)


def _bool(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise UnfitError(Text("true 或 false", "true or false"), value)
    return value


def _bool_of_text(value: Any, _: Any) -> bool:
    if type(value) is bool:
        return value
    word = value.lower() if type(value) is str else None
    if word in _YES or word in _NO:
        return word in _YES
    raise UnfitError(Text("yes 或 no（是 或 否）", "yes or no"), value)


def _date(value: Any, _: Any) -> dt.date:
    if type(value) is str and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise UnfitError(Text("日期，写成 2026-03-01", "a date such as 2026-03-01"), value)


def _clock(value: Any, _: Any) -> ClockTime:
    if type(value) is str:
        try:
            return ClockTime.parse(value)
        except ValueError:
            pass
    raise UnfitError(Text("钟点，写成 8:30", "a time of day such as 8:30"), value)


def _term(value: Any, declared: Any) -> Any:
    found = declared._value2member_map_.get(value) if type(value) is str else None
    if found is None:
        raise UnfitError(_one_of(declared), value)
    return found


def _term_of_text(value: Any, declared: Any) -> Any:
    for member in declared:
        if value == member.value:
            return member
        if isinstance(member, Term) and value in (member.label.zh, member.label.en):
            return member
    raise UnfitError(_one_of(declared), value)


def _one_of(declared: Any) -> Text:
    zh = "、".join(
        f"{m.value}（{m.label.zh}）" if isinstance(m, Term) else str(m.value) for m in declared
    )
    return Text(f"下面的一个：{zh}", "one of " + ", ".join(str(m.value) for m in declared))


def _options(value: Any, _: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise UnfitError(Text("一组选项", "a group of options"), value)
    for held in value.values():
        if not isinstance(held, str | int | float | bool | None):
            raise UnfitError(Text("简单的值", "plain values"), held)
    return value


def _misfits(error: BaseException, path: Path) -> Iterator[Misfit]:
    """Every failure inside a cattrs error, with the path its notes spell out."""
    for sub in getattr(error, "exceptions", ()):
        here = path
        for note in getattr(sub, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                here = (*here, note.name)
            elif isinstance(note, IterableValidationNote):
                here = (*here, note.index)
        if isinstance(sub, BaseValidationError):
            yield from _misfits(sub, here)
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

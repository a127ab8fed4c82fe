"""From a plain tree to the typed model, with every failure told at its place.

cattrs builds the model twice over: at once without bookkeeping, and, only where that fails,
again with it, so that all problems are known by path. Hooks are strict: nothing is coerced,
except that text (as YAML holds it) is read as the type that the model names.

The first pass looks at what an object says, never at the many fields it leaves out.
"""

from __future__ import annotations

import datetime as dt
import re
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from itertools import repeat
from typing import Any

import attrs
import cattrs
from cattrs import IterableValidationNote
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, override

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.clock import ClockTime
from bianmin_core.model.labels import Term, Text
from bianmin_core.model.reflect import model_fields
from bianmin_core.sources.misfits import Misfit, UnfitError, misfits, not_mapping
from bianmin_core.sources.quick import GiveUpError, quick_hook
from bianmin_core.sources.shared import written_out

Hook = Callable[[Any, Any], Any]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_YES = {"true", "yes", "on", "是", "有"}
_NO = {"false", "no", "off", "否", "无"}


def structure(tree: Any, *, text: bool) -> tuple[Catalogue | None, list[Misfit]]:
    """Return the catalogue a plain tree holds, or every reason why it holds none.

    Args:
        tree: Mappings, lists and scalars.
        text: Whether scalars may be text to be read as the model's types (YAML), or must be
            of the right JSON type already.
    """
    if not isinstance(tree, dict):
        return None, [Misfit((), not_mapping(tree))]
    tree = written_out(tree)
    try:
        return _converter(text, False).structure(tree, Catalogue), []
    except (GiveUpError, UnfitError, KeyError, TypeError):
        pass
    try:
        return _converter(text, True).structure(tree, Catalogue), []
    except BaseValidationError as error:
        return None, list(misfits(error, ()))


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
    converter.register_structure_hook_factory(
        lambda t: attrs.has(t) and t is not ClockTime,
        lambda t: (
            _object_hook_in_detail(converter, t)
            if detailed
            else quick_hook(t, converter.get_structure_hook, text=text)
        ),
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


def _object_hook_in_detail(converter: cattrs.Converter, cls: Any) -> Hook:
    beside = ("origins", "translations") if cls is Catalogue else ()
    overrides = {name: override(omit=True) for name in beside}
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
            return tuple(map(hook, value, repeat(item)))

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

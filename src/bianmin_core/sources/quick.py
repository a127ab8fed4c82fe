"""The first, quick pass from a plain tree to the model.

For each class a function is written out, as attrs and cattrs write theirs: one line of checks a
field, no loop, no call for what is of its type already. It gives up at the first misfit without
a word, since the pass after it tells every misfit at its place.

A frozen object sets each of its fields through a call. Here an object of a class with the same
slots that is not frozen sets them at once and then becomes one of the frozen class, which CPython
allows where both are laid out alike (model classes therefore go without a slot for weak references).
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from enum import Enum
from typing import Any

import attrs

from bianmin_core.model.labels import Term
from bianmin_core.model.reflect import ModelField, model_fields

Hook = Callable[[Any, Any], Any]

_AS_IT_IS = (str, int, bool)
_ABSENT = object()


class GiveUpError(Exception):
    """The tree does not fit; the other pass says where and why."""


def quick_hook(cls: Any, hook_for: Callable[[Any], Hook], *, text: bool) -> Hook:
    """Return the function that makes an object of a class of the model from a plain mapping.

    Args:
        cls: The class.
        hook_for: Gives the hook for any other type, a class of the model among them.
        text: Whether scalars are text, to be read as the model's types.
    """
    thawed = attrs.make_class(
        cls.__name__,
        {a.name: attrs.field(default=a.default, kw_only=True) for a in attrs.fields(cls)},
        slots=not hasattr(cls, "__dict__") or "__slots__" in vars(cls),
        frozen=False,
        eq=False,
        weakref_slot=False,
    )
    names: dict[str, Any] = {
        "cls": cls,
        "thawed": thawed,
        "new": thawed.__new__,
        "ABSENT": _ABSENT,
        "GiveUpError": GiveUpError,
    }
    lines = [
        "def structure(value, _):",
        "    if type(value) is not dict:",
        "        raise GiveUpError",
        "    made, get, left = new(thawed), value.get, len(value)",
    ]
    known = {f.name: f for f in model_fields(cls)}
    for attribute in attrs.fields(cls):
        field = known.get(attribute.name)
        if field is None:
            lines.append(f"    made.{attribute.name} = {_default(attribute, names)}")
        else:
            lines += _field(field, hook_for, names, text=text)
    lines += [
        "    if left:",
        "        raise GiveUpError",
        "    made.__class__ = cls",
        "    return made",
    ]
    exec(compile("\n".join(lines), f"<structure {cls.__name__}>", "exec"), names)
    structure: Hook = names["structure"]
    return structure


def _field(
    field: ModelField, hook_for: Callable[[Any], Hook], names: dict[str, Any], *, text: bool
) -> list[str]:
    """The lines that set one field."""
    name = field.name
    if field.required:
        absent = "raise GiveUpError"
    else:
        absent = f"made.{name} = {_default(field.attribute, names)}"
    lines = [f"    held = get({name!r}, ABSENT)", "    if held is ABSENT:", f"        {absent}"]
    if type(None) in typing.get_args(field.type):
        lines += ["    elif held is None:", f"        made.{name} = None", "        left -= 1"]
    return [*lines, *_given(field, hook_for, names, text=text)]


def _given(
    field: ModelField, hook_for: Callable[[Any], Hook], names: dict[str, Any], *, text: bool
) -> list[str]:
    """The lines for a field that is given."""
    name, inner = field.name, field.inner
    exact = str if text else inner
    set_it = f"        made.{name}, left = {{}}, left - 1"
    give_up = ["    else:", "        raise GiveUpError"]
    if field.is_list:
        if isinstance(inner, type) and issubclass(inner, Enum):
            item = f"words_{name}[item]"
            names[f"words_{name}"] = _words(inner, text=text)
        elif inner is str:
            item = "item if type(item) is str else give_up()"
            names["give_up"] = _give_up
        else:
            item = f"hook_{name}(item, type_{name})"
            names |= {f"hook_{name}": hook_for(inner), f"type_{name}": inner}
        made = f"tuple([{item} for item in held])"
        return ["    elif type(held) is list:", set_it.format(made), *give_up]
    if isinstance(inner, type) and issubclass(inner, Enum):
        names[f"words_{name}"] = _words(inner, text=text)
        return ["    elif type(held) is str:", set_it.format(f"words_{name}[held]"), *give_up]
    if inner in _AS_IT_IS and inner is exact:
        return [f"    elif type(held) is {inner.__name__}:", set_it.format("held"), *give_up]
    names |= {f"hook_{name}": hook_for(inner), f"type_{name}": inner}
    return ["    else:", set_it.format(f"hook_{name}(held, type_{name})")]


def _default(attribute: attrs.Attribute[Any], names: dict[str, Any]) -> str:
    """What stands for a field's default value in the code."""
    name = f"default_{attribute.name}"
    if isinstance(attribute.default, attrs.Factory):  # type: ignore[arg-type]
        names[name] = attribute.default.factory  # type: ignore[union-attr]
        return f"{name}()"
    names[name] = attribute.default
    return name


def _give_up() -> typing.NoReturn:
    raise GiveUpError


def _words(words: type[Enum], *, text: bool) -> dict[object, Enum]:
    """The members of a closed list by what stands for them."""
    found: dict[object, Enum] = {}
    for member in words:
        found[member.value] = member
        if text and isinstance(member, Term):
            found |= {member.label.zh: member, member.label.en: member}
    return found

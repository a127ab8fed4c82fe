"""docs/api.md: the public doors, from their docstrings."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

import attrs
import docstring_parser

from bianmin_core import model_classes

_DOORS = (
    "bianmin_core",
    "bianmin_core.testing",
    "bianmin_exporters.cards",
    "bianmin_exporters.codes",
)
_STARS = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}
_SECTION = re.compile(r"^(?:Args|Attributes|Returns|Yields|Raises):$", re.MULTILINE)
_HEAD = """\
# Python API

What may be imported, and from where; [stability.md](stability.md) says how long it stays. Modules below these doors
are private and change without notice. The classes of the model are told field by field in
[catalogue-format.md](catalogue-format.md).
"""
_KINDS = ("Constants", "Functions", "Classes", "Model", "Closed lists of words", "Errors")


def api_text() -> str:
    """The page: door by door, kind by kind, each name with all that its docstring says."""
    return _HEAD + "".join(_door(import_module(name)) for name in _DOORS)


def _door(module: ModuleType) -> str:
    summary = (inspect.getdoc(module) or "").partition("\n\n")[0]
    parts = [f"\n## {module.__name__}\n\n{' '.join(summary.split())}\n"]
    held: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for name in sorted(module.__all__, key=str.lower):
        value = getattr(module, name)
        held[_kind(value)].append(_entry(name, value))
    for kind, entries in held.items():
        if entries:
            parts.append(f"\n### {kind} of {module.__name__}\n\n" + "".join(entries))
    return "".join(parts)


def _kind(value: object) -> str:
    if isinstance(value, type) and issubclass(value, BaseException):
        return "Errors"
    if isinstance(value, enum.EnumMeta):
        return "Closed lists of words"
    if value in model_classes():
        return "Model"
    if isinstance(value, type):
        return "Classes"
    return "Functions" if callable(value) else "Constants"


def _entry(name: str, value: Any) -> str:
    kind = _kind(value)
    if kind == "Constants":
        return f"- `{name}`: {_worth(value)}\n"
    if kind == "Closed lists of words":
        return f"- `{name}` {_summary(value)}\n"
    if kind == "Model":
        methods = "".join(f"  - {line}\n" for line in _members(value))
        return f"- [`{name}`](catalogue-format.md#{name.lower()}) {_summary(value)}\n{methods}"
    if kind == "Errors":
        return f"- `{name}` {_summary(value)}\n"
    if kind == "Functions":
        return f"#### {name}\n\n```python\n{name}{_signature(value)}\n```\n\n{_told(value)}\n"
    head = f"#### {name}\n\n"
    if attrs.has(value) and not _is_suite(value):
        head += f"```python\n{name}{_signature(value)}\n```\n\n"
    members = "".join(f"- {line}\n" for line in _members(value))
    return head + _told(value) + ("\n" + members if members else "") + "\n"


def _is_suite(value: type) -> bool:
    return value.__name__.endswith("Suite")


def _worth(value: object) -> str:
    shown = repr(value)
    if len(shown) <= 60:
        return f"`{shown}`"
    return f"a {type(value).__name__} of {len(value)}" if hasattr(value, "__len__") else "a value"


def _members(cls: type[Any]) -> Iterator[str]:
    """The methods and properties that a class defines itself."""
    for name, member in vars(cls).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property | cached_property):
            yield f"`.{name}` {_summary(member)}"
        elif isinstance(member, classmethod):
            yield f"`.{name}{_signature(member.__func__)}` {_summary(member)}"
        elif inspect.isfunction(member):
            if name.startswith("test_"):
                yield f"`{name}` {_summary(member)}"
            else:
                yield f"`.{name}{_signature(member)}` {_summary(member)}"


def _summary(value: object) -> str:
    parsed = docstring_parser.parse(inspect.getdoc(value) or "")
    return " ".join((parsed.short_description or "").split())


def _told(value: object) -> str:
    """A docstring as Markdown: its text, and a list of what it says of each name."""
    held = inspect.getdoc(value) or ""
    parsed = docstring_parser.parse(held, docstring_parser.Style.GOOGLE)
    parts = [
        _SECTION.split(held, maxsplit=1)[0].strip(),
        _list(f"`{p.arg_name}`: {_flat(p.description)}" for p in parsed.params),
        _list([f"returns: {_flat(parsed.returns.description)}"] if parsed.returns else []),
        _list(f"raises `{r.type_name}`: {_flat(r.description)}" for r in parsed.raises),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _signature(value: Any) -> str:
    """The signature, as one would write it in a stub."""
    signature = inspect.signature(value)
    names = list(signature.parameters.values())
    parts: list[str] = []
    starred = False
    for index, parameter in enumerate(names):
        kind = parameter.kind
        if kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        stars = _STARS.get(kind.name, "")
        starred = starred or stars == "*"
        parts.append(stars + parameter.name + _annotated(parameter))
        after = names[index + 1].kind if index + 1 < len(names) else None
        if kind is parameter.POSITIONAL_ONLY and after is not parameter.POSITIONAL_ONLY:
            parts.append("/")
    returned = signature.return_annotation
    ending = (
        "" if returned in (inspect.Signature.empty, None, "None") else f" -> {_typed(returned)}"
    )
    return f"({', '.join(p for p in parts if p not in ('self', 'cls'))}){ending}"


def _annotated(parameter: inspect.Parameter) -> str:
    empty = inspect.Parameter.empty
    typed = f": {_typed(parameter.annotation)}" if parameter.annotation is not empty else ""
    if parameter.default is empty:
        return typed
    default = _default(parameter.default)
    return f"{typed} = {default}" if typed else f"={default}"


def _default(value: object) -> str:
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    return repr(value) if isinstance(value, str | int | float | tuple | None) else "..."


def _typed(annotation: object) -> str:
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)

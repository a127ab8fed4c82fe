"""Hostile text: what somebody who means harm, or a careless paste, puts into a catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.testing.canaries import model_data
from bianmin_core.testing.everything import everything

# Markup, formulas, templates, Typst code, direction marks, rare characters, a very long word.
HOSTILE_TEXTS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>&amp;&lt;',
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    '\t=HYPERLINK("http://evil.example")',
    "{{ 7 * 7 }}{% include 'secret' %}${7*7}",
    '#read("/etc/hosts") #eval("1+1") $x^2$ *粗* _斜_ @ref <label> \\',
    "]]>--><!-- %PDF-1.7 \\input{x} ` ''' \"\"\"",
    "甲\u202e乙\u2066丙\u2069\u200b\ufeff丁",
    "𠮷野家𣒍村 👨‍👩‍👧 ﷽ é",
    '一,二;三\t四|五"六"',
    "第一行\n第二行\r\n第三行",
    "长" * 400 + "W" * 400,
)
HOSTILE_IDS = ("../../outside", "/absolute", "CON", "a b", "甲/乙", "x" * 300, "same", "same")


# As long as nobody means it to be: a whole page pasted into the field of a name.
_LONG = "长" * 5000 + "W" * 5000


def hostile() -> Catalogue:
    """Return one of everything in which every free text is hostile; some ids are, too.

    A service, an office and an officer have names of 10,000 characters. Such a catalogue can't
    be published, but a draft can be made of whatever was read.
    """
    turn = 0

    def text(field: ModelField) -> str:
        nonlocal turn
        turn += 1
        return HOSTILE_TEXTS[turn % len(HOSTILE_TEXTS)] + f" {field.name}"

    made = with_texts(everything(), text)
    extra = tuple(attrs.evolve(made.services[0], id=bad) for bad in HOSTILE_IDS)
    long = attrs.evolve(made.services[0], id="long", name=_LONG)
    return attrs.evolve(
        made,
        services=(*made.services, long, *extra),
        offices=(made.offices[0], attrs.evolve(made.offices[1], name=_LONG), *made.offices[2:]),
        officers=(attrs.evolve(made.officers[0], name=_LONG), *made.officers[1:]),
    )


def with_texts(catalogue: Catalogue, text: Callable[[ModelField], str]) -> Catalogue:
    """Return the catalogue with every free text given by `text`: no ids, numbers or references."""

    def changed(value: Any) -> Any:
        changes: dict[str, Any] = {}
        cls: Any = type(value)
        for field in model_fields(cls):
            held = getattr(value, field.name)
            free = field.inner is str and not (
                field.info.pattern or field.info.refers_to or field.name in _FORMED
            )
            if free:
                changes[field.name] = (
                    tuple(text(field) for _ in held) if field.is_list else text(field)
                )
            elif attrs.has(field.inner) and model_data(field.inner):
                changes[field.name] = tuple(map(changed, held)) if field.is_list else changed(held)
        return attrs.evolve(value, **changes)

    made: Catalogue = changed(catalogue)
    return made


# Texts that other parts of the model hang on.
_FORMED = frozenset({"format_version", "base_url", "situation", "answers", "exporter", "code"})

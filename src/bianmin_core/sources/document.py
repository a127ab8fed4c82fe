"""The normalised form: a catalogue as plain mappings, lists and scalars, ready for JSON.

Keys are the model's own names in the model's own order. What equals its default is left out, so
that a document says what was said and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
import cattrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.clock import ClockTime
from bianmin_core.model.reflect import model_fields

_REQUIRED = object()


def to_tree(value: object) -> dict[str, Any]:
    """Return a catalogue, or any one object of the model, in the normalised form.

    Words of closed lists stand by value ("station"), dates as "2026-03-01", times of day as
    "08:30", tuples as lists. `bianmin_core.from_tree` reads a catalogue back, equal.

    Args:
        value: A `Catalogue` or `Published`, or an object of one of the classes it is made of.
    """
    # A Published is data in so far as it is a Catalogue: for whom it was made is not.
    cls = Catalogue if isinstance(value, Catalogue) else type(value)
    tree: dict[str, Any] = _converter().unstructure(value, unstructure_as=cls)
    return tree


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(ClockTime, str)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook_factory(
        lambda cls: attrs.has(cls) and cls is not ClockTime,
        lambda cls: _object_hook(converter, cls),
    )
    return converter


def _object_hook(converter: cattrs.Converter, cls: Any) -> Callable[[Any], dict[str, Any]]:
    """What writes the objects of one class; cattrs' own would put required fields first."""
    plan = [
        (
            field.name,
            converter.get_unstructure_hook(field.type),
            _REQUIRED if field.required else field.default,
        )
        for field in model_fields(cls)
    ]

    def unstructure_object(value: Any) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for name, hook, default in plan:
            held = getattr(value, name)
            if held is not default and held != default:
                tree[name] = hook(held)
        return tree

    return unstructure_object

"""One of everything: a catalogue made from the model itself, in which no field is left out."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.clock import ClockTime
from bianmin_core.model.labels import Visibility
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.model.situation import (
    When,
)

Indexes = tuple[int, ...]

# Texts with a form of their own, by class and field; {n} is a figure that differs from item to
# item. The format version has one value that can be read, so it alone keeps its default.
_FORMS = {
    ("District", "code"): "530322901",
    ("District", "area_code"): "0874",
    ("District", "base_url"): "https://everything.example",
    ("District", "link_pattern"): "{{base_url}}/all/{{id}}",
    ("District", "office_link_pattern"): "{{base_url}}/office/{{id}}",
    ("Edition", "format_version"): "1",
    ("Phone", "number"): "0874-1100{n:03d}",
    ("Phone", "e164"): "+868741100{n:03d}",
    ("Phone", "extension"): "8{n:03d}",
    ("Season", "starts"): "05-01",
    ("Season", "ends"): "09-30",
    ("HoursException", "date"): "2026-10-01",
    ("HoursException", "until"): "2026-10-07",
    ("Office", "credit_code"): "11530322MB0000000A",
    ("Officer", "name_pinyin"): "zha liangyong",
    ("Officer", "photo"): "photos/{n}.jpg",
    ("Material", "form"): "forms/{n}.pdf",
    ("Material", "sample"): "forms/{n}-sample.pdf",
    ("Fee", "amount"): "20",
    ("Theme", "tile"): "房",
    ("LifeEvent", "tile"): "生",
    ("PinyinReading", "reading"): "lu an",
    ("Service", "online_url"): "https://everything.example/apply/{n}",
    ("ExportJob", "exporter"): "json",
    ("ExportJob", "into"): "everything-{n}",
    ("RuleSetting", "code"): "BM20{n}",
}
_SERVICES = 4
_OFFICES = 4


def everything() -> Catalogue:
    """Return a catalogue in which every field of every class of the model is given somewhere.

    Made from the model, so that a new field or class is in it by being written once. Whatever
    carries a visibility of its own is there as public, print and internal; there is a service of
    every status, an office of every kind, a hotline of every kind. It reads back from its
    normalised form equal, but it is not ready: some of what it says contradicts itself.
    """
    made: Catalogue = _object(Catalogue, ())
    return made


def _object(cls: Any, indexes: Indexes) -> Any:
    return cls(**{f.name: _value(cls, f, indexes) for f in model_fields(cls)})


def _value(cls: Any, field: ModelField, indexes: Indexes) -> Any:
    if field.info.refers_to:
        return _reference(field, indexes)
    if not field.is_list:
        return _single(cls, field, indexes)
    return tuple(_single(cls, field, (*indexes, i)) for i in range(_count(field.inner)))


def _count(inner: Any) -> int:
    """How many items a list of this class takes so that every variety is in it."""
    if inner is str or inner is When:
        return 1
    if not attrs.has(inner) or inner is ClockTime:
        return len(inner)
    kinds = [f.inner for f in model_fields(inner) if not f.is_list]
    if inner.__name__ in ("Service", "Office"):
        return _SERVICES
    return 3 if Visibility in kinds or inner.__name__ == "Hotline" else 2


def _single(cls: Any, field: ModelField, indexes: Indexes) -> Any:
    last = indexes[-1] if indexes else 0
    inner = field.inner
    if inner is str:
        return _text(cls, field, indexes)
    if inner is bool:
        return not field.default
    if inner is int:
        return last + 1
    if inner is float:
        return 25.03 if field.name == "lat" else 103.66
    if inner is dt.date:
        return dt.date(2026, 3, 1 + last)
    if inner is ClockTime:
        return ClockTime(minutes=(510, 720, 840, 1050)[2 * (last % 2) + (field.name == "closes")])
    if isinstance(inner, type) and issubclass(inner, Enum):
        return tuple(inner)[last % len(inner)]
    if attrs.has(inner):
        return _object(inner, indexes)
    return {"indent": True}


def _text(cls: Any, field: ModelField, indexes: Indexes) -> str:
    joined = "-".join(str(i) for i in indexes)
    if field.name == "id":
        return f"{_kebab(cls)}-{joined}"
    if cls is When:
        # The situation of the same service that has choices, and the first of these.
        own = f"{indexes[0]}-0"
        return f"situation-{own}" if field.name == "situation" else f"choice-{own}-0"
    form = _FORMS.get((cls.__name__, field.name))
    if form is not None:
        return form.format(n=sum(i * 7**place for place, i in enumerate(indexes)))
    return f"{field.info.label.zh}{joined}"


def _kebab(cls: Any) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def _reference(field: ModelField, indexes: Indexes) -> Any:
    """Ids of other things: where one is named, of the next, so that some point at a draft."""
    first = indexes[0] if indexes else 0
    target = field.info.refers_to[0]
    known = {
        "services": [f"service-{(first + i + 1) % _SERVICES}" for i in range(_SERVICES)],
        "offices": [f"office-{(first + i + 1) % _OFFICES}" for i in range(_OFFICES)],
        "posts": [f"post-{officer}-{post}" for officer in range(3) for post in range(2)],
        "themes": ["theme-0", "theme-1"],
        "papers": ["paper-0", "paper-1"],
        "laws": ["law-0", "law-1"],
    }[target]
    return tuple(known) if field.is_list else known[0]

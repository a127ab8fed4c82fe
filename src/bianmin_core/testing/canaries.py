"""Canaries: values that must not get out, one in every place the model calls non-public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import Hotline
from bianmin_core.model.labels import Audience, Visibility
from bianmin_core.model.people import Officer
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus
from bianmin_core.testing.everything import everything


def canaries(audience: Audience = Audience.PUBLIC) -> tuple[Catalogue, frozenset[str]]:
    """Return one of everything with a canary wherever `audience` must not look, and all canaries.

    Where that is, is worked out from the model: fields whose metadata name a smaller audience,
    objects whose own visibility is out of reach, draft services with their ids, officers out of
    reach but for their posts, hotlines whose number is out of reach. A canary that turns up in
    what is made for `audience` is a leak.

    Args:
        audience: For whom something is made; an internal one may see everything.
    """
    marker = _Marker(audience)
    marked: Catalogue = marker.renamed(marker.marked(everything(), False))
    return marked, frozenset(marker.canaries)


@attrs.define
class _Marker:
    """Takes values away from a catalogue and leaves canaries in their place."""

    audience: Audience
    canaries: set[str] = attrs.field(factory=set)
    ids: dict[str, str] = attrs.field(factory=dict)

    def marked(self, value: Any, hidden: bool) -> Any:
        """The same object with canaries wherever it, or part of it, is hidden."""
        hidden = hidden or self._is_hidden(value)
        changes: dict[str, Any] = {}
        cls: Any = type(value)
        for field in model_fields(cls):
            # Of an officer who is out of reach, the posts are shown all the same.
            shown = isinstance(value, Officer) and field.name == "posts"
            below = not shown and (hidden or not self.audience.sees(field.info.visibility))
            changes[field.name] = self._held(field, getattr(value, field.name), below)
        if isinstance(value, Service) and hidden:
            self.ids[value.id] = changes["id"]
        return attrs.evolve(value, **changes)

    def renamed(self, value: Any) -> Any:
        """The same object with references to hidden services under their new ids."""
        changes: dict[str, Any] = {}
        cls: Any = type(value)
        for field in model_fields(cls):
            held = getattr(value, field.name)
            if "services" in field.info.refers_to:
                new: Any = (
                    tuple(self.ids.get(i, i) for i in held)
                    if field.is_list
                    else self.ids.get(held, held)
                )
            elif not attrs.has(field.inner) or not model_data(field.inner):
                continue
            elif field.is_list:
                new = tuple(self.renamed(item) for item in held)
            else:
                new = None if held is None else self.renamed(held)
            changes[field.name] = new
        return attrs.evolve(value, **changes)

    def _is_hidden(self, value: Any) -> bool:
        own = getattr(value, "visibility", Visibility.PUBLIC)
        if isinstance(value, Hotline):
            own = value.phone.visibility
        draft = isinstance(value, Service) and value.status is ServiceStatus.DRAFT
        return not self.audience.sees(own) or (draft and self.audience is not Audience.INTERNAL)

    def _held(self, field: ModelField, held: Any, hidden: bool) -> Any:
        if isinstance(held, tuple):
            return tuple(self._held(field, item, hidden) for item in held)
        if attrs.has(type(held)) and model_data(type(held)):
            return self.marked(held, hidden)
        if not hidden or field.info.refers_to:
            return held
        if isinstance(held, str):
            return self._number() if field.name in ("number", "e164") else self._word()
        if isinstance(held, dt.date):
            return self._day()
        return {self._word(): self._word()} if isinstance(held, Mapping) else held

    def _word(self) -> str:
        """Letters and figures alone, which no format escapes and every id may hold."""
        word = f"canary{len(self.canaries):04d}qz"
        self.canaries.add(word)
        return word

    def _number(self) -> str:
        # From 2000 on: "199 0000" stands in the cross-reference table of many a PDF.
        last = str(2000 + len(self.canaries))
        # As it is dialled, and in the groups in which people read it.
        self.canaries |= {f"199{last}", f"199 {last}", f"199-{last}"}
        return f"0874-199{last}"

    def _day(self) -> dt.date:
        day = dt.date(1907, 1, 1) + dt.timedelta(days=len(self.canaries))
        self.canaries |= {
            day.isoformat(),
            f"{day.year} 年 {day.month} 月 {day.day} 日",
            f"{day.year}年{day.month}月{day.day}日",
        }
        return day


def model_data(cls: Any) -> bool:
    """Whether a class is one of the model's, with fields that hold data."""
    return any(field.metadata for field in attrs.fields(cls))

"""What an audience may see of a catalogue.

The projection is worked out from the model itself: a field whose metadata names a smaller
audience takes its default, an object whose own `visibility` is out of reach leaves its tuple,
and what referred to it is mended, so no exporter can leak what it was never given.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import attrs

from bianmin_core.model.catalogue import Catalogue, Published
from bianmin_core.model.labels import Audience, Visibility
from bianmin_core.model.material import (
    Material,
    Paper,
)
from bianmin_core.model.people import Officer
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus


def project(catalogue: Catalogue, audience: Audience) -> Published:
    """Return what `audience` may see of `catalogue`; nothing in it refers to what was dropped."""
    services = tuple(
        s
        for s in catalogue.services
        if audience is Audience.INTERNAL or s.status is not ServiceStatus.DRAFT
    )
    dropped = {s.id for s in catalogue.services} - {s.id for s in services}
    reachable = {
        "services": tuple(_mended(s, dropped) for s in services) if dropped else services,
        "officers": _officers(catalogue, audience),
        "hotlines": tuple(h for h in catalogue.hotlines if audience.sees(h.phone.visibility)),
        "papers": tuple(_without_source(p, dropped) for p in catalogue.papers),
        "life_events": tuple(
            attrs.evolve(e, services=tuple(i for i in e.services if i not in dropped))
            if dropped.intersection(e.services)
            else e
            for e in catalogue.life_events
        ),
    }
    values: dict[str, Any] = {}
    for field in model_fields(Catalogue):
        if audience.sees(field.info.visibility):
            held = reachable.get(field.name, getattr(catalogue, field.name))
            values[field.name] = _seen(held, audience)
    return Published(audience=audience, **values)


def _mended(service: Service, dropped: set[str]) -> Service:
    """Take away references to services that are not published."""
    if service.replaced_by in dropped:
        service = attrs.evolve(service, replaced_by=None)
    if any(m.obtained_from in dropped for m in service.materials):
        service = attrs.evolve(
            service, materials=tuple(_without_source(m, dropped) for m in service.materials)
        )
    return service


_Sourced = TypeVar("_Sourced", Material, Paper)


def _without_source(material: _Sourced, dropped: set[str]) -> _Sourced:
    return (
        attrs.evolve(material, obtained_from=None)
        if material.obtained_from in dropped
        else material
    )


def _officers(catalogue: Catalogue, audience: Audience) -> tuple[Officer, ...]:
    """Officers in reach as they are; of the others the posts alone, under an id without a name."""
    taken = {o.id for o in catalogue.officers}
    found: list[Officer] = []
    for officer in catalogue.officers:
        if audience.sees(officer.visibility):
            found.append(officer)
        elif officer.posts:
            anonymous = f"post-{officer.posts[0].id}"
            while anonymous in taken:
                anonymous += "-x"
            taken.add(anonymous)
            found.append(Officer(id=anonymous, posts=officer.posts))
    return tuple(found)


@cache
def _plan(cls: Any) -> tuple[tuple[ModelField, bool], ...]:
    """The fields of a class that can hold something hidden; and whether they are limited."""
    return tuple(
        (field, field.info.visibility is not Visibility.PUBLIC)
        for field in model_fields(cls)
        if field.info.visibility is not Visibility.PUBLIC or _may_hide(field.inner)
    )


@cache
def _may_hide(cls: Any) -> bool:
    """Whether an object of this class can be hidden, or hold something that can."""
    if not attrs.has(cls):
        return False
    return any(f.inner is Visibility for f in model_fields(cls)) or bool(_plan(cls))


def _seen(value: Any, audience: Audience) -> Any:
    """Return `value` without what is out of reach; the same object where nothing is."""
    if isinstance(value, tuple):
        items = [
            _seen(item, audience)
            for item in value
            if audience.sees(getattr(item, "visibility", Visibility.PUBLIC))
        ]
        same = len(items) == len(value) and all(a is b for a, b in zip(items, value, strict=True))
        return value if same else tuple(items)
    if not attrs.has(type(value)):
        return value
    changes: dict[str, Any] = {}
    cls: Any = type(value)
    for field, limited in _plan(cls):
        old = getattr(value, field.name)
        hidden = limited and not audience.sees(field.info.visibility)
        new = field.default if hidden else _seen(old, audience)
        if new is not old:
            changes[field.name] = new
    return attrs.evolve(value, **changes) if changes else value

"""Parts of a catalogue that are books of their own: one office's, or one community's copy."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import TypeVar

import attrs

from bianmin_core import (
    Material,
    Office,
    OfficeKind,
    Officer,
    OptionError,
    Paper,
    Post,
    Published,
    Service,
    ServiceStatus,
)

_NEAREST = 3
_Sourced = TypeVar("_Sourced", Material, Paper)


def office_extract(catalogue: Published, office_id: str) -> Published:
    """Return what one office does: its services, its people, and the people these need.

    Raises:
        OptionError: No office has that id; it names the nearest.
    """
    office = _known_office(catalogue, office_id)
    services = [s for s in catalogue.services if s.office == office.id]
    return _restricted(catalogue, [office], services)


def community_extract(catalogue: Published, community_id: str) -> Published:
    """Return what the residents of one community need, its own office and people first.

    Offices of the district stay; those of other communities, and services that are for other
    communities alone, are left out.

    Raises:
        OptionError: No community has that id; it names the nearest.
    """
    own = _known_community(catalogue, community_id)
    below = _below(catalogue, own.id) - {own.id}
    others = {o.id for o in catalogue.offices if o.kind is OfficeKind.COMMUNITY} - {own.id, *below}
    apart = others.union(*(_below(catalogue, other) for other in others)) - {own.id, *below}
    first = [own, *(o for o in catalogue.offices if o.id in below)]
    home = {o.id for o in first}
    rest = [o for o in catalogue.offices if o.id not in home | apart]
    offices = home | {o.id for o in rest}
    services = [
        s
        for s in catalogue.services
        if s.office in offices and (not s.communities or own.id in s.communities)
    ]
    made = _restricted(catalogue, [*first, *rest], services)
    people = sorted(made.officers, key=lambda o: not any(p.office in home for p in o.posts))
    return attrs.evolve(made, officers=tuple(people))


def known_service(catalogue: Published, service_id: str) -> Service:
    """Return the service that a book shows under an id.

    Raises:
        OptionError: No such service stands in the book; it names the nearest.
    """
    shown = {s.id: s for s in catalogue.services if s.status is not ServiceStatus.RETIRED}
    if service_id not in shown:
        raise _unknown("事项", "service", service_id, {s.id: s.name for s in shown.values()})
    return shown[service_id]


def _known_office(catalogue: Published, office_id: str) -> Office:
    if office_id not in catalogue.offices_by_id:
        names = {o.id: o.name for o in catalogue.offices}
        raise _unknown("站所", "office", office_id, names)
    return catalogue.office(office_id)


def _known_community(catalogue: Published, community_id: str) -> Office:
    found = catalogue.offices_by_id.get(community_id)
    if found is not None and found.kind is OfficeKind.COMMUNITY:
        return found
    names = {o.id: o.name for o in catalogue.offices if o.kind is OfficeKind.COMMUNITY}
    if found is None:
        raise _unknown("社区", "community", community_id, names)
    zh, en = _listed(community_id, names)
    raise OptionError(
        f"「{found.name}」（{community_id}）不是社区；只印这个站所请用 --office{zh}",
        f"{community_id} is no community; use --office for an extract of that office{en}",
    )


def _unknown(zh: str, en: str, asked: str, names: dict[str, str]) -> OptionError:
    near_zh, near_en = _listed(asked, names)
    return OptionError(f"没有编号是 {asked} 的{zh}{near_zh}", f"there is no {en} {asked}{near_en}")


def _listed(asked: str, names: dict[str, str]) -> tuple[str, str]:
    """The ids most like the one asked for, or the first of all, with their names."""
    if not names:
        return "", ""
    by_name = {name: key for key, name in names.items()}
    near = [
        *difflib.get_close_matches(asked, names, n=_NEAREST),
        *(by_name[n] for n in difflib.get_close_matches(asked, by_name, n=_NEAREST)),
    ]
    chosen = list(dict.fromkeys(near))[:_NEAREST] or list(names)[:_NEAREST]
    zh = "、".join(f"{key}（{names[key]}）" for key in chosen)
    en = ", ".join(chosen)
    return (
        (f"；最像的是：{zh}", f"; nearest: {en}")
        if near
        else (f"；有：{zh} 等", f"; there are {en} …")
    )


def _below(catalogue: Published, office_id: str) -> set[str]:
    """The offices that belong to an office, however far down."""
    found: set[str] = set()
    while True:
        more = {
            o.id for o in catalogue.offices if o.parent == office_id or o.parent in found
        } - found
        if not more:
            return found
        found |= more


def _restricted(
    catalogue: Published, offices: Iterable[Office], services: Iterable[Service]
) -> Published:
    """Keep these offices and services, and of the rest what they need; nothing refers elsewhere.

    The one exception is a post of another office: who handles a service or stands in is told
    wherever that person sits.
    """
    kept_services = tuple(services)
    ids = {s.id for s in kept_services}
    kept_offices = tuple(offices)
    places = {o.id for o in kept_offices}
    themes = {t for s in kept_services for t in s.themes}
    events = [
        attrs.evolve(e, services=tuple(i for i in e.services if i in ids))
        for e in catalogue.life_events
    ]
    return attrs.evolve(
        catalogue,
        offices=tuple(
            o if o.parent in places else attrs.evolve(o, parent=None) for o in kept_offices
        ),
        officers=_officers(catalogue, places, kept_services),
        services=tuple(_without_others(catalogue, s, ids) for s in kept_services),
        themes=tuple(t for t in catalogue.themes if t.id in themes),
        life_events=tuple(e for e in events if e.services),
        papers=tuple(_without_source(catalogue, p, ids) for p in catalogue.papers),
    )


def _officers(
    catalogue: Published, offices: Collection[str], services: tuple[Service, ...]
) -> tuple[Officer, ...]:
    """Who sits in these offices, handles these services, or stands in for one of them."""
    posts = [p for o in catalogue.officers for p in o.posts]
    handlers = {h for s in services for h in s.handlers}
    served = {p.id for p in posts if p.office in offices or p.id in handlers}
    kept = served | {p.id for p in posts if served.intersection(p.deputy_of)}

    def held(post: Post) -> Post:
        return attrs.evolve(post, deputy_of=tuple(i for i in post.deputy_of if i in kept))

    found = []
    for officer in catalogue.officers:
        own = [held(p) for p in officer.posts if p.id in kept]
        if own:  # the post of an office that is shown comes first: the index of names leads there
            own.sort(key=lambda p: p.office not in offices)
            found.append(attrs.evolve(officer, posts=tuple(own)))
    return tuple(found)


def _without_others(catalogue: Published, service: Service, kept: Collection[str]) -> Service:
    """Take away references to services of other books."""
    if service.replaced_by is not None and service.replaced_by not in kept:
        service = attrs.evolve(service, replaced_by=None)
    if any(m.obtained_from and m.obtained_from not in kept for m in service.materials):
        mended = tuple(_without_source(catalogue, m, kept) for m in service.materials)
        service = attrs.evolve(service, materials=mended)
    return service


def _without_source(catalogue: Published, item: _Sourced, kept: Collection[str]) -> _Sourced:
    """A page of another book can't be named; where nothing else says how to get it, its office is."""
    if item.obtained_from is None or item.obtained_from in kept:
        return item
    how = item.how_to_get
    source = catalogue.services_by_id.get(item.obtained_from)
    if not how and source is not None:
        office = catalogue.offices_by_id.get(source.office)
        how = f"先到{office.name if office else ''}办「{source.short_name or source.name}」"
    return attrs.evolve(item, obtained_from=None, how_to_get=how)

"""The answers to 找谁, 去哪 and 打哪: a service's own, or its office's where it has none."""

from __future__ import annotations

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.contact import Hours, Location, Phone
from bianmin_core.model.people import Officer, Post
from bianmin_core.model.service import (
    Service,
)


@attrs.frozen(kw_only=True)
class Handler:
    """经办人: a post, who holds it, and who stands in (B 岗)."""

    officer: Officer
    post: Post
    deputies: tuple[tuple[Officer, Post], ...]


def handlers_of(catalogue: Catalogue, service: Service) -> tuple[Handler, ...]:
    """Return who handles a service, in its own order; posts that nobody holds are left out."""
    found = []
    for post_id in service.handlers:
        held = catalogue.posts_by_id.get(post_id)
        if held is not None:
            officer, post = held
            deputies = catalogue.deputies_by_post.get(post_id, ())
            found.append(Handler(officer=officer, post=post, deputies=deputies))
    return tuple(found)


def location_of(catalogue: Catalogue, service: Service) -> Location | None:
    """Return where to go: the service's own place, or its office's."""
    office = catalogue.offices_by_id.get(service.office)
    return service.location or (office.location if office else None)


def hours_of(catalogue: Catalogue, service: Service) -> Hours | None:
    """Return when to come: the service's own hours, or its office's."""
    office = catalogue.offices_by_id.get(service.office)
    return service.hours or (office.hours if office else None)


def phones_of(catalogue: Catalogue, service: Service) -> tuple[Phone, ...]:
    """Return whom to ring before coming, best first, each number once.

    The service's own line, then its handlers', the office's, and the deputies'.
    """
    office = catalogue.offices_by_id.get(service.office)
    handlers = handlers_of(catalogue, service)
    lines = [
        *service.phones,
        *(p for h in handlers for p in h.officer.phones),
        *(office.phones if office else ()),
        *(p for h in handlers for officer, _ in h.deputies for p in officer.phones),
    ]
    first: dict[str, Phone] = {}
    for line in lines:
        first.setdefault(line.number, line)
    return tuple(first.values())

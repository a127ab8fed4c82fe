"""The documents as trees: the whole book; one service; the index of services."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bianmin_core import (
    FORMAT_VERSION,
    Handler,
    Published,
    handlers_of,
    hours_of,
    location_of,
    phones_of,
    to_tree,
)

Tree = dict[str, Any]

_PLAIN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_IN_INDEX = (
    "id",
    "name",
    "short_name",
    "office",
    "aliases",
    "keywords",
    "themes",
    "status",
    "replaced_by",
)


def catalogue_document(catalogue: Published, tree: Tree, *, draft: bool) -> Tree:
    """The whole catalogue; `tree` is its normalised form."""
    document = _head("schema.json", tree, draft=draft)
    links = {s.id: link for s in catalogue.services if (link := catalogue.link(s)) is not None}
    if links:
        document["links"] = links
    document.update((key, value) for key, value in tree.items() if key not in document)
    return document


def file_names(catalogue: Published) -> tuple[str, ...]:
    """A path for each service's document, in the catalogue's order: "services/<id>.json".

    An id that is no plain name (which only a draft can have) gives way to its checksum, and a
    second service of the same id is numbered, so that every path is sound and used once.
    """
    taken: set[str] = set()
    names = []
    for service in catalogue.services:
        plain = _PLAIN_ID.fullmatch(service.id) and not _DEVICE.fullmatch(service.id)
        stem = service.id if plain and len(service.id) <= 100 else _checksum(service.id)
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        names.append(f"services/{name}.json")
    return tuple(names)


def _checksum(text: str) -> str:
    return "id-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def service_document(catalogue: Published, tree: Tree, position: int, *, draft: bool) -> Tree:
    """One service, its answers worked out, and whom and what they name."""
    service = catalogue.services[position]
    handlers = handlers_of(catalogue, service)
    location, hours = location_of(catalogue, service), hours_of(catalogue, service)
    answers: Tree = {"handlers": [_handler(h) for h in handlers]}
    if location is not None:
        answers["location"] = to_tree(location)
    if hours is not None:
        answers["hours"] = to_tree(hours)
    answers["phones"] = [to_tree(p) for p in phones_of(catalogue, service)]

    people = {h.officer.id for h in handlers}
    people.update(officer.id for h in handlers for officer, _ in h.deputies)
    document = _head("../service.schema.json", tree, draft=draft)
    link = catalogue.link(service)
    if link is not None:
        document["link"] = link
    document["service"] = tree["services"][position]
    document["answers"] = answers
    office = next((o for o in tree.get("offices", ()) if o["id"] == service.office), None)
    if office is not None:
        document["office"] = office
    document["officers"] = [o for o in tree.get("officers", ()) if o["id"] in people]
    supervision = {h.id for h in catalogue.supervision_lines}
    document["hotlines"] = [h for h in tree.get("hotlines", ()) if h["id"] in supervision]
    return document


def _handler(handler: Handler) -> Tree:
    return {
        "officer": handler.officer.id,
        "post": handler.post.id,
        "deputies": [{"officer": o.id, "post": p.id} for o, p in handler.deputies],
    }


def index_document(
    catalogue: Published, tree: Tree, names: Sequence[str], sums: Sequence[str], *, draft: bool
) -> Tree:
    """What an app needs to search and to sort by; all but the services and officers is whole."""
    entries = []
    held = zip(catalogue.services, tree.get("services", ()), names, sums, strict=True)
    for service, whole, name, checksum in held:
        entry = {key: whole[key] for key in _IN_INDEX if key in whole}
        link = catalogue.link(service)
        if link is not None:
            entry["link"] = link
        entries.append({**entry, "file": name, "sha256": checksum})
    document = _head("index.schema.json", tree, draft=draft)
    shown = {**tree, "services": entries}
    shown.pop("officers", None)
    document.update((key, value) for key, value in shown.items() if key not in document)
    return document


def _head(schema: str, tree: Mapping[str, Any], *, draft: bool) -> Tree:
    """How each document begins; the format version is said even where it is the usual one."""
    return {
        "$schema": schema,
        "status": "draft" if draft else "published",
        "district": tree["district"],
        "edition": {**tree.get("edition", {}), "format_version": FORMAT_VERSION},
    }

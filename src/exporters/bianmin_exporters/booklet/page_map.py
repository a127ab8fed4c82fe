"""The page map: where everything stands in the book that was just made.

A later edition needs it to say which pages became wrong. The template tells what it puts where
(`anchor` and `told` in components.typ), so a page is named because something stands on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from bianmin_core import Artifact, OfficeKind, Published
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.typesetting.compiler import Told

FORMAT = 1
PAGES = "booklet-pages.json"
PAGES_SCHEMA = "booklet-pages.schema.json"

Tree = dict[str, Any]
_Pages = dict[tuple[str, str], set[int]]
# What an end is the end of.
_ENDS = {"end": "service", "office-end": "office", "part-end": "part"}


def page_map_files(
    made: Told, view: View, catalogue: Published, file: str, *, draft: bool
) -> Iterator[Artifact]:
    """Yield the page map of a book and its schema; none where a template tells nothing."""
    for places in made.values:
        mapped = page_map(places, view, catalogue, made.pdf, file=file, draft=draft)
        yield Artifact(PAGES, "application/json", mapped)
        schema = orjson.dumps(page_map_schema(), option=orjson.OPT_INDENT_2)
        yield Artifact(PAGES_SCHEMA, "application/schema+json", schema)


def page_map(
    places: Mapping[str, Any],
    view: View,
    catalogue: Published,
    pdf: bytes,
    *,
    file: str,
    draft: bool,
) -> bytes:
    """Return the page map as JSON.

    Args:
        places: What the template told: what begins and ends `at` which page and what is `told`
            there, as (kind, id, page), the first page being 1; and how many `pages` there are.
        view: What the book says; it holds its layout, and how each number is printed.
        catalogue: What the book was made of.
        pdf: The book.
        file: Its name.
        draft: Whether it is one.
    """
    own, told = _own(places["at"]), _told(places["told"])
    folios: list[str | None] = [None] * places["pages"]
    for (kind, key), pages in told.items():
        for page in pages if kind == "folio" else ():
            folios[page] = key

    def both(kind: str, key: str) -> Tree:
        held = own.get((kind, key), set())
        return {"own": sorted(held), "named": sorted(told.get((kind, key), set()) - held)}

    def each(kind: str, *pages: _Pages) -> list[str]:
        return list(dict.fromkeys(key for held in pages for found, key in held if found == kind))

    communities = {o.id for o in catalogue.offices if o.kind is OfficeKind.COMMUNITY}
    issued_on = catalogue.edition.issued_on
    printed = _printed(view)
    # Leaflets have no pages for offices: those are only named.
    offices = each("office", own, told)
    tree: Tree = {
        "$schema": PAGES_SCHEMA,
        "format": FORMAT,
        "status": "draft" if draft else "published",
        "edition": {
            "number": catalogue.edition.number,
            "issued_on": None if issued_on is None else issued_on.isoformat(),
        },
        "book": {
            "file": file,
            "layout": _layout(view),
            "sha256": hashlib.sha256(pdf).hexdigest(),
        },
        "folios": folios,
        "parts": {key: sorted(own["part", key]) for key in each("part", own)},
        "offices": {k: both("office", k) for k in offices if k not in communities},
        "communities": {k: both("office", k) for k in offices if k in communities},
        "services": {key: both("service", key) for key in each("service", own)},
        "officers": {key: sorted(told["officer", key]) for key in sorted(each("officer", told))},
        "phones": {
            key: {"printed": printed.get(key, key), "pages": sorted(told["phone", key])}
            for key in sorted(each("phone", told))
        },
    }
    return orjson.dumps(tree, option=orjson.OPT_APPEND_NEWLINE)


def _layout(view: View) -> str:
    look = view["look"]
    assert isinstance(look, dict)
    return str(look["layout"])


def _own(at: Sequence[tuple[str, str, int]]) -> _Pages:
    """The pages, from 0, on which each part, office and service stands from its start to its end."""
    pages: _Pages = {}
    begun: dict[str, str] = {}
    for kind, key, page in at:
        if kind in _ENDS:
            what = _ENDS[kind]
            held = pages[what, begun[what]]
            held.update(range(min(held), page))
        else:
            begun[kind] = key
            pages.setdefault((kind, key), set()).add(page - 1)
    return pages


def _told(told: Sequence[tuple[str, str, int]]) -> _Pages:
    """The pages, from 0, on which something is said to stand."""
    pages: _Pages = {}
    for kind, key, page in told:
        pages.setdefault((kind, key), set()).add(page - 1)
    return pages


def _printed(view: object) -> dict[str, str]:
    """How each number is printed, by its key."""
    found: dict[str, str] = {}
    waiting = [view]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            if "parts" in value and "key" in value:
                found[value["key"]] = " ".join(value["parts"])
            else:
                waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


def page_map_schema() -> Tree:
    """Return the JSON Schema (2020-12) of a page map, as a new tree each time."""
    pages: Tree = {
        "description": "Pages by their place in the PDF, from 0; `folios` says what they bear.",
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "uniqueItems": True,
    }
    both = _object(
        {
            "own": {**pages, "description": "Where it stands itself, from its first page on."},
            "named": {**pages, "description": "The other pages that name it or send to it."},
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://bianmin.example/schema/booklet-pages-{FORMAT}.json",
        "title": "页码表 / Page map",
        **_object(
            {
                "$schema": {"type": "string"},
                "format": {"const": FORMAT},
                "status": {"enum": ["published", "draft"]},
                "edition": _object(
                    {
                        "number": {"type": ["string", "null"]},
                        "issued_on": {"type": ["string", "null"], "format": "date"},
                    }
                ),
                "book": _object(
                    {
                        "file": {"type": "string"},
                        "layout": {"enum": ["standard", "large-print", "pocket"]},
                        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    }
                ),
                "folios": {
                    "description": "The number printed on each page of the PDF; null where none is. "
                    "Those of leaflets count from 1 in each.",
                    "type": "array",
                    "items": {"type": ["string", "null"]},
                },
                "parts": _by_id({**pages, "minItems": 1}),
                "offices": _by_id(both),
                "communities": _by_id(both),
                "services": _by_id(both),
                "officers": _by_id({**pages, "minItems": 1}),
                "phones": {
                    "description": "By number as a machine dials it; `;ext=` before an extension.",
                    **_by_id(
                        _object({"printed": {"type": "string"}, "pages": {**pages, "minItems": 1}})
                    ),
                },
            }
        ),
    }


def _by_id(value: Tree) -> Tree:
    return {"type": "object", "additionalProperties": value}


def _object(properties: Tree) -> Tree:
    """An object that holds exactly these."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }

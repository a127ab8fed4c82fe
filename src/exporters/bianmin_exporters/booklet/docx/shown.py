"""The view as typed values, and every text of it such that an XML file can hold it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import attrs
import cattrs

from bianmin_core import without_direction_marks
from bianmin_exporters.booklet.docx.shown_service import (
    Code,
    Labelled,
    Line,
    Number,
    Person,
    Service,
)
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.booklet.words import Language

# XML 1.0 has no way to write these, not even as references. Tabs would jump across a cell.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = re.compile("[\t\r\n\u2028\u2029]+")


@attrs.frozen
class Stop:
    """A stop on the way."""

    name: str
    detail: str


@attrs.frozen
class Opening:
    """When an office is open, on one set of days."""

    label: str
    said: str
    spans: list[str]
    note: str


@attrs.frozen
class Duty:
    """Who does what."""

    name: str
    people: list[Person]


@attrs.frozen
class Officer:
    """Somebody in the directory."""

    name: str | None
    post: str
    duties: str
    phone: Number | None
    deputy: str


@attrs.frozen
class Office:
    """An office with its people and services."""

    number: str
    name: str
    aliases: list[str]
    duty: str
    does: str
    place: str
    route: list[Stop]
    hours: list[Opening]
    phones: list[Line]
    duties: list[Duty]
    people: list[Officer]
    services: list[Service]


@attrs.frozen
class Entry:
    """A service in a list, by the name it has there."""

    name: str
    service: str
    official: str | None = None


@attrs.frozen
class Event:
    """What happened at home, and what there is to do."""

    sign: str
    name: str
    entries: list[Entry]


@attrs.frozen
class Theme:
    """Services of one kind."""

    name: str
    entries: list[Entry]


@attrs.frozen
class Letter:
    """Services under a letter."""

    letter: str
    entries: list[Entry]


@attrs.frozen
class Named:
    """Somebody with the office to go to."""

    name: str
    office: str


@attrs.frozen
class NameLetter:
    """People under a letter."""

    letter: str
    entries: list[Named]


@attrs.frozen
class CoverRow:
    """One of the five questions on the cover."""

    sign: str
    ask: str
    text: str


@attrs.frozen
class Cover:
    """The cover."""

    district: str
    title: list[str]
    rows: list[CoverRow]
    whose: str
    slogan: str
    edition: str
    renew: str
    renew_call: str
    phone: Number | None
    code: Code


@attrs.frozen
class Imprint:
    """Who made the book, and when."""

    title: str
    rows: list[Labelled]
    notes: list[str]


@attrs.frozen
class Foot:
    """The supervision line of every page."""

    before: str
    phone: Number
    after: str


@attrs.frozen
class Fridge:
    """The page to cut out."""

    urgent: list[Line]
    hotlines: list[Line]
    local: list[Line]
    supervision: list[Line]


@attrs.frozen
class Properties:
    """Properties of the file."""

    title: str
    author: str
    description: str
    keywords: list[str]


@attrs.frozen
class Book:
    """Everything the Word file says."""

    lang: Language
    draft: bool
    words: dict[str, Any]
    document: Properties
    cover: Cover
    imprint: Imprint
    foot: Foot | None
    events: list[Event]
    offices: list[Office]
    names: list[NameLetter]
    index: list[Letter]
    themes: list[Theme]
    fridge: Fridge


def shown(view: View) -> Book:
    """Return the view of the book, typed and with every text cleaned."""
    return _converter().structure(view, Book)


def plain(text: str) -> str:
    """Return a text on one line, without what XML can't hold and without direction marks."""
    return _BLANKS.sub(" ", _NOT_XML.sub("", without_direction_marks(text)))


@lru_cache(maxsize=1)
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_structure_hook(str, _text)
    return converter


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return plain(value)

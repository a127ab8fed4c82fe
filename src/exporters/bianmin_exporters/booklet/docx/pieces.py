"""The small pieces of the pages: phones, what is not filled in, tick boxes, QR codes, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from bianmin_exporters.booklet.docx.marks import (
    NO_BREAK,
    Element,
    Inline,
    line_break,
    link,
    paragraph,
    run,
)
from bianmin_exporters.booklet.docx.pictures import Picture, drawn
from bianmin_exporters.booklet.docx.shown import Book
from bianmin_exporters.booklet.docx.shown_service import Code, Count, Number, Service
from bianmin_exporters.booklet.docx.words import own_words

# In every Chinese font, unlike the ballot box of Unicode.
BOX = "□"


@attrs.frozen
class Place:
    """Where a service stands: what a link needs and what a reader looks for."""

    anchor: str
    number: str
    name: str


@attrs.frozen
class Setting:
    """What every page needs beside its own part of the book.

    Attributes:
        words: The words of the book and those that only the Word file has.
        places: Where each service stands, by id.
        pictures: The picture of each code, by what it says.
    """

    words: Mapping[str, str]
    places: Mapping[str, Place]
    pictures: Mapping[str, Picture]

    def known(self, text: str | None) -> Element:
        """A text; marked where it is not filled in yet."""
        return run(self.words["todo"], "ToFillIn") if text is None else run(text)

    def asked(self, question: str) -> list[Inline]:
        """「带什么」, its sign as the tile that the printed book has."""
        tile, asked = self.words[f"sign_{question}"], self.words[f"ask_{question}"]
        rest = asked.removeprefix(tile)
        return [run(tile, "Tile"), rest if rest != asked else f" {asked}"]

    def phone(self, number: Number | None, style: str = "Phone") -> Element:
        """A number to dial, which never breaks."""
        return self.known(None) if number is None else run(dialled(number), style)

    def count(self, count: Count | None) -> Sequence[Inline]:
        """A box to tick with how many; in words where none is needed."""
        if count is None:
            return [self.known(None)]
        if count.count == 0:
            return [run(self.words["none_needed"], "Quiet")]
        return [f"{BOX}{NO_BREAK}", run(str(count.count), "Strong"), count.unit]

    def reference(self, service: str) -> Sequence[Inline]:
        """「见 04-02 低保」 as a link, where the book holds that service."""
        place = self.places.get(service)
        if place is None:
            return []
        said = self.words["see"].replace("{number}", place.number).replace("{name}", place.name)
        return [link(place.anchor, run(said, "Hyperlink"))]

    def reference_by_name(self, service: str) -> Sequence[Inline]:
        """A service's short name as a link."""
        place = self.places[service]
        return [link(place.anchor, run(place.name, "Hyperlink"))]

    def listed(self, name: str, service: str) -> Sequence[Inline]:
        """A service by a name of its own, with its number, as a link."""
        place = self.places[service]
        return [link(place.anchor, run(place.number, "Number"), f" {name}")]

    def picture(self, code: Code) -> Element:
        """The drawing of a code."""
        return drawn(self.pictures[code.link], code.alt)

    def picture_mm(self, code: Code) -> float:
        """How wide it is printed."""
        return self.pictures[code.link].width_mm


def setting(book: Book, pictures: Mapping[str, Picture]) -> Setting:
    """Return what the pages of a book share."""
    single = {key: value for key, value in book.words.items() if isinstance(value, str)}
    services = [service for office in book.offices for service in office.services]
    return Setting(
        single | own_words(book.lang),
        {s.id: Place(service_anchor(s), s.number, s.short) for s in services},
        pictures,
    )


def service_anchor(service: Service) -> str:
    """The name of a service's bookmark; its number is unique, and safe as a name."""
    return f"service_{service.number.replace('-', '_')}"


def dialled(number: Number) -> str:
    """A number as it is read."""
    return NO_BREAK.join(number.parts)


def lines(style: str, texts: Sequence[Sequence[Inline]]) -> Element:
    """A paragraph of several lines."""
    content: list[Inline] = []
    for number, text in enumerate(texts):
        content += [line_break()] if number else []
        content += text
    return paragraph(style, *content)

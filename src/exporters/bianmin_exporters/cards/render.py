"""From a published catalogue to sheets of cards, or to one picture a card."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final, Literal

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    Published,
    TemplateError,
    Text,
)
from bianmin_exporters.cards.card import Card, Wanted, wanted
from bianmin_exporters.cards.coding import refusal_of_layout
from bianmin_exporters.cards.drawing import described, sized
from bianmin_exporters.cards.forms import form_of
from bianmin_exporters.cards.kinds import cards_of
from bianmin_exporters.cards.options import CardOptions, Kind
from bianmin_exporters.cards.view import sheets_view
from bianmin_exporters.cards.wording import shown
from bianmin_exporters.typesetting.compiler import Template, compile_pages, compile_pdf

# Archival and accessible at once, as typst names them.
STANDARDS = ("a-2a", "ua-1")
_PLAIN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
_LONGEST_STEM = 100
# Cards typeset at a time: what typst keeps of the last ten runs is what memory is used for.
CHUNK = 50
# What main.typ stops with when cards have no room for their text: their places in the run.
_NO_ROOM = re.compile(r"cards-without-room:([0-9]+(?:,[0-9]+)*)")


FOLDERS: Final[Mapping[Kind, str]] = {
    "service": "cards",
    "officer": "officers",
    "office": "offices",
    "life-event": "life-events",
    "notice": "notices",
    "label": "labels",
}
"""What the files of each kind are called together: the PDF, and the folder of pictures."""


class CardsExporter:
    """导出器 cards: cards with a code, to hand out, to pin up and to paste on."""

    contract = CONTRACT_VERSION
    summary = Text(
        "办事卡、联系卡、门牌、一件事、告知单、标签，都带二维码（PDF，或每张一个 SVG、PNG）",
        "cards, door signs, notices and labels with a QR code (PDF, or an SVG or PNG each)",
    )
    options = CardOptions
    audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: CardOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the sheets as one file, or each card as a file named by the id of what it is about.

        Raises:
            ExporterError: What was asked for is not known, or cards can't be made; it names
                all of them.
            TemplateError: A template of the district's own does not compile.
        """
        asked = wanted(options, context)
        count, cards = cards_of(catalogue, asked)
        if options.format == "pdf":
            yield from _document(catalogue, tuple(cards), asked, context)
        else:
            yield from _files(catalogue, cards, count, asked, context)


def _document(
    catalogue: Published, cards: Sequence[Card], asked: Wanted, context: ExportContext
) -> Iterator[Artifact]:
    if not cards:
        return
    stem = FOLDERS[asked.options.kind]
    if asked.options.service is not None:
        (stem,) = set(_stems([card.id for card in cards[:1]]))
    content = sheets(catalogue, cards, asked, context)
    yield Artifact(f"{stem}.pdf", "application/pdf", content)
    context.progress(len(cards), len(cards))


def _files(
    catalogue: Published,
    cards: Iterator[Card],
    count: int,
    asked: Wanted,
    context: ExportContext,
) -> Iterator[Artifact]:
    form = asked.options.format
    kind = "image/svg+xml" if form == "svg" else "image/png"
    folder = FOLDERS[asked.options.kind]
    cards, named = itertools.tee(cards)
    stems = _stems(c.id if c.sheet == 1 else f"{c.id}-sheet-{c.sheet}" for c in named)
    made = pictures(catalogue, cards, asked, context)
    for done, (picture, stem) in enumerate(zip(made, stems, strict=False), 1):
        yield Artifact(f"{folder}/{stem}.{form}", kind, picture)
        context.progress(done, max(done, count))


def sheets(
    catalogue: Published, cards: Sequence[Card], asked: Wanted, context: ExportContext
) -> bytes:
    """Return those cards as a tagged PDF: on A4 sheets to cut, or a page each if they are large."""
    try:
        return compile_pdf(
            _template(context),
            _data(catalogue, cards, asked, context, sheets=form_of(asked.options).on_sheets),
            issued_on=catalogue.edition.issued_on,
            more_fonts=context.font_folders,
            standards=STANDARDS,
        )
    except TemplateError as error:
        raise refusal_of_layout(_without_room(error, cards), asked.options) from error


def pictures(
    catalogue: Published, cards: Iterable[Card], asked: Wanted, context: ExportContext
) -> Iterator[bytes]:
    """Yield each card as the SVG or PNG file that the options ask for.

    They are made `CHUNK` at a time, so memory stays bounded for any number of them. A card whose
    text finds no room is refused after all were tried, with every other such card.
    """
    form: Literal["svg", "png"] = "svg" if asked.options.format == "svg" else "png"
    dpi = asked.options.dpi
    refused: list[Card] = []
    every = iter(cards)
    while chunk := tuple(itertools.islice(every, CHUNK)):
        try:
            pages = compile_pages(
                _template(context),
                _data(catalogue, chunk, asked, context, sheets=False),
                form=form,
                dpi=dpi,
                more_fonts=context.font_folders,
            )
        except TemplateError as error:
            refused += _without_room(error, chunk)
            continue
        for card, page in zip(chunk, pages, strict=True):
            if form == "png":
                yield sized(page.content, dpi)
            else:
                yield described(page.content.decode(), shown(card.name), card.says).encode()
    if refused:
        raise refusal_of_layout(refused, asked.options)


def _data(
    catalogue: Published,
    cards: Sequence[Card],
    asked: Wanted,
    context: ExportContext,
    *,
    sheets: bool,
) -> bytes:
    # Reading the fonts' maps brings fontTools, which a script that only codes does without.
    from bianmin_exporters.typesetting.glyphs import printable

    view = printable(sheets_view(catalogue, cards, asked, sheets=sheets), context.font_folders)
    # A lone surrogate, which only a program can put into a text, is no character at all.
    return json.dumps(view, ensure_ascii=False).encode(errors="replace")


def _template(context: ExportContext) -> Template:
    return Template(
        packaged=files("bianmin_exporters.cards") / "templates" / "typst",
        overlays=tuple(folder / "cards" for folder in context.template_folders),
    )


def _without_room(error: TemplateError, cards: Sequence[Card]) -> list[Card]:
    """Return the cards that typst found no room for; another error is passed on."""
    found = _NO_ROOM.search(error.zh)
    if found is None:
        raise error
    return [cards[int(place)] for place in found[1].split(",")]


def _stems(ids: Iterable[str]) -> Iterator[str]:
    """A file name for each id: the id itself.

    An id that is no plain name (which only a draft can have) gives way to its checksum, and a
    second service of the same id is numbered, so that every path is sound and used once.
    """
    taken: set[str] = set()
    for own in ids:
        plain = _PLAIN_ID.fullmatch(own) and not _DEVICE.fullmatch(own)
        stem = own if plain and len(own) <= _LONGEST_STEM else _checksum(own)
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        yield name


def _checksum(text: str) -> str:
    return "id-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

"""From a published catalogue to sheets of cards, or to one picture a card."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final, Literal

import attrs

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    OptionError,
    Published,
    TemplateError,
    Text,
)
from bianmin_exporters.cards.back import back_lines
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.card import Card, Wanted, wanted
from bianmin_exporters.cards.code_options import logo_of, logo_view
from bianmin_exporters.cards.coding import refusal_of_layout
from bianmin_exporters.cards.drawing import described, sized
from bianmin_exporters.cards.forms import form_of
from bianmin_exporters.cards.joints import Spoken, spoken_in
from bianmin_exporters.cards.kinds import cards_of
from bianmin_exporters.cards.manifest import Code, Printed, manifest, on_sheets
from bianmin_exporters.cards.options import CardOptions, Kind
from bianmin_exporters.cards.stock import (
    STOCKS,
    Part,
    Stock,
    has_room,
    layout_view,
    parts_of,
    stock_of,
    stocks_with_room,
)
from bianmin_exporters.cards.view import BLEED_MM, sheets_view
from bianmin_exporters.cards.without_room import no_room
from bianmin_exporters.cards.wording import shown
from bianmin_exporters.typesetting.compiler import (
    Template,
    compile_pages,
    compile_pdf,
    forget_runs,
    told_by,
)
from bianmin_exporters.typesetting.glyphs import printable
from bianmin_exporters.typesetting.missing import refuse_missing

# Archival and accessible at once, as typst names them.
STANDARDS = ("a-2a", "ua-1")
_PLAIN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
_LONGEST_STEM = 100
# Cards typeset at a time: what typst keeps of them is what memory is used for.
CHUNK = 50
# Around a page of its own that is trimmed: 3 mm, 5 mm of marks, and 2 mm to the paper's edge.
MARKS_MM = 10.0


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
        if options.kind == "life-event":
            cards = _as_laid_out(catalogue, cards, asked, context)
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
    stock = stock_for(asked.options)
    parts = parts_of(stock, asked.options, len(cards), stem)
    yield from sheets(catalogue, cards, stock, parts, asked, context)
    codes = [codes_of(card, asked) for card in cards]
    double = asked.options.back != "none"
    yield from manifest(
        lambda: on_sheets(codes, stock, parts, double=double), stock, _status(asked)
    )


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
    cards, named, told = itertools.tee(cards, 3)
    stems = _stems(c.id if c.sheet == 1 else f"{c.id}-sheet-{c.sheet}" for c in named)
    made = pictures(catalogue, cards, asked, context)
    printed: list[Printed] = []
    done = 0
    for done, (picture, stem, card) in enumerate(zip(made, stems, told, strict=False), 1):
        path = f"{folder}/{stem}.{form}"
        printed += [
            Printed(code=code.without_modules(), file=path) for code in codes_of(card, asked)
        ]
        yield Artifact(path, kind, picture)
        context.progress(done, max(done, count))
    if done:
        yield from manifest(lambda: printed, None, _status(asked))


def _as_laid_out(
    catalogue: Published, cards: Iterator[Card], asked: Wanted, context: ExportContext
) -> Iterator[Card]:
    """Yield the cards with the codes they have room for: all, or the first alone."""
    spoken = spoken_in(catalogue)
    while chunk := tuple(itertools.islice(cards, CHUNK)):
        try:
            places = told_by(
                _template(context),
                _data(catalogue, chunk, asked, context, layout=None, spoken=spoken),
                "first-code-alone",
                more_fonts=context.font_folders,
                files=_logo_file(asked, context),
            )
        except TemplateError:  # whoever makes the files is told the same
            places = ()
        for place, card in enumerate(chunk):
            yield attrs.evolve(card, codes=card.codes[:1]) if place in places else card


def codes_of(card: Card, asked: Wanted) -> tuple[Code, ...]:
    """Return a card's codes as the manifest tells them; without those that a draft has not."""
    return tuple(
        Code(
            id=one.subject.id,
            name=shown(one.subject.name),
            kind=one.said.kind,
            content=one.said.content,
            matrix=one.matrix,
            least_mm=card.least_symbol_mm or form_of(asked.options).least_symbol_mm,
        )
        for one in card.codes
        if one.said is not None and one.matrix is not None
    )


def _status(asked: Wanted) -> Literal["draft", "published"]:
    return "draft" if asked.draft else "published"


def stock_for(options: CardOptions) -> Stock:
    """Return the stock that the cards are printed on; large ones are a page each.

    Raises:
        OptionError: The stock's own measures do not add up, or its cells are smaller than a card.
    """
    form = form_of(options)
    card = form.card_mm
    if form.on_sheets:
        own = STOCKS[options.size]
    else:
        own = Stock(page=card, columns=1, rows=1, cell=card, left=0, top=0)
    stock = stock_of(options, own)
    if not has_room(stock, card):
        cell, names = f"{stock.cell[0]:g}x{stock.cell[1]:g}", stocks_with_room(card)
        zh = f"；放得下的纸型：{names}" if names else "；请不写 preset，一张一页"
        en = f"; these have room: {names.replace('、', ', ')}" if names else "; name no preset"
        raise OptionError(
            f"这种纸每格 {cell} 毫米，{options.size} 的卡放不下{zh}",
            f"A cell of that sheet is {cell} mm, less than a {options.size} card{en}",
        )
    if stock.page == card:
        beyond = MARKS_MM if stock.cut else BLEED_MM if options.bleed else 0.0
        return attrs.evolve(stock, bleed=beyond)
    if options.bleed and stock.cells > 1 and min(stock.gap) < 2 * BLEED_MM:
        raise OptionError(
            f"门牌四边多印 {BLEED_MM} 毫米，格子之间至少要空 {2 * BLEED_MM} 毫米（gap）",
            f"Door signs with {BLEED_MM} mm of bleed want gaps of {2 * BLEED_MM} mm or more",
        )
    return stock


def sheets(
    catalogue: Published,
    cards: Sequence[Card],
    stock: Stock,
    parts: Sequence[Part],
    asked: Wanted,
    context: ExportContext,
) -> Iterator[Artifact]:
    """Yield the sheets of those cards, each part as a tagged PDF.

    Raises:
        ExporterError: Cards have no room for their text; it names those of all parts.
    """
    total = sum(len(part.sheets) for part in parts)
    back, spoken = back_lines(catalogue, asked), spoken_in(catalogue)
    refused: list[Card] = []
    back_room: tuple[int, int] | None = None
    for part in parts:
        held = [cards[place] for place in part.cards]
        layout = layout_view(stock, part, total, back)
        if part is not parts[0]:
            forget_runs()
        try:
            yield Artifact(
                f"{part.name}.pdf",
                "application/pdf",
                compile_pdf(
                    _template(context),
                    _data(catalogue, held, asked, context, layout=layout, spoken=spoken),
                    issued_on=catalogue.edition.issued_on,
                    more_fonts=context.font_folders,
                    standards=STANDARDS,
                    files=_logo_file(asked, context),
                ),
            )
        except TemplateError as error:
            left_out = no_room(error)
            refused += [held[place] for place in left_out.cards]
            back_room = min(filter(None, (back_room, left_out.back)), default=None)
        context.progress(part.first - 1 + len(part.sheets), total)
    if refused or back_room:
        once = list({id(c): c for c in refused}.values())
        raise refusal_of_layout(once, asked.options, back_room)


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
    every, spoken = iter(cards), spoken_in(catalogue)
    for start in itertools.count(0, CHUNK):
        chunk = tuple(itertools.islice(every, CHUNK))
        if not chunk:
            break
        if start:
            forget_runs()
        try:
            pages = compile_pages(
                _template(context),
                _data(catalogue, chunk, asked, context, layout=None, spoken=spoken),
                form=form,
                dpi=dpi,
                more_fonts=context.font_folders,
                files=_logo_file(asked, context),
            )
        except TemplateError as error:
            refused += [chunk[place] for place in no_room(error).cards]
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
    layout: View | None,
    spoken: Spoken,
) -> bytes:
    """Return the JSON that the template reads."""
    logo = logo_view(logo_of(asked.options, context.assets), asked.options)
    view = sheets_view(catalogue, cards, asked, layout=layout, logo=logo, spoken=spoken)
    refuse_missing(view, catalogue, context)
    # Archival PDF refuses what no font draws; the rule about such characters has told each.
    told = printable(view, context.font_folders)
    # A lone surrogate, which only a program can put into a text, is no character at all.
    return json.dumps(told, ensure_ascii=False).encode(errors="replace")


def _logo_file(asked: Wanted, context: ExportContext) -> dict[str, bytes]:
    logo = logo_of(asked.options, context.assets)
    return {logo.name: logo.content} if logo else {}


def _template(context: ExportContext) -> Template:
    return Template(
        packaged=files("bianmin_exporters.cards") / "templates" / "typst",
        overlays=tuple(folder / "cards" for folder in context.template_folders),
    )


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

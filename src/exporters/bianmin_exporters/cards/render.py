"""From a published catalogue to sheets of cards, or to one picture a card."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Literal

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    ExporterError,
    OptionError,
    Published,
    Service,
    TemplateError,
    Text,
)
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.code_options import logo_of, logo_view
from bianmin_exporters.cards.coding import Coded, coded, refusal_of_layout
from bianmin_exporters.cards.contents import LEAST_SYMBOL_MM
from bianmin_exporters.cards.drawing import described, sized
from bianmin_exporters.cards.manifest import Code, Printed, manifest, on_sheets
from bianmin_exporters.cards.options import CARD_MM, CardOptions, Size
from bianmin_exporters.cards.stock import (
    Part,
    Stock,
    has_room,
    layout_view,
    parts_of,
    stock_of,
    stocks_with_room,
)
from bianmin_exporters.cards.view import carded, cards_view
from bianmin_exporters.cards.without_room import places_without_room
from bianmin_exporters.cards.wording import by_name, filled, phone_parts, shown
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.typesetting.compiler import Template, compile_pages, compile_pdf
from bianmin_exporters.typesetting.glyphs import printable

# Archival and accessible at once, as typst names them.
STANDARDS = ("a-2a", "ua-1")
_PLAIN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
_LONGEST_STEM = 100
# Cards typeset at a time: what typst keeps of the last ten runs is what memory is used for.
CHUNK = 50


class CardsExporter:
    """导出器 cards: cards with a code, to hand out, to pin up and to paste on."""

    contract = CONTRACT_VERSION
    summary = Text(
        "每件事一张卡，带二维码（A4 拼版 PDF，或每张一个 SVG、PNG）",
        "a card with a QR code for each service (A4 sheets, or an SVG or PNG each)",
    )
    options = CardOptions
    audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: CardOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the sheets as one file, or each card as a file named by its service's id.

        Raises:
            ExporterError: The office asked for is not known, or cards can't be made; it names
                all of them.
            TemplateError: A template of the district's own does not compile.
        """
        services = _asked(catalogue, options.office, draft=context.draft)
        if services:
            yield from _artifacts(catalogue, services, options, context)


def _asked(catalogue: Published, office: str | None, *, draft: bool) -> tuple[Service, ...]:
    if office is not None and office not in catalogue.offices_by_id:
        near = difflib.get_close_matches(office, catalogue.offices_by_id, n=1)
        raise ExporterError(
            f"没有编号为 {office} 的站所" + (f"，是不是 {near[0]}？" if near else ""),
            f"There is no office {office}" + (f"; did you mean {near[0]}?" if near else ""),
        )
    services = carded(catalogue, office)
    if not services and not draft:
        raise ExporterError("没有要做卡的事项", "There are no services to make cards of")
    return services


def _artifacts(
    catalogue: Published,
    services: Sequence[Service],
    options: CardOptions,
    context: ExportContext,
) -> Iterator[Artifact]:
    if options.order == "name":
        services = sorted(services, key=lambda s: by_name(s.name))
    cards = _coded(catalogue, services, options, context)
    codes = [code_of(card, options.size) for card in cards]
    if options.format == "pdf":
        stock = stock_for(options)
        parts = parts_of(stock, options, len(cards), "cards")
        yield from sheets(catalogue, cards, stock, parts, options, context)
        double = options.back != "none"
        printed = list(on_sheets(codes, stock, parts, double=double))
    else:
        stock = None
        kind = "image/svg+xml" if options.format == "svg" else "image/png"
        made = _pictures(catalogue, cards, options, context)
        paths = [f"cards/{stem}.{options.format}" for stem in _stems(services)]
        for done, (path, picture) in enumerate(zip(paths, made, strict=True), 1):
            yield Artifact(path, kind, picture)
            context.progress(done, len(services))
        held = zip(codes, paths, strict=True)
        printed = [Printed(code=code, file=path) for code, path in held if code]
    yield from manifest(printed, stock, "draft" if context.draft else "published")


def code_of(card: Coded, size: Size) -> Code | None:
    """Return a card's code as the manifest tells it, or None where a draft has none."""
    if card.said is None or card.matrix is None:
        return None
    return Code(
        id=card.service.id,
        name=shown(card.service.name),
        kind=card.said.kind,
        content=card.said.content,
        matrix=card.matrix,
        least_mm=LEAST_SYMBOL_MM[size],
    )


def stock_for(options: CardOptions) -> Stock:
    """Return the stock that the cards are printed on.

    Raises:
        OptionError: The stock's own measures do not add up, or its cells are smaller than a card.
    """
    stock = stock_of(options, options.size)
    card = CARD_MM[options.size]
    if not has_room(stock, card):
        cell, names = f"{stock.cell[0]:g}x{stock.cell[1]:g}", stocks_with_room(card)
        raise OptionError(
            f"这种纸每格 {cell} 毫米，{options.size} 的卡放不下；放得下的纸型：{names}",
            f"A cell of that sheet is {cell} mm, less than a {options.size} card; "
            f"these have room: {names.replace('、', ', ')}",
        )
    return stock


def sheets(
    catalogue: Published,
    cards: Sequence[Coded],
    stock: Stock,
    parts: Sequence[Part],
    options: CardOptions,
    context: ExportContext,
) -> Iterator[Artifact]:
    """Yield the sheets of those cards, each part as a tagged PDF.

    Raises:
        ExporterError: Cards have no room for their text; it names those of all parts.
    """
    total = sum(len(part.sheets) for part in parts)
    back = _back(catalogue, options, context)
    refused: list[Service] = []
    for part in parts:
        held = [cards[place] for place in part.cards]
        layout = layout_view(stock, part, total, back)
        try:
            yield Artifact(
                f"{part.name}.pdf",
                "application/pdf",
                compile_pdf(
                    _template(context),
                    _data(catalogue, held, options, context, layout=layout),
                    issued_on=catalogue.edition.issued_on,
                    more_fonts=context.font_folders,
                    standards=STANDARDS,
                    files=_files(options, context),
                ),
            )
        except TemplateError as error:
            refused += _without_room(error, held)
        context.progress(part.first - 1 + len(part.sheets), total)
    if refused:
        raise refusal_of_layout(list({s.id: s for s in refused}.values()), options.size)


def _back(
    catalogue: Published, options: CardOptions, context: ExportContext
) -> Sequence[str] | None:
    """The lines of every card's back; None for cards that have none."""
    if options.back == "none":
        return None
    words = fixed_words(context.lang)
    if options.back_text:
        return [shown(options.back_text)]
    lines = [
        filled(words["back_head"], district=shown(catalogue.district.name)),
        words["back_scan"],
        words["back_list"],
        words["back_call"],
    ]
    supervision = next(iter(catalogue.supervision_lines), None)
    if supervision:
        parts = phone_parts(supervision.phone, catalogue.district.area_code, words)
        lines.append(filled(words["back_supervision"], phone=" ".join(parts)))
    return lines


def pictures(
    catalogue: Published,
    services: Sequence[Service],
    options: CardOptions,
    context: ExportContext,
) -> Iterator[bytes]:
    """Return each service's card as the SVG or PNG file that the options ask for.

    They are made `CHUNK` at a time, so memory stays bounded for any number of them. A card whose
    text finds no room is refused after all were tried, with every other such card.
    """
    return _pictures(catalogue, _coded(catalogue, services, options, context), options, context)


def _pictures(
    catalogue: Published,
    every: Sequence[Coded],
    options: CardOptions,
    context: ExportContext,
) -> Iterator[bytes]:
    form: Literal["svg", "png"] = "svg" if options.format == "svg" else "png"
    refused: list[Service] = []
    for start in range(0, len(every), CHUNK):
        cards = every[start : start + CHUNK]
        try:
            pages = compile_pages(
                _template(context),
                _data(catalogue, cards, options, context, layout=None),
                form=form,
                dpi=options.dpi,
                more_fonts=context.font_folders,
                files=_files(options, context),
            )
        except TemplateError as error:
            refused += _without_room(error, cards)
            continue
        for card, page in zip(cards, pages, strict=True):
            if form == "png":
                yield sized(page.content, options.dpi)
            else:
                said = card.said.content if card.said else ""
                yield described(page.content.decode(), shown(card.service.name), said).encode()
    if refused:
        raise refusal_of_layout(refused, options.size)


def _coded(
    catalogue: Published,
    services: Sequence[Service],
    options: CardOptions,
    context: ExportContext,
) -> tuple[Coded, ...]:
    """Return each service with its code, and whatever else of its card can fail before layout."""
    return coded(catalogue, services, options, draft=context.draft, words=fixed_words(context.lang))


def _data(
    catalogue: Published,
    cards: Sequence[Coded],
    options: CardOptions,
    context: ExportContext,
    *,
    layout: View | None,
) -> bytes:
    """Return the JSON that the template reads."""
    view = cards_view(
        catalogue,
        cards,
        size=options.size,
        layout=layout,
        logo=logo_view(logo_of(options, context.assets), options),
        draft=context.draft,
        words=fixed_words(context.lang),
        lang="en" if context.lang == "en" else "zh",
    )
    # Archival PDF refuses what no font draws; the rule about such characters has told each.
    told = printable(view, context.font_folders) if layout is not None else view
    # A lone surrogate, which only a program can put into a text, is no character at all.
    return json.dumps(told, ensure_ascii=False).encode(errors="replace")


def _files(options: CardOptions, context: ExportContext) -> dict[str, bytes]:
    logo = logo_of(options, context.assets)
    return {logo.name: logo.content} if logo else {}


def _template(context: ExportContext) -> Template:
    return Template(
        packaged=files("bianmin_exporters.cards") / "templates" / "typst",
        overlays=tuple(folder / "cards" for folder in context.template_folders),
    )


def _without_room(error: TemplateError, cards: Sequence[Coded]) -> list[Service]:
    """Return the services whose cards typst found no room for; another error is passed on."""
    return [cards[place].service for place in places_without_room(error)]


def _stems(services: Sequence[Service]) -> Iterator[str]:
    """A file name for each service: its id.

    An id that is no plain name (which only a draft can have) gives way to its checksum, and a
    second service of the same id is numbered, so that every path is sound and used once.
    """
    taken: set[str] = set()
    for service in services:
        plain = _PLAIN_ID.fullmatch(service.id) and not _DEVICE.fullmatch(service.id)
        stem = service.id if plain and len(service.id) <= _LONGEST_STEM else _checksum(service.id)
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        yield name


def _checksum(text: str) -> str:
    return "id-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

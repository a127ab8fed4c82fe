"""The exporter: which files a book is, by its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    OptionError,
    Published,
    Text,
    Translated,
)
from bianmin_exporters.booklet.extract import community_extract, known_service, office_extract
from bianmin_exporters.booklet.look import book_look
from bianmin_exporters.booklet.numbers import book_numbers, numbered, numbers_told_by
from bianmin_exporters.booklet.options import BookletOptions, Layout
from bianmin_exporters.booklet.translated_view import beside_source, in_translation, spoken
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.booklet.words import Language, words_for

FILES: Final[Mapping[Layout, str]] = {
    "standard": "booklet.pdf",
    "large-print": "booklet-large-print.pdf",
    "pocket": "booklet-pocket.pdf",
}
MAIN_FILES: Final[Mapping[Layout, str]] = {
    "standard": "main.typ",
    "large-print": "large-print.typ",
    "pocket": "pocket.typ",
}

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen
class BookletExporter:
    """便民服务一本通: the printed book."""

    contract: int = CONTRACT_VERSION
    summary: Text = attrs.field(
        factory=lambda: Text(
            "A5 便民服务一本通（PDF、网页，或签字用的 Word）",
            "the A5 book, PDF or one HTML file; or a Word file to sign",
        )
    )
    options: type[BookletOptions] = BookletOptions
    audience: Audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: BookletOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the files of the book."""
        steps = len(catalogue.offices) + 2
        if options.bilingual:
            yield from _bilingual(catalogue, options, context)
        else:
            part, copy = _part(catalogue, options)
            view = {**_view(catalogue, part, copy, options, context), "look": book_look(options)}
            if options.format == "html":
                from bianmin_exporters.booklet.html import book_html

                yield Artifact("booklet.html", "text/html; charset=utf-8", book_html(view, context))
            elif options.format == "docx":
                from bianmin_exporters.booklet.docx import book_docx

                made = book_docx(view, catalogue.edition.issued_on, context)
                yield Artifact("booklet.docx", DOCX, made)
            else:
                yield from _paper(view, catalogue, part, options, context)
        context.progress(steps, steps)


def _paper(
    view: View,
    catalogue: Published,
    part: Published,
    options: BookletOptions,
    context: ExportContext,
) -> Iterator[Artifact]:
    """Yield the book as PDF and what goes with it."""
    from bianmin_exporters.booklet.missing_list import missing_list
    from bianmin_exporters.typesetting.missing import refuse_missing

    refuse_missing(view, catalogue, context)
    if options.bound:
        from bianmin_exporters.booklet.press.files import bound_files

        yield from bound_files(view, catalogue, part, options, context)
    else:
        from bianmin_exporters.booklet.page_map import page_map_files
        from bianmin_exporters.booklet.paper import book_pdf

        main, file = MAIN_FILES[options.layout], FILES[options.layout]
        made = book_pdf(view, catalogue.edition.issued_on, context, main)
        yield Artifact(file, "application/pdf", made.pdf)
        yield from page_map_files(made, view, catalogue, file, draft=context.draft)
    yield from missing_list(view, catalogue, context)
    if options.sign_off:
        from bianmin_exporters.booklet.press.sign_off import sign_off_files

        yield from sign_off_files(view, part, options, context)


def _view(
    catalogue: Published,
    part: Published,
    copy: str | None,
    options: BookletOptions,
    context: ExportContext,
) -> View:
    """What the book says, with the numbers that the standard book of the whole catalogue gives."""
    if context.translation is not None:
        words: Language = "en" if context.lang == "en" else "zh"
        return _translated(catalogue, context.translation, options, context, words)
    leaflet = None if options.service is None else known_service(catalogue, options.service)
    if part is catalogue and context.lang == "zh":
        view = book_view(catalogue, context, layout=options.layout, leaflet=leaflet)
        standard = options.format == "pdf" and options.layout == "standard"
        return numbered(view, numbers_told_by(view, context), planned=standard)
    view = book_view(
        part, context, layout=options.layout, copy=copy, leaflet=leaflet, whole=catalogue
    )
    return numbered(view, book_numbers(catalogue, context))


def _translated(
    catalogue: Published,
    translated: Translated,
    options: BookletOptions,
    context: ExportContext,
    words: Language,
) -> View:
    """What the book says in a translation, with its fixed words in one of two languages."""
    shown = spoken(catalogue, translated)
    leaflet = None if options.service is None else known_service(shown, options.service)
    part, copy = _part(shown, options)
    said = attrs.evolve(context, lang=words)
    view = book_view(
        part, said, layout=options.layout, copy=copy, leaflet=leaflet, whole=translated.source
    )
    numbers = book_numbers(translated.source, context)
    return in_translation(numbered(view, numbers), translated, words)


def _bilingual(
    catalogue: Published, options: BookletOptions, context: ExportContext
) -> Iterator[Artifact]:
    """Yield the book in two languages.

    Raises:
        OptionError: No translation was asked for.
    """
    from bianmin_exporters.booklet.bilingual import bilingual_artifact

    translated = context.translation
    if translated is None:
        raise OptionError(
            "双语的书要说明用哪种译文：加上 --translation，例如 --translation en",
            "a bilingual book needs a translation: add --translation, such as --translation en",
        )
    part, copy = _part(translated.source, options)
    quiet = attrs.evolve(context, progress=lambda _done, _total: None)
    said_first = book_view(part, quiet, copy=copy, whole=translated.source)
    source = numbered(said_first, book_numbers(translated.source, context))
    words = words_for(translated.lang, context.lang)
    said = _translated(catalogue, translated, options, context, words)
    both = beside_source(catalogue, translated, source, said)
    if options.format == "pdf":
        from bianmin_exporters.typesetting.missing import refuse_missing

        refuse_missing(list(both), catalogue, context)
    yield bilingual_artifact(*both, catalogue.edition.issued_on, options.format, context)


def _part(catalogue: Published, options: BookletOptions) -> tuple[Published, str | None]:
    """What is printed, and whose copy it is where it is not everybody's."""
    if options.office is not None:
        part = office_extract(catalogue, options.office)
    elif options.community is not None:
        part = community_extract(catalogue, options.community)
    else:
        return catalogue, None
    return part, part.offices[0].name

"""Cards of any size from rows: sheets of labels as PDF, or a picture each, with the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

from bianmin_core import Artifact, TemplateError, Written, write_artifacts
from bianmin_exporters.cards.back import own_lines
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.code_options import logo_view
from bianmin_exporters.cards.drawing import described, sized
from bianmin_exporters.cards.joints import Spoken
from bianmin_exporters.cards.label_checks import (
    Rows,
    coded_rows,
    in_capitals,
    logo_or_told,
    tell_dense,
    tell_room,
    tell_undrawable,
)
from bianmin_exporters.cards.label_options import (
    DEFAULT_PRESET,
    CsvOptions,
    LabelOptions,
    Shape,
    shape_of,
)
from bianmin_exporters.cards.manifest import Code, Printed, manifest, on_sheets
from bianmin_exporters.cards.stock import (
    STOCKS,
    SheetOptions,
    Stock,
    layout_view,
    parts_of,
    stock_of,
)
from bianmin_exporters.cards.table import Content, Mapped, Problems, TableRow, read_csv, rows_of
from bianmin_exporters.cards.view import link_pieces
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.codes import svg_path
from bianmin_exporters.codes.logo import Logo
from bianmin_exporters.pinyin.order import order
from bianmin_exporters.pinyin.reading import reading
from bianmin_exporters.typesetting.compiler import (
    Template,
    compile_pages,
    compile_pdf,
    forget_runs,
)
from bianmin_exporters.typesetting.glyphs import printable

CHUNK: Final = 100
FOLDER: Final = "qr-cards"
"""The folder in the target that the files are written to."""

_STANDARDS = ("a-2a", "ua-1")


def cards_from_csv(path: str | Path, target: str | Path, **options: Any) -> Written:
    """Make cards of a CSV table and write them into the folder `qr-cards` of `target`.

    Args:
        path: The table: columns "link", "title" and "line 1", "line 2", ...; others by name.
        target: The folder to write into; made if absent.
        **options: Fields of `CsvOptions`: `preset="70x37"`, `copies=2`,
            `title="事项名称"`, `encoding="gb18030"`.

    Raises:
        SourceError: Rows are not sound, or their cards can't be made; it names row and column of
            each, and nothing was written.
        OptionError: An option has a value it can't take.
        WriteError: It can't be written there.
    """
    return written_from_csv(Path(path), Path(target), CsvOptions(**options))


def cards_from_rows(
    rows: Iterable[Mapping[str, object]], target: str | Path, **options: Any
) -> Written:
    """Make cards of what a script has and write them into the folder `qr-cards` of `target`.

    Args:
        rows: For each card "link", and if wanted "title", "lines" (a text or several) and "id".
        target: The folder to write into; made if absent.
        **options: Fields of `LabelOptions`.

    Raises:
        SourceError: Rows are not sound; it names each by its number, from 1.
        OptionError: An option has a value it can't take.
        WriteError: It can't be written there.
    """
    chosen = LabelOptions(**options)
    problems = Problems("rows")
    mapped = Mapped(content=chosen.content, duplicates=chosen.duplicates)
    found = rows_of(rows, mapped, problems)
    return write_artifacts(Path(target), FOLDER, artifacts(found, chosen, problems))


def written_from_csv(path: Path, target: Path, options: CsvOptions) -> Written:
    """Do what `cards_from_csv` does, with its options already made."""
    problems = Problems(str(path))
    mapped = Mapped(
        link=options.link,
        title=options.title,
        lines=options.lines,
        id=options.id,
        content=options.content,
        duplicates=options.duplicates,
    )
    rows = read_csv(path, mapped, options.encoding, problems)
    return write_artifacts(target, FOLDER, artifacts(rows, options, problems))


def artifacts(rows: Rows, options: LabelOptions, problems: Problems) -> Iterator[Artifact]:
    """Yield the sheets or pictures of rows, and their manifest.

    Args:
        rows: The sound rows.
        options: How to make them.
        problems: What is already known to be wrong; whatever else is found is told with it.

    Raises:
        SourceError: Something is wrong; nothing is yielded before all rows were looked at, but
            for what only typesetting shows.
    """
    stock = stock_of(options, STOCKS[DEFAULT_PRESET])
    shape = shape_of(stock.cell)
    if options.order == "name":
        rows = tuple(sorted(rows, key=lambda row: order(reading(row.title, {}))))
    tell_undrawable(rows, options, problems)
    rows = in_capitals(rows, options, problems)
    logo = logo_or_told(options, problems)
    sound = tell_dense(rows, shape, options, problems)
    if problems:
        if sound:
            _tell_without_room(sound, options, stock, shape, problems)
        raise problems.error()
    if options.format == "pdf":
        yield from _sheets(rows, options, stock, shape, logo, problems)
    else:
        yield from _pictures(rows, options, shape, logo, problems)


def _sheets(
    rows: Rows,
    options: LabelOptions,
    stock: Stock,
    shape: Shape,
    logo: Logo | None,
    problems: Problems,
) -> Iterator[Artifact]:
    parts = parts_of(stock, options, len(rows), "cards")
    total = sum(len(part.sheets) for part in parts)
    codes = coded_rows(rows, shape, options)
    for part in parts:
        held = [rows[place] for place in part.cards]
        if part is not parts[0]:
            forget_runs()
        try:
            pdf = compile_pdf(
                _template(),
                _data(
                    held,
                    [codes[place] for place in part.cards],
                    options,
                    shape,
                    layout_view(stock, part, total, _back(options)),
                    logo,
                ),
                issued_on=None,
                more_fonts=options.font_path,
                standards=_STANDARDS,
                files=_files(logo),
            )
        except TemplateError as error:
            tell_room(error, held, shape.cell, problems)
            continue
        yield Artifact(f"{part.name}.pdf", "application/pdf", pdf)
    if problems:
        raise problems.error()
    double = options.back != "none"
    each = [(code,) for code in codes]
    yield from manifest(lambda: on_sheets(each, stock, parts, double=double), stock, "published")


def _pictures(
    rows: Rows, options: LabelOptions, shape: Shape, logo: Logo | None, problems: Problems
) -> Iterator[Artifact]:
    form: Literal["svg", "png"] = "svg" if options.format == "svg" else "png"
    kind = "image/svg+xml" if form == "svg" else "image/png"
    for start in range(0, len(rows), CHUNK):
        held = rows[start : start + CHUNK]
        codes = coded_rows(held, shape, options)
        if start:
            forget_runs()
        try:
            pages = compile_pages(
                _template(),
                _data(held, codes, options, shape, None, logo),
                form=form,
                dpi=options.dpi,
                more_fonts=options.font_path,
                files=_files(logo),
            )
        except TemplateError as error:
            tell_room(error, held, shape.cell, problems)
            continue
        for code, page in zip(codes, pages, strict=True):
            content = (
                sized(page.content, options.dpi)
                if form == "png"
                else described(page.content.decode(), code.name, code.content).encode()
            )
            yield Artifact(_path(code, form), kind, content)
    if problems:
        raise problems.error()

    def printed() -> Iterator[Printed]:
        # Made once more and not kept: it is quick, and of a hundred thousand it would be much.
        for start in range(0, len(rows), CHUNK):
            for code in coded_rows(rows[start : start + CHUNK], shape, options):
                yield Printed(code=code, file=_path(code, form))

    yield from manifest(printed, None, "published")


def _path(code: Code, form: str) -> str:
    return f"cards/{code.id}.{form}"


def _tell_without_room(
    rows: Rows, options: LabelOptions, stock: Stock, shape: Shape, problems: Problems
) -> None:
    """Typeset the sound rows only to learn which texts have no room; those that are alike once."""
    alike: dict[object, TableRow] = {}
    for row in rows:
        alike.setdefault((row.content, row.title, row.lines), row)
    rows = tuple(alike.values())
    for start in range(0, len(rows), CHUNK):
        held = rows[start : start + CHUNK]
        (part,) = parts_of(stock, SheetOptions(), len(held), "cards")
        # The back is one text for all: it is looked at once.
        layout = layout_view(stock, part, len(part.sheets), None if start else _back(options))
        data = _data(held, coded_rows(held, shape, options), options, shape, layout, None)
        if start:
            forget_runs()
        try:
            compile_pdf(_template(), data, issued_on=None, more_fonts=options.font_path)
        except TemplateError as error:
            tell_room(error, held, shape.cell, problems)


def _back(options: LabelOptions) -> list[str] | None:
    if options.back == "none":
        return None
    if options.back_text:
        return own_lines(options.back_text)
    return [fixed_words(options.lang)["back_scan"]]


def _data(
    rows: Sequence[TableRow],
    codes: Sequence[Code],
    options: LabelOptions,
    shape: Shape,
    layout: View | None,
    logo: Logo | None,
) -> bytes:
    words = fixed_words(options.lang)
    spoken = Spoken.of(row.title for row in rows)
    view = {
        "lang": options.lang,
        "draft": False,
        "words": words,
        "title": options.heading,
        "author": options.heading,
        "edition": None,
        "layout": layout,
        "logo": logo_view(logo, options),
        "shape": {
            "cell": shape.cell,
            "margin": shape.margin,
            "beside": shape.beside,
            "largest": 14 if min(shape.cell) < 40 else 16 if min(shape.cell) < 60 else 28,
        },
        "cards": [
            _card(row, code, words, options.content)
            | {"pieces": spoken.pieces(row.title), "loose": spoken.loose_pieces(row.title)}
            for row, code in zip(rows, codes, strict=True)
        ],
    }
    told = printable(view, options.font_path) if layout is not None else view
    return json.dumps(told, ensure_ascii=False).encode(errors="replace")


def _card(row: TableRow, code: Code, words: Mapping[str, str], kind: Content) -> View:
    caption = {"link": "caption_read", "tel": "caption_tel", "text": "caption_text"}[kind]
    return {
        "name": row.title or row.id,
        "title": row.title,
        "lines": list(row.lines),
        "link": link_pieces(code.content) if kind == "link" else [],
        "code": {
            "size": code.matrix.size,
            "least": code.least_mm,
            "path": svg_path(code.matrix),
            "alt": f"{row.title}，{code.content}" if row.title else code.content,
            "caption": words[caption],
        },
    }


def _files(logo: Logo | None) -> dict[str, bytes]:
    return {logo.name: logo.content} if logo else {}


def _template() -> Template:
    return Template(
        packaged=files("bianmin_exporters.cards") / "templates" / "typst", main="label.typ"
    )

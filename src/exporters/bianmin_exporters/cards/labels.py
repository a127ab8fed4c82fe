"""Cards of any size from rows: sheets of labels as PDF, or a picture each, with the manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import attrs

from bianmin_core import Artifact, OptionError, TemplateError, Written, option, write_artifacts
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.code_options import CodeOptions, logo_of, logo_view
from bianmin_exporters.cards.drawing import described, sized
from bianmin_exporters.cards.manifest import Code, Printed, manifest, on_sheets
from bianmin_exporters.cards.options import printable_dpi
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
from bianmin_exporters.cards.wording import by_name
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.codes import (
    MIN_MODULE_MM,
    CodeError,
    Matrix,
    fits,
    qr_matrices,
    qr_matrix,
    svg_path,
    upper_case_link,
)
from bianmin_exporters.codes.logo import Logo
from bianmin_exporters.typesetting.compiler import Template, compile_pages, compile_pdf
from bianmin_exporters.typesetting.glyphs import printable, undrawable

CHUNK: Final = 100
FOLDER: Final = "qr-cards"
"""The folder in the target that the files are written to."""

DEFAULT_PRESET: Final = "64x38"
_STANDARDS = ("a-2a", "ua-1")
_NO_ROOM = re.compile(r"cards-without-room:([0-9]+(?:,[0-9]+)*)")
_LEAST_SYMBOL, _MOST_SYMBOL = 18.5, 45.0
Rows: TypeAlias = tuple[TableRow, ...]


@attrs.frozen(kw_only=True)
class LabelOptions(CodeOptions):
    """What may be chosen of cards from rows."""

    format: Literal["pdf", "svg", "png"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：按纸型拼版；svg、png：每张卡一个文件", "pdf: on sheets; svg, png: one file a card"
        ),
    )
    content: Content = attrs.field(
        default="link",
        metadata=option(
            "link 栏里写的是什么：link 链接，tel 电话（+86…），text 文字",
            "what the link column holds: link, tel (+86...) or text",
        ),
    )
    duplicates: Literal["refuse", "allow"] = attrs.field(
        default="refuse",
        metadata=option("有重复的链接怎么办", "whether the same link may stand in several rows"),
    )
    heading: str = attrs.field(
        default="二维码", metadata=option("PDF 的标题", "the title of the PDF")
    )
    dpi: int = attrs.field(
        default=300,
        validator=printable_dpi,
        metadata=option(
            "png 的分辨率，每英寸多少点（150 到 1200）",
            "resolution of png, dots an inch (150–1200)",
        ),
    )
    lang: Literal["zh", "en"] = attrs.field(
        default="zh", metadata=option("固定文字的语言", "language of the fixed words")
    )
    font_path: tuple[Path, ...] = attrs.field(
        default=(), converter=tuple, metadata=option("更多字体", "folders with more fonts")
    )


@attrs.frozen(kw_only=True)
class CsvOptions(LabelOptions):
    """The same for a table, and which of its columns holds what."""

    link: str | None = attrs.field(
        default=None, metadata=option("链接是哪一栏", "the column of the links")
    )
    title: str | None = attrs.field(
        default=None, metadata=option("标题是哪一栏", "the column of the titles")
    )
    lines: str | None = attrs.field(
        default=None,
        metadata=option("小字是哪几栏，用逗号分开", "the columns of the small lines, with commas"),
    )
    id: str | None = attrs.field(
        default=None, metadata=option("文件名用哪一栏", "the column that names the files")
    )
    encoding: str | None = attrs.field(
        default=None,
        metadata=option(
            "表的编码，如 gb18030；不写就是 UTF-8", "the table's encoding; UTF-8 if absent"
        ),
    )


@attrs.frozen(kw_only=True)
class Shape:
    """How a card of one size is laid out, in millimetres."""

    cell: tuple[float, float]
    margin: float
    beside: bool
    """Whether the code stands beside the text, and not above it."""

    largest_mm: float
    """The widest symbol there is room for beside some text."""

    symbol_mm: float
    """How wide a symbol is drawn, unless its modules want more."""


def shape_of(cell: tuple[float, float]) -> Shape:
    """Return the layout of a card of that width and height.

    Raises:
        OptionError: Not even the smallest code has room beside a text.
    """
    wide, high = cell
    margin = 4.0 if min(cell) >= 50 else 3.0
    beside = wide >= 1.2 * high
    if beside:
        largest = min(high - 2 * margin, wide - 2 * margin - 3.5 - max(18.0, 0.28 * wide))
    else:
        largest = min(wide - 2 * margin, high - 2 * margin - 14.0)
    if largest < 25 * MIN_MODULE_MM:
        raise OptionError(
            f"每格 {wide:g}x{high:g} 毫米太小，放不下扫得出的二维码和文字",
            f"A cell of {wide:g}x{high:g} mm is too small for a code that scans and a text",
        )
    wanted = min(0.56 * high, 0.36 * wide if beside else 0.5 * wide, _MOST_SYMBOL)
    wanted = max(_LEAST_SYMBOL, wanted)
    return Shape(
        cell=cell, margin=margin, beside=beside, largest_mm=largest, symbol_mm=min(wanted, largest)
    )


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
    stock = stock_of(options, DEFAULT_PRESET)
    shape = shape_of(stock.cell)
    if options.order == "name":
        rows = tuple(sorted(rows, key=lambda r: by_name(r.title)))
    _tell_undrawable(rows, options, problems)
    rows = _in_capitals(rows, options, problems)
    logo = _logo(options, problems)
    sound = _tell_dense(rows, shape, options, problems)
    if problems:
        if sound:
            _tell_without_room(sound, options, stock, shape, problems)
        raise problems.error()
    if options.format == "pdf":
        yield from _sheets(rows, options, stock, shape, logo, problems)
    else:
        yield from _pictures(rows, options, shape, logo, problems)


def _logo(options: LabelOptions, problems: Problems) -> Logo | None:
    try:
        return logo_of(options, None)
    except CodeError as error:
        problems.tell(None, None, error.zh, error.en)
        return None


def _in_capitals(rows: Rows, options: LabelOptions, problems: Problems) -> Rows:
    if not options.upper_case or options.content != "link":
        return rows
    found = []
    for row in rows:
        try:
            found.append(attrs.evolve(row, content=upper_case_link(row.content)))
        except CodeError as error:
            problems.tell(row.number, row.link_column, error.zh, error.en)
    return tuple(found)


def _tell_undrawable(rows: Rows, options: LabelOptions, problems: Problems) -> None:
    every = "".join({c for row in rows for text in (row.title, *row.lines) for c in text})
    missing = set(undrawable(every, options.font_path))
    if not missing:
        return
    for row in rows:
        for text in (row.title, *row.lines):
            for character in sorted(missing.intersection(text)):
                problems.tell(
                    row.number,
                    row.title_column,
                    f"「{text[:20]}」里的「{character}」字体里没有，会印成空框；用 --font-path 加一个有它的字体",
                    f"no font draws {character!r} in {text[:20]!r}; add one with --font-path",
                )


def _tell_dense(rows: Rows, shape: Shape, options: LabelOptions, problems: Problems) -> Rows:
    """Return the rows whose codes have room; the others are told with what would do."""
    sound = []
    for row, matrix in zip(rows, _matrices(rows, options), strict=True):
        if isinstance(matrix, CodeError):
            problems.tell(row.number, row.link_column, matrix.zh, matrix.en)
            continue
        try:
            options.check_matrix(matrix)
        except CodeError as error:
            problems.tell(row.number, row.link_column, error.zh, error.en)
            continue
        fit = fits(matrix, shape.largest_mm)
        if fit:
            sound.append(row)
            continue
        roomy = [n for n, s in STOCKS.items() if fits(matrix, shape_of(s.cell).largest_mm)]
        zh = f"；或者改用大一些的纸型：{'、'.join(roomy)}" if roomy else ""
        en = f" Or use a larger stock: {', '.join(roomy)}." if roomy else ""
        problems.tell(
            row.number,
            row.link_column,
            f"{fit.in_language('zh').rstrip('。')}{zh}",
            f"{fit.in_language('en')}{en}",
        )
    return tuple(sound)


def _matrices(rows: Rows, options: LabelOptions) -> Iterator[Matrix | CodeError]:
    """Every symbol, made together; one by one only where a chunk is refused, to tell which."""
    for start in range(0, len(rows), 1024):
        contents = [row.content for row in rows[start : start + 1024]]
        try:
            yield from list(qr_matrices(contents, level=options.level))
        except CodeError:
            yield from (_alone(content, options) for content in contents)


def _alone(content: str, options: LabelOptions) -> Matrix | CodeError:
    try:
        return qr_matrix(content, level=options.level)
    except CodeError as error:
        return error


def _coded(rows: Rows, shape: Shape, options: LabelOptions) -> list[Code]:
    return [
        Code(
            id=row.id,
            name=row.title,
            kind=options.content,
            content=row.content,
            matrix=matrix,
            least_mm=shape.symbol_mm,
        )
        for row, matrix in zip(rows, _matrices(rows, options), strict=True)
        if isinstance(matrix, Matrix)
    ]


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
    codes = _coded(rows, shape, options)
    for part in parts:
        held = [rows[place] for place in part.cards]
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
            _tell_room(error, held, problems)
            continue
        yield Artifact(f"{part.name}.pdf", "application/pdf", pdf)
    if problems:
        raise problems.error()
    double = options.back != "none"
    yield from manifest(list(on_sheets(codes, stock, parts, double=double)), stock, "published")


def _pictures(
    rows: Rows, options: LabelOptions, shape: Shape, logo: Logo | None, problems: Problems
) -> Iterator[Artifact]:
    form: Literal["svg", "png"] = "svg" if options.format == "svg" else "png"
    kind = "image/svg+xml" if form == "svg" else "image/png"
    printed: list[Printed] = []
    for start in range(0, len(rows), CHUNK):
        held = rows[start : start + CHUNK]
        codes = _coded(held, shape, options)
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
            _tell_room(error, held, problems)
            continue
        for code, page in zip(codes, pages, strict=True):
            path = f"cards/{code.id}.{form}"
            printed.append(Printed(code=code, file=path))
            content = (
                sized(page.content, options.dpi)
                if form == "png"
                else described(page.content.decode(), code.name, code.content).encode()
            )
            yield Artifact(path, kind, content)
    if problems:
        raise problems.error()
    yield from manifest(printed, None, "published")


def _tell_without_room(
    rows: Rows, options: LabelOptions, stock: Stock, shape: Shape, problems: Problems
) -> None:
    """Typeset the sound rows only to learn which texts have no room."""
    (part,) = parts_of(stock, SheetOptions(), len(rows), "cards")
    layout = layout_view(stock, part, len(part.sheets), None)
    data = _data(rows, _coded(rows, shape, options), options, shape, layout, None)
    try:
        compile_pdf(_template(), data, issued_on=None, more_fonts=options.font_path)
    except TemplateError as error:
        _tell_room(error, rows, problems)


def _tell_room(error: TemplateError, rows: Sequence[TableRow], problems: Problems) -> None:
    found = _NO_ROOM.search(error.zh)
    if found is None:
        raise error
    for place in found[1].split(","):
        row = rows[int(place)]
        count = len(row.title) + sum(map(len, row.lines))
        problems.tell(
            row.number,
            row.title_column,
            f"「{row.title[:20]}」{'……' if row.title[20:] else ''}和小字一共 {count} 个字，这种纸放不下；"
            "请改短，或者用大一些的纸型",
            f"{row.title[:20]!r} and its lines have {count} characters, more than this stock has "
            "room for; shorten them or use a larger one",
        )


def _back(options: LabelOptions) -> list[str] | None:
    if options.back == "none":
        return None
    return [options.back_text or fixed_words(options.lang)["back_scan"]]


def _data(
    rows: Sequence[TableRow],
    codes: Sequence[Code],
    options: LabelOptions,
    shape: Shape,
    layout: View | None,
    logo: Logo | None,
) -> bytes:
    words = fixed_words(options.lang)
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
            "symbol": shape.symbol_mm,
            "largest": 14 if min(shape.cell) < 40 else 16 if min(shape.cell) < 60 else 28,
        },
        "cards": [
            _card(row, code, words, options.content) for row, code in zip(rows, codes, strict=True)
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

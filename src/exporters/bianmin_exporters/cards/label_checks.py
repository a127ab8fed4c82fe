"""What can be wrong with sound rows once a stock is chosen: codes too dense, texts too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from bianmin_core import TemplateError
from bianmin_exporters.cards.code_options import logo_of
from bianmin_exporters.cards.label_options import LabelOptions, Shape, shape_of
from bianmin_exporters.cards.manifest import Code
from bianmin_exporters.cards.stock import STOCKS
from bianmin_exporters.cards.table import Problems, TableRow
from bianmin_exporters.cards.without_room import back_refused, no_room
from bianmin_exporters.codes import (
    CodeError,
    Matrix,
    fits,
    qr_matrices,
    qr_matrix,
    upper_case_link,
)
from bianmin_exporters.codes.logo import Logo
from bianmin_exporters.typesetting.glyphs import undrawable

Rows: TypeAlias = tuple[TableRow, ...]


def logo_or_told(options: LabelOptions, problems: Problems) -> Logo | None:
    """Return the logo, or None where there is none or what is wrong with it was told."""
    try:
        return logo_of(options, None)
    except CodeError as error:
        problems.tell(None, None, error.zh, error.en)
        return None


def in_capitals(rows: Rows, options: LabelOptions, problems: Problems) -> Rows:
    """Return the rows with their links in capitals, if wanted; what that does not help is told."""
    if not options.upper_case or options.content != "link":
        return rows
    found = []
    for row in rows:
        try:
            found.append(attrs.evolve(row, content=upper_case_link(row.content)))
        except CodeError as error:
            problems.tell(row.number, row.link_column, error.zh, error.en)
    return tuple(found)


def tell_undrawable(rows: Rows, options: LabelOptions, problems: Problems) -> None:
    """Tell each character of the texts that no font draws."""
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


def tell_dense(rows: Rows, shape: Shape, options: LabelOptions, problems: Problems) -> Rows:
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


def coded_rows(rows: Rows, shape: Shape, options: LabelOptions) -> list[Code]:
    """Return the codes of rows that were found sound."""
    return [
        Code(
            id=row.id,
            name=row.title,
            kind=options.content,
            content=row.content,
            matrix=matrix,
            least_mm=shape.least_mm(matrix.size),
        )
        for row, matrix in zip(rows, _matrices(rows, options), strict=True)
        if isinstance(matrix, Matrix)
    ]


def tell_room(
    error: TemplateError, rows: Sequence[TableRow], cell: tuple[float, float], problems: Problems
) -> None:
    """Tell the rows, and the back, whose texts typst found no room for; another error is passed on."""
    left_out = no_room(error)
    if left_out.back:
        said = back_refused(f"{cell[0]:g}x{cell[1]:g}", left_out.back)
        problems.tell_once(said)
    for place in left_out.cards:
        row = rows[place]
        count = len(row.title) + sum(map(len, row.lines))
        problems.tell(
            row.number,
            row.title_column,
            f"「{row.title[:20]}」{'……' if row.title[20:] else ''}和小字一共 {count} 个字，这种纸放不下；"
            "请改短，或者用大一些的纸型",
            f"{row.title[:20]!r} and its lines have {count} characters, more than this stock has "
            "room for; shorten them or use a larger one",
        )

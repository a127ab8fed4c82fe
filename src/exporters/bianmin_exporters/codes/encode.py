"""Codes from contents: one through ``qrcode`` itself, many at once where numpy is installed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from qrcode import QRCode, constants, util

from bianmin_exporters.codes.errors import CodeError, ContentError, ContentTooLongError
from bianmin_exporters.codes.matrix import Level, Matrix
from bianmin_exporters.codes.segments import (
    BYTE_MODE,
    LAST_VERSION,
    Codewords,
    encode,
    smallest_version,
    split,
)

CHUNK = 1024
"""Contents held at a time by `qr_matrices`."""

FEWEST_TOGETHER = 3
"""Fewer symbols of one version than this are quicker one by one than the batch's tables are."""

LAST_BATCH_VERSION = 11
"""The largest symbol whose rows fit a 64-bit word (61 modules)."""

_ZEROS = bytes(9)
"""``qrcode`` cannot correct a block of nothing but zeros; none is shorter than this."""

_Batch: TypeAlias = Callable[[Sequence[bytes], int, int], list[tuple[int, ...]]]

_CORRECTIONS: dict[Level, int] = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}


def correction_of(level: Level) -> int:
    """Give the number ``qrcode`` knows a level by.

    Raises:
        CodeError: there is no such level.
    """
    if level not in _CORRECTIONS:
        raise CodeError(
            f"二维码的纠错级别只有 L、M、Q、H，没有「{level}」。",
            f"The error correction levels are L, M, Q and H; there is no {level!r}.",
        )
    return _CORRECTIONS[level]


def qr_matrix(content: str, *, level: Level = "M") -> Matrix:
    """Make the smallest QR symbol that says one content.

    Args:
        content: what the code says; not empty.
        level: error correction; leave it at M unless the code will be soiled.

    Raises:
        ContentTooLongError: no QR symbol of that level holds so much.
        ContentError: the content is empty, or cannot be put into a QR code.
    """
    return _one(content, level)


def qr_matrices(contents: Iterable[str], *, level: Level = "M") -> Iterator[Matrix]:
    """Make the symbols of many contents, in their order, each equal to what `qr_matrix` makes.

    Contents are read `CHUNK` at a time, so memory stays bounded for any number of them. With numpy,
    symbols of equal version up to 11 (251 bytes at level M) are made together, some hundred times
    as fast; everything else, and everything without numpy, goes through `qr_matrix`.

    Args:
        contents: what the codes say.
        level: error correction of all of them.

    Raises:
        ContentError: as `qr_matrix` does, once all matrices before the offending one were yielded.
    """
    correction_of(level)
    return _many(contents, level)


def longest_content(level: Level) -> int:
    """Tell how many bytes of mixed text the largest symbol of a level holds."""
    return content_room(LAST_VERSION, level)


def content_room(version: int, level: Level) -> int:
    """Tell how many bytes of mixed text (UTF-8; a Chinese character takes three) a version holds.

    Args:
        version: 1 to 40.
        level: error correction.
    """
    bits = util.BIT_LIMIT_TABLE[correction_of(level)][version]
    return (bits - 4 - util.length_in_bits(BYTE_MODE, version)) // 8


def _content_bytes(content: str) -> bytes:
    if not content:
        raise ContentError("二维码没有内容。", "The code has nothing to say.")
    try:
        return content.encode()
    except UnicodeEncodeError as error:
        raise ContentError(
            f"二维码的内容第 {error.start + 1} 个字是坏的，请重新输入这个字。",
            f"Character {error.start + 1} of the code's content is broken; type it again.",
        ) from error


def _one(content: str, level: Level) -> Matrix:
    data = _content_bytes(content)
    correction = correction_of(level)
    if smallest_version(split(data), correction) > LAST_VERSION:
        most = longest_content(level)
        raise ContentTooLongError(
            f"内容太长，二维码放不下：共 {len(data)} 字节，{level} 级最多约 {most} 字节"
            f"（一个汉字 3 字节）。请缩短内容，或改成链接。",
            f"The content is too long for a QR code: {len(data)} bytes, and level {level} holds "
            f"about {most}. Shorten it, or make it a link.",
        )
    symbol = QRCode(error_correction=correction, border=0)
    symbol.add_data(data)
    try:
        symbol.make(fit=True)
    except ValueError as error:
        # qrcode takes the logarithm of zero where a whole block of the data is zero.
        raise ContentError(
            "内容里有很长的一串 0，做不成二维码，请检查内容。",
            "The content holds a very long run of zeros, which cannot be made into a QR code.",
        ) from error
    rows = tuple(
        int("".join("1" if dark else "0" for dark in row), 2) for row in symbol.get_matrix()
    )
    return Matrix(size=len(rows), version=symbol.version, level=level, rows=rows)


def _batch() -> _Batch | None:
    try:
        from bianmin_exporters.codes.batch import rows_of
    except ImportError:  # numpy, a matter of speed alone, is missing or older than 2
        return None
    return rows_of


def _many(contents: Iterable[str], level: Level) -> Iterator[Matrix]:
    batch = _batch()
    iterator = iter(contents)
    while chunk := tuple(itertools.islice(iterator, CHUNK)):
        made = _together(chunk, level, batch) if batch else {}
        for place, content in enumerate(chunk):
            yield made[place] if place in made else _one(content, level)


def _together(chunk: Sequence[str], level: Level, batch: _Batch) -> dict[int, Matrix]:
    """Make what the batch takes, by place in the chunk; the rest is left out."""
    correction = correction_of(level)
    by_version: dict[int, tuple[list[int], list[bytes]]] = {}
    for place, content in enumerate(chunk):
        codewords = _batchable(content, correction)
        if codewords:
            places, data = by_version.setdefault(codewords.version, ([], []))
            places.append(place)
            data.append(codewords.data)
    return {
        place: Matrix(size=17 + 4 * version, version=version, level=level, rows=rows)
        for version, (places, data) in by_version.items()
        if len(places) >= FEWEST_TOGETHER
        for place, rows in zip(places, batch(data, version, correction), strict=True)
    }


def _batchable(content: str, correction: int) -> Codewords | None:
    try:
        data = _content_bytes(content)
    except ContentError:
        return None  # refused in its turn, when the codes before it are out
    codewords = encode(data, correction)
    if codewords is None or codewords.version > LAST_BATCH_VERSION or _ZEROS in codewords.data:
        return None
    return codewords

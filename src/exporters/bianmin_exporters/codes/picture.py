"""A code as a picture, for programs that take no SVG: Word, WPS, chat groups.

The file is written here, uncompressed, rather than by an imaging library: what a compressor makes
of the same pixels differs from build to build, and equal input must give equal bytes everywhere.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator

from bianmin_exporters.codes.drawing import check_quiet
from bianmin_exporters.codes.matrix import QUIET_MODULES, Matrix
from bianmin_exporters.codes.sizes import positive

_MM_PER_INCH = 25.4
_STORED_BLOCK = 65535
_ROUNDING = 1e-9


def png(matrix: Matrix, *, module_mm: float, dpi: float, quiet: int = QUIET_MODULES) -> bytes:
    """Draw a code as a PNG of one bit a pixel which states its printed size.

    A module is a whole number of pixels at the printer's resolution, so its edges stay sharp;
    where that does not come out even it is larger than asked for, never smaller.

    Args:
        matrix: the symbol.
        module_mm: width of a module in millimetres, as `module_size` gives it.
        dpi: pixels an inch of the printer. Example: 600.
        quiet: modules of white on each side; fewer than four are not read reliably.

    Returns:
        The bytes of the file; equal for equal arguments, on any machine.

    Raises:
        SizeError: a size is not a positive number, or the quiet zone is negative.
    """
    check_quiet(quiet)
    positive(module_mm, "小方块宽度", "module width")
    positive(dpi, "分辨率", "resolution")
    pixels = max(1, math.ceil(module_mm * dpi / _MM_PER_INCH - _ROUNDING))
    side = (matrix.size + 2 * quiet) * pixels
    # Rounded down: a lower resolution prints larger, and a module must not shrink.
    per_metre = max(1, math.floor(dpi / _MM_PER_INCH * 1000 + _ROUNDING))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", _stored(b"".join(_scanlines(matrix, pixels, quiet)))),
            _chunk(b"IEND", b""),
        )
    )


def _scanlines(matrix: Matrix, pixels: int, quiet: int) -> Iterator[bytes]:
    """Yield each line of pixels, top to bottom: a filter byte, then bits, 1 for white."""
    side = (matrix.size + 2 * quiet) * pixels
    length = (side + 7) // 8
    border = "1" * (quiet * pixels)
    white = _line("1" * side, length)
    yield white * (quiet * pixels)
    for row in matrix:
        modules = "".join(("0" if dark else "1") * pixels for dark in row)
        yield _line(border + modules + border, length) * pixels
    yield white * (quiet * pixels)


def _line(bits: str, length: int) -> bytes:
    return b"\0" + int(bits.ljust(length * 8, "0"), 2).to_bytes(length)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _stored(data: bytes) -> bytes:
    """Wrap data as a zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4)."""
    blocks = [data[start : start + _STORED_BLOCK] for start in range(0, len(data), _STORED_BLOCK)]
    stream = b"".join(
        struct.pack("<BHH", number == len(blocks), len(block), len(block) ^ 0xFFFF) + block
        for number, block in enumerate(blocks, start=1)
    )
    return b"\x78\x01" + stream + struct.pack(">I", zlib.adler32(data))

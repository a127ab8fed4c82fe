"""A logo in the middle of a code: how much of it the correction can take, and whether it is an image.

A logo covers modules, and what it covers is damage that the correction has to mend, before any dirt
has fallen on it. So the codewords it touches are counted, block by block, on the tables of `plan`.
"""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import Final, Literal, TypeAlias
from xml.etree import ElementTree

import attrs
import numpy as np
from numpy.typing import NDArray
from qrcode import QRCode, base

from bianmin_exporters.codes.encode import correction_of
from bianmin_exporters.codes.errors import LogoError
from bianmin_exporters.codes.matrix import Level, Matrix
from bianmin_exporters.codes.plan import stream_bits

MOST_PERCENT: Final = 18
"""The widest a logo may be, of the code's width."""

LOGO_LEVEL: Final[Level] = "Q"
"""What the level is raised to: a quarter of a code may be lost, of which a logo takes a part."""

_MOST_HARM = 0.5
"""The share of a block's correction a logo may use up; the rest is for dirt and scratches."""

_LARGEST_FILE = 2_000_000
Kind: TypeAlias = Literal["png", "jpg", "svg"]


@attrs.frozen(kw_only=True)
class Logo:
    """A picture to stand in the middle of codes, with the kind of file it is."""

    kind: Kind
    content: bytes = attrs.field(repr=False)

    @property
    def name(self) -> str:
        """A name for its file."""
        return f"logo.{self.kind}"


def read_logo(path: Path) -> Logo:
    """Read a logo: PNG, JPEG or SVG.

    Raises:
        LogoError: It can't be read, or is no such image.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _LARGEST_FILE else b""
    except OSError as error:
        raise LogoError(
            f"标志 {path} 读不了（{error.strerror}）",
            f"The logo {path} can't be read ({error.strerror})",
        ) from error
    if size > _LARGEST_FILE:
        raise LogoError(f"标志 {path} 超过 2 MB", f"The logo {path} is larger than 2 MB")
    kind = _kind(content)
    if kind is None:
        raise LogoError(
            f"标志 {path} 不是图片；要用 PNG、JPEG 或 SVG",
            f"The logo {path} is no image; use PNG, JPEG or SVG",
        )
    return Logo(kind=kind, content=content)


def covered(size: int, percent: int = MOST_PERCENT) -> int:
    """Return how many modules a side a logo covers: an odd number, so that it stands in the middle."""
    modules = size * percent // 100
    return modules - (modules % 2 == 0)


def check_logo(matrix: Matrix, percent: int = MOST_PERCENT) -> None:
    """Refuse a logo that a code would not decode with, dirt and scratches allowed for.

    Args:
        matrix: The code.
        percent: How wide the logo is, of the code's width.

    Raises:
        LogoError: It is wider than `MOST_PERCENT`, or covers too much of one block.
    """
    if not 1 <= percent <= MOST_PERCENT:
        raise LogoError(
            f"标志最多占二维码宽度的 {MOST_PERCENT}%，现在写的是 {percent}%",
            f"A logo may be at most {MOST_PERCENT} % of a code's width, not {percent} %",
        )
    if harm(matrix, percent) > _MOST_HARM:
        raise LogoError(
            f"二维码太小（{matrix.size} 格），中间放 {percent}% 的标志就扫不出了；"
            "请把标志改小，或者不放标志",
            f"A code of {matrix.size} modules would not scan with a logo of {percent} %; "
            "make the logo smaller or leave it out",
        )


def harm(matrix: Matrix, percent: int) -> float:
    """Return the share of its correction that a logo uses up, in the block it harms most."""
    return _harm(matrix.version, matrix.level, percent)


@functools.lru_cache(maxsize=128)
def _harm(version: int, level: Level, percent: int) -> float:
    blocks = base.rs_blocks(version, correction_of(level))
    owner = _owners(blocks)
    symbol = QRCode(version=version, error_correction=correction_of(level))
    shown = stream_bits(symbol, len(owner))
    size = symbol.modules_count
    low = (size - covered(size, percent)) // 2
    inside = shown[low : size - low, low : size - low]
    touched = np.unique(inside[inside >= 0] // 8)
    counts = np.bincount(owner[touched], minlength=len(blocks))
    mended = np.array([(b.total_count - b.data_count) // 2 for b in blocks])
    worst: float = (counts / mended).max()
    return float(worst)


def _owners(blocks: list[base.RSBlock]) -> NDArray[np.intp]:
    """The block of each codeword of the interleaved stream: all data first, then all correction."""
    owner: list[int] = []
    for lengths in (
        [b.data_count for b in blocks],
        [b.total_count - b.data_count for b in blocks],
    ):
        for place in range(max(lengths)):
            owner += [n for n, length in enumerate(lengths) if place < length]
    return np.array(owner, dtype=np.intp)


def _kind(content: bytes) -> Kind | None:
    if content.lstrip()[:1] == b"<":
        return "svg" if _is_svg(content) else None
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise LogoError(
            "放标志要装 pillow；请安装：pip install 'bianmin[cards]'",
            "A logo needs pillow: pip install 'bianmin[cards]'",
        ) from error
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
            return "png" if picture.format == "PNG" else "jpg"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _is_svg(content: bytes) -> bool:
    if b"<!ENTITY" in content:
        return False
    try:
        return ElementTree.fromstring(content).tag in ("svg", "{http://www.w3.org/2000/svg}svg")
    except ElementTree.ParseError:
        return False

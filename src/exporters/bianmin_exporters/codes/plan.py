"""Where each bit of a symbol goes, read off ``qrcode`` itself.

Every symbol of one version and level is laid out alike, and all steps from data bits to modules
are linear over GF(2): modules = (modules of an all-zero symbol) XOR (the data bits in their
places). So ``qrcode`` is asked to draw a few dozen symbols of known codewords, and what it drew
is kept as index tables; no function pattern, mask or format field is described a second time here.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray
from qrcode import LUT, QRCode, base

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]

WORD = np.dtype("<u8")
WORD_BITS = 64
MASKS = range(8)


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """Tables for all symbols of one version and level.

    A line (row or column) of modules is one 64-bit word whose highest bit is its first module.
    """

    size: int
    """Modules a side."""

    scored: Words
    """(2 * size, 8): rows, then columns, of an all-zero symbol under each mask, as ``qrcode``
    scores it: format and version fields still empty."""

    finished: Words
    """(8, size): rows of an all-zero symbol under each mask, complete."""

    source_bits: NDArray[np.intp]
    """(2 * size * 64): for each bit of each line, rows first, in the order ``numpy.packbits``
    wants them, which bit of ``data + error correction + one zero byte`` lies there."""

    block_bytes: NDArray[np.intp]
    """(blocks, longest block): which data byte stands where. Shorter blocks begin with the byte
    after the data, which must be zero: it leaves their error correction unchanged."""

    correction: Words
    """(longest block, 256, words): what a byte at a place adds to its block's error correction."""

    zero_byte: int
    """Where the zero byte stands; also how many bytes of data and error correction precede it."""


@functools.lru_cache(maxsize=16)
def plan_for(version: int, error_correction: int) -> Plan:
    """Build the tables of one version and level; a few milliseconds to a tenth of a second.

    Args:
        version: 1 to 11, whose rows fit a word.
        error_correction: the level as ``qrcode.constants`` numbers it.
    """
    blocks = base.rs_blocks(version, error_correction)
    codewords = sum(block.total_count for block in blocks)
    sources, zero_byte = _sources(blocks)

    symbol = QRCode(version=version, error_correction=error_correction)
    scored = np.stack([_draw(symbol, bytes(codewords), mask, test=True) for mask in MASKS])
    finished = np.stack([_draw(symbol, bytes(codewords), mask, test=False) for mask in MASKS])
    stream = stream_bits(symbol, codewords)
    source = np.where(stream < 0, zero_byte * 8, sources[stream // 8] * 8 + stream % 8)

    return Plan(
        size=symbol.modules_count,
        scored=_words(np.concatenate([scored, scored.swapaxes(1, 2)], axis=1)).T.copy(),
        finished=_words(finished),
        source_bits=_packing_order(np.concatenate([source, source.T]), zero_byte * 8).ravel(),
        block_bytes=_block_bytes(blocks),
        correction=_correction(blocks),
        zero_byte=zero_byte,
    )


def _draw(symbol: QRCode[Any], codewords: bytes, mask: int, *, test: bool) -> NDArray[np.bool_]:
    symbol.data_cache = list(codewords)
    symbol.makeImpl(test, mask)
    return np.array(symbol.modules, dtype=np.bool_)


def stream_bits(symbol: QRCode[Any], codewords: int) -> NDArray[np.intp]:
    """Find which bit of the codeword stream each module shows; -1 where none does.

    One drawing a binary digit of the bit's number: drawing p shows, at each place, digit p.

    Args:
        symbol: A symbol of the version and level asked about.
        codewords: How many codewords it holds.
    """
    zero = _draw(symbol, bytes(codewords), 0, test=True)
    numbers = np.arange(codewords * 8)
    found = np.zeros(zero.shape, dtype=np.intp)
    for digit in range(int(numbers[-1]).bit_length()):
        stream = np.packbits((numbers >> digit & 1).astype(np.uint8)).tobytes()
        found |= (_draw(symbol, stream, 0, test=True) ^ zero).astype(np.intp) << digit
    used = _draw(symbol, b"\xff" * codewords, 0, test=True) ^ zero
    found[~used] = -1
    return found


def _sources(blocks: Sequence[base.RSBlock]) -> tuple[NDArray[np.intp], int]:
    """Tell where the bytes of the interleaved stream lie in data + error correction.

    Returns:
        A place for each byte of the stream, and the place of the zero byte that follows both parts.
    """
    data_end = sum(block.data_count for block in blocks)
    spaced = _word_count(blocks) * WORD.itemsize
    order: list[int] = []
    starts = [sum(block.data_count for block in blocks[:number]) for number in range(len(blocks))]
    for place in range(max(block.data_count for block in blocks)):
        order += [
            start + place
            for start, block in zip(starts, blocks, strict=True)
            if place < block.data_count
        ]
    for place in range(_correction_bytes(blocks)):
        order += [data_end + number * spaced + place for number in range(len(blocks))]
    return np.array(order, dtype=np.intp), data_end + len(blocks) * spaced


def _correction_bytes(blocks: Sequence[base.RSBlock]) -> int:
    return blocks[0].total_count - blocks[0].data_count


def _word_count(blocks: Sequence[base.RSBlock]) -> int:
    return -(-_correction_bytes(blocks) // WORD.itemsize)


def _block_bytes(blocks: Sequence[base.RSBlock]) -> NDArray[np.intp]:
    longest = max(block.data_count for block in blocks)
    data_end = sum(block.data_count for block in blocks)
    table = np.full((len(blocks), longest), data_end, dtype=np.intp)
    start = 0
    for number, block in enumerate(blocks):
        end = start + block.data_count
        table[number, longest - block.data_count :] = range(start, end)
        start = end
    return table


def _correction(blocks: Sequence[base.RSBlock]) -> Words:
    """Tabulate, for a byte at each place, the remainder it leaves modulo the generator."""
    longest = max(block.data_count for block in blocks)
    width = _correction_bytes(blocks)
    generator = np.array(LUT.rsPoly_LUT[width][1:], dtype=np.uint8)
    table = np.zeros((longest, 256, _word_count(blocks) * WORD.itemsize), dtype=np.uint8)
    every_byte = np.arange(256, dtype=np.uint8)
    remainder = generator  # of 1 in the last place
    for place in reversed(range(longest)):
        table[place, :, :width] = _product(every_byte[:, None], remainder[None, :])
        carried = _product(remainder[:1], generator)
        remainder = np.append(remainder[1:], np.uint8(0)) ^ carried
    return table.view(WORD)


def _product(left: Bytes, right: Bytes) -> Bytes:
    """Multiply in GF(256), element by element, with the library's logarithms."""
    powers = np.array(base.EXP_TABLE[:255], dtype=np.uint8)
    logarithms = np.array(base.LOG_TABLE, dtype=np.intp)
    result = powers[(logarithms[left] + logarithms[right]) % 255]
    return np.where((left == 0) | (right == 0), np.uint8(0), result)


def _packing_order(lines: NDArray[np.intp], filler: int) -> NDArray[np.intp]:
    """Widen lines to 64 places and order them for packing.

    Packed, they are little-endian words whose highest bit is the first module.
    """
    wide = np.full((*lines.shape[:-1], WORD_BITS), filler, dtype=np.intp)
    wide[..., : lines.shape[-1]] = lines
    octets = wide.reshape(*lines.shape[:-1], 8, 8)
    return octets[..., ::-1, :].reshape(wide.shape)


def _words(modules: NDArray[np.bool_]) -> Words:
    ordered = _packing_order(modules.astype(np.intp), 0).astype(np.bool_)
    return np.packbits(ordered, axis=-1).view(WORD)[..., 0]

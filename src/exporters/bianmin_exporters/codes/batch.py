"""Many symbols of one version and level at once: error correction, placing, and choosing masks.

The mask of a symbol is the one to which ``qrcode`` gives the fewest penalty points, the first of
equals, counted as ``qrcode`` counts: on a symbol whose format and version fields are still empty.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy import bitwise_count  # new in numpy 2; where it fails, codes are made one by one
from numpy.typing import NDArray

from bianmin_exporters.codes.plan import WORD, WORD_BITS, Bytes, Plan, Words, plan_for

TOGETHER = 64
"""Symbols scored at once: as many as keep the working arrays inside a core's own cache."""

_ONE = np.uint64(1)
_TWO = np.uint64(2)


def rows_of(
    codewords: Sequence[bytes], version: int, error_correction: int
) -> list[tuple[int, ...]]:
    """Turn data codewords into finished symbols, each as ``Matrix.rows``.

    Args:
        codewords: the data codewords of each symbol, all of the version's full length.
        version: 1 to 11, whose rows fit a word.
        error_correction: the level as ``qrcode.constants`` numbers it.
    """
    plan = plan_for(version, error_correction)
    data = np.frombuffer(b"".join(codewords), dtype=np.uint8).reshape(len(codewords), -1)
    rows: list[tuple[int, ...]] = []
    for start in range(0, len(codewords), TOGETHER):
        lines = _lines(plan, data[start : start + TOGETHER])
        masks = _penalties(plan, lines).argmin(axis=0)
        finished = lines[: plan.size].T ^ plan.finished[masks]
        rows += map(tuple, (finished >> np.uint64(WORD_BITS - plan.size)).tolist())
    return rows


def _lines(plan: Plan, data: Bytes) -> Words:
    """Place data and error correction, unmasked: (2 * size, symbols), rows then columns."""
    symbols, data_bytes = data.shape
    source = np.zeros((symbols, plan.zero_byte + 1), dtype=np.uint8)
    source[:, :data_bytes] = data
    blocks = source[:, plan.block_bytes]
    correction = np.zeros((symbols, len(plan.block_bytes), plan.correction.shape[2]), dtype=WORD)
    for place, table in enumerate(plan.correction):
        correction ^= table[blocks[:, :, place]]
    source[:, data_bytes:-1] = correction.view(np.uint8).reshape(symbols, -1)
    bits = np.unpackbits(source, axis=1)
    placed = np.packbits(bits.take(plan.source_bits, axis=1), axis=1)
    return np.ascontiguousarray(placed.view(WORD).T)


def _penalties(plan: Plan, lines: Words) -> NDArray[np.int64]:
    """Count the penalty points of each symbol under each mask: (8, symbols)."""
    size = plan.size
    masked = lines[:, None, :] ^ plan.scored[:, :, None]
    points = _runs(masked, size)
    points[: size - 1] += np.uint8(3) * _boxes(masked[:size], size)
    total: NDArray[np.int64] = points.sum(axis=0, dtype=np.uint16).astype(np.int64)
    total += 40 * _finder_likes(masked, size).sum(axis=0, dtype=np.uint16).astype(np.int64)
    dark = bitwise_count(masked[:size]).sum(axis=0, dtype=np.uint16)
    percent = dark.astype(np.float64) / (size * size)
    total += 10 * (np.abs(percent * 100 - 50) / 5).astype(np.int64)
    return total


def _first(places: int) -> np.uint64:
    """A word with its first places set."""
    return np.uint64(((1 << places) - 1) << (WORD_BITS - places))


def _runs(lines: Words, size: int) -> Bytes:
    """A run of five or more equal modules costs its length less two.

    That is one point for each five in a row, and two more where the run begins.
    """
    fives = lines << _ONE
    fives ^= lines
    np.invert(fives, out=fives)  # a place equals the next
    fives &= _first(size - 1)
    shifted = fives << _ONE
    fives &= shifted
    np.left_shift(fives, _TWO, out=shifted)
    fives &= shifted
    points: Bytes = bitwise_count(fives)
    np.right_shift(fives, _ONE, out=shifted)
    np.invert(shifted, out=shifted)
    shifted &= fives
    starts = bitwise_count(shifted)
    points += starts
    points += starts
    return points


def _boxes(rows: Words, size: int) -> Bytes:
    """Count the squares of two by two equal modules, by their upper row."""
    across = rows << _ONE
    across ^= rows
    unequal = rows[:-1] ^ rows[1:]
    unequal |= unequal << _ONE
    unequal |= across[:-1]
    np.invert(unequal, out=unequal)
    unequal &= _first(size - 1)
    counts: Bytes = bitwise_count(unequal)
    return counts


def _finder_likes(lines: Words, size: int) -> Bytes:
    """Count the stretches that look like a finder pattern: 1011101 with 0000 before or after."""
    dark2 = lines << _TWO
    shifted = lines << np.uint64(4)
    found = lines & dark2
    found &= shifted  # 1.1.1
    np.left_shift(lines, np.uint64(6), out=shifted)
    found &= shifted
    np.left_shift(lines, np.uint64(3), out=shifted)
    found &= shifted  # 1.111.1
    np.left_shift(lines, _ONE, out=shifted)
    light = lines | shifted  # two places, neither dark when 0
    np.invert(shifted, out=shifted)
    found &= shifted
    np.left_shift(lines, np.uint64(5), out=shifted)
    np.invert(shifted, out=shifted)
    found &= shifted
    found &= _first(size - 6)
    np.left_shift(light, _TWO, out=shifted)
    light |= shifted
    np.invert(light, out=light)
    light &= _first(size - 3)  # four light places begin here
    np.left_shift(light, np.uint64(7), out=shifted)
    shifted &= found
    counts: Bytes = bitwise_count(shifted)
    np.right_shift(light, np.uint64(4), out=shifted)
    shifted &= found
    counts += bitwise_count(shifted)
    return counts

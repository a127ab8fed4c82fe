"""From content to data codewords: the same bits as ``qrcode``, built a whole number at a time.

``qrcode`` puts bits into its buffer one by one. The splitting into segments, the modes, the
lengths and the capacities used here are its own; only the bit string is built differently.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs
from qrcode import util

LAST_VERSION = 40
BYTE_MODE: Final = 4
"""``util.MODE_8BIT_BYTE``, as a value type checkers see."""

OPTIMIZE = 20
"""``QRCode.add_data`` splits off digits or capitals when at least so many stand in a row."""

_MAY_SPLIT = re.compile(b"[" + re.escape(util.ALPHA_NUM) + b"]{%d}" % OPTIMIZE)
_ALPHA_VALUE = {character: value for value, character in enumerate(util.ALPHA_NUM)}
_TERMINATOR_BITS = 4


@attrs.frozen(kw_only=True)
class Codewords:
    """The data codewords of one symbol, before error correction."""

    version: int
    data: bytes
    """Exactly as many bytes as the version holds at its level, padding included."""


def encode(content: bytes, error_correction: int) -> Codewords | None:
    """Fit content into the smallest version that holds it.

    Args:
        content: what the code says, as bytes; not empty.
        error_correction: the level as ``qrcode.constants`` numbers it.

    Returns:
        The codewords, or None when no version of that level is large enough.
    """
    segments = split(content)
    version = smallest_version(segments, error_correction)
    if version > LAST_VERSION:
        return None
    return Codewords(version=version, data=_codewords(segments, version, error_correction))


def split(content: bytes) -> Sequence[util.QRData]:
    """Split content into segments exactly as ``QRCode.add_data`` does by default."""
    if len(content) > OPTIMIZE and not _MAY_SPLIT.search(content):
        # What most links are; asking the library costs as much as all the rest of this module.
        return (util.QRData(content, BYTE_MODE, check_data=False),)
    return tuple(util.optimal_data_chunks(content, minimum=OPTIMIZE))


def smallest_version(segments: Sequence[util.QRData], error_correction: int) -> int:
    """Find the smallest version which holds the segments, or 41 if there is none.

    Longer versions spend more bits on each segment's length, so the search starts again whenever
    it leaves the range of versions whose length fields it assumed.
    """
    limits = util.BIT_LIMIT_TABLE[error_correction]
    payload = sum(4 + _payload_bits(segment) for segment in segments)
    version = 1
    while True:
        fields = util.mode_sizes_for_version(version)
        needed = payload + sum(fields[segment.mode] for segment in segments)
        version = bisect_left(limits, needed, version)
        if version > LAST_VERSION or util.mode_sizes_for_version(version) is fields:
            return version


def _payload_bits(segment: util.QRData) -> int:
    length = len(segment.data)
    if segment.mode == util.MODE_NUMBER:
        rest = length % 3
        return length // 3 * 10 + (util.NUMBER_LENGTH[rest] if rest else 0)
    if segment.mode == util.MODE_ALPHA_NUM:
        return length // 2 * 11 + length % 2 * 6
    return length * 8


def _payload(segment: util.QRData) -> int:
    data = segment.data
    if segment.mode == BYTE_MODE:
        return int.from_bytes(data)
    bits = 0
    if segment.mode == util.MODE_NUMBER:
        for start in range(0, len(data), 3):
            digits = data[start : start + 3]
            bits = bits << util.NUMBER_LENGTH[len(digits)] | int(digits)
        return bits
    for start in range(0, len(data) - 1, 2):
        pair = _ALPHA_VALUE[data[start]] * 45 + _ALPHA_VALUE[data[start + 1]]
        bits = bits << 11 | pair
    if len(data) % 2:
        bits = bits << 6 | _ALPHA_VALUE[data[-1]]
    return bits


def _codewords(segments: Sequence[util.QRData], version: int, error_correction: int) -> bytes:
    fields = util.mode_sizes_for_version(version)
    bits = 0
    length = 0
    for segment in segments:
        field = fields[segment.mode]
        payload_bits = _payload_bits(segment)
        header = segment.mode << field | len(segment.data)
        bits = (bits << 4 + field | header) << payload_bits | _payload(segment)
        length += 4 + field + payload_bits
    capacity = util.BIT_LIMIT_TABLE[error_correction][version]
    end = min(length + _TERMINATOR_BITS, capacity)
    end += -end % 8
    filled = (bits << end - length).to_bytes(end // 8)
    missing = capacity // 8 - len(filled)
    padding = bytes((util.PAD0, util.PAD1)) * (missing // 2 + 1)
    return filled + padding[:missing]

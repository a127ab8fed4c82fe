"""Figures in a text and in its translation: which of them stand in one alone."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
# A month is a name in many languages: 3 月 is March.
_MONTH = re.compile(r"[0-9]+ *月")
_LARGE = re.compile(r"([0-9]+(?:\.[0-9]+)?) *([百千万亿])")
_HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def differing(source: str, said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures that only the source has, and those that only the translation has.

    A number written out in Chinese may stand as figures in the translation, and a month as a
    name; 3 万 may be 30000.
    """
    source, said = (unicodedata.normalize("NFKC", text) for text in (source, said))
    there = _figures(said)
    large = {
        _plain(found[1]): _plain(str(float(found[1]) * _UNITS[found[2]]))
        for found in _LARGE.finditer(source)
    }
    needed = _figures(_MONTH.sub(" ", source))
    missing = [f for f in needed if f not in there and large.get(f) not in there]
    known = {*_figures(source), *large.values(), *_written(source)}
    added = [] if re.search("[半刻]", source) else [f for f in there if f not in known]
    return tuple(missing), tuple(added)


def _figures(text: str) -> dict[str, None]:
    return {_plain(found): None for found in _NUMBER.findall(text)}


def _plain(number: str) -> str:
    """A number without what only groups it: 10,000 is 10000, and 2.0 is 2; 0874 keeps its nought."""
    bare = number.replace(",", "")
    whole, point, rest = bare.partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if point and rest else whole


def _written(text: str) -> set[str]:
    """The numbers that are written in Chinese characters: 十五 is 15, and 三 is 3."""
    found: set[str] = set()
    for run in _HAN_NUMBER.findall(text):
        found.add(str(_value(run)))
        found |= {str(_DIGITS[c]) for c in run if c in _DIGITS}
    return found


def _value(run: str) -> int:
    total = section = digit = 0
    for character in run:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        unit = _UNITS[character]
        if unit >= 10_000:
            total = (total + section + digit) * unit
            section = 0
        else:
            section += (digit or 1) * unit
        digit = 0
    return total + section + digit

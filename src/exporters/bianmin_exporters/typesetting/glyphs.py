"""Which characters the fonts can draw; typst leaves an empty box without a word.

The packaged fonts draw every character of the basic block and of extension A and some two
thousand of the others; a folder of fonts that is given adds its own. Typst takes those only for
characters that the packaged ones lack: the templates name the packaged ones first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from bianmin_exporters.typesetting.fonts import font_files

MISSING = "〓"
_MAY_BREAK = "\u200b"
# Drawn as nothing on purpose, whatever the font holds: blanks, joiners, variation selectors.
_SILENT = frozenset(map(ord, "\t\n\r \u00a0\u200b\u200c\u200d\u2060\u3000\ufe0e\ufe0f"))
# Family and PostScript name: a face without either is passed over by typst, without a word.
_NAMES = (1, 6)


@lru_cache(maxsize=4)
def _coverage(files: tuple[Path, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTCollection, TTFont

    found: set[int] = set(_SILENT)
    for file in files:
        if file.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(str(file), lazy=True) as collection:
                for font in collection.fonts:
                    found.update(_code_points(font))
        else:
            with TTFont(str(file), lazy=True) as font:
                found.update(_code_points(font))
    return frozenset(found)


def _code_points(font: Any) -> Iterable[int]:
    if not all(map(font["name"].getDebugName, _NAMES)):
        return ()
    # The names of glyphs cost most of the time of reading a map, and nobody asks for them here.
    font.setGlyphOrder([""] * font["maxp"].numGlyphs)
    return font.getBestCmap() or ()


def coverage(more: Sequence[Path] = ()) -> frozenset[int]:
    """Return the code points that at least one configured font has a glyph for."""
    return _coverage(font_files(more))


def undrawable(text: str, more: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the characters of `text` that no configured font draws, each once, in order."""
    known = coverage(more)
    return tuple(c for c in dict.fromkeys(text) if ord(c) not in known)


def undrawn_in(value: object, more: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the characters of plain data that `printable` would replace, each once, in order."""
    known = coverage(more)
    seen: dict[str, None] = {}
    for text in dict.fromkeys(_texts(value)):
        if not text.isascii():
            seen.update(dict.fromkeys(text))
    return tuple(c for c in seen if c != MISSING and _drawn(c, known) == MISSING)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def printable(value: object, more: Sequence[Path] = ()) -> object:
    """Return plain data with every text such that each of its characters can be drawn.

    What no font draws becomes the printer's 〓, which says that a character is missing, where
    an empty box would say nothing; the rule about undrawable characters names each. Invisible
    format characters, which archival PDF refuses, are left out, but for the places where a long
    word may break.
    """
    return _printable(value, _Drawn(coverage(more)))


class _Drawn(dict[int, str]):
    """What is drawn in place of each character, worked out when it is first met."""

    def __init__(self, known: frozenset[int]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, code: int) -> str:
        self[code] = drawn = _drawn(chr(code), self.known)
        return drawn


def _printable(value: object, drawn: _Drawn) -> object:
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return value.translate(drawn)
    if isinstance(value, list):
        return [_printable(item, drawn) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item, drawn) for key, item in value.items()}
    return value


def _drawn(character: str, known: frozenset[int]) -> str:
    if character == _MAY_BREAK:
        return character
    if unicodedata.category(character) in ("Cf", "Cc", "Co", "Cs", "Cn"):
        return " " if character in "\n\t\r" else ""
    if character in "\ufe0e\ufe0f":
        return ""
    return character if ord(character) in known else MISSING

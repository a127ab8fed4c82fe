"""Which characters the fonts can draw; typst leaves an empty box without a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bianmin_exporters.typesetting.fonts import font_files

# Drawn as nothing on purpose, whatever the font holds: blanks, joiners, variation selectors.
_SILENT = frozenset(map(ord, "\t\n\r \u00a0\u200b\u200c\u200d\u2060\u3000\ufe0e\ufe0f"))


@lru_cache(maxsize=4)
def _coverage(files: tuple[Path, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTCollection, TTFont

    found: set[int] = set(_SILENT)
    for file in files:
        if file.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(str(file), lazy=True) as collection:
                for font in collection.fonts:
                    found.update(font.getBestCmap() or ())
        else:
            with TTFont(str(file), lazy=True) as font:
                found.update(font.getBestCmap() or ())
    return frozenset(found)


def coverage(more: Sequence[Path] = ()) -> frozenset[int]:
    """Return the code points that at least one configured font has a glyph for."""
    return _coverage(font_files(more))


def undrawable(text: str, more: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the characters of `text` that no configured font draws, each once, in order."""
    known = coverage(more)
    return tuple(c for c in dict.fromkeys(text) if ord(c) not in known)

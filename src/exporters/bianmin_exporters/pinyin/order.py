"""The order of the index: by the letters people look under, as a dictionary has it."""

from __future__ import annotations

from collections.abc import Sequence

from bianmin_exporters.pinyin.reading import Syllable, toned

# Long enough for any number, so that 65 comes before 4050 and 110 before 12345.
_DIGITS = 20
_UNKNOWN = "\uffff"

Rank = tuple[str, int, int, str]
"""Where a character stands: its letters, whether one is ü, its tone, itself."""


def order(syllables: Sequence[Syllable]) -> tuple[Rank, ...]:
    """Return what words are sorted by: character by character, as in a dictionary.

    Of each character first its syllable (lu, lü, luan), then its tone, then the character
    itself, so that all words that begin with the same character stand together; Unicode orders
    characters of one reading by radical and strokes. Digits come first, by their value.
    """
    return tuple(_rank(s) for s in syllables)


def letter(syllables: Sequence[Syllable]) -> str:
    """Return the letter a word stands under: A to Z, or # for what begins with none."""
    first = syllables[0].spelling[:1].upper() if syllables else ""
    return first if "A" <= first <= "Z" else "#"


def _rank(syllable: Syllable) -> Rank:
    text, spelling = syllable.text, syllable.spelling
    if text.isdecimal() and text.isascii():
        return (text.lstrip("0").zfill(_DIGITS), 0, 0, text)
    if text.isascii():
        return (spelling, 0, 0, text)
    if not spelling:
        return (_UNKNOWN, 0, 0, text)
    tone = next((t for s, t in toned(text) if s == spelling), 5)
    return (spelling.replace("ü", "u"), int("ü" in spelling), tone, text)

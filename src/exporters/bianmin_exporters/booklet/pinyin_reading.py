"""How words and names are read: one syllable a character.

What a catalogue says is strongest, then our own table (`readings.toml`), then pypinyin's
dictionary of phrases, then the character alone. pypinyin's dictionary is never added to: it is
shared by the whole process.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import attrs

# Foreign and minority names are written with this dot, and have no surname to be read as one.
_NAME_DOTS = "·•・‧"
# The phrases that count are shorter; the longer ones are sayings.
_LONGEST = 8
# What is longer and was not written syllable by syllable is not taken apart.
_LONGEST_NAME = 20
_RUN = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)
_BETWEEN = re.compile(r"[\s'’\-]+")


@attrs.frozen
class Syllable:
    """A character with its reading, or a run of letters or digits, which reads as itself.

    Attributes:
        text: The character or run.
        spelling: Its letters, lower case and without tone: "lü"; empty where it has none.
    """

    text: str
    spelling: str


@attrs.frozen
class _Table:
    surnames: Mapping[str, str]
    given_names: Mapping[str, str]
    words: Mapping[str, str]


def reading(word: str, overrides: Mapping[str, str]) -> tuple[Syllable, ...]:
    """Return how a word is read.

    Args:
        word: Any text; blanks and punctuation are left out.
        overrides: Readings by word, as a catalogue gives them; each holds wherever its word stands.
    """
    return tuple(_read(word, overrides, {}))


def name_reading(
    name: str, overrides: Mapping[str, str], own: str | None = None
) -> tuple[Syllable, ...]:
    """Return how a person's name is read, the surname as a surname.

    Args:
        name: The full name.
        overrides: Readings by word.
        own: The reading of this very person's name, if it was given.
    """
    whole = own or overrides.get(name)
    if whole:
        return tuple(_aligned(name, whole))
    if any(dot in name for dot in _NAME_DOTS):
        return reading(name, overrides)
    table = _table()
    first = next((w for w in (name[:2], name[:1]) if w in table.surnames), name[:1])
    if any(name.startswith(word) for word in overrides if word):
        return tuple(_read(name, overrides, table.given_names))
    surname = _aligned(first, table.surnames[first]) if first in table.surnames else _read(first)
    return (*surname, *_read(name[len(first) :], overrides, table.given_names))


def _read(
    text: str, overrides: Mapping[str, str] | None = None, alone: Mapping[str, str] | None = None
) -> Iterator[Syllable]:
    """Read a text: overrides first, wherever they stand, then words, then single characters."""
    known = sorted((w for w in overrides or () if w), key=lambda w: (-len(w), w))
    if not known:
        yield from _read_words(text, alone or {})
        return
    for piece in re.split(f"({'|'.join(map(re.escape, known))})", text):
        if overrides and piece in overrides:
            yield from _aligned(piece, overrides[piece])
        else:
            yield from _read_words(piece, alone or {})


def _read_words(text: str, alone: Mapping[str, str]) -> Iterator[Syllable]:
    words = _table().words
    for word in _words(text, words):
        if word in words:
            yield from _aligned(word, words[word])
        elif word in alone:
            yield Syllable(word, alone[word])
        elif word.isascii():
            yield Syllable(word, word.lower())
        else:
            yield from map(Syllable, word, _usual(word))


@lru_cache(maxsize=8192)
def _usual(word: str) -> tuple[str, ...]:
    """Return how pypinyin reads a phrase or a character; what it can't read has no letters."""
    from pypinyin import Style, lazy_pinyin

    found = lazy_pinyin([word], style=Style.NORMAL, v_to_u=True, errors="ignore")
    return tuple(found) or ("",)


def _spoken(text: str) -> list[str]:
    """Split at what is not read: blanks, punctuation, signs. Wide letters become narrow ones."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in narrow).split()


def _words(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """Cut a text into words, at each place the longest that the table or pypinyin knows."""
    from pypinyin.constants import PHRASES_DICT

    for spoken in _spoken(text):
        at = 0
        while at < len(spoken):
            sizes = range(min(_LONGEST, len(spoken) - at), 1, -1)
            longer = (spoken[at : at + size] for size in sizes)
            word = next(
                (w for w in longer if w in known or len(PHRASES_DICT.get(w, ())) == len(w)), None
            )
            word = word or next(_RUN.finditer(spoken, at))[0]
            yield word
            at += len(word)


def _aligned(word: str, written: str) -> Iterator[Syllable]:
    """Give each character of a word its part of a reading that a person wrote.

    "qiu zhengming", "qiú zhèngmíng" and "qiu zheng ming" are the same: what is written together is
    taken apart by how the characters can be read. What can't be taken apart stays with the first
    of them, and the others are read as usual.
    """
    parts = [p for p in _BETWEEN.split(_plain(written)) if p]
    units = [unit for spoken in _spoken(word) for unit in _RUN.findall(spoken)]
    if len(parts) != len(units):
        parts = _taken_apart("".join(parts), units) or [
            *parts[: len(units)],
            *("".join(s.spelling for s in _read_words(u, {})) for u in units[len(parts) :]),
        ]
    yield from map(Syllable, units, parts)


def _taken_apart(letters: str, units: list[str]) -> list[str] | None:
    """Split letters so that each unit gets one of its possible readings."""
    if not units:
        return None if letters else []
    if len(units) > _LONGEST_NAME:
        return None
    for option in possible(units[0]) or ((units[0].lower(),) if units[0].isascii() else ()):
        if letters.startswith(option):
            rest = _taken_apart(letters[len(option) :], units[1:])
            if rest is not None:
                return [option, *rest]
    return None


def possible(character: str) -> tuple[str, ...]:
    """Return the readings a character can have, the usual one first, without tones."""
    return tuple(dict.fromkeys(spelling for spelling, _ in toned(character)))


@lru_cache(maxsize=8192)
def toned(character: str) -> tuple[tuple[str, int], ...]:
    """Return the readings a character can have with their tones, 5 for none."""
    from pypinyin import Style, pinyin

    told = pinyin([character], style=Style.TONE3, heteronym=True, v_to_u=True, errors="ignore")
    return tuple(
        (reading.rstrip("12345"), int(reading[-1]) if reading[-1].isdecimal() else 5)
        for readings in told
        for reading in readings
    )


def _plain(written: str) -> str:
    """Take tones off a reading however they are written, and write ü one way."""
    lower = unicodedata.normalize("NFC", written).lower().replace("u:", "ü").replace("v", "ü")
    parts = unicodedata.normalize("NFD", lower)
    kept = "".join(c for c in parts if unicodedata.category(c) != "Mn" or c == "\u0308")
    return re.sub(r"(?<=[a-zü])[1-5]", "", unicodedata.normalize("NFC", kept))


@lru_cache(maxsize=1)
def _table() -> _Table:
    told = tomllib.loads((files("bianmin_exporters.booklet") / "readings.toml").read_text("utf-8"))
    return _Table(
        surnames=told["surnames"],
        given_names=told["given_names"],
        words={**told["words"], **told["places"]},
    )

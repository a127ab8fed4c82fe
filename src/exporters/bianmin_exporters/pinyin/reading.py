"""How words and names are read: one syllable a character.

What a catalogue says is strongest, then our own table (`readings.toml`), then pypinyin's
dictionary of phrases, then the character alone. pypinyin's dictionary is never added to: it is
shared by the whole process.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
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
_SYLLABLE = re.compile(
    "(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])[aeiouü]{1,4}|[aeo][aeiou]{0,2})(?:ng|n|r)?"
)
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
    first = surname_of(name)
    if any(name.startswith(word) for word in overrides if word):
        return tuple(_read(name, overrides, table.given_names))
    surname = _aligned(first, table.surnames[first]) if first in table.surnames else _read(first)
    return (*surname, *_read(name[len(first) :], overrides, table.given_names))


def surname_of(name: str) -> str:
    """Return the surname a full name begins with: of two characters where it is a known one."""
    surnames = _table().surnames
    return next((word for word in (name[:2], name[:1]) if word in surnames), name[:1])


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


def fits(word: str, written: str) -> bool:
    """Whether a reading that a person wrote gives each character of a word one syllable.

    Only what no syllables can be made of is looked up: the dictionary takes long to load.
    """
    return _parts(word, written, (_is_any, _is_usual)) is not None


def _aligned(word: str, written: str) -> Iterator[Syllable]:
    """Give each character of a word its part of a reading that a person wrote.

    "qiu zhengming", "qiú zhèngmíng" and "qiu zheng ming" are the same. Of a reading that does not
    fit, the first parts are taken and the other characters are read as usual.
    """
    units = _units(word)
    parts = _parts(word, written, (_is_usual, _is_any))
    if parts is None:
        given = _written_apart(word, written)[: len(units)]
        rest = ["".join(s.spelling for s in _read_words(u, {})) for u in units[len(given) :]]
        parts = [*given, *rest]
    yield from map(Syllable, units, parts)


def _parts(
    word: str, written: str, tries: tuple[Callable[[str, str], bool], ...]
) -> list[str] | None:
    units, parts = _units(word), _written_apart(word, written)
    if len(parts) == len(units):
        sound = (u.isascii() or _SYLLABLE.fullmatch(p) for u, p in zip(units, parts, strict=True))
        return parts if all(sound) else None
    if len(units) > _LONGEST_NAME:
        return None
    # A capital marks where a part begins, so that none reaches over a blank.
    together = "".join(part.capitalize() for part in parts)
    found = (_taken_apart(together, units, taken) for taken in tries)
    return next((parts for parts in found if parts), None)


def _taken_apart(
    letters: str, units: list[str], taken: Callable[[str, str], bool]
) -> list[str] | None:
    """Split letters so that each unit gets a part that it takes."""
    ways: dict[int, list[str]] = {0: []}
    for unit in units:
        ways = {
            at + size: [*parts, letters[at : at + size]]
            for at, parts in ways.items()
            for size in range(1, min(max(6, len(unit)), len(letters) - at) + 1)
            if taken(unit, letters[at : at + size])
        }
    found = ways.get(len(letters))
    return [part.lower() for part in found] if found else None


def _is_usual(unit: str, part: str) -> bool:
    if part[1:] != part[1:].lower():
        return False
    return part.lower() in ((unit.lower(),) if unit.isascii() else possible(unit))


def _is_any(unit: str, part: str) -> bool:
    """Any syllable; one that begins with a vowel only where a part begins, as in xi'an."""
    if part[1:] != part[1:].lower() or unit.isascii():
        return part.lower() == unit.lower()
    return part[0] not in "aeo" and _SYLLABLE.fullmatch(part.lower()) is not None


def _units(word: str) -> list[str]:
    return [unit for spoken in _spoken(word) for unit in _RUN.findall(spoken)]


def _written_apart(word: str, written: str) -> list[str]:
    plain = _plain(written)
    if not any(character.isdecimal() for character in word):
        plain = re.sub("[0-9]", "", plain)  # tones written as figures
    return [part for part in _BETWEEN.split(plain) if part]


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
    """Take the marks of tones off a reading, and write ü one way."""
    lower = unicodedata.normalize("NFC", written).lower().replace("u:", "ü").replace("v", "ü")
    parts = unicodedata.normalize("NFD", lower)
    kept = "".join(c for c in parts if unicodedata.category(c) != "Mn" or c == "\u0308")
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=1)
def _table() -> _Table:
    told = tomllib.loads((files("bianmin_exporters.pinyin") / "readings.toml").read_text("utf-8"))
    return _Table(
        surnames=told["surnames"],
        given_names=told["given_names"],
        words={**told["words"], **told["places"]},
    )

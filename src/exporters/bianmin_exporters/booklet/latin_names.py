"""People's names in Latin letters, as passports write them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from bianmin_core import Published
from bianmin_exporters.pinyin.reading import name_reading, surname_of


def latin_name(name: str, pinyin: str | None, overrides: Mapping[str, str]) -> str:
    """Return a Chinese name in Latin letters: Zha Chunmei. What is in none stays as it is.

    Args:
        name: The name.
        pinyin: How it is read, where the catalogue says so: "zha chunmei".
        overrides: The catalogue's readings.
    """
    if name.isascii():
        return name
    syllables = [s.spelling or s.text for s in name_reading(name, overrides, pinyin)]
    front = len(surname_of(name)) if len(syllables) == len(name) else 1
    parts = ("".join(syllables[:front]), "".join(syllables[front:]))
    return " ".join(part.capitalize() for part in parts if part)


def with_latin_names(catalogue: Published) -> Published:
    """Return the catalogue with every officer's name in Latin letters."""
    overrides = {reading.word: reading.reading for reading in catalogue.pinyin}
    officers = tuple(
        attrs.evolve(o, name=latin_name(o.name, o.name_pinyin, overrides), name_pinyin=None)
        if o.name
        else o
        for o in catalogue.officers
    )
    return attrs.evolve(catalogue, officers=officers)

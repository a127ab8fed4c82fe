"""Numbers and names that stand in sentences: how they are spelled there, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from bianmin_core import Phone, dial
from bianmin_exporters.booklet.wording import View, phone_view

_RUN = re.compile(r"\+?[0-9](?:[0-9\s\-—–()（）.·]*[0-9])?")
# Fixed words name nobody, and a code's drawing is no text.
_NO_TEXT = ("words", "path", "link", "alt")

# Shorter ones (110, 12345) stand in one group.
_LEAST_FIGURES = 7
_NO_NUMBER = ("第 ?[0-9]+ ?页", "page [0-9]+", "0[0-9]{2,3}-[0-9]{3}(?-u:\\b)")


def spelled_in(view: View, area_code: str | None) -> View | None:
    """Return what the template looks for in every sentence; None where no sentence holds any.

    What stands by itself, as a person's line or a number in a panel does, tells itself. A number
    or a name inside a sentence is found by its spelling: `pattern` finds them all, `of` says
    whom or what each spelling means, and in which groups a number is set.
    """
    texts: list[str] = []
    phones: set[str] = set()
    officers: dict[str, set[str]] = {}
    for value in _walk(view):
        if isinstance(value, str):
            texts.append(value)
        elif "parts" in value and "key" in value:
            phones.add(str(value["key"]))
        elif value.get("officer") and value.get("name"):
            officers.setdefault(str(value["name"]), set()).add(str(value["officer"]))
    said = "\n".join(dict.fromkeys(texts))
    numbers = _numbers(said, phones, area_code)
    names = _names(said, officers)
    if not numbers and not names:
        return None
    return {
        "pattern": _pattern(numbers, names),
        "of": [
            *(
                {
                    "text": text,
                    "means": [["phone", number.key]] if number.key in phones else [],
                    "parts": list(number.parts),
                }
                for text, number in sorted(numbers.items())
            ),
            *(
                {
                    "text": name,
                    "means": [["officer", one] for one in sorted(officers[name])],
                    "parts": [],
                }
                for name in names
            ),
        ],
    }


def _walk(value: object) -> Iterator[str | Mapping[str, object]]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield value
        if "parts" not in value:
            for key, held in value.items():
                if key not in _NO_TEXT:
                    yield from _walk(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from _walk(held)


@attrs.frozen
class _Number:
    """What a number in a sentence dials, and its groups; none where it stays as it is written."""

    key: str
    parts: tuple[str, ...]


def _numbers(said: str, phones: set[str], area_code: str | None) -> dict[str, _Number]:
    """The numbers that stand in sentences and are printed elsewhere too, or that anybody dials."""
    found: dict[str, _Number] = {}
    for run in {m[0] for m in _RUN.finditer(said)}:
        for text in (run, *run.split()):
            key = str(phone_view(Phone(number=text), area_code)["key"])
            parts = _groups(text, area_code)
            # Few figures without an area code may count or name anything.
            if key in phones or (parts and dial(text, area_code).has_area_code):
                found[text] = _Number(key, parts)
    return found


def _groups(text: str, area_code: str | None) -> tuple[str, ...]:
    """The groups of a number of a house or a mobile phone: its own figures and no others."""
    dialled = dial(text, area_code)
    own = re.sub(r"\D", "", text)
    if len(own) < _LEAST_FIGURES or re.sub(r"\D", "", "".join(dialled.groups)) != own:
        return ()
    return dialled.groups if dialled.dialable and len(dialled.groups) > 1 else ()


def _names(said: str, officers: Mapping[str, set[str]]) -> list[str]:
    """The names that stand in sentences, and not only by themselves."""
    if not officers:
        return []
    longest = sorted(officers, key=lambda name: (-len(name), name))
    any_name = re.compile("|".join(map(re.escape, longest)))
    found = set()
    for match in any_name.finditer(said):
        alone = said[match.start() - 1 : match.start()] in ("", "\n") and said[
            match.end() : match.end() + 1
        ] in ("", "\n")
        if not alone:
            found.add(match[0])
    return [name for name in longest if name in found]


def _pattern(numbers: Iterable[str], names: list[str]) -> str:
    """One expression for all, longest first. Edges are those of ASCII words: 拨110 holds 110.

    What only looks like a short number is taken whole, and then means nothing: a page, and the
    end of a number with its area code.
    """
    edge = r"(?-u:\b)"
    longest = sorted(numbers, key=lambda text: (-len(text), text))
    parts = [("" if t.startswith("+") else edge) + re.escape(t) + edge for t in longest]
    return "|".join([*_NO_NUMBER, *parts, *map(re.escape, names)])

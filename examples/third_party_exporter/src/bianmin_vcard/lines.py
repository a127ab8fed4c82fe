"""The lines of a vCard: escaped, folded at 75 octets, ended as RFC 6350 wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bianmin_core import without_direction_marks

_FOLD = 75
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"}


def text(value: str) -> str:
    """Return a text as the value of a property: one line, nothing in it a separator."""
    clean = _CONTROLS.sub("", without_direction_marks(value))
    lines = re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", clean)
    return re.sub(r"[\\,;\n]", lambda sign: _ESCAPES[sign[0]], lines)


def component(*values: str) -> str:
    """Return the parts of a structured value: N, ORG, ADR."""
    return ";".join(map(text, values))


def card(lines: Iterable[str]) -> str:
    """Return a whole contact."""
    whole = ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD")
    return "".join(f"{piece}\r\n" for line in whole for piece in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each after the first with a blank before it.

    No character is cut in two.
    """
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _FOLD:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece

"""Direction marks: unseen characters with which a name or a number reads as another one."""

from __future__ import annotations

import re

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_direction_marks(text: str) -> str:
    """Return `text` without the marks that turn the direction of what stands beside them.

    No catalogue that was read holds any; one that a program made may. What people look at must
    not hold them, because 0874-1000001 would read as another number.
    """
    return _MARKS.sub("", text)

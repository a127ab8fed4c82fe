"""A problem: why an input can't be read, where, and what to do, for a clerk."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin


@attrs.frozen(kw_only=True)
class Problem:
    """读不进来的地方: one thing that keeps an input from being read as a catalogue."""

    origin: Origin
    text: Text

    def in_language(self, lang: str) -> str:
        """Place and sentence, as compilers print them."""
        return f"{self.origin}  {self.text.in_language(lang)}"


def problem(file: str, line: int | None, column: int | None, zh: str, en: str) -> Problem:
    """Make a problem at a place of a file."""
    return Problem(origin=Origin(file, line, column), text=Text(zh, en))

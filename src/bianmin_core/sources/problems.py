"""A problem: why an input can't be read, where, and what to do, for a clerk."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin

# No catalogue has more than a handful of levels; whoever nests deeper made a mistake.
MAX_DEPTH = 60


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


def too_deep(file: str, line: int, column: int) -> Problem:
    """The problem of a file nested deeper than `MAX_DEPTH`."""
    return problem(
        file,
        line,
        column,
        f"层次套得太深（超过 {MAX_DEPTH} 层），请检查缩进和括号",
        f"nested deeper than {MAX_DEPTH} levels; check indentation and brackets",
    )

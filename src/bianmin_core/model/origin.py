"""Where a value came from: file, line and column; or sheet and cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

import attrs

Path = tuple[str | int, ...]


@attrs.frozen
class Origin:
    """出处: the place a person opens to change a value; line and column count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    @property
    def position(self) -> tuple[str, int, int]:
        """For sorting: by file, then by line and column."""
        return (self.file, self.line or 0, self.column or 0)

    def __str__(self) -> str:
        """As editors and compilers write it: file:line:column."""
        return ":".join(str(p) for p in (self.file, self.line, self.column) if p is not None)


def _nowhere(_path: Path) -> Origin | None:
    return None


@attrs.frozen(eq=False, repr=False)
class Origins:
    """Where a catalogue's values came from: a side table, neither compared nor exported.

    Attributes:
        find: Gives the origin of the value at a path, or of the nearest thing around it that
            has one; an item is named by its id, or by its index where it has none.
        folder: Where the catalogue's own files (forms, photos, templates) lie, if anywhere.
    """

    find: Callable[[Path], Origin | None] = _nowhere
    folder: FilePath | None = None

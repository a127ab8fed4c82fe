"""One QR symbol as plain data: which modules are dark, and nothing about how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

Level: TypeAlias = Literal["L", "M", "Q", "H"]
"""How much of a symbol may be lost: about 7 % (L), 15 % (M), 25 % (Q), 30 % (H).

At equal printed size M reads best: Q and H need more modules, and smaller modules cost more than
the extra correction brings.
"""

QUIET_MODULES = 4
"""Width of the plain white border every symbol needs on each side, in modules (ISO/IEC 18004)."""


@attrs.frozen(kw_only=True)
class Matrix:
    """The modules of one QR symbol, without its quiet zone (二维码点阵).

    Two matrices are equal when they show the same modules at the same version and level.
    """

    size: int
    """Modules a side, without the quiet zone: ``17 + 4 * version``. Example: 33."""

    version: int
    """1 to 40."""

    level: Level
    """Error correction the symbol was made with."""

    rows: tuple[int, ...]
    """One whole number a row, top to bottom: its ``size`` bits are the modules, the highest bit
    is the leftmost module, 1 is dark."""

    def __iter__(self) -> Iterator[tuple[bool, ...]]:
        """Yield each row, top to bottom, as booleans from left to right; True is dark."""
        for row in self.rows:
            yield tuple(bit == "1" for bit in format(row, f"0{self.size}b"))

    def is_dark(self, row: int, column: int) -> bool:
        """Tell whether one module is dark; whatever lies outside the symbol is light."""
        if not (0 <= row < self.size and 0 <= column < self.size):
            return False
        return bool(self.rows[row] >> (self.size - 1 - column) & 1)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield the dark stretches as (row, first column, length), top to bottom, left to right."""
        for number, row in enumerate(self.rows):
            for dark in re.finditer("1+", format(row, f"0{self.size}b")):
                yield number, dark.start(), len(dark[0])

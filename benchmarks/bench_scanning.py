"""How many codes still scan, by printed width, correction level and wear: the table of docs/qr-codes.md.

A link of 60 characters, printed at 300 dpi, worn, and read with zxing-cpp.

    python -m benchmarks scanning
"""

from __future__ import annotations

import numpy as np
from benchmarks.degrading import LEVELS, PX_PER_MM, degraded, scanned
from benchmarks.measuring import Row, report
from PIL import Image

from bianmin_exporters.codes import QUIET_MODULES, Level, Matrix, qr_matrices

CODES = 60
WIDTHS = (10, 12, 15, 18, 20, 24, 30)
CORRECTIONS: tuple[Level, ...] = ("M", "Q", "H")
MOST_LOST = 0.01
"""Of the codes whose modules have half a millimetre, at most so many may be lost to mild wear."""

_FINER = 4


def printed(matrix: Matrix, width_mm: float) -> Image.Image:
    """Return a code with its quiet zone as a printer of 300 dpi makes it."""
    side = matrix.size + 2 * QUIET_MODULES
    grid = np.full((side, side), 255, dtype=np.uint8)
    for row, column, length in matrix.runs():
        first = column + QUIET_MODULES
        grid[row + QUIET_MODULES, first : first + length] = 0
    pixels = round(width_mm / matrix.size * side * PX_PER_MM)
    fine = Image.fromarray(grid).resize((pixels * _FINER,) * 2, Image.Resampling.NEAREST)
    return fine.resize((pixels, pixels), Image.Resampling.BOX)


def links() -> list[str]:
    return [f"https://bm.example.cn/s/{n:06d}-".ljust(60, "x") for n in range(CODES)]


def measured() -> list[Row]:
    """Return a row for each correction level and printed width."""
    rows = []
    for level in CORRECTIONS:
        matrices = list(qr_matrices(links(), level=level))
        for width in WIDTHS:
            pictures = [printed(matrix, width) for matrix in matrices]
            read = {
                name: sum(
                    link in scanned(degraded(picture, wear, seed))
                    for seed, (picture, link) in enumerate(zip(pictures, links(), strict=True))
                )
                for name, wear in LEVELS.items()
            }
            module = width / matrices[0].size
            lost = 1 - read["mild"] / CODES
            rows.append(
                Row(
                    name=f"{level}, {width} mm",
                    figures=[f"{module:.2f}", *(f"{n / CODES:.0%}" for n in read.values())],
                    value=lost if module >= 0.5 else None,
                    bound=MOST_LOST,
                )
            )
    return rows


def main() -> bool:
    """Print the table; False if a code with large enough modules was lost."""
    return report(
        f"scanning: links of 60 characters, {CODES} each; lost at mild wear",
        ["mm a module", *LEVELS],
        measured(),
    )


if __name__ == "__main__":
    raise SystemExit(not main())

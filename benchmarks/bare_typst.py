"""Nothing but typst: what a booklet costs when its template and data lie ready.

python -m benchmarks.bare_typst FOLDER OUTPUT DATE FONT_FOLDER...
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import typst

from bianmin_exporters.booklet.paper import STANDARDS


def main(folder: str, output: str, issued_on: str, *font_folders: str) -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders)
    )
    standards: Any = list(STANDARDS)
    day = dt.date.fromisoformat(issued_on)
    made = typst.compile(
        str(Path(folder) / "main.typ"),
        root=folder,
        font_paths=fonts,
        format="pdf",
        pdf_standards=standards,
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
    )
    Path(output).write_bytes(made)


if __name__ == "__main__":
    main(*sys.argv[1:])

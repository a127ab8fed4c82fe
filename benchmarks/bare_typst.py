"""Nothing but typst: what a booklet or cards cost when their template and data lie ready.

python -m benchmarks.bare_typst FOLDER OUTPUT DATE FONT_FOLDER...

A folder of folders is compiled one after another, into a folder of files with their names.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import typst

from bianmin_exporters.booklet.paper import STANDARDS


def compile_folder(folder: Path, output: Path, issued_on: dt.date, fonts: typst.Fonts) -> None:
    """Compile the template and data of one folder."""
    standards: Any = list(STANDARDS)
    made = typst.compile(
        str(folder / "main.typ"),
        root=str(folder),
        font_paths=fonts,
        format="pdf",
        pdf_standards=standards,
        timestamp=dt.datetime(issued_on.year, issued_on.month, issued_on.day, tzinfo=dt.UTC),
    )
    output.write_bytes(made)


def main(folder: str, output: str, issued_on: str, *font_folders: str) -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders)
    )
    place, target, day = Path(folder), Path(output), dt.date.fromisoformat(issued_on)
    if (place / "main.typ").exists():
        compile_folder(place, target, day, fonts)
        return
    target.mkdir()
    for each in sorted(place.iterdir()):
        compile_folder(each, target / f"{each.name}.pdf", day, fonts)


if __name__ == "__main__":
    main(*sys.argv[1:])

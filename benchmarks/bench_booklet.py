"""The booklet: `bianmin export booklet` from a cold start, beside typst alone with all laid ready.

Both make the same pages with the same text; what ours takes longer is reading, checking, the
view, the codes and the writing of the file.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import orjson
import pikepdf
from benchmarks.measuring import Row, Run, best_runs, report, run

from bianmin_core import Catalogue, ExportContext, to_tree
from bianmin_core.testing import full_size
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.view import book_view
from bianmin_exporters.typesetting.fonts import font_folders

ROUNDS = 3
TIMES, MORE_SECONDS = 1.3, 0.8
"""The bound: so many times what typst takes alone, and so many seconds more."""

LARGE_TIMES, LARGE_MEMORY = 11.0, 8.0
"""What ten times the services may take: so many times the time, and the memory."""


def ours(data: Path, target: Path, *options: str) -> list[str]:
    """The command that makes the booklet of a JSON file."""
    program = shutil.which("bianmin", path=str(Path(sys.executable).parent)) or "bianmin"
    return [program, "export", "booklet", str(data), "-o", str(target), *options]


def bare(folder: Path, output: Path, issued_on: str) -> list[str]:
    """The command that only compiles what lies in a folder."""
    fonts = [str(f) for f in font_folders(())]
    module = "benchmarks.bare_typst"
    return [sys.executable, "-m", module, str(folder), str(output), issued_on, *fonts]


def lay(catalogue: Catalogue, folder: Path) -> None:
    """Put the exporter's own template and view where typst finds them."""
    with as_file(files("bianmin_exporters.booklet") / "templates" / "typst") as template:
        shutil.copytree(template, folder)
    view = book_view(catalogue.for_audience(exporter.audience), ExportContext())
    (folder / "data.json").write_bytes(orjson.dumps(view))


def pages(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def text(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def same_book(one: Path, other: Path) -> None:
    """Stop unless two PDFs have the same number of pages and the same text."""
    if pages(one) != pages(other) or text(one) != text(other):
        raise SystemExit("the two books differ, so their times say nothing")


def written(catalogue: Catalogue, place: Path) -> Path:
    place.write_bytes(orjson.dumps(to_tree(catalogue)))
    return place


def measured(folder: Path) -> Sequence[Row]:
    """Run all commands inside a folder and return what they took."""
    catalogue = full_size()
    assert catalogue.edition.issued_on is not None
    data = written(catalogue, folder / "full.json")
    lay(catalogue, folder / "laid")
    book = folder / "dist" / "booklet" / "booklet.pdf"
    alone = folder / "alone.pdf"
    reference, whole = best_runs(
        ROUNDS,
        bare(folder / "laid", alone, str(catalogue.edition.issued_on)),
        ours(data, folder / "dist"),
    )
    same_book(book, alone)
    count = pages(book)
    large = written(full_size(2000), folder / "large.json")
    tenfold = run(ours(large, folder / "large"))
    many = pages(folder / "large" / "booklet" / "booklet.pdf")
    return [
        Row(name="typst alone, 200 services", figures=[str(count), *_figures(reference)]),
        Row(
            name="bianmin export booklet, 200",
            figures=[str(count), *_figures(whole)],
            value=whole.seconds,
            bound=TIMES * reference.seconds + MORE_SECONDS,
        ),
        Row(
            name="the same, 2,000: time",
            figures=[str(many), *_figures(tenfold)],
            value=tenfold.seconds / whole.seconds,
            bound=LARGE_TIMES,
        ),
        Row(
            name="the same, 2,000: memory",
            figures=[str(many), *_figures(tenfold)],
            value=tenfold.peak_mb / whole.peak_mb,
            bound=LARGE_MEMORY,
        ),
    ]


def _figures(run: Run) -> list[str]:
    return [f"{run.seconds:.2f} s", f"{run.peak_mb:.0f} MB"]


def main() -> bool:
    """Print a line for each command; False if a bound is broken."""
    with tempfile.TemporaryDirectory(prefix="bianmin-bench-") as name:
        rows = measured(Path(name))
    return report(
        f"booklet: whole processes, best of {ROUNDS}", ["pages", "time", "peak memory"], rows
    )


if __name__ == "__main__":
    raise SystemExit(not main())

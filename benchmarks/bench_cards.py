"""Cards by the thousand: sheets beside typst alone, and labels in memory that does not grow.

The sheets are the exporter's own template and data, compiled by nothing but typst into the very
same bytes, so what ours takes longer is the codes, the view and the writing. They come in parts,
since typst keeps a megabyte a card until a file is done.

The labels are made of a table by the command line, once of so many rows and once of ten times as
many; their peaks are compared.

    python -m benchmarks cards
    python -m benchmarks.bench_cards 1000 2000     # quickly: so many cards, so many labels
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from benchmarks.measuring import Row, Run, report, run

from bianmin_core import Audience, ExportContext, Published, write_artifacts
from bianmin_core.testing import full_size
from bianmin_exporters.cards import CardOptions, render
from bianmin_exporters.cards.card import wanted
from bianmin_exporters.cards.joints import spoken_in
from bianmin_exporters.cards.kinds import cards_of
from bianmin_exporters.cards.stock import layout_view, parts_of
from bianmin_exporters.typesetting.fonts import font_folders

SERVICES = 10_000
OPTIONS = CardOptions(sheets_per_file=20)
TIMES = 1.3
"""What typst takes by itself, ours may take so many times."""

LABELS = 10_000
GROWTH = 1.5
"""Ten times the labels may take so many times the memory."""


def catalogue(services: int) -> Published:
    return full_size(services).for_audience(Audience.PRINT)


def whole(services: int, target: Path) -> None:
    """Make the sheets as the exporter does."""
    made = render.CardsExporter().export(catalogue(services), OPTIONS, ExportContext())
    write_artifacts(target, "cards", made)


def lay(services: int, folder: Path) -> None:
    """Put the exporter's own template and data where typst finds them, a folder a part."""
    book, context = catalogue(services), ExportContext()
    spoken = spoken_in(book)
    asked = wanted(OPTIONS, context)
    cards = tuple(cards_of(book, asked)[1])
    stock = render.stock_for(OPTIONS)
    parts = parts_of(stock, OPTIONS, len(cards), "cards")
    total = sum(len(part.sheets) for part in parts)
    for part in parts:
        with as_file(files("bianmin_exporters.cards") / "templates" / "typst") as template:
            shutil.copytree(template, folder / part.name)
        held = [cards[place] for place in part.cards]
        layout = layout_view(stock, part, total, None)
        data = render._data(book, held, asked, context, layout=layout, spoken=spoken)
        (folder / part.name / "data.json").write_bytes(data)


def sheets(services: int, folder: Path) -> Sequence[Row]:
    """Make the same sheets twice and return what each took."""
    lay(services, folder / "laid")
    day = catalogue(1).edition.issued_on
    fonts = [str(f) for f in font_folders(())]
    bare = [sys.executable, "-m", "benchmarks.bare_typst", str(folder / "laid")]
    reference = run([*bare, str(folder / "alone"), str(day), *fonts])
    module = [sys.executable, "-m", "benchmarks.bench_cards", "sheets"]
    ours = run([*module, str(services), str(folder / "ours")])
    alone = {file.name: file.read_bytes() for file in (folder / "alone").iterdir()}
    written = {f.name: f.read_bytes() for f in (folder / "ours" / "cards").glob("*.pdf")}
    if alone != written:
        raise SystemExit("typst alone and the exporter did not make the same files")
    return [
        Row(
            name=f"typst alone, {services:,} cards, {len(alone)} files", figures=_figures(reference)
        ),
        Row(
            name="export cards, the same bytes",
            figures=_figures(ours),
            value=ours.seconds / reference.seconds,
            bound=TIMES,
        ),
        Row(
            name="  by CPU time",
            figures=["", "", ""],
            value=ours.cpu_seconds / reference.cpu_seconds,
            bound=TIMES,
        ),
    ]


def labels(count: int, folder: Path) -> Sequence[Row]:
    """Make label SVGs of a table, of a few and of ten times as many."""
    few, many = (_labels(number, folder) for number in (count, 10 * count))
    return [
        Row(name=f"{count:,} label SVGs", figures=_figures(few)),
        Row(
            name=f"{10 * count:,} label SVGs: memory",
            figures=_figures(many),
            value=many.peak_mb / few.peak_mb,
            bound=GROWTH,
        ),
    ]


def _labels(count: int, folder: Path) -> Run:
    table = folder / f"{count}.csv"
    with table.open("w", encoding="utf-8") as stream:
        stream.write("link,title\n")
        stream.writelines(
            f"https://bm.example.cn/s/{number:07d},第 {number} 件事\n" for number in range(count)
        )
    words = ["cards", "from-csv", str(table), "-o", str(folder / "labels"), "--format", "svg"]
    command = "import sys; from bianmin_core.cli import main; sys.exit(main(sys.argv[1:]))"
    taken = run([sys.executable, "-c", command, *words])
    shutil.rmtree(folder / "labels")
    return taken


def _figures(done: Run) -> list[str]:
    return [f"{done.seconds:.1f} s", f"{done.cpu_seconds:.1f} s", f"{done.peak_mb:.0f} MB"]


def main(services: int = SERVICES, few: int = LABELS) -> bool:
    """Print a line for each command; False if a bound is broken."""
    with tempfile.TemporaryDirectory(prefix="bianmin-bench-") as name:
        rows = [*sheets(services, Path(name)), *labels(few, Path(name))]
    return report("cards: whole processes", ["time", "CPU", "peak memory"], rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["sheets"]:
        whole(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        raise SystemExit(not main(*map(int, sys.argv[1:])))

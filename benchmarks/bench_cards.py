"""Cards by the thousand: sheets beside typst alone, and label pictures in memory that does not grow.

The sheets are the exporter's own template and data, compiled by nothing but typst, so what ours
takes longer is reading, checking, the view, the codes and the writing. The labels are made in a
process of their own for so many rows and for three times as many; the peaks are compared.

Two thousand cards rather than ten, since typst keeps a megabyte a card until a file is done; the
exporter's `sheets_per_file` is for that.

    python -m benchmarks cards
    python -m benchmarks.bench_cards labels 100000
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from benchmarks.measuring import Row, Run, best_runs, report, run

from bianmin_core import Audience, ExportContext, Published
from bianmin_core.testing import full_size
from bianmin_exporters.cards import CardOptions, render
from bianmin_exporters.cards.card import wanted
from bianmin_exporters.cards.kinds import cards_of
from bianmin_exporters.cards.label_options import LabelOptions
from bianmin_exporters.cards.labels import artifacts
from bianmin_exporters.cards.stock import layout_view, parts_of
from bianmin_exporters.cards.table import Mapped, Problems, rows_of
from bianmin_exporters.typesetting.fonts import font_folders

SERVICES = 2_000
TIMES = 1.3
LABELS = 2_000
GROWTH = 1.35
"""Three times the labels may take so many times the memory: rows are held, pictures are not."""


def catalogue() -> Published:
    return full_size(SERVICES).for_audience(Audience.PRINT)


def whole(target: str) -> None:
    """Make the sheets as the exporter does."""
    made = next(iter(render.CardsExporter().export(catalogue(), CardOptions(), ExportContext())))
    assert isinstance(made.content, bytes)
    Path(target).write_bytes(made.content)


def lay(folder: Path) -> None:
    """Put the exporter's own template and data where typst finds them."""
    with as_file(files("bianmin_exporters.cards") / "templates" / "typst") as template:
        shutil.copytree(template, folder)
    book, options, context = catalogue(), CardOptions(), ExportContext()
    asked = wanted(options, context)
    cards = tuple(cards_of(book, asked)[1])
    stock = render.stock_for(options)
    (part,) = parts_of(stock, options, len(cards), "cards")
    layout = layout_view(stock, part, len(part.sheets), None)
    data = render._data(book, cards, asked, context, layout=layout)
    (folder / "data.json").write_bytes(data)


def labels(count: int) -> float:
    """Make so many label SVGs, keep none, and return the seconds it took."""
    rows = (
        {"link": f"https://bm.example.cn/s/{n:07d}", "title": f"第 {n} 件事"} for n in range(count)
    )
    problems = Problems("rows")
    found = rows_of(rows, Mapped(), problems)
    began = time.perf_counter()
    for artifact in artifacts(found, LabelOptions(format="svg"), problems):
        assert artifact.content
    return time.perf_counter() - began


def measured(folder: Path) -> Sequence[Row]:
    """Run all commands inside a folder and return what they took."""
    lay(folder / "laid")
    fonts = [str(f) for f in font_folders(())]
    bare = [sys.executable, "-m", "benchmarks.bare_typst", str(folder / "laid")]
    module = [sys.executable, "-m", "benchmarks.bench_cards"]
    reference, ours = best_runs(
        2,
        [*bare, str(folder / "alone.pdf"), "2026-03-01", *fonts],
        [*module, "sheets", str(folder / "ours.pdf")],
    )
    few = run([*module, "labels", str(LABELS)])
    many = run([*module, "labels", str(3 * LABELS)])
    return [
        Row(name=f"typst alone, {SERVICES:,} cards", figures=_figures(reference)),
        Row(
            name=f"export cards, {SERVICES:,} cards",
            figures=_figures(ours),
            value=ours.seconds / reference.seconds,
            bound=TIMES,
        ),
        Row(name=f"{LABELS:,} label SVGs", figures=_figures(few)),
        Row(
            name=f"{3 * LABELS:,} label SVGs: memory",
            figures=_figures(many),
            value=many.peak_mb / few.peak_mb,
            bound=GROWTH,
        ),
    ]


def _figures(done: Run) -> list[str]:
    return [f"{done.seconds:.1f} s", f"{done.peak_mb:.0f} MB"]


def main() -> bool:
    """Print a line for each command; False if a bound is broken."""
    with tempfile.TemporaryDirectory(prefix="bianmin-bench-") as name:
        rows = measured(Path(name))
    return report("cards: whole processes, best of 2", ["time", "peak memory"], rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["sheets"]:
        whole(sys.argv[2])
    elif sys.argv[1:2] == ["labels"]:
        print(f"{labels(int(sys.argv[2])):.1f} s")
    else:
        raise SystemExit(not main())

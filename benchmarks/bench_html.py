"""The HTML book printed by WeasyPrint, beside the PDF that bianmin makes itself."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path

from benchmarks.bench_booklet import ours, pages, written
from benchmarks.measuring import Row, report, run

from bianmin_core.testing import full_size

PRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def main() -> bool:
    """Print a line for each way to paper; there is no bound."""
    if importlib.util.find_spec("weasyprint") is None:
        print("html: WeasyPrint is not installed")
        return True
    with tempfile.TemporaryDirectory(prefix="bianmin-bench-") as name:
        folder = Path(name)
        data = written(full_size(), folder / "full.json")
        pdf = run(ours(data, folder / "pdf"))
        html = run(ours(data, folder / "html", "--format", "html"))
        book = folder / "html" / "booklet" / "booklet.html"
        printed = run([sys.executable, "-c", PRINT, str(book), str(folder / "printed.pdf")])
        seconds = html.seconds + printed.seconds
        count = pages(folder / "pdf" / "booklet" / "booklet.pdf")
        rows = [
            Row(
                name="bianmin, PDF",
                figures=[str(count), f"{pdf.seconds:.1f} s", f"{pdf.peak_mb:.0f} MB"],
                value=1.0,
            ),
            Row(
                name="bianmin, HTML",
                figures=["", f"{html.seconds:.1f} s", f"{html.peak_mb:.0f} MB"],
                value=html.seconds / pdf.seconds,
            ),
            Row(
                name="bianmin, HTML, then WeasyPrint",
                figures=[
                    str(pages(folder / "printed.pdf")),
                    f"{seconds:.1f} s",
                    f"{max(printed.peak_mb, html.peak_mb):.0f} MB",
                ],
                value=seconds / pdf.seconds,
            ),
        ]
    return report("html: two ways to paper", ["pages", "time", "peak memory"], rows)


if __name__ == "__main__":
    raise SystemExit(not main())

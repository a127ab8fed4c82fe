"""What docs/cards.md shows works as shown, and its stock is that of the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bianmin_core.cli import main
from bianmin_core.testing import specimen
from bianmin_exporters.cards.stock import STOCKS

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "cards.md").read_text("utf-8")


def block(language: str) -> str:
    """The first fenced block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of the page in the working directory."""
    monkeypatch.chdir(tmp_path)
    Path("links.csv").write_text(block("csv"), "utf-8")


@pytest.mark.slow
def test_the_commands_run_in_their_order() -> None:
    """Each line of the shell succeeds after those before it."""
    lines = block("sh").splitlines()
    assert len(lines) == 6
    for line in lines:
        assert main(shlex.split(line)[1:]) == 0, line


@pytest.mark.slow
def test_the_script_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python block runs and prints its comment."""
    exec(compile(block("python"), "cards.md", "exec"), {"__name__": "snippet"})
    assert capsys.readouterr().out == "dist/qr-cards\n"


def test_the_stock_is_that_of_the_code() -> None:
    """The page's table has every preset with its measures, and no other."""
    rows = [
        f"| {name} | {s.columns} x {s.rows} | {s.cell[0]:g} x {s.cell[1]:g} "
        f"| {s.left:g}, {s.top:g} | {s.gap[0]:g}, {s.gap[1]:g} |"
        for name, s in STOCKS.items()
    ]
    shown = re.findall(r"^(\| [0-9a]\w+ )\| ([^|]+) (\|.*\|)$", TEXT, re.MULTILINE)
    assert [first + rest for first, _, rest in shown] == rows
    assert [made == "plain paper" for _, made, _ in shown] == [s.cut for s in STOCKS.values()]
    assert {s.page for s in STOCKS.values()} == {(210, 297)}


def test_a_catalogue_asks_for_its_own_stock() -> None:
    """The exports of the page are those of a catalogue that builds."""
    from bianmin_core import build

    book = specimen(block("yaml"))
    (job,) = book.exports
    assert dict(job.options)["page"] == "320x450"
    (done,) = build(book, "dist", draft=True)
    assert sorted(p.name for p in done.folder.iterdir()) == [
        "cards.pdf", "codes.csv", "codes.json", "manifest.json",
    ]  # fmt: skip

"""The script that makes cards of a list of links, and the commands that do the same without it."""

from __future__ import annotations

import csv
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bianmin_core.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "qr_cards_script"
REAL = Path(__file__).parents[3] / "shared" / "data" / "guangan" / "services.json"


def run(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as its reader would."""
    return subprocess.run(
        [sys.executable, str(EXAMPLE / "make_cards.py"), str(source), str(target)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def codes(target: Path) -> list[tuple[str, str]]:
    """Name and content of each code, as the manifest has them; `verify` has compared the sheets."""
    tree = json.loads((target / "qr-cards" / "codes.json").read_bytes())
    return [(code["name"], code["content"]) for code in tree["codes"]]


def test_its_own_table_becomes_sheets(tmp_path: Path) -> None:
    """Each row of links.csv is a card whose code is read back."""
    done = run(EXAMPLE / "links.csv", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path / 'qr-cards' / 'cards.pdf'}：4 张卡，0 个扫不出\n"
    with (EXAMPLE / "links.csv").open(encoding="utf-8") as file:
        assert codes(tmp_path) == [(row["title"], row["link"]) for row in csv.DictReader(file)]


def test_a_portals_list_becomes_sheets(tmp_path: Path) -> None:
    """The JSON form, departments with groups of services, needs no table in between."""
    item = {"name": "市场主体登记", "link": "https://portal.example/d?code=511-1", "qrcode": ""}
    tree = [{"department": "区行政审批局", "items": [{"main_item": "", "sub_items": [item]}]}]
    (tmp_path / "services.json").write_text(json.dumps(tree), "utf-8")
    done = run(tmp_path / "services.json", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert codes(tmp_path) == [(item["name"], item["link"])]


@pytest.mark.slow
@pytest.mark.skipif(
    not REAL.is_file(), reason="the published list of Guang'an is not beside the repository"
)
def test_a_real_list_of_1135_links_becomes_sheets(tmp_path: Path) -> None:
    """Every link of a real portal, all near 180 characters, is printed and read back."""
    done = run(REAL, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    items = [
        item
        for department in json.loads(REAL.read_bytes())
        for group in department["items"]
        for item in group["sub_items"]
    ]
    assert len(items) == 1135
    assert codes(tmp_path) == [(item["name"], item["link"]) for item in items]


def test_wrong_links_are_all_told_and_nothing_is_written(tmp_path: Path) -> None:
    """Each row with a link that phones would not open is named by row and column."""
    table = tmp_path / "links.csv"
    table.write_text(
        "title,link\n甲,wjz.example/s/1\n乙,https://wjz.example/s/2\n丙,ftp://x\n", "utf-8"
    )
    done = run(table, tmp_path / "cards")
    assert done.returncode == 1
    assert [line.partition("  ")[0] for line in done.stderr.splitlines()] == [
        f"{table}:2:2",
        f"{table}:4:2",
    ]
    assert not (tmp_path / "cards").exists()


def test_the_commands_of_its_page_do_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the README shows without a script makes the very files of the script."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "links.csv").write_bytes((EXAMPLE / "links.csv").read_bytes())
    shown = re.findall(r"^bianmin .*$", (EXAMPLE / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(shown) == 2
    for line in shown:
        assert main(shlex.split(line)[1:]) == 0
    run(EXAMPLE / "links.csv", tmp_path / "script")
    sheets = [(tmp_path / t / "qr-cards" / "cards.pdf").read_bytes() for t in ("cards", "script")]
    assert sheets[0] == sheets[1]

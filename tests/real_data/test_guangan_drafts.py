"""Drafts of a real district: 1,135 names whole on paper and in data, their links as codes."""

from __future__ import annotations

import csv
import importlib.util
import re
import subprocess
from pathlib import Path

import orjson
import pytest
import zxingcpp
from PIL import Image

from bianmin_core import Catalogue, export, loads

HERE = Path(__file__).parent
DATA = HERE.parents[1].parent / "shared" / "data" / "guangan" / "services.json"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not DATA.is_file(), reason="the published list of Guang'an is not beside the repository"
    ),
]


@pytest.fixture(scope="module")
def district() -> Catalogue:
    """The real district, with what is not there left missing."""
    spec = importlib.util.spec_from_file_location("guangan", HERE / "guangan.py")
    assert spec is not None
    assert spec.loader is not None
    guangan = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guangan)
    return loads(guangan.read(DATA))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _text_of(file: Path) -> str:
    made = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True)
    return _bare(made.stdout.decode())


def test_the_book_holds_every_name_whole(district: Catalogue, tmp_path: Path) -> None:
    """Names of 110 characters too stand in the draft of the book without a gap."""
    export("booklet", district, tmp_path, draft=True)
    text = _text_of(tmp_path / "booklet" / "booklet.pdf")
    assert [s.name for s in district.services if _bare(s.name) not in text] == []


def test_the_cards_hold_every_name_and_every_link(district: Catalogue, tmp_path: Path) -> None:
    """Every name stands whole on its card; every fifth sheet's links decode at 300 dpi."""
    export("cards", district, tmp_path, draft=True)
    file = tmp_path / "cards" / "cards.pdf"
    text = _text_of(file)
    assert [s.name for s in district.services if _bare(s.name) not in text] == []
    manifest = orjson.loads((tmp_path / "cards" / "codes.json").read_bytes())["codes"]
    linked = sorted(str(s.online_url) for s in district.services)
    assert sorted(code["content"] for code in manifest) == linked
    for page in range(1, max(code["page"] for code in manifest) + 1, 5):
        words = ["pdftoppm", "-r", "300", "-gray", "-f", str(page), "-l", str(page)]
        subprocess.run([*words, "-singlefile", str(file), str(tmp_path / "sheet")], check=True)
        with Image.open(tmp_path / "sheet.pgm") as opened:
            decoded = {code.text for code in zxingcpp.read_barcodes(opened)}
        assert decoded == {code["content"] for code in manifest if code["page"] == page}


def test_the_data_holds_every_name(district: Catalogue, tmp_path: Path) -> None:
    """CSV and JSON hold each service once, by id and name."""
    expected = {s.id: s.name for s in district.services}
    export("csv", district, tmp_path, draft=True)
    with (tmp_path / "csv" / "services.csv").open(encoding="utf-8", newline="") as file:
        assert {row["id"]: row["name"] for row in csv.DictReader(file)} == expected
    export("json", district, tmp_path, draft=True)
    tree = orjson.loads((tmp_path / "json" / "catalogue.json").read_bytes())
    assert tree["status"] == "draft"
    assert {s["id"]: s["name"] for s in tree["services"]} == expected

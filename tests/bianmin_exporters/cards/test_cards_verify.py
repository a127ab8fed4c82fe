"""Finished files read back: what is wrong in prepared ones is found, and what is right is passed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFilter

from bianmin_core import ExporterError, SourceError, export, load
from bianmin_core.cli import main
from bianmin_exporters.cards import cards_from_rows, proof_of, verify_cards
from bianmin_exporters.cards.stock import STOCKS

from .conftest import EXAMPLE, pages_of, text_of

ROWS = [
    {"link": f"https://bm.example.cn/s/service-{n}", "title": f"第{n}件事", "id": f"no-{n}"}
    for n in range(6)
]
DPI = 300


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs as they were written: sheets, PNG and SVG."""
    folder = tmp_path_factory.mktemp("runs")
    for form in ("pdf", "png", "svg"):
        cards_from_rows(ROWS, folder / form, format=form)
    return folder


@pytest.fixture
def runs(pristine: Path, tmp_path: Path) -> Path:
    """Copies of those runs, to spoil."""
    shutil.copytree(pristine, tmp_path / "runs")
    return tmp_path / "runs"


def said(path: Path, **options: Any) -> list[str]:
    """What is told of a run."""
    return [fault.text.zh for fault in verify_cards(path, **options).faults]


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_a_sound_run_is_passed(pristine: Path, form: str) -> None:
    """Each code of sheets and of pictures is read and is what the manifest says."""
    verdict = verify_cards(pristine / form / "qr-cards")
    assert verdict
    assert verdict.codes == 6


def test_swapped_blurred_and_truncated_pictures_are_found(runs: Path) -> None:
    """Two files changed about, a blurred one, one cut through its code, one gone, one no picture."""
    folder = runs / "png" / "qr-cards" / "cards"
    (folder / "no-0.png").rename(folder / "x.png")
    (folder / "no-1.png").rename(folder / "no-0.png")
    (folder / "x.png").rename(folder / "no-1.png")
    with Image.open(folder / "no-2.png") as picture:
        picture.filter(ImageFilter.GaussianBlur(9)).save(folder / "no-2.png", dpi=(300, 300))
    with Image.open(folder / "no-3.png") as picture:
        width, height = picture.size
        picture.crop((0, 0, round(width * 0.85), height)).save(folder / "no-3.png", dpi=(300, 300))
    (folder / "no-4.png").unlink()
    (folder / "no-5.png").write_bytes(b"no picture")
    link = "https://bm.example.cn/s/service-"
    assert said(runs / "png" / "qr-cards") == [
        f"cards/no-0.png：「第0件事」应是 {link}0，扫出来是 {link}1，那是「第1件事」的",
        f"cards/no-1.png：「第1件事」应是 {link}1，扫出来是 {link}0，那是「第0件事」的",
        *(f"cards/no-{n}.png：「第{n}件事」的码扫不出来，应是 {link}{n}" for n in (2, 3, 4, 5)),
    ]


def test_swapped_blurred_and_truncated_codes_of_a_sheet_are_found(
    runs: Path, tmp_path: Path
) -> None:
    """The same on a sheet that came back from a printer as a PDF of pictures, told by its cell."""
    pdf = runs / "pdf" / "qr-cards" / "cards.pdf"
    (page,) = pages_of(pdf.read_bytes(), DPI, tmp_path)
    stock = STOCKS["64x38"]

    def cell(place: int) -> tuple[int, int, int, int]:
        x, y = stock.corner(place)
        edges = (x, y, x + stock.cell[0], y + stock.cell[1])
        return tuple(round(v * DPI / 25.4) for v in edges)  # type: ignore[return-value]

    one, other = page.crop(cell(0)), page.crop(cell(1))
    page.paste(other, cell(0)[:2])
    page.paste(one, cell(1)[:2])
    page.paste(page.crop(cell(2)).filter(ImageFilter.GaussianBlur(9)), cell(2)[:2])
    left, top, right, bottom = cell(3)
    page.paste(255, (left + (right - left) * 3 // 4, top, right, bottom))
    page.paste(page.crop(cell(4)), cell(9)[:2])
    page.save(pdf, "PDF", resolution=DPI)
    link = "https://bm.example.cn/s/service-"
    assert said(pdf) == [
        f"cards.pdf 第 1 页第 1 行第 1 列：「第0件事」应是 {link}0，扫出来是 {link}1，那是「第1件事」的",
        f"cards.pdf 第 1 页第 1 行第 2 列：「第1件事」应是 {link}1，扫出来是 {link}0，那是「第0件事」的",
        f"cards.pdf 第 1 页第 1 行第 3 列：「第2件事」的码扫不出来，应是 {link}2",
        f"cards.pdf 第 1 页第 2 行第 1 列：「第3件事」的码扫不出来，应是 {link}3",
        f"cards.pdf 第 1 页第 4 行第 1 列：这里不该有码，扫出来是 {link}4",
    ]


def test_a_picture_that_prints_too_small_is_found(runs: Path) -> None:
    """A file that was saved at twice its resolution would print at half its size."""
    file = runs / "png" / "qr-cards" / "cards" / "no-0.png"
    with Image.open(file) as picture:
        picture.save(file, dpi=(600, 600))
    (line,) = said(runs / "png" / "qr-cards")
    assert line.startswith("cards/no-0.png：「第0件事」的码被缩小了，每个小方块只有 0.3")


def test_an_svg_that_was_changed_is_found(runs: Path) -> None:
    """SVG files are drawn and read as phones would read them."""
    folder = runs / "svg" / "qr-cards" / "cards"
    shutil.copy(folder / "no-1.svg", folder / "no-0.svg")
    (line,) = said(runs / "svg" / "qr-cards")
    assert line.startswith("cards/no-0.svg：「第0件事」应是 https://bm.example.cn/s/service-0，")


def test_a_missing_sheet_is_found(runs: Path) -> None:
    """A file of the manifest that is not there has all its codes missing."""
    (runs / "pdf" / "qr-cards" / "cards.pdf").unlink()
    assert len(said(runs / "pdf" / "qr-cards")) == 6


def test_the_exporters_double_sided_parts_are_passed(tmp_path: Path) -> None:
    """Parts with backs, copies and a first cell, as the exporter wrote them, read as the manifest says."""
    export(
        "cards", load(EXAMPLE), tmp_path, office="civil-affairs", back="help", copies=2,
        start_at=4, sheets_per_file=1, audience=None,
    )  # fmt: skip
    verdict = verify_cards(tmp_path / "cards")
    assert verdict
    assert verdict.codes == 2 * len(load(EXAMPLE).services_by_office["civil-affairs"])
    assert verify_cards(tmp_path / "cards" / "cards-02.pdf").codes < verdict.codes


def test_the_commands(runs: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """0 when all is well, 1 with what is wrong, and a proof sheet that says the same."""
    folder = runs / "png" / "qr-cards"
    assert main(["cards", "verify", str(folder)]) == 0
    assert capsys.readouterr().out == "核对了 6 个码，都对\n"
    shutil.copy(folder / "cards" / "no-1.png", folder / "cards" / "no-0.png")
    assert main(["cards", "verify", str(folder), "--lang", "en"]) == 1
    assert capsys.readouterr().out == (
        "cards/no-0.png: 第0件事 should say https://bm.example.cn/s/service-0; it says "
        "https://bm.example.cn/s/service-1, which belongs to 第1件事\n6 codes, 1 faults\n"
    )
    assert main(["cards", "proof", str(folder), "-o", str(tmp_path)]) == 0
    text = text_of((tmp_path / "proof" / "proof.pdf").read_bytes())
    assert "1个不对，不能付印" in text
    assert "那是「第1件事」的" in text


def test_a_proof_shows_each_code_once_with_what_was_read(tmp_path: Path) -> None:
    """However many copies, a code stands once, with its decoded content and its module's width."""
    written = cards_from_rows(ROWS[:3], tmp_path, copies=9)
    proof = proof_of(written.folder, tmp_path)
    text = text_of((proof.folder / "proof.pdf").read_bytes())
    assert "27个码，3种，都是从成品文件里扫出来的都和清单一样" in text
    for row in ROWS[:3]:
        assert text.count(row["link"]) == 1
    assert text.count("小方块0.") == 3
    assert "核对人" in text


@pytest.mark.parametrize("broken", [b"{}", b"nonsense", b'{"format": "x"}', b"[]"])
def test_a_manifest_that_is_none(runs: Path, broken: bytes) -> None:
    """What is no manifest, or not there, is a sentence."""
    file = runs / "pdf" / "qr-cards" / "codes.json"
    file.write_bytes(broken)
    with pytest.raises(SourceError, match="不是 bianmin 写的清单"):
        verify_cards(file.parent)
    file.unlink()
    with pytest.raises(SourceError, match="没有清单"):
        verify_cards(file.parent)
    with pytest.raises(SourceError, match="没有这个文件或文件夹"):
        verify_cards(runs / "nowhere")


def test_a_file_that_is_no_pdf(runs: Path) -> None:
    """A broken PDF is a sentence too."""
    pdf = runs / "pdf" / "qr-cards" / "cards.pdf"
    pdf.write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(SourceError, match="不是能打开的 PDF"):
        verify_cards(pdf)


def test_without_a_reader_the_remedy_is_told(
    pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where zxing-cpp is not installed, the extra is named."""
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(ExporterError, match=r"pip install 'bianmin\[verify\]'"):
        verify_cards(pristine / "pdf" / "qr-cards")


def test_making_cards_needs_no_reader(tmp_path: Path) -> None:
    """The command of tables and the exporter work without what only `verify` needs."""
    script = (
        "import sys; sys.modules.update(zxingcpp=None, pypdfium2=None)\n"
        "from bianmin_exporters.cards import cards_from_rows\n"
        "cards_from_rows([{'link': 'https://a.example'}], sys.argv[1])\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    tree = json.loads((tmp_path / "qr-cards" / "codes.json").read_bytes())
    assert [code["content"] for code in tree["codes"]] == ["https://a.example"]

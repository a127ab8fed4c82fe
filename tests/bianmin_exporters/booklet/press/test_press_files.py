"""The files for the press, read back by tools that are not ours."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from pathlib import Path

import orjson
import pikepdf
import pytest
import zxingcpp
from PIL import Image
from tests.bianmin_exporters.booklet.press.conftest import Files, Make

from bianmin_core import OptionError, Published

_COLOURS = "g G rg RG k K cs CS sc SC scn SCN sh"
_MM = 72 / 25.4


def _words(pdf: bytes, *arguments: str) -> list[str]:
    """The text of each page, without blanks."""
    text = subprocess.run(
        ["pdftotext", "-raw", *arguments, "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def _operators(pdf: bytes) -> Counter[tuple[str, int]]:
    """Every colour operator of every stream of drawing, with how many operands it takes."""
    found: Counter[tuple[str, int]] = Counter()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams: list[object] = list(document.pages)
        for held in document.objects:
            if isinstance(held, pikepdf.Stream) and (
                held.get("/Subtype") == "/Form" or "/PatternType" in held
            ):
                streams.append(held)
            assert not (isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image")
        for stream in streams:
            for instruction in pikepdf.parse_content_stream(stream, _COLOURS):  # type: ignore[arg-type]
                found[str(instruction.operator), len(instruction.operands)] += 1
    return found


PAGES = ["booklet-pages.json", "booklet-pages.schema.json"]


def test_the_default_is_the_book_and_its_page_map(make: Make) -> None:
    """Nobody who asks for the book gets papers for a print shop."""
    assert list(make()) == ["booklet.pdf", *PAGES]


def test_the_press_gets_the_book_its_cover_and_its_papers(press: Files, stapled: Files) -> None:
    """A perfect bound book has its cover apart; a stapled one has its sheets."""
    papers = ["printer-note.txt", "preflight.txt", "preflight.json"]
    assert list(press) == ["booklet-press.pdf", *PAGES, "cover.pdf", *papers]
    assert list(stapled) == ["booklet-press.pdf", *PAGES, "sheets.pdf", *papers]


def test_every_colour_is_set_in_cmyk(press: Files, stapled: Files) -> None:
    """In all streams of all files, codes and icons included, only k and K set a colour."""
    for files in (press, stapled):
        for path, content in files.items():
            if path.endswith(".pdf"):
                found = _operators(content)
                assert {name for name, _ in found} == {"k", "K"}, path
                assert all(operands == 4 for _, operands in found)


def test_text_is_black_of_one_ink(press: Files) -> None:
    """What is nearly black has no other ink in it than K."""
    with pikepdf.open(io.BytesIO(press["booklet-press.pdf"])) as document:
        inks = {
            tuple(round(float(v), 2) for v in instruction.operands)
            for page in document.pages
            for instruction in pikepdf.parse_content_stream(page, "k K")
        }
    assert (0, 0, 0, 1) in inks
    assert inks <= {
        (0, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 0.65), (0, 0, 0, 0.38),
        (0.88, 0.42, 0.68, 0.38), (0.09, 0.04, 0.07, 0.04),
    }  # fmt: skip


def test_every_page_says_where_it_is_cut(press: Files) -> None:
    """The trim is A5, the bleed 3 mm around it, and the bleed box is written."""
    with pikepdf.open(io.BytesIO(press["booklet-press.pdf"])) as document:
        for page in document.pages:
            boxes = {
                name: [float(v) / _MM for v in page.obj[name]]
                for name in ("/MediaBox", "/BleedBox", "/TrimBox")
            }
            assert boxes["/BleedBox"] == boxes["/MediaBox"]
            assert boxes["/TrimBox"] == pytest.approx([3, 3, 151, 213], abs=0.01)
            assert boxes["/MediaBox"] == pytest.approx([0, 0, 154, 216], abs=0.01)


def test_tags_outlive_the_boxes(press: Files) -> None:
    """Writing the boxes leaves headings, language and the alternative text of codes where they were."""
    with pikepdf.open(io.BytesIO(press["booklet-press.pdf"])) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "zh-CN"
        kinds = Counter(
            str(held.S)
            for held in document.objects
            if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/StructElem"
        )
    assert kinds["/H1"] > 5
    # Those of seven services and six offices.
    assert kinds["/Figure"] == 13


def test_the_book_fills_whole_sheets_and_its_last_leaf_can_be_cut_out(press: Files) -> None:
    """A multiple of four pages; the page to cut out is the last right-hand one, its back is empty."""
    pages = _words(press["booklet-press.pdf"])
    assert len(pages) % 4 == 0
    assert "急事打这些" in pages[-2]
    assert pages[-1] == ""


@pytest.mark.slow
def test_padding_is_ruled_for_notes_whatever_is_over(make: Make, small: Published) -> None:
    """However many pages are over, they stand before the page to cut out, ruled, and never after."""
    import attrs

    spare = set()
    for count in range(7):
        some = attrs.evolve(small, services=small.services[:count])
        pages = _words(make(some, **{"for": "press"})["booklet-press.pdf"])
        assert len(pages) % 4 == 0
        assert "急事打这些" in pages[-2]
        ruled = [n for n, page in enumerate(pages) if "记事" in page and "记在这里" in page]
        assert ruled == list(range(len(pages) - 2 - len(ruled), len(pages) - 2))
        spare.add(len(ruled))
    assert len(spare) > 1


def test_the_cover_is_as_wide_as_back_spine_and_front(make: Make, press: Files) -> None:
    """The spread is two pages and the spine; thicker paper widens it by the leaves."""

    def width(files: Files) -> float:
        with pikepdf.open(io.BytesIO(files["cover.pdf"])) as document:
            left, _, right, _ = (float(v) for v in document.pages[0].trimbox)
        return (right - left) / _MM

    pages = len(_words(press["booklet-press.pdf"]))
    assert width(press) == pytest.approx(296 + pages / 2 * 0.1 + 0.5, abs=0.06)
    thick = make(**{"for": "press", "paper_thickness": 400})
    assert width(thick) == pytest.approx(296 + pages / 2 * 0.4 + 0.5, abs=0.06)
    assert orjson.loads(thick["preflight.json"])["cover"]["spine_mm"] == pytest.approx(
        pages / 2 * 0.4 + 0.5
    )


def test_a_spine_has_a_title_from_five_millimetres_on(make: Make, press: Files) -> None:
    """From top to bottom between back and front; a thinner one has none."""
    thick = make(**{"for": "press", "paper_thickness": 400})["cover.pdf"]
    outside = _words(thick, "-f", "1", "-l", "1")[0]
    assert outside.count("便民服务一本通") == 2
    assert _words(press["cover.pdf"])[0].count("便民服务一本通") == 1
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", "-", "-"], input=thick, check=True, capture_output=True
    ).stdout.decode()
    at = [
        (float(x), float(y))
        for x, y, text in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', boxes)
        if text in tuple("便民服务一本通") and 150 * _MM < float(x) < 163 * _MM
    ]
    assert [y for _, y in at] == sorted(y for _, y in at)
    assert len({round(x) for x, _ in at}) == 1


def test_the_inside_of_the_cover_is_black_and_leaves_the_glue_free(press: Files) -> None:
    """The imprint stands there in K alone, with nothing within 7 mm of the spine."""
    with pikepdf.open(io.BytesIO(press["cover.pdf"])) as document:
        inside = document.pages[1]
        for instruction in pikepdf.parse_content_stream(inside, "k K"):
            assert [float(v) for v in instruction.operands][:3] == [0, 0, 0]
    text = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-", "-"],
        input=press["cover.pdf"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    rights = [float(x) / _MM for x in re.findall(r'xMax="([\d.]+)"[^>]*>[^<]', text)]
    assert rights
    assert max(rights) < 3 + 148 - 7


def test_codes_of_the_press_file_decode(press: Files, tmp_path: Path) -> None:
    """Drawn in K instead of as a picture they read the same."""
    file = tmp_path / "cover.pdf"
    file.write_bytes(press["cover.pdf"])
    subprocess.run(["pdftoppm", "-r", "300", "-gray", str(file), str(tmp_path / "p")], check=True)
    read = []
    for image in sorted(tmp_path.glob("*.pgm")):
        with Image.open(image) as opened:
            read += [code.text for code in zxingcpp.read_barcodes(opened)]
    number = orjson.loads(press["preflight.json"])["content_number"]
    assert read == ["https://wjz.example", f"https://wjz.example/e/2026-1-{number}"]


def test_folding_the_sheets_gives_the_book(stapled: Files) -> None:
    """Each half of each side reads as the page of the book that folding puts there."""
    book = _words(stapled["booklet-press.pdf"])
    wide = round(3 * _MM + 148 * _MM)
    half = ["-y", "0", "-H", "700", "-W", str(wide)]
    left = _words(stapled["sheets.pdf"], "-x", "0", *half)
    right = _words(stapled["sheets.pdf"], "-x", str(wide), *half)
    assert len(left) == len(right) == len(book) // 2
    first: list[str] = []
    second: list[str] = []
    for sheet in range(len(left) // 2):
        front, back = 2 * sheet, 2 * sheet + 1
        first += [right[front], left[back]]
        second += [left[front], right[back]]
    assert first + second[::-1] == book
    assert len(set(book)) > len(book) / 2


def test_the_matrix_of_each_half_allows_for_creep(stapled: Files) -> None:
    """Sheet i stands i times 0.2 mm nearer to the fold, on both halves of both sides."""
    with pikepdf.open(io.BytesIO(stapled["sheets.pdf"])) as document:
        moved = []
        for page in document.pages:
            matrices = [
                [float(v) for v in instruction.operands]
                for instruction in pikepdf.parse_content_stream(page, "cm")
            ]
            (left, right) = (m[4] / _MM for m in matrices)
            assert all(m[:4] == [1, 0, 0, 1] for m in matrices)
            moved.append((left, 148 - right))
    for number, (left, right) in enumerate(moved):
        assert left == pytest.approx(number // 2 * 0.2, abs=0.001)
        assert right == pytest.approx(number // 2 * 0.2, abs=0.001)
    assert len(moved) > 8


def test_sheets_are_a4_with_bleed_and_without_tags(stapled: Files, make: Make) -> None:
    """Two A5 pages side by side; for an office's own printer exactly A4."""
    with pikepdf.open(io.BytesIO(stapled["sheets.pdf"])) as document:
        assert "/StructTreeRoot" not in document.Root
        for page in document.pages:
            left, bottom, right, top = (float(v) / _MM for v in page.trimbox)
            assert (right - left, top - bottom) == pytest.approx((296, 210), abs=0.02)
            assert (left, bottom) == pytest.approx((3, 3), abs=0.01)
    office = make(impose="saddle")
    assert list(office) == ["booklet.pdf", *PAGES, "sheets.pdf"]
    with pikepdf.open(io.BytesIO(office["sheets.pdf"])) as document:
        box = [float(v) / _MM for v in document.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 296, 210], abs=0.02)


def test_a_book_too_thick_to_staple_is_refused(make: Make) -> None:
    """The sentence says how many pages, how many are possible, and what to do instead."""
    with pytest.raises(OptionError) as refused:
        make(impose="saddle", saddle_limit=12)
    assert re.match(r"这本书有 \d+ 页，骑马订最多 12 页", refused.value.zh)
    assert "胶装" in refused.value.zh
    assert "perfect bound" in refused.value.en


def test_a_draft_says_so_in_every_paper(make: Make) -> None:
    """Nothing of a draft can go to press by mistake."""
    files = make(draft=True, **{"for": "press"})
    for path in ("booklet-press.pdf", "cover.pdf"):
        assert all("草稿DRAFT" in page for page in _words(files[path])), path
        assert {name for name, _ in _operators(files[path])} == {"k", "K"}, path
    assert "草稿，不要付印" in files["printer-note.txt"].decode()
    assert "草稿，不要付印" in files["preflight.txt"].decode()
    assert orjson.loads(files["preflight.json"])["status"] == "draft"


def test_the_same_bytes_twice(make: Make, press: Files, stapled: Files) -> None:
    """Boxes and sheets are written without a clock."""
    assert make(**{"for": "press"}) == press
    assert make(**{"for": "press", "impose": "saddle", "paper_thickness": 200}) == stapled


def test_the_note_names_size_spine_bleed_inks_and_fonts(press: Files, stapled: Files) -> None:
    """What a printer must know and the files can't say stands in both languages."""
    note = press["printer-note.txt"].decode()
    told = orjson.loads(press["preflight.json"])
    assert "148 × 210" in note
    assert f"书脊 {told['cover']['spine_mm']:g} 毫米" in note
    assert "C88 M42 Y68 K38" in note
    assert "叠印" in note
    assert "overprint" in note
    assert "NotoSerifSC-Regular" in note
    assert note.index("给印刷厂的说明") < note.index("Note to the printer")
    assert "最里面的一张移" in stapled["printer-note.txt"].decode()

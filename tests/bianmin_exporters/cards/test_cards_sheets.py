"""The A4 sheets: how many, what stands where, and what a phone reads off them."""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pikepdf
import pytest
from PIL import Image

from bianmin_core import Audience, ExporterError, OptionError, Published, ServiceStatus
from bianmin_core.testing import hostile
from bianmin_exporters.cards.stock import STOCKS, Stock

from .conftest import EXAMPLE, codes_in, everything_made, made, pages_of, text_of

DPI = 300
SHEET = STOCKS["90x54"]
WIDTH, HEIGHT, LEFT, TOP = 90.0, 54.0, 15.0, 13.5


@pytest.fixture(scope="module")
def sheets(example: Published) -> bytes:
    """Return the example's sheets of 90 x 54 mm."""
    return made(example)["cards.pdf"]


def px(mm: float) -> int:
    """Return millimetres in pixels."""
    return round(mm * DPI / 25.4)


def black(page: Image.Image, x: float, y: float) -> bool:
    """Whether there is ink within two pixels of a point given in millimetres."""
    near = page.crop((px(x) - 2, px(y) - 2, px(x) + 3, px(y) + 3))
    low = near.getextrema()[0]
    assert isinstance(low, int | float)
    return low < 140


@pytest.mark.parametrize(("size", "on_a_sheet"), [("90x54", 10), ("a6", 4)])
def test_sheets_are_a4_and_filled(example: Published, size: str, on_a_sheet: int) -> None:
    """Ten small or four large cards stand on a sheet of A4, and no sheet is missing or empty."""
    pdf = made(example, size=size)["cards.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = [[float(v) for v in page.mediabox] for page in opened.pages]
    assert len(boxes) == math.ceil(len(example.services) / on_a_sheet)
    assert {tuple(round(v * 25.4 / 72, 2) for v in box) for box in boxes} == {(0, 0, 210, 297)}


def test_every_code_on_the_sheets_is_read(example: Published, tmp_path: Path) -> None:
    """At 300 dpi each code on every sheet leads to its service, and no service is left out.

    Of the small cards, which are read by test_full_run, it is the same.
    """
    pages = pages_of(made(example, size="a6")["cards.pdf"], DPI, tmp_path)
    read = [code.text for page in pages for code in codes_in(page)]
    assert sorted(read) == sorted(str(example.link(s)) for s in example.services)


def test_a_code_leads_to_the_service_named_on_its_card(
    example: Published, sheets: bytes, tmp_path: Path
) -> None:
    """Cut out by the card's own measures, name, number and code belong together."""
    page = pages_of(sheets, DPI, tmp_path)[0]
    office_order = [s for o in example.offices for s in example.services_by_office.get(o.id, ())]
    for place, service in enumerate(office_order[:10]):
        x, y = LEFT + place % 2 * WIDTH, TOP + place // 2 * HEIGHT
        cut = page.crop((px(x), px(y), px(x + WIDTH), px(y + HEIGHT)))
        assert [code.text for code in codes_in(cut)] == [example.link(service)]
        points = [str(round(v * 72 / 25.4)) for v in (x, y, WIDTH, HEIGHT)]
        text = text_of(
            sheets, "-f", "1", "-l", "1",
            "-x", points[0], "-y", points[1], "-W", points[2], "-H", points[3],
        )  # fmt: skip
        assert service.name.replace(" ", "") in text
        office = [o.id for o in example.offices].index(service.office) + 1
        assert f"{office:02d}-" in text


def test_cut_marks_stand_where_the_cards_end(sheets: bytes, tmp_path: Path) -> None:
    """Marks of 5 mm begin 3 mm off the cards at each cut, and a line of 50 mm checks the scale."""
    page = pages_of(sheets, DPI, tmp_path)[0]
    right, bottom = LEFT + 2 * WIDTH, TOP + 5 * HEIGHT
    for column in range(3):
        x = LEFT + column * WIDTH
        assert black(page, x, TOP - 7.5)
        assert black(page, x, TOP - 3.5)
        assert not black(page, x, TOP - 2)
        assert not black(page, x, TOP - 9)
        assert black(page, x, bottom + 5)
    for row in range(6):
        y = TOP + row * HEIGHT
        assert black(page, LEFT - 7.5, y)
        assert black(page, right + 7.5, y)
        assert not black(page, LEFT - 2, y)
    assert black(page, 109, 290.5)
    assert black(page, 158, 290.5)
    assert not black(page, 159.2, 290.5)
    assert not black(page, 107.6, 290.5)


def test_sheets_are_tagged_for_those_who_listen(example: Published, sheets: bytes) -> None:
    """The PDF has a title, a language and tags, and each code says whose it is and what it holds."""
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        root = pdf.Root
        assert root.Lang == "zh-CN"
        assert bool(root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title) == "王家庄街道便民卡"
        told = {
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        }
    assert told == {f"二维码：{s.name}，{example.link(s)}" for s in example.services}


def test_the_sheet_says_which_it_is_and_how_to_print_it(example: Published, sheets: bytes) -> None:
    """Outside the cards stand the edition, the sheet's number, and that it prints at 100 %."""
    text = text_of(sheets, "-f", "2", "-l", "2")
    count = -(-len(example.services) // 10)
    assert f"2026.3版第2张，共{count}张按100%打印，不要「适合页面」" in text
    assert "这条线量出来应是50毫米" in text


def test_a_draft_says_so_on_every_card_and_sheet(example: Published, sheets: bytes) -> None:
    """The mark stands once on each card and once on each sheet; a final copy has none."""
    draft = text_of(made(example, draft=True)["cards.pdf"])
    assert draft.count("草稿DRAFT") == len(example.services) + -(-len(example.services) // 10)
    assert "草稿" not in text_of(sheets)


def test_retired_services_have_no_card(example: Published) -> None:
    """A service that no longer exists is not handed out; the numbers of the others close up."""
    first, *others = example.services
    retired = attrs.evolve(first, status=ServiceStatus.RETIRED)
    catalogue = attrs.evolve(example, services=(retired, *others))
    text = text_of(made(catalogue, office=first.office)["cards.pdf"])
    assert first.name not in text
    assert others[0].name in text


def test_one_office_alone(example: Published) -> None:
    """An office can have its own cards made; one that is not known is answered with the nearest."""
    office = example.offices[1]
    paths = made(example, office=office.id, format="svg")
    assert list(paths) == [f"cards/{s.id}.svg" for s in example.services_by_office[office.id]]
    with pytest.raises(ExporterError) as refused:
        made(example, office="civil-afairs")
    assert refused.value.zh == "没有编号为 civil-afairs 的站所，是不是 civil-affairs？"


def test_bytes_are_the_same_anywhere(example: Published, sheets: bytes, tmp_path: Path) -> None:
    """Another process in another folder and time zone makes the very same bytes."""
    script = (
        "import hashlib, sys\n"
        "from bianmin_core import Audience, ExportContext, load\n"
        "from bianmin_exporters.cards import CardOptions, exporter\n"
        "book = load(sys.argv[1]).for_audience(Audience.PRINT)\n"
        "made = next(iter(exporter.export(book, CardOptions(), ExportContext())))\n"
        "print(hashlib.sha256(made.content).hexdigest())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(EXAMPLE)],
        cwd=tmp_path,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == hashlib.sha256(sheets).hexdigest()


def test_markup_in_a_name_is_printed_as_it_stands(book: Published) -> None:
    """What looks like a command of the typesetter is text like any other."""
    name = '#read("/etc/hosts") $x^2$ *粗* @ref'
    catalogue = attrs.evolve(book, services=(attrs.evolve(book.services[0], name=name),))
    assert "".join(name.split()) in text_of(made(catalogue)["cards.pdf"])


def test_a_hostile_catalogue_gets_a_card_for_every_service() -> None:
    """However bad texts and ids are, a draft has one file a service, under sound names."""
    catalogue = hostile().for_audience(Audience.PRINT)
    kept = [s for s in catalogue.services if s.status is not ServiceStatus.RETIRED]
    files = made(catalogue, draft=True, format="svg")
    assert len(files) == len(kept)
    assert all(path.count("/") == 1 and path.startswith("cards/") for path in files)


def cells_of(page: Image.Image, stock: Stock, *, behind: bool = False) -> list[Image.Image]:
    """Cut a page of 300 dpi into its cells, in reading order of the front."""
    found = []
    for place in range(stock.cells):
        x, y = stock.corner(place)
        if behind:
            x = stock.page[0] - x - stock.cell[0]
        found.append(page.crop((px(x), px(y), px(x + stock.cell[0]), px(y + stock.cell[1]))))
    return found


@pytest.mark.parametrize("preset", ["105x74", "99x68", "a6"])
def test_cards_stand_in_the_middle_of_larger_cells(
    example: Published, preset: str, tmp_path: Path
) -> None:
    """On label stock each cell holds its whole card, and ink keeps off the cell's edge."""
    stock = STOCKS[preset]
    pdf = made(example, preset=preset, office="civil-affairs", marks="no")["cards.pdf"]
    page = pages_of(pdf, DPI, tmp_path)[0]
    services = example.services_by_office["civil-affairs"][: stock.cells]
    for cell, service in zip(cells_of(page, stock), services, strict=False):
        assert [code.text for code in codes_in(cell)] == [example.link(service)]
        edge = px(3.5)
        inner = cell.crop((edge, edge, cell.width - edge, cell.height - edge))
        assert inner.getbbox() is not None
        frame = cell.copy()
        frame.paste(255, (edge, edge, cell.width - edge, cell.height - edge))
        low = frame.getextrema()[0]
        assert isinstance(low, int | float)
        assert low > 200


def test_a_stock_smaller_than_the_card_is_refused(example: Published) -> None:
    """The sentence names the stocks that have room."""
    with pytest.raises(OptionError) as refused:
        made(example, preset="70x37")
    assert refused.value.zh == (
        "这种纸每格 70x37 毫米，90x54 的卡放不下；放得下的纸型：90x54、a6、180x90、99x68、105x74"
    )


def test_an_own_stock_is_centred_and_marked(example: Published, tmp_path: Path) -> None:
    """A district's own paper, given by measures, has its cells in the middle and marks at the cuts."""
    pdf = made(
        example, page="320x450", grid="3x7", cell="92x56", gap="2x1", office="civil-affairs"
    )["cards.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [round(float(v) * 25.4 / 72, 1) for v in opened.pages[0].mediabox]
    assert box == [0, 0, 320, 450]
    page = pages_of(pdf, DPI, tmp_path)[0]
    left, top = (320 - 3 * 92 - 4) / 2, (450 - 7 * 56 - 6) / 2
    for x in (left, left + 92, left + 94, left + 186):
        assert black(page, x, top - 5), x
    assert black(page, left - 5, top + 56)
    assert black(page, left - 5, top + 57)
    assert not black(page, left + 46, top - 5)


@pytest.mark.parametrize(("start", "copies", "sheets"), [(1, 1, 1), (4, 1, 2), (10, 3, 4)])
def test_part_used_sheets_and_copies(
    example: Published, tmp_path: Path, start: int, copies: int, sheets: int
) -> None:
    """The cells before the first stay blank, and each card stands as often as wanted."""
    pdf = made(example, office="veterans", start_at=start, copies=copies)["cards.pdf"]
    pages = pages_of(pdf, DPI, tmp_path)
    assert len(pages) == sheets
    read = [[c.text for c in codes_in(cell)] for page in pages for cell in cells_of(page, SHEET)]
    services = example.services_by_office["veterans"]
    wanted = [[example.link(s)] for s in services for _ in range(copies)]
    assert [r for r in read[: start - 1] if r] == []
    assert read[start - 1 : start - 1 + len(wanted)] == wanted
    assert [r for r in read[start - 1 + len(wanted) :] if r] == []


def test_backs_lie_behind_their_fronts(example: Published, tmp_path: Path) -> None:
    """Turned on its long edge, the sheet shows behind each card that card's own back."""
    pdf = made(example, office="veterans", back="help", start_at=2)["cards.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 2
    services = example.services_by_office["veterans"]
    for place, service in enumerate(services, 1):
        x, y = SHEET.corner(place)
        points = [round(v * 72 / 25.4) for v in (210 - x - 90, y, 90, 54)]
        words = ("-x", "-y", "-W", "-H")
        area = [str(v) for pair in zip(words, points, strict=True) for v in pair]
        text = text_of(pdf, "-f", "2", "-l", "2", *area)
        assert service.name.replace(" ", "") in text
        assert "打0874-1001230" in text
        assert text.count("用手机相机或微信扫正面的码") == 1
    empty = ("-x", str(round(105 * 72 / 25.4)), "-y", "45", "-W", "255", "-H", "140")
    assert "扫正面" not in text_of(pdf, "-f", "2", "-l", "2", *empty)


def test_own_words_on_the_back_and_a_draft_says_so(example: Published) -> None:
    """A district writes its own back; in a draft every back is marked too."""
    pdf = made(example, office="veterans", back="help", back_text="请贴在门后", draft=True)
    text = text_of(pdf["cards.pdf"], "-f", "2", "-l", "2")
    count = len(example.services_by_office["veterans"])
    assert text.count("请贴在门后") == count
    assert text.count("草稿DRAFT") == count + 1


def test_parts_are_whole_sheets_with_their_numbers(example: Published) -> None:
    """A long run is split into files of so many sheets, each with its own cards and numbering."""
    files = everything_made(example, sheets_per_file=10)
    assert list(files) == [
        "cards-01.pdf", "cards-02.pdf", "cards-03.pdf", "codes.csv", "codes.json",
    ]  # fmt: skip
    for path, numbers in (("cards-01.pdf", range(1, 11)), ("cards-03.pdf", range(21, 28))):
        text = text_of(files[path])
        for number in numbers:
            assert f"第{number}张，共27张" in text
    codes = json.loads(files["codes.json"])["codes"]
    assert [c["content"] for c in codes] == [
        example.link(s) for o in example.offices for s in example.services_by_office.get(o.id, ())
    ]
    assert {c["file"] for c in codes} == {"cards-01.pdf", "cards-02.pdf", "cards-03.pdf"}


def test_cards_by_name_are_in_the_order_of_pinyin(example: Published) -> None:
    """By name means as a dictionary has them, not as a computer numbers characters."""
    files = everything_made(example, order="name", format="svg", office="civil-affairs")
    names = [code["name"] for code in json.loads(files["codes.json"])["codes"]]
    assert names[3:6] == [
        "高龄津贴申领",
        "孤儿和事实无人抚养儿童基本生活费申请",
        "惠民殡葬补贴申领",
    ]


def test_the_manifest_says_where_each_card_links(example: Published) -> None:
    """Id, name, content, place and module of every card; a draft's says that it is one."""
    codes = json.loads(everything_made(example)["codes.json"])
    assert codes["status"] == "published"
    first = codes["codes"][0]
    service = example.services_by_id[first["id"]]
    assert first == {
        "id": service.id, "name": service.name, "kind": "link", "content": example.link(service),
        "file": "cards.pdf", "page": 1, "row": 1, "column": 1, "version": first["version"],
        "level": "M", "modules": 17 + 4 * first["version"],
        "module_mm": round(18.5 / first["modules"], 3),
    }  # fmt: skip
    draft = everything_made(example, draft=True)
    assert json.loads(draft["codes.json"])["status"] == "draft"
    assert ",draft\r\n" in draft["codes.csv"].decode("utf-8-sig")

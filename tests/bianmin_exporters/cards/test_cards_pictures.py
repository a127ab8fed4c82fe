"""One card as a file: what a phone reads, what a printer and a screen reader are told."""

from __future__ import annotations

import re
import struct
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import numpy as np
import pytest

from bianmin_core import ExportContext, ExporterError, Published, TemplateError
from bianmin_exporters.cards import card_png, card_svg, qr_matrices, service_matrix
from bianmin_exporters.cards.render import CHUNK
from bianmin_exporters.codes import svg_path

from .conftest import Change, codes_in, made, pixels, text_of

ID = "residence-proof"
LONG_NAME = ("城乡居民最低生活保障边缘家庭认定、刚性支出困难家庭认定与临时救助申请（含代办）" * 4)[
    :110
]
LONG_BASE = "https://specimen.example/" + "a1-" * 49 + "zz"
SIZES = ("90x54", "a6")


def long_link(catalogue: Published) -> str:
    """Return the link of the only service, which has to be of 192 characters."""
    link = catalogue.link(catalogue.services[0])
    assert link is not None
    assert len(link) == 192
    return link


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("base", ["https://specimen.example", LONG_BASE], ids=["short", "192"])
def test_modules_are_large_enough_and_stand_in_white(changed: Change, size: str, base: str) -> None:
    """A module measures half a millimetre or more, and four modules around it are plain white."""
    catalogue = changed(district={"base_url": base})
    dpi = 600
    picture = pixels(card_png(catalogue, ID, size=size, dpi=dpi))
    (code,) = codes_in(picture)
    assert code.text == catalogue.link(catalogue.services[0])
    modules = service_matrix(catalogue, ID, size=size).size
    module_px = code.width / modules
    assert module_px * 25.4 / dpi >= 0.495, "measured to a pixel of 0.04 mm"
    assert code.width * 25.4 / dpi >= 18.4
    ink = np.asarray(picture) < 250
    quiet = 4 * module_px - 2
    left, top = round(code.left - quiet), round(code.top - quiet)
    right, bottom = round(code.left + code.width + quiet), round(code.top + code.width + quiet)
    around = ink[top:bottom, left:right].copy()
    inner = round(quiet) - 2
    around[inner:-inner, inner:-inner] = False
    assert right < ink.shape[1]
    assert not around.any()


@pytest.mark.parametrize("size", SIZES)
def test_a_link_of_192_characters_is_read(changed: Change, size: str) -> None:
    """The longest links in use still fit, at the cost of the text's width, and are not printed."""
    catalogue = changed(district={"base_url": LONG_BASE})
    (code,) = codes_in(pixels(card_png(catalogue, ID, size=size)))
    assert code.text == long_link(catalogue)
    text = text_of(made(catalogue, size=size)["cards.pdf"])
    assert "居住证明开具" in text
    assert "specimen.example" not in text


@pytest.mark.parametrize("size", SIZES)
def test_a_name_of_110_characters_stands_whole(changed: Change, size: str) -> None:
    """A long name gets smaller and takes more lines, but no character of it is lost."""
    text = text_of(made(changed(name=LONG_NAME), size=size)["cards.pdf"])
    assert LONG_NAME in text
    assert "0874-1000002" in text
    (code,) = codes_in(pixels(card_png(changed(name=LONG_NAME), ID, size=size)))
    assert code.text == "https://specimen.example/s/residence-proof"


def test_what_finds_no_room_is_refused_by_name(changed: Change) -> None:
    """A longest name beside a longest link is refused with what to do; a draft marks it."""
    catalogue = changed(name=LONG_NAME, district={"base_url": LONG_BASE})
    with pytest.raises(ExporterError) as refused:
        made(catalogue)
    assert refused.value.zh == (
        f"有 1 张卡做不出来：\n「{LONG_NAME}」（residence-proof）：名称（110 个字）和二维码合起来，"
        "90x54 的卡放不下；请把名称或链接改短，或者改用 a6 的卡"
    )
    assert LONG_NAME in text_of(made(catalogue, size="a6")["cards.pdf"])
    assert "放不下" in text_of(made(catalogue, draft=True)["cards.pdf"])


def test_every_card_without_room_is_named_in_one_refusal(changed: Change) -> None:
    """Of many pictures, made some at a time, all that do not fit are refused together."""
    catalogue = changed(district={"base_url": LONG_BASE})
    first = catalogue.services[0]
    services = [attrs.evolve(first, id=f"{first.id}-{n}") for n in range(CHUNK + 2)]
    services[0] = attrs.evolve(services[0], name=LONG_NAME)
    services[-1] = attrs.evolve(services[-1], name=LONG_NAME)
    with pytest.raises(ExporterError) as refused:
        made(attrs.evolve(catalogue, services=tuple(services)), format="svg")
    assert refused.value.en.splitlines()[0] == "2 cards cannot be made:"
    assert [line.split(":")[0] for line in refused.value.en.splitlines()[1:]] == [
        "residence-proof-0",
        f"residence-proof-{CHUNK + 1}",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_no_ink_near_the_trim(example: Published, size: str) -> None:
    """Nothing is printed within 4 mm of the edge, so that a cut may stray."""
    files = made(example, size=size, format="png", dpi=150, office="civil-affairs")
    assert len(files) == len(example.services_by_office["civil-affairs"])
    edge = int(3.9 * 150 / 25.4)
    for path, content in files.items():
        ink = np.asarray(pixels(content)) < 250
        ink[edge:-edge, edge:-edge] = False
        assert not ink.any(), path


def test_png_states_its_printed_size(book: Published) -> None:
    """Width, height and resolution make 90 x 54 mm, whatever program opens it."""
    png = card_png(book, ID, dpi=400)
    assert png[37:41] == b"pHYs"
    assert struct.unpack(">IIB", png[41:50]) == (15748, 15748, 1)
    width, height = pixels(png).size
    assert (round(width / 400 * 25.4, 1), round(height / 400 * 25.4, 1)) == (90.0, 54.0)


def test_svg_is_whole_and_named(book: Published) -> None:
    """The file is XML of the card's size with title and description, and needs no font or picture."""
    svg = card_svg(book, ID)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "居住证明开具"
    assert root.findtext(f"{space}desc") == "https://specimen.example/s/residence-proof"
    assert root.get("role") == "img"
    assert [round(float(str(root.get(k))[:-2]) * 25.4 / 72, 2) for k in ("width", "height")] == [
        90,
        54,
    ]
    assert not list(root.iter(f"{space}text"))
    assert not list(root.iter(f"{space}image"))


def test_svg_draws_the_code_itself(book: Published) -> None:
    """The code's modules are a path of the file, at 18.5 mm a symbol, white around it."""
    svg = card_svg(book, ID)
    matrix = service_matrix(book, ID)
    assert f'd="{svg_path(matrix)}"' in svg
    scale = re.search(r'scale\(([\d.]+)\)"><rect width="(\d+)" height="\2" fill="#fff"/>', svg)
    assert scale is not None
    assert int(scale[2]) == matrix.size + 8
    assert round(float(scale[1]) * matrix.size * 25.4 / 72, 2) == 18.5


def test_a_title_is_escaped(changed: Change) -> None:
    """A name with the signs of XML is text in the file."""
    root = ElementTree.fromstring(card_svg(changed(name='<b>&"办"\x00'), ID))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == '<b>&"办"'


def test_the_matrix_of_a_service_is_that_of_its_link(book: Published) -> None:
    """The single matrix and those of a batch are the same code."""
    (matrix,) = qr_matrices(["https://specimen.example/s/residence-proof"])
    assert service_matrix(book, ID) == matrix


@pytest.mark.parametrize("function", [card_svg, card_png, service_matrix])
def test_an_unknown_service_is_answered_with_the_nearest(function: Any, book: Published) -> None:
    """A mistyped id is a sentence, not a KeyError."""
    with pytest.raises(ExporterError) as refused:
        function(book, "residence-prof")
    assert refused.value.zh == "没有编号为 residence-prof 的事项，是不是 residence-proof？"
    assert refused.value.en == "There is no service residence-prof; did you mean residence-proof?"


@pytest.mark.parametrize("dpi", [149, 1201])
def test_a_resolution_no_printer_has_is_refused(dpi: int, book: Published) -> None:
    """The resolution lies between 150 and 1200."""
    with pytest.raises(ValueError, match=f"分辨率 dpi 要在 150 到 1200 之间，现在写的是 {dpi}"):
        card_png(book, ID, dpi=dpi)


def test_a_file_a_card_in_the_order_of_the_book(example: Published) -> None:
    """Each file of an office is named by its service and is that service's card."""
    files = made(example, format="png", dpi=200, office="civil-affairs")
    services = example.services_by_office["civil-affairs"]
    assert list(files) == [f"cards/{s.id}.png" for s in services]
    read = [code.text for content in files.values() for code in codes_in(pixels(content))]
    assert read == [example.link(s) for s in services]


def test_one_card_is_the_same_as_that_of_a_run(book: Published) -> None:
    """A script gets the bytes that the exporter writes."""
    assert card_png(book, ID) == made(book, format="png")[f"cards/{ID}.png"]
    context = ExportContext(draft=True)
    assert card_svg(book, ID, context=context, size="a6") == (
        made(book, format="svg", size="a6", draft=True)[f"cards/{ID}.svg"].decode()
    )


def test_a_district_lays_its_own_theme_over_ours(book: Published, tmp_path: Path) -> None:
    """A theme of its own in templates/cards changes the colour; a broken one is said by name."""
    folder = tmp_path / "cards"
    folder.mkdir()
    packaged = files("bianmin_exporters.cards") / "templates" / "typst" / "theme.typ"
    theme = packaged.read_text(encoding="utf-8")
    (folder / "theme.typ").write_text(theme.replace("#0b5d4b", "#123456"), encoding="utf-8")
    context = ExportContext(template_folders=(tmp_path,))
    assert "#0b5d4b" in card_svg(book, ID)
    assert "#0b5d4b" not in card_svg(book, ID, context=context)
    assert "#123456" in card_svg(book, ID, context=context)
    (folder / "theme.typ").write_text("#let ink = luma(", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"theme\.typ"):
        card_svg(book, ID, context=context)

"""What all kinds of cards have in common: formats, names, codes, refusals."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import numpy as np
import pikepdf
import pytest

from bianmin_core import Audience, ExporterError, Published
from bianmin_core.testing import hostile
from bianmin_exporters.cards import CardOptions, card_svg
from bianmin_exporters.cards.forms import FORMS
from bianmin_exporters.cards.kinds import KINDS
from bianmin_exporters.cards.options import SIZES
from bianmin_exporters.cards.render import FOLDERS

from .conftest import codes_in, made, pages_of, pixels

MM = {
    "90x54": (90, 54),
    "a6": (105, 148),
    "180x90": (180, 90),
    "a5": (148, 210),
    "a4": (210, 297),
    "60x30": (60, 30),
}
NEW = [(kind, size) for kind in SIZES if kind != "service" for size in SIZES[kind]]
ONE_OFFICE = {"officer", "notice", "label"}
WHOLE = {"life-event", "office"}
"""Kinds of one size, of which test_full_run reads every code."""


def options(kind: str, size: str) -> dict[str, Any]:
    """Options for a run that is not too long: of one office where there would be many."""
    chosen = {"kind": kind, "size": size}
    return chosen | ({"office": "civil-affairs"} if kind in ONE_OFFICE else {})


def expected(example: Published, kind: str) -> set[str]:
    """What the codes of notices and labels of that run say, worked out from the catalogue alone."""
    services = example.services_by_office["civil-affairs"]
    bring = [s for s in services if kind == "label" or not s.nothing_to_bring]
    return {str(example.link(s)) for s in bring}


def test_every_kind_has_its_sizes_and_its_folder() -> None:
    """Each kind at each of its sizes can be made, and no two kinds share a folder."""
    assert set(KINDS) == set(SIZES) == set(FOLDERS)
    assert set(FORMS) == {(kind, size) for kind, sizes in SIZES.items() for size in sizes}
    assert len(set(FOLDERS.values())) == len(FOLDERS)
    assert [CardOptions(kind=kind).size for kind in SIZES] == [s[0] for s in SIZES.values()]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "size"), [k for k in NEW if k[0] not in WHOLE])
def test_every_code_on_paper_is_read(
    example: Published, kind: str, size: str, tmp_path: Path
) -> None:
    """At 300 dpi each code of each page says what it should, and none is left out."""
    (pdf,) = made(example, **options(kind, size)).values()
    read = [c.text for page in pages_of(pdf, 300, tmp_path) for c in codes_in(page)]
    if kind == "officer":
        held = [o for o in example.officers if any(p.office == "civil-affairs" for p in o.posts)]
        assert len(read) == len(held)
        for officer in held:
            (contact,) = [text for text in read if f"FN:{officer.name}" in text.splitlines()]
            number = officer.phones[0].number
            assert "TEL:+86" + number.replace("-", "")[1:] in contact
    else:
        assert set(read) == expected(example, kind)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "size"), NEW)
def test_pictures_are_named_by_id_and_have_their_size(
    some: Published, kind: str, size: str
) -> None:
    """PNG states its size in millimetres, SVG has title, description and no picture inside."""
    chosen = options(kind, size)
    png = made(some, format="png", dpi=200, **chosen)
    svg = made(some, format="svg", **chosen)
    assert [Path(p).stem for p in png] == [Path(p).stem for p in svg]
    ids = {x.id for held in (some.services, some.offices, some.officers,
                             some.life_events) for x in held}  # fmt: skip
    assert all(Path(p).stem.split("-sheet-")[0] in ids for p in png)
    assert {str(Path(p).parent) for p in png} == {FOLDERS[kind]}  # type: ignore[index]
    width, height = MM[size] if (kind, size) != ("office", "a5") else (210, 148)
    for content in png.values():
        assert content[37:41] == b"pHYs"
        picture = pixels(content)
        assert [round(v / 200 * 25.4) for v in picture.size] == [width, height]
        assert codes_in(picture)
    space = "{http://www.w3.org/2000/svg}"
    for content in svg.values():
        root = ElementTree.fromstring(content)
        assert root.findtext(f"{space}title")
        assert root.findtext(f"{space}desc")
        assert round(float(str(root.get("width"))[:-2]) * 25.4 / 72) == width
        assert not list(root.iter(f"{space}image"))
        assert not list(root.iter(f"{space}text"))


@pytest.mark.parametrize(("kind", "size", "pages"), [
    ("label", "60x30", 1), ("officer", "180x90", 2), ("officer", "90x54", 1), ("office", "a5", 1),
])  # fmt: skip
def test_small_cards_share_a_sheet_and_large_ones_are_a_page_each(
    example: Published, kind: str, size: str, pages: int
) -> None:
    """27 labels, ten cards or three desk plates stand on A4; a door sign has its own page."""
    (pdf,) = made(example, kind=kind, size=size, office="civil-affairs").values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = {tuple(round(float(v) * 25.4 / 72) for v in p.mediabox) for p in opened.pages}
        assert len(opened.pages) == pages
        assert bool(opened.Root.MarkInfo.Marked)
    assert boxes == ({(0, 0, 210, 148)} if kind == "office" else {(0, 0, 210, 297)})


@pytest.mark.parametrize(("kind", "size"), [k for k in NEW if k[0] != "office"])
def test_no_ink_near_the_edge(some: Published, kind: str, size: str) -> None:
    """Nothing is printed within 3.9 mm of the edge; only the foot of a door sign runs out."""
    chosen = options(kind, size) | ({} if kind == "life-event" else {"office": "cultural"})
    edge = int(3.9 * 150 / 25.4)
    for path, content in made(some, format="png", dpi=150, **chosen).items():
        ink = np.asarray(pixels(content)) < 250
        ink[edge:-edge, edge:-edge] = False
        assert not ink.any(), path


@pytest.mark.parametrize("chosen", [
    {"kind": "notice", "size": "a6"}, {"kind": "office", "size": "90x54"},
    {"kind": "service", "size": "a5"},
])  # fmt: skip
def test_a_size_that_a_kind_is_not_made_in_is_refused(chosen: dict[str, Any]) -> None:
    """The sentence names the sizes there are."""
    sizes = "、".join(SIZES[chosen["kind"]])
    with pytest.raises(ValueError, match=f"的 size 只能是 {sizes}，不能是 {chosen['size']}"):
        CardOptions(**chosen)


@pytest.mark.parametrize(("chosen", "said"), [
    ({"kind": "life-event", "office": "hall"}, "kind life-event 不能写 office：一件事不分站所"),
    ({"kind": "officer", "service": "x"}, "kind officer 不能写 service：这一种不是按事项做的"),
    ({"kind": "label", "when": "a=b"}, "kind label 不能写 when：只用于一件事项的 notice"),
    ({"kind": "notice", "when": "a=b"}, "kind notice 不能写 when：只用于一件事项的 notice"),
])  # fmt: skip
def test_an_option_that_chooses_nothing_is_refused(chosen: dict[str, Any], said: str) -> None:
    """What would have no effect is said instead of being passed over."""
    with pytest.raises(ValueError, match=said):
        CardOptions(**chosen)


@pytest.mark.parametrize(("kind", "said"), [
    ("life-event", "目录里没有一件事（life_events）可做"),
    ("officer", "没有要做卡的干部"),
    ("office", "没有要做门牌的站所"),
    ("label", "没有要做卡的事项"),
])  # fmt: skip
def test_a_kind_there_is_nothing_of_is_refused(book: Published, kind: str, said: str) -> None:
    """A run that would make no file says so; a draft of it makes none."""
    empty = attrs.evolve(book, offices=(), officers=(), services=())
    with pytest.raises(ExporterError, match=said):
        made(empty, kind=kind)
    assert made(empty, kind=kind, draft=True) == {}


def test_one_service_alone_names_the_file(example: Published) -> None:
    """A label or notice of one service is a file of its id; an unknown one names the nearest."""
    assert list(made(example, kind="label", service="elder-allowance")) == ["elder-allowance.pdf"]
    with pytest.raises(ExporterError) as refused:
        made(example, kind="label", service="elder-alowance")
    assert refused.value.zh == "没有编号为 elder-alowance 的事项，是不是 elder-allowance？"


def test_a_script_makes_pictures_of_services_only(book: Published) -> None:
    """A label comes from the one call, too; what is no picture of a service is refused."""
    assert "居住证明开具" in card_svg(book, "residence-proof", kind="label")
    with pytest.raises(ExporterError, match="这里只做 kind service、label，不做 notice"):
        card_svg(book, "residence-proof", kind="notice")


@pytest.mark.parametrize("kind", ["service", "officer", "notice"])
def test_characters_no_font_draws_are_said_to_be_missing(kind: str) -> None:
    """A draft of hostile text comes out as PDF, whatever characters are in it."""
    files = made(hostile().for_audience(Audience.PRINT), kind=kind, draft=True)
    assert [content[:5] for content in files.values()] == [b"%PDF-"]


def test_a_label_without_room_is_refused_by_name(book: Published) -> None:
    """Links and names that 60 x 30 mm can't hold are a sentence that says what would do."""
    long_link = attrs.evolve(
        book, district=attrs.evolve(book.district, base_url="https://specimen.example/" + "a" * 90)
    )
    with pytest.raises(ExporterError) as refused:
        made(long_link, kind="label")
    assert refused.value.zh == (
        "有 1 张卡做不出来：\n「居住证明开具」（residence-proof）：二维码的内容有 133 字节，60x30 的卡"
        "最多放 106 字节（一个汉字 3 字节）；这个码至少要印 24.5 毫米宽（连白边 28.5 毫米），"
        "手机才扫得出；请改短，或者改用 kind service 的卡"
    )
    services = (attrs.evolve(book.services[0], name="临时救助申请" * 20),)
    with pytest.raises(ExporterError, match="名称（120 个字）和二维码合起来，60x30 的卡放不下"):
        made(attrs.evolve(book, services=services), kind="label")

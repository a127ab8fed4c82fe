"""门牌: what stands on the door of an office."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import numpy as np
import pikepdf
import pytest

from bianmin_core import (
    Audience,
    ExportContext,
    Hours,
    Location,
    Office,
    OptionError,
    Published,
    Season,
    export,
    load,
)
from bianmin_core.testing import specimen
from bianmin_exporters.cards import CardOptions, verify_cards
from bianmin_exporters.cards.card import wanted
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.office import OFFICE

from .conftest import EXAMPLE, codes_in, made, pages_of, pixels, text_of, type_sizes


def view(catalogue: Published, office_id: str) -> dict[str, object]:
    """Return what the template is told of one office's door."""
    asked = wanted(CardOptions(kind="office"), ExportContext())
    coded = Coded[Office](subject=catalogue.office(office_id), said=None, matrix=None)
    (card,) = OFFICE.cards(catalogue, [coded], asked)
    return card.view


def door(catalogue: Published, **place: str | None) -> object:
    """Return what is written large beside the name for a place of that kind."""
    location = Location(address="文化路 18 号", **place)  # type: ignore[arg-type]
    offices = (attrs.evolve(catalogue.offices[0], location=location),)
    return view(attrs.evolve(catalogue, offices=offices), "hall")["door"]


def test_a_sign_says_who_when_and_what_if_it_is_closed(example: Published) -> None:
    """Number, name, people with duties and numbers, hours, both lines and supervision."""
    text = text_of(made(example, kind="office", office="civil-affairs")["offices.pdf"])
    assert "02" in text
    assert "民政办公室低保、救助、养老" in text
    for name, number in (("钱文斌", "0874-1101002"), ("尹晓燕", "0874-1101006")):
        assert name in text
        assert number in text
    assert "低保、特困供养、低保边缘家庭不在时找保绍兰" in text
    assert "8:30—12:0014:00—17:30" in text
    assert "节假日和晚上断粮、无处可住的，打值班电话0874-1101009，有人接。" in text
    assert "门关着？打0874-1101001窗口电话打0874-1101009夜间、周末急难救助值班" in text
    assert "被推诿、乱收费，打监督电话0874-1001230街道纪检监察工委" in text
    assert "1610101" not in text


def test_every_office_of_the_example_has_a_sign(example: Published) -> None:
    """Nobody who works there is left out where a sign has room; where it has not, it says so."""
    for office in example.offices:
        text = text_of(made(example, kind="office", office=office.id)["offices.pdf"])
        assert office.name in text
        there = {str(o.name) for o in example.officers for p in o.posts if p.office == office.id}
        named = {name for name in there if name in text}
        assert (named == there) is ("还有" not in text), (office.id, there - named)


@pytest.mark.parametrize(("place", "said"), [
    ({"floor": "一楼", "window": "3 号窗口"}, ["3 号", "窗口"]),
    ({"floor": "二楼", "room": "205 室"}, ["205 室", "二楼"]),
    ({"floor": "一楼", "window": "大厅 1 号台"}, ["大厅 1 号台", "一楼"]),
    ({"room": "教务处"}, ["教务处", ""]),
    ({"floor": "一楼"}, ["一楼", ""]),
    ({"building": "便民服务中心"}, None),
])  # fmt: skip
def test_the_window_is_written_large(
    book: Published, place: dict[str, str], said: list[str] | None
) -> None:
    """The number is large and what it is small; a room has its floor below."""
    assert door(book, **place) == said


def test_two_people_are_a_and_b(book: Published, example: Published) -> None:
    """Where the second of two stands in for the first they are marked; of more nobody is."""
    people = view(book, "hall")["people"]
    assert isinstance(people, list)
    assert [(p["mark"], p["name"], p["away"]) for p in people] == [
        ("A", "李雪", ""),
        ("B", "杨波", ""),
    ]
    many = view(example, "civil-affairs")["people"]
    assert isinstance(many, list)
    assert {p["mark"] for p in many} == {""}


def test_who_is_not_public_is_there_by_post() -> None:
    """A hidden officer's post stands in the place of the name, without the number."""
    catalogue = specimen("officers: [{id: li-xue, visibility: internal}]")
    text = text_of(made(catalogue.for_audience(Audience.PRINT), kind="office")["offices.pdf"])
    assert "综合窗口" in text
    assert "李雪" not in text
    assert "0874-1000002" not in text


def test_seasons_are_spelled_out(book: Published) -> None:
    """Other hours in summer are on the door, with the days they hold from and to."""
    hours = book.offices[0].hours
    assert hours is not None
    season = Season(name="夏季作息", starts="05-01", ends="09-30", weekly=hours.weekly[:1])
    offices = (attrs.evolve(book.offices[0], hours=attrs.evolve(hours, seasonal=(season,))),)
    assert view(attrs.evolve(book, offices=offices), "hall")["notes"] == [
        "夏季作息 5 月 1 日至9 月 30 日：周一至周五 8:30—12:00"
    ]
    assert (
        view(attrs.evolve(book, offices=(attrs.evolve(offices[0], hours=Hours()),)), "hall")[
            "weeks"
        ]
        is None
    )


def test_an_office_without_a_line_names_a_person(book: Published) -> None:
    """Behind a closed door somebody's number is better than none; without any, supervision."""
    silent = attrs.evolve(book, offices=(attrs.evolve(book.offices[0], phones=()),))
    assert view(silent, "hall")["closed"] == [{"who": "李雪", "phone": ("0874-100", "0002")}]
    nobody = attrs.evolve(silent, officers=())
    text = text_of(made(nobody, kind="office")["offices.pdf"])
    assert "门关着？没人接，打下面的监督电话" in text


def test_without_a_website_the_code_saves_the_contact(book: Published) -> None:
    """The code leads to the office's page, to the district's, or saves the office's number."""
    (png,) = made(book, kind="office", format="png").values()
    assert [c.text for c in codes_in(pixels(png))] == ["https://specimen.example"]
    own = attrs.evolve(book.district, office_link_pattern="{base_url}/o/{id}")
    paged = attrs.evolve(book, district=own)
    (png,) = made(paged, kind="office", format="png").values()
    assert [c.text for c in codes_in(pixels(png))] == ["https://specimen.example/o/hall"]
    offline = attrs.evolve(book, district=attrs.evolve(book.district, base_url=None))
    (png,) = made(offline, kind="office", format="png").values()
    (code,) = codes_in(pixels(png))
    assert "FN:便民服务中心" in code.text
    assert "TEL:+868741000001" in code.text


def test_a_crowd_is_cut_and_said_so(book: Published) -> None:
    """Of twenty people the first are named, and how many more there are."""
    crowd = tuple(
        attrs.evolve(
            book.officers[0],
            id=f"o-{n}",
            name=f"李雪{n}",
            posts=(attrs.evolve(book.officers[0].posts[0], id=f"p-{n}", deputy_of=()),),
        )
        for n in range(20)
    )
    text = text_of(made(attrs.evolve(book, officers=crowd), kind="office")["offices.pdf"])
    named = "".join(f"李雪{n}0874-1000002开证明" for n in range(10))
    assert f"{named}还有10人，打电话问0874-1000001" in text


def test_nothing_on_a_sign_is_too_small_to_read(example: Published) -> None:
    """However many people sit behind a door, none of them is below 8.5 pt."""
    (pdf,) = made(example, kind="office").values()
    small = {at: sizes for at, sizes in enumerate(type_sizes(pdf), 1) if min(sizes) < 8.5}
    assert small == {}


def test_who_sits_elsewhere_is_not_sought_behind_this_door(example: Published) -> None:
    """A window's sign says at which other window somebody is, and which house it is in."""

    def place(office: str, name: str) -> object:
        people = view(example, office)["people"]
        assert isinstance(people, list)
        return next((p["place"], p["place_short"]) for p in people if p["name"] == name)

    assert place("police", "纳佳慧") == ("在一楼 2 号窗口", "在一楼 2 号窗口")
    assert place("police", "保正昌") == ("", "")
    assert place("hospital", "纪凤英") == (
        "在卫生院住院楼二楼产科护士站、卫生院门诊楼二楼妇幼门诊",
        "在别处，先打电话问",
    )
    assert place("supply-coop", "毕琼仙") == ("有的事在供销社后院一楼回收点",) * 2


@pytest.mark.parametrize(("marks", "beyond"), [("auto", 3), ("yes", 10)])
def test_the_foot_runs_into_the_bleed(
    book: Published, tmp_path: Path, marks: str, beyond: int
) -> None:
    """For a printer the black goes 3 mm past the trim, which the file states, and marks show it."""
    (pdf,) = made(book, kind="office", bleed=True, marks=marks).values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        trim, media = (
            [round(float(v) * 25.4 / 72, 1) for v in box]
            for box in (opened.pages[0].TrimBox, opened.pages[0].mediabox)
        )
    assert media == [0, 0, 210 + 2 * beyond, 148 + 2 * beyond]
    assert trim == [beyond, beyond, 210 + beyond, 148 + beyond]
    (page,) = pages_of(pdf, 254, tmp_path)  # ten dots a millimetre
    ink = np.asarray(page) < 230  # marks are hairlines
    left, right, foot = beyond - 3, 213 + beyond, 151 + beyond

    def inked(x: float, y: float) -> bool:
        near = ink[round(10 * y) - 3 : round(10 * y) + 4, round(10 * x) - 3 : round(10 * x) + 4]
        return bool(near.any())

    for x in (left + 0.5, left + 2.5, right - 0.5):
        assert inked(x, foot - 10)  # beyond the trim on both sides
        assert inked(x, foot - 0.5)  # and below it
        assert not inked(x, beyond + 60)
    if marks == "yes":
        assert not inked(left - 0.5, foot - 10)
        assert not inked(left + 5, foot + 0.5)
        for x, y in ((4.5, beyond), (beyond, 4.5), (beyond + 210, 4.5), (4.5, beyond + 148)):
            assert inked(x, y)


def test_without_bleed_the_page_is_the_sign(book: Published) -> None:
    """As an office prints it, the page has the sign's size and no other box."""
    (pdf,) = made(book, kind="office").values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [round(float(v) * 25.4 / 72, 1) for v in opened.pages[0].mediabox] == [
            0,
            0,
            210,
            148,
        ]


def test_trim_marks_can_be_had_for_every_page_of_its_own(book: Published) -> None:
    """A notice with marks lies on paper 10 mm larger on each side; its trim is its size."""
    (pdf,) = made(book, kind="notice", marks="yes").values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [round(float(v) * 25.4 / 72, 1) for v in opened.pages[0].TrimBox]
    assert box == [10, 10, 158, 220]


def test_signs_with_bleed_are_verified(tmp_path: Path) -> None:
    """The manifest knows how far the paper reaches beyond the page, so that codes are found."""
    export(
        "cards", load(EXAMPLE), tmp_path, kind="office", office="veterans", bleed=True, marks="yes"
    )
    assert verify_cards(tmp_path / "cards").faults == ()


def test_bleed_needs_gaps_where_signs_share_a_sheet(book: Published) -> None:
    """Two signs that touch would bleed into each other."""
    with pytest.raises(OptionError, match="格子之间至少要空 6 毫米"):
        made(book, kind="office", bleed=True, page="320x450", grid="1x2", cell="210x148")
    assert made(
        book, kind="office", bleed=True, page="320x450", grid="1x2", cell="210x148", gap="6x6"
    )

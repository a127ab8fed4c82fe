"""Every kind of card on sheets: stock, backs and the manifest are there for all of them."""

from __future__ import annotations

import io
import json
from typing import Any

import attrs
import pikepdf
import pytest

from bianmin_core import LifeEvent, OptionError, Published
from bianmin_exporters.cards import CardOptions
from bianmin_exporters.cards.forms import FORMS, form_of
from bianmin_exporters.cards.options import SIZES
from bianmin_exporters.cards.render import stock_for
from bianmin_exporters.pinyin.order import order
from bianmin_exporters.pinyin.reading import reading

from .conftest import everything_made, text_of

OFFICE = "civil-affairs"


def told(example: Published, **options: Any) -> list[dict[str, Any]]:
    """The codes of a run as its manifest has them."""
    files = everything_made(example, **options)
    codes: list[dict[str, Any]] = json.loads(files["codes.json"])["codes"]
    return codes


@pytest.mark.parametrize(("kind", "size"), FORMS)
def test_a_card_fills_its_own_stock(kind: str, size: str) -> None:
    """The stock that a kind has of itself has cells of the card's size, or is a page of it."""
    options = CardOptions(kind=kind, size=size)  # type: ignore[arg-type]
    stock, form = stock_for(options), form_of(options)
    assert stock.cell == form.card_mm
    assert stock.page == ((210, 297) if form.on_sheets else form.card_mm)
    assert stock.cut == form.on_sheets


def test_a_page_of_its_own_begins_at_its_only_cell() -> None:
    """A door sign can't begin at a second cell, and no stock has room for it."""
    with pytest.raises(OptionError, match="一张纸只有 1 格，不能从第 2 格印起"):
        stock_for(CardOptions(kind="office", start_at=2))
    with pytest.raises(OptionError, match="a5 的卡放不下；请不写 preset，一张一页"):
        stock_for(CardOptions(kind="office", preset="a6"))


def test_the_manifest_tells_cells_of_labels_and_plates(example: Published) -> None:
    """Two copies from the second cell on: each code with its page, row and column."""
    labels = told(example, kind="label", office=OFFICE, start_at=3, copies=2)
    assert [(c["page"], c["row"], c["column"]) for c in labels[:3]] == [
        (1, 1, 3), (1, 2, 1), (1, 2, 2),
    ]  # fmt: skip
    assert labels[0]["id"] == labels[1]["id"] != labels[2]["id"]
    plates = told(example, kind="officer", size="180x90", office=OFFICE, start_at=3)
    assert [(c["page"], c["row"], c["column"]) for c in plates[:2]] == [(1, 3, 1), (2, 1, 1)]


def test_the_manifest_has_the_codes_that_are_printed(example: Published) -> None:
    """A life event has a code for each of eight services, a little smaller, or for the first of nine."""
    ids = [s.id for s in example.services]
    events = tuple(
        LifeEvent(id=f"event-{count}", name="搬来住", services=tuple(ids[:count]))
        for count in (7, 8, 9)
    )
    codes = told(attrs.evolve(example, life_events=events), kind="life-event")
    pages = {page: [c for c in codes if c["page"] == page] for page in (1, 2, 3)}
    assert [[c["id"] for c in held] for held in pages.values()] == [ids[:7], ids[:8], ids[:1]]
    for page, symbol in ((1, 18.5), (2, 16), (3, 16)):
        for code in pages[page]:
            assert code["module_mm"] == round(max(symbol / code["modules"], 0.5), 3)


@pytest.mark.parametrize("kind", SIZES)
def test_every_kind_has_a_back(example: Published, kind: str) -> None:
    """Each sheet of fronts has one of backs, and only what has a number to call says to call it."""
    chosen: dict[str, Any] = {} if kind == "life-event" else {"office": OFFICE}
    files = everything_made(example, kind=kind, back="help", **chosen)
    (pdf,) = (content for path, content in files.items() if path.endswith(".pdf"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) % 2 == 0
    pages = {code["page"] for code in json.loads(files["codes.json"])["codes"]}
    assert all(page % 2 == 1 for page in pages)
    text = text_of(pdf)
    assert "用手机相机或微信扫正面的码" in text
    assert ("先打正面的电话" in text) == (kind != "label")


def test_cards_by_name_are_in_the_order_of_pinyin(example: Published) -> None:
    """Labels by name stand as their names do in a dictionary."""
    names = [c["name"] for c in told(example, kind="label", office=OFFICE, order="name")]
    assert names == sorted(names, key=lambda name: order(reading(name, {})))
    assert names != [c["name"] for c in told(example, kind="label", office=OFFICE)]


def test_life_events_by_name_stay_whole(example: Published) -> None:
    """By name the events change places, and the services of each stay in the order they are done."""
    files = everything_made(example, kind="life-event", order="name", format="svg")
    events = sorted(example.life_events, key=lambda e: order(reading(e.name, {})))
    assert [path for path in files if path.endswith(".svg")] == [
        f"life-events/{event.id}.svg" for event in events
    ]


def test_who_is_read_in_an_own_way_stands_there(book: Published) -> None:
    """A surname is read as one, and a reading that the catalogue gives goes before the usual."""

    def names(**readings: str) -> list[str]:
        first, second = book.officers
        officers = (
            attrs.evolve(first, name="李雪"),
            attrs.evolve(second, name="单春", name_pinyin=readings.get("单春")),
            attrs.evolve(first, id="ceng-li", name="曾丽", posts=()),
            attrs.evolve(first, id="hu-kun", name="胡坤", posts=()),
        )
        catalogue = attrs.evolve(book, officers=officers)
        codes = json.loads(everything_made(catalogue, kind="officer", order="name")["codes.json"])[
            "codes"
        ]
        return [code["name"] for code in codes]

    # Not ceng, as 曾 stands in GB 2312, nor dan: shan is behind li, zeng is last.
    assert names() == ["胡坤", "李雪", "单春", "曾丽"]
    assert names(单春="dan chun") == ["单春", "胡坤", "李雪", "曾丽"]

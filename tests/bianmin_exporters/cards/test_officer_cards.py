"""便民联系卡: what it says of an officer, and what it must not say."""

from __future__ import annotations

import attrs
import pytest

from bianmin_core import Audience, Officer, Phone, Published, Visibility
from bianmin_core.testing import specimen

from .conftest import codes_in, made, pixels, text_of

SIZES = ("90x54", "180x90")


def cards(catalogue: Published, size: str = "90x54") -> str:
    """Return the text of the sheets."""
    return text_of(made(catalogue, kind="officer", size=size)["officers.pdf"])


@pytest.mark.parametrize("size", SIZES)
def test_a_card_says_who_what_where_and_whom_else(example: Published, size: str) -> None:
    """Name, posts, duties, phone, place, hours, both stand-ins and supervision are on it."""
    files = made(example, kind="officer", size=size, office="social-security")
    text = text_of(files["officers.pdf"])
    assert "解文慧社会保障服务中心主任、被征地农民参保专干" in text
    assert "管：全面负责、对窗口不满意的来找我、被征地农民养老补贴" in text
    assert "0874-1161003" in text
    assert "一楼5号窗口" in text
    assert "周一至周五8:30—12:00、14:00—17:30" in text
    assert "主任不在时找保金芬0874-1161006" in text
    assert "被征地农民参保专干不在时找资云波0874-1161005" in text
    assert "监督0874-1001230" in text


@pytest.mark.parametrize("size", SIZES)
def test_every_officer_of_the_example_has_a_card(example: Published, size: str) -> None:
    """Nobody's text is too long for either size, and no internal number is on any of them."""
    text = cards(example, size)
    for officer in example.officers:
        assert str(officer.name) in text
    assert "放不下" not in text
    assert "1610101" not in text


def test_who_is_not_public_is_there_by_post() -> None:
    """A hidden officer's card has the post for a name, the office's line, and no trace of a name."""
    catalogue = specimen("officers: [{id: li-xue, visibility: internal}]")
    seen = catalogue.for_audience(Audience.PRINT)
    files = made(seen, kind="officer", format="png")
    assert list(files) == ["officers/post-service-1.png", "officers/yang-bo.png"]
    (code,) = codes_in(pixels(files["officers/post-service-1.png"]))
    assert "FN:便民服务中心 综合窗口" in code.text
    assert "TEL:+868741000001" in code.text
    text = cards(seen)
    assert "李雪" not in text
    assert "0874-1000002" not in text
    assert "0874-1000001（办公室电话）" in text
    assert "不在时找综合窗口0874-1000001" in text


def test_nobody_stands_in(book: Published) -> None:
    """An officer without a deputy says so, so that people ring before they come."""
    held = tuple(
        attrs.evolve(o, posts=tuple(attrs.evolve(p, deputy_of=()) for p in o.posts))
        for o in book.officers
    )
    text = cards(attrs.evolve(book, officers=held))
    assert text.count("没有替班的人，来前先打电话") == 2


def test_without_any_number_the_code_says_something_else(book: Published) -> None:
    """Where nothing can be dialled, the code leads to the website, or is plain text without one."""
    silent = attrs.evolve(
        book,
        officers=(attrs.evolve(book.officers[0], phones=()),),
        offices=(attrs.evolve(book.offices[0], phones=()),),
    )

    def said(catalogue: Published) -> str:
        (png,) = made(catalogue, kind="officer", format="png", draft=True).values()
        (code,) = codes_in(pixels(png))
        return code.text

    assert said(silent) == "https://specimen.example"
    offline = attrs.evolve(silent, district=attrs.evolve(silent.district, base_url=None))
    assert said(offline) == "李雪\n便民服务中心　综合窗口\n管： 开证明"


def test_an_officer_without_posts_has_a_card(book: Published) -> None:
    """Name and number suffice."""
    officer = Officer(
        id="du-min",
        name="杜敏",
        phones=(Phone(number="0874-1000007", visibility=Visibility.PUBLIC),),
    )
    text = cards(attrs.evolve(book, officers=(officer,)))
    assert "杜敏" in text
    assert "0874-1000007" in text

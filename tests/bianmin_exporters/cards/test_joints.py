"""Long names are broken between words, which the catalogue's own texts tell."""

from __future__ import annotations

import pytest

from bianmin_core import Published
from bianmin_exporters.cards.joints import Spoken, spoken_in

from .conftest import made, poppler


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("便民服务中心帮办代办", "便民|服务|中心|帮办|代办"),
        ("特困人员救助供养申请", "特困|人员|救助|供养|申请"),
        ("12345 热线工单查询和催办", "12345 热线|工单|查询|和催办"),
        ("失能老年人能力评估申请", "失能老年人|能力评估|申请"),
        # Short names take one line; a name of letters is nothing to cut.
        ("失业登记", ""),
        ("Disability certificate", "Disability certificate"),
    ],
)
def test_a_name_is_cut_between_its_words(example: Published, name: str, pieces: str) -> None:
    """What is said with ever other neighbours is a word, and a cut stands beside it."""
    assert "|".join(spoken_in(example).pieces(name)) == pieces


@pytest.mark.parametrize(
    ("name", "pieces", "loose"),
    [
        ("小型水利设施损毁上报", "小型水利设施损毁上报", "小型水|利设施|损毁上报"),
        ("惠民惠农补贴「一卡通」发放查询与更正", "惠民|惠农|补贴「一卡通」发放|查询与更正", None),
    ],
)
def test_what_is_said_once_is_cut_where_it_holds_together_least(
    example: Published, name: str, pieces: str, loose: str | None
) -> None:
    """Loose pieces are cut oftener; what stands in short brackets is never cut."""
    spoken = spoken_in(example)
    assert "|".join(spoken.pieces(name)) == pieces
    assert "".join(spoken.loose_pieces(name)) == name
    assert loose is None or "|".join(spoken.loose_pieces(name)) == loose


@pytest.mark.parametrize("text", ["", "申", "\n\n", "甲乙丙丁戊己庚辛"])
def test_what_says_little_cuts_nothing_wrong(text: str) -> None:
    """However little is known, the pieces are the name."""
    assert "".join(Spoken.of([text]).pieces("甲乙丙丁戊己庚辛壬癸")) == "甲乙丙丁戊己庚辛壬癸"


def test_labels_have_whole_words_on_their_lines(example: Published) -> None:
    """On a label a word is not torn where the line may end before it."""
    pdf = made(example, kind="label", office="social-security")["labels.pdf"]
    lines = poppler("pdftotext", "-raw", pdf=pdf).decode().splitlines()
    for line in ("灵活就业社会", "保险补贴申领", "公益性岗位", "应聘登记"):
        assert line in lines


@pytest.mark.parametrize(
    ("service", "lines"),
    [
        ("fifty-year-medal", ("「光荣在党 50 年」", "纪念章申领")),
        ("river-damage-report", ("河道挖沙、", "倒垃圾和占河举报")),
        ("rooftop-pv-connection", ("自家屋顶", "光伏发电并网")),
        ("marriage-registration", ("内地居民结婚登记", "（县婚姻登记处办理）")),
    ],
)
def test_labels_break_names_at_joints_first(
    example: Published, service: str, lines: tuple[str, ...]
) -> None:
    """At a bracket or a comma, if need be a little smaller; no figure is parted from its unit."""
    (pdf,) = made(example, kind="label", service=service).values()
    assert "\n".join(lines) in poppler("pdftotext", "-raw", pdf=pdf).decode()

"""The flavour `excel`: what a spreadsheet would run or change is shown as it is."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import Audience, Catalogue, without_direction_marks
from bianmin_core.testing import HOSTILE_TEXTS, hostile
from bianmin_exporters.tables.cells import inert

Made = Callable[..., dict[str, bytes]]


def _cells(content: bytes) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "\t=1+1"),
        ("+1+1", "\t+1+1"),
        ("-2+3", "\t-2+3"),
        ("@SUM(A1)", "\t@SUM(A1)"),
        ("＝1+1", "\t＝1+1"),
        ("＋1+1", "\t＋1+1"),
        ("－1+1", "\t－1+1"),
        ("＠A1", "\t＠A1"),
        ("  =1", "\t  =1"),
        ("\u3000=1", "\t\u3000=1"),
        ("\ufeff=1", "\t\ufeff=1"),
        ("\t=1", "\t\t=1"),
        ("\r=1", "\t\r=1"),
        ("\n=1", "\t\n=1"),
        ("\t甲", "\t\t甲"),
        ("- 带身份证", "\t- 带身份证"),
        ("0874-1100001", "\t0874-1100001"),
        ("0874", "\t0874"),
        ("12345", "\t12345"),
        ("161 1100 0003", "\t161 1100 0003"),
        ("+868741100001", "\t+868741100001"),
        ("+86-874-1100001", "\t+86-874-1100001"),
        ("530322901", "\t530322901"),
        ("05-01", "\t05-01"),
        ("2026-10-01", "\t2026-10-01"),
        ("3/4", "\t3/4"),
        ("1e5", "\t1e5"),
        ("5月1日", "\t5月1日"),
        ("-", "-"),
        ("－", "－"),
        ("-1", "-1"),
        ("-12.50", "-12.50"),
        ("", ""),
        ("甲=乙", "甲=乙"),
        ("3 号窗口", "3 号窗口"),
        ("12 路柳湾街站", "12 路柳湾街站"),
        ("p-1", "p-1"),
        ("2026 年第 1 版", "2026 年第 1 版"),
    ],
)
def test_text_that_a_spreadsheet_would_change_is_guarded(text: str, cell: str) -> None:
    """What looks like a formula, a number or a date is shown as text; nothing else is touched."""
    assert inert(text) == cell


@given(st.text() | st.text(alphabet="=+-@\t\r\n ＝＋－＠ 0123456789.,eE/:甲"))
def test_a_guarded_text_runs_nothing_and_comes_back(text: str) -> None:
    """One TAB taken off gives the text back; without one, no text begins a formula."""
    cell = inert(text)
    assert cell.removeprefix("\t") == text
    if not cell.startswith("\t"):
        assert not text.startswith(("\t", "\r", "\n"))
        if text.strip().startswith(tuple("=+-@＝＋－＠")):
            assert re.fullmatch(r"[-－]|-[0-9]+(\.[0-9]+)?", text)


def test_the_excel_flavour(made: Made, small: Catalogue) -> None:
    """It has a byte order mark and quotes; text is guarded, numbers, dates and words are not."""
    files = made(small, flavour="excel")
    assert files["phones.csv"].decode() == (
        '\ufeff"office","officer","service","position","number","kind","e164","extension",'
        '"purpose"\r\n'
        '"hall","","","1","\t0874-1100001","landline","\t+868741100001","","窗口"\r\n'
        '"hall","","","2","\t12345","short","","",""\r\n'
        '"","","proof","1","\t1100003","landline","\t+868741100003","",""\r\n'
    )
    assert files["opening_hours.csv"].decode() == (
        '\ufeff"office","service","position","season","season_starts","season_ends","days",'
        '"opens","closes"\r\n'
        '"hall","","1","","","","mon|tue","08:30","12:00"\r\n'
        '"hall","","2","夏季作息","\t05-01","\t09-30","sat","20:00","24:00"\r\n'
    )
    (edition,) = _cells(files["edition.csv"])
    assert edition["issued_on"] == "2026-03-01"
    hall, _ = _cells(files["offices.csv"])
    assert (hall["location_floor"], hall["location_lat"]) == ("-1", "25.5")


def test_hostile_text_comes_back_from_either_flavour(made: Made) -> None:
    """Quotes, line breaks, rare characters and formulas are read from a cell as they were.

    Only direction marks are not for a spreadsheet's eyes.
    """
    published = hostile().for_audience(Audience.PUBLIC)
    held = [(s.name, s.outcome or "") for s in published.services]
    data = _cells(made(hostile(), draft=True)["services.csv"])
    assert [(row["name"], row["outcome"]) for row in data] == held
    excel = _cells(made(hostile(), flavour="excel", draft=True)["services.csv"])
    unguarded = [
        (row["name"].removeprefix("\t"), row["outcome"].removeprefix("\t")) for row in excel
    ]
    assert unguarded == [tuple(map(without_direction_marks, pair)) for pair in held]
    cells = {
        cell.removeprefix("\t")
        for content in made(hostile(), flavour="excel", draft=True).values()
        if not content.startswith(b"{")
        for row in _cells(content)
        for cell in row.values()
    }
    texts = map(without_direction_marks, HOSTILE_TEXTS)
    assert [t for t in texts if not any(c.startswith(t) for c in cells)] == []

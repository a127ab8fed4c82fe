"""The exporter `csv`: exact tables of a small catalogue."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import (
    Audience,
    Catalogue,
    Exporter,
    Officer,
    Service,
    Visibility,
    from_tree,
    model_fields,
)
from bianmin_core.testing import canaries, everything, specimen
from bianmin_exporters.tables import TablesOptions, exporter
from bianmin_exporters.tables.cells import written

Made = Callable[..., dict[str, bytes]]
TYPED: Exporter[TablesOptions] = exporter
NAMES = [
    "district",
    "edition",
    "offices",
    "route_stops",
    "officers",
    "posts",
    "deputies",
    "services",
    "handlers",
    "service_themes",
    "service_communities",
    "legal_basis",
    "situations",
    "choices",
    "conditions",
    "condition_when",
    "materials",
    "material_when",
    "steps",
    "step_when",
    "faq",
    "phones",
    "opening_hours",
    "hours_exceptions",
    "hotlines",
    "themes",
    "life_events",
    "life_event_services",
    "papers",
    "laws",
    "notes",
    "pinyin",
]


def _cells(content: bytes) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def test_the_files_and_their_order(made: Made, small: Catalogue) -> None:
    """There is a file for each table, also for those without a row, and the package's own."""
    expected = [*(f"{name}.csv" for name in NAMES), "datapackage.json"]
    assert list(made(small)) == expected
    bare = made(from_tree({"district": {"name": "甲"}}))
    assert list(bare) == expected
    assert bare["handlers.csv"] == b"service,position,post\r\n"
    assert bare["faq.csv"] == b"service,position,question,answer\r\n"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "district",
            [
                "code,name,name_en,parents,area_code,base_url,link_pattern,office_link_pattern",
                "530322901,甲街道,,云南省|陆良县,0874,https://a.example,,",
            ],
        ),
        (
            "edition",
            [
                "number,issued_on,valid_until,print_run,note,format_version",
                "第 1 版,2026-03-01,,,,1",
            ],
        ),
        ("route_stops", ["office,position,name,detail"]),
        ("officers", ["id,name,name_pinyin,photo", "li,李雪,,", "bo,杨波,,"]),
        (
            "posts",
            [
                "officer,position,id,office,title,duties",
                "li,1,p-1,hall,窗口,低保|救助",
                "bo,1,p-2,hall,户籍,",
            ],
        ),
        ("deputies", ["post,position,deputy_of", "p-2,1,p-1"]),
        ("handlers", ["service,position,post", "proof,1,p-1", "proof,2,p-2"]),
        ("service_themes", ["service,position,theme", "proof,1,home"]),
        ("service_communities", ["service,position,community", "proof,1,dongmen"]),
        (
            "situations",
            [
                "service,position,id,question,wording,otherwise",
                "proof,1,by-proxy,是否代办？,替别人来办,",
                "proof,2,income,收入来源？,,",
            ],
        ),
        (
            "choices",
            [
                "service,situation,position,id,name",
                "proof,income,1,farm,种地",
                "proof,income,2,casual,打零工",
            ],
        ),
        ("conditions", ["service,position,text,when_text", "proof,1,住在本街道,"]),
        ("condition_when", ["service,condition,position,situation,answers"]),
        (
            "materials",
            [
                "service,position,id,name,paper,whose,original,copies,measure_word,copy_measure_word,at_window,"
                "issuer,how_to_get,obtained_from,form,sample,electronic_licence,either_or,when_text",
                "proof,1,,户口簿,,,1,0,,,false,,,,,,false,,",
                "proof,2,,委托书,,,,,,,false,,,,,,false,,替别人来办，并且种地或打零工",
            ],
        ),
        (
            "material_when",
            [
                "service,material,position,situation,answers",
                "proof,2,1,by-proxy,yes",
                "proof,2,2,income,farm|casual",
            ],
        ),
        (
            "steps",
            [
                "service,position,order,actor,text,place,duration_value,duration_unit,when_text",
                'proof,1,1,citizen,"到窗口，说""开证明""\n再等一等",,,,',
                "proof,2,2,,拿证明,,,on-the-spot,是否代办？否",
            ],
        ),
        (
            "phones",
            [
                "office,officer,service,position,number,kind,e164,extension,purpose",
                "hall,,,1,0874-1100001,landline,+868741100001,,窗口",
                "hall,,,2,12345,short,,,",
                ",,proof,1,1100003,landline,+868741100003,,",
            ],
        ),
        (
            "opening_hours",
            [
                "office,service,position,season,season_starts,season_ends,days,opens,closes",
                "hall,,1,,,,mon|tue,08:30,12:00",
                "hall,,2,夏季作息,05-01,09-30,sat,20:00,24:00",
            ],
        ),
        (
            "hours_exceptions",
            [
                "office,service,position,date,until,opens,closes,reason",
                "hall,,1,2026-10-01,2026-10-07,,,放假",
            ],
        ),
        (
            "hotlines",
            [
                "id,name,kind,phone_number,phone_kind,phone_e164,phone_extension,phone_purpose,"
                "purpose",
                "sup,监督,,12388,short,,,,",
            ],
        ),
        ("themes", ["id,name,tile", "home,户口,"]),
        ("life_events", ["id,name,tile", "birth,生孩子,"]),
        ("life_event_services", ["life_event,position,service", "birth,1,proof"]),
        ("notes", ["office,officer,service,position,text", ",,proof,1,公开的"]),
        ("pinyin", ["position,word,reading", "1,六安,lu an"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_table_as_it_is_written(
    name: str, lines: list[str], made: Made, small: Catalogue
) -> None:
    """Each table is CSV with CRLF, UTF-8 without a mark, quotes only where they are needed."""
    content = made(small)[f"{name}.csv"]
    assert content.decode() == "".join(f"{line}\r\n" for line in lines)


def test_objects_inside_a_row_are_columns_of_their_own(made: Made, small: Catalogue) -> None:
    """Location, hours, time limit and fee stand in the office's or service's row, by prefix."""
    files = made(small)
    hall, dongmen = _cells(files["offices.csv"])
    assert {k: v for k, v in hall.items() if v} == {
        "id": "hall",
        "name": "大厅",
        "kind": "window",
        "location_address": "文化路 18 号",
        "location_floor": "-1",
        "location_step_free": "true",
        "location_lat": "25.5",
        "hours_by_appointment": "false",
    }
    assert {k: v for k, v in dongmen.items() if v} == {
        "id": "dongmen",
        "name": "东门社区",
        "kind": "community",
        "parent": "hall",
    }
    (proof,) = _cells(files["services.csv"])
    assert {k: v for k, v in proof.items() if v} == {
        "id": "proof",
        "name": "证明",
        "office": "hall",
        "time_limit_promised_value": "3",
        "time_limit_promised_unit": "workday",
        "fee_free": "false",
        "fee_amount": "4.50",
        "fee_reductions": "低保户免",
        "aliases": r"住址证明|甲\|乙\\丙",
        "channels": "window|online",
        "visits": "0",
        "nothing_to_bring": "false",
        "status": "active",
        "link": "https://a.example/s/proof",
    }


def test_words_of_a_cell_can_be_told_apart_again() -> None:
    """A sign of a word's own that is like the one between words does not end the word."""
    assert written((r"a|b", r"c\d", "e", r"\|")) == r"a\|b|c\\d|e|\\\|"
    assert written(("一",)) == "一"


@given(st.lists(st.text(alphabet="甲|\\ ", min_size=1), min_size=1))
def test_joined_words_come_apart_as_they_were(words: list[str]) -> None:
    """Splitting at each "|" that no backslash guards gives the same words back."""
    parts = re.findall(r"(?:[^|\\]|\\.)+", written(tuple(words)), re.DOTALL)
    assert [re.sub(r"\\(.)", r"\1", part) for part in parts] == words


def test_when_something_applies_is_said_in_english_too(made: Made, small: Catalogue) -> None:
    """Joining words follow the language asked for; what residents read stays as it is."""
    _, proxy = _cells(made(small, lang="en")["materials.csv"])
    assert proxy["when_text"] == "替别人来办; and 种地 or 打零工"


def test_a_draft_says_so_in_every_row(made: Made, small: Catalogue) -> None:
    """Each table of a draft begins with a column that says "draft"; the final one has none."""
    files = made(small, draft=True)
    assert json.loads(files["datapackage.json"])["status"] == "draft"
    assert files["themes.csv"].decode() == (
        "publication_status,id,name,tile\r\ndraft,home,户口,\r\n"
    )
    assert files["faq.csv"] == b"publication_status,service,position,question,answer\r\n"
    for path, content in files.items():
        if path.endswith(".csv"):
            assert {row["publication_status"] for row in _cells(content)} <= {"draft"}
    assert b"publication_status" not in b"".join(made(small).values())


def _texts(value: Any) -> Iterator[tuple[str, str, str]]:
    """Every text that the public may see, with the class and field that hold it."""
    cls: Any = type(value)
    for field in model_fields(cls):
        held = getattr(value, field.name)
        if held is None or held == ():
            continue
        items = held if field.is_list else (held,)
        for item in items:
            if field.inner is str:
                yield cls.__name__, field.name, item
            elif hasattr(item, "__attrs_attrs__") and type(item).__name__ != "ClockTime":
                yield from _texts(item)


def test_every_text_of_the_model_is_in_a_table(made: Made) -> None:
    """Of one of everything no field that the public may see is missing from the tables."""
    published = everything().for_audience(Audience.PUBLIC)
    cells = {
        part
        for path, content in made(everything()).items()
        if path.endswith(".csv")
        for row in _cells(content)
        for cell in row.values()
        for part in cell.split("|")
    }
    expected = set(_texts(published))
    assert ("Material", "how_to_get") in {(c, f) for c, f, _ in expected}
    assert {(c, f) for c, f, text in expected if text not in cells} == set()


def test_no_column_is_for_what_is_not_public(made: Made) -> None:
    """Not even the name of a field that the public may not see stands in a header."""
    marked, _ = canaries()
    headers = {
        name
        for path, content in made(marked).items()
        if path.endswith(".csv")
        for name in content.decode().partition("\r\n")[0].split(",")
    }
    classes: tuple[Any, ...] = (Service, Officer)
    hidden = {
        f.name
        for cls in classes
        for f in model_fields(cls)
        if f.info.visibility is not Visibility.PUBLIC
    }
    assert hidden == {"reviewed_by", "consent"}
    assert not headers & {*hidden, "visibility"}


def test_the_specimen_is_the_same_twice(made: Made) -> None:
    """The same catalogue gives the same bytes, whatever was exported before."""
    first = made(specimen(), flavour="excel")
    made(everything())
    assert made(specimen(), flavour="excel") == first

"""The exporter `csv`: exact tables, their package, and what spreadsheets make of them."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Literal

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import (
    Audience,
    Catalogue,
    ExportContext,
    Exporter,
    Officer,
    Service,
    Visibility,
    from_tree,
    model_fields,
)
from bianmin_core.testing import (
    HOSTILE_TEXTS,
    ExporterSuite,
    canaries,
    everything,
    hostile,
    specimen,
)
from bianmin_exporters.tables import TablesOptions, exporter
from bianmin_exporters.tables.cells import inert, written

TYPED: Exporter[TablesOptions] = exporter
Flavour = Literal["data", "excel"]
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
    "notes",
    "pinyin",
]
SMALL: dict[str, Any] = {
    "district": {
        "code": "530322901",
        "name": "甲街道",
        "parents": ["云南省", "陆良县"],
        "area_code": "0874",
        "base_url": "https://a.example",
    },
    "edition": {"number": "第 1 版", "issued_on": "2026-03-01"},
    "offices": [
        {
            "id": "hall",
            "name": "大厅",
            "kind": "window",
            "phones": [{"number": "0874-1100001", "purpose": "窗口"}, {"number": "12345"}],
            "location": {"address": "文化路 18 号", "floor": "-1", "step_free": True, "lat": 25.5},
            "hours": {
                "weekly": [{"days": ["mon", "tue"], "opens": "08:30", "closes": "12:00"}],
                "seasonal": [
                    {
                        "name": "夏季作息",
                        "starts": "05-01",
                        "ends": "09-30",
                        "weekly": [{"days": ["sat"], "opens": "20:00", "closes": "24:00"}],
                    }
                ],
                "exceptions": [{"date": "2026-10-01", "until": "2026-10-07", "reason": "放假"}],
            },
        },
        {"id": "dongmen", "name": "东门社区", "kind": "community", "parent": "hall"},
    ],
    "officers": [
        {
            "id": "li",
            "name": "李雪",
            "posts": [{"id": "p-1", "office": "hall", "title": "窗口", "duties": ["低保", "救助"]}],
        },
        {
            "id": "bo",
            "name": "杨波",
            "posts": [{"id": "p-2", "office": "hall", "title": "户籍", "deputy_of": ["p-1"]}],
        },
    ],
    "services": [
        {
            "id": "proof",
            "name": "证明",
            "office": "hall",
            "aliases": ["住址证明", r"甲|乙\丙"],
            "themes": ["home"],
            "communities": ["dongmen"],
            "fee": {"free": False, "amount": "4.50", "reductions": ["低保户免"]},
            "time_limit": {"promised": {"value": 3, "unit": "workday"}},
            "channels": ["window", "online"],
            "visits": 0,
            "situations": [
                {"id": "by-proxy", "question": "是否代办？", "wording": "替别人来办"},
                {
                    "id": "income",
                    "question": "收入来源？",
                    "choices": [{"id": "farm", "name": "种地"}, {"id": "casual", "name": "打零工"}],
                },
            ],
            "conditions": [{"text": "住在本街道"}],
            "materials": [
                {"name": "户口簿", "original": 1, "copies": 0},
                {
                    "name": "委托书",
                    "when": [
                        {"situation": "by-proxy"},
                        {"situation": "income", "answers": ["farm", "casual"]},
                    ],
                },
            ],
            "steps": [
                {"order": 1, "actor": "citizen", "text": '到窗口，说"开证明"\n再等一等'},
                {
                    "order": 2,
                    "text": "拿证明",
                    "duration": {"unit": "on-the-spot"},
                    "when": [{"situation": "by-proxy", "answers": ["no"]}],
                },
            ],
            "handlers": ["p-1", "p-2"],
            "phones": [{"number": "1100003"}],
            "notes": [{"text": "公开的", "visibility": "public"}, {"text": "内部的"}],
        }
    ],
    "hotlines": [{"id": "sup", "name": "监督", "phone": {"number": "12388"}}],
    "themes": [{"id": "home", "name": "户口"}],
    "life_events": [{"id": "birth", "name": "生孩子", "services": ["proof"]}],
    "pinyin": [{"word": "六安", "reading": "lu an"}],
}


def _made(
    catalogue: Catalogue,
    *,
    draft: bool = False,
    lang: str = "zh",
    flavour: Flavour = "data",
    bom: bool = False,
) -> dict[str, bytes]:
    options = TablesOptions(flavour=flavour, bom=bom)
    context = ExportContext(draft=draft, lang=lang)
    made = exporter.export(catalogue.for_audience(Audience.PUBLIC), options, context)
    return {a.path: a.content for a in made if isinstance(a.content, bytes)}


def _cells(content: bytes) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def _written_to(folder: Path, files: dict[str, bytes]) -> str:
    folder.mkdir(exist_ok=True)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return str(folder / "datapackage.json")


def _errors(descriptor: str) -> list[tuple[str | None, str]]:
    """What frictionless finds, as (table, type of error)."""
    report = frictionless.validate(descriptor)
    found = [(None, e.type) for e in report.errors]
    return found + [(t.name, e.type) for t in report.tasks for e in t.errors]


class TestTablesExporter(ExporterSuite):
    """It passes what every exporter passes."""

    exporter: ClassVar[Exporter[Any]] = exporter
    variants = ({"flavour": "excel"}, {"bom": "yes"})


def test_the_files_and_their_order() -> None:
    """There is a file for each table, also for those without a row, and the package's own."""
    expected = [*(f"{name}.csv" for name in NAMES), "datapackage.json"]
    assert list(_made(from_tree(SMALL))) == expected
    bare = _made(from_tree({"district": {"name": "甲"}}))
    assert list(bare) == expected
    assert bare["handlers.csv"] == b"service,position,post\r\n"
    assert bare["faq.csv"] == b"service,position,question,answer\r\n"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "district",
            [
                "code,name,name_en,parents,area_code,base_url,link_pattern",
                "530322901,甲街道,,云南省|陆良县,0874,https://a.example,",
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
                "service,position,id,name,original,copies,measure_word,copy_measure_word,at_window,"
                "issuer,how_to_get,obtained_from,form,sample,electronic_licence,either_or,when_text",
                "proof,1,,户口簿,1,0,,,false,,,,,,false,,",
                "proof,2,,委托书,,,,,false,,,,,,false,,替别人来办，并且种地或打零工",
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
def test_a_table_as_it_is_written(name: str, lines: list[str]) -> None:
    """Each table is CSV with CRLF, UTF-8 without a mark, quotes only where they are needed."""
    content = _made(from_tree(SMALL))[f"{name}.csv"]
    assert content.decode() == "".join(f"{line}\r\n" for line in lines)


def test_objects_inside_a_row_are_columns_of_their_own() -> None:
    """Location, hours, time limit and fee stand in the office's or service's row, by prefix."""
    files = _made(from_tree(SMALL))
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


def test_when_something_applies_is_said_in_english_too() -> None:
    """Joining words follow the language asked for; what residents read stays as it is."""
    _, proxy = _cells(_made(from_tree(SMALL), lang="en")["materials.csv"])
    assert proxy["when_text"] == "替别人来办; and 种地 or 打零工"


def test_the_package_describes_a_table() -> None:
    """A resource has its sums, its columns with titles and types, and what they refer to."""
    files = _made(from_tree(SMALL))
    package = json.loads(files["datapackage.json"])
    assert {k: v for k, v in package.items() if k != "resources"} == {
        "profile": "tabular-data-package",
        "name": "bianmin-530322901",
        "title": "甲街道便民服务数据表 / Public services of 甲街道",
        "status": "published",
        "format_version": "1",
        "flavour": "data",
        "edition": "第 1 版",
        "created": "2026-03-01T00:00:00Z",
    }
    assert [r["name"] for r in package["resources"]] == NAMES
    assert package["resources"][NAMES.index("choices")] == {
        "profile": "tabular-data-resource",
        "name": "choices",
        "path": "choices.csv",
        "title": "情形的选项 / Choices",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(files["choices.csv"]),
        "hash": f"sha256:{hashlib.sha256(files['choices.csv']).hexdigest()}",
        "dialect": {
            "csvddfVersion": 1.2,
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": {
            "fields": [
                {
                    "name": "service",
                    "title": "事项 / Service",
                    "description": "Id in services.",
                    "type": "string",
                    "constraints": {"required": True},
                },
                {
                    "name": "situation",
                    "title": "情形 / Situation",
                    "description": "Id in situations of the same service.",
                    "type": "string",
                    "constraints": {"required": True},
                },
                {
                    "name": "position",
                    "title": "序位 / Position",
                    "description": "1, 2, 3 … in the order of the catalogue.",
                    "type": "integer",
                    "constraints": {"required": True},
                },
                {
                    "name": "id",
                    "title": "编号 / Id",
                    "description": "Short: farm.",
                    "type": "string",
                    "constraints": {
                        "required": True,
                        "pattern": "[a-z0-9]+(-[a-z0-9]+)*",
                    },
                },
                {
                    "name": "name",
                    "title": "说法 / Wording",
                    "description": "As a resident says it: 在家务农.",
                    "type": "string",
                    "constraints": {"required": True},
                },
            ],
            "missingValues": [""],
            "primaryKey": ["service", "situation", "id"],
            "foreignKeys": [
                {
                    "fields": ["service"],
                    "reference": {"resource": "services", "fields": ["id"]},
                },
                {
                    "fields": ["service", "situation"],
                    "reference": {"resource": "situations", "fields": ["service", "id"]},
                },
            ],
        },
    }


def _field(package: Any, table: str, name: str) -> Any:
    schema = next(r["schema"] for r in package["resources"] if r["name"] == table)
    return next(f for f in schema["fields"] if f["name"] == name)


def test_the_package_types_columns() -> None:
    """Numbers, dates, yes or no, closed lists and forms of text are declared as such."""
    package = json.loads(_made(from_tree(SMALL))["datapackage.json"])
    types = {
        ("offices", "location_lat"): "number",
        ("offices", "location_step_free"): "boolean",
        ("offices", "households"): "integer",
        ("edition", "issued_on"): "date",
        ("phones", "number"): "string",
        ("services", "fee_amount"): "string",
    }
    assert {key: _field(package, *key)["type"] for key in types} == types
    assert _field(package, "offices", "kind") == {
        "name": "kind",
        "title": "类型 / Kind",
        "description": "Station, window, community or external body. "
        "station 站所; window 窗口; community 社区; external 驻外单位.",
        "type": "string",
        "constraints": {"enum": ["station", "window", "community", "external"]},
    }
    assert _field(package, "offices", "location_floor")["title"] == "地点·楼层 / Location: Floor"
    day = "(mon|tue|wed|thu|fri|sat|sun)"
    assert _field(package, "opening_hours", "days")["constraints"] == {
        "pattern": rf"{day}(\|{day})*"
    }
    assert _field(package, "district", "link_pattern")["constraints"] == {"pattern": r".*\{id\}"}


def test_what_refers_to_what() -> None:
    """Every column that holds an id of another row says so; a table refers to itself by ""."""
    package = json.loads(_made(from_tree(SMALL))["datapackage.json"])
    found = {
        (r["name"], *key["fields"]): (key["reference"]["resource"], *key["reference"]["fields"])
        for r in package["resources"]
        for key in r["schema"].get("foreignKeys", ())
    }
    assert found == {
        ("offices", "parent"): ("", "id"),
        ("route_stops", "office"): ("offices", "id"),
        ("posts", "officer"): ("officers", "id"),
        ("posts", "office"): ("offices", "id"),
        ("deputies", "post"): ("posts", "id"),
        ("deputies", "deputy_of"): ("posts", "id"),
        ("services", "office"): ("offices", "id"),
        ("services", "replaced_by"): ("", "id"),
        ("handlers", "service"): ("services", "id"),
        ("handlers", "post"): ("posts", "id"),
        ("service_themes", "service"): ("services", "id"),
        ("service_themes", "theme"): ("themes", "id"),
        ("service_communities", "service"): ("services", "id"),
        ("service_communities", "community"): ("offices", "id"),
        ("legal_basis", "service"): ("services", "id"),
        ("situations", "service"): ("services", "id"),
        ("choices", "service"): ("services", "id"),
        ("choices", "service", "situation"): ("situations", "service", "id"),
        ("conditions", "service"): ("services", "id"),
        ("condition_when", "service"): ("services", "id"),
        ("condition_when", "service", "condition"): ("conditions", "service", "position"),
        ("condition_when", "service", "situation"): ("situations", "service", "id"),
        ("materials", "service"): ("services", "id"),
        ("materials", "obtained_from"): ("services", "id"),
        ("material_when", "service"): ("services", "id"),
        ("material_when", "service", "material"): ("materials", "service", "position"),
        ("material_when", "service", "situation"): ("situations", "service", "id"),
        ("steps", "service"): ("services", "id"),
        ("step_when", "service"): ("services", "id"),
        ("step_when", "service", "step"): ("steps", "service", "position"),
        ("step_when", "service", "situation"): ("situations", "service", "id"),
        ("faq", "service"): ("services", "id"),
        ("phones", "office"): ("offices", "id"),
        ("phones", "officer"): ("officers", "id"),
        ("phones", "service"): ("services", "id"),
        ("opening_hours", "office"): ("offices", "id"),
        ("opening_hours", "service"): ("services", "id"),
        ("hours_exceptions", "office"): ("offices", "id"),
        ("hours_exceptions", "service"): ("services", "id"),
        ("life_event_services", "life_event"): ("life_events", "id"),
        ("life_event_services", "service"): ("services", "id"),
        ("notes", "office"): ("offices", "id"),
        ("notes", "officer"): ("officers", "id"),
        ("notes", "service"): ("services", "id"),
    }


@pytest.mark.parametrize(("flavour", "draft"), [("data", False), ("excel", False), ("excel", True)])
def test_the_package_is_valid(tmp_path: Path, flavour: Flavour, draft: bool) -> None:
    """An independent validator finds the files as the package describes them, of either flavour."""
    files = _made(everything(), flavour=flavour, draft=draft)
    assert _errors(_written_to(tmp_path, files)) == []


def test_a_package_of_nothing_is_valid(tmp_path: Path) -> None:
    """Tables without a row keep to the package as well, with a byte order mark too."""
    files = _made(from_tree({"district": {"name": "甲"}}), bom=True, draft=True)
    assert all(c.startswith(b"\xef\xbb\xbf") for p, c in files.items() if p.endswith(".csv"))
    assert _errors(_written_to(tmp_path, files)) == []


CHANGES = [
    ("handlers", 1, "post", "p-9", "foreign-key"),
    ("handlers", 1, "position", "1", "primary-key"),
    ("phones", 1, "office", "hell", "foreign-key"),
    ("phones", 0, "e164", "0874-1100001", "constraint-error"),
    ("material_when", 1, "material", "9", "foreign-key"),
    ("offices", 1, "kind", "village", "constraint-error"),
    ("offices", 0, "location_lat", "north", "type-error"),
    ("edition", 0, "issued_on", "1.3.2026", "type-error"),
    ("opening_hours", 0, "days", "mon|tuesday", "constraint-error"),
    ("opening_hours", 1, "opens", "8:30", "constraint-error"),
    ("notes", 0, "text", "", "constraint-error"),
]


@pytest.mark.parametrize("flavour", ["data", "excel"])
def test_changed_tables_are_refused(tmp_path: Path, flavour: Flavour) -> None:
    """Each kind of wrong cell is found for what it is, and nothing else is found."""
    files = _made(from_tree(SMALL), flavour=flavour)
    package = json.loads(files["datapackage.json"])
    for table in {change[0] for change in CHANGES}:
        rows = _cells(files[f"{table}.csv"])
        for name, row, column, value, _ in CHANGES:
            if name == table:
                assert rows[row][column] != value
                rows[row][column] = value
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        content = out.getvalue().encode()
        files[f"{table}.csv"] = content
        resource = package["resources"][NAMES.index(table)]
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    files["datapackage.json"] = json.dumps(package).encode()
    found = _errors(_written_to(tmp_path, files))
    assert sorted(found) == sorted((name, error) for name, *_, error in CHANGES)


def test_a_file_that_was_touched_is_noticed(tmp_path: Path) -> None:
    """A change that keeps to the schema is still found, by the checksum."""
    files = _made(from_tree(SMALL))
    files["themes.csv"] = files["themes.csv"].replace("户口".encode(), "看病".encode())
    assert _errors(_written_to(tmp_path, files)) == [("themes", "hash-count")]


def test_a_draft_says_so_in_every_row() -> None:
    """Each table of a draft begins with a column that says "draft"; the final one has none."""
    files = _made(from_tree(SMALL), draft=True)
    assert json.loads(files["datapackage.json"])["status"] == "draft"
    assert files["themes.csv"].decode() == (
        "publication_status,id,name,tile\r\ndraft,home,户口,\r\n"
    )
    assert files["faq.csv"] == b"publication_status,service,position,question,answer\r\n"
    for path, content in files.items():
        if path.endswith(".csv"):
            assert {row["publication_status"] for row in _cells(content)} <= {"draft"}
    assert b"publication_status" not in b"".join(_made(from_tree(SMALL)).values())


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


def test_the_excel_flavour() -> None:
    """It has a byte order mark and quotes; text is guarded, numbers, dates and words are not."""
    files = _made(from_tree(SMALL), flavour="excel")
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
    package = json.loads(files["datapackage.json"])
    assert (package["flavour"], "TAB" in package["description"]) == ("excel", True)
    assert _field(package, "phones", "e164")["constraints"] == {"pattern": r"\t?(\+[0-9]{4,15})"}


def test_hostile_text_comes_back_from_either_flavour() -> None:
    """Quotes, line breaks, rare characters and formulas are read from a cell as they were."""
    published = hostile().for_audience(Audience.PUBLIC)
    held = [(s.name, s.outcome or "") for s in published.services]
    data = _cells(_made(hostile(), draft=True)["services.csv"])
    assert [(row["name"], row["outcome"]) for row in data] == held
    excel = _cells(_made(hostile(), flavour="excel", draft=True)["services.csv"])
    unguarded = [
        (row["name"].removeprefix("\t"), row["outcome"].removeprefix("\t")) for row in excel
    ]
    assert unguarded == held
    cells = {
        cell.removeprefix("\t")
        for content in _made(hostile(), flavour="excel", draft=True).values()
        if not content.startswith(b"{")
        for row in _cells(content)
        for cell in row.values()
    }
    assert [t for t in HOSTILE_TEXTS if not any(c.startswith(t) for c in cells)] == []


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


def test_every_text_of_the_model_is_in_a_table() -> None:
    """Of one of everything no field that the public may see is missing from the tables."""
    published = everything().for_audience(Audience.PUBLIC)
    cells = {
        part
        for path, content in _made(everything()).items()
        if path.endswith(".csv")
        for row in _cells(content)
        for cell in row.values()
        for part in cell.split("|")
    }
    expected = set(_texts(published))
    assert ("Material", "how_to_get") in {(c, f) for c, f, _ in expected}
    assert {(c, f) for c, f, text in expected if text not in cells} == set()


def test_no_column_is_for_what_is_not_public() -> None:
    """Not even the name of a field that the public may not see stands in a header."""
    marked, _ = canaries()
    headers = {
        name
        for path, content in _made(marked).items()
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


def test_the_specimen_is_the_same_twice() -> None:
    """The same catalogue gives the same bytes, whatever was exported before."""
    first = _made(specimen(), flavour="excel")
    _made(everything())
    assert _made(specimen(), flavour="excel") == first

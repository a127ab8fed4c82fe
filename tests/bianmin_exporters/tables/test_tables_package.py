"""The data package that goes with the tables, judged by an independent validator."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from bianmin_core import Catalogue, from_tree
from bianmin_core.testing import everything

Made = Callable[..., dict[str, bytes]]


def _cells(content: bytes) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def _resource(package: Any, table: str) -> Any:
    return next(r for r in package["resources"] if r["name"] == table)


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


def test_the_package_describes_a_table(made: Made, small: Catalogue) -> None:
    """A resource has its sums, its columns with titles and types, and what they refer to."""
    files = made(small)
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
    assert [r["path"] for r in package["resources"]] == [p for p in files if p.endswith(".csv")]
    assert _resource(package, "choices") == {
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
    fields = _resource(package, table)["schema"]["fields"]
    return next(f for f in fields if f["name"] == name)


def test_the_package_types_columns(made: Made, small: Catalogue) -> None:
    """Numbers, dates, yes or no, closed lists and forms of text are declared as such."""
    package = json.loads(made(small)["datapackage.json"])
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


def test_a_guard_is_allowed_where_there_may_be_one(made: Made, small: Catalogue) -> None:
    """In the flavour for spreadsheets a text's form has room for the TAB in front of it."""
    package = json.loads(made(small, flavour="excel")["datapackage.json"])
    assert package["flavour"] == "excel"
    assert "TAB" in package["description"]
    assert _field(package, "phones", "e164")["constraints"] == {"pattern": r"\t?(\+[0-9]{4,15})"}
    assert _field(package, "phones", "kind") == _field(
        json.loads(made(small)["datapackage.json"]), "phones", "kind"
    )


def test_what_refers_to_what(made: Made, small: Catalogue) -> None:
    """Every column that holds an id of another row says so; a table refers to itself by ""."""
    package = json.loads(made(small)["datapackage.json"])
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
        ("materials", "paper"): ("papers", "id"),
        ("legal_basis", "law"): ("laws", "id"),
        ("papers", "obtained_from"): ("services", "id"),
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
def test_the_package_is_valid(tmp_path: Path, flavour: str, draft: bool, made: Made) -> None:
    """An independent validator finds the files as the package describes them, of either flavour."""
    files = made(everything(), flavour=flavour, draft=draft)
    assert _errors(_written_to(tmp_path, files)) == []


def test_a_package_of_nothing_is_valid(tmp_path: Path, made: Made) -> None:
    """Tables without a row keep to the package as well, with a byte order mark too."""
    files = made(from_tree({"district": {"name": "甲"}}), bom=True, draft=True)
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
def test_changed_tables_are_refused(
    tmp_path: Path, flavour: str, made: Made, small: Catalogue
) -> None:
    """Each kind of wrong cell is found for what it is, and nothing else is found."""
    files = made(small, flavour=flavour)
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
        resource = _resource(package, table)
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    files["datapackage.json"] = json.dumps(package).encode()
    found = _errors(_written_to(tmp_path, files))
    assert sorted(found) == sorted((name, error) for name, *_, error in CHANGES)


def test_a_file_that_was_touched_is_noticed(tmp_path: Path, made: Made, small: Catalogue) -> None:
    """A change that keeps to the schema is still found, by the checksum."""
    files = made(small)
    files["themes.csv"] = files["themes.csv"].replace("户口".encode(), "看病".encode())
    assert _errors(_written_to(tmp_path, files)) == [("themes", "hash-count")]

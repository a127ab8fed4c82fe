"""The Tabular Data Package (Frictionless Data, version 1) that describes the files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from bianmin_core import FORMAT_VERSION, Published
from bianmin_exporters.tables.columns import Column, Kind
from bianmin_exporters.tables.table import Table

_CLOCK = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
_TYPES = {
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
}
_DIALECT = {
    "csvddfVersion": 1.2,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}
_JOINED = r"Several are joined with |; a | of a word's own is written \| and a \ is written \\."
_GUARD = (
    "文字前面若有一个制表符（TAB），是为了让电子表格按原样显示；程序读取时去掉这一个 TAB。"
    " / A TAB at the head of a text makes spreadsheets show it as it is; programs take that one "
    "TAB off."
)


def package(
    catalogue: Published,
    tables: Mapping[str, tuple[Table, bytes]],
    *,
    flavour: str,
    draft: bool,
) -> dict[str, Any]:
    """Return the descriptor.

    Args:
        catalogue: What the tables were made of.
        tables: Each table with the bytes of its file, by the file's name.
        flavour: "data" or "excel", where text may have a TAB in front.
        draft: Whether the tables are a draft.
    """
    district, edition = catalogue.district, catalogue.edition
    name_en = district.name_en or district.name
    descriptor: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"bianmin-{district.code}" if _is_code(district.code) else "bianmin-catalogue",
        "title": f"{district.name}便民服务数据表 / Public services of {name_en}",
        "status": "draft" if draft else "published",
        "format_version": FORMAT_VERSION,
        "flavour": flavour,
    }
    if flavour == "excel":
        descriptor["description"] = _GUARD
    if edition.number is not None:
        descriptor["edition"] = edition.number
    if edition.issued_on is not None:
        descriptor["created"] = f"{edition.issued_on.isoformat()}T00:00:00Z"
    descriptor["resources"] = [
        _resource(file, table, content, guarded=flavour == "excel")
        for file, (table, content) in tables.items()
    ]
    return descriptor


def _is_code(code: str | None) -> bool:
    return code is not None and code.isascii() and code.isdigit()


def _resource(file: str, table: Table, content: bytes, *, guarded: bool) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file,
        "title": f"{table.title.zh} / {table.title.en}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": _schema(table, guarded=guarded),
    }


def _schema(table: Table, *, guarded: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, guarded=guarded) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.fields),
                "reference": {
                    "resource": "" if key.table == table.name else key.table,
                    "fields": list(key.keys),
                },
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column, *, guarded: bool) -> dict[str, Any]:
    told = [column.meaning]
    labels = [f"{t.value} {t.label.zh}" for t in column.terms if hasattr(t, "label")]
    if labels:
        told.append(f"{'; '.join(labels)}.")
    if column.kind in (Kind.WORDS, Kind.TERMS):
        told.append(_JOINED)
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": " ".join(told),
        "type": _TYPES.get(column.kind, "string"),
    }
    constraints = _constraints(column, guarded=guarded)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: Column, *, guarded: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    words = [str(t.value) for t in column.terms]
    if column.kind is Kind.TERM:
        constraints["enum"] = words
    elif column.kind is Kind.TERMS:
        one = f"({'|'.join(words)})"
        constraints["pattern"] = rf"{one}(\|{one})*"
    elif column.kind is Kind.CLOCK:
        constraints["pattern"] = _whole(_CLOCK)
    elif column.pattern is not None:
        whole = _whole(column.pattern)
        constraints["pattern"] = rf"\t?({whole})" if guarded else whole
    return constraints


def _whole(pattern: str) -> str:
    """A pattern of JSON Schema as one that the whole text has to match, as Table Schema has it."""
    head = "" if pattern.startswith("^") else ".*"
    tail = "" if pattern.endswith("$") else ".*"
    return f"{head}{pattern.removeprefix('^').removesuffix('$')}{tail}"

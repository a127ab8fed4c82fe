"""From a published catalogue to CSV files and the descriptor of their package."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import attrs
import orjson

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    Published,
    Text,
)
from bianmin_exporters.tables.cells import csv_bytes, inert, written
from bianmin_exporters.tables.columns import Column, Kind
from bianmin_exporters.tables.layout import tables
from bianmin_exporters.tables.options import TablesOptions
from bianmin_exporters.tables.package import package
from bianmin_exporters.tables.sources import Row
from bianmin_exporters.tables.table import Table


class _Status(Enum):
    DRAFT = "draft"


_STATUS = Column(
    name="publication_status",
    title="发布状态 / Publication status",
    meaning="Only in a draft, which may be wrong and is not to be shown to residents: draft 草稿.",
    kind=Kind.TERM,
    required=True,
    terms=(_Status.DRAFT,),
)


class TablesExporter:
    """导出器 csv: the catalogue as tables."""

    contract = CONTRACT_VERSION
    summary = Text(
        "表格（CSV），每类内容一张表，附数据包说明",
        "Tables (CSV), one for each kind of thing, described by a data package",
    )
    options = TablesOptions
    audience = Audience.PUBLIC

    def export(
        self, catalogue: Published, options: TablesOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield a CSV file for each table, empty ones too, and `datapackage.json`."""
        excel = options.flavour == "excel"
        made: dict[str, tuple[Table, bytes]] = {}
        shown = [_as_draft(t) if context.draft else t for t in tables()]
        for done, table in enumerate(shown, 1):
            rows = _rows(catalogue, table, context.lang, excel=excel)
            content = csv_bytes(rows, quote_all=excel, bom=excel or options.bom)
            made[f"{table.name}.csv"] = (table, content)
            yield Artifact(f"{table.name}.csv", "text/csv; charset=utf-8; header=present", content)
            context.progress(done, len(shown))
        descriptor = package(catalogue, made, flavour=options.flavour, draft=context.draft)
        layout = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        yield Artifact(
            "datapackage.json", "application/json", orjson.dumps(descriptor, option=layout)
        )


def _as_draft(table: Table) -> Table:
    """The table with a first column that says so in every row."""

    def rows(catalogue: Published, lang: str) -> Iterator[Row]:
        for values, held in table.rows(catalogue, lang):
            yield {**values, _STATUS.name: _Status.DRAFT}, held

    return attrs.evolve(table, columns=(_STATUS, *table.columns), rows=rows)


def _rows(catalogue: Published, table: Table, lang: str, *, excel: bool) -> Iterator[list[str]]:
    columns = table.columns
    yield [column.name for column in columns]
    guarded = [excel and column.kind in (Kind.TEXT, Kind.WORDS) for column in columns]
    for values, held in table.rows(catalogue, lang):
        cells = [written(values[c.name] if c.name in values else c.read(held)) for c in columns]
        yield [inert(t) if guard else t for t, guard in zip(cells, guarded, strict=True)]

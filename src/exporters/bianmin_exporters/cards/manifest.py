"""清单: what each card of a run links to and where it stands, as CSV for people and JSON for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, Self

import attrs

from bianmin_core import Artifact
from bianmin_exporters.cards.stock import Part, Stock
from bianmin_exporters.codes import MIN_MODULE_MM, Matrix

FORMAT: Final = "bianmin-codes/1"
CSV_NAME, JSON_NAME = "codes.csv", "codes.json"
_AT_RISK = ("=", "+", "-", "@", "\t", "\r")


@attrs.frozen(kw_only=True)
class Code:
    """One code of a run: whose it is, what it says and how it is printed."""

    id: str
    name: str
    kind: str
    """What it does when it is scanned: link, tel, vcard, text."""

    content: str
    matrix: Matrix
    least_mm: float
    """How wide the symbol is printed, unless its modules want more."""

    @property
    def module_mm(self) -> float:
        """How wide a module is printed, in millimetres."""
        return max(self.least_mm / self.matrix.size, MIN_MODULE_MM)

    def without_modules(self) -> Self:
        """Return it without its modules, which take more memory than all else that is told of it."""
        return attrs.evolve(self, matrix=attrs.evolve(self.matrix, rows=()))


@attrs.frozen(kw_only=True)
class Printed:
    """Where a code stands; page, row and column count from 1 and are None for a file a card."""

    code: Code
    file: str
    page: int | None = None
    row: int | None = None
    column: int | None = None


COLUMNS: Final = (
    "id", "name", "kind", "content", "file", "page", "row", "column",
    "version", "level", "modules", "module_mm", "status",
)  # fmt: skip


def on_sheets(
    codes: Sequence[Sequence[Code]], stock: Stock, parts: Sequence[Part], *, double: bool
) -> Iterator[Printed]:
    """Yield what is printed in each cell of the sheets of a run.

    Args:
        codes: The codes of each card; none where a draft has none.
        stock: How the cells lie.
        parts: The files and their sheets.
        double: Whether each sheet has a back, which is a page of its own.
    """
    for part in parts:
        for number, sheet in enumerate(part.sheets):
            for at, place in enumerate(sheet):
                for code in codes[part.cards[place]] if place is not None else ():
                    yield Printed(
                        code=code,
                        file=f"{part.name}.pdf",
                        page=number * (2 if double else 1) + 1,
                        row=at // stock.columns + 1,
                        column=at % stock.columns + 1,
                    )


def manifest(
    printed: Callable[[], Iterable[Printed]],
    stock: Stock | None,
    status: Literal["draft", "published"],
) -> tuple[Artifact, Artifact]:
    """Return codes.csv and codes.json of a run, a line a code.

    The CSV is UTF-8 with a byte order mark, since a spreadsheet opens it; a text that a
    spreadsheet would run as a formula has an apostrophe in front. The JSON has every text as it is.
    Neither is ever held whole: of a hundred thousand codes each would be some hundred megabytes.

    Args:
        printed: Returns the codes in the order they are printed; it is called once a file.
        stock: How the cells of sheets lie; None for a file a card.
        status: Whether the run is a draft.
    """
    return (
        Artifact(CSV_NAME, "text/csv; charset=utf-8", _encoded(_csv_lines(printed(), status))),
        Artifact(JSON_NAME, "application/json", _encoded(_json_lines(printed(), stock, status))),
    )


def _encoded(lines: Iterator[str]) -> Iterator[bytes]:
    # A lone surrogate, which only a program can put into a text, is no character at all.
    return (line.encode(errors="replace") for line in lines)


class _Line:
    """A file for the csv module that hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(printed: Iterable[Printed], status: str) -> Iterator[str]:
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield "\ufeff"
    yield writer.writerow(COLUMNS)
    for each in printed:
        row = _row(each, status)
        yield writer.writerow([_cell(row[column]) for column in COLUMNS])


def _json_lines(printed: Iterable[Printed], stock: Stock | None, status: str) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "status": status,
        "stock": attrs.asdict(stock) if stock else None,
    }
    said = "".join(f" {_json(key)}: {_json(value)},\n" for key, value in head.items())
    yield f'{{\n{said} "codes": ['
    before = "\n"
    for each in printed:
        row = {k: v for k, v in _row(each, status).items() if k != "status"}
        yield f"{before}  {_json(row)}"
        before = ",\n"
    yield "\n ]\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(printed: Printed, status: str) -> Mapping[str, object]:
    code = printed.code
    return {
        "id": code.id,
        "name": code.name,
        "kind": code.kind,
        "content": code.content,
        "file": printed.file,
        "page": printed.page,
        "row": printed.row,
        "column": printed.column,
        "version": code.matrix.version,
        "level": code.matrix.level,
        "modules": code.matrix.size,
        "module_mm": round(code.module_mm, 3),
        "status": status,
    }


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_AT_RISK) else value

"""表格: rows of a CSV file, or of a script, checked as a whole before anything is made of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias

import attrs

from bianmin_core import Origin, Problem, SourceError, Text
from bianmin_exporters.cards.wording import shown
from bianmin_exporters.codes import CodeError, link_content, tel_content, text_content

Content: TypeAlias = Literal["link", "tel", "text"]
MOST_TOLD = 200
"""Problems that are told one by one; of more, the rest is a number."""

_LARGEST_FILE = 64 * 1024 * 1024
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "link": ("link", "url", "链接", "网址", "content", "内容", "tel", "电话"),
    "title": ("title", "name", "标题", "名称", "事项"),
    "id": ("id", "编号"),
}
_LINES = re.compile(r"lines?[ _-]?[0-9]*|说明[0-9]*|第[0-9一二三四五六七八九]行", re.IGNORECASE)
_PLAIN_ID = re.compile(r"\w[\w-]{0,99}")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
_MAKERS = {"link": link_content, "tel": tel_content}
_EMPTY = {
    "link": Text("链接是空的", "the link is empty"),
    "tel": Text("电话是空的", "the phone is empty"),
    "text": Text("内容是空的", "the content is empty"),
}


@attrs.frozen(kw_only=True)
class TableRow:
    """One card to make: what its code says, and the text beside it.

    Attributes:
        number: Its row in the table, as a spreadsheet counts; the heading is row 1.
        id: Name of its files.
        title: The large text; may be empty.
        lines: The small lines; may be none.
        content: What the code says, already as a phone takes it.
        link_column: Where the content stands, from 1; for what is told about it.
        title_column: Where the title stands.
    """

    number: int
    id: str
    title: str
    lines: tuple[str, ...]
    content: str
    link_column: int = 1
    title_column: int = 1


@attrs.frozen(kw_only=True)
class Mapped:
    """Which column holds what; None where the usual names are looked for."""

    link: str | None = None
    title: str | None = None
    lines: str | None = None
    id: str | None = None
    content: Content = "link"
    duplicates: Literal["refuse", "allow"] = "refuse"


class Problems:
    """All that is wrong with one table."""

    def __init__(self, file: str) -> None:
        """Begin with nothing wrong."""
        self.file = file
        self.found: list[Problem] = []

    def __bool__(self) -> bool:
        """Whether something is wrong."""
        return bool(self.found)

    def tell(self, row: int | None, column: int | None, zh: str, en: str) -> None:
        """Add one, at a row and column from 1."""
        where = Origin(self.file, row, column)
        self.found.append(Problem(origin=where, text=Text(zh, en)))

    def tell_once(self, text: Text) -> None:
        """Add what is wrong with no row but with all of them, unless it was told before."""
        problem = Problem(origin=Origin(self.file, None, None), text=text)
        if problem not in self.found:
            self.found.append(problem)

    def error(self) -> SourceError:
        """Return the error that tells all of it, in the order of the table."""
        ordered = sorted(self.found, key=lambda p: (p.origin.line or 0, p.origin.column or 0))
        rest = len(ordered) - MOST_TOLD
        if rest > 0:
            more = Text(f"还有 {rest} 处不对，没有一一列出", f"and {rest} more, not listed")
            ordered = [
                *ordered[:MOST_TOLD],
                Problem(origin=Origin(self.file, None, None), text=more),
            ]
        return SourceError(ordered)


def read_csv(
    path: Path, mapped: Mapped, encoding: str | None, problems: Problems
) -> tuple[TableRow, ...]:
    """Return the sound rows of a CSV file; what is wrong with the others is told.

    Args:
        path: The file: UTF-8, with a byte order mark or without, unless `encoding` says otherwise.
        mapped: Which column holds what.
        encoding: "gb18030" for what Excel saves in China, "utf-16" for its Unicode text.
        problems: Where to tell what is wrong.
    """
    text = _text(path, encoding, problems)
    if text is None:
        return ()
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        problems.tell(None, None, f"不是 CSV 表格（{error}）", f"it is no CSV table ({error})")
        return ()
    if not table or not any(map(str.strip, table[0])):
        problems.tell(
            1, 1, "表是空的，第一行要写栏名", "the table is empty; row 1 names the columns"
        )
        return ()
    head = [name.strip() for name in table[0]]
    columns = _columns(head, mapped, problems)
    return tuple(_rows(table[1:], head, columns, mapped, problems)) if columns else ()


def rows_of(
    given: Iterable[Mapping[str, object]], mapped: Mapped, problems: Problems
) -> tuple[TableRow, ...]:
    """Return the sound rows of what a script hands over; what is wrong is told by its number.

    Args:
        given: For each card "link", and if wanted "title", "lines" (a text or several) and "id".
        mapped: What the links are, and whether equal ones are taken.
        problems: Where to tell what is wrong.
    """
    found: list[list[str]] = []
    extra = 0
    for row in given:
        lines = row.get("lines") or ()
        kept = [lines] if isinstance(lines, str) else [str(x) for x in lines]  # type: ignore[attr-defined]
        extra = max(extra, len(kept))
        found.append([*(str(row.get(key) or "") for key in ("link", "title", "id")), *kept])
    head = ["link", "title", "id", *(f"line {n + 1}" for n in range(extra))]
    columns = _Columns(link=0, title=1, id=2, lines=tuple(range(3, 3 + extra)))
    return tuple(_rows(found, head, columns, mapped, problems, first=1))


@attrs.frozen(kw_only=True)
class _Columns:
    link: int
    title: int | None
    id: int | None
    lines: tuple[int, ...]


def _text(path: Path, encoding: str | None, problems: Problems) -> str | None:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            problems.tell(
                None, None, "文件超过 64 MB，请分成几份", "it is larger than 64 MB; split it"
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.tell(
            None, None, f"文件读不了（{error.strerror}）", f"it can't be read ({error.strerror})"
        )
        return None
    wanted = encoding or "utf-8-sig"
    try:
        return data.decode(wanted)
    except LookupError:
        problems.tell(
            None,
            None,
            f"没有叫 {encoding} 的编码；常用的是 utf-8、gb18030、utf-16",
            f"there is no encoding {encoding}; usual are utf-8, gb18030 and utf-16",
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = data.count(b",", data.rfind(b"\n", 0, error.start) + 1, error.start) + 1
        zh, en = f"这里的字不是 {wanted} 编码", f"the text here is not in {wanted}"
        if encoding is None:
            other = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"
            zh = (
                f"文件不是 UTF-8 编码，像是 {other.upper()}；请在 Excel 里另存为「CSV UTF-8」，"
                f"或者加上 --encoding {other}"
            )
            en = (
                f"the file is not in UTF-8 but seems to be in {other.upper()}; save it as CSV "
                f"UTF-8, or add --encoding {other}"
            )
        problems.tell(line, column, zh, en)
    return None


def _columns(head: Sequence[str], mapped: Mapped, problems: Problems) -> _Columns | None:
    before = len(problems.found)
    for place, name in enumerate(head):
        if name and name in head[:place]:
            problems.tell(1, place + 1, f"有两栏都叫「{name}」", f"two columns are called {name!r}")

    def named(name: str) -> int | None:
        folded = [h.casefold() for h in head]
        return folded.index(name.strip().casefold()) if name.strip().casefold() in folded else None

    def chosen(what: str, wanted: str | None) -> int | None:
        names = (wanted,) if wanted is not None else _NAMES[what]
        place = next((p for n in names if (p := named(n)) is not None), None)
        if place is None and (wanted is not None or what == "link"):
            problems.tell(
                1,
                None,
                f"没有「{wanted or 'link'}」这一栏；有的是：{'、'.join(h for h in head if h)}；"
                f"可以用 --{what} 写明是哪一栏",
                f"there is no column {wanted or 'link'!r}; there are: "
                f"{', '.join(h for h in head if h)}; name it with --{what}",
            )
        return place

    link, title, own = (chosen(what, getattr(mapped, what)) for what in ("link", "title", "id"))
    if mapped.lines is None:
        lines = [p for p, h in enumerate(head) if _LINES.fullmatch(h)]
    else:
        lines = []
        for name in re.split("[,，、]", mapped.lines):
            found = named(name)
            if found is None:
                problems.tell(
                    1,
                    None,
                    f"没有「{name.strip()}」这一栏，--lines 里写的栏名要和表头一样",
                    f"there is no column {name.strip()!r}, which --lines names",
                )
            else:
                lines.append(found)
    if link is None or len(problems.found) > before:
        return None
    return _Columns(link=link, title=title, id=own, lines=tuple(lines))


def _rows(
    table: Iterable[Sequence[str]],
    head: Sequence[str],
    columns: _Columns,
    mapped: Mapped,
    problems: Problems,
    first: int = 2,
) -> Iterator[TableRow]:
    seen: dict[str, tuple[int, list[int]]] = {}
    ids: dict[str, int] = {}
    count = 0
    for number, cells in enumerate(table, first):
        if first > 1 and not any(map(str.strip, cells)):
            continue  # a blank line of a file; a script means what it hands over
        count += 1
        before = len(problems.found)
        if len(cells) > len(head):
            problems.tell(
                number,
                len(head) + 1,
                f"有 {len(cells)} 格，表头只有 {len(head)} 栏；内容里有逗号的话，那一格要加引号",
                f"it has {len(cells)} cells and the heading {len(head)}; a cell with a comma "
                "in it wants quotes",
            )
        full = [*cells, *[""] * (len(head) - len(cells))]
        content = _content(full, columns.link, head, number, mapped, problems)
        own = _own_id(full, columns, number, ids, problems)
        if content is not None:
            _, rows = seen.setdefault(content, (number, []))
            rows.append(number)
        if len(problems.found) > before or content is None:
            continue
        yield TableRow(
            number=number,
            id=own,
            title=shown(full[columns.title]) if columns.title is not None else "",
            lines=tuple(t for p in columns.lines if (t := shown(full[p]))),
            content=content,
            link_column=columns.link + 1,
            title_column=(columns.title if columns.title is not None else columns.link) + 1,
        )
    if not count:
        problems.tell(first, None, "表里没有内容", "the table has no rows")
    if mapped.duplicates == "refuse":
        for first_row, rows in seen.values():
            if len(rows) > 1:
                _tell_twice(first_row, rows, columns.link, problems)


def _content(
    cells: Sequence[str],
    at: int,
    head: Sequence[str],
    number: int,
    mapped: Mapped,
    problems: Problems,
) -> str | None:
    text = cells[at].strip()
    if not text:
        empty = _EMPTY[mapped.content]
        problems.tell(
            number, at + 1, f"「{head[at]}」栏：{empty.zh}", f"column {head[at]!r}: {empty.en}"
        )
        return None
    try:
        if mapped.content == "text":
            return text_content(text.splitlines())
        return _MAKERS[mapped.content](text)
    except CodeError as error:
        problems.tell(
            number, at + 1, f"「{head[at]}」栏：{error.zh}", f"column {head[at]!r}: {error.en}"
        )
        return None


def _own_id(
    cells: Sequence[str], columns: _Columns, number: int, ids: dict[str, int], problems: Problems
) -> str:
    own = cells[columns.id].strip() if columns.id is not None else ""
    if not own:
        return f"{number:05d}"
    at = (columns.id or 0) + 1
    if not _PLAIN_ID.fullmatch(own) or _DEVICE.fullmatch(own) or len(own.encode()) > 200:
        problems.tell(
            number,
            at,
            f"编号「{own[:40]}」不能做文件名：只能用字母、数字、汉字、- 和 _",
            f"the id {own[:40]!r} can't name a file: letters, digits, - and _ only",
        )
    elif own.casefold() in ids:
        problems.tell(
            number,
            at,
            f"编号「{own}」和第 {ids[own.casefold()]} 行的一样",
            f"the id {own!r} stands in row {ids[own.casefold()]} already",
        )
    ids.setdefault(own.casefold(), number)
    return own


def _tell_twice(first: int, rows: Sequence[int], at: int, problems: Problems) -> None:
    some = "、".join(map(str, rows[1:6])) + ("……" if len(rows) > 6 else "")
    problems.tell(
        rows[1],
        at + 1,
        f"和第 {first} 行的内容一样，一共 {len(rows)} 行都是它（第 {some} 行重复）；"
        "要多印几张用 --copies，本来就要这样就加 --duplicates allow",
        f"it says the same as row {first}, as do {len(rows)} rows in all "
        f"({some.replace('、', ', ').replace('……', ', ...')}); print more with --copies, or keep "
        "them with --duplicates allow",
    )

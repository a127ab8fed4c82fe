"""To-do lists: what stands in them, and that nothing in them is more than text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from bianmin_core import Report, Text, TodoItem, TodoList, check, load, todo_lists, write_todo
from bianmin_core.cli import main
from bianmin_core.reporting.readiness import readiness_lines
from bianmin_core.reporting.todo import todo_markdown
from bianmin_core.reporting.workbook import todo_workbook
from bianmin_core.testing import specimen

WORDS = ("一", "abc", "=1+1", "+1", "@A1", "-2", "0123", "https://a.example", "|", "`", "``", "<b>")
HEAD = ["事项", "五问", "现在怎样", "该写成什么", "文件:行"]
MARKDOWN = """\
# 便民服务中心

样例街道 2026 年第 1 版

1 项服务中，0 项五问齐全。下面 3 处改好了，照着来的人就不用跑第二趟。

| 事项 | 五问 | 现在怎样 | 该写成什么 | 文件:行 |
| --- | --- | --- | --- | --- |
| 便民服务中心 | 其他（要留意） | 没有写节假日和调休日上不上班 | \
写上 hours.holidays：closed、open 或 on-duty。 | hall.yaml:3 |
| 居住证明开具 | 办什么 | 办什么没有答全：缺能得到什么 | 在这个事项下面写上（照实际情况改）：<br>\
`outcome: 某某证明一份` | hall.yaml:5 |
| 居住证明开具 | 找谁 | 找谁没有答案：没有经办人 | 在这个事项下面写上经办的岗位，本站所有 \
service-1（李雪）、service-2（杨波）（照实际情况改）：<br>`handlers: [岗位编号]` | hall.yaml:7 |
"""


def one(*texts: str) -> TodoList:
    """A list with one row of these cells."""
    subject, now, instead = texts
    item = TodoItem(
        subject=Text(subject, subject),
        question=Text("找谁", "whom to see"),
        now=Text(now, now),
        instead=Text(instead, instead),
        place="hall.yaml:7",
    )
    return TodoList(
        stem="hall", name=Text("大厅", "hall"), district="某街道", readiness=None, items=(item,)
    )


def rows(workbook: bytes) -> list[list[object]]:
    """The rows of a workbook, as a library that is not ours reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    (name,) = book.sheet_names
    return [list(row) for row in book.get_sheet_by_name(name).to_python()]


def test_a_list_as_markdown(report: Report) -> None:
    """The office's own matters, then service by service the five questions in their order."""
    (hall,) = todo_lists(report)
    assert hall.stem == "hall"
    assert todo_markdown(hall, "zh") == MARKDOWN


def test_a_list_in_english(report: Report) -> None:
    """Heads, questions and sentences follow the language."""
    (hall,) = todo_lists(report.only(select=["BM204"]))
    text = todo_markdown(hall, "en")
    assert "| Service | Question | Now | Write instead | File:line |" in text
    assert "| whom to see | whom to see stays open: nobody handles it |" in text


def test_a_list_as_a_workbook(report: Report) -> None:
    """The same rows, as another program reads them."""
    (hall,) = todo_lists(report)
    read = rows(todo_workbook(hall, "zh"))
    assert [row[0] for row in read[:3]] == [
        "便民服务中心",
        "样例街道 2026 年第 1 版",
        hall.summary("zh"),
    ]
    assert read[3] == HEAD
    assert read[4:] == [list(item.cells("zh")) for item in hall.items]


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+1", "-1", "https://x.example", "0012", "{=1}"]
)
def test_cells_are_never_formulas(text: str) -> None:
    """What looks like a formula, a link or a number is text, and stays it when it is edited."""
    book = todo_workbook(one(text, text, text), "zh")
    assert rows(book)[4][0] == text
    sheet, styles = parts(book)
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert '<c r="A5" s="3" t="inlineStr">' in sheet
    assert 'quotePrefix="1"' in styles


def parts(book: bytes) -> tuple[str, str]:
    """The sheet and the styles of a workbook, as they are stored."""
    with zipfile.ZipFile(io.BytesIO(book)) as held:
        return (
            held.read("xl/worksheets/sheet1.xml").decode(),
            held.read("xl/styles.xml").decode(),
        )


def test_a_careless_workbook_is_noticed() -> None:
    """Cells written without saying that they are text are what the test above looks for."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet().write_row(0, 0, ["=1+1", "https://x.example"])
    sheet, styles = parts(held.getvalue())
    assert "<f>" in sheet
    assert "hyperlink" in sheet
    assert "quotePrefix" not in styles


def test_a_very_long_text_fits_its_cell() -> None:
    """Text that no cell takes is cut, and says so; the row is not left out."""
    cell = rows(todo_workbook(one("𠮷" * 40_000, "甲" * 10_000, "乙"), "zh"))[4]
    assert cell[0] == "𠮷" * 16_000 + "……"
    assert cell[2] == "甲" * 10_000


def test_the_same_bytes_every_time(report: Report, home: Path) -> None:
    """A workbook holds nothing of the clock, the time zone or the process."""
    code = (
        "import datetime as dt, hashlib, sys;"
        "from bianmin_core import check, load, todo_lists;"
        "from bianmin_core.reporting.workbook import todo_workbook;"
        "r = check(load('村'), as_of=dt.date(2026, 3, 1));"
        "sys.stdout.write(todo_workbook(todo_lists(r)[0], 'zh').hex())"
    )
    (hall,) = todo_lists(report)
    for zone in ("Asia/Shanghai", "America/Lima"):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            check=True,
            cwd=home,
        )
        assert bytes.fromhex(done.stdout.decode()) == todo_workbook(hall, "zh")


def cells_of(markdown: str) -> list[list[str]]:
    """The cells of a table, as a Markdown parser that is not ours renders them to text."""
    found: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for token in tokens:
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline" and found:
            parts = []
            for child in token.children or []:
                if child.type == "html_inline" and child.content == "<br>":
                    parts.append("\n")
                else:
                    assert child.type in ("text", "code_inline", "text_special"), child
                    parts.append(child.content)
            found[-1].append("".join(parts))
    return found


TEXT: SearchStrategy[str] = st.lists(
    st.sampled_from(WORDS) | st.text("甲乙ab*_[](){}<>#!|`~&\\-+.:= ", max_size=8), min_size=1
).map(lambda parts: "".join(parts).strip() or "甲")


@given(TEXT, TEXT, TEXT, TEXT)
def test_markdown_stays_text(subject: str, now: str, sentence: str, example: str) -> None:
    """Whatever signs a catalogue holds, a cell renders as just that text."""
    (head, row) = cells_of(todo_markdown(one(subject, now, f"{sentence}\n{example}"), "zh"))
    assert head == HEAD
    assert row == [subject, "找谁", now, f"{sentence}\n{example}", "hall.yaml:7"]


@pytest.mark.parametrize("text", ["a|b", "*a*", "<b>", "[a](b)"])
def test_careless_markdown_is_noticed(text: str) -> None:
    """Text put into a table as it stands is not what the table then says."""
    try:
        cells = cells_of(f"| a |\n| --- |\n| {text} |\n")
    except AssertionError:
        return
    assert cells[1:] != [[text]]


def test_what_belongs_to_no_office_has_a_list_of_its_own() -> None:
    """Hotlines and settings are the district's matter; each office is told its own alone."""
    overlay = """
    hotlines: [{id: supervision, kind: enquiry}]
    offices:
      - {id: school, name: 学校, kind: station, hours: {weekly: [], by_appointment: yes}}
      - {id: hall, hours: {holidays: null}}
    officers: [{id: li-xue, name: 李某某}]
    """
    report = check(specimen(overlay)).only(select=["BM402", "BM501", "BM701"])
    lists = todo_lists(report)
    assert {t.stem: [(i.subject.zh, i.question.zh) for i in t.items] for t in lists} == {
        "hall": [("便民服务中心", "其他（要留意）"), ("李某某", "其他")],
        "catalogue": [("目录", "其他")],
    }
    assert lists[-1].summary("en") == "Once these 1 places are mended, nobody has to come twice."


def test_what_one_line_mends_is_one_row() -> None:
    """An office whose hours answer for all of its services is asked for them once, at its place."""
    services = "".join(
        f"  - {{id: s-{i}, name: 事项{i}, office: hall, handlers: [service-1], audience: 全体, "
        "outcome: 回执, fee: {free: yes}, time_limit: {promised: {unit: 当场}}, "
        "nothing_to_bring: yes}\n"
        for i in range(4)
    )
    overlay = f"offices:\n  - id: hall\n    hours: null\nservices:\n{services}"
    report = check(specimen(overlay)).only(select=["BM206"])
    (hall,) = todo_lists(report)
    (row,) = [item for item in hall.items if item.question.zh == "去哪"]
    assert row.subject == Text(
        "居住证明开具、事项0、事项1等 5 项", "居住证明开具, 事项0, 事项1 and 2 more"
    )
    assert row.place == "overlay.yaml:2"
    assert row.instead.zh.startswith("在站所「便民服务中心」下面写上")
    open_ = report.readiness.offices[0].open
    assert [(q.service, q.question, str(q.origin)) for q in open_] == [
        (service, "where", "overlay.yaml:2:5")
        for service in ("residence-proof", "s-0", "s-1", "s-2", "s-3")
    ]
    lines = [line.plain for line in readiness_lines(report, "zh")]
    assert lines[5:8] == [
        "便民服务中心  0/5",
        "  居住证明开具、事项0、事项1等 5 项",
        "    overlay.yaml:2:5  去哪没有答全：缺办公时间",
    ]


def test_what_only_looks_alike_stays_apart() -> None:
    """What each service has to write itself is asked of each."""
    overlay = """
    services:
      - {id: residence-proof, materials: []}
      - {id: another, name: 另一件, office: hall, materials: []}
    """
    (hall,) = todo_lists(check(specimen(overlay)))
    assert [i.subject.zh for i in hall.items if i.question.zh == "带什么"] == [
        "居住证明开具",
        "另一件",
    ]


def test_what_is_known_or_silenced_is_still_to_do(report: Report) -> None:
    """A baseline or a silence takes nothing off the list of what citizens miss."""
    known = report.against(report.baseline())
    assert not known.findings
    assert todo_lists(known) == todo_lists(report)


@pytest.mark.parametrize("office", ["con", "catalogue", "a/b", "..", "CATALOGUE", "office-1"])
def test_an_id_that_is_no_file_name_gets_a_number(office: str) -> None:
    """Whatever an office's id is, its list is a plain file, and no list hides another."""
    overlay = f"""
    offices: [{{id: "{office}", name: 甲}}]
    services: [{{id: residence-proof, office: "{office}"}}]
    hotlines: [{{id: supervision, kind: enquiry}}]
    """
    stems = [todo.stem for todo in todo_lists(check(specimen(overlay)))]
    assert stems == ["office-1", "catalogue"]


def test_lists_are_written_whole(
    home: Path, make: Callable[[str], Report], capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder holds the lists of this run and none of the run before."""
    words = ["check", "村", "--as-of", "2026-03-01", "--todo", "dist"]
    assert main(words) == 1
    out, err = capsys.readouterr()
    assert out.endswith("缺 办什么 1，找谁 1\n")
    assert err == "dist/todo/  1 份清单\n"
    assert sorted(p.name for p in Path("dist/todo").iterdir()) == [
        "hall.md",
        "hall.xlsx",
        "manifest.json",
    ]
    make("office: {id: hall}")
    assert main(words) == 0
    assert capsys.readouterr().err == "dist/todo/  0 份清单\n"
    assert [p.name for p in Path("dist/todo").iterdir()] == ["manifest.json"]


def test_a_folder_of_somebody_else_is_left_alone(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """2: lists are not written over what bianmin did not write."""
    Path("dist/todo").mkdir(parents=True)
    Path("dist/todo/mine.txt").write_text("mine")
    assert main(["check", "村", "--todo", "dist"]) == 2
    assert "这个文件夹不是 bianmin 写的" in capsys.readouterr().err
    assert [p.name for p in Path("dist/todo").iterdir()] == ["mine.txt"]


def test_without_xlsxwriter_there_is_markdown(
    report: Report, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extra is not installed the lists are Markdown, and how to get more is said."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert main(["check", "村", "--as-of", "2026-03-01", "--todo", "dist"]) == 1
    assert capsys.readouterr().err == (
        "dist/todo/  1 份清单，只有 Markdown；要 Excel 的，先安装：pip install 'bianmin[xlsx]'\n"
    )
    assert sorted(p.name for p in Path("dist/todo").iterdir()) == ["hall.md", "manifest.json"]


def test_lists_from_python(report: Report) -> None:
    """`write_todo` returns the folder, with the same files."""
    assert write_todo(report, "out", lang="en") == Path("out/todo")
    assert Path("out/todo/hall.md").read_text("utf-8").startswith("# 便民服务中心\n")
    assert load("村").office("hall").name == "便民服务中心"

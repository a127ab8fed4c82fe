"""Cards from a table or a script, without a catalogue; and all that can be wrong with a table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bianmin_core import OptionError, SourceError
from bianmin_core.cli import main
from bianmin_exporters.cards import cards_from_csv, cards_from_rows, labels
from bianmin_exporters.cards.label_options import shape_of
from bianmin_exporters.cards.stock import STOCKS
from bianmin_exporters.cards.table import MOST_TOLD
from bianmin_exporters.codes import MIN_MODULE_MM, QUIET_MODULES

from .conftest import codes_in, pages_of, pixels, text_of

GOOD = "link,title,line 1\nhttps://bm.example.cn/s/a,新生儿入户,一楼 1 号窗口\nhttps://bm.example.cn/s/b,法律援助,\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table in the working directory."""
    monkeypatch.chdir(tmp_path)
    Path("links.csv").write_text(GOOD, "utf-8")
    return Path("links.csv")


def told(table: Path, content: str | bytes, **options: Any) -> list[str]:
    """What is said of a table that is not sound; nothing may be written for it."""
    table.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SourceError) as refused:
        cards_from_csv(table, "out", **options)
    assert not Path("out").exists()
    return refused.value.zh.splitlines()


def test_a_table_becomes_sheets_by_one_command(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`bianmin cards from-csv` writes sheets whose codes and texts are those of the rows."""
    assert main(["cards", "from-csv", "links.csv", "--preset", "70x37", "-o", "out"]) == 0
    assert capsys.readouterr().out == "out/qr-cards/  3 个文件\n"
    pdf = Path("out/qr-cards/cards.pdf").read_bytes()
    (page,) = pages_of(pdf, 300, tmp_path)
    assert [code.text for code in codes_in(page)] == [
        "https://bm.example.cn/s/a", "https://bm.example.cn/s/b",
    ]  # fmt: skip
    text = text_of(pdf)
    for said in ("新生儿入户", "一楼1号窗口", "法律援助", "bm.example.cn/s/b", "扫码看"):
        assert said in text


def test_a_script_makes_the_same_in_one_call(table: Path) -> None:
    """Rows handed over by a script give the same files as the same rows of a table."""
    rows = [
        {"link": "https://bm.example.cn/s/a", "title": "新生儿入户", "lines": "一楼 1 号窗口"},
        {"link": "https://bm.example.cn/s/b", "title": "法律援助"},
    ]
    one = cards_from_rows(rows, "one")
    other = cards_from_csv(table, "other")
    assert (one.folder / "cards.pdf").read_bytes() == (other.folder / "cards.pdf").read_bytes()


@pytest.mark.parametrize("preset", STOCKS)
def test_every_preset_is_read_to_the_last_cell(table: Path, tmp_path: Path, preset: str) -> None:
    """A full sheet of each stock has a code in every cell, in the order of the rows."""
    count = STOCKS[preset].cells
    rows = [
        {"link": f"https://bm.example.cn/s/{n:03d}", "title": f"第{n}件事"} for n in range(count)
    ]
    written = cards_from_rows(rows, "out", preset=preset)
    (page,) = pages_of((written.folder / "cards.pdf").read_bytes(), 200, tmp_path)
    high = STOCKS[preset].cell[1] * 200 / 25.4
    read = sorted(codes_in(page), key=lambda code: (round(code.top / high), code.left))
    assert [code.text for code in read] == [row["link"] for row in rows]


@pytest.mark.parametrize("cell", [s.cell for s in STOCKS.values()], ids=STOCKS)
def test_the_quiet_zone_stays_inside_the_card(cell: tuple[float, float]) -> None:
    """Four modules of white lie in the card's own margin, so that they are there when it is cut."""
    shape = shape_of(cell)
    for version in range(1, 12):
        modules = 17 + 4 * version
        module = max(MIN_MODULE_MM, shape.least_mm(modules) / modules)
        assert QUIET_MODULES * module <= shape.margin + 1e-9


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_file_a_row_by_its_id(table: Path, form: str) -> None:
    """Pictures are named by the column that was mapped, or by the row's number."""
    table.write_text(
        "编号,网址,事项\nbirth,https://bm.example.cn/s/a,入户\n,https://bm.example.cn/s/b,援助\n"
    )
    written = cards_from_csv(table, "out", format=form)
    assert sorted(p.name for p in (written.folder / "cards").iterdir()) == [
        f"00003.{form}", f"birth.{form}",
    ]  # fmt: skip
    if form == "png":
        picture = pixels((written.folder / "cards" / "birth.png").read_bytes())
        assert [code.text for code in codes_in(picture)] == ["https://bm.example.cn/s/a"]
    else:
        svg = (written.folder / "cards" / "birth.svg").read_text()
        assert "<title>入户</title><desc>https://bm.example.cn/s/a</desc>" in svg


def test_any_columns_can_be_mapped(table: Path) -> None:
    """Links, titles and lines come from the columns that are named."""
    table.write_text("办事,在哪,电话,去处\n援助,二楼,0874-1002001,https://bm.example.cn/s/b\n")
    written = cards_from_csv(table, "out", link="去处", title="办事", lines="在哪，电话")
    text = text_of((written.folder / "cards.pdf").read_bytes())
    assert "援助" in text
    assert "二楼0874-1002001" in text


@pytest.mark.parametrize(
    ("content", "cell", "says"),
    [
        ("tel", "+868741002001", "tel:+868741002001"),
        ("text", "带户口簿，打 0874-1002001", "带户口簿，打 0874-1002001"),
    ],
)
def test_a_district_without_a_website(table: Path, content: Any, cell: str, says: str) -> None:
    """Codes ring a number or show a text where there is nothing to link to."""
    table.write_text(f"content,title\n{cell},援助\n")
    written = cards_from_csv(table, "out", content=content, format="png")
    picture = pixels((written.folder / "cards" / "00002.png").read_bytes())
    assert [code.text for code in codes_in(picture)] == [says]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_and_delimiters(table: Path, encoding: str, delimiter: str) -> None:
    """UTF-8 is read with its mark or without, others when they are named; commas need not be commas."""
    table.write_bytes(GOOD.replace(",", delimiter).encode(encoding))
    known = None if encoding.startswith("utf-8") else encoding
    written = cards_from_csv(table, "out", encoding=known)
    assert "新生儿入户" in text_of((written.folder / "cards.pdf").read_bytes())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_told_with_the_remedy(table: Path, encoding: str) -> None:
    """What Excel saves by default is one sentence with row and column, and the flag that reads it."""
    (said,) = told(table, GOOD.encode(encoding))
    place = {"gb18030": "2:2", "utf-16": "1:1"}[encoding]
    assert said == (
        f"links.csv:{place}  文件不是 UTF-8 编码，像是 {encoding.upper()}；请在 Excel 里另存为「CSV UTF-8」，"
        f"或者加上 --encoding {encoding}"
    )


def test_everything_wrong_is_told_at_once(table: Path) -> None:
    """Each unsound cell is a sentence with its row and column, in the order of the table."""
    rows = [
        "link,title,line 1",
        f"https://bm.example.cn/{'a' * 3000},太长,",
        ",没有链接,",
        "https://bm.example.cn/a b,有空格,",
        "javascript:alert(1),脚本,",
        "https://bm.example.cn/s/ok,好的,",
        "https://bm.example.cn/s/rare,輋𣒍村,",
        f"https://bm.example.cn/s/{'long-' * 50},密,",
        f"https://bm.example.cn/s/name,{'名' * 60},{'字' * 60}",
        "https://bm.example.cn/s/ok,又一次,",
        "https://bm.example.cn/s/comma,一,二,三",
    ]
    said = told(table, "\n".join(rows))
    assert [line.split("  ")[0] for line in said] == [
        "links.csv:2:1", "links.csv:3:1", "links.csv:4:1", "links.csv:5:1", "links.csv:7:2",
        "links.csv:8:1", "links.csv:9:2", "links.csv:10:1", "links.csv:11:4",
    ]  # fmt: skip
    for line, part in zip(
        said,
        (
            "「link」栏：链接「https://bm.example.cn/aaaa",
            "「link」栏：链接是空的",
            "不能有空格、控制字符或中文标点（U+0020）",
            "要以 https:// 或 http:// 开头",
            "里的「𣒍」字体里没有",
            "请至少印 ",
            "和小字一共 120 个字，这种纸放不下",
            "和第 6 行的内容一样，一共 2 行都是它（第 10 行重复）",
            "有 4 格，表头只有 3 栏",
        ),
        strict=True,
    ):
        assert part in line
    assert "太长，有 3022 字节，最多 300 字节" in said[0]
    assert "或者改用大一些的纸型：" in said[5]


def test_texts_without_room_are_told_wherever_they_stand(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a bad link, every text that has no room is told, though only some are typeset at a time."""
    monkeypatch.setattr(labels, "CHUNK", 2)
    titles = ["脚本", "好的", "名" * 130, "好的", "好的", "名" * 140]
    rows = [f"https://bm.example.cn/s/{n},{title}," for n, title in enumerate(titles)]
    rows[0] = "javascript:alert(1),脚本,"
    said = told(table, "\n".join(["link,title,line 1", *rows]))
    assert [line.split("  ")[0] for line in said] == [
        "links.csv:2:1", "links.csv:4:2", "links.csv:7:2",
    ]  # fmt: skip
    assert "一共 130 个字，这种纸放不下" in said[1]


def test_many_duplicates_are_one_sentence(table: Path) -> None:
    """The same link in many rows is told once, with the rows; test_bad_input has 10,000 of them."""
    rows = ["link", *["https://bm.example.cn/s/a"] * 100]
    assert told(table, "\n".join(rows)) == [
        "links.csv:3:1  和第 2 行的内容一样，一共 100 行都是它（第 3、4、5、6、7…… 行重复）；"
        "要多印几张用 --copies，本来就要这样就加 --duplicates allow"
    ]


def test_duplicates_are_taken_when_wanted(table: Path) -> None:
    """A link may stand on several cards where that is meant."""
    table.write_text("link,title\nhttps://bm.example.cn/s/a,甲\nhttps://bm.example.cn/s/a,乙\n")
    written = cards_from_csv(table, "out", duplicates="allow")
    assert len(json.loads((written.folder / "codes.json").read_text())["codes"]) == 2


def test_a_thousand_faults_are_counted(table: Path) -> None:
    """A table that is wrong all through tells the first faults and how many more there are."""
    said = told(table, "link\n" + "nonsense\n" * 1000, duplicates="allow")
    assert len(said) == MOST_TOLD + 1
    assert said[-1] == f"links.csv  还有 {1000 - MOST_TOLD} 处不对，没有一一列出"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "links.csv:1:1  表是空的，第一行要写栏名"),
        ("link,title\n", "links.csv:2  表里没有内容"),
        ("a,a\n1,2\n", "links.csv:1:2  有两栏都叫「a」"),
        (
            "网站,名\nhttps://a.example,b\n",
            "links.csv:1  没有「link」这一栏；有的是：网站、名；可以用 --link 写明是哪一栏",
        ),
        ("link\nhttps://a.example\n\x00\n", None),
        (
            "id,link\na/b,https://a.example\n",
            "links.csv:2:1  编号「a/b」不能做文件名：只能用字母、数字、汉字、- 和 _",
        ),
        (
            "id,link\nx,https://a.example\nX,https://b.example\n",
            "links.csv:3:1  编号「X」和第 2 行的一样",
        ),
    ],
)
def test_what_is_no_table_is_told(table: Path, content: str, said: str | None) -> None:
    """Heads, ids and broken files have sentences of their own."""
    lines = told(table, content)
    assert said is None or said in lines
    assert lines


def test_a_table_that_is_not_there(table: Path) -> None:
    """A wrong path is a sentence, and exit code 2."""
    assert main(["cards", "from-csv", "nowhere.csv", "-o", "out"]) == 2
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"preset": "90x55"}, "没有叫 90x55 的纸型；有的是：90x54、"),
        ({"grid": "3"}, "选项 grid 要写成两个数，如 70x37，不能是「3」"),
        ({"grid": "3x40"}, "格子放不下：一共 195.5x1524，"),
        ({"cell": "20x20", "grid": "2x2"}, "每格 20x20 毫米太小"),
        ({"start_at": 22}, "一张纸只有 21 格，不能从第 22 格印起"),
        ({"copies": 0}, "份数 copies 要在 1 到 1000 之间"),
    ],
)
def test_options_that_can_not_be(table: Path, options: dict[str, Any], said: str) -> None:
    """A stock that does not add up is refused before anything is read or written."""
    words = [w for k, v in options.items() for w in (f"--{k.replace('_', '-')}", str(v))]
    with pytest.raises((OptionError, ValueError), match=said.replace("（", ".")):
        cards_from_csv(table, "out", **options)
    assert main(["cards", "from-csv", "links.csv", "-o", "out", *words]) == 2
    assert not Path("out").exists()


def test_the_manifest_of_a_table(table: Path) -> None:
    """Each cell's id, title, content and place stand in both manifests."""
    written = cards_from_csv(table, "out", start_at=3, copies=2)
    tree = json.loads((written.folder / "codes.json").read_text("utf-8"))
    assert (tree["format"], tree["status"]) == ("bianmin-codes/1", "published")
    assert [(c["id"], c["page"], c["row"], c["column"]) for c in tree["codes"]] == [
        ("00002", 1, 1, 3), ("00002", 1, 2, 1), ("00003", 1, 2, 2), ("00003", 1, 2, 3),
    ]  # fmt: skip
    first = tree["codes"][0]
    assert first["content"] == "https://bm.example.cn/s/a"
    assert (first["modules"], first["level"], first["file"]) == (25, "M", "cards.pdf")
    text = (written.folder / "codes.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["content"] for row in rows] == [c["content"] for c in tree["codes"]]


def test_a_formula_in_a_title_is_no_formula_in_the_manifest(table: Path) -> None:
    """A spreadsheet that opens the CSV runs nothing; the JSON has the title as it is."""
    cards = cards_from_rows([{"link": "https://a.example", "title": "=1+1"}], "out")
    assert ",'=1+1," in (cards.folder / "codes.csv").read_text("utf-8-sig")
    assert json.loads((cards.folder / "codes.json").read_text())["codes"][0]["name"] == "=1+1"

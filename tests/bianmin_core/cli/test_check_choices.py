"""`bianmin check`: what is told, in which form, and what counts."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bianmin_core.cli import main
from bianmin_core.testing.specimen import SPECIMEN

WRONG = """\
extends: ../base
offices:
- id: hall
  hours: {holidays: null}
services:
- id: residence-proof
  handlers: []
  steps:
  - {order: 1, text: 交}
  - {order: 1, text: 取}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder c with two findings that block (BM204, BM302) and some that warn."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", SPECIMEN), ("c", WRONG)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalogue.yaml").write_bytes(text.encode())
    return tmp_path / "c"


def check(*words: str) -> int:
    """Run `bianmin check c` with more words."""
    return main(["check", "c", "--as-of", "2026-03-01", *words])


def codes(out: str) -> list[str]:
    """Codes of the findings in a report of JSON."""
    return [found["code"] for found in orjson.loads(out)["findings"]]


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        ((), ["BM402", "BM204", "BM302", "BM303", "BM303"], 1),
        (("--select", "BM204"), ["BM204"], 1),
        (("--select", "BM3"), ["BM302", "BM303", "BM303"], 1),
        (("--select", "BM402,BM303"), ["BM402", "BM303", "BM303"], 0),
        (("--select", "BM402", "--select", "BM303"), ["BM402", "BM303", "BM303"], 0),
        (("--ignore", "BM2, BM302"), ["BM402", "BM303", "BM303"], 0),
        (("--select", "BM3", "--ignore", "BM302"), ["BM303", "BM303"], 0),
        (("--severity", "blocks"), ["BM204", "BM302"], 1),
        (("--severity", "blocks", "--ignore", "BM302,BM204"), [], 0),
    ],
)
def test_what_is_asked_for_is_told(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: list[str],
    code: int,
) -> None:
    """1 if and only if something that blocks is among what is selected."""
    assert check("--format", "json", *words) == code
    assert codes(capsys.readouterr().out) == told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--select", "BM20x"),
            "没有编号 'BM20x' 的规则，是不是 BM2",
        ),
        (("--ignore", "bm204"), "没有编号 'bm204' 的规则，是不是 BM204？\n"),
        (("--ignore", "ruff"), "没有编号 'ruff' 的规则；有的见 docs/rules.md\n"),
        (("--select", "BM204,"), "没有编号 '' 的规则；有的见 docs/rules.md\n"),
        (
            ("--select", "X1", "--ignore", "X2"),
            "没有编号 'X1' 的规则；有的见 docs/rules.md；没有编号 'X2' 的规则；有的见 docs/rules.md\n",
        ),
    ],
)
def test_a_code_that_fits_no_rule(
    home: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """2: an unknown code is told with the nearest, and nothing is checked as if it were known."""
    assert check(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert "there is no rule" in err


@pytest.mark.parametrize(
    ("format", "begins"),
    [
        (
            "text",
            "便民服务中心 · c/catalogue.yaml  2 个不能发布，3 个要留意\nc/catalogue.yaml:4:3  BM402 ",
        ),
        ("json", '{\n  "blocks": true,'),
        ("sarif", '{\n  "$schema": '),
        ("github", "::warning file=c/catalogue.yaml,line=4,col=3,title=BM402 "),
        ("junit", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="bianmin" '),
    ],
)
def test_every_form_comes_on_stdout(
    home: Path, capsys: pytest.CaptureFixture[str], format: str, begins: str
) -> None:
    """Whatever the form, it is all that is printed, and the exit code is the same."""
    assert check("--format", format) == 1
    out, err = capsys.readouterr()
    assert out.startswith(begins)
    assert out.endswith("\n")
    assert err == ""


@pytest.mark.parametrize("format", ["json", "sarif", "github", "junit"])
def test_what_can_not_be_read_comes_in_every_form(
    home: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    """2: a program finds the reason on stdout, in the form it asked for."""
    (home / "catalogue.yaml").write_bytes(b"district: {nmae: a, name: b}\n")
    assert check("--format", format) == 2
    out, err = capsys.readouterr()
    assert "没有「nmae」这个栏目，是不是 name（名称）？" in out
    assert err == ""


def test_readiness_as_a_table(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row an office, then what is open, where, and what to write instead; the code stays 1."""
    assert check("--readiness") == 1
    assert capsys.readouterr() == (
        "每一问下面：还没有答的事项数\n"
        "站所          事项  齐全  办什么  带什么  找谁  去哪  打哪\n"
        "便民服务中心     1     0       0       0     1     0     0\n"
        "共               1     0       0       0     1     0     0\n"
        "\n"
        "便民服务中心  0/1\n"
        "  居住证明开具\n"
        "    c/catalogue.yaml:7:3  找谁没有答案：没有经办人\n"
        "      该写成：在这个事项下面写上经办的岗位，本站所有 service-1（李雪）、service-2（杨波）"
        "（照实际情况改）：\n"
        "          handlers: [岗位编号]\n"
        "\n"
        "1 项服务中，0 项五问齐全\n",
        "",
    )


def test_readiness_in_english(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in English, and 0 where what blocks was not asked for."""
    assert check("--readiness", "--lang", "en", "--select", "BM402") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1].split("  ")[0] == "office"
    assert out[-1] == "0 of 1 services answer all five questions"


def test_readiness_as_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs read the same object as `report.readiness`."""
    assert check("--readiness", "--format", "json") == 1
    tree = orjson.loads(capsys.readouterr().out)
    assert (tree["services"], tree["ready"]) == (1, 0)
    (office,) = tree["offices"]
    assert office["missing"] == {"who": ["residence-proof"]}
    assert [(q["service"], q["question"], q["line"]) for q in office["open"]] == [
        ("residence-proof", "who", 7)
    ]


def test_readiness_has_no_other_form(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2: a form that readiness does not come in is refused."""
    assert check("--readiness", "--format", "sarif") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("--readiness 只有 text 和 json 两种，没有 sarif\n")


def test_a_baseline_lets_a_district_begin(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is written down no longer fails; what is new does; what is gone is told."""
    assert check("--ignore", "BM302", "--write-baseline", "known.json") == 0
    assert capsys.readouterr().out.startswith(
        "0 个问题不能发布，0 个要留意，4 个在基线里\n1 项服务中，0 项五问齐全\n"
    )
    # Lines move, one finding is mended, one like an old one is new.
    text = WRONG.replace("services:", "\n# 注\n\nservices:").replace(": null", ": open")
    text = text.replace(
        "- {order: 1, text: 取}", "- {order: 1, text: 取}\n  - {order: 1, text: 走}"
    )
    (home / "catalogue.yaml").write_bytes(text.encode())
    assert check("--ignore", "BM302", "--baseline", "known.json") == 0
    out = capsys.readouterr().out
    assert "BM303 要留意" in out
    assert "BM204 不能发布" not in out
    assert out.splitlines()[-5:] == [
        "0 个问题不能发布，1 个要留意，3 个在基线里",
        "基线里有 1 个已经改好了，用 --write-baseline 重写一次，基线就短了：",
        "  BM402  站所「便民服务中心」：没有写节假日和调休日上不上班",
        "1 项服务中，0 项五问齐全",
        "  便民服务中心  0/1  缺 找谁 1",
    ]
    (home / "catalogue.yaml").write_bytes((text + "  outcome: ''\n").encode())
    assert check("--ignore", "BM302", "--baseline", "known.json") == 1
    assert "BM203 不能发布" in capsys.readouterr().out


def test_only_what_is_selected_is_gone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A baseline does not call gone what was not asked for."""
    assert check("--write-baseline", "known.json") == 0
    capsys.readouterr()
    assert check("--baseline", "known.json", "--select", "BM3", "--format", "json") == 0
    tree = orjson.loads(capsys.readouterr().out)
    assert (tree["findings"], len(tree["known"]), tree["gone"]) == ([], 3, [])


def test_a_baseline_does_not_let_anything_be_printed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export is blocked by what a baseline knows, and readiness is no better for it."""
    assert check("--write-baseline", "known.json") == 0
    assert "1 项服务中，0 项五问齐全" in capsys.readouterr().out
    assert main(["export", "json", "c", "-o", "dist"]) == 1
    assert not Path("dist").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "known.json  没有这个文件或文件夹，请检查路径"),
        (b"{", "known.json:1:2  基线文件不是完整的 JSON；用 --write-baseline 重写一次"),
        (b"\xff\xfe", "known.json:1:1  基线文件不是完整的 JSON；用 --write-baseline 重写一次"),
        (b"[]", "known.json  这不是 bianmin 写的基线文件；用 --write-baseline 写一个"),
        (b'{"format": "x", "findings": []}', "known.json  这不是 bianmin 写的基线文件"),
        (b'{"format": "bianmin-baseline/1"}', "known.json  这不是 bianmin 写的基线文件"),
        (b'{"format": "bianmin-baseline/1", "findings": [1]}', "known.json  这不是 bianmin"),
        (
            b'{"format": "bianmin-baseline/1", "findings": [{"fingerprint": "a", "code": "b",'
            b' "message": "c", "severity": "blocks", "count": 0}]}',
            "known.json  这不是 bianmin",
        ),
        (
            b'{"format": "bianmin-baseline/1", "findings": [{"fingerprint": 1, "code": "b",'
            b' "message": "c", "severity": "blocks", "count": 1}]}',
            "known.json  这不是 bianmin",
        ),
    ],
)
def test_a_broken_baseline(
    home: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    """2: a baseline that can't be used is a sentence, and nothing passes for its sake."""
    if content is not None:
        Path("known.json").write_bytes(content)
    assert check("--baseline", "known.json") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)


def test_a_baseline_that_can_not_be_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2: where nothing can be written, nothing is left behind."""
    assert check("--write-baseline", "nowhere/known.json") == 2
    assert capsys.readouterr().err.startswith(
        "写不进 nowhere/known.json：没有这个文件夹。原来的内容没有动。\n"
    )
    Path("known.json").mkdir()
    assert check("--write-baseline", "known.json") == 2
    assert sorted(p.name for p in Path().iterdir()) == ["base", "c", "known.json"]


def test_the_file_of_a_baseline_is_settled(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One finding a line in a settled order, so that a change of it can be read."""
    assert check("--write-baseline", "known.json") == 0
    first = Path("known.json").read_bytes()
    assert check("--baseline", "known.json", "--write-baseline", "known.json") == 0
    assert Path("known.json").read_bytes() == first
    lines = first.decode().splitlines()
    assert lines[:3] == ["{", ' "format": "bianmin-baseline/1",', ' "findings": [']
    assert [orjson.loads(line.rstrip(","))["code"] for line in lines[3:-2]] == [
        "BM204",
        "BM302",
        "BM303",
        "BM402",
    ]
    assert orjson.loads(lines[5].rstrip(","))["count"] == 2


@pytest.mark.parametrize("of", ["catalogue", "overlay", "report", "readiness", "baseline"])
def test_each_schema_is_printed(capsys: pytest.CaptureFixture[str], of: str) -> None:
    """`bianmin schema --of` prints the schema of each document."""
    assert main(["schema", "--of", of]) == 0
    assert orjson.loads(capsys.readouterr().out)["$id"].endswith(f"/{of}-1.json")


def test_a_baseline_is_no_device(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2: what is no ordinary file is neither written nor replaced; a link leads to its file."""
    assert check("--write-baseline", "/dev/null") == 2
    assert capsys.readouterr().err.startswith("写不进 /dev/null：它不是普通文件。\n")
    Path("known.json").symlink_to("real.json")
    assert check("--write-baseline", "known.json") == 0
    assert Path("known.json").is_symlink()
    assert Path("real.json").is_file()


def test_an_edition_is_compared_with_the_one_before(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A service that got a new id is told once the edition before is named, and not else."""
    renamed = SPECIMEN.replace("id: residence-proof", "id: proof-of-residence")
    (home / "catalogue.yaml").write_bytes(renamed.encode())
    assert check("--format", "json", "--select", "BM106") == 0
    assert codes(capsys.readouterr().out) == []
    assert check("--format", "json", "--select", "BM106", "--previous", "base") == 0
    assert codes(capsys.readouterr().out) == ["BM106"]


def test_an_edition_before_that_can_not_be_read_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is named must be readable: a sentence says what is not, and nothing is checked."""
    assert check("--previous", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err

"""`bianmin check`: exit codes and every word it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from bianmin_core.cli import main

READY = """district: {name: 王家庄街道, code: "530322001", area_code: "0874"}
edition: {number: 2026 年第 1 版, issued_on: 2026-03-01}
hotlines:
- id: supervision
  name: 纪检监察工委
  kind: supervision
  purpose: 推诿、刁难
  phone: {number: 0874-1000001}
"""
DEEP = {
    "flow": ("catalogue.yaml", "district: %s", "[", "1:1"),
    "closed": ("catalogue.yaml", "district: %s", "[ ", "1:1"),
    "braces": ("catalogue.yaml", "%s", "{a: ", "1:1"),
    "block": ("catalogue.yaml", "%sa\n", "- ", "1:121"),
    "json-lists": ("x.json", "%s", "[", "1:1026"),
    "json-objects": ("x.json", "%s", '{"a":', "1:5122"),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder c below the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c").mkdir()
    return tmp_path / "c"


def write(home: Path, text: str) -> None:
    """Write the main file."""
    (home / "catalogue.yaml").write_bytes(text.encode())


def test_nothing_blocks(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0: a catalogue without blocking findings; counts on stdout, stderr silent."""
    write(home, READY)
    assert main(["check", "c", "--as-of", "2026-03-01"]) == 0
    assert capsys.readouterr() == ("0 个问题不能发布，0 个要留意\n0 项服务中，0 项五问齐全\n", "")


def test_findings_block(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1: findings on stdout with place, code, weight, sentence, the line itself and remedy."""
    write(home, READY.replace(", issued_on: 2026-03-01", ""))
    assert main(["check", "c", "--as-of", "2026-03-01"]) == 1
    assert capsys.readouterr() == (
        "c/catalogue.yaml  1 个不能发布\n"
        "c/catalogue.yaml:2:1  BM104 不能发布  目录：没有填 issued_on（发布日期）\n"
        "    2 | edition: {number: 2026 年第 1 版}\n"
        "      | ^\n"
        "    怎么改：补上这一栏。\n"
        "\n"
        "1 个问题不能发布，0 个要留意\n"
        "0 项服务中，0 项五问齐全\n",
        "",
    )


def test_what_can_not_be_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2: problems on stderr with place and sentence, stdout silent."""
    write(home, "district: {nmae: a}\n")
    assert main(["check", "c"]) == 2
    assert capsys.readouterr() == (
        "",
        "c/catalogue.yaml:1:1  缺少 name（名称）\n"
        "c/catalogue.yaml:1:12  没有「nmae」这个栏目，是不是 name（名称）？\n"
        "共 2 处读不进来，改好才能继续检查\n",
    )
    assert main(["check", "c", "--lang", "en"]) == 2
    assert capsys.readouterr() == (
        "",
        "c/catalogue.yaml:1:1  name is missing\n"
        "c/catalogue.yaml:1:12  there is no field nmae; did you mean name?\n"
        "2 problems; the catalogue can't be read until they are mended\n",
    )


def test_problems_for_programs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--format json puts the same problems on stdout, with file, line and both languages."""
    write(home, "district: {nmae: a, name: b}\n")
    assert main(["check", "c", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert orjson.loads(out) == {
        "problems": [
            {
                "file": "c/catalogue.yaml",
                "line": 1,
                "column": 12,
                "message": {
                    "zh": "没有「nmae」这个栏目，是不是 name（名称）？",
                    "en": "there is no field nmae; did you mean name?",
                },
            }
        ]
    }


@pytest.mark.parametrize(
    ("words", "out", "err"),
    [
        (
            ["chek"],
            "",
            "没有 chek 这个命令，是不是 check？\nthere is no command chek; did you mean check?\n",
        ),
        (
            ["zzz"],
            "",
            "没有 zzz 这个命令；有的是：check、export、build、translations、notice、exporters、rules、schema、cards\n"
            "there is no command zzz; "
            "there are: check, export, build, translations, notice, exporters, rules, schema, cards\n",
        ),
        (
            ["check", "nowhere"],
            "",
            "nowhere  没有这个文件或文件夹，请检查路径\n共 1 处读不进来，改好才能继续检查\n",
        ),
    ],
)
def test_wrong_words(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], out: str, err: str
) -> None:
    """2: a command or path that is not there, told on stderr with the nearest one."""
    assert main(words) == 2
    assert capsys.readouterr() == (out, err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "命令写法有误：少写了参数。"),
        (["check", "c", "--zzz"], "命令写法有误：没有这个选项。"),
        (["check", "c", "--as-of", "someday"], "命令写法有误：选项的值不对。"),
        (["check", "c", "d"], "命令写法有误：多写了东西。"),
    ],
)
def test_wrong_calls(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """2: words that the command does not take, told on stderr with the way to its help."""
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert err.endswith("\n用法 usage: bianmin check --help\n")


@pytest.mark.parametrize("count", [10_000, 200_000])
@pytest.mark.parametrize("kind", sorted(DEEP))
def test_deepest_nesting(home: Path, kind: str, count: int) -> None:
    """2, one sentence and no crash of the process, however deep a file is nested."""
    name, form, piece, place = DEEP[kind]
    closing = "]" * count if kind == "closed" else ""
    (home / name).write_text(form % (piece * count) + closing)
    path = "c" if name == "catalogue.yaml" else f"c/{name}"
    code = "import sys; from bianmin_core.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, "check", path], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        2,
        "",
        f"c/{name}:{place}  层次套得太深（超过 60 层），请检查缩进和括号\n"
        "共 1 处读不进来，改好才能继续检查\n",
    )

"""Commands that installed packages bring: listed from metadata, loaded when they are chosen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bianmin_core.cli import main

GREET = """
import attrs
from bianmin_core import ExporterError, Text, option

@attrs.frozen(kw_only=True)
class Options:
    times: int = attrs.field(default=1, metadata=option("几次", "How often"))

    def __attrs_post_init__(self):
        if self.times > 9:
            raise ValueError("太多次了")

class Greet:
    summary = Text("问好", "Greet")
    arguments = ("name",)
    options = Options
    def run(self, arguments, options, /):
        if arguments[0] == "nobody":
            raise ExporterError("没有人", "Nobody there")
        print("你好" * options.times + arguments[0])
        return 0
"""
Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a package whose module brings the command `greet`."""

    def installed(source: str) -> None:
        info = tmp_path / "greeter-3.1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: greeter\nVersion: 3.1\n")
        (info / "entry_points.txt").write_text("[bianmin.commands]\ngreet = greeter:command\n")
        (tmp_path / "greeter.py").write_text(source)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "greeter", raising=False)

    return installed


def test_a_command_is_listed_without_being_imported(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    """The help names it and whose it is, and the nearest is offered; its module is not loaded."""
    install("raise SystemExit('imported')")
    assert main(["--help"]) == 0
    assert "  greet         来自 · from greeter\n" in capsys.readouterr().out
    assert main(["gret"]) == 2
    assert "是不是 greet？" in capsys.readouterr().err
    assert "greeter" not in sys.modules


def test_a_command_gets_its_words_and_flags(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words in front, flags from the options class, help from both."""
    install(GREET + "command = Greet()\n")
    assert main(["greet", "王小明", "--times", "2"]) == 0
    assert capsys.readouterr().out == "你好你好王小明\n"
    assert main(["greet", "--help"]) == 0
    out = capsys.readouterr().out
    assert "问好 · Greet" in out
    assert "几次 How often" in out


def test_a_package_may_bring_several_under_one_name(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mapping is chosen from by the first word; without one the choice is shown."""
    install(GREET + "command = {'warmly': Greet()}\n")
    assert main(["greet", "warmly", "王小明"]) == 0
    assert capsys.readouterr().out == "你好王小明\n"
    assert main(["greet"]) == 2
    assert "  warmly  问好 · Greet" in capsys.readouterr().out
    assert main(["greet", "--help"]) == 0
    assert main(["greet", "warmli"]) == 2
    assert "bianmin greet 没有 warmli；有的是：warmly" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "words", "said"),
    [
        (GREET + "command = Greet()\n", ["nobody"], "没有人\nNobody there\n"),
        (GREET + "command = Greet()\n", ["x", "--times", "10"], "选项不对：太多次了"),
        (GREET + "command = Greet()\n", [], "命令写法有误：少写了参数。"),
        (GREET + "command = Greet()\n", ["x", "--tmes", "1"], "命令写法有误：没有这个选项。"),
        ("command = 1", [], "命令 greet（来自 greeter）缺少 summary、arguments、options、run"),
        ("import no_such_module", [], "命令 greet（来自 greeter）装不起来：No module named"),
    ],
)
def test_what_goes_wrong_is_a_sentence(
    install: Install,
    capsys: pytest.CaptureFixture[str],
    source: str,
    words: list[str],
    said: str,
) -> None:
    """2 and a sentence: its own refusals, wrong words, and a command that is none or broken."""
    install(source)
    assert main(["greet", *words]) == 2
    assert capsys.readouterr().err.startswith(said)

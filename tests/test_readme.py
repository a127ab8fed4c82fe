"""What the two READMEs show works as shown."""

from __future__ import annotations

import importlib
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bianmin_core.cli import main

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMISE = re.compile(r"^ *print\(.*\)  # (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#]+)\)")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language in both READMEs, each once."""
    found = [
        body
        for name in READMES
        for fenced, body in _FENCE.findall((ROOT / name).read_text("utf-8"))
        if fenced == language
    ]
    return list(dict.fromkeys(found))


def shell_lines() -> list[str]:
    """Every line of the shell blocks of both READMEs, each once."""
    return list(dict.fromkeys(line for block in blocks("sh") for line in block.splitlines()))


@pytest.fixture
def beside_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory with the example where the READMEs have it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)


def test_the_readmes_show_something() -> None:
    """There are snippets of each kind, so the tests below have something to run."""
    assert (len(blocks("python")), len(blocks("sh"))) == (3, 2)
    assert sum(len(_PROMISE.findall(b)) for b in blocks("python")) == 6


@pytest.mark.slow
@pytest.mark.usefixtures("beside_the_example")
@pytest.mark.parametrize("snippet", blocks("python"))
def test_python_snippet(snippet: str) -> None:
    """A snippet runs by itself and prints what stands in the comments behind its prints."""
    # In a process of its own, as a reader runs it; what typst keeps of a book goes with it.
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", snippet],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    printed = ran.stdout.splitlines()
    assert [p for p in _PROMISE.findall(snippet) if p not in printed] == []


@pytest.mark.slow
@pytest.mark.usefixtures("beside_the_example")
@pytest.mark.parametrize("line", [x for x in shell_lines() if x.startswith("bianmin ")])
def test_shell_line(line: str) -> None:
    """A command line succeeds with the example beside it."""
    program = Path(sys.executable).with_name("bianmin")
    assert subprocess.run([program, *shlex.split(line)[1:]], check=False).returncode == 0


def test_flags_without_a_value_pass_where_pydantic_is_loaded(
    beside_the_example: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cyclopts looks at defaults more closely once some package has loaded pydantic."""
    importlib.import_module("pydantic")
    assert main(["export", "cards", "nowhere", "-o", "dist"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_other_shell_lines_are_targets_of_the_makefile() -> None:
    """Every other line of the shell is `make` with a target there is."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    others = [line for line in shell_lines() if not line.startswith("bianmin ")]
    assert others == ["make demo", "make test"]
    assert {line.split()[1] for line in others} <= targets


def test_both_readmes_give_the_same_way_for_windows() -> None:
    """The lines for Windows are the same in both languages."""
    assert len(blocks("bat")) == 1


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    """Every link and picture of a README that is no web address is a file of the repository."""
    links = _LINK.findall((ROOT / name).read_text("utf-8"))
    assert [x for x in links if "://" not in x and not (ROOT / x).exists()] == []

"""The page on checking: its commands work, in a shell, as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "checking.md").read_text("utf-8")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BROKEN = re.compile(r"^    handlers: .*$", re.MULTILINE)


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [body for fenced, body in _FENCE.findall(PAGE) if fenced == language]


def documents() -> list[Any]:
    """The blocks of YAML, read."""
    return [yaml.safe_load(body) for body in blocks("yaml")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the example as the page has it."""
    shutil.copytree(ROOT / "examples" / "wangjiazhuang", tmp_path / "wangjiazhuang")
    return tmp_path


def spoil(home: Path) -> None:
    """Take the handlers from one office's services."""
    file = home / "wangjiazhuang" / "offices" / "15-forestry.yaml"
    text, count = BROKEN.subn("    handlers: []", file.read_text("utf-8"))
    assert count > 0
    file.write_text(text, "utf-8")


def shell(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in the folder, with the programs of this environment."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["sh", "-eu", "-c", script],
        cwd=home,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("script", blocks("sh"))
def test_each_command_works(home: Path, script: str) -> None:
    """On a catalogue in order every command of the page succeeds."""
    done = shell(script, home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.sub(r"dist/todo/  [0-9]+ 份清单\n", "", done.stderr) == ""


@pytest.mark.slow
def test_the_script_for_any_ci_fails_when_the_check_does(home: Path) -> None:
    """Its exit code is the check's, and what it promises to leave is there all the same."""
    spoil(home)
    (script,) = (block for block in blocks("sh") if "status" in block)
    done = shell(script, home)
    assert done.returncode == 1
    assert "BM204 不能发布" in done.stdout
    assert "<failure " in (home / "bianmin.xml").read_text("utf-8")
    assert (home / "dist" / "todo" / "forestry.md").is_file()
    (home / "wangjiazhuang" / "catalogue.yaml").write_text("district: [")
    assert shell(script, home).returncode == 2


@pytest.mark.slow
def test_the_workflow_runs_what_it_says(home: Path) -> None:
    """Each `bianmin` step runs as written; the log that is uploaded is the one that is written."""
    (workflow,) = (d for d in documents() if "jobs" in d)
    steps = workflow["jobs"]["check"]["steps"]
    runs = [s["run"] for s in steps if "run" in s]
    assert [r.split()[0] for r in runs] == ["pip", "bianmin", "bianmin"]
    (upload,) = (s["with"]["sarif_file"] for s in steps if "sarif" in s.get("uses", ""))
    spoil(home)
    done = shell(runs[1], home)
    assert done.returncode == 1
    assert "::error file=wangjiazhuang/offices/15-forestry.yaml,line=" in done.stdout
    assert shell(runs[2], home).returncode == 1
    assert '"version": "2.1.0"' in (home / upload).read_text("utf-8")


def test_the_hook_is_one_pre_commit_takes(tmp_path: Path) -> None:
    """pre-commit finds nothing wrong with the hooks, and refuses them when something is."""
    hooks = ROOT / ".pre-commit-hooks.yaml"
    words = [sys.executable, "-m", "pre_commit", "validate-manifest"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}
    assert subprocess.run([*words, str(hooks)], env=environment, check=False).returncode == 0
    broken = tmp_path / "hooks.yaml"
    broken.write_text(hooks.read_text("utf-8").replace("entry:", "entri:"), "utf-8")
    done = subprocess.run([*words, str(broken)], env=environment, check=False, capture_output=True)
    assert done.returncode == 1


@pytest.mark.slow
def test_the_hook_runs_as_written(home: Path) -> None:
    """Its entry and arguments check the repository it lies in, and fail on what blocks."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    command = shlex.join([*shlex.split(hook["entry"]), *hook["args"]])
    assert hook["pass_filenames"] is False
    assert shell(command, home / "wangjiazhuang").returncode == 0
    spoil(home)
    done = shell(command, home / "wangjiazhuang")
    assert done.returncode == 1
    assert "offices/15-forestry.yaml" in done.stdout


@pytest.mark.slow
def test_the_page_configures_the_hook_there_is(home: Path) -> None:
    """The id of the page is the hook's, and its arguments work."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (configured,) = (d for d in documents() if "repos" in d)
    (used,) = configured["repos"][0]["hooks"]
    assert used["id"] == hook["id"]
    assert shell("bianmin check wangjiazhuang --write-baseline baseline.json", home).returncode == 0
    assert shell(shlex.join([*hook["entry"].split(), *used["args"]]), home).returncode == 0


def test_the_silence_of_the_page_is_one(home: Path) -> None:
    """The settings shown are read as they stand."""
    (settings,) = (d for d in documents() if "rules" in d)
    with (home / "wangjiazhuang" / "catalogue.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + next(b for b in blocks("yaml") if b.startswith("rules:")))
    done = shell("bianmin check wangjiazhuang --as-of 2026-03-01 --format json", home)
    assert done.returncode == 0, done.stdout
    assert settings["rules"][0]["code"] in done.stdout
    assert "BM903" in done.stdout

"""Killed at any moment, the target holds the old output or the new one, whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from bianmin_core import Artifact
from bianmin_core.write import write_artifacts

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")

KILLS = 50
WORK = ".bianmin-out.work"


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def agrees(output: dict[str, bytes]) -> bool:
    """Whether an output is what its manifest says: every file, every byte, and no more."""
    listed = json.loads(output["manifest.json"])["files"]
    sums = {f["path"]: (f["bytes"], f["sha256"]) for f in listed}
    return sums == {
        path: (len(data), hashlib.sha256(data).hexdigest())
        for path, data in output.items()
        if path != "manifest.json"
    }


@attrs.frozen
class Forker:
    """The process that forks the children, and what A and B are when nobody is killed."""

    process: subprocess.Popen[str]
    target: Path
    whole: dict[str, dict[str, bytes]]

    def order(self, line: str) -> int:
        """Give an order and read one line of answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> int:
        """Read one line."""
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def state(self) -> str | None:
        """Which of the two outputs is there, whole; None if there is none at all."""
        folder = self.target / "out"
        if not os.path.lexists(folder):
            return None
        found = held(folder)
        assert agrees(found)
        which = [name for name, output in self.whole.items() if output == found]
        assert len(which) == 1
        return which[0]

    def left(self) -> set[str]:
        """What the killed child left in its work folder."""
        work = self.target / WORK
        return {p.name for p in work.iterdir()} if work.exists() else set()


@pytest.fixture
def forker(tmp_path: Path) -> Iterator[Forker]:
    """A forker over an empty target."""
    script = Path(__file__).with_name("exports_to_kill.py")
    whole = {}
    for what in ("A", "B"):
        reference = tmp_path / what
        with subprocess.Popen(
            [sys.executable, script, reference],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            answer = Forker(process, reference, {}).order(f"step 0 {what} exchange")
            assert process.stdin is not None
            process.stdin.close()
        assert answer == 0
        whole[what] = held(reference / "out")
    with subprocess.Popen(
        [sys.executable, script, tmp_path / "dist"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Forker(process, tmp_path / "dist", whole)
        assert process.stdin is not None
        process.stdin.close()


def next_run_fails(target: Path) -> None:
    """A run whose exporter fails at once: it tidies up and writes nothing."""

    def artifacts() -> Iterator[Artifact]:
        raise ZeroDivisionError
        yield

    with pytest.raises(ZeroDivisionError):
        write_artifacts(target, "out", artifacts())


def test_killed_at_fifty_moments(forker: Forker) -> None:
    """Fifty kills at random moments: always A or B, whole; never missing once it was there."""
    chance = random.Random(20260301)
    before: str | None = None
    seen: set[str] = set()
    for seed in range(KILLS):
        child = forker.order(f"loop {seed}")
        time.sleep(chance.uniform(0, 0.08))
        os.kill(child, signal.SIGKILL)
        assert forker.answer() == signal.SIGKILL

        state = forker.state()
        assert state is not None or before is None
        before = state or before
        new = forker.target / WORK / "new"
        seen.add(
            "after a swap"
            if (new / "manifest.json").exists()
            else "while making"
            if new.exists()
            else "between"
        )

    assert {"after a swap", "while making"} <= seen
    assert before in ("A", "B")
    next_run_fails(forker.target)
    assert [p.name for p in forker.target.iterdir()] == ["out"]
    assert forker.state() == before


@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_killed_at_every_step(forker: Forker, how: str) -> None:
    """Killed before each single thing an export asks of the system, the old or new output is whole.

    Where the swap takes two renames the output may be missing between them; the next run puts
    it back before it does anything else.
    """
    assert forker.order("step 0 A exchange") == 0
    states: list[str | None] = []
    for number in range(1, 1000):
        died = forker.order(f"step {number} B {how}")
        if died == 0:
            break
        assert died == signal.SIGKILL
        states.append(forker.state())
        if states[-1] is None:
            assert forker.left() == {"lock", "new", "old"}
        next_run_fails(forker.target)
        assert [p.name for p in forker.target.iterdir()] == ["out"]
        assert forker.state() == (states[-1] or "A")
        assert forker.order("step 0 A exchange") == 0
    else:
        pytest.fail("it never ended by itself")

    changes = [state for i, state in enumerate(states) if i == 0 or state != states[i - 1]]
    assert changes == (["A", "B"] if how == "exchange" else ["A", None, "B"])
    assert len(states) > 40
    assert forker.state() == "B"


def test_killed_while_writing_for_the_first_time(forker: Forker) -> None:
    """Before there was any output, a killed export leaves none or the whole new one."""
    states: list[str | None] = []
    for number in range(1, 1000):
        died = forker.order(f"step {number} B exchange")
        if died == 0:
            break
        states.append(forker.state())
        if states[-1] is not None:
            next_run_fails(forker.target)
            for path in sorted((forker.target / "out").rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            (forker.target / "out").rmdir()
    else:
        pytest.fail("it never ended by itself")

    assert set(states) == {None, "B"}
    assert states == sorted(states, key=lambda s: s is not None)
    assert [p.name for p in forker.target.iterdir()] == ["out"]

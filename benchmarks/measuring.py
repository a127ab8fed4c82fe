"""Measuring: time, memory and the small tables that benchmarks print.

Machines and their moods differ, so what is judged is always a ratio of two things measured in
the same run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NoReturn

import attrs


@attrs.frozen(kw_only=True)
class Run:
    """One process from its start to its end.

    Attributes:
        seconds: By the clock on the wall, which other processes of the machine slow down.
        cpu_seconds: What its cores worked for it.
        peak_mb: The most memory it had.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float


@attrs.frozen(kw_only=True)
class Row:
    """One line of a table.

    Attributes:
        name: What was measured.
        figures: What was seen, already in words.
        value: What is held against the bound, if anything.
        bound: The most that `value` may be.
    """

    name: str
    figures: Sequence[str]
    value: float | None = None
    bound: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the bound holds; True without one."""
        return self.value is None or self.bound is None or self.value <= self.bound

    @property
    def verdict(self) -> str:
        """The value, its bound and whether it holds, in words."""
        if self.value is None:
            return ""
        if self.bound is None:
            return f"{self.value:.2f}"
        return f"{self.value:.2f} of {self.bound:.2f}  {'ok' if self.holds else 'BROKEN'}"


def run(command: Sequence[str]) -> Run:
    """Run a command to its end and return how long it took and its peak memory."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        _stop(f"{' '.join(command)} failed with {process.returncode}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / unit,
    )


def best_runs(rounds: int, *commands: Sequence[str]) -> tuple[Run, ...]:
    """The fastest run of each command, with the most memory of all; the commands take turns."""
    best = [Run(seconds=float("inf"), cpu_seconds=float("inf"), peak_mb=0)] * len(commands)
    for _ in range(rounds):
        for place, command in enumerate(commands):
            one, other = best[place], run(command)
            best[place] = Run(
                seconds=min(one.seconds, other.seconds),
                cpu_seconds=min(one.cpu_seconds, other.cpu_seconds),
                peak_mb=max(one.peak_mb, other.peak_mb),
            )
    return tuple(best)


def best_of(rounds: int, *works: Callable[[], object]) -> tuple[float, ...]:
    """The best time of each piece of work, in seconds of this process; they take turns."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            began = time.process_time()
            work()
            best[place] = min(best[place], time.process_time() - began)
    return tuple(best)


def report(title: str, columns: Sequence[str], rows: Sequence[Row]) -> bool:
    """Print a table and return whether every bound holds."""
    lines = [["", *columns, ""], *([r.name, *r.figures, r.verdict] for r in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    print(title)
    for name, *figures in lines:
        cells = (f"{f:>{w}}" for f, w in zip(figures, widths[1:], strict=True))
        print(f"  {name:<{widths[0]}}  {'  '.join(cells)}".rstrip())
    return all(r.holds for r in rows)


def _stop(sentence: str) -> NoReturn:
    raise SystemExit(sentence)

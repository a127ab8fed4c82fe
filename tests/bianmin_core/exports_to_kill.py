"""A process whose children export and are killed; driven by test_kill.py over stdin and stdout.

Each line of stdin is an order, answered by a line:

    loop SEED          fork a child that exports A, B, A, … until it is killed; answers its pid
    step N WHAT HOW    fork a child that exports WHAT and kills itself just before the N-th thing
                       it asks of the system; HOW is "exchange", or "renames" for a swap in two
                       steps; answers the signal it died of, or 0 when it ended by itself
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bianmin_core import Artifact
from bianmin_core import write as writer
from bianmin_core.write import write_artifacts

PAUSE = 0.001


def artifacts(what: str, pause: Callable[[], None] = lambda: None) -> Iterator[Artifact]:
    """Two outputs that differ in the names, number and contents of their files."""

    def pieces(text: str) -> Iterator[bytes]:
        for piece in range(3):
            pause()
            yield f"{text} {piece}\n".encode() * 700

    for number in range(3 if what == "A" else 4):
        pause()
        yield Artifact(f"{what}/{number}.txt", "text/plain", pieces(f"{what} {number}"))
    yield Artifact("same.txt", "text/plain", what.encode())


def loop(target: Path, seed: int) -> None:
    """Export without end, with pauses around the swap and the removal of the old output."""
    chance = random.Random(seed)

    def pause() -> None:
        time.sleep(chance.uniform(0, PAUSE))

    def slowed(call: Callable[..., Any]) -> Callable[..., Any]:
        def slow(*args: Any) -> Any:
            pause()
            done = call(*args)
            pause()
            return done

        return slow

    for name in ("exchange", "_remove", "flush_folder"):
        setattr(writer, name, slowed(getattr(writer, name)))
    while True:
        for what in ("A", "B"):
            write_artifacts(target, "out", artifacts(what, pause))


def step(target: Path, number: int, what: str, how: str) -> None:
    """Export once; die before the `number`-th call that Python reports to its auditors."""
    left = number
    ready = False

    def audit(event: str, _args: tuple[object, ...]) -> None:
        nonlocal left
        if ready and event.startswith(("open", "os.", "shutil.", "fcntl.", "ctypes.")):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    if how == "renames":
        setattr(writer, "exchange", lambda *_: False)  # noqa: B010
    sys.addaudithook(audit)
    ready = True
    write_artifacts(target, "out", artifacts(what))


def main() -> None:
    """Take orders until stdin ends."""
    target = Path(sys.argv[1])
    for line in iter(sys.stdin.readline, ""):
        order, first, *rest = line.split()
        child = os.fork()
        if child == 0:
            if order == "loop":
                loop(target, int(first))
            else:
                step(target, int(first), *rest)
            os._exit(0)
        if order == "loop":
            print(child, flush=True)
        status = os.waitpid(child, 0)[1]
        print(
            os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status), flush=True
        )


if __name__ == "__main__":
    main()

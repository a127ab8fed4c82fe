"""An export that is stopped half-way: by the one who watches its progress, or between two files."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bianmin_core.contract import Artifact, ExportContext
from bianmin_core.errors import BianminError
from bianmin_core.write import write_artifacts

Export = Callable[[ExportContext], Iterable[Artifact]]
_OLD = Artifact("old.txt", "text/plain", b"old")


class Cancelled(Exception):  # noqa: N818 - nothing went wrong: somebody changed their mind
    """What a caller raises to stop an export."""


def faults_when_cancelled(export: Export) -> list[str]:
    """Stop `export` in each way and return what it did wrong; nothing where it just stops."""
    return [*_stopped_by_progress(export), *_stopped_between_files(export)]


def _stopped_by_progress(export: Export) -> list[str]:
    told = False

    def progress(_done: int, _total: int) -> None:
        nonlocal told
        told = True
        raise Cancelled

    def made() -> Iterator[Artifact]:
        yield from export(ExportContext(draft=True, progress=progress))

    ended, left = _written(made())
    # One that tells no progress can't be stopped so, and its output is whole.
    return [*left, *(["it went on after its progress had raised"] if told and ended else [])]


def _stopped_between_files(export: Export) -> list[str]:
    def made() -> Iterator[Artifact]:
        artifacts = iter(export(ExportContext(draft=True)))
        yield from (first for first in [next(artifacts, None)] if first is not None)
        close = getattr(artifacts, "close", None)
        if close is not None:
            close()
        raise Cancelled

    return _written(made())[1]


def _written(artifacts: Iterable[Artifact]) -> tuple[bool, list[str]]:
    """Write them over an old output; whether that came to its end, and what is left about."""
    with tempfile.TemporaryDirectory() as folder:
        target, about = Path(folder, "target"), Path(folder, "about")
        about.mkdir()
        write_artifacts(target, "under-test", [_OLD])
        ended = False
        with _working_in(about), contextlib.suppress(Cancelled, BianminError):
            write_artifacts(target, "under-test", artifacts)
            ended = True
        left = [f"it left {p.name} behind" for p in sorted(about.rglob("*"))]
    return ended, left


@contextlib.contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Let a folder be where one works and where temporary files go."""
    usual = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        tempfile.tempdir = usual

"""A file that stands alone is written whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bianmin_core import WriteError
from bianmin_core.disk import replace_file


def test_a_file_is_replaced(tmp_path: Path) -> None:
    """What it held before is gone, and nothing else is left in the folder."""
    file = tmp_path / "known.json"
    replace_file(file, b"old, and longer")
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["known.json"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses half-way, the old file stays and nothing lies beside it."""
    file = tmp_path / "known.json"
    file.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="磁盘满了"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["known.json"]


@pytest.mark.skipif(os.name == "nt", reason="no process there dies of SIGKILL")
def test_killed_at_any_moment_it_is_whole(tmp_path: Path) -> None:
    """A process that is killed while it writes again and again leaves one of its whole files."""
    file = tmp_path / "known.json"
    code = (
        "import sys; from pathlib import Path; from bianmin_core.disk import replace_file\n"
        "while True:\n"
        "    for sign in (b'a', b'b'): replace_file(Path(sys.argv[1]), sign * 3_000_000)"
    )
    for moment in range(5):
        process = subprocess.Popen([sys.executable, "-c", code, str(file)])
        deadline = time.monotonic() + 30
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.013 * moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert file.read_bytes() in (b"a" * 3_000_000, b"b" * 3_000_000)

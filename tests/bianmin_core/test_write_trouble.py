"""The writer when the system says no: one sentence, and the old output stays byte for byte."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bianmin_core import Artifact, ExporterError, WriteError, disk
from bianmin_core import write as writer
from bianmin_core.write import write_artifacts

fcntl = pytest.importorskip("fcntl", reason="Windows has other locks and errors")

OLD = (Artifact("a.txt", "text/plain", b"old"), Artifact("b/c.txt", "text/plain", b"old too"))
NEW = (Artifact("a.txt", "text/plain", b"new"), Artifact("b/big.bin", "text/plain", b"x" * 100_000))


def everything(folder: Path) -> dict[str, bytes | None]:
    """All that is below a folder: files with their bytes, folders with None."""
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None
        for p in sorted(folder.rglob("*"))
    }


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A target with an old output in it."""
    write_artifacts(tmp_path / "dist", "pages", OLD)
    return tmp_path / "dist"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_and_harms_nothing(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ENOSPC from the kernel half-way through the second file becomes one sentence in each language."""
    before = everything(dist)
    real = Path.open

    def opened(self: Path, mode: str = "r") -> object:
        return real(Path("/dev/full"), "wb") if self.name == "big.bin" else real(self, mode)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(WriteError) as caught:
        write_artifacts(dist, "pages", NEW)
    monkeypatch.undo()

    assert caught.value.zh == f"写不进 {dist}/pages：磁盘满了。原来的内容没有动。"
    assert caught.value.en == (
        f"Can't write {dist}/pages: the disk is full. What was there is untouched."
    )
    assert everything(dist) == before


def test_a_file_beyond_the_limit_is_told(dist: Path) -> None:
    """A real limit of the system (here on the size of a file) stops it; the old output stays."""
    before = everything(dist)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from bianmin_core import Artifact, WriteError\n"
        "from bianmin_core.write import write_artifacts\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try: write_artifacts(Path(sys.argv[1]), 'pages',"
        " [Artifact('a', 'x/y', b'1'), Artifact('b', 'x/y', b'x' * 100_000)])\n"
        "except WriteError as error: print(error.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(dist)], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"Can't write {dist}/pages: a file is larger than allowed. What was there is untouched.\n"
    )
    assert done.stderr == ""
    assert everything(dist) == before


CALLS = ["mkdir", "open", "fsync", "exchange", "scandir", "flush_folder"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("code", "zh"),
    [
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有写入权限，或者里面有文件正打开着"),
        (errno.EDQUOT, "磁盘配额用完了"),
        (errno.EIO, "磁盘读写出错"),
        (errno.ESTALE, os.strerror(errno.ESTALE)),
    ],
)
def test_whatever_fails_the_old_output_stays(
    dist: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, zh: str
) -> None:
    """An error of any call on the way is one sentence; nothing is changed and nothing left."""
    before = everything(dist)

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    place = {"mkdir": Path, "open": Path, "fsync": os, "scandir": os}.get(call, writer)
    with monkeypatch.context() as patched:
        patched.setattr(place, call, fail)
        with pytest.raises(WriteError) as caught:
            write_artifacts(dist, "pages", NEW)

    assert caught.value.zh.endswith(f"：{zh}。原来的内容没有动。")
    assert "\n" not in caught.value.zh + caught.value.en
    assert everything(dist) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(dist: Path) -> None:
    """A target that this user may not write is told as that."""
    before = everything(dist)
    dist.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="没有写入权限"):
            write_artifacts(dist, "pages", NEW)
    finally:
        dist.chmod(0o700)
    assert everything(dist) == before


def test_a_target_that_is_a_file_is_told(tmp_path: Path) -> None:
    """Both the target itself and a folder above it may be files."""
    (tmp_path / "dist").write_bytes(b"mine")
    with pytest.raises(WriteError) as caught:
        write_artifacts(tmp_path / "dist", "pages", NEW)
    assert caught.value.zh == f"写不进 {tmp_path}/dist：有同名的文件挡着。原来的内容没有动。"
    with pytest.raises(WriteError, match="路径里有一段是文件，不是文件夹"):
        write_artifacts(tmp_path / "dist" / "2026", "pages", NEW)
    assert everything(tmp_path) == {"dist": b"mine"}


def test_a_path_too_long_is_told_and_half_made_folders_go(tmp_path: Path) -> None:
    """A target whose last part is too long leaves none of the parts before it."""
    with pytest.raises(WriteError, match="路径太长"):
        write_artifacts(tmp_path / "a" / "b" / ("x" * 300), "pages", NEW)
    assert everything(tmp_path) == {}


def test_an_artifact_path_too_long_in_all_is_told(dist: Path) -> None:
    """Each part may be short enough and the whole too long for the system."""
    before = everything(dist)
    deep = "/".join(["x" * 250] * 20)
    with pytest.raises(WriteError, match="路径太长"):
        write_artifacts(dist, "pages", [*NEW, Artifact(deep, "text/plain", b"")])
    assert everything(dist) == before


def test_without_the_exchange_two_renames_do(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders can't change places in one step the new output still takes its place."""
    monkeypatch.setattr(writer, "exchange", lambda *_: False)
    write_artifacts(dist, "pages", NEW)
    assert sorted(p.name for p in dist.iterdir()) == ["pages"]
    assert (dist / "pages" / "a.txt").read_bytes() == b"new"
    assert not (dist / "pages" / "b" / "c.txt").exists()


@pytest.mark.parametrize("error", [OSError(errno.EIO, "x"), KeyboardInterrupt()])
def test_a_swap_in_two_steps_that_fails_between_is_undone(
    dist: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """The old output is put back by the run that failed."""
    before = everything(dist)
    real = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error
        return real(self, target)

    monkeypatch.setattr(writer, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(WriteError if isinstance(error, OSError) else KeyboardInterrupt):
        write_artifacts(dist, "pages", NEW)
    assert everything(dist) == before


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, None])
def test_a_system_that_does_not_know_the_exchange_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    """An old kernel, a disk or a sandbox without it, or a C library without it: False, no error."""
    import ctypes

    class Libc:
        def __init__(self, *_: object, **__: object) -> None:
            if code is not None:
                self.renameat2 = self.renamex_np = lambda *_: -1

    monkeypatch.setattr(ctypes, "CDLL", Libc)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    assert disk.exchange(tmp_path / "a", tmp_path / "b") is False


@pytest.mark.skipif(sys.platform != "linux", reason="the call is Linux's")
def test_the_exchange_swaps_two_folders(tmp_path: Path) -> None:
    """Both folders exist before and after, in each other's place; a missing one is an error."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "was").write_text(name)
    assert disk.exchange(tmp_path / "a", tmp_path / "b") is True
    assert [(tmp_path / n / "was").read_text() for n in ("a", "b")] == ["b", "a"]
    with pytest.raises(FileNotFoundError):
        disk.exchange(tmp_path / "a", tmp_path / "absent")


def test_an_old_output_that_can_not_be_removed_waits_for_the_next_run(
    dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new output is in place; what is left of the old one is removed later."""

    def fail(entry: Path) -> None:
        raise OSError(errno.EACCES, "x")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "_remove", fail)
        write_artifacts(dist, "pages", NEW)
    assert sorted(p.name for p in dist.iterdir()) == [".bianmin-pages.work", "pages"]
    assert (dist / "pages" / "a.txt").read_bytes() == b"new"

    write_artifacts(dist, "pages", OLD)
    assert sorted(p.name for p in dist.iterdir()) == ["pages"]
    assert (dist / "pages" / "a.txt").read_bytes() == b"old"


def test_what_is_half_removed_is_never_put_back(
    dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A swap in two steps stopped while it removed the old output; then somebody deleted the new."""

    def half(entry: Path) -> None:
        (entry / "a.txt").unlink()
        raise OSError(errno.EIO, "x")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "exchange", lambda *_: False)
        patched.setattr(writer, "_remove", half)
        write_artifacts(dist, "pages", NEW)
    shutil.rmtree(dist / "pages")
    with pytest.raises(ExporterError):
        write_artifacts(dist, "pages", [Artifact("..", "text/plain", b"")])
    assert list(dist.iterdir()) == []


def test_all_is_on_the_disk_before_the_swap(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and folder of the new output is flushed first, the target's own list after it."""
    flushed: list[int] = []
    before: list[int] = []
    swap, flush = disk.exchange, os.fsync

    def recorded(descriptor: int) -> None:
        flushed.append(os.fstat(descriptor).st_ino)
        flush(descriptor)

    def swapped(new: Path, final: Path) -> bool:
        before.extend(flushed)
        return swap(new, final)

    monkeypatch.setattr(os, "fsync", recorded)
    monkeypatch.setattr(writer, "exchange", swapped)
    write_artifacts(dist, "pages", NEW)

    pages = dist / "pages"
    assert set(before) == {p.stat().st_ino for p in (pages, *pages.rglob("*"))}
    assert flushed == [*before, dist.stat().st_ino]


def test_a_run_that_ends_while_we_wait_for_its_lock_is_no_harm(
    dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock of a folder that the other run took away with it is not taken for ours."""
    real = fcntl.flock
    ended: list[int] = []

    def flock(descriptor: int, how: int) -> None:
        if not ended:
            ended.append(descriptor)
            shutil.rmtree(dist / ".bianmin-pages.work")
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    write_artifacts(dist, "pages", NEW)
    assert (dist / "pages" / "a.txt").read_bytes() == b"new"
    assert [p.name for p in dist.iterdir()] == ["pages"]


def test_a_disk_without_locks_is_written_all_the_same(
    dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network shares refuse to lock; that alone stops nobody."""

    def flock(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "x")

    monkeypatch.setattr(fcntl, "flock", flock)
    write_artifacts(dist, "pages", NEW)
    assert (dist / "pages" / "a.txt").read_bytes() == b"new"

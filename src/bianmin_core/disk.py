"""What is asked of the operating system: to flush, to swap folders, and to say why it refused."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bianmin_core.errors import WriteError

_UNKNOWN_HERE = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
)
_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.EDQUOT: ("磁盘配额用完了", "the disk quota is used up"),
    errno.EFBIG: ("文件超过了允许的大小", "a file is larger than allowed"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EACCES: (
        "没有写入权限，或者里面有文件正打开着",
        "no permission to write, or a file in it is open",
    ),
    errno.EPERM: ("没有写入权限", "no permission to write"),
    errno.ENOENT: ("没有这个文件夹", "there is no such folder"),
    errno.EEXIST: ("有同名的文件挡着", "a file of that name is in the way"),
    errno.ENOTDIR: ("路径里有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.ENAMETOOLONG: ("路径太长", "the path is too long"),
    errno.EBUSY: ("正被别的程序占用", "another program is using it"),
    errno.EXDEV: (
        "系统不让这个文件夹换位置，请先移走它，或者换一个地方",
        "the system won't move that folder; move it away or choose another place",
    ),
    errno.EIO: ("磁盘读写出错", "the disk has errors"),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell an error of the system as a sentence about `path`.

    Raises:
        WriteError: The system refused something within.
    """
    try:
        yield
    except OSError as error:
        words = error.strerror or type(error).__name__
        zh, en = _REASONS.get(error.errno or 0, (words, words))
        raise WriteError(
            f"写不进 {path}：{zh}。原来的内容没有动。",
            f"Can't write {path}: {en}. What was there is untouched.",
        ) from error


def replace_file(file: Path, content: bytes) -> None:
    """Write a file that stands alone: whole, or not at all; what it held before is replaced.

    Raises:
        WriteError: The system refused; what was there is untouched.
    """
    with told(file):
        place = file.resolve()
        if place.exists() and not place.is_file():
            raise WriteError(
                f"写不进 {file}：它不是普通文件。", f"Can't write {file}: it is no ordinary file."
            )
        beside = place.with_name(f".{place.name}.{os.getpid()}.new")
        try:
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
        with suppress(OSError):  # the file is in place; only a power cut could undo it now
            flush_folder(place.parent)


def flush_folder(folder: Path) -> None:
    """Flush a folder's list of names to disk, where the system can.

    Raises:
        OSError: It can, and failed.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where system or disk has no such step.

    Raises:
        OSError: It has one, and refused.
    """
    if sys.platform == "win32":
        return False
    import ctypes  # only needed here, and not quick to import

    names = (os.fsencode(one), os.fsencode(other))
    libc = ctypes.CDLL(None, use_errno=True)
    args: tuple[int | bytes, ...]
    if sys.platform == "darwin":
        call, args = getattr(libc, "renamex_np", None), (*names, _EXCHANGE)
    else:
        call = getattr(libc, "renameat2", None)
        args = (_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    if call is None:
        return False
    if call(*args) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))

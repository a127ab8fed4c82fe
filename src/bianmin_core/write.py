"""The one place where output is written: whole, or not at all.

Each exporter owns one folder of the target. While its output is made, a work folder lies beside:

    dist/booklet/                  the output; its manifest.json says whose it is
    dist/.bianmin-booklet.work/    there while an export runs, or since one was killed
        lock                       held by the process at work; tells that this folder is ours
        new/                       the output being made; after the swap, the one before
        old/                       the output before, where the swap takes two steps

What is in `new/` is flushed to disk and then changes places with `booklet/` in one system call,
so that a process killed at any moment leaves the old output or the new one. Where the system
has no such call the swap takes two renames; killed between them, the next run puts the old
output back before it does anything else. Where there are no file locks (Windows, some network
shares), two exports into one folder at the same time are not noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

from bianmin_core.contract import Artifact
from bianmin_core.disk import exchange, flush_folder, told
from bianmin_core.errors import ExporterError, WriteError
from bianmin_core.filenames import folded, unfit
from bianmin_core.model.labels import Text

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
_FORMAT = "bianmin-output/1"
_LOCK = "lock"
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@attrs.frozen
class Written:
    """What was written.

    Attributes:
        folder: The exporter's folder in the target.
        files: How many artifacts are in it; the manifest is not counted.
        bytes: Their size together.
    """

    folder: Path
    files: int
    bytes: int


def write_artifacts(
    target: Path, exporter: str, artifacts: Iterable[Artifact], *, into: str | None = None
) -> Written:
    """Write what an exporter made as its folder of `target`, in the place of what it held before.

    Args:
        target: The folder that holds the exporters' folders; it is made if absent.
        exporter: Name of the exporter, kept in the manifest.
        artifacts: What it made; nothing is asked of it before the place was found writable.
        into: Name of the folder in `target`; the exporter's name if absent.

    Raises:
        WriteError: It can't be written there: not ours, in use, no room, no permission, a
            symbolic link. What was there before is untouched.
        ExporterError: An artifact has a path or content that the contract refuses.
    """
    name = exporter if into is None else into
    check_folder_name(name)
    final = target / name
    with _target_folder(target), _work_folder(final) as work:
        with told(final):
            _refuse_foreign(final, exporter)
        files = _make(work / "new", final, exporter, artifacts)
        written = Written(folder=final, files=len(files), bytes=sum(f.bytes for f in files))
        del files  # what another run left is looked over next, which takes as much memory again
        with told(final):
            _refuse_foreign(final, exporter)
            _swap(work, final)
    return written


def check_folder_name(name: str) -> None:
    """Refuse what can't be the name of an exporter's folder.

    Raises:
        WriteError: It is not a plain name: a path, hidden, too long or not known to every system.
    """
    why = unfit(name)
    if why is None and name.startswith("."):
        why = Text("不能以点开头", "it begins with a dot")
    if why is None and len(name.encode()) > 200:
        why = Text("名字超过 200 字节", "it is longer than 200 bytes")
    if why:
        raise WriteError(
            f"{name!r} 不能做输出文件夹的名字：{why.zh}",
            f"{name!r} can't be the name of an output folder: {why.en}",
        )


def _refusal(path: Path, zh: str, en: str) -> WriteError:
    return WriteError(f"没有写 {path}：{zh}", f"Not written: {path} {en}")


@contextmanager
def _target_folder(target: Path) -> Iterator[None]:
    """See that the target is there; take away again what was made for nothing."""
    absent: list[Path] = []
    try:
        with told(target):
            if target.is_symlink():
                real = target.resolve()
                raise _refusal(
                    target,
                    f"它是个链接；请直接写它指向的 {real}",
                    f"is a symbolic link; name the folder it points to: {real}",
                )
            absent += [p for p in (target, *target.parents) if not p.exists()]
            target.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for folder in absent:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _work_folder(final: Path) -> Iterator[Path]:
    """The locked work folder of an output, without what a killed run left; gone afterwards."""
    work = final.with_name(f".bianmin-{final.name}.work")
    with told(final):
        lock = _locked(work)
    try:
        with told(final):
            _tidy(work, final)
        yield work
    finally:
        # The output is in place or untouched by now: what can't be removed waits for the next run.
        with suppress(OSError):
            _tidy(work, final)
            (work / _LOCK).unlink()
            work.rmdir()
        if lock is not None:
            os.close(lock)


def _locked(work: Path) -> int | None:
    """Make the work folder, or take over one that a killed run left; None where locks are missing."""
    while True:
        with suppress(FileExistsError):
            work.mkdir()
        if work.is_symlink():
            raise _refusal(work, "它是个链接，请移走", "is a symbolic link; move it away")
        try:
            held = os.listdir(work)  # noqa: PTH208
            if held and _LOCK not in held:
                raise _refusal(
                    work,
                    "里面有不是 bianmin 写的东西，请移走",
                    "holds what bianmin did not write; move it away",
                )
            lock = os.open(
                work / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666
            )
        except FileNotFoundError:
            continue  # the run before ours has just ended and taken its folder with it
        if fcntl is None:
            os.close(lock)
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise _refusal(
                work.parent,
                "另一个导出正在往这里写，等它结束再试",
                "is being written by another export; try again when it has ended",
            ) from None
        except OSError:
            return lock  # a file system without locks
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(lock), (work / _LOCK).lstat()):
                return lock
        os.close(lock)


def _tidy(work: Path, final: Path) -> None:
    """Put back an output that a swap in two steps left aside; remove all else but the lock."""
    old, gone = work / "old", work / "gone"
    if not os.path.lexists(final) and old.is_dir():
        old.rename(final)
    for entry in work.iterdir():
        if entry != old and entry.name != _LOCK:
            _remove(entry)
    if old.is_dir():
        old.rename(gone)  # so that what is half removed is never put back
        _remove(gone)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()


def _refuse_foreign(final: Path, exporter: str) -> None:
    """Refuse a folder that this exporter did not write, or that holds files of somebody else."""
    if final.is_symlink():
        raise _refusal(final, "它是个链接，请移走", "is a symbolic link; move it away")
    if not os.path.lexists(final):
        return
    if not final.is_dir():
        raise _refusal(final, "有同名的文件挡着，请移走", "is a file; move it away")
    held = set(_files(final))
    if not held:
        return
    owner, listed = _manifest_of(final)
    if owner is None:
        raise _refusal(
            final,
            "这个文件夹不是 bianmin 写的；请换一个地方，或者先移走它",
            "was not written by bianmin; choose another place or move it away",
        )
    if owner != exporter:
        raise _refusal(
            final,
            f"这里是导出器 {owner} 的内容，不是 {exporter} 的",
            f"belongs to exporter {owner}, not to {exporter}",
        )
    strangers = sorted(
        path for path in held - listed - {MANIFEST} if path.rpartition("/")[2] not in _LITTER
    )
    if strangers:
        some = "、".join(strangers[:3]) + ("……" if strangers[3:] else "")
        raise _refusal(
            final,
            f"里面有不是 bianmin 写的文件（{some}），请先移走，免得丢失",
            f"holds files that bianmin did not write ({some}); move them away so that none is lost",
        )


def _files(folder: Path) -> Iterator[str]:
    """Paths of all that is in a folder and is no folder, with "/" between parts."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from (f"{entry.name}/{path}" for path in _files(folder / entry.name))
            else:
                yield entry.name


def _manifest_of(folder: Path) -> tuple[str | None, frozenset[str]]:
    """The exporter a folder belongs to and its files; (None, nothing) if it is not ours."""
    try:
        tree = json.loads((folder / MANIFEST).read_bytes())
        if tree["format"] == _FORMAT:
            return str(tree["exporter"]), frozenset(str(f["path"]) for f in tree["files"])
    except (FileNotFoundError, IsADirectoryError, ValueError, TypeError, KeyError):
        pass
    return None, frozenset()


@attrs.frozen
class _File:
    path: str
    media_type: str
    bytes: int
    sha256: str


def _make(new: Path, final: Path, exporter: str, artifacts: Iterable[Artifact]) -> list[_File]:
    """Write all artifacts and the manifest into `new`, flushed to disk."""
    taken = {MANIFEST: (MANIFEST, True)}
    files: list[_File] = []
    with told(final):
        new.mkdir()
    for artifact in artifacts:
        _keep_contract(exporter, artifact)
        _claim_path(exporter, artifact.path, taken)
        files.append(_write(new / artifact.path, final, exporter, artifact))
    files.sort(key=lambda f: f.path)
    manifest = Artifact(MANIFEST, "application/json", _manifest(exporter, files))
    _write(new / MANIFEST, final, exporter, manifest)
    with told(final):
        for path, is_file in taken.values():
            if not is_file:
                flush_folder(new / path)
        flush_folder(new)
    return files


def _manifest(exporter: str, files: Sequence[_File]) -> Iterator[bytes]:
    """The manifest file by file: of a hundred thousand files, the whole would take most memory."""
    head = json.dumps({"format": _FORMAT, "exporter": exporter}, ensure_ascii=False, indent=1)
    yield f'{head.removesuffix("}").rstrip()},\n "files": ['.encode()
    for place, file in enumerate(files):
        text = json.dumps(attrs.asdict(file), ensure_ascii=False, indent=1)
        yield f"{',' if place else ''}\n{text}".replace("\n", "\n  ").encode()
    yield b"\n ]\n}\n"


def _keep_contract(exporter: str, artifact: object) -> None:
    """Refuse what is no artifact, whatever a plug-in's types say."""
    if not (
        isinstance(artifact, Artifact)
        and isinstance(artifact.path, str)
        and isinstance(artifact.media_type, str)
        and isinstance(artifact.content, Iterable)
    ):
        raise ExporterError(
            f"导出器 {exporter} 交出的不是文件：{artifact!r:.80}",
            f"What exporter {exporter} returned is no artifact: {artifact!r:.80}",
        )


def _write(file: Path, final: Path, exporter: str, artifact: Artifact) -> _File:
    digest = hashlib.sha256()
    size = 0
    content = artifact.content
    with told(final):
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("xb")
    try:
        for piece in (content,) if isinstance(content, bytes) else content:
            if not isinstance(piece, bytes):
                raise ExporterError(
                    f"导出器 {exporter} 给 {artifact.path} 的内容不是字节，而是 {type(piece).__name__}",
                    f"Exporter {exporter} gave {type(piece).__name__} as content of "
                    f"{artifact.path}, not bytes",
                )
            digest.update(piece)
            size += len(piece)
            with told(final):
                stream.write(piece)
        with told(final):
            stream.flush()
            os.fsync(stream.fileno())
    finally:
        with suppress(OSError):  # on the way out of an error it may fail once more
            stream.close()
    return _File(artifact.path, artifact.media_type, size, digest.hexdigest())


def _swap(work: Path, final: Path) -> None:
    new = work / "new"
    if not os.path.lexists(final):
        new.rename(final)
    elif not exchange(new, final):
        final.rename(work / "old")
        new.rename(final)
    with suppress(OSError):  # the new output is in place; only a power cut could undo it now
        flush_folder(final.parent)


def _claim_path(exporter: str, path: str, taken: dict[str, tuple[str, bool]]) -> None:
    """Take a path for a file; refuse one that is not plain or meets one already taken."""
    parts = path.split("/")
    why = next((w for w in map(unfit, parts) if w), None)
    for depth in range(1, len(parts) + 1):
        this = ("/".join(parts[:depth]), depth == len(parts))
        before = taken.setdefault(folded(this[0]), this)
        if before is not this and (before != this or this[1]):
            why = why or Text(f"和 {before[0]} 撞名", f"it collides with {before[0]}")
    if why:
        raise ExporterError(
            f"导出器 {exporter} 的文件路径 {path!r} 不能用：{why.zh}",
            f"Path {path!r} of exporter {exporter} can't be used: {why.en}",
        )

"""The writer: whole or not at all, its own folder and no other."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from bianmin_core import Artifact, BianminError, ExporterError, WriteError
from bianmin_core import write as writer
from bianmin_core.write import Written, check_folder_name, write_artifacts

OLD = (
    Artifact("index.html", "text/html", b"old"),
    Artifact("s/birth.svg", "image/svg+xml", b"<svg/>"),
)
NEW = (Artifact("index.html", "text/html", b"new"), Artifact("s/id.svg", "image/svg+xml", b"<g/>"))


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden things too."""
    return sorted(p.name for p in folder.iterdir())


def content(folder: Path) -> dict[str, bytes]:
    """The files of an output without its manifest."""
    return {k: v for k, v in held(folder).items() if k != "manifest.json"}


def left_by_kill(target: Path, name: str, *files: str) -> Path:
    """A work folder as a killed run leaves it."""
    work = target / f".bianmin-{name}.work"
    (work / "new").mkdir(parents=True)
    (work / "lock").touch()
    for file in files:
        (work / "new" / file).write_bytes(b"half")
    return work


def test_what_was_written_is_told(tmp_path: Path) -> None:
    """The folder, the count and the bytes of the artifacts are returned, the manifest not counted."""
    written = write_artifacts(tmp_path / "dist", "pages", OLD)

    assert written == Written(folder=tmp_path / "dist" / "pages", files=2, bytes=9)
    assert content(written.folder) == {"index.html": b"old", "s/birth.svg": b"<svg/>"}
    assert names(tmp_path / "dist") == ["pages"]


def test_the_manifest_is_exact(tmp_path: Path) -> None:
    """The manifest lists path, media type, bytes and sum of each file, sorted, without a time."""
    artifacts = (
        Artifact("表/乙.csv", "text/csv; charset=utf-8", [b"a", b"", b"b"]),
        Artifact("a.txt", "text/plain", b""),
    )
    folder = write_artifacts(tmp_path, "csv", artifacts, into="tables").folder

    assert (folder / "manifest.json").read_text(encoding="utf-8") == (
        '{\n "format": "bianmin-output/1",\n "exporter": "csv",\n "files": [\n'
        '  {\n   "path": "a.txt",\n   "media_type": "text/plain",\n   "bytes": 0,\n   "sha256": '
        '"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\n  },\n'
        '  {\n   "path": "表/乙.csv",\n   "media_type": "text/csv; charset=utf-8",\n'
        '   "bytes": 2,\n   "sha256": '
        '"fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"\n  }\n ]\n}\n'
    )


def test_new_output_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """What the new output has no more is gone; what other exporters wrote stays."""
    write_artifacts(tmp_path, "pages", OLD)
    write_artifacts(tmp_path, "json", OLD)
    (tmp_path / "notes.txt").write_text("mine")

    write_artifacts(tmp_path, "pages", NEW)

    assert content(tmp_path / "pages") == {"index.html": b"new", "s/id.svg": b"<g/>"}
    assert content(tmp_path / "json") == {"index.html": b"old", "s/birth.svg": b"<svg/>"}
    assert names(tmp_path) == ["json", "notes.txt", "pages"]


@pytest.mark.parametrize("first", ["absent", "empty"])
def test_an_absent_or_empty_folder_is_taken(tmp_path: Path, first: str) -> None:
    """An empty folder of that name is nobody's."""
    if first == "empty":
        (tmp_path / "pages").mkdir()
    write_artifacts(tmp_path, "pages", NEW)
    assert content(tmp_path / "pages") == {"index.html": b"new", "s/id.svg": b"<g/>"}


def test_no_artifacts_make_an_output_with_a_manifest(tmp_path: Path) -> None:
    """An exporter with nothing to say empties its folder and still owns it."""
    write_artifacts(tmp_path, "pages", OLD)
    assert write_artifacts(tmp_path, "pages", ()).files == 0
    assert json.loads((tmp_path / "pages" / "manifest.json").read_bytes())["files"] == []
    assert names(tmp_path / "pages") == ["manifest.json"]


def test_large_content_is_streamed(tmp_path: Path) -> None:
    """32 MiB in pieces reach the disk with less than 2 MiB held at any time."""

    def pieces() -> Iterator[bytes]:
        for _ in range(512):
            yield bytes(1 << 16)

    tracemalloc.start()
    written = write_artifacts(tmp_path, "big", [Artifact("a.bin", "application/x", pieces())])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert written.bytes == (written.folder / "a.bin").stat().st_size == 32 << 20
    assert peak < 2 << 20


def test_many_files_take_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each file about its path and its sum are held, also while the manifest is written."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # a thousand of them take a while
    artifacts = (Artifact(f"labels/{n:05d}.svg", "image/svg+xml", b"") for n in range(1000))

    tracemalloc.start()
    write_artifacts(tmp_path, "cards", artifacts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 1000 * 1000


def test_nothing_is_asked_of_the_exporter_before_the_place_is_found_good(tmp_path: Path) -> None:
    """A folder of somebody else is refused before the first artifact is made."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "thesis.docx").write_bytes(b"mine")
    asked: list[str] = []

    def artifacts() -> Iterator[Artifact]:
        asked.append("asked")
        yield from NEW

    with pytest.raises(WriteError, match="不是 bianmin 写的"):
        write_artifacts(tmp_path, "pages", artifacts())
    assert asked == []
    assert held(tmp_path) == {"pages/thesis.docx": b"mine"}


MANIFESTS = {
    "no json": b"{",
    "no object": b"[]",
    "no format": b'{"exporter": "pages", "files": []}',
    "another format": b'{"format": "npm", "exporter": "pages", "files": []}',
    "no files": b'{"format": "bianmin-output/1", "exporter": "pages"}',
    "odd files": b'{"format": "bianmin-output/1", "exporter": "pages", "files": [1]}',
    "not text": b"\xff\xfe",
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS.keys())
def test_a_folder_with_another_manifest_is_refused(tmp_path: Path, manifest: bytes) -> None:
    """A manifest.json that is not ours makes a folder no more ours than none does."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "manifest.json").write_bytes(manifest)
    with pytest.raises(WriteError, match="不是 bianmin 写的"):
        write_artifacts(tmp_path, "pages", NEW)
    assert held(tmp_path) == {"pages/manifest.json": manifest}


def test_the_folder_of_another_exporter_is_refused(tmp_path: Path) -> None:
    """Two exporters can't take each other's folder by `into`."""
    write_artifacts(tmp_path, "csv", OLD, into="data")
    with pytest.raises(WriteError, match="belongs to exporter csv, not to json"):
        write_artifacts(tmp_path, "json", NEW, into="data")
    assert content(tmp_path / "data") == {"index.html": b"old", "s/birth.svg": b"<svg/>"}
    assert names(tmp_path) == ["data"]


def test_a_file_of_the_clerk_in_our_folder_is_not_lost(tmp_path: Path) -> None:
    """A file that somebody put among ours stops the export until it is moved away."""
    write_artifacts(tmp_path, "pages", OLD)
    (tmp_path / "pages" / "s" / "备注.docx").write_bytes(b"mine")
    with pytest.raises(WriteError, match=r"（s/备注\.docx），请先移走"):
        write_artifacts(tmp_path, "pages", NEW)
    assert (tmp_path / "pages" / "s" / "备注.docx").read_bytes() == b"mine"
    assert (tmp_path / "pages" / "index.html").read_bytes() == b"old"


def test_a_file_put_there_while_the_export_runs_is_not_lost(tmp_path: Path) -> None:
    """The folder is looked at once more just before the swap."""
    write_artifacts(tmp_path, "pages", OLD)

    def artifacts() -> Iterator[Artifact]:
        yield NEW[0]
        (tmp_path / "pages" / "mine.txt").write_bytes(b"mine")

    with pytest.raises(WriteError, match=r"mine\.txt"):
        write_artifacts(tmp_path, "pages", artifacts())
    assert (tmp_path / "pages" / "mine.txt").read_bytes() == b"mine"


def test_what_systems_leave_in_folders_is_in_nobodys_way(tmp_path: Path) -> None:
    """Thumbs.db and its like do not stop an export; empty folders do not either."""
    write_artifacts(tmp_path, "pages", OLD)
    (tmp_path / "pages" / "Thumbs.db").write_bytes(b"x")
    (tmp_path / "pages" / "s" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "pages" / "新建文件夹").mkdir()
    write_artifacts(tmp_path, "pages", NEW)
    assert content(tmp_path / "pages") == {"index.html": b"new", "s/id.svg": b"<g/>"}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """A file that has the folder's name stays as it is."""
    (tmp_path / "pages").write_bytes(b"mine")
    with pytest.raises(WriteError, match="有同名的文件挡着"):
        write_artifacts(tmp_path, "pages", NEW)
    assert held(tmp_path) == {"pages": b"mine"}


@pytest.mark.parametrize("where", ["target", "folder", "work", "lock", "dangling"])
def test_nothing_is_written_through_a_symbolic_link(tmp_path: Path, where: str) -> None:
    """Whichever of our paths is a link, what it points to stays empty."""
    elsewhere, dist = tmp_path / "elsewhere", tmp_path / "dist"
    elsewhere.mkdir()
    link = {
        "target": dist,
        "folder": dist / "pages",
        "work": dist / ".bianmin-pages.work",
        "lock": dist / ".bianmin-pages.work" / "lock",
        "dangling": dist / "pages",
    }[where]
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere / "absent" if where in ("lock", "dangling") else elsewhere)

    with pytest.raises(WriteError):
        write_artifacts(dist, "pages", NEW)
    assert names(elsewhere) == []
    assert link.is_symlink()


def test_a_link_to_the_target_is_told_with_where_it_leads(tmp_path: Path) -> None:
    """The sentence names the folder to write instead."""
    (tmp_path / "real").mkdir()
    (tmp_path / "dist").symlink_to(tmp_path / "real")
    with pytest.raises(WriteError) as caught:
        write_artifacts(tmp_path / "dist", "pages", NEW)
    assert caught.value.zh == (
        f"没有写 {tmp_path}/dist：它是个链接；请直接写它指向的 {tmp_path.resolve()}/real"
    )


def test_an_exporter_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    """Its own exception passes unchanged, the old output stays, no work folder is left."""
    write_artifacts(tmp_path, "pages", OLD)
    before = held(tmp_path)
    for error in (ExporterError("坏了", "broken"), ZeroDivisionError(), KeyboardInterrupt()):

        def artifacts(error: BaseException = error) -> Iterator[Artifact]:
            yield NEW[0]
            raise error

        def pieces(error: BaseException = error) -> Iterator[bytes]:
            yield b"half"
            raise error

        for made in (artifacts(), [Artifact("half.bin", "application/x", pieces())]):
            with pytest.raises(type(error)) as caught:
                write_artifacts(tmp_path, "pages", made)
            assert caught.value is error
            assert held(tmp_path) == before
            assert names(tmp_path) == ["pages"]


def test_an_oserror_of_the_exporter_itself_is_not_told_as_ours(tmp_path: Path) -> None:
    """A missing asset is the exporter's affair; it is no problem of writing."""

    def artifacts() -> Iterator[Artifact]:
        yield NEW[0]
        (tmp_path / "absent.svg").read_bytes()

    with pytest.raises(FileNotFoundError):
        write_artifacts(tmp_path / "dist", "pages", artifacts())
    assert names(tmp_path) == []


def test_folders_made_for_nothing_are_taken_away(tmp_path: Path) -> None:
    """A first export that fails leaves not even the target."""

    def artifacts() -> Iterator[Artifact]:
        raise BianminError("坏了", "broken")
        yield

    with pytest.raises(BianminError, match="坏了"):
        write_artifacts(tmp_path / "a" / "b", "pages", artifacts())
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_cleaned_up(tmp_path: Path) -> None:
    """The next run removes the leftovers of its own folder and no others."""
    left_by_kill(tmp_path, "pages", "index.html")
    other = left_by_kill(tmp_path, "booklet", "booklet.pdf")
    write_artifacts(tmp_path, "pages", NEW)
    assert names(tmp_path) == [other.name, "pages"]
    assert held(other) == {"lock": b"", "new/booklet.pdf": b"half"}


def test_a_folder_that_only_looks_like_a_leftover_is_left_alone(tmp_path: Path) -> None:
    """Without our lock in it a folder of that name is somebody's; it is refused and kept."""
    work = tmp_path / ".bianmin-pages.work"
    (work / "new").mkdir(parents=True)
    (work / "new" / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(WriteError, match="里面有不是 bianmin 写的东西"):
        write_artifacts(tmp_path, "pages", NEW)
    assert held(work) == {"new/thesis.docx": b"mine"}


def test_an_export_at_work_keeps_others_out(tmp_path: Path) -> None:
    """A second export into the same folder is refused; one into another folder runs."""
    write_artifacts(tmp_path, "pages", OLD)

    def artifacts() -> Iterator[Artifact]:
        yield NEW[0]
        with pytest.raises(WriteError, match="另一个导出正在往这里写"):
            write_artifacts(tmp_path, "pages", OLD)
        write_artifacts(tmp_path, "json", OLD)
        yield NEW[1]

    write_artifacts(tmp_path, "pages", artifacts())
    assert content(tmp_path / "pages") == {"index.html": b"new", "s/id.svg": b"<g/>"}
    assert names(tmp_path) == ["json", "pages"]


def test_without_file_locks_it_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no fcntl, outputs are written and leftovers cleaned up."""
    monkeypatch.setattr(writer, "fcntl", None)
    left_by_kill(tmp_path, "pages", "index.html")
    write_artifacts(tmp_path, "pages", OLD)
    write_artifacts(tmp_path, "pages", NEW)
    assert content(tmp_path / "pages") == {"index.html": b"new", "s/id.svg": b"<g/>"}
    assert names(tmp_path) == ["pages"]


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".git", "a/b", "/tmp", "a\\b", "C:", "a\0", "nul", "x" * 201, "a."]
)
def test_a_folder_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    """The exporter's folder is one plain name in the target, by `into` or not."""
    with pytest.raises(WriteError, match="不能做输出文件夹的名字"):
        write_artifacts(tmp_path, "pages", NEW, into=name)
    with pytest.raises(WriteError, match="不能做输出文件夹的名字"):
        check_folder_name(name)
    assert names(tmp_path) == []


def test_a_long_chinese_folder_name_is_taken(tmp_path: Path) -> None:
    """66 characters of Chinese leave room for the name of the work folder."""
    name = "便" * 66
    write_artifacts(tmp_path, "pages", NEW, into=name)
    assert names(tmp_path) == [name]


def test_files_are_readable_as_the_umask_says(tmp_path: Path) -> None:
    """Nothing is private that a web server is to read."""
    mask = os.umask(0o022)
    try:
        folder = write_artifacts(tmp_path, "pages", OLD).folder
    finally:
        os.umask(mask)
    modes = {p.name: oct(p.stat().st_mode & 0o777) for p in (folder, *folder.rglob("*"))}
    assert modes == {
        "pages": "0o755",
        "index.html": "0o644",
        "manifest.json": "0o644",
        "s": "0o755",
        "birth.svg": "0o644",
    }

"""Which paths an artifact may have: plain on every system, and none in the way of another."""

from __future__ import annotations

import string
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bianmin_core import Artifact, ExporterError
from bianmin_core.filenames import unfit
from bianmin_core.write import write_artifacts

REFUSED = {
    "": "有一段是空的",
    "/etc/passwd": "有一段是空的",
    "a//b": "有一段是空的",
    "a/": "有一段是空的",
    "..": "不能有 ..",
    "../a": "不能有 ..",
    "a/../../b": "不能有 ..",
    "./a": "不能有 .",
    "a\\b": "不能有 \\",
    "..\\a": "不能有 \\",
    "C:/a": "不能有 :",
    "c:a": "不能有 :",
    "a.txt:stream": "不能有 :",
    "a?b": "不能有 ?",
    "a\0b": "有看不见的字符",
    "a\nb": "有看不见的字符",
    "gpj.\u202eexe": "有看不见的字符",
    "\ud800": "有看不见的字符",
    "a. ": "头尾不能是空格，末尾不能是点",
    " a": "头尾不能是空格，末尾不能是点",
    "a.": "头尾不能是空格，末尾不能是点",
    "s/NUL": "是 Windows 的设备名",
    "com1.txt": "是 Windows 的设备名",
    "x" * 256: "名字超过 255 字节",
    "a/" + "便" * 86: "名字超过 255 字节",
    "manifest.json": "和 manifest.json 撞名",
    "Manifest.JSON": "和 manifest.json 撞名",
    "manifest.json/a": "和 manifest.json 撞名",
}


@pytest.mark.parametrize(("path", "why"), REFUSED.items(), ids=[ascii(p)[:30] for p in REFUSED])
def test_a_path_that_is_not_plain_is_refused(tmp_path: Path, path: str, why: str) -> None:
    """The error names the exporter, the path and why; nothing is written anywhere."""
    good = Artifact("a.txt", "text/plain", b"x")
    with pytest.raises(ExporterError) as caught:
        write_artifacts(tmp_path / "dist", "pages", [good, Artifact(path, "text/plain", b"x")])
    assert caught.value.zh == f"导出器 pages 的文件路径 {path!r} 不能用：{why}"
    assert list(tmp_path.iterdir()) == []


COLLIDE = [
    ("a.txt", "a.txt", "a.txt"),
    ("a.txt", "A.TXT", "a.txt"),
    ("straße", "STRASSE", "straße"),
    ("caf\u00e9", "cafe\u0301", "caf\u00e9"),
    ("a", "a/b", "a"),
    ("a/b", "a", "a"),
    ("a/b", "A/c", "a"),
]


@pytest.mark.parametrize(("one", "other", "meets"), COLLIDE)
def test_two_paths_that_some_system_takes_for_one_are_refused(
    tmp_path: Path, one: str, other: str, meets: str
) -> None:
    """Equal but for case or composition, or a file where a folder is: the error names both."""
    artifacts = [Artifact(path, "text/plain", b"x") for path in (one, other)]
    with pytest.raises(ExporterError) as caught:
        write_artifacts(tmp_path, "pages", artifacts)
    assert caught.value.zh == f"导出器 pages 的文件路径 {other!r} 不能用：和 {meets} 撞名"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    ["便民服务一本通.pdf", "a b.txt", ".nojekyll", "s/manifest.json", "x" * 255, "a..b", "console"],
)
def test_a_plain_path_is_taken(tmp_path: Path, path: str) -> None:
    """Chinese, spaces within, hidden names and 255 bytes are plain."""
    folder = write_artifacts(tmp_path, "pages", [Artifact(path, "text/plain", b"x")]).folder
    assert (folder / path).read_bytes() == b"x"


PARTS = st.one_of(
    st.sampled_from(
        ["a", "A", "b", "..", ".", "", "manifest.json", "C:", "便民", "x" * 256, "nul"]
    ),
    st.text(alphabet=string.ascii_letters + "./\\: \0便é\u202e", max_size=6),
    st.text(max_size=4),
)
PATHS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(PATHS, max_size=4))
@example(["a/b", "a/c", "便民/é"])
def test_any_paths_are_written_exactly_or_refused_without_a_trace(paths: list[str]) -> None:
    """Whatever the paths, either each file lies just there, or nothing lies anywhere."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        artifacts = [Artifact(p, "text/plain", str(i).encode()) for i, p in enumerate(paths)]
        try:
            written = write_artifacts(root / "dist", "pages", artifacts)
        except ExporterError:
            assert list(root.iterdir()) == []
            return
        found = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
        assert written.files == len(paths)
        assert {k: v.read_bytes() for k, v in found.items() if k != "dist/pages/manifest.json"} == {
            f"dist/pages/{p}": str(i).encode() for i, p in enumerate(paths)
        }


@given(st.text(alphabet=string.ascii_lowercase + string.digits + "-_便民", min_size=4, max_size=80))
def test_ids_are_always_fit_to_be_names(name: str) -> None:
    """What catalogues use as ids, of four characters and more, is never refused as a file name."""
    assert unfit(name + ".svg") is None or name in {
        f"{p}{n}" for p in ("com", "lpt") for n in range(10)
    }


NO_ARTIFACTS: dict[str, object] = {
    "a pair": ("a.txt", b"x"),
    "None": None,
    "a path object": Artifact(Path("a"), "text/plain", b""),  # type: ignore[arg-type]
    "no media type": Artifact("a", None, b""),  # type: ignore[arg-type]
    "no content": Artifact("a", "text/plain", None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("made", NO_ARTIFACTS.values(), ids=NO_ARTIFACTS.keys())
def test_what_is_no_artifact_is_refused(tmp_path: Path, made: object) -> None:
    """An exporter that does not keep its contract is named; nothing is written."""
    with pytest.raises(ExporterError, match="导出器 pages 交出的不是文件"):
        write_artifacts(tmp_path, "pages", [made])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("content", "kind"), [("text", "str"), ([b"a", "b"], "str"), ([1], "int")])
def test_content_that_is_not_bytes_is_refused(tmp_path: Path, content: object, kind: str) -> None:
    """Text has no bytes before somebody chose an encoding."""
    with pytest.raises(ExporterError) as caught:
        write_artifacts(tmp_path, "pages", [Artifact("a", "text/plain", content)])  # type: ignore[arg-type]
    assert caught.value.zh == f"导出器 pages 给 a 的内容不是字节，而是 {kind}"
    assert list(tmp_path.iterdir()) == []

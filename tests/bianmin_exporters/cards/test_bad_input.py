"""Bad tables and bad catalogues through the real command line: sentences, all at once, no files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import EXAMPLE

ROWS = [
    "link,title,line 1",
    f"https://bm.example.cn/{'a' * 3000},太长,",
    ",没有链接,",
    "https://bm.example.cn/a b,有空格,",
    "javascript:alert(1),脚本,",
    f"https://bm.example.cn/s/name,{'名' * 60},{'字' * 60}",
    *["https://bm.example.cn/s/same,重复,"] * 10_000,
]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `bianmin` as a clerk does."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("bianmin")), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "400"},
    )


def refused(folder: Path, *words: str) -> list[str]:
    """The lines that are said; the command must have failed in an orderly way."""
    done = run(folder, "cards", "from-csv", *words, "-o", "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout
    assert not (folder / "out").exists()
    return [line for line in done.stderr.splitlines() if line.strip()]


def test_a_table_that_is_wrong_all_over(tmp_path: Path) -> None:
    """Each fault is a sentence with row and column, in Chinese and in English; ten thousand are one."""
    (tmp_path / "links.csv").write_text("\n".join(ROWS), "utf-8")
    said = refused(tmp_path, "links.csv")
    expected = {
        "links.csv:2:1": (
            "太长，有 3022 字节，最多 300 字节",
            "it is 3022 bytes long, and 300 is the most",
        ),
        "links.csv:3:1": ("链接是空的", "the link is empty"),
        "links.csv:4:1": ("不能有空格", "U+0020"),
        "links.csv:5:1": ("要以 https:// 或 http:// 开头", "https://"),
        "links.csv:6:2": ("一共 120 个字，这种纸放不下", "have 120 characters"),
        "links.csv:8:1": (
            "和第 7 行的内容一样，一共 10000 行都是它（第 8、9、10、11、12…… 行重复）；"
            "要多印几张用 --copies，本来就要这样就加 --duplicates allow",
            "as do 10000 rows in all",
        ),
    }
    for place, (zh, en) in expected.items():
        lines = [line for line in said if line.startswith(f"{place}  ")]
        assert len(lines) == 2, place
        assert zh in lines[0]
        assert en in lines[1]
    assert len([line for line in said if line.startswith("links.csv")]) == 2 * len(expected)


def test_a_table_in_gb18030(tmp_path: Path) -> None:
    """What Excel saves in China is told with row, column and both remedies."""
    (tmp_path / "links.csv").write_bytes(
        "link,title\nhttps://bm.example.cn/s/a,新生儿入户\n".encode("gb18030")
    )
    zh, en = refused(tmp_path, "links.csv")
    assert zh.startswith("links.csv:2:2  文件不是 UTF-8 编码，像是 GB18030；请在 Excel 里另存为")
    assert zh.endswith("或者加上 --encoding gb18030")
    assert en.startswith("links.csv:2:2  the file is not in UTF-8 but seems to be in GB18030;")
    done = run(tmp_path, "cards", "from-csv", "links.csv", "-o", "out", "--encoding", "gb18030")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_logo_that_is_no_image(tmp_path: Path) -> None:
    """The file is named with what it must be; the same for cards of a catalogue."""
    (tmp_path / "links.csv").write_text("link\nhttps://bm.example.cn/s/a\n", "utf-8")
    (tmp_path / "logo.png").write_text("no image")
    zh, en = refused(tmp_path, "links.csv", "--logo", "logo.png")
    assert zh.endswith("logo.png 不是图片；要用 PNG、JPEG 或 SVG")
    assert "is no image" in en
    logo = str(tmp_path / "logo.png")
    words = ("export", "cards", str(EXAMPLE), "--office", "veterans", "--logo", logo)
    done = run(tmp_path, *words, "-o", "out")
    assert done.returncode == 2
    assert "logo.png 不是图片；要用 PNG、JPEG 或 SVG" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [["--lang", "fr"], ["--dpi", "twelve"], ["--preset", "90x55"]])
def test_a_flag_that_can_not_be(tmp_path: Path, words: list[str]) -> None:
    """A wrong flag is a sentence and exit code 2, before the table is read."""
    (tmp_path / "links.csv").write_text("link\nhttps://bm.example.cn/s/a\n", "utf-8")
    assert refused(tmp_path, "links.csv", *words)

"""Mistakes a clerk makes in the example are named with service, file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bianmin_core.cli import main

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
FILE = "offices/15-forestry.yaml"
SERVICE = "林木采伐许可证核发"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example to spoil."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "wangjiazhuang"))


def change(folder: Path, pattern: str, new: str, file: str = FILE) -> int:
    """Replace the first match in a file and return the line it stands on."""
    path = folder / file
    text = path.read_text("utf-8")
    match = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    assert match is not None, f"{pattern} is not in {file}"
    path.write_text(text[: match.start()] + new + text[match.end() :], "utf-8")
    return text.count("\n", 0, match.start()) + 1


def lines_of(folder: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `bianmin check` prints, after it refused the catalogue."""
    assert main(["check", str(folder), "--lang", lang, "--as-of", "2026-03-01"]) == 1
    return capsys.readouterr().out.splitlines()


def told(found: list[str], code: str) -> list[str]:
    """The printed findings of one rule."""
    return [line for line in found if f" {code} " in line]


def test_the_example_is_ready(capsys: pytest.CaptureFixture[str]) -> None:
    """The example as it stands has nothing that blocks, so that what follows is the mutation's."""
    assert main(["check", str(EXAMPLE), "--as-of", "2026-03-01"]) == 0
    assert "0 个问题不能发布" in capsys.readouterr().out


def test_deleted_materials(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A service whose materials are deleted is named at its own line, in both languages."""
    change(folder, r"^    materials:\n(?:      - [^\n]*\n)+", "")
    text = (folder / FILE).read_text("utf-8")
    line = text[: text.index("- id: tree-felling-licence")].count("\n") + 1
    (zh,) = told(lines_of(folder, "zh", capsys), "BM205")
    assert zh == (
        f"{(folder / FILE).as_posix()}:{line}:5  BM205 不能发布  "
        f"服务「{SERVICE}」：带什么没有答案：没有材料清单"
    )
    (en,) = told(lines_of(folder, "en", capsys), "BM205")
    assert en == (
        f"{(folder / FILE).as_posix()}:{line}:5  BM205 blocks  "
        f"service tree-felling-licence ({SERVICE}): "
        "what to bring stays open: there is no list of materials"
    )


def test_supervision_line_of_the_handler(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A supervision line that rings at the handler is told for each service he handles."""
    change(folder, "0874-1001230", "0874-1199002", "catalogue.yaml")
    text = (folder / FILE).read_text("utf-8")
    start = text.index("- id: tree-felling-licence")
    line = text[: text.index("    handlers:", start)].count("\n") + 1
    place = f"{(folder / FILE).as_posix()}:{line}:5"
    for lang, name in (("zh", f"服务「{SERVICE}」"), ("en", "service tree-felling-licence")):
        found = told(lines_of(folder, lang, capsys), "BM502")
        assert [f for f in found if f.startswith(place)], (lang, place, found)
        assert all("0874-1199002" in f for f in found)
        assert any(name in f for f in found)


def test_promised_over_legal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A promise that is longer than the law is told with both times, in words."""
    line = change(
        folder, r"promised: \{value: 7, unit: 工作日\}", "promised: {value: 21, unit: 工作日}"
    )
    (zh,) = told(lines_of(folder, "zh", capsys), "BM311")
    assert zh == (
        f"{(folder / FILE).as_posix()}:{line}:7  BM311 不能发布  "
        f"服务「{SERVICE}」：承诺 21 个工作日，超过了法定 20 个工作日"
    )
    (en,) = told(lines_of(folder, "en", capsys), "BM311")
    assert en == (
        f"{(folder / FILE).as_posix()}:{line}:7  BM311 blocks  "
        f"service tree-felling-licence ({SERVICE}): "
        "promises 21 working days, more than the legal 20 working days"
    )


def test_broken_reference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A post that nobody holds is named at the line where the service names it."""
    line = change(folder, r"^    handlers: \[[^\]]*\]", "    handlers: [linye-9]")
    (zh,) = told(lines_of(folder, "zh", capsys), "BM103")
    assert zh.startswith(f"{(folder / FILE).as_posix()}:{line}:")
    assert zh.endswith(f"BM103 不能发布  服务「{SERVICE}」：指向的岗位 linye-9 不存在")
    (en,) = told(lines_of(folder, "en", capsys), "BM103")
    assert en.startswith(f"{(folder / FILE).as_posix()}:{line}:")
    assert en.endswith(
        f"service tree-felling-licence ({SERVICE}): refers to post linye-9, which there is none of"
    )

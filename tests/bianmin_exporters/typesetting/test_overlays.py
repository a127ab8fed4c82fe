"""A district's Typst files are laid over the packaged ones, and may build on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bianmin_exporters.typesetting.compiler import Template, compile_pages

MAIN = """
#import "theme.typ": accent, paper
#set page(width: 2cm, height: 2cm, margin: 0pt, fill: paper)
#rect(fill: accent, width: json("data.json").width * 1cm)
"""
THEME = '#let accent = rgb("#0b5d4b")\n#let paper = rgb("#fefefe")\n'


@pytest.fixture
def packaged(tmp_path: Path) -> Path:
    """A template of two files."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "main.typ").write_text(MAIN, "utf-8")
    (folder / "theme.typ").write_text(THEME, "utf-8")
    return folder


def drawn(packaged: Path, *overlays: Path) -> str:
    """The page as SVG."""
    template = Template(packaged=packaged, overlays=overlays)
    (page,) = compile_pages(template, b'{"width": 1}', form="svg")
    return page.content.decode()


def test_without_an_overlay_the_packaged_files_are_used(packaged: Path, tmp_path: Path) -> None:
    """A folder that is not there changes nothing."""
    page = drawn(packaged, tmp_path / "none")
    assert "#0b5d4b" in page
    assert "#fefefe" in page


def test_a_file_laid_over_imports_the_packaged_one(packaged: Path, tmp_path: Path) -> None:
    """A theme names what it changes and takes the rest from the packaged theme of that name."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "theme.typ").write_text(
        '#import "default/theme.typ": paper\n#let accent = rgb("#8c1d2f")\n', "utf-8"
    )
    page = drawn(packaged, own)
    assert "#8c1d2f" in page
    assert "#fefefe" in page
    assert "#0b5d4b" not in page


def test_the_packaged_main_can_be_called_from_ones_own(packaged: Path, tmp_path: Path) -> None:
    """What lies in default/ is whole: it reads the same data and its own files."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "main.typ").write_text('#include "default/main.typ"', "utf-8")
    assert "#0b5d4b" in drawn(packaged, own)


def test_a_packaged_page_that_is_built_on_keeps_the_own_theme(
    packaged: Path, tmp_path: Path
) -> None:
    """A packaged file under default/ is built on what is laid over ours, not on the packaged theme."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "theme.typ").write_text(
        '#import "default/theme.typ": paper\n#let accent = rgb("#8c1d2f")\n', "utf-8"
    )
    (own / "main.typ").write_text('#include "default/main.typ"', "utf-8")
    page = drawn(packaged, own)
    assert "#8c1d2f" in page
    assert "#0b5d4b" not in page

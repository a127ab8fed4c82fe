"""A logo in a code: what it harms, what is refused, and that what is let through still reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from bianmin_exporters.codes import Level, LogoError, Matrix, qr_matrix
from bianmin_exporters.codes.logo import (
    LOGO_LEVEL,
    MOST_PERCENT,
    check_logo,
    covered,
    harm,
    read_logo,
)


def read_with_hole(matrix: Matrix, modules: int) -> str | None:
    """What a reader sees where so many modules a side are white in the middle."""
    grid = np.full((matrix.size + 8, matrix.size + 8), 255, dtype=np.uint8)
    for row, column, length in matrix.runs():
        grid[row + 4, column + 4 : column + 4 + length] = 0
    low = (matrix.size - modules) // 2 + 4
    grid[low : low + modules, low : low + modules] = 255
    found = zxingcpp.read_barcodes(np.kron(grid, np.ones((6, 6), dtype=np.uint8)))
    return found[0].text if found else None


@pytest.mark.parametrize("length", [8, 20, 30, 45, 60, 80, 100, 120, 150, 190, 240])
def test_the_widest_logo_reads_at_the_raised_level(length: int) -> None:
    """At the level it is raised to, a code of any length is let through and reads."""
    content = "a" * length
    matrix = qr_matrix(content, level=LOGO_LEVEL)
    check_logo(matrix)
    assert read_with_hole(matrix, covered(matrix.size)) == content


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_harm_is_what_a_reader_can_mend(level: Level) -> None:
    """Holes that harm no more than a block's correction read; of those that harm far more, none do."""
    matrix = qr_matrix("https://bm.example.cn/s/newborn-registration", level=level)
    for percent in range(6, 70, 4):
        read = read_with_hole(matrix, covered(matrix.size, percent))
        if harm(matrix, percent) <= 1:
            assert read is not None, percent
        elif harm(matrix, percent) > 1.5:  # by chance some of what is covered was white anyway
            assert read is None, percent


def test_a_logo_that_leaves_too_little_is_refused() -> None:
    """More than half of a block's correction is not given away; the sentence says what to do."""
    matrix = qr_matrix("a" * 30, level="L")
    assert harm(matrix, MOST_PERCENT) > 0.5
    with pytest.raises(LogoError) as refused:
        check_logo(matrix)
    assert refused.value.zh == (
        "二维码太小（25 格），中间放 18% 的标志就扫不出了；请把标志改小，或者不放标志"
    )


@pytest.mark.parametrize("percent", [0, 19, 50])
def test_a_logo_that_is_too_wide_is_refused(percent: int) -> None:
    """No level helps beyond the measured share of the width."""
    with pytest.raises(LogoError, match="标志最多占二维码宽度的 18%"):
        check_logo(qr_matrix("a", level="H"), percent)


def test_a_logo_stands_on_whole_modules_in_the_middle() -> None:
    """What is covered is an odd number of modules, never more than the share."""
    for version in range(1, 41):
        size = 17 + 4 * version
        assert covered(size) % 2 == 1
        assert covered(size) <= size * MOST_PERCENT / 100


@pytest.mark.parametrize(
    "content",
    [
        b"", b"GIF89a", b"no picture", b"\x89PNG\r\n\x1a\nbroken", b"<html/>", b"<svg",
        b'<!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)  # fmt: skip
def test_what_is_no_image_is_refused(tmp_path: Path, content: bytes) -> None:
    """Whatever its name says, a file that is no PNG, JPEG or SVG is a sentence."""
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(LogoError, match=r"logo.png 不是图片；要用 PNG、JPEG 或 SVG"):
        read_logo(file)


def test_a_logo_that_is_not_there(tmp_path: Path) -> None:
    """A path that leads nowhere is a sentence too."""
    with pytest.raises(LogoError, match="读不了"):
        read_logo(tmp_path / "nowhere.png")


@pytest.mark.parametrize(
    ("content", "kind"), [(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"), (None, "png")]
)
def test_an_image_is_told_by_its_content(tmp_path: Path, content: bytes | None, kind: str) -> None:
    """The kind comes from what is in the file."""
    from PIL import Image

    file = tmp_path / "logo"
    if content is None:
        Image.new("RGB", (8, 8)).save(file, "PNG")
    else:
        file.write_bytes(content)
    assert read_logo(file).kind == kind

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bianmin_exporters.codes import Matrix, SizeError, png, qr_matrix, svg, svg_path

SVG = "{http://www.w3.org/2000/svg}"
TINY = Matrix(size=3, version=1, level="M", rows=(0b110, 0b000, 0b101))
"""No real symbol: small enough to write down what must come out."""


def test_a_matrix_shows_its_modules() -> None:
    """Rows, single modules and runs tell the same picture; outside it all is light."""
    assert list(TINY) == [(True, True, False), (False, False, False), (True, False, True)]
    assert list(TINY.runs()) == [(0, 0, 2), (2, 0, 1), (2, 2, 1)]
    assert [TINY.is_dark(2, column) for column in range(-1, 4)] == [False, True, False, True, False]
    assert not TINY.is_dark(-1, 0)
    assert not TINY.is_dark(3, 0)


def test_matrices_are_equal_by_content() -> None:
    """Equal contents make equal matrices, which sets take for one; other contents do not."""
    assert len({qr_matrix("12345"), qr_matrix("12345"), qr_matrix("12348")}) == 2


def test_path_is_one_rectangle_a_run() -> None:
    """Neighbours in a row become one rectangle in module units."""
    assert svg_path(TINY) == "M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z"


def test_path_covers_exactly_the_dark_modules() -> None:
    """Painting the path's rectangles on an empty grid gives back the symbol."""
    matrix = qr_matrix("https://bm.example.cn/s/1")
    grid = [[False] * matrix.size for _ in range(matrix.size)]
    found = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", svg_path(matrix))
    assert "".join(f"M{x} {y}h{w}v1h-{b}z" for x, y, w, b in found) == svg_path(matrix)
    for x, y, width, back in found:
        assert width == back
        for column in range(int(x), int(x) + int(width)):
            grid[int(y)][column] = True
    assert [tuple(row) for row in grid] == list(matrix)


def test_svg_is_exact() -> None:
    """The file holds size in millimetres, white box with quiet zone, escaped words and the path."""
    assert svg(TINY, module_mm=0.64, title="扫码 <看> & 问", description="户口\x00\ufffe") == (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" '
        'width="7.04mm" height="7.04mm" viewBox="-4 -4 11 11">\n'
        "<title>扫码 &lt;看&gt; &amp; 问</title>\n<desc>户口\ufffd\ufffd</desc>\n"
        '<rect x="-4" y="-4" width="11" height="11" fill="#fff"/>\n'
        '<path fill="#000" shape-rendering="crispEdges" '
        'd="M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z"/>\n</svg>\n'
    )


def test_svg_of_any_words_is_well_formed() -> None:
    """Markup in a title stays text, and nothing of it becomes an element."""
    words = "</title><script>x</script>]]>&#0;\u202e"
    root = ElementTree.fromstring(svg(TINY, module_mm=1, title=words, description=words))
    assert root.findtext(f"{SVG}title") == words
    assert root.findtext(f"{SVG}desc") == words
    assert [child.tag for child in root] == [
        f"{SVG}{tag}" for tag in ("title", "desc", "rect", "path")
    ]


def test_svg_takes_another_quiet_zone() -> None:
    """A quiet zone of no modules leaves just the symbol's own box."""
    root = ElementTree.fromstring(svg(TINY, module_mm=2, title="", description="", quiet=0))
    assert (root.get("width"), root.get("viewBox")) == ("6mm", "0 0 3 3")


def test_png_pixels_are_exact() -> None:
    """Each module is a square of whole pixels, black on white, with four modules of white around."""
    picture = Image.open(BytesIO(png(TINY, module_mm=0.25, dpi=200)))  # 1.97 pixels: 2
    assert picture.mode == "1"
    assert picture.size == (22, 22)
    for y in range(22):
        for x in range(22):
            dark = TINY.is_dark(y // 2 - 4, x // 2 - 4)
            assert picture.getpixel((x, y)) == (0 if dark else 255), (x, y)


def test_png_bytes_are_exact() -> None:
    """The whole file is written down here, so that no machine's compressor can change it."""
    one = Matrix(size=1, version=1, level="M", rows=(1,))
    assert png(one, module_mm=25.4, dpi=1, quiet=1) == bytes.fromhex(
        "89504e470d0a1a0a"
        "0000000d 49484452 00000003 00000003 01 00 00 00 00 7e538812"  # 3 by 3 of one bit
        "00000009 70485973 00000027 00000027 01 2a09914f"  # 39 pixels a metre
        "00000011 49444154 7801 01 0600 f9ff 00e0 00a0 00e0 07260261 2383bd23"  # white, dark, white
        "00000000 49454e44 ae426082"
    )


@given(
    module_mm=st.floats(min_value=0.05, max_value=5),
    dpi=st.sampled_from([72, 96, 150, 203, 300, 600, 1200]),
)
def test_png_never_prints_smaller(module_mm: float, dpi: int) -> None:
    """At the size the file states, a module is as asked for or larger by less than a pixel."""
    data = png(TINY, module_mm=module_mm, dpi=dpi, quiet=0)
    width = int.from_bytes(data[16:20])
    at = data.index(b"pHYs") + 4
    per_metre = int.from_bytes(data[at : at + 4])
    assert data[at + 4 : at + 9] == data[at : at + 4] + b"\x01"
    printed_mm = width / TINY.size / per_metre * 1000
    assert module_mm - 1e-6 <= printed_mm < module_mm + 25.4 / dpi * 1.001 + module_mm / 1000


def test_large_png_is_readable() -> None:
    """A picture of more than one stored block opens, with the pixels and resolution asked for."""
    matrix = qr_matrix("https://bm.example.cn/s/1")
    picture = Image.open(BytesIO(png(matrix, module_mm=2, dpi=1200)))
    picture.load()
    assert picture.size == (33 * 95, 33 * 95)
    assert picture.info["dpi"] == pytest.approx((1200, 1200), rel=1e-4)


@pytest.mark.parametrize("bad", [0, -1, float("nan"), float("inf")])
def test_a_size_that_is_none_is_refused(bad: float) -> None:
    """Module widths and resolutions which are not positive numbers are named in the refusal."""
    with pytest.raises(SizeError, match="小方块宽度"):
        svg(TINY, module_mm=bad, title="", description="")
    with pytest.raises(SizeError, match="小方块宽度"):
        png(TINY, module_mm=bad, dpi=300)
    with pytest.raises(SizeError, match="分辨率"):
        png(TINY, module_mm=1, dpi=bad)


def test_a_negative_quiet_zone_is_refused() -> None:
    """Neither file can have less than no white border."""
    with pytest.raises(SizeError, match="白边"):
        svg(TINY, module_mm=1, title="", description="", quiet=-1)
    with pytest.raises(SizeError, match="白边"):
        png(TINY, module_mm=1, dpi=300, quiet=-1)

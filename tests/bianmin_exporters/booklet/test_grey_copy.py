"""The book printed or copied in grey: every text stands out, and a soft copy still reads and scans."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
import zxingcpp
from benchmarks.degrading import MILD, PX_PER_MM, Grey, degraded, scanned
from PIL import Image
from tests.bianmin_exporters.booklet import extremes
from tests.bianmin_exporters.booklet.boxes import seen
from tests.bianmin_exporters.booklet.drawn import MM, Page, Text, pages_of

from bianmin_core import ExportContext, Published
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.options import BookletOptions

LEAST_CONTRAST = 4.5
"""What WCAG asks of text at level AA, whatever its size."""

LEAST_LEFT = 0.3
"""How much of the way from paper to ink the darkest of a text keeps after a soft copy."""


def _luminance(colour: tuple[int, int, int]) -> float:
    """Of the grey that a copier makes of a colour."""
    red, green, blue = colour
    grey = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    return grey / 12.92 if grey <= 0.04045 else float(((grey + 0.055) / 1.055) ** 2.4)


def _behind(text: Text, page: Page) -> tuple[int, int, int]:
    """The colour of what a text stands on: the last filled shape below it, or paper."""
    x, y = (text.box.left + text.box.right) / 2, (text.box.top + text.box.bottom) / 2
    below = [
        shape.fill
        for shape in page.shapes
        if shape.fill is not None
        and shape.at < text.at
        and shape.box.left <= x <= shape.box.right
        and shape.box.top <= y <= shape.box.bottom
    ]
    return below[-1] if below else (255, 255, 255)


def _faint(pages: Sequence[Page]) -> list[str]:
    """Texts that stand out too little in grey."""
    faults = []
    for page in pages:
        for text in seen(page):
            one, other = _luminance(text.colour), _luminance(_behind(text, page))
            ratio = (max(one, other) + 0.05) / (min(one, other) + 0.05)
            if ratio < LEAST_CONTRAST:
                faults.append(f"page {page.number}: {text.said!r} stands out by {ratio:.1f}")
    return faults


def test_every_text_stands_out_in_grey(drawn: Sequence[Page]) -> None:
    """On paper, tint, tile and panel each text has the contrast that level AA asks for."""
    assert _faint(drawn) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("soft: luma(35%)", "soft: luma(62%)"), ('tint: rgb("#e4efeb")', "tint: luma(40%)")],
)
def test_a_faint_theme_is_found(ours: str, theirs: str, tmp_path: Path) -> None:
    """A district's palette whose text is too light, or whose panels are too dark, is told."""
    packaged = files("bianmin_exporters.booklet") / "templates" / "typst" / "theme.typ"
    theme = packaged.read_text("utf-8")
    assert ours in theme
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "theme.typ").write_text(theme.replace(ours, theirs), "utf-8")
    shape = extremes.Shape()
    small = extremes.published([extremes.office(0)], [], [extremes.service(0, 0, shape)])
    context = ExportContext(template_folders=(tmp_path,))
    made = next(exporter.export(small, BookletOptions(), context))
    assert isinstance(made.content, bytes)
    (tmp_path / "book.pdf").write_bytes(made.content)
    assert _faint(tuple(pages_of(tmp_path / "book.pdf"))) != []


@pytest.fixture(scope="module")
def sample(published: Published, book_folder: Path) -> Mapping[str, int]:
    """The services with the densest codes, and some of all others: the page of each one's code."""
    tree: dict[str, Any] = json.loads((book_folder / "booklet-pages.json").read_bytes())
    dense = sorted(published.services, key=lambda s: -len(published.link(s) or ""))[:4]
    others = published.services[7::60]
    return {s.id: tree["services"][s.id]["own"][-1] + 1 for s in (*dense, *others)}


@pytest.fixture(scope="module")
def copies(
    sample: Mapping[str, int], book: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[int, Image.Image]:
    """These pages as a printer makes them in grey, at 300 dpi."""
    folder = tmp_path_factory.mktemp("copies")
    found = {}
    for page in sorted(set(sample.values())):
        command = ["pdftoppm", "-r", "300", "-gray", "-f", str(page), "-l", str(page)]
        subprocess.run([*command, "-singlefile", str(book), str(folder / str(page))], check=True)
        with Image.open(folder / f"{page}.pgm") as opened:
            found[page] = opened.copy()
    return found


@pytest.mark.slow
def test_codes_of_a_soft_grey_copy_decode(
    published: Published, sample: Mapping[str, int], copies: Mapping[int, Image.Image]
) -> None:
    """Blurred, noisy, slanted and dirty, a page's code still says where its service is."""
    assert len(sample) >= 8
    for number, (service, page) in enumerate(sample.items()):
        link = published.link(published.service(service))
        (place,) = [c.position for c in zxingcpp.read_barcodes(copies[page]) if c.text == link]
        around = 8 * PX_PER_MM
        seen_by_phone = copies[page].crop(
            (
                int(place.top_left.x - around),
                int(place.top_left.y - around),
                int(place.bottom_right.x + around),
                int(place.bottom_right.y + around),
            )
        )
        assert link in scanned(degraded(seen_by_phone, MILD, number)), service


@pytest.mark.slow
def test_texts_of_a_soft_grey_copy_read(
    copies: Mapping[int, Image.Image], drawn: Sequence[Page]
) -> None:
    """Blurred and faint, the thinnest text of a page is still told from its paper."""
    still = attrs.evolve(MILD, slant=0, specks=0)
    faint = []
    read = 0
    for page, picture in copies.items():
        copy = degraded(picture, still, page)
        for text in seen(drawn[page - 1]):
            left = _left(copy, text)
            read += 1
            if left < LEAST_LEFT:
                faint.append((page, text.said, round(left, 2)))
    assert read > 500
    assert faint == []


def _left(copy: Grey, text: Text) -> float:
    """How far apart the darkest and the lightest of a text's box are, of all there is."""
    scale = PX_PER_MM / MM
    box = text.box
    cut = copy[
        int(box.top * scale) : int(box.bottom * scale) + 1,
        int(box.left * scale) : int(box.right * scale) + 1,
    ]
    dark, light = np.percentile(cut, [5, 95])
    return float(light - dark) / 255

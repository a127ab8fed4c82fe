"""What the tests of the cards share: the catalogues, and what can be read off a picture."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_core.testing import specimen
from bianmin_exporters.cards import CardOptions, exporter

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
SOME_OFFICES = ("civil-affairs", "cultural", "community-dongmen", "forestry")
Change = Callable[..., Published]


@attrs.frozen
class Read:
    """A code as a camera sees it: what it says, and where it stands in pixels."""

    text: str
    left: float
    top: float
    width: float


@pytest.fixture(scope="session")
def example() -> Published:
    """Return the example catalogue as it is printed."""
    return load(EXAMPLE).for_audience(Audience.PRINT)


@pytest.fixture(scope="session")
def some(example: Published) -> Published:
    """Return the example with a few life events and offices, the one with most stops among them."""
    longest = max(example.life_events, key=lambda event: len(event.services))
    return attrs.evolve(
        example,
        life_events=tuple(dict.fromkeys((*example.life_events[:4], longest))),
        offices=tuple(o for o in example.offices if o.id in SOME_OFFICES),
    )


@pytest.fixture(scope="session")
def book() -> Published:
    """Return the specimen: one office, one service, a website."""
    return specimen().for_audience(Audience.PRINT)


@pytest.fixture
def changed(book: Published) -> Change:
    """Return a function that changes the specimen's only service, or its district by `district`."""

    def change(*, district: dict[str, Any] | None = None, **values: Any) -> Published:
        return attrs.evolve(
            book,
            district=attrs.evolve(book.district, **(district or {})),
            services=(attrs.evolve(book.services[0], **values),),
        )

    return change


def made(
    catalogue: Published, *, draft: bool = False, lang: str = "zh", **options: Any
) -> dict[str, bytes]:
    """Export and return each file's content by its path, without the manifest."""
    files = everything_made(catalogue, draft=draft, lang=lang, **options)
    return {path: content for path, content in files.items() if not path.startswith("codes.")}


def everything_made(
    catalogue: Published, *, draft: bool = False, lang: str = "zh", **options: Any
) -> dict[str, bytes]:
    """Export and return each file's content by its path."""
    context = ExportContext(draft=draft, lang=lang)
    artifacts = exporter.export(catalogue, CardOptions(**options), context)
    found = {}
    for artifact in artifacts:
        content = artifact.content
        found[artifact.path] = content if isinstance(content, bytes) else b"".join(content)
    return found


def pixels(png: bytes) -> Image.Image:
    """Return a picture in grey."""
    return Image.open(io.BytesIO(png)).convert("L")


def codes_in(picture: Image.Image) -> list[Read]:
    """Return every code that can be read in a picture."""
    found = []
    for code in zxingcpp.read_barcodes(np.asarray(picture)):
        at = code.position
        found.append(Read(code.text, at.top_left.x, at.top_left.y, at.top_right.x - at.top_left.x))
    return found


def poppler(tool: str, *arguments: str, pdf: bytes) -> bytes:
    """Run one of poppler's tools on a PDF and return what it writes; skip where it is missing."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    ran = subprocess.run([tool, *arguments, "-", "-"], input=pdf, capture_output=True, check=True)
    return ran.stdout


def text_of(pdf: bytes, *arguments: str) -> str:
    """Return a PDF's text in the order it is written, without blanks and line breaks."""
    return "".join(poppler("pdftotext", "-raw", *arguments, pdf=pdf).decode().split())


def type_sizes(pdf: bytes) -> list[set[float]]:
    """Return the sizes that each page's text is set in, in points, whatever scales it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [_sizes_on(page) for page in opened.pages]


def _sizes_on(page: pikepdf.Page) -> set[float]:
    found: set[float] = set()
    states, size, line = [pikepdf.Matrix()], 0.0, pikepdf.Matrix()
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                states.append(states[-1])
            case "Q":
                states.pop()
            case "cm":
                states[-1] = pikepdf.Matrix(*map(float, operands)) @ states[-1]
            case "Tf":
                size = float(operands[1])
            case "Tm":
                line = pikepdf.Matrix(*map(float, operands))
            case "Tj" | "TJ":
                found.add(round(abs(size * (line @ states[-1]).d), 2))
    return found


def pages_of(pdf: bytes, dpi: int, tmp_path: Path) -> list[Image.Image]:
    """Return every page as a picture in grey."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    (tmp_path / "sheets.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-gray", tmp_path / "sheets.pdf", tmp_path / "page"],
        check=True,
        capture_output=True,
    )
    return [Image.open(file).convert("L") for file in sorted(tmp_path.glob("page-*.pgm"))]

"""What a PDF says, read by tools that are not ours: poppler, pdfium, pikepdf."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import attrs
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@attrs.frozen
class Word:
    """A word, its page (from 1) and its box in millimetres from the page's upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def pages_of(file: Path) -> list[str]:
    """The text of each page, without blanks."""
    text = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True
    ).stdout.decode()
    return [bare(page) for page in text.split("\f")[:-1]]


def lines_of(file: Path) -> list[list[str]]:
    """The lines of each page."""
    text = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True
    ).stdout.decode()
    return [page.splitlines() for page in text.split("\f")[:-1]]


def bare(text: str) -> str:
    """A text without blanks."""
    return re.sub(r"\s", "", text)


def words_of(file: Path) -> list[Word]:
    """Every word with its place."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True
    ).stdout.decode()
    found = []
    for number, page in enumerate(told.split("<page ")[1:], 1):
        for word in re.finditer(
            r'xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>',
            page,
        ):
            left, top, right, bottom = (float(word[i]) / MM for i in range(1, 5))
            found.append(Word(number, word[5], left, top, right, bottom))
    return found


def page_sizes(file: Path) -> set[tuple[int, int]]:
    """The sizes of its pages in whole millimetres."""
    with pikepdf.open(file) as pdf:
        return {
            (round(float(p.mediabox[2]) / MM), round(float(p.mediabox[3]) / MM)) for p in pdf.pages
        }


def font_sizes(file: Path) -> dict[float, str]:
    """The sizes in points of everything that is written, each with a piece of text in it."""
    document = pypdfium2.PdfDocument(file)
    found: dict[float, str] = {}
    for page in document:
        text = page.get_textpage()
        for i in range(text.count_chars()):
            if pdfium.FPDFText_GetUnicode(text, i) > ord(" "):
                size = round(pdfium.FPDFText_GetFontSize(text, i), 1)
                if size not in found:
                    found[size] = text.get_text_range(i, 20)
    return found


def size_of(file: Path, wanted: str) -> float:
    """The size of the first letter of a text, found on whatever page it stands."""
    document = pypdfium2.PdfDocument(file)
    for page in document:
        text = page.get_textpage()
        found = text.search(wanted).get_next()
        if found is not None:
            size: float = pdfium.FPDFText_GetFontSize(text, found[0])
            return round(size, 1)
    raise AssertionError(f"{wanted} does not stand in {file.name}")


def outline(file: Path) -> list[tuple[str, int]]:
    """The bookmarks, all levels in order, with the page (from 1) each leads to."""
    found = []
    for bookmark in pypdfium2.PdfDocument(file).get_toc():
        dest = bookmark.get_dest()
        found.append((bare(bookmark.get_title()), (dest.get_index() if dest else -1) + 1))
    return found

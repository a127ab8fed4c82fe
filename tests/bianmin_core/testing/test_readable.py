"""What a leak test can read out of a file."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

from bianmin_core.testing import readable
from bianmin_core.testing.inert import alive
from bianmin_core.testing.readable import drawn_text

typst = pytest.importorskip("typst")


def typeset(source: str) -> bytes:
    """A PDF made of Typst source."""
    made = typst.compile(source.encode(), font_paths=[], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def test_drawn_text_of_a_pdf_is_read_by_its_glyphs() -> None:
    """Text that a PDF draws as numbers of glyphs is read back as text."""
    content = typeset("canary0001qz in a line")
    assert b"canary0001qz" not in content
    assert "canary0001qz" in readable(content)


def test_text_broken_or_spaced_on_a_page_is_read_whole() -> None:
    """A number that is drawn in groups is also read without the gaps."""
    assert "199000312" in readable(typeset("199 #h(1em) 000 #h(1em) 312"))


def test_coordinates_are_no_number() -> None:
    """What a page is drawn with holds no number that only its coordinates make side by side."""
    content = typeset("#curve(curve.move((199pt, 22pt)), curve.line((18pt, 30pt)))")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = re.sub(rb"\s", b"", pdf.pages[0].Contents.read_bytes())
    pairs = re.findall(rb"[0-9]{6,}", drawn)
    assert pairs
    assert [p for p in pairs if p.decode() in readable(content)] == []


def test_titles_and_bookmarks_of_a_pdf_are_read() -> None:
    """What stands in the metadata or the outline of a PDF is as public as its pages."""
    text = readable(typeset('#set document(title: "canary0002qz")\n= canary0003qz'))
    assert "canary0002qz" in text
    assert "canary0003qz" in text


def test_members_of_an_archive_are_read() -> None:
    """A workbook or an e-book is an archive; what its members hold is read."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("canary0004qz.xml", "canary0005qz " * 50)
    assert b"canary0005qz" not in held.getvalue()
    assert "canary0004qz.xml" in readable(held.getvalue())
    assert "canary0005qz" in readable(held.getvalue())


def test_text_of_two_byte_characters_is_read() -> None:
    """A CSV in UTF-16, as spreadsheets write it, hides nothing."""
    assert "canary0006qz" in readable("canary0006qz".encode("utf-16"))


def test_what_a_page_shows_is_told_apart_from_what_the_file_holds() -> None:
    """Only what is drawn is looked at for direction marks; a font may hold any bytes."""
    content = typeset('#set document(title: "canary0007qz")\ncanary0008qz')
    assert "canary0008qz" in drawn_text(content)
    assert "canary0007qz" not in drawn_text(content)


def test_markup_that_was_taken_for_markup_is_told() -> None:
    """Stars around a word that became bold on the page are missed; stars that are drawn are not."""
    taken = typeset('*qzbold* #text("_qzslanted_")')
    assert alive("application/pdf", taken) == [
        "qzbold stands without the * before it, so it was taken for markup"
    ]
    assert alive("application/pdf", typeset('#text("*qzbold*")')) == []

"""What the suite takes for true of a file, and for text that stayed text."""

from __future__ import annotations

import io
import zipfile

import attrs
import pytest

from bianmin_core.testing.inert import alive, probed
from bianmin_core.testing.media import untrue

PNG = b"\x89PNG\r\n\x1a\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def archive(**members: bytes) -> bytes:
    """A ZIP file; it bears no time, since its bytes name a test in each process of a run."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name.replace("__", "/")), content)
    return held.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(inside: bytes) -> bytes:
    """A Word file with this in its body."""
    return archive(**{"word__document.xml": b"<w:body" + W + b">" + inside + b"</w:body>"})


TRUE = [
    ("application/pdf", b"%PDF-1.7\n%%EOF\n"),
    ("image/png", PNG),
    ("image/jpeg", b"\xff\xd8\xff\xe0"),
    ("image/svg+xml", SVG),
    ("application/xml", b"<a/>"),
    ("application/rss+xml; charset=utf-8", b"<rss/>"),
    ("application/json", b"{}"),
    ("application/schema+json", b"[]"),
    ("text/html; charset=utf-8", "<p>甲".encode()),
    ("text/csv", b"\xef\xbb\xbfa,b\r\n1,2\r\n"),
    ("text/tab-separated-values", b"a\tb\n1\t2\n"),
    ("text/vcard", b"BEGIN:VCARD\r\nEND:VCARD\r\n"),
    ("text/vcard", b""),
    ("text/plain; charset=gb18030", "甲乙".encode("gb18030")),
    ('text/plain; charset="UTF-8"', "甲乙".encode()),
    ("application/zip", archive(a=b"1")),
    (XLSX, archive(a=b"1")),
    ("application/octet-stream", b"\0\1"),
    ("font/woff2", b"wOF2"),
]
UNTRUE = [
    ("application/pdf", b"%PDF-1.7\n", "the PDF has no end"),
    ("application/octet-stream", PNG, "it is image/png, not application/octet-stream"),
    ("image/png", b"GIF89a", "it does not begin as image/png does"),
    ("image/svg+xml", b"<html/>", "its root is no svg element"),
    ("image/svg+xml", b"<svg", "it is no well-formed XML: unclosed token: line 1, column 0"),
    ("application/json", b"{", "it is no JSON"),
    ("text/html", b"plain", "it holds no element of HTML"),
    ("text/csv", b"a,b\n1\n", "its rows have [1, 2] cells"),
    ("text/vcard", b"BEGIN:VCARD\r\n", "it does not go from BEGIN:VCARD to END:VCARD"),
    ("text/plain", b"\xff", "its text can't be decoded"),
    ("text/plain; charset=none-such", b"a", "there is no character set none-such"),
    ("text/plain", b"a\0", "its text holds NUL"),
    ("text/plain", archive(a=b"1"), "it is application/zip, not text/plain"),
    (XLSX, archive(a=b"1")[:40], "the archive can't be opened"),
]


@pytest.mark.parametrize(("media_type", "content"), TRUE)
def test_what_is_true_is_taken(media_type: str, content: bytes) -> None:
    """A file that is what it is called, and one of a kind that is not known, pass."""
    assert untrue(media_type, content) is None


@pytest.mark.parametrize(("media_type", "content", "why"), UNTRUE)
def test_what_is_not_is_told(media_type: str, content: bytes, why: str) -> None:
    """A file that is something else, or not whole, is told with the reason."""
    assert why in (untrue(media_type, content) or "")


ALIVE = [
    ("application/xml", b"<a><qzprobe/></a>", "it holds an element <qzprobe> that came from text"),
    ("application/xml", b"<a", "it is no well-formed XML: unclosed token: line 1, column 0"),
    (
        "image/svg+xml",
        b'<a onload="qzprobe()"/>',
        "<a> has an attribute onload that came from text",
    ),
    ("image/svg+xml", b'<a href=" JavaScript:x"/>', "<a> has a link that runs as a script"),
    ("text/tab-separated-values", b"a\t=1+1\n", "a cell is a formula: '=1+1'"),
    ("text/csv", "＝1+1\n".encode(), "a cell is a formula: '＝1+1'"),
    (
        XLSX,
        archive(**{"xl__worksheets__s1.xml": b"<c><f>1+1</f></c>"}),
        "xl/worksheets/s1.xml holds a formula",
    ),
    (
        DOCX,
        word(b"<w:instrText> DDEAUTO qzprobe </w:instrText>"),
        "word/document.xml holds a field that came from text",
    ),
    (
        DOCX,
        word(b'<w:fldSimple w:instr="INCLUDETEXT qzprobe"/>'),
        "word/document.xml holds a field that came from text",
    ),
    (
        DOCX,
        word(b"<qzprobe/>"),
        "word/document.xml: it holds an element <qzprobe> that came from text",
    ),
    (
        DOCX,
        archive(**{"word__a.rels": b'<Relationship Target="javascript:qz"/>'}),
        "word/a.rels: <Relationship> has a link that runs as a script",
    ),
    (
        DOCX,
        word("<w:t>a\u202eb</w:t>".encode()),
        "it holds a direction mark that turns the text around it",
    ),
    ("text/calendar", b"X:1\r\nQZPROBE:1\r\n", "it holds a line of its own that came from text"),
    ("text/markdown", b"qzdollar", "qzdollar was worked out of it"),
    ("text/plain", "a\u2067b".encode(), "it holds a direction mark that turns the text around it"),
]
INERT = [
    ("text/csv", b"-1.5,-,\t=1+1,+86\n"),
    ("text/html", b"<script>1</script>&lt;qzprobe&gt;"),
    ("application/json", '["\u2067"]'.encode()),
    ("text/vcard", b"FN:a\r\n QZPROBE:1\r\n"),
    (XLSX, archive(**{"xl__worksheets__s1.xml": b"<c><v>=1+1</v></c>"})),
    (DOCX, word(b"<w:t>DDEAUTO qzprobe &lt;qzprobe&gt;</w:t><w:instrText> PAGE </w:instrText>")),
    ("image/png", PNG + "\u2067".encode()),
]


@pytest.mark.parametrize(("media_type", "content", "why"), ALIVE)
def test_what_came_alive_is_told(media_type: str, content: bytes, why: str) -> None:
    """Elements, links, formulas, lines and worked-out words are told."""
    assert alive(media_type, content) == [why]


@pytest.mark.parametrize(("media_type", "content"), INERT)
def test_what_is_inert_is_left_alone(media_type: str, content: bytes) -> None:
    """Numbers, folded lines, escaped markup and data for programs are no cause for alarm."""
    assert alive(media_type, content) == []


def test_tables_for_programs_are_left_alone() -> None:
    """A program takes a cell as it is."""
    assert alive("text/csv", b"=1+1\n", for_programs=True) == []


def test_every_beginning_stands_somewhere() -> None:
    """Each way in which a text may begin stands in some name of the catalogue of probes."""
    made = probed()
    groups = (made.services, made.offices, made.hotlines, made.themes)
    names = [str(attrs.asdict(held)["name"]) for group in groups for held in group]
    assert {name[:2] for name in names} == {"=1", "ja", "@S", "+1", "-1", "\t="}
    assert all("<qzprobe>" in name and "\u202e" in name for name in names)

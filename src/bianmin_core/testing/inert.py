"""Whether text stayed text: probes that would do something where they are taken for code."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from bianmin_core.direction import without_direction_marks
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.reflect import ModelField
from bianmin_core.testing.everything import everything
from bianmin_core.testing.hostile import with_texts
from bianmin_core.testing.media import decoded, essence
from bianmin_core.testing.readable import drawn_text, readable

_MARK = "qzprobe"
# How a text begins matters to spreadsheets and links; each field gets each in its turn.
_BEGINNINGS = ("=1+1 ", "javascript:qzprobe()//", "@SUM(A1) ", "+1 ", "-1+1 ", "\t=1 ")
# What would leave a text: quotes, tags, raw text of HTML, comments, CDATA, lines of a vCard;
# what a template would work out; what Typst would set as markup; direction marks.
_BODY = (
    '\'"><qzprobe qzprobe="1" onerror="qzprobe()"></script></style></title></textarea><qzprobe>'
    "--><qzprobe>]]><qzprobe>"
    "\r\nQZPROBE:1\r\n{{ 'qz' ~ 'jinja' }}{% raw %}${'qz' + 'dollar'}"
    '#("qz" + "typst") *qzbold* _qzslanted_ $qzmath$ @qzref `qzraw`'
    " \u202eqzturned\u2066"
)
_WORKED_OUT = ("qzjinja", "qzdollar", "qztypst")
_LITERAL = ("*qzbold", "_qzslanted", "$qzmath", "@qzref", "`qzraw")
_FORMULA = re.compile(r"[=+@＝＋＠-](?![0-9.,]*$)")
_TABLES = {"text/csv": ",", "text/tab-separated-values": "\t"}
_LINKS = ("href", "src", "action", "formaction", "data", "poster", "Target")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def probed() -> Catalogue:
    """Return one of everything in which every free text would do something if it were code."""
    turns: Counter[str] = Counter()

    def text(field: ModelField) -> str:
        beginning = _BEGINNINGS[turns[field.name] % len(_BEGINNINGS)]
        turns[field.name] += 1
        return beginning + _BODY

    return with_texts(everything(), text)


def alive(media_type: str, content: bytes, *, for_programs: bool = False) -> list[str]:
    """Return what in a file made of `probed()` is no longer text; nothing where all of it is.

    Args:
        media_type: What the file is.
        content: Its bytes.
        for_programs: Whether its tables are read by programs alone, which know no formulas and
            take direction marks as they are.
    """
    kind = essence(media_type)
    found = [f"{word} was worked out of it" for word in _worked_out(content)]
    if kind in ("text/html", "application/xhtml+xml"):
        found += _html(_text(media_type, content))
    elif kind.endswith("xml"):
        found += _xml(content)
    elif kind in ("text/vcard", "text/calendar"):
        found += _lines(_text(media_type, content))
    elif kind in _TABLES and not for_programs:
        found += _cells(_text(media_type, content), _TABLES[kind])
    elif kind == "application/pdf":
        found += _drawn(content)
    elif kind.startswith("application/vnd.openxmlformats"):
        found += _office(content)
    if not (for_programs or kind.endswith("json")):
        found += _turned(_seen(media_type, kind, content))
    return list(dict.fromkeys(found))


def _text(media_type: str, content: bytes) -> str:
    """The text of a file; nothing where it has none, which is told as an untrue media type."""
    try:
        return decoded(media_type, content)
    except ValueError:
        return ""


def _seen(media_type: str, kind: str, content: bytes) -> str:
    """What people see of a file, where that is text; pictures and other archives are not looked into."""
    if kind == "application/pdf":
        return drawn_text(content) if content.startswith(b"%PDF-") else ""
    if kind == _WORD:
        return "".join(part for _, part in _parts(content))
    if kind.startswith("text/") or kind.endswith("xml"):
        return _text(media_type, content)
    return ""


def _turned(text: str) -> list[str]:
    same = without_direction_marks(text) == text
    return [] if same else ["it holds a direction mark that turns the text around it"]


def _worked_out(content: bytes) -> Iterator[str]:
    text = readable(content)
    return (word for word in _WORKED_OUT if word in text)


def _html(text: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(_element(tag, {name: value or "" for name, value in attrs}))

    reader = Reader()
    reader.feed(text)
    reader.close()
    return found


def _xml(content: bytes) -> list[str]:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return [f"it is no well-formed XML: {error}"]
    return [
        wrong
        for element in root.iter()
        for wrong in _element(
            element.tag.rpartition("}")[2],
            {name.rpartition("}")[2]: value for name, value in element.attrib.items()},
        )
    ]


def _element(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if _MARK in tag:
        yield f"it holds an element <{tag}> that came from text"
    for name, value in attributes.items():
        if _MARK in name or (name.startswith("on") and _MARK in value):
            yield f"<{tag}> has an attribute {name} that came from text"
        if name in _LINKS and value.strip().lower().startswith("javascript:"):
            yield f"<{tag}> has a link that runs as a script"


def _lines(text: str) -> list[str]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    return [
        "it holds a line of its own that came from text"
        for line in unfolded.splitlines()
        if line.upper().startswith(_MARK.upper())
    ]


def _cells(text: str, delimiter: str) -> list[str]:
    return [
        f"a cell is a formula: {cell[:20]!r}"
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for cell in row
        if _FORMULA.match(cell)
    ]


def _drawn(content: bytes) -> list[str]:
    text = re.sub(r"\s+", "", readable(content))
    return [
        f"{literal[1:]} stands without the {literal[0]} before it, so it was taken for markup"
        for literal in _LITERAL
        if text.count(literal[1:]) > text.count(literal)
    ]


def _office(content: bytes) -> Iterator[str]:
    """A part of an office file may work something out, run, or begin an element."""
    for name, text in _parts(content):
        if name.startswith("xl/worksheets/") and re.search(r"<f[ >]", text):
            yield f"{name} holds a formula"
        for told in re.findall(r"<w:instrText[^>]*>([^<]*)<|<w:fldSimple ([^>]*)>", text):
            if _MARK in "".join(told):
                yield f"{name} holds a field that came from text"
        yield from (f"{name}: {wrong}" for wrong in _xml(text.encode()))


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """The parts of an office file that are text, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, archive.read(name).decode("utf-8", "replace")

"""Whether a file is what its media type says, as far as its bytes tell."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

# What a file of a kind begins with, wherever it is; nothing else may begin so.
_SIGNATURES = {
    b"%PDF-": ("application/pdf",),
    b"\x89PNG\r\n\x1a\n": ("image/png",),
    b"\xff\xd8\xff": ("image/jpeg",),
    b"PK\x03\x04": ("application/zip", "application/epub+zip", "application/vnd."),
}


def untrue(media_type: str, content: bytes) -> str | None:
    """Return why `content` is not what `media_type` says, or None where nothing speaks against it.

    Known are PDF, PNG, JPEG, archives and office files, XML and SVG, JSON, HTML, CSV, vCard and
    other text; of a kind that is not known nothing can be said.
    """
    kind = essence(media_type)
    for signature, kinds in _SIGNATURES.items():
        begins = content.startswith(signature)
        declared = kind.startswith(kinds)
        if begins and not declared:
            return f"it is {kinds[0]}, not {media_type}"
        if declared and not begins:
            return f"it does not begin as {kinds[0]} does"
    if kind == "application/pdf" and b"%%EOF" not in content[-1024:]:
        return "the PDF has no end"
    if kind.startswith(_SIGNATURES[b"PK\x03\x04"]) and not zipfile.is_zipfile(io.BytesIO(content)):
        return "the archive can't be opened"
    if kind.startswith("text/") or kind.endswith(("json", "xml")):
        return _untrue_text(media_type, kind, content)
    return None


def essence(media_type: str) -> str:
    """Type and subtype alone, in small letters."""
    return media_type.partition(";")[0].strip().lower()


def decoded(media_type: str, content: bytes) -> str:
    """The text of a file of text, in the character set that its media type names, else UTF-8.

    Raises:
        ValueError: It is not in that character set, or there is no such set.
    """
    named = re.search(r"charset=\"?([\w.-]+)", media_type, re.IGNORECASE)
    name = named[1].lower() if named else "utf-8"
    try:
        return content.decode("utf-8-sig" if name in ("utf-8", "utf8") else name)
    except LookupError as error:
        raise ValueError(f"there is no character set {name}") from error


def _untrue_text(media_type: str, kind: str, content: bytes) -> str | None:
    try:
        text = decoded(media_type, content)
    except ValueError as error:
        return f"its text can't be decoded: {error}"
    if "\0" in text:
        return "its text holds NUL"
    look = _LOOKS.get(kind) or next(
        (_LOOKS[k] for k in ("json", "xml") if kind.endswith(k)), lambda _: None
    )
    return look(text)


def _json(text: str) -> str | None:
    try:
        json.loads(text)
    except ValueError as error:
        return f"it is no JSON: {error}"
    return None


def _xml(text: str) -> str | None:
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"it is no well-formed XML: {error}"
    return None


def _svg(text: str) -> str | None:
    wrong = _xml(text)
    if wrong is None and not ElementTree.fromstring(text).tag.endswith("}svg"):
        return "its root is no svg element"
    return wrong


def _html(text: str) -> str | None:
    return None if re.search(r"<[a-zA-Z][^<>]*>", text) else "it holds no element of HTML"


def _rows(text: str, delimiter: str) -> str | None:
    try:
        widths = {
            len(row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            if row
        }
    except csv.Error as error:
        return f"it is no table: {error}"
    return f"its rows have {sorted(widths)} cells" if len(widths) > 1 else None


def _vcard(text: str) -> str | None:
    lines = [line.upper() for line in text.replace("\r\n", "\n").split("\n") if line]
    begun, ended = lines.count("BEGIN:VCARD"), lines.count("END:VCARD")
    if lines and (lines[0] != "BEGIN:VCARD" or lines[-1] != "END:VCARD" or begun != ended):
        return "it does not go from BEGIN:VCARD to END:VCARD"
    return None


_LOOKS: Mapping[str, Callable[[str], str | None]] = {
    "json": _json,
    "xml": _xml,
    "image/svg+xml": _svg,
    "text/html": _html,
    "text/csv": lambda text: _rows(text, ","),
    "text/tab-separated-values": lambda text: _rows(text, "\t"),
    "text/vcard": _vcard,
}

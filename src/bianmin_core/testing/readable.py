"""What somebody can read out of a file with a little effort, for leak tests."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_BFRANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[((?:\s*<[0-9A-Fa-f]*>)*)\s*\])"
)
_SHOWS = {"Tj", "TJ", "'", '"'}
# Keys of what holds figures alone: patterns, packed objects, and the table of where objects lie.
_TABLES = frozenset(("/PatternType", "/First", "/W"))


def readable(content: bytes) -> str:
    """Return everything that can be read in `content`, whatever format it has.

    The bytes as text (UTF-8, and without the zeros of UTF-16); of a ZIP file (xlsx, docx, epub)
    also its members; of a PDF also its drawn text, its bookmarks and its metadata, once as they
    stand and once without blanks, if pikepdf is installed.
    """
    return "\n".join(_layers(content))


def drawn_text(content: bytes) -> str:
    """Return what the pages of a PDF show as text, if pikepdf is installed; else nothing."""
    if find_spec("pikepdf") is None:
        return ""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "\n".join("".join(_drawn(p.obj, p.obj.get("/Resources"))) for p in pdf.pages)


def _layers(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    if b"\0" in content:
        yield content.replace(b"\0", b"").decode("latin-1")
    if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from _layers(archive.read(member))
    if content.startswith(b"%PDF-") and find_spec("pikepdf") is not None:
        parts = list(_pdf_parts(content))
        yield "\n".join(text for text, _ in parts)
        yield re.sub(r"\s+", "", "\n".join(text for text, drawing in parts if not drawing))


def _pdf_parts(content: bytes) -> Iterator[tuple[str, bool]]:
    """The texts of a PDF, and whether each is a drawing or a table of objects.

    Without its blanks such a one would hold any number: 1992 218 are two coordinates.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawings = {held.objgen for page in pdf.pages for held in _contents(page.obj)}
        for held in pdf.objects:
            for text in _strings(held):
                yield text, False
            if isinstance(held, pikepdf.Stream):
                drawing = held.objgen in drawings or not _TABLES.isdisjoint(held.keys())
                for text in _stream(held):
                    yield text, drawing
        for page in pdf.pages:
            yield "".join(_drawn(page.obj, page.obj.get("/Resources"))), False


def _contents(page: Any) -> list[Any]:
    """The streams a page is drawn with: one, several, or none."""
    import pikepdf

    held = page.get("/Contents")
    return list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []


def _stream(stream: Any) -> Iterator[str]:
    import pikepdf

    if stream.get("/Subtype") == pikepdf.Name.Form:
        yield "".join(_drawn(stream, stream.get("/Resources")))
    elif stream.get("/Subtype") != pikepdf.Name.Image and "/Length1" not in stream:
        try:
            yield stream.read_bytes().decode("utf-8", "replace")
        except pikepdf.PdfError:
            return


def _strings(held: Any) -> Iterator[str]:
    """The strings of an object (titles, bookmarks, alternative texts), but not of others."""
    import pikepdf

    if isinstance(held, pikepdf.String):
        yield str(held)
    elif isinstance(held, pikepdf.Array):
        for item in held:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for _, item in held.items():
            if not getattr(item, "is_indirect", False):
                yield from _strings(item)


def _drawn(owner: Any, resources: Any) -> Iterator[str]:
    """The text that a page or form draws, by the fonts' own tables of what each glyph means."""
    import pikepdf

    fonts = resources.get("/Font", {}) if resources is not None else {}
    tables = {str(name): _to_unicode(font) for name, font in fonts.items()}
    table: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(owner):
        operator = str(instruction.operator)
        if operator == "Tf":
            table = tables.get(str(instruction.operands[0]), {})
        elif operator in _SHOWS:
            for operand in instruction.operands:
                pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
                for piece in pieces:
                    if isinstance(piece, pikepdf.String):
                        yield _decoded(bytes(piece), table)
        elif operator in ("Td", "TD", "Tm", "T*", "ET"):
            yield "\n"


def _decoded(codes: bytes, table: dict[bytes, str]) -> str:
    if not table:
        return codes.decode("latin-1")
    width = len(next(iter(table)))
    return "".join(table.get(codes[i : i + width], "") for i in range(0, len(codes), width))


def _to_unicode(font: Any) -> dict[bytes, str]:
    stream = font.get("/ToUnicode")
    if stream is None:
        return {}
    data = stream.read_bytes()
    table: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in _BFCHAR.findall(block):
            table[bytes.fromhex(code.decode())] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for low, high, first, listed in _BFRANGE.findall(block):
            width = len(low) // 2
            texts = re.findall(rb"<([0-9A-Fa-f]*)>", listed)
            for offset in range(int(high, 16) - int(low, 16) + 1):
                key = (int(low, 16) + offset).to_bytes(width, "big")
                if first:
                    start = _utf16(first)
                    table[key] = start[:-1] + chr(ord(start[-1]) + offset) if start else ""
                elif offset < len(texts):
                    table[key] = _utf16(texts[offset])
    return table


def _utf16(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")

"""The package around the pages: opened from files of XML, saved as the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import docx
from docx.document import Document

from bianmin_core import TemplateError
from bianmin_exporters.booklet.docx.shown import Properties

# Dates come from the edition; where it has none, the file still needs one that is fixed.
_NO_DATE = dt.date(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: The parts that say how the file looks and behaves: its name, its type, its packaged file.
_PARTS = (
    ("styles", "styles", "styles.xml"),
    ("settings", "settings", "settings.xml"),
    ("fontTable", "fontTable", "fonts.xml"),
)


def open_package(folders: Sequence[Path]) -> Document:
    """Return an empty document with our styles, or those that a district lays over them.

    Raises:
        TemplateError: A file laid over ours is no XML; says file and line.
    """
    return docx.Document(io.BytesIO(_archive(_base(folders))))


def close_package(
    document: Document, properties: Properties, issued_on: dt.date | None, *, draft: bool
) -> bytes:
    """Return the file: dated by the edition, its members in one order with one date."""
    day = issued_on or _NO_DATE
    core = document.core_properties
    core.title = properties.title[:255]
    core.author = core.last_modified_by = properties.author[:255]
    core.comments = properties.description[:255]
    core.keywords = "，".join(properties.keywords)[:255]
    core.language = "zh-CN"
    core.content_status = "草稿 DRAFT" if draft else ""
    core.created = core.modified = dt.datetime(day.year, day.month, day.day)
    core.revision = 1
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _archive({name: archive.read(name) for name in archive.namelist()})


def _archive(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of the members as they are.

    They are stored and not packed: what a compressor makes of the same bytes differs from build
    to build of Python, and equal input must give equal bytes on any machine.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3  # else it tells on which system it was made
            archive.writestr(member, content)
    return made.getvalue()


def _base(folders: Sequence[Path]) -> dict[str, bytes]:
    overrides = [
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    ]
    related = []
    parts = {}
    for number, (kind, name, file) in enumerate(_PARTS, 1):
        part = f"word/{name}.xml"
        parts[part] = _part(file, folders)
        overrides.append(f'<Override PartName="/{part}" ContentType="{_TYPES}.{name}+xml"/>')
        related.append(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ).encode(),
        "word/document.xml": (
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:body><w:sectPr/></w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(related)}</Relationships>'
        ).encode(),
        **parts,
    }


def _part(name: str, folders: Sequence[Path]) -> bytes:
    """A part of the package: the last of the district's own, else the packaged one."""
    own = [file for folder in folders if (file := folder / name).is_file()]
    if not own:
        return (files("bianmin_exporters.booklet") / "templates" / "docx" / name).read_bytes()
    content = own[0].read_bytes()
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        line, _ = error.position
        raise TemplateError(
            f"{own[0]}:{line} 这个文件不是格式正确的 XML，Word 打不开：{error}",
            f"{own[0]}:{line} this file is no well-formed XML, Word can't open it: {error}",
        ) from error
    return content

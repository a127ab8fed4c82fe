"""The imprint: which book this is, and how to learn whether this copy still holds.

A book is told from another by the number of its content: eight figures, because they are read over
the phone by people who were never taught the letters of another script.
"""

from __future__ import annotations

import hashlib
import re

import orjson

from bianmin_core import Phone, Published, dial, to_tree
from bianmin_exporters.booklet.wording import View, beside, phone_view
from bianmin_exporters.booklet.words import Language, word
from bianmin_exporters.codes import CodeError, link_content, qr_matrix, svg_path, tel_content

# What says how a catalogue is checked and exported is no content of the book.
_NOT_CONTENT = ("exports", "rules")
_FIGURES = 8


def content_sum(catalogue: Published) -> str:
    """Return the SHA-256 of what the catalogue says to readers of the book, as hex.

    It is taken of the projection's JSON with sorted keys, so it is the same on any machine, and
    changes when any value that this audience may see does.
    """
    tree = {k: v for k, v in to_tree(catalogue).items() if k not in _NOT_CONTENT}
    return hashlib.sha256(orjson.dumps(tree, option=orjson.OPT_SORT_KEYS)).hexdigest()


def content_number(catalogue: Published) -> str:
    """Return the number of the content: eight figures made of its sum."""
    return f"{int(content_sum(catalogue), 16) % 10**_FIGURES:0{_FIGURES}d}"


def copy_address(catalogue: Published) -> str | None:
    """Where a reader learns whether a copy still holds: <base_url>/e/<edition>-<number>.

    None where the district has no website.
    """
    return _address(catalogue, content_number(catalogue))


def _address(catalogue: Published, number: str) -> str | None:
    base = catalogue.district.base_url
    if not base:
        return None
    edition = "-".join(re.findall(r"[0-9]+", catalogue.edition.number or ""))
    return f"{base.rstrip('/')}/e/{f'{edition}-' if edition else ''}{number}"


def imprint_view(
    catalogue: Published,
    title: str,
    asked: Phone | None,
    lang: Language,
    *,
    copy: str | None = None,
    run: bool = True,
) -> View:
    """Return everything the imprint says.

    Args:
        catalogue: The whole catalogue, whatever part of it is printed.
        title: The book's title.
        asked: The phone that knows which copies still hold.
        lang: Language of the words.
        copy: Whose copy it is, where it is not everybody's.
        run: Whether the edition's print run is that of this book.
    """
    zh = lang == "zh"
    district, edition = catalogue.district, catalogue.edition
    issued = edition.issued_on
    copies = None if copy or not run else edition.print_run
    day = str(issued or "")
    if issued and zh:
        day = f"{issued.year}年{issued.month}月{issued.day}日"
    rows = [
        ("imprint_book", title),
        ("imprint_edition", edition.number or ""),
        ("imprint_district", beside((*district.parents, district.name))),
        ("imprint_whose", word(lang, "copy_of", name=copy) if copy else ""),
        ("imprint_date", day),
        ("imprint_run", "" if copies is None else word(lang, "imprint_copies", count=copies)),
    ]
    notes = [edition.note] if edition.note else []
    return {
        "title": word(lang, "imprint_title"),
        "rows": [{"label": word(lang, key), "text": text} for key, text in rows if text],
        "notes": [*notes, word(lang, "imprint_change")],
        "current": _current(catalogue, asked, lang),
    }


def _current(catalogue: Published, asked: Phone | None, lang: Language) -> View:
    """The question whether this copy still holds: its number, its code, the phone to ask."""
    number = content_number(catalogue)
    area = catalogue.district.area_code
    content = _scanned(catalogue, number, asked)
    code: View | None = None
    if content is not None:
        matrix = qr_matrix(content)
        alt = word(lang, "current_alt", content=content)
        code = {"path": svg_path(matrix), "size": matrix.size, "alt": alt, "link": content}
    by_scan = code is not None and not str(content).startswith("tel:")
    return {
        "ask": word(lang, "current_ask"),
        "number": [number[:4], number[4:]],
        "how": word(lang, "current_scan") if by_scan else "",
        "how_call": word(lang, "current_call" if by_scan else "current_call_only"),
        "how_say": word(lang, "current_say"),
        "phone": phone_view(asked, area) if asked else None,
        "code": code,
    }


def _scanned(catalogue: Published, number: str, asked: Phone | None) -> str | None:
    """What the code says: the address, or the phone where there is no website."""
    address = _address(catalogue, number)
    if address is not None:
        try:
            return link_content(address)
        except CodeError:
            pass  # a website no code can lead to; the phone is left
    if asked is not None:
        dialled = dial(asked.number, catalogue.district.area_code)
        if dialled.dialable:
            return tel_content(dialled.e164 or "".join(dialled.groups))
    return None

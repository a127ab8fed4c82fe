"""The words of WordprocessingML: runs, paragraphs, fields, links. Pure: each call returns new elements.

python-docx knows runs and paragraphs, but no fields, no bookmarks, no repeated heads of tables and
no rows that stay whole, and it adds to a document where a page is easier to read as a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement
Inline: TypeAlias = Element | str

#: What stands between the groups of a phone number: no line breaks there.
NO_BREAK = "\u00a0"


def element(
    tag: str, attributes: Mapping[str, str] | None = None, children: Iterable[Element] = ()
) -> Element:
    """Return an element by its prefixed name, its attributes by theirs.

    A child that stands somewhere else already is copied, so that elements may be used as values.
    """
    made: Element = oxml_parser.makeelement(_full(tag), nsmap=_namespace(tag))
    for name, value in (attributes or {}).items():
        made.set(_full(name) if ":" in name else name, value)
    for child in children:
        made.append(child if child.getparent() is None else deepcopy(child))
    return made


def valued(tag: str, value: str) -> Element:
    """Return an element whose only attribute is its value."""
    return element(tag, {"w:val": value})


def run(text: str, style: str | None = None) -> Element:
    """Return a run of text, in a character style."""
    return element("w:r", None, [*_run_style(style), _text("w:t", text)])


def line_break() -> Element:
    """Return a run that begins a new line of the same paragraph."""
    return element("w:r", None, [element("w:br")])


def tab() -> Element:
    """Return a run that goes on at the next tab stop."""
    return element("w:r", None, [element("w:tab")])


def paragraph(style: str | None, *content: Inline, stay: bool = False) -> Element:
    """Return a paragraph; strings are runs of its own style.

    Args:
        style: Identifier of the paragraph style.
        content: Runs, links, fields, or text.
        stay: Keep it on the page of what follows.
    """
    properties = []
    if style is not None:
        properties.append(valued("w:pStyle", style))
    if stay:
        properties.append(element("w:keepNext"))
    head = [element("w:pPr", None, properties)] if properties else []
    return element("w:p", None, [*head, *(run(c) if isinstance(c, str) else c for c in content)])


def heading(level: int, anchor: str, *content: Inline) -> Element:
    """Return a heading that the contents and links find by its anchor."""
    return anchored(paragraph(f"Heading{level}", *content), anchor)


def anchored(made: Element, anchor: str) -> Element:
    """Return the paragraph with a bookmark around its text; `numbered` gives it its number."""
    start = element("w:bookmarkStart", {"w:id": "0", "w:name": anchor})
    at = 1 if len(made) and made[0].tag == qn("w:pPr") else 0
    made.insert(at, start)
    made.append(element("w:bookmarkEnd", {"w:id": "0"}))
    return made


def link(anchor: str, *content: Inline) -> Element:
    """Return a link to an anchor of the same document."""
    runs = [run(c) if isinstance(c, str) else c for c in content]
    return element("w:hyperlink", {"w:anchor": anchor, "w:history": "1"}, runs)


def field(instruction: str, shown: str, style: str | None = None) -> list[Element]:
    """Return a field: what Word works out, and what stands there until it has.

    The instruction is always ours, never a text of the catalogue.
    """
    return [*field_start(instruction), run(shown, style), field_end()]


def field_start(instruction: str, *, dirty: bool = False) -> list[Element]:
    """Return the runs that open a field, up to what it shows."""
    begin = {"w:fldCharType": "begin"} | ({"w:dirty": "true"} if dirty else {})
    told = _text("w:instrText", f" {instruction} ")
    return [
        element("w:r", None, [element("w:fldChar", begin)]),
        element("w:r", None, [told]),
        element("w:r", None, [element("w:fldChar", {"w:fldCharType": "separate"})]),
    ]


def field_end() -> Element:
    """Return the run that closes a field."""
    return element("w:r", None, [element("w:fldChar", {"w:fldCharType": "end"})])


def section_break(columns: int = 1) -> Element:
    """Return a paragraph that ends a run of pages set in so many columns."""
    return element("w:p", None, [element("w:pPr", None, [section(columns)])])


def section(columns: int = 1) -> Element:
    """Return the properties of a run of pages: A4, with room on the right to write in."""
    return element(
        "w:sectPr",
        None,
        [
            valued("w:type", "continuous"),
            element("w:pgSz", {"w:w": "11906", "w:h": "16838"}),
            element(
                "w:pgMar",
                {
                    "w:top": "1304", "w:bottom": "1247", "w:left": "1247", "w:right": "2155",
                    "w:header": "624", "w:footer": "624", "w:gutter": "0",
                },
            ),
            element("w:cols", {"w:num": str(columns), "w:space": "425"}),
        ],
    )  # fmt: skip


def numbered(elements: Iterable[Element]) -> None:
    """Give each bookmark below the elements the number that Word wants it to have."""
    count = 0
    for top in elements:
        for made in top.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
            count += made.tag == qn("w:bookmarkStart")
            made.set(qn("w:id"), str(count))


@lru_cache(maxsize=256)
def _full(name: str) -> str:
    return qn(name)


@lru_cache(maxsize=256)
def _namespace(tag: str) -> dict[str, str]:
    prefix = tag.partition(":")[0]
    return {prefix: nsmap[prefix]}


def _text(tag: str, text: str) -> Element:
    made = element(tag, {"xml:space": "preserve"} if text != text.strip() else None)
    made.text = text
    return made


def _run_style(style: str | None) -> list[Element]:
    return [] if style is None else [element("w:rPr", None, [valued("w:rStyle", style)])]

"""QR codes as pictures in the text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.image import ImagePart

from bianmin_exporters.booklet.docx.marks import Element, element
from bianmin_exporters.codes import QUIET_MODULES, module_size, png, qr_matrices

#: Printed width of a symbol without its quiet zone, as in the printed book.
_SYMBOL_MM = 18.5
#: Four pixels a module: edges stay sharp in print, and a hundred codes stay small.
_DPI = 150
_EMU_PER_MM = 36000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@attrs.frozen
class Picture:
    """A picture of the package: its relation to the document, and its printed width."""

    relation: str
    width_mm: float


def code_pictures(document: Document, contents: Iterable[str]) -> dict[str, Picture]:
    """Put the drawing of each code into the package; return them by what they say."""
    wanted = list(dict.fromkeys(contents))
    found = {}
    for number, (content, matrix) in enumerate(zip(wanted, qr_matrices(wanted), strict=True), 1):
        module = module_size(matrix, symbol_mm=_SYMBOL_MM)
        drawing = png(matrix, module_mm=module, dpi=_DPI)
        name = PackURI(f"/word/media/code-{number}.png")
        part = ImagePart(name, CONTENT_TYPE.PNG, drawing)
        relation = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        found[content] = Picture(relation, module * (matrix.size + 2 * QUIET_MODULES))
    return found


def drawn(picture: Picture, alt: str) -> Element:
    """Return a run that shows the picture in the line; `numbered` gives it its number."""
    size = str(round(picture.width_mm * _EMU_PER_MM))
    extent = {"cx": size, "cy": size}
    shape = element(
        "pic:pic",
        None,
        [
            element(
                "pic:nvPicPr",
                None,
                [element("pic:cNvPr", {"id": "0", "name": "QR"}), element("pic:cNvPicPr")],
            ),
            element(
                "pic:blipFill",
                None,
                [
                    element("a:blip", {"r:embed": picture.relation}),
                    element("a:stretch", None, [element("a:fillRect")]),
                ],
            ),
            element(
                "pic:spPr",
                None,
                [
                    element(
                        "a:xfrm", None, [element("a:off", {"x": "0", "y": "0"}), element("a:ext", extent)]
                    ),
                    element("a:prstGeom", {"prst": "rect"}, [element("a:avLst")]),
                ],
            ),
        ],
    )  # fmt: skip
    inline = element(
        "wp:inline",
        {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
        [
            element("wp:extent", extent),
            element("wp:docPr", {"id": "0", "name": "QR", "descr": alt}),
            element("a:graphic", None, [element("a:graphicData", {"uri": _PICTURE}, [shape])]),
        ],
    )
    return element("w:r", None, [element("w:drawing", None, [inline])])


def numbered_pictures(top: Element) -> None:
    """Give each picture below the element a number of its own, as Word wants it."""
    for number, properties in enumerate(top.iter(qn("wp:docPr")), 1):
        properties.set("id", str(number))

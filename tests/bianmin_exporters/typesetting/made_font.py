"""A font made on the spot: every character it is asked for is the same black square."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Squares"


def made_font(folder: Path, characters: str, *, named: bool = True) -> Path:
    """Write a font that draws these characters into a folder of its own, and return the folder.

    One that is not `named` has no PostScript name, which is nothing that other programs mind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    names = {ord(c): f"u{ord(c):X}" for c in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, square))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names_of_it = {"familyName": FAMILY, "styleName": "Regular"}
    builder.setupNameTable(names_of_it | ({"psName": FAMILY} if named else {}))
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(folder / "squares.ttf")
    return folder

"""How the pages are to look: what the templates are told beside the content."""

from __future__ import annotations

from typing import Final

from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.wording import View

STANDARD_LOOK: Final[View] = {
    "layout": "standard",
    "colour": "screen",
    "bleed": 0,
    "inside": 18,
    "cover": "within",
    "pad": False,
}
_BLEED_MM = 3


def book_look(options: BookletOptions) -> View:
    """Return the look of a book: colours, bleed, where its cover is, whether it fills its sheets.

    A perfect bound book has its cover in a file of its own; a stapled one is folded with it.
    """
    press, saddle = options.for_ == "press", options.impose == "saddle"
    return {
        **STANDARD_LOOK,
        "layout": options.layout,
        "colour": "press" if press else "screen",
        "bleed": _BLEED_MM if press else 0,
        "cover": "apart" if press and not saddle else "within",
        "pad": options.bound,
    }

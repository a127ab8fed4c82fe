"""Each kind at each size: how large a code it has room for, and whether sheets are cut into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from bianmin_core import Text
from bianmin_exporters.cards.options import CardOptions, Kind, Size

_NOTHING: Final = Text("", "")


@attrs.frozen(kw_only=True)
class Form:
    """What a kind of card can take at one size.

    Attributes:
        card_mm: Its width and height.
        least_symbol_mm: How wide a symbol is drawn, unless half a millimetre a module is more.
        largest_symbol_mm: How wide a symbol it has room for beside its text; 34.5 mm are 69
            modules of half a millimetre.
        on_sheets: Whether several of them are laid out on a sheet of A4; if not, each is a page.
        larger: What else would do where something does not fit, to end a sentence with.
    """

    card_mm: tuple[float, float]
    least_symbol_mm: float
    largest_symbol_mm: float
    on_sheets: bool = False
    larger: Text = _NOTHING


FORMS: Final[Mapping[tuple[Kind, Size], Form]] = {
    ("service", "90x54"): Form(
        card_mm=(90, 54),
        least_symbol_mm=18.5,
        largest_symbol_mm=34.5,
        on_sheets=True,
        larger=Text("，或者改用 a6 的卡", ", or choose the size a6"),
    ),
    ("service", "a6"): Form(
        card_mm=(105, 148), least_symbol_mm=20.0, largest_symbol_mm=42.5, on_sheets=True
    ),
    ("officer", "90x54"): Form(
        card_mm=(90, 54),
        least_symbol_mm=18.5,
        largest_symbol_mm=34.5,
        on_sheets=True,
        larger=Text("，或者改用 180x90 的桌牌", ", or choose the size 180x90"),
    ),
    ("officer", "180x90"): Form(
        card_mm=(180, 90), least_symbol_mm=30.0, largest_symbol_mm=42.5, on_sheets=True
    ),
    ("office", "a5"): Form(card_mm=(210, 148), least_symbol_mm=24.0, largest_symbol_mm=42.5),
    ("life-event", "a5"): Form(card_mm=(148, 210), least_symbol_mm=18.5, largest_symbol_mm=34.5),
    ("notice", "a5"): Form(
        card_mm=(148, 210),
        least_symbol_mm=18.5,
        largest_symbol_mm=34.5,
        larger=Text("，或者改用 a4", ", or choose the size a4"),
    ),
    ("notice", "a4"): Form(card_mm=(210, 297), least_symbol_mm=26.0, largest_symbol_mm=34.5),
    ("label", "60x30"): Form(
        card_mm=(60, 30),
        least_symbol_mm=18.5,
        largest_symbol_mm=22.0,
        on_sheets=True,
        larger=Text("，或者改用 kind service 的卡", ", or make the kind service"),
    ),
}


def form_of(options: CardOptions) -> Form:
    """Return what the kind and size asked for can take."""
    return FORMS[options.kind, options.size]

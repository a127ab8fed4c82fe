"""Options that would reach nothing: refused together, so that nobody waits for what does not come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from bianmin_core import OptionError, Text

_OF_SHEETS: Final = (
    "page", "grid", "offset", "gap", "marks", "start_at", "copies", "back", "back_text",
    "sheets_per_file",
)  # fmt: skip
_OF_CELLS: Final = ("preset", "cell")
_TITLED: Final = ("heading",)
NO_LINKS: Final = ("tel", "vcard", "text")
"""Codes of these kinds hold no link."""


def refuse_unused(options: Any, *, cells_shape_cards: bool, more: Mapping[str, Text]) -> None:
    """Refuse options that were given and would change nothing.

    Args:
        options: Options with `format` and those of sheets and codes.
        cells_shape_cards: Whether a picture is as large as a cell of the stock.
        more: Further options, and why each of them reaches nothing.

    Raises:
        OptionError: There are such options; it names all of them, and why.
    """
    given = [f.name for f in attrs.fields(type(options)) if _given(options, f)]
    reasons: dict[Text, list[str]] = {}

    def told(names: Sequence[str], reason: Text) -> None:
        found = [name for name in names if name in given]
        if found:
            reasons.setdefault(reason, []).extend(found)

    if options.format != "pdf":
        sheets = (*_TITLED, *_OF_SHEETS, *(() if cells_shape_cards else _OF_CELLS))
        told(
            sheets,
            Text(
                f"只用于 pdf；{options.format} 是一张卡一个文件，不拼版、没有背面",
                f"is for pdf only: {options.format} is a file a card, without sheets or backs",
            ),
        )
    elif options.back == "none":
        told(
            ["back_text"],
            Text("是背面的话，还要写 back: help", "is for the back, which back: help asks for"),
        )
    if options.format != "png":
        told(["dpi"], Text("只用于 png", "is for png only"))
    if options.logo is None:
        told(
            ["logo_percent"], Text("是标志的宽度，还要写 logo", "is the width of a logo: name one")
        )
    for name, reason in more.items():
        told([name], reason)
    if reasons:
        raise OptionError(
            "\n".join(
                f"选项 {'、'.join(map(_flag, names))} {r.zh}" for r, names in reasons.items()
            ),
            "\n".join(
                f"Option {', '.join(map(_flag, names))} {r.en}" for r, names in reasons.items()
            ),
        )


def no_link(kind: str) -> Mapping[str, Text]:
    """Say why links are not written in capitals where codes of that kind hold none."""
    reason = Text(f"用于链接；{kind} 的码里没有链接", f"is for links; a code of {kind} holds none")
    return {"upper_case": reason} if kind in NO_LINKS else {}


def _given(options: Any, field: attrs.Attribute[Any]) -> bool:
    return bool(getattr(options, field.name) != field.default)


def _flag(name: str) -> str:
    return name.replace("_", "-")

"""背面: what stands on the back of every card: how it is used, and whom to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bianmin_core import Published
from bianmin_exporters.cards.card import Wanted
from bianmin_exporters.cards.options import Kind
from bianmin_exporters.cards.wording import filled, phone_parts, shown

# A contact's code saves a number and tells of no list; a label has no number to call.
_STEPS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "service": ("back_scan", "back_list", "back_call"),
    "officer": ("back_scan", "back_call"),
    "office": ("back_scan", "back_list", "back_call"),
    "life-event": ("back_scan", "back_list", "back_call"),
    "notice": ("back_scan", "back_list", "back_call"),
    "label": ("back_scan",),
}


def back_lines(catalogue: Published, asked: Wanted) -> Sequence[str] | None:
    """Return the lines of every card's back; None for cards that have none."""
    options, words = asked.options, asked.words
    if options.back == "none":
        return None
    if options.back_text:
        return own_lines(options.back_text)
    # A label's back has room for what to do alone.
    head = filled(words["back_head"], district=shown(catalogue.district.name))
    lines = [] if options.kind == "label" else [head]
    lines += [words[step] for step in _STEPS[options.kind]]
    supervision = next(iter(catalogue.supervision_lines), None)
    if supervision:
        parts = phone_parts(supervision.phone, catalogue.district.area_code, words)
        lines.append(filled(words["back_supervision"], phone=" ".join(parts)))
    return lines


def own_lines(text: str) -> list[str]:
    """Return a district's own words for the back, a text for each of their lines."""
    return [line for part in text.splitlines() if (line := shown(part))]

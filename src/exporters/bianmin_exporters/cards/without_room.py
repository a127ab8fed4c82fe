"""What the templates stop with when cards, or their backs, have no room for their text."""

from __future__ import annotations

import re

import attrs

from bianmin_core import TemplateError, Text

_CARDS = re.compile(r"cards-without-room:([0-9]+(?:,[0-9]+)*)")
_BACK = re.compile(r"back-without-room:([0-9]+),([0-9]+)")


@attrs.frozen(kw_only=True)
class NoRoom:
    """What of a run found no room.

    Attributes:
        cards: Those cards, by their places in the run.
        back: How many lines the back has room for, and of how many characters; None where it fits.
    """

    cards: tuple[int, ...] = ()
    back: tuple[int, int] | None = None


def no_room(error: TemplateError) -> NoRoom:
    """Return what had no room.

    Raises:
        TemplateError: The error is another one.
    """
    cards, back = _CARDS.search(error.zh), _BACK.search(error.zh)
    if cards is None and back is None:
        raise error
    return NoRoom(
        cards=tuple(map(int, cards[1].split(","))) if cards else (),
        back=(int(back[1]), int(back[2])) if back else None,
    )


def back_refused(size: str, room: tuple[int, int]) -> Text:
    """Say that the text of the back is too long for a card of that size, and what would fit."""
    lines, characters = room
    if not lines:
        return Text(
            f"{size} 的卡太小，背面写不下字；请不要背面（back: none）",
            f"a {size} card has no room for a text on its back; leave the back out (back: none)",
        )
    return Text(
        f"背面的话太长：{size} 的卡背面最多 {lines} 行，每行 {characters} 个汉字；"
        "请用 back_text 写短一些",
        f"the text of the back is too long: a {size} card has room for {lines} lines of "
        f"{characters} Chinese characters (twice as many Latin ones); write a shorter back_text",
    )

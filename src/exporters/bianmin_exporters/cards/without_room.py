"""What the templates stop with when cards have no room for their text."""

from __future__ import annotations

import re

from bianmin_core import TemplateError

_NO_ROOM = re.compile(r"cards-without-room:([0-9]+(?:,[0-9]+)*)")


def places_without_room(error: TemplateError) -> tuple[int, ...]:
    """Return which cards of a run had no room, by their places in it.

    Raises:
        TemplateError: The error is another one.
    """
    found = _NO_ROOM.search(error.zh)
    if found is None:
        raise error
    return tuple(map(int, found[1].split(",")))

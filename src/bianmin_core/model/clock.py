"""A time of day as doors and notices write it."""

from __future__ import annotations

import re

import attrs

_FORM = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})")


@attrs.frozen(order=True)
class ClockTime:
    """钟点: minutes after midnight, 0 to 1440, so that 24:00 can be written as a closing time."""

    minutes: int

    @classmethod
    def parse(cls, text: str) -> ClockTime:
        """Read "8:30", "08:30" or "24:00".

        Raises:
            ValueError: The text is not a time of day.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        minutes = int(match[1]) * 60 + int(match[2])
        if int(match[2]) > 59 or minutes > 24 * 60:
            raise ValueError(text)
        return cls(minutes)

    def __str__(self) -> str:
        """The time as "08:30"."""
        return f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"

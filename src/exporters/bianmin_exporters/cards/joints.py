"""Where a long name is broken: between its words, which the catalogue's own texts tell.

Chinese has no blanks between words, and no dictionary has those of a district's services. What is
said again and again beside ever other characters is a word: 申请 stands behind many names, 请 behind
申 alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import attrs

from bianmin_core import Published

_LONG = 7
"""Names of fewer characters take one line of any card."""

_LONGEST = 60
_HAN = re.compile("[\u3400-\u9fff]")
_MOST_TEXT = 200_000
# A break so unlikely (the pair is held together by half of its characters' uses) is none.
_LOOSE = 1.0


@attrs.frozen
class Spoken:
    """What is said in a catalogue or a table, a text a line."""

    text: str
    _turned: str = attrs.field(init=False, repr=False)

    @_turned.default
    def _backwards(self) -> str:
        return self.text[::-1]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spoken:
        """Gather texts, each once."""
        return cls("\n".join(dict.fromkeys(texts))[:_MOST_TEXT])

    def pieces(self, name: str) -> list[str]:
        """Return the words of a name, or what holds together of them; none of a short name."""
        if not _LONG < len(name) <= _LONGEST:
            return []
        held = [self._held(name, at) for at in range(1, len(name))]
        cuts = [
            at + 1
            for at in range(1, len(held) - 1)
            if held[at] < _LOOSE and held[at - 1] > held[at] <= held[at + 1]
        ]
        return [name[a:b] for a, b in zip([0, *cuts], [*cuts, len(name)], strict=True)]

    def _held(self, name: str, at: int) -> float:
        """How fast the characters before and behind a place hold together.

        That is how much oftener they stand side by side than chance has it, less how many others
        follow the two before it, and how many others go before the two behind.
        """
        before, behind = name[at - 1], name[at]
        if not (_HAN.match(before) and _HAN.match(behind)):
            # Signs, letters and figures have joints of their own.
            return math.inf
        beside = max(self.text.count(before + behind), 0.5) * max(len(self.text), 1)
        alone = max(self.text.count(before), 1) * max(self.text.count(behind), 1)
        followed = _others(name[max(0, at - 2) : at], self.text)
        led = _others(name[at : at + 2][::-1], self._turned)
        return math.log(beside / alone / (1 + followed) / (1 + led))


def _others(pair: str, text: str) -> int:
    """How many different characters stand behind a pair."""
    return len(set(re.findall(f"{re.escape(pair)}(.)", text)))


def spoken_in(catalogue: Published) -> Spoken:
    """Return what the names of a catalogue say."""

    def texts() -> Iterable[str]:
        for service in catalogue.services:
            yield service.name
            yield from service.aliases
            yield from (material.name for material in service.materials)
            yield from (s.wording or s.question for s in service.situations)
        for office in catalogue.offices:
            yield office.name
            yield from office.duties
        for officer in catalogue.officers:
            for post in officer.posts:
                yield post.title
                yield from post.duties

    return Spoken.of(texts())

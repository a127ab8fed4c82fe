"""Where a long name is broken: between its words, which the catalogue's own texts tell.

Chinese has no blanks between words, and no dictionary has those of a district's services. What is
said again and again beside ever other characters is a word: 申请 stands behind many names, 请 behind
申 alone.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

import attrs

from bianmin_core import Published

_LONG = 7
"""Names of fewer characters take one line of any card."""

_LONGEST = 60
_SHORT_BRACKET = re.compile("[（「《][^（「《》」）]{1,6}[）」》]")
"""What stands on one line of any card, and is no name without its brackets."""

_HAN = re.compile("[\u3400-\u9fff]")
_MOST_TEXT = 200_000
# A break so unlikely (the pair is held together by half of its characters' uses) is none.
_LOOSE = 1.0
_NOTHING: frozenset[str] = frozenset()
_LINE_ENDS = frozenset("\n")


@attrs.frozen
class Spoken:
    """What is said in a catalogue or a table: which characters, and beside which others.

    Attributes:
        length: How many characters are said in all.
        uses: How often each character is said, and each two side by side.
        behind: The characters that follow each one, and each two.
        before: The characters that go before each one, and each two.
    """

    length: int
    uses: Mapping[str, int]
    behind: Mapping[str, Set[str]]
    before: Mapping[str, Set[str]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spoken:
        """Gather texts, each once."""
        text = "\n".join(dict.fromkeys(texts))[:_MOST_TEXT]
        uses = Counter(text)
        behind: defaultdict[str, set[str]] = defaultdict(set)
        before: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in itertools.pairwise(text):
            uses[first + second] += 1
            behind[first].add(second)
            before[second].add(first)
        for first, second, third in zip(text, text[1:], text[2:], strict=False):
            behind[first + second].add(third)
            before[second + third].add(first)
        return cls(len(text), uses, behind, before)

    def pieces(self, name: str) -> list[str]:
        """Return the words of a name, or what holds together of them; none of a short name."""
        return self._cut(name, _LOOSE)

    def loose_pieces(self, name: str) -> list[str]:
        """Return a name cut wherever it holds together less than on either side, words or not.

        For lines that no `pieces` make: what is said only once hides where its words end, but they
        seldom end where it holds together most.
        """
        return self._cut(name, math.inf)

    def _cut(self, name: str, below: float) -> list[str]:
        if not _LONG < len(name) <= _LONGEST:
            return []
        held = [self._held(name, at) for at in range(1, len(name))]
        for short in _SHORT_BRACKET.finditer(name):
            held[short.start() : short.end() - 1] = [math.inf] * (len(short[0]) - 1)
        cuts = [
            at + 1
            for at in range(1, len(held) - 1)
            if held[at] < below and held[at - 1] > held[at] <= held[at + 1]
        ]
        return [name[a:b] for a, b in zip([0, *cuts], [*cuts, len(name)], strict=True)]

    def _held(self, name: str, at: int) -> float:
        """How fast the characters before and behind a place hold together.

        That is how much oftener they stand side by side than chance has it, less how many others
        follow the two before it, and how many others go before the two behind.
        """
        first, second = name[at - 1], name[at]
        if not (_HAN.match(first) and _HAN.match(second)):
            # Signs, letters and figures have joints of their own.
            return math.inf
        beside = (self.uses.get(first + second) or 0.5) * max(self.length, 1)
        alone = max(self.uses.get(first, 0), 1) * max(self.uses.get(second, 0), 1)
        followed = self.behind.get(name[max(0, at - 2) : at], _NOTHING) - _LINE_ENDS
        led = self.before.get(name[at : at + 2], _NOTHING) - _LINE_ENDS
        return math.log(beside / alone / (1 + len(followed)) / (1 + len(led)))


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

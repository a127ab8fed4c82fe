"""What every kind of card is made of: what was asked for, whom it is about, what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic

import attrs

from bianmin_core import ExportContext, Published, Service
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.coding import Coded, Subject, T
from bianmin_exporters.cards.contents import Said
from bianmin_exporters.cards.forms import form_of
from bianmin_exporters.cards.options import CardOptions
from bianmin_exporters.cards.wording import Words, filled, shown
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.codes import svg_path
from bianmin_exporters.pinyin.reading import Syllable, reading


@attrs.frozen(kw_only=True)
class Wanted:
    """What was asked for: the options, and the fixed words in their language."""

    options: CardOptions
    words: Words
    lang: str
    draft: bool

    @property
    def largest_mm(self) -> float:
        """How wide a symbol the kind and size have room for."""
        return form_of(self.options).largest_symbol_mm


def wanted(options: CardOptions, context: ExportContext) -> Wanted:
    """Return what an export was asked for."""
    return Wanted(
        options=options,
        words=fixed_words(context.lang),
        lang="en" if context.lang == "en" else "zh",
        draft=context.draft,
    )


@attrs.frozen(kw_only=True)
class Card:
    """One card as it is drawn.

    Attributes:
        id: The id of what it is about; its file is named so.
        name: What that is called.
        codes: The codes that are on it; in a draft also those there was no room for.
        view: All that the template is told; None in it stands for what is not filled in.
        sheet: Which of the sheets about the same thing it is, from 1.
        least_symbol_mm: How wide its symbols are drawn, where not as wide as its form has them.
    """

    id: str
    name: str
    codes: Sequence[Coded[Subject]]
    view: View
    sheet: int = 1
    least_symbol_mm: float | None = None

    @property
    def says(self) -> str:
        """What its codes say, a line each."""
        return "\n".join(code.said.content for code in self.codes if code.said)


@attrs.frozen(kw_only=True)
class OfService:
    """What is about a service but is not the service alone."""

    service: Service

    @property
    def id(self) -> str:
        """The service's id."""
        return self.service.id

    @property
    def name(self) -> str:
        """The service's name."""
        return self.service.name


Readings = Mapping[str, str]
"""How a catalogue has words read, by word."""


def _own_name(subject: Subject, readings: Readings) -> tuple[Syllable, ...]:
    return reading(subject.name, readings)


@attrs.frozen(kw_only=True)
class Making(Generic[T]):
    """How one kind of card is made.

    Attributes:
        subjects: What there are cards about, in the order of the book.
        say: What the code about one of them says, or None where there is nothing to say.
        cards: The cards; as many as the subjects, or more or fewer.
        read: How what the card about a subject is called is read, where cards are wanted by name.
    """

    subjects: Callable[[Published, Wanted], Sequence[T]]
    say: Callable[[Published, T, Wanted], Said | None]
    cards: Callable[[Published, Sequence[Coded[T]], Wanted], Iterator[Card]]
    read: Callable[[T, Readings], tuple[Syllable, ...]] = _own_name


def code_view(card: Coded[T], words: Words, caption: str | None = None) -> View | None:
    """Return what the templates need to draw a code; `caption` stands under it."""
    if card.said is None or card.matrix is None:
        return None
    return {
        "size": card.matrix.size,
        "path": svg_path(card.matrix),
        "alt": filled(words["code_alt"], name=shown(card.subject.name), content=card.said.content),
        "caption": caption or words[f"caption_{card.said.kind}"],
        "renewed": card.said.kind == "link",
    }

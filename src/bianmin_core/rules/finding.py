"""What a rule is, and what it finds: one frozen class is both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import Severity

if TYPE_CHECKING:
    from bianmin_core.rules.context import CheckContext

Path = tuple[str | int, ...]
Answers = tuple[tuple[str, str], ...]
QUESTIONS = {
    "what": Text("办什么", "what it is"),
    "bring": Text("带什么", "what to bring"),
    "who": Text("找谁", "whom to see"),
    "where": Text("去哪", "where to go"),
    "call": Text("打哪", "whom to call"),
}


@attrs.frozen(kw_only=True)
class Finding:
    """问题: something that would cost a citizen a trip, found at one place of a catalogue.

    A rule is a subclass: its class variables say what it is and its `check` yields instances of
    itself, whose fields hold the concrete values. The class docstring says what is wrong and why
    that costs a trip.

    Attributes:
        path: The value it is about, e.g. ("services", "newborn-registration", "materials").
        holds_for: The answers, as (situation, answer) by id, for which it holds; empty where it
            holds whatever a resident answers.
        instead: How to mend this very finding, where the rule knows better than its `fix`: a
            sentence, and from the second line on the YAML to write.
        mend_at: Where to write it, where that is not `path`: an office's hours mend what is found
            at each of its services.
        stands_at: Where it stands, where that is in no file of the catalogue itself, but in a
            translation of it; then it concerns only what is made with that translation.
        code: Permanent and unique: "BM201". A province's rules use a prefix of their own.
        severity: Whether it blocks publishing; a district may set it otherwise.
        title: The rule's name.
        message: What was found; `{field}` stands for a field of the finding.
        why: Why it costs a trip.
        fix: How to mend it.
        question: Which of the five questions stays unanswered, if that is what it finds.
        last: Whether it is checked after the others, because it asks what they found.
        confidential: Whether the line itself must not be shown: a report may be as public as
            what it is about.
        failing: YAML laid over the specimen catalogue that makes the rule speak.
        passing: YAML close to it that does not.
        before: YAML laid over the specimen that is the edition before, for a rule that compares.
        translation: YAML of a translation of the examples, for a rule about translations.
    """

    path: Path
    holds_for: Answers = ()
    instead: Text | None = None
    mend_at: Path = ()
    stands_at: Origin | None = None

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    message: ClassVar[Text]
    why: ClassVar[Text]
    fix: ClassVar[Text]
    question: ClassVar[str | None] = None
    last: ClassVar[bool] = False
    confidential: ClassVar[bool] = False
    failing: ClassVar[str]
    passing: ClassVar[str]
    before: ClassVar[str] = ""
    translation: ClassVar[str] = ""

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Yield what this rule finds in `context`; never raises for bad data."""
        raise NotImplementedError

    @property
    def remedy(self) -> Text:
        """How to mend it: `instead` where there is one, or the rule's `fix`."""
        return self.instead or self.fix

    def say(self, lang: str = "zh") -> str:
        """The message with its concrete values, in "zh" or "en"."""
        values = {f.name: _shown(getattr(self, f.name), lang) for f in attrs.fields(type(self))}
        return self.message.in_language(lang).format(**values)


def _shown(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return value.in_language(lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(str(_shown(v, lang)) for v in value)
    return value

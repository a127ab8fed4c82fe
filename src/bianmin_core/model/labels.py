"""What the model says about its own fields: labels, meaning, format and privacy.

Schema titles, workbook headers, findings and forms all read these; nothing repeats them.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal

import attrs

_KEY = "bianmin"


@attrs.frozen
class Text:
    """A sentence or label in Chinese and English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the wording in `lang` ("zh" or "en"); anything but "en" reads Chinese."""
        return self.en if lang == "en" else self.zh


class Visibility(Enum):
    """可见范围: how far a value may travel. `public` anywhere, `print` on paper only."""

    PUBLIC = "public"
    PRINT = "print"
    INTERNAL = "internal"


class Audience(Enum):
    """读者: for whom a projection is made; each sees what the one before sees, and more.

    `public` is whoever reads data or a page on the web, `print` whoever holds paper,
    `internal` the offices themselves.
    """

    PUBLIC = "public"
    PRINT = "print"
    INTERNAL = "internal"

    @property
    def reach(self) -> int:
        """0 for public, 1 for print, 2 for internal: the more, the more is seen."""
        return ("public", "print", "internal").index(self.value)

    def sees(self, visibility: Visibility) -> bool:
        """Whether this audience may see a value of that visibility."""
        return self.reach >= ("public", "print", "internal").index(visibility.value)

    def smaller(self, other: Audience) -> Audience:
        """The audience of the two that sees less."""
        return self if self.reach <= other.reach else other


@attrs.frozen(kw_only=True)
class FieldInfo:
    """What one field of the model means.

    Attributes:
        label: The field's name for people, as a workbook header or a form shows it.
        meaning: What it holds: meaning, unit, example, source standard.
        visibility: The smallest audience that may see the field at all.
        needed: Whether a catalogue without it is not ready to publish.
        pattern: A regular expression that the text should match, as JSON Schema reads it.
        refers_to: The collections whose ids this field holds, e.g. ("services",).
        translated: "text" where a translation says the same, text for text; "own" where it has
            words of its own, as many as it likes, and none where it is silent; else None: what
            is no text is the same in every language.
    """

    label: Text
    meaning: str
    visibility: Visibility = Visibility.PUBLIC
    needed: bool = False
    pattern: str | None = None
    refers_to: tuple[str, ...] = ()
    translated: Literal["text", "own"] | None = None


def about(
    zh: str,
    en: str,
    meaning: str,
    *,
    visibility: Visibility = Visibility.PUBLIC,
    needed: bool = False,
    pattern: str | None = None,
    refers_to: tuple[str, ...] = (),
    translated: Literal["text", "own"] | None = None,
) -> dict[str, FieldInfo]:
    """Metadata for `attrs.field`: labels in Chinese and English, and the field's meaning."""
    info = FieldInfo(
        label=Text(zh, en),
        meaning=meaning,
        visibility=visibility,
        needed=needed,
        pattern=pattern,
        refers_to=refers_to,
        translated=translated,
    )
    return {_KEY: info}


def info_of(field: attrs.Attribute[Any]) -> FieldInfo:
    """Return what the model says about an attrs field of one of its classes."""
    info: FieldInfo = field.metadata[_KEY]
    return info


class Term(Enum):
    """A closed list of words: the value is what data holds, `label` what people read."""

    label: Text

    def __new__(cls, value: str, zh: str, en: str) -> Term:
        """Make a member from its value and its two labels."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = Text(zh, en)
        return member

    @classmethod
    def _missing_(cls, value: object) -> Term | None:
        return next((m for m in cls if m.value == value), None)

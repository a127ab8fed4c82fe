"""A translation: the texts of a catalogue in another language, by their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin, Path

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def is_language(name: str) -> bool:
    """Whether a name is a language's tag (BCP 47), as translations are asked for."""
    return _TAG.fullmatch(name) is not None


@attrs.frozen(kw_only=True)
class Entry:
    """译文里的一项: one service, office, … of a translation file.

    Attributes:
        path: Its path in the catalogue.
        of: The mark of the source text that was translated, if the file says one.
        origin: Where it stands.
    """

    path: Path
    of: str | None
    origin: Origin


@attrs.frozen(kw_only=True)
class Mismatch:
    """译文里对不上的一处: one thing of a translation's files that is not taken.

    Attributes:
        path: What it was to translate, as far as that is known: a service, a list, or nothing.
        origin: Where it stands.
        text: What is wrong.
    """

    path: Path
    origin: Origin
    text: Text


def _nowhere(_path: Path) -> Origin | None:
    return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Translation:
    """译文: a catalogue's texts in another language.

    What does not fit its source is left out, and what is made with it is refused.

    Attributes:
        lang: The language, as its folder is named: "en". Where that is no language, there is
            nothing in it but the mismatch that says so.
        texts: The translated texts by their path in the catalogue.
        own: Words that a translation has of its own, such as aliases, by path.
        entries: What the files translate, one by one.
        mismatches: What of the files was not taken, in the order of files and lines.
        find: Gives the origin of a translated text or of one of its own words, or None.
    """

    lang: str
    texts: Mapping[Path, str] = attrs.field(factory=dict)
    own: Mapping[Path, tuple[str, ...]] = attrs.field(factory=dict)
    entries: tuple[Entry, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    find: Callable[[Path], Origin | None] = _nowhere

    def text(self, path: Path, source: str) -> str:
        """The translated text at a path; the source where there is none."""
        return self.texts.get(path, source)

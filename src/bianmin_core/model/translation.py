"""A translation: the texts of a catalogue in another language, by their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from bianmin_core.model.origin import Origin, Path


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


def _nowhere(_path: Path) -> Origin | None:
    return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Translation:
    """译文: a catalogue's texts in another language.

    Attributes:
        lang: The language, as its folder is named: "en".
        texts: The translated texts by their path in the catalogue.
        own: Words that a translation has of its own, such as aliases, by path.
        entries: What the files translate, one by one.
        find: Gives the origin of a translated text, or None.
    """

    lang: str
    texts: Mapping[Path, str] = attrs.field(factory=dict)
    own: Mapping[Path, tuple[str, ...]] = attrs.field(factory=dict)
    entries: tuple[Entry, ...] = ()
    find: Callable[[Path], Origin | None] = _nowhere

    def text(self, path: Path, source: str) -> str:
        """The translated text at a path; the source where there is none."""
        return self.texts.get(path, source)

"""The contract between bianmin and an exporter, and that of a command a package brings.

An exporter is an object with three members; `bianmin_core.testing` holds the tests that every
one of them passes. It is pure: it is given a projection and returns artifacts, and never writes.
A command does what no exporter can: it needs no catalogue, or makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from bianmin_core.model.catalogue import Published
from bianmin_core.model.labels import Audience, Text

CONTRACT_VERSION = 1
_OPTION_KEY = "bianmin.option"


@attrs.frozen
class Artifact:
    """One file an exporter made.

    Attributes:
        path: Where it belongs in the exporter's own folder, with "/" between parts:
            "cards/newborn-registration.svg". Parts are plain names; ".." and a leading "/"
            are refused by the writer.
        media_type: What it is (RFC 6838): "application/pdf", "text/csv; charset=utf-8".
        content: Its bytes, or an iterable of pieces of them for what is too large to hold.
    """

    path: str
    media_type: str
    content: bytes | Iterable[bytes]


def _no_progress(_done: int, _total: int) -> None:
    return None


@attrs.frozen(kw_only=True)
class Translated:
    """译本: what an exporter is told when the catalogue that it is given is a translation.

    Attributes:
        lang: The language of the catalogue's texts: "en".
        source: The same catalogue in its own language, for the same audience.
        untranslated: The texts that the translation leaves in the source's language.
    """

    lang: str
    source: Published
    untranslated: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class ExportContext:
    """What an exporter is told that is not its own option.

    Attributes:
        draft: Whether this is a draft; every page and every file of data must then say so.
        lang: Language of the fixed words, "zh" or "en"; the catalogue's own text stays as it is.
        template_folders: A district's own templates, laid over the packaged ones by name.
        font_folders: More folders to look for fonts in.
        assets: The catalogue's own folder (forms, photos, logo), or None without one.
        progress: Call with (done, total) now and then.
        translation: Of which catalogue the one that is exported is a translation, or None.
    """

    draft: bool = False
    lang: str = "zh"
    template_folders: tuple[Path, ...] = ()
    font_folders: tuple[Path, ...] = ()
    assets: Path | None = None
    progress: Callable[[int, int], None] = _no_progress
    translation: Translated | None = None


OptionsT_contra = TypeVar("OptionsT_contra", contravariant=True)


class Exporter(Protocol[OptionsT_contra]):
    """导出器: turns a published catalogue into artifacts."""

    @property
    def contract(self) -> int:
        """The version of this contract it was written for: `CONTRACT_VERSION`."""
        ...

    @property
    def summary(self) -> Text:
        """What it makes, in one line."""
        ...

    @property
    def options(self) -> type[Any]:
        """A frozen attrs class; every field made with `option`, every field with a default."""
        ...

    @property
    def audience(self) -> Audience:
        """The most it asks for; the caller may grant less."""
        ...

    def export(
        self, catalogue: Published, options: OptionsT_contra, context: ExportContext, /
    ) -> Iterable[Artifact]:
        """Return what it makes of `catalogue`; the same input always gives the same bytes."""
        ...


class Command(Protocol[OptionsT_contra]):
    """命令: a command line that an installed package brings, such as `bianmin cards from-csv`.

    The entry point of the group `bianmin.commands` names one, or a mapping of them by name.
    """

    @property
    def summary(self) -> Text:
        """What it does, in one line."""
        ...

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the words it wants in front of its flags: ("table",)."""
        ...

    @property
    def options(self) -> type[Any]:
        """An attrs class whose fields, made with `option`, are its flags; it may hold paths."""
        ...

    def run(self, arguments: Sequence[str], options: OptionsT_contra, /) -> int:
        """Do it; return the exit code: 0 done, 1 not as it should be, 2 not possible.

        Raises:
            BianminError: It can't be done; the sentence is shown and the exit code is 2.
        """
        ...


def option(zh: str, en: str) -> dict[str, Text]:
    """Metadata for an option's `attrs.field`: its help text in Chinese and English.

    An option is a `str`, `int`, `float`, `bool`, an `Enum` or a `Literal` of strings, or one of
    these `| None`. Command-line flags, the catalogue's `exports:` section and the Python API all
    come from the one options class; a word that Python keeps for itself has an underscore there
    alone (`for_` is `--for`).
    """
    return {_OPTION_KEY: Text(zh, en)}


def option_help(field: attrs.Attribute[Any]) -> Text | None:
    """Return the help text of an option's field, or None where `option` was not used."""
    help_text: Text | None = field.metadata.get(_OPTION_KEY)
    return help_text

"""A catalogue in one of the languages it is translated into, as an exporter is given it."""

from __future__ import annotations

import attrs

from bianmin_core.contract import Translated
from bianmin_core.errors import OptionError
from bianmin_core.model.catalogue import Catalogue, Published
from bianmin_core.model.labels import Audience
from bianmin_core.model.translating import left_as_they_are, translate


def in_language(catalogue: Catalogue, lang: str | None) -> Catalogue:
    """Return the catalogue with the one translation that is asked for, or with none.

    What is wrong with another translation is no concern of what is printed.

    Raises:
        OptionError: There is no translation into that language.
    """
    chosen = tuple(t for t in catalogue.translations if t.lang == lang)
    if lang is not None and not chosen:
        known = [t.lang for t in catalogue.translations]
        raise OptionError(
            f"没有语言 {lang} 的译文；有的是：{'、'.join(known) or '无'}"
            f"（放在目录的 translations/{lang}/）",
            f"there is no translation into {lang}; there are: {', '.join(known) or 'none'} "
            f"(they lie in translations/{lang}/ of the catalogue)",
        )
    return attrs.evolve(catalogue, translations=chosen)


def seen_by(catalogue: Catalogue, audience: Audience) -> tuple[Published, Translated | None]:
    """Return what an audience sees, in the language of the catalogue's only translation if any.

    The translation is projected as the source is, so it shows nothing that the source hides.
    """
    source = catalogue.for_audience(audience)
    if not catalogue.translations:
        return source, None
    (translation,) = catalogue.translations
    said = translate(catalogue, translation).for_audience(audience)
    left = left_as_they_are(source, said, translation)
    return said, Translated(lang=translation.lang, source=source, untranslated=left)

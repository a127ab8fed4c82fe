"""A catalogue in one of the languages it is translated into, as an exporter is given it."""

from __future__ import annotations

import attrs

from bianmin_core.contract import Translated
from bianmin_core.errors import OptionError
from bianmin_core.model.catalogue import Catalogue, Published
from bianmin_core.model.labels import Audience
from bianmin_core.model.translating import left_as_they_are, translate
from bianmin_core.model.translation import is_language


def in_language(catalogue: Catalogue, lang: str | None) -> Catalogue:
    """Return the catalogue with the one translation that is asked for, or with none.

    What is wrong with another translation is no concern of what is printed.

    Raises:
        OptionError: There is no translation into that language.
    """
    languages = [t for t in catalogue.translations if is_language(t.lang)]
    chosen = tuple(t for t in languages if t.lang == lang)
    if lang is not None and not chosen:
        known = [t.lang for t in languages]
        # What is none may be what was meant: translations/English/.
        others = [m for t in catalogue.translations if t not in languages for m in t.mismatches]
        raise OptionError(
            f"没有语言 {lang} 的译文；有的是：{'、'.join(known) or '无'}"
            f"（放在目录的 translations/<语言代号>/）"
            + "".join(f"\n{m.origin}  {m.text.zh}" for m in others),
            f"there is no translation into {lang}; there are: {', '.join(known) or 'none'} "
            "(they lie in translations/<language>/ of the catalogue)"
            + "".join(f"\n{m.origin}  {m.text.en}" for m in others),
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

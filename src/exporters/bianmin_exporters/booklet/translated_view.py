"""The book in another language: what a translation says, and what it leaves unsaid."""

from __future__ import annotations

from typing import Any

import attrs

from bianmin_core import Office, Published, Text, Translated, with_marks
from bianmin_exporters.booklet.latin_names import with_latin_names
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.booklet.words import Language

#: Stands in front of what is not translated yet.
MARK = "※"
_REGIONS = {"en": "GB", "zh": "CN"}
_MEANING = Text("※ 后面的文字还没有译文。", "※ What follows this sign is not translated yet.")
# Words in letters take two lines on the page to cut out, which is one leaf: it has room for fewer.
_ON_LEAF = {"hotlines": 4, "local": 4, "supervision": 1}
_WRITTEN = 3


def spoken(catalogue: Published, translated: Translated) -> Published:
    """Return a translated catalogue as the book says it.

    What is not translated is marked, and people's names are in letters that its reader can read.
    """
    shown = with_marks(catalogue, translated.untranslated, MARK)
    services = tuple(
        attrs.evolve(s, short_name=MARK + s.short_name)
        if s.short_name and s.name.startswith(MARK)
        else s
        for s in shown.services
    )
    shown = attrs.evolve(shown, services=services)
    if catalogue.district.name not in translated.untranslated:
        # The translation's own name comes before the English one of the catalogue.
        shown = attrs.evolve(shown, district=attrs.evolve(shown.district, name_en=None))
    return shown if translated.lang.startswith("zh") else with_latin_names(shown)


def in_translation(view: View, translated: Translated, words: Language) -> View:
    """Return a view with the language of a translation, and what its mark means."""
    imprint = view["imprint"]
    assert isinstance(imprint, dict)
    if translated.untranslated:
        imprint = {**imprint, "notes": [*imprint["notes"], _MEANING.in_language(words)]}
    lang, _, rest = translated.lang.partition("-")
    region = rest if len(rest) == 2 else _REGIONS.get(lang)
    said = {**view, "lang": lang, "region": region, "imprint": imprint}
    # Words are too long for columns as narrow as these to be set flush on both sides.
    return said if lang == "zh" else _on_one_leaf({**said, "justify": False})


def beside_source(
    catalogue: Published, translated: Translated, source: View, said: View
) -> tuple[View, View]:
    """Return the views of both languages as they stand beside one another.

    What would stand beside its source in the source's own language is left out: a service is there
    if its name is translated, the page of an office if what it does or where it is. The index and
    the themes name what is there.
    """
    left = translated.untranslated
    services = {s.id for s in catalogue.services if s.name not in left}
    opened = {o.id for o in catalogue.offices if any(t not in left for t in _of_page(o))}
    offices = [
        {
            **office,
            "has_page": office["id"] in opened,
            "services": [s for s in office["services"] if s["id"] in services],
            "listed": office["services"],
        }
        for office in _dicts(said["offices"])
    ]
    kept = {
        key: [
            {**group, "entries": entries}
            for group in _dicts(said[key])
            if (entries := [e for e in group["entries"] if e["service"] in services])
        ]
        for key in ("index", "themes")
    }
    return _on_one_leaf(source), _on_one_leaf({**said, **kept, "offices": offices})


def _on_one_leaf(view: View) -> View:
    """The view with as much on its page to cut out as has room there in letters."""
    fridge, words = view["fridge"], view["words"]
    assert isinstance(fridge, dict)
    assert isinstance(words, dict)
    fewer = {key: fridge[key][:most] for key, most in _ON_LEAF.items()}
    written = words["write_who"][:_WRITTEN]
    return {**view, "fridge": {**fridge, **fewer}, "words": {**words, "write_who": written}}


def _of_page(office: Office) -> tuple[str, ...]:
    place = office.location.address if office.location else None
    return tuple(t for t in (office.duty_line, place, *office.duties) if t)


def _dicts(held: object) -> list[dict[str, Any]]:
    assert isinstance(held, list)
    return held

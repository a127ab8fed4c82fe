"""Where the characters stand that no font draws, and the refusal to print without them.

The rule about them warns, because a catalogue is right whatever fonts this machine has. Paper is
another matter: it can't be corrected, and nobody can ask for a name with a hole in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from bianmin_core import (
    ExportContext,
    ExporterError,
    Published,
    Text,
    model_fields,
    walk_texts,
    without_direction_marks,
)
from bianmin_exporters.typesetting.glyphs import undrawn_in

_WHOLE = Text("整个目录", "the whole catalogue")
_SHARED = Text("共用的材料和依据", "shared papers and laws")
# How many places of one character a refusal names; a draft lists all of them in a file.
_PLACES = 3


@attrs.frozen(kw_only=True)
class MissingCharacter:
    """A character that no font draws, at one of the places where it stands.

    Attributes:
        character: The character.
        office: The office whose clerk can mend it.
        entry: The service, person or other entry it stands in, by its name.
        field: The field, by its label.
        text: The text of the field.
    """

    character: str
    office: Text
    entry: str
    field: Text
    text: str

    @property
    def code_point(self) -> str:
        """Its number, as fonts and input methods list it: U+22729."""
        return f"U+{ord(self.character):04X}"

    def where(self, lang: str) -> str:
        """Name the place in one line, for a clerk."""
        parts = dict.fromkeys((self.office.in_language(lang), self.entry))
        return " · ".join((*(p for p in parts if p), self.field.in_language(lang)))


def missing_characters(
    catalogue: Published, characters: Iterable[str]
) -> tuple[MissingCharacter, ...]:
    """Return every place of the published catalogue where one of the characters stands."""
    wanted = frozenset(characters)
    return tuple(_missing(catalogue, wanted)) if wanted else ()


def refuse_missing(value: object, catalogue: Published, context: ExportContext) -> None:
    """Refuse to print plain data in which a letter or a figure can't be drawn, but for a draft.

    Signs and pictures (☎, 😀) do not stop the press: nobody asks for one.

    Raises:
        ExporterError: Names every such character of the catalogue and where it stands.
    """
    if context.draft:
        return
    lost = [c for c in undrawn_in(value, context.font_folders) if _is_read(c)]
    if not lost:
        return
    every = dict.fromkeys(
        (*lost, *filter(_is_read, undrawn_in(_all_texts(catalogue), context.font_folders)))
    )
    places = missing_characters(catalogue, every)
    if context.translation is not None:  # what a bilingual book prints beside it
        places += missing_characters(context.translation.source, every)
    raise ExporterError(
        "字体里没有下面的字，印出来谁也认不得，所以没有印。用 --font-path 加一个有这些字的字体；"
        "先看样子的话用 --draft。\n" + "\n".join(_told(every, places, "zh")),
        "No font draws the characters below, and nobody could read what was printed, so nothing "
        "was made. Add a font that has them with --font-path; see it as it is with --draft.\n"
        + "\n".join(_told(every, places, "en")),
    )


def _is_read(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _told(
    characters: Iterable[str], places: tuple[MissingCharacter, ...], lang: str
) -> Iterator[str]:
    for character in characters:
        own = list(dict.fromkeys(p for p in places if p.character == character))
        found = [f"{p.where(lang)}「{p.text[:20]}」" for p in own[:_PLACES]]
        if len(own) > _PLACES:
            more = len(own) - _PLACES
            found.append(f"还有 {more} 处" if lang == "zh" else f"{more} more")
        told = ("；" if lang == "zh" else "; ").join(found)
        yield f"「{character}」 U+{ord(character):04X}  {told}".rstrip()


def _all_texts(catalogue: Published) -> list[str]:
    return [text for entity, _, _ in _entities(catalogue) for _, text in walk_texts(entity)]


def _missing(catalogue: Published, wanted: frozenset[str]) -> Iterator[MissingCharacter]:
    for entity, office, entry in _entities(catalogue):
        for path, text in walk_texts(entity):
            for character in dict.fromkeys(c for c in text if c in wanted):
                yield MissingCharacter(
                    character=character,
                    office=office,
                    entry=_one_line(entry),
                    field=_label(type(entity), path),
                    text=_one_line(text),
                )


def _entities(catalogue: Published) -> Iterator[tuple[Any, Text, str]]:
    """Everything that holds text, with the office it belongs to and its own name."""
    offices = {o.id: Text(_one_line(o.name), _one_line(o.name)) for o in catalogue.offices}
    for office in catalogue.offices:
        yield office, offices[office.id], office.name
        for service in catalogue.services:
            if service.office == office.id:
                yield service, offices[office.id], service.name
        for officer in catalogue.officers:
            if officer.posts and officer.posts[0].office == office.id:
                yield officer, offices[office.id], officer.name or ""
    for service in catalogue.services:
        if service.office not in offices:
            yield service, _WHOLE, service.name
    for officer in catalogue.officers:
        if not officer.posts or officer.posts[0].office not in offices:
            yield officer, _WHOLE, officer.name or ""
    yield catalogue.district, _WHOLE, catalogue.district.name
    yield catalogue.edition, _WHOLE, catalogue.edition.number or ""
    for hotline in catalogue.hotlines:
        yield hotline, _WHOLE, hotline.name
    for theme in catalogue.themes:
        yield theme, _WHOLE, theme.name
    for event in catalogue.life_events:
        yield event, _WHOLE, event.name
    for paper in catalogue.papers:
        yield paper, _SHARED, paper.name
    for law in catalogue.laws:
        yield law, _SHARED, law.title


def _label(cls: Any, path: tuple[str | int, ...]) -> Text:
    """Return a field's label with those of the lists it stands in: 材料 2 · 名称."""
    found: list[Text] = []
    fields = {field.name: field for field in model_fields(cls)}
    in_list = False
    for part in path:
        if in_list:  # an id or a place in the list
            if isinstance(part, int):
                last = found.pop()
                found.append(Text(f"{last.zh} {part + 1}", f"{last.en} {part + 1}"))
            in_list = False
            continue
        field = fields[str(part)]
        found.append(field.info.label)
        in_list = field.is_list
        fields = {f.name: f for f in model_fields(field.inner)} if attrs.has(field.inner) else {}
    return Text(" · ".join(t.zh for t in found), " · ".join(t.en for t in found))


def _one_line(text: str) -> str:
    return " ".join(without_direction_marks(text).split())

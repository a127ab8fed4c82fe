"""Saying a catalogue in another language: which texts there are to translate, and which are not.

Only text can be other in a translation. Numbers, dates, hours, phones and ids are never in one,
so that they cannot differ from language to language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.origin import Path
from bianmin_core.model.people import Office, Officer
from bianmin_core.model.reflect import plain_texts
from bianmin_core.model.service import Service
from bianmin_core.model.translation import Translation

_T = TypeVar("_T")

COLLECTIONS = (
    "offices",
    "officers",
    "services",
    "hotlines",
    "themes",
    "life_events",
    "papers",
    "laws",
)
"""The lists of a catalogue whose items a translation can hold, by name."""


def translate(catalogue: Catalogue, translation: Translation) -> Catalogue:
    """Return the catalogue in the translation's language; what it leaves out stays as it is."""

    def own(path: Path, source: tuple[str, ...]) -> tuple[str, ...]:
        # What has no name in the other language is still called what the source calls it.
        silent = () if (*path[:-1], "name") in translation.texts else source
        return translation.own.get(path, silent)

    return with_texts(catalogue, translation.text, own)


def with_texts(
    value: _T,
    text: Callable[[Path, str], str],
    own: Callable[[Path, tuple[str, ...]], tuple[str, ...]] | None = None,
    path: Path = (),
) -> _T:
    """Return a model object with its texts replaced; the same object where none is another.

    Args:
        value: The object.
        text: Gives the new text for a path and its source.
        own: Gives the words that a translation has of its own, for a path and those of the source;
            they stay as they are if absent.
        path: The path of the object.
    """
    cls: Any = type(value)
    changes: dict[str, Any] = {}
    for name, is_list, kind in plain_texts(cls):
        held = getattr(value, name)
        here = (*path, name)
        if kind == "own":
            new: Any = held if own is None else _own(own, here, held, is_list=is_list)
        elif not held:
            continue
        elif kind == "text":
            new = (
                _same(held, tuple(text((*here, i), t) for i, t in enumerate(held)))
                if is_list
                else text(here, held)
            )
        elif is_list:
            new = _same(
                held,
                tuple(
                    with_texts(item, text, own, (*here, getattr(item, "id", None) or i))
                    for i, item in enumerate(held)
                ),
            )
        else:
            new = with_texts(held, text, own, here)
        if new is not held:
            changes[name] = new
    held_as: Any = value
    return attrs.evolve(held_as, **changes) if changes else value


def _own(
    own: Callable[[Path, tuple[str, ...]], tuple[str, ...]],
    path: Path,
    held: tuple[str, ...] | str | None,
    *,
    is_list: bool,
) -> tuple[str, ...] | str | None:
    """Words of a translation's own: a list of them, or the one that a field holds."""
    known = held if isinstance(held, tuple) else () if held is None else (held,)
    words = own(path, known)
    if words == known:
        return held
    return words if is_list else next(iter(words), None)


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


def texts_to_translate(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text inside a model object that a translation says in its own language."""
    found: list[tuple[Path, str]] = []

    def noted(here: Path, text: str) -> str:
        found.append((here, text))
        return text

    with_texts(value, noted, None, path)
    yield from found


def shared_texts(catalogue: Catalogue, service: Service) -> dict[Path, Path]:
    """Which texts of a service are those of a shared paper or law, by path; and the path there.

    They are written out in the service as it is read, and translated where they are written.
    A material's name stands for the paper's name, with whose it is behind it in brackets.
    """
    papers = {paper.id: paper for paper in catalogue.papers}
    laws = {law.id: law for law in catalogue.laws}
    found: dict[Path, Path] = {}
    for i, material in enumerate(service.materials):
        paper = papers.get(material.paper or "")
        if paper is None:
            continue
        here: Path = ("services", service.id, "materials", material.id or i)
        there: Path = ("papers", paper.id)
        named = f"{paper.name}（{material.whose}）" if material.whose else paper.name
        if material.name == named:
            found[(*here, "name")] = (*there, "name")
        for name in ("issuer", "how_to_get"):
            if getattr(material, name) == getattr(paper, name):
                found[(*here, name)] = (*there, name)
    for i, basis in enumerate(service.legal_basis):
        law = laws.get(basis.law or "")
        if law is not None and basis.title == law.title:
            found[("services", service.id, "legal_basis", i, "title")] = ("laws", law.id, "title")
    return found


def texts_of_entity(catalogue: Catalogue, path: Path, entity: object) -> dict[Path, str]:
    """The texts to translate of one entity, without what it takes from a shared paper or law."""
    shared = shared_texts(catalogue, entity) if isinstance(entity, Service) else {}
    return {here: text for here, text in texts_to_translate(entity, path) if here not in shared}


def source_mark(catalogue: Catalogue, path: Path, entity: object) -> str:
    """A short mark of an entity's source texts, which changes as soon as one of them does."""
    held = texts_of_entity(catalogue, path, entity)
    told = "\n".join(f"{len(text)} {text}" for text in held.values())
    return hashlib.sha256(told.encode()).hexdigest()[:6]


def entities(catalogue: Catalogue) -> Iterator[tuple[Path, object]]:
    """Yield what a translation's entries can be, each with its path."""
    yield ("district",), catalogue.district
    yield ("edition",), catalogue.edition
    for name in COLLECTIONS:
        for item in getattr(catalogue, name):
            yield (name, item.id), item


def untranslated(catalogue: Catalogue, translation: Translation) -> Iterator[tuple[Path, str]]:
    """Yield each text of the catalogue that the translation says nothing for, with its path.

    What has no letters (a number, a date) is the same in every language.
    """
    for path, entity in entities(catalogue):
        for here, text in texts_of_entity(catalogue, path, entity).items():
            if here not in translation.texts and any(c.isalpha() for c in text):
                yield here, text


def left_as_they_are(
    source: Catalogue, said: Catalogue, translation: Translation
) -> frozenset[str]:
    """The texts of a translated catalogue that are still those of its source.

    Args:
        source: The catalogue in its own language.
        said: The same in the translation's language, for the same audience.
        translation: The translation.
    """
    meant = set(translation.texts.values())  # a translation may say what the source says
    pairs = zip(texts_to_translate(source), texts_to_translate(said), strict=True)
    return frozenset(
        text
        for (_, text), (_, other) in pairs
        if text == other and text not in meant and any(c.isalpha() for c in text)
    )


def with_marks(catalogue: _T, texts: Collection[str], mark: str) -> _T:
    """Return a catalogue with a mark in front of each of some texts, where it is to be translated."""
    return with_texts(catalogue, lambda _path, text: mark + text if text in texts else text)


@attrs.frozen(kw_only=True)
class Coverage:
    """译到哪里了: how much of an office's texts a translation says.

    Attributes:
        office: The office's id; None for what belongs to none, such as hotlines and papers.
        name: Its name; empty where it has no id.
        texts: How many texts there are to translate.
        translated: How many of them are translated.
        services: How many services the office has.
        whole: How many of its services are translated from end to end.
    """

    office: str | None
    name: str
    texts: int
    translated: int
    services: int
    whole: int


def coverage(catalogue: Catalogue, translation: Translation) -> tuple[Coverage, ...]:
    """How far a translation is, office by office; last what belongs to no office."""
    counts: dict[str | None, list[int]] = {o.id: [0, 0, 0, 0] for o in catalogue.offices}
    counts[None] = [0, 0, 0, 0]
    for path, entity in entities(catalogue):
        held = counts.setdefault(_office_of(entity), [0, 0, 0, 0])
        texts = [
            here
            for here, text in texts_of_entity(catalogue, path, entity).items()
            if any(c.isalpha() for c in text)
        ]
        said = sum(here in translation.texts for here in texts)
        service = isinstance(entity, Service)
        for i, more in enumerate((len(texts), said, service, service and said == len(texts))):
            held[i] += int(more)
    names = {office.id: office.name for office in catalogue.offices}
    return tuple(
        Coverage(
            office=office,
            name=names.get(office or "", office or ""),
            texts=texts,
            translated=said,
            services=services,
            whole=whole,
        )
        for office, (texts, said, services, whole) in sorted(
            counts.items(), key=lambda pair: pair[0] is None
        )
    )


def _office_of(entity: object) -> str | None:
    if isinstance(entity, Office):
        return entity.id
    if isinstance(entity, Service):
        return entity.office
    if isinstance(entity, Officer) and entity.posts:
        return entity.posts[0].office
    return None

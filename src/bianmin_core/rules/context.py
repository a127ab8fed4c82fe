"""What rules look at: the catalogue as published, and what is needed to judge it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue, Published
from bianmin_core.model.contact import Phone
from bianmin_core.model.district import RuleSetting
from bianmin_core.model.people import Office, Officer
from bianmin_core.model.reflect import texts_of, walk_texts
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus
from bianmin_core.rules.finding import Path
from bianmin_core.rules.shared import Shared

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
"""Everything that has an id of its own, by the catalogue's names."""


@attrs.frozen(kw_only=True)
class TextBlock:
    """All text of one entity, joined, for a quick look before a close one.

    Attributes:
        path: The entity's path.
        entity: The entity itself.
        text: Its texts, each on a line of its own, in no order.
        characters: Each character of the text once, to tell at once what can't be in it.
        shared: The shared papers and laws, whose text is judged where it is written.
    """

    path: Path
    entity: object
    text: str
    characters: str
    shared: Shared

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Each text of the entity with its path, but what a service takes from a paper or law."""
        for path, text in walk_texts(self.entity, self.path):
            if not (isinstance(self.entity, Service) and self.shared.hold(self.entity, path[2:])):
                yield path, text


@attrs.frozen(kw_only=True)
class PublishedPhone:
    """A phone that the audience sees, where it stands and whose it is."""

    path: Path
    phone: Phone
    owner: Office | Officer | Service | None


@attrs.frozen(kw_only=True, slots=False)
class CheckContext:
    """What a rule is given.

    Attributes:
        catalogue: The catalogue as its audience will see it; rules judge this.
        source: The whole catalogue, for rules about what must not be published.
        as_of: The day it is judged on.
        previous: The edition before, if there is one.
        font_folders: Folders with fonts beside the packaged ones.
        codes: Codes of the rules that are checked.
        used: The catalogue's rule settings that something was found for; only rules that are
            checked last are told.
    """

    catalogue: Published
    source: Catalogue
    as_of: dt.date
    previous: Catalogue | None = None
    font_folders: tuple[FilePath, ...] = ()
    codes: frozenset[str] = frozenset()
    used: tuple[RuleSetting, ...] = ()

    def keyed(self, collection: str) -> Iterator[tuple[Path, Any]]:
        """Yield each item of a collection of the published catalogue with its path.

        An item is named by its id; by its place in the source where two share an id.
        """
        items = getattr(self.catalogue, collection)
        counts = self._repeated(collection)
        for item in items:
            if item.id not in counts:
                yield (collection, item.id), item
        if counts:
            shown = {key: iter([item for item in items if item.id == key]) for key in counts}
            for index, item in enumerate(getattr(self.source, collection)):
                published = next(shown.get(item.id, iter(())), None)
                if published is not None:
                    yield (collection, index), published

    def _repeated(self, collection: str) -> set[str]:
        counts = Counter(item.id for item in getattr(self.source, collection))
        return {key for key, count in counts.items() if count > 1}

    @cached_property
    def services(self) -> tuple[tuple[Path, Service], ...]:
        """Every published service a citizen can ask for, with its path."""
        return tuple(
            (path, s) for path, s in self.keyed("services") if s.status is ServiceStatus.ACTIVE
        )

    @cached_property
    def shared(self) -> Shared:
        """The published papers and laws that services refer to."""
        return Shared.of(self.catalogue)

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        """All published text, entity by entity."""
        singles = [((name,), getattr(self.catalogue, name)) for name in ("district", "edition")]
        entities = [pair for collection in COLLECTIONS for pair in self.keyed(collection)]
        return tuple(_block(path, item, self.shared) for path, item in (*singles, *entities))

    @cached_property
    def phones(self) -> tuple[PublishedPhone, ...]:
        """Every phone the audience sees, with its path in the source."""
        sees = self.catalogue.audience.sees
        found: list[PublishedPhone] = []
        for collection in ("offices", "officers", "services"):
            published = {item.id for item in getattr(self.catalogue, collection)}
            repeated = self._repeated(collection)
            for index, owner in enumerate(getattr(self.source, collection)):
                if not owner.phones or owner.id not in published:
                    continue
                key = index if owner.id in repeated else owner.id
                found += [
                    PublishedPhone(path=(collection, key, "phones", i), phone=p, owner=owner)
                    for i, p in enumerate(owner.phones)
                    if sees(p.visibility)
                ]
        found += [
            PublishedPhone(path=("hotlines", h.id, "phone"), phone=h.phone, owner=None)
            for h in self.catalogue.hotlines
        ]
        return tuple(found)


def _block(path: Path, entity: object, shared: Shared) -> TextBlock:
    text = "\n".join(texts_of(entity))
    return TextBlock(
        path=path, entity=entity, text=text, characters="".join(set(text)), shared=shared
    )

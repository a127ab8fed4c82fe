"""What other packages bring, read from their metadata alone; nothing of theirs is imported."""

from __future__ import annotations

from importlib import metadata
from typing import TypeVar

import attrs


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that an installed package brings.

    Attributes:
        name: What people call it.
        distribution: The package that brings it.
        version: The package's version.
        target: Where it lies in the package: "module:name".
    """

    name: str
    distribution: str
    version: str
    target: str


EntryT = TypeVar("EntryT", bound=Entry)


def installed(group: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """Return what is installed of an entry-point group, by name."""
    found = {
        kind(
            name=point.name,
            distribution=point.dist.name if point.dist else "?",
            version=point.dist.version if point.dist else "?",
            target=point.value,
        )
        for point in metadata.entry_points(group=group)
    }
    return tuple(sorted(found, key=lambda e: (e.name, e.distribution)))

"""A plain tree in which every value knows its file, line and column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from bianmin_core.model.origin import Origin

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | None


@attrs.frozen(eq=False)
class Node:
    """A value, with where it begins; `keys` says where each key of a mapping stands."""

    value: dict[str, Node] | list[Node] | Scalar
    file: str
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = attrs.field(factory=dict)

    @property
    def origin(self) -> Origin:
        """Where the value begins."""
        return Origin(self.file, self.line, self.column)

    def key_origin(self, key: str) -> Origin:
        """Where a key of this mapping stands; the mapping's own place if it has no such key."""
        line, column = self.keys.get(key, (self.line, self.column))
        return Origin(
            self.file if key not in self.mapping else self.mapping[key].file, line, column
        )

    @property
    def mapping(self) -> dict[str, Node]:
        """The value as a mapping; empty if it is none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The value as a list; empty if it is none."""
        return self.value if isinstance(self.value, list) else []

    @property
    def id(self) -> str | None:
        """The text under the key `id`, by which lists of entities are merged and found."""
        held = self.mapping.get("id")
        return held.value if held is not None and isinstance(held.value, str) else None


def plain(node: Node) -> Any:
    """Return the tree without origins; keys that hold nothing are left out."""
    if isinstance(node.value, dict):
        return {k: plain(v) for k, v in node.value.items() if v.value is not None}
    if isinstance(node.value, list):
        return [plain(v) for v in node.value]
    return node.value


Ids = dict[int, dict[str, Node]]
Finder = Callable[[Path], Origin]


def finder(root: Node) -> Finder:
    """Return what finds the places of a tree's values; it remembers the ids of its lists."""
    ids: Ids = {}
    return lambda path: find(root, path, ids)


def find(node: Node, path: Path, ids: Ids | None = None) -> Origin:
    """Return where the value at `path` stands, or the nearest thing around it that is there.

    A value under a key is found at its key, an item of a list where it begins. A part of the
    path is a key, an index, or the id of an item. Lists that were searched are kept in `ids`.
    """
    origin = node.origin
    for part in path:
        if isinstance(node.value, dict):
            below = node.value.get(str(part))
            if below is None:
                return origin
            origin = node.key_origin(str(part))
        else:
            below = _item(node.items, part, ids)
            if below is None:
                return origin
            origin = below.origin
        node = below
    return origin


def _item(items: list[Node], part: str | int, ids: Ids | None) -> Node | None:
    if isinstance(part, int):
        return items[part] if 0 <= part < len(items) else None
    if ids is None:
        return next((item for item in items if item.id == part), None)
    known = ids.get(id(items))
    if known is None:
        known = ids[id(items)] = {
            key: item for item in reversed(items) if (key := item.id) is not None
        }
    return known.get(part)

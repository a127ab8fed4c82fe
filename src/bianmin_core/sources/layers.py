"""Layers: a base and a district's overlay on it, merged as trees before they are typed."""

from __future__ import annotations

import attrs

from bianmin_core.sources.node import Node


def merge(base: Node, overlay: Node) -> Node:
    """Return `base` with `overlay` laid over it; every value keeps the origin of its own layer.

    Mappings merge key by key. Lists whose items all have an id merge item by item: the base's
    order first, then what the overlay adds. Anything else is replaced as a whole.
    """
    if isinstance(base.value, dict) and isinstance(overlay.value, dict):
        merged = dict(base.value)
        keys = dict(base.keys)
        for key, node in overlay.value.items():
            merged[key] = merge(merged[key], node) if key in merged else node
            keys[key] = overlay.keys.get(key, (node.line, node.column))
        return attrs.evolve(overlay, value=merged, keys=keys)
    if isinstance(base.value, list) and isinstance(overlay.value, list):
        if overlay.value and _all_have_ids(base) and _all_have_ids(overlay):
            return attrs.evolve(overlay, value=_merge_items(base, overlay))
        return overlay
    return overlay


def _all_have_ids(node: Node) -> bool:
    return all(item.id is not None for item in node.items)


def _merge_items(base: Node, overlay: Node) -> list[Node]:
    changes: dict[str | None, Node] = {}
    added: list[Node] = []
    known = {item.id for item in base.items}
    for item in overlay.items:
        if item.id in known and item.id not in changes:
            changes[item.id] = item
        else:
            added.append(item)
    kept = [merge(item, changes[item.id]) if item.id in changes else item for item in base.items]
    return [*kept, *added]

"""Shared papers and laws: what a list says once is written out wherever it is referred to.

This is done on the plain tree, after layers are merged and before it is typed. So a district that
lays another `how_to_get` over a paper changes every service that asks for it, and exporters find
each material and each legal basis complete.
"""

from __future__ import annotations

from typing import Any

_OF_PAPER = (
    "measure_word",
    "copy_measure_word",
    "issuer",
    "how_to_get",
    "obtained_from",
    "form",
    "sample",
    "electronic_licence",
)
_OF_LAW = ("title", "number")


def written_out(tree: dict[str, Any]) -> dict[str, Any]:
    """Return the tree with every material and legal basis complete; the given one stays as it is.

    A value that the material or legal basis says itself is kept. Whatever is not of the expected
    shape stays as it is, to be told when the tree is typed.
    """
    papers, laws = _by_id(tree.get("papers")), _by_id(tree.get("laws"))
    services = tree.get("services")
    if not isinstance(services, list):
        return tree
    return {**tree, "services": [_service(s, papers, laws) for s in services]}


def _by_id(items: Any) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            found.setdefault(item["id"], item)
    return found


def _service(
    service: Any, papers: dict[str, dict[str, Any]], laws: dict[str, dict[str, Any]]
) -> Any:
    if not isinstance(service, dict):
        return service
    changed = service
    for key, reference, write in (
        ("materials", "paper", _material),
        ("legal_basis", "law", _basis),
    ):
        held = service.get(key)
        if isinstance(held, list) and any(type(i) is dict and reference in i for i in held):
            shared = papers if reference == "paper" else laws
            written = [write(i, shared) if isinstance(i, dict) else i for i in held]
            changed = {**changed, key: written}
    return changed


def _material(material: dict[str, Any], papers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    named = material.get("paper")
    if not isinstance(named, str):
        return material
    paper = papers.get(named, {})
    taken = {k: paper[k] for k in _OF_PAPER if k in paper and k not in material}
    if "name" not in material:
        # An unknown paper goes by its id: a finding then names the line to mend.
        name, whose = paper.get("name", named), material.get("whose")
        named_whose = isinstance(name, str) and isinstance(whose, str)
        taken["name"] = f"{name}（{whose}）" if named_whose else name
    return {**material, **taken}


def _basis(basis: dict[str, Any], laws: dict[str, dict[str, Any]]) -> dict[str, Any]:
    named = basis.get("law")
    law = laws.get(named, {}) if isinstance(named, str) else {}
    return {**basis, **{k: law[k] for k in _OF_LAW if k in law and k not in basis}}

"""The folder form: catalogue.yaml, and one file per office with its officers and services."""

from __future__ import annotations

import os
from pathlib import Path

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.reflect import model_fields
from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import Problem, problem
from bianmin_core.sources.text import read_text, unreadable
from bianmin_core.sources.yaml_file import parse_yaml

MAIN = "catalogue.yaml"
_ENDINGS = (".yaml", ".yml")
_LIMIT = 8 * 1024 * 1024
# Folders whose YAML is no part of the catalogue itself.
_APART = ("templates", "translations")


def read_folder(folder: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """Return one tree made of every YAML file in a folder, and all problems found in them."""
    main = folder / MAIN
    try:
        held = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        return None, [unreadable(shown, error)]
    if MAIN not in held:
        return None, [
            problem(
                f"{shown}/{MAIN}",
                None,
                None,
                f"文件夹里没有 {MAIN}（写辖区、版次和热线的文件）",
                f"the folder holds no {MAIN}, which names district, edition and hotlines",
            )
        ]
    root: Node | None = None
    others, problems = _others(folder, shown)
    for file in [main, *others]:
        name = f"{shown}/{file.relative_to(folder).as_posix()}"
        text, found = read_text(file, name, _LIMIT)
        problems += found
        if text is None:
            continue
        node, found = parse_yaml(text, name)
        problems += [p for p in found if p not in problems]
        if node is None:
            continue
        if not isinstance(node.value, dict):
            problems.append(
                problem(
                    name,
                    node.line,
                    node.column,
                    "文件最外层应是栏目（office:、services: …）",
                    "a file must hold fields at its outermost level (office:, services:, …)",
                )
            )
            continue
        if root is None:
            root = Node({}, name, 1, 1)
        problems += _take(root, node)
    return root, problems


def _others(folder: Path, shown: str) -> tuple[list[Path], list[Problem]]:
    """Every other YAML file below the folder, hidden ones and templates left out, in order."""
    found: list[Path] = []
    problems: list[Problem] = []

    def tell(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        problems.append(unreadable(f"{shown}/{place}", error))

    for place, names, files in os.walk(folder, onerror=tell):
        names[:] = sorted(n for n in names if not n.startswith((".", "_")) and n not in _APART)
        found += [
            Path(place) / f
            for f in sorted(files)
            if f.lower().endswith(_ENDINGS) and not f.startswith((".", "_"))
        ]
    return [f for f in found if f != folder / MAIN], problems


def _take(root: Node, node: Node) -> list[Problem]:
    """Add what one file holds to the whole; lists grow, a field that stands alone is set once."""
    problems: list[Problem] = []
    lists = {f.name for f in model_fields(Catalogue) if f.is_list}
    fields = _with_office(node)
    for key, value in fields.items():
        line, column = node.keys.get(key, (value.line, value.column))
        held = root.mapping.get(key)
        if held is not None and held.value is None:
            held = None  # a key with nothing after it says nothing
        if key in lists and isinstance(value.value, list):
            if held is None:
                held = Node([], value.file, line, column)
                root.mapping[key] = held
                root.keys[key] = (line, column)
            held.items.extend(value.items)
        elif key in lists and held is not None and value.value is not None:
            problems.append(
                problem(
                    node.file,
                    line,
                    column,
                    f"{key} 应写成一个列表（每项前面加「- 」）",
                    f"{key} must be a list (each item after a dash)",
                )
            )
        elif held is not None and value.value is not None:
            problems.append(
                problem(
                    node.file,
                    line,
                    column,
                    f"{key} 在 {held.origin} 已经写过，只能写一次",
                    f"{key} already stands at {held.origin}; it can be written once",
                )
            )
        elif held is None:
            root.mapping[key] = value
            root.keys[key] = (line, column)
    return problems


def _with_office(node: Node) -> dict[str, Node]:
    """A file's fields, with `office:` turned into a list of one and named in what belongs to it."""
    fields = dict(node.mapping)
    office = fields.pop("office", None)
    if office is None or office.value is None:
        return fields
    given = fields.get("offices")
    if given is not None and given.value is not None and not isinstance(given.value, list):
        return fields  # told when the whole is typed
    fields["offices"] = Node(
        [office, *(given.items if given else [])], office.file, office.line, office.column
    )
    name = office.mapping.get("id")
    if name is None:
        return fields
    belonging = list(fields["services"].items) if "services" in fields else []
    for officer in fields["officers"].items if "officers" in fields else []:
        posts = officer.mapping.get("posts")
        belonging += posts.items if posts else []
    for item in belonging:
        if isinstance(item.value, dict) and "office" not in item.value:
            item.value["office"] = name
    return fields

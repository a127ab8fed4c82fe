"""Translations: `translations/<language>/` in a catalogue's folder, one file per office.

A file is laid out as the one it translates: `office:`, `officers:`, `services:` with the same ids,
and of each the texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.translation import Translation
from bianmin_core.sources.matching import matched
from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import Problem, problem
from bianmin_core.sources.text import read_text, unreadable, visible
from bianmin_core.sources.yaml_file import parse_yaml

FOLDER = "translations"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ENDINGS = (".yaml", ".yml")
_LIMIT = 8 * 1024 * 1024


def read_translations(
    folder: Path, catalogue: Catalogue
) -> tuple[tuple[Translation, ...], list[Problem]]:
    """Return every translation in a catalogue's folder, and all problems found in them."""
    place = folder / FOLDER
    if not place.is_dir():
        return (), []
    found: list[Translation] = []
    problems: list[Problem] = []
    try:
        held = sorted(entry for entry in place.iterdir() if not entry.name.startswith((".", "_")))
    except OSError as error:
        return (), [unreadable(place.as_posix(), error)]
    for entry in held:
        shown = entry.as_posix()
        if not entry.is_dir() or not _LANGUAGE.fullmatch(entry.name):
            if entry.is_dir() or entry.suffix.lower() in _ENDINGS:
                problems.append(
                    problem(
                        visible(shown),
                        None,
                        None,
                        f"{FOLDER} 里面一种语言一个文件夹，用语言代号做名字，例如 {FOLDER}/en/",
                        f"{FOLDER} holds a folder for each language, named by its tag: {FOLDER}/en/",
                    )
                )
            continue
        nodes, unread = _nodes(entry)
        translation, wrong = matched(entry.name, nodes, catalogue)
        problems += [*unread, *wrong]
        found.append(translation)
    return tuple(found), problems


def _nodes(folder: Path) -> tuple[list[Node], list[Problem]]:
    """The files of one language as trees, in order."""
    nodes: list[Node] = []
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if file.suffix.lower() not in _ENDINGS or any(p.startswith((".", "_")) for p in inside):
            continue
        shown = file.as_posix()
        text, found = read_text(file, shown, _LIMIT)
        problems += found
        if text is not None:
            node, found = parse_yaml(text, shown)
            problems += [p for p in found if p not in problems]
            nodes += [node] if node is not None else []
    return nodes, problems


def from_texts(
    lang: str, texts: Sequence[tuple[str, str]], catalogue: Catalogue
) -> tuple[Translation, list[Problem]]:
    """Return the translation that YAML held in memory makes, each text with a name for problems."""
    nodes: list[Node] = []
    problems: list[Problem] = []
    for name, text in texts:
        node, found = parse_yaml(text, name)
        problems += found
        nodes += [node] if node is not None else []
    translation, found = matched(lang, nodes, catalogue)
    return translation, [*problems, *found]

"""Translations: `translations/<language>/` in a catalogue's folder, one file per office.

A file is laid out as the one it translates: `office:`, `officers:`, `services:` with the same ids,
and of each the texts alone. Whatever is wrong there concerns that translation alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.translation import Translation, is_language
from bianmin_core.sources.matching import in_order, matched, not_read
from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import Problem, problem
from bianmin_core.sources.text import read_text, unreadable, visible
from bianmin_core.sources.yaml_file import parse_yaml

FOLDER = "translations"
_ENDINGS = (".yaml", ".yml")
_LIMIT = 8 * 1024 * 1024


def read_translations(folder: Path, catalogue: Catalogue) -> tuple[Translation, ...]:
    """Return every translation in a catalogue's folder.

    What there is no language is told as one, under its name, in which nothing is said.
    """
    place = folder / FOLDER
    if not place.is_dir():
        return ()
    try:
        held = sorted(entry for entry in place.iterdir() if not entry.name.startswith((".", "_")))
    except OSError as error:
        return (_unread(FOLDER, unreadable(place.as_posix(), error)),)
    found: list[Translation] = []
    for entry in held:
        if entry.is_dir() and is_language(entry.name):
            nodes, unread = _nodes(entry)
            found.append(matched(entry.name, nodes, catalogue, unread))
        elif entry.is_dir() or entry.suffix.lower() in _ENDINGS:
            found.append(_unread(visible(entry.name), _misplaced(entry)))
    return tuple(found)


def _misplaced(entry: Path) -> Problem:
    return problem(
        visible(entry.as_posix()),
        None,
        None,
        f"{FOLDER} 里面一种语言一个文件夹，用语言代号做名字，例如 {FOLDER}/en/",
        f"{FOLDER} holds a folder for each language, named by its tag: {FOLDER}/en/",
    )


def _unread(name: str, told: Problem) -> Translation:
    return Translation(lang=name, mismatches=in_order(not_read([told])))


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
            problems += found
            nodes += [node] if node is not None else []
    return nodes, problems


def from_texts(lang: str, texts: Sequence[tuple[str, str]], catalogue: Catalogue) -> Translation:
    """Return the translation that YAML held in memory makes, each text with a name for problems."""
    nodes: list[Node] = []
    problems: list[Problem] = []
    for name, text in texts:
        node, found = parse_yaml(text, name)
        problems += found
        nodes += [node] if node is not None else []
    return matched(lang, nodes, catalogue, problems)

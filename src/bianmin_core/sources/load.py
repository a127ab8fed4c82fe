"""Load a catalogue: a folder of YAML files, or one JSON file; and the base it extends."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from bianmin_core.errors import SourceError
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import FORMAT_VERSION
from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin, Origins
from bianmin_core.sources.folder import MAIN, read_folder
from bianmin_core.sources.json_text import is_clean, locate, parse_json
from bianmin_core.sources.layers import merge
from bianmin_core.sources.node import Finder, Node, find, finder, plain
from bianmin_core.sources.problems import Problem, problem
from bianmin_core.sources.structure import structure
from bianmin_core.sources.text import decode, may_hide, unreadable, visible
from bianmin_core.sources.translation_files import from_texts, read_translations
from bianmin_core.sources.yaml_file import parse_yaml

# What a JSON file says about itself and what exports compute; not part of the catalogue.
_ABOUT = ("$schema", "status", "links")
_JSON_LIMIT = 1024 * 1024 * 1024
_MAX_LAYERS = 8


def load(path: str | os.PathLike[str]) -> Catalogue:
    """Load a catalogue from a folder of YAML files or a JSON file.

    `extends:` in catalogue.yaml (or at the top of the JSON) names a base that this one is laid
    over, by id. A folder's `translations/<language>/` become the catalogue's `translations`; what
    does not fit in one of them keeps nothing else from being read.

    Raises:
        SourceError: It can't be read; the error holds every problem, with file and line.
    """
    place = Path(path)
    absent = _absent(place)
    if absent is not None:
        raise SourceError([absent])
    if place.is_file() and place.name != MAIN and place.suffix.lower() not in (".yaml", ".yml"):
        return _load_json_file(place)
    if place.name == MAIN:
        place = place.parent
    node, problems = _read(place, ())
    catalogue = _typed(node, problems, place)
    return attrs.evolve(catalogue, translations=read_translations(place, catalogue))


def loads(data: bytes | str, *, name: str = "<json>") -> Catalogue:
    """Load a catalogue from JSON held in memory; `name` stands for the file in problems.

    Raises:
        SourceError: It can't be read; the error holds every problem, with line and column.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return _from_json(raw, name, None)


def from_tree(tree: Any) -> Catalogue:
    """Make a catalogue of plain mappings, lists and scalars, typed as JSON types them.

    Raises:
        SourceError: The tree does not fit the model; problems name the path instead of a line.
    """
    catalogue, misfits = structure(tree, text=False)
    if catalogue is None:
        raise SourceError(
            [
                problem(".".join(str(p) for p in m.path) or ".", None, None, m.text.zh, m.text.en)
                for m in misfits
            ]
        )
    return catalogue


def load_layers(*layers: tuple[str, str], translation: str = "") -> Catalogue:
    """Load a catalogue from YAML held in memory, each layer laid over the one before, by id.

    Args:
        *layers: A name, which stands for the file in problems and origins, and the YAML text;
            the base first. A layer that holds nothing changes nothing.
        translation: YAML of a translation into English, which is "translation.yaml" in problems.

    Raises:
        SourceError: It can't be read; the error holds every problem, with line and column.
    """
    root: Node | None = None
    problems: list[Problem] = []
    for name, text in layers:
        if not text.strip():
            continue
        node, found = parse_yaml(text, name)
        problems += found
        if node is not None:
            root = merge(root, node) if root is not None else node
    catalogue = _typed(root, problems, None)
    if not translation.strip():
        return catalogue
    told = from_texts("en", [("translation.yaml", translation)], catalogue)
    return attrs.evolve(catalogue, translations=(told,))


def _absent(place: Path) -> Problem | None:
    """Why nothing can be read there, if so: no such thing, a name too long, no permission."""
    shown = place.as_posix()
    try:
        place.stat()
    except OSError as error:
        return unreadable(shown, error)
    except ValueError:  # NUL in the path
        return problem(
            visible(shown),
            None,
            None,
            "路径里有不能用的字符",
            "the path holds a character that no path can hold",
        )
    return None


def _load_json_file(file: Path) -> Catalogue:
    shown = file.as_posix()
    try:
        if file.stat().st_size > _JSON_LIMIT:
            raise SourceError(
                [problem(shown, None, None, "文件太大（超过 1 GB）", "the file is over 1 GB")]
            )
        data = file.read_bytes()
    except OSError as error:
        raise SourceError([unreadable(shown, error)]) from error
    return _from_json(data, shown, file)


def _from_json(data: bytes, shown: str, file: Path | None) -> Catalogue:
    tree, node, problems = _read_json(data, shown)
    if problems:
        raise SourceError(problems)
    if isinstance(tree, dict) and "extends" in tree:
        if file is not None:
            return _typed(*_read(file, ()), file.parent)
        at = find(node or locate(data.decode("utf-8-sig"), shown)[0], ("extends",))
        zh = "extends 要从文件读起才能用：内存里的 JSON 不在任何文件夹里"
        en = "extends works from a file only: JSON in memory lies in no folder"
        raise SourceError([Problem(origin=at, text=Text(zh, en))])
    if isinstance(tree, dict) and any(key in tree for key in _ABOUT):
        tree = {k: v for k, v in tree.items() if k not in _ABOUT}
    catalogue, misfits = structure(tree, text=False)
    folder = file.parent if file else None
    if catalogue is not None and _right_format(catalogue):

        @lru_cache(maxsize=1)
        def located() -> Finder:
            return finder(node or locate(data.decode("utf-8-sig"), shown)[0])

        return attrs.evolve(catalogue, origins=Origins(lambda path: located()(path), folder))
    root = node or locate(data.decode("utf-8-sig"), shown)[0]
    if catalogue is not None:
        raise SourceError([_wrong_format(find(root, _FORMAT), catalogue)])
    raise SourceError([Problem(origin=find(root, m.path), text=m.text) for m in misfits])


def _read_json(data: bytes, shown: str) -> tuple[Any, Node | None, list[Problem]]:
    """The plain tree; and the tree with places where it had to be made to be sure of the text."""
    raw = data.removeprefix(b"\xef\xbb\xbf")
    if not may_hide(raw):
        # JSON itself allows no other control character, and must be in UTF-8.
        tree, problems = parse_json(raw, shown)
        if not problems and is_clean(raw, tree):
            return tree, None, []
    text, problems = decode(data, shown)
    if text is None or problems:
        return None, None, problems
    tree, problems = parse_json(raw, shown)
    if problems:
        return None, None, problems
    node, problems = locate(text, shown)
    return tree, node, problems


def _read(place: Path, below: tuple[Path, ...]) -> tuple[Node | None, list[Problem]]:
    """Read a folder or JSON file as a tree with origins, laid over whatever it extends."""
    shown = place.as_posix()
    if place.is_dir():
        node, problems = read_folder(place, shown)
    elif place.suffix.lower() in (".yaml", ".yml"):
        return None, [
            problem(
                shown,
                None,
                None,
                f"请给出整个文件夹（里面有 {MAIN}），不是其中一个文件",
                f"give the folder that holds {MAIN}, not one file of it",
            )
        ]
    else:
        node, problems = _read_json_node(place, shown)
    if node is None:
        return None, problems
    base = node.mapping.pop("extends", None)
    for key in _ABOUT:
        node.mapping.pop(key, None)
    if base is None or base.value is None:
        return node, problems
    if not isinstance(base.value, str):
        text = Text("extends 应写成一个路径", "extends must be a path")
        return None, [*problems, Problem(origin=base.origin, text=text)]
    folder = place if place.is_dir() else place.parent
    target = Path(os.path.normpath(folder / base.value))
    if target.name == MAIN:
        target = target.parent
    if _absent(target) is not None:
        named = visible(base.value[:80])
        text = Text(f"extends 指的 {named} 不存在", f"there is no {named}, which extends names")
        return None, [*problems, Problem(origin=base.origin, text=text)]
    layers = (*below, place.resolve())
    if target.resolve() in layers or len(layers) == _MAX_LAYERS:
        text = Text(
            "extends 绕回了自己，请检查各层的 extends",
            "extends leads back to itself; check the extends of each layer",
        )
        return None, [*problems, Problem(origin=base.origin, text=text)]
    base_node, base_problems = _read(target, layers)
    # Without its base a layer lacks what the base says; to tell that would only mislead.
    return merge(base_node, node) if base_node is not None else None, problems + base_problems


def _read_json_node(file: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        return None, [unreadable(shown, error)]
    tree, node, problems = _read_json(data, shown)
    if node is None and not problems:
        node, problems = locate(data.decode("utf-8-sig"), shown)
    if problems:
        return None, problems
    if not isinstance(tree, dict):
        return None, [
            problem(
                shown,
                1,
                1,
                "文件最外层应是栏目",
                "the file must hold fields at its outermost level",
            )
        ]
    return node, []


_FORMAT = ("edition", "format_version")


def _right_format(catalogue: Catalogue) -> bool:
    return catalogue.edition.format_version == FORMAT_VERSION


def _wrong_format(origin: Origin, catalogue: Catalogue) -> Problem:
    found = catalogue.edition.format_version
    return Problem(
        origin=origin,
        text=Text(
            f"格式版本是 {found}，这个程序只认第 {FORMAT_VERSION} 版；请升级 bianmin",
            f"this is format version {found}; this program reads version {FORMAT_VERSION}: upgrade bianmin",
        ),
    )


def _typed(node: Node | None, problems: list[Problem], folder: Path | None) -> Catalogue:
    """Type a tree whose scalars are text; whatever else is wrong is told together with that."""
    if node is None:
        raise SourceError(sorted(problems, key=_place))
    catalogue, misfits = structure(plain(node), text=True)
    # What is missing from the whole may stand in a file that could not be read.
    told = [
        *problems,
        *(
            Problem(origin=find(node, m.path), text=m.text)
            for m in misfits
            if m.path or not problems
        ),
    ]
    if catalogue is not None and not _right_format(catalogue):
        told.append(_wrong_format(find(node, _FORMAT), catalogue))
    if catalogue is None or told:
        raise SourceError(sorted(told, key=_place))
    return attrs.evolve(catalogue, origins=Origins(finder(node), folder))


def _place(told: Problem) -> tuple[str, int, int]:
    return told.origin.position

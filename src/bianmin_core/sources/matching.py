"""Match the trees of a translation with the catalogue they translate, by ids.

Whatever does not match is left out and told with file and line: an id or a field that is not
there, a field that is no text, a list that is longer or shorter than the one it translates.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import Text
from bianmin_core.model.material import Material
from bianmin_core.model.origin import Origin, Path
from bianmin_core.model.reflect import ModelField, model_fields, plain_texts
from bianmin_core.model.service import Step
from bianmin_core.model.translating import COLLECTIONS, shared_texts
from bianmin_core.model.translation import Entry, Mismatch, Translation
from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import Problem
from bianmin_core.sources.text import visible

# What names an item without being translated; a paper only repeats which material it is.
_KEYS: dict[Any, str] = {Step: "order", Material: "paper"}
_SINGLES = ("district", "edition")
# How near an id and a field's name are to what is meant, from 0 to 1.
_TYPED_WRONG = 0.8
_MEANT = 0.5


def matched(
    lang: str, nodes: Sequence[Node], catalogue: Catalogue, unread: Iterable[Problem] = ()
) -> Translation:
    """Return the translation that some trees make of a catalogue.

    Args:
        lang: Its language.
        nodes: The trees of its files.
        catalogue: What they translate.
        unread: What kept files of it from being read.
    """
    matching = _Matching(catalogue)
    for node in nodes:
        matching.file(node)
    texts = {path: text for path, (text, _) in matching.texts.items()}
    places = {path: origin for path, (_, origin) in matching.texts.items()} | matching.places
    for service in catalogue.services:
        for here, there in shared_texts(catalogue, service).items():
            if here in texts or there not in texts:
                continue
            whose = (*here[:-1], "whose")
            if here[-1] != "name" or not _says_whose(catalogue, here):
                texts[here] = texts[there]
            elif whose in texts:
                texts[here] = f"{texts[there]} ({texts[whose]})"
    return Translation(
        lang=lang,
        texts=texts,
        own=matching.own,
        entries=tuple(matching.entries.values()),
        mismatches=in_order([*not_read(unread), *matching.mismatches]),
        find=places.get,
    )


def not_read(problems: Iterable[Problem]) -> list[Mismatch]:
    """What of a translation could not be read, each thing once."""
    found = dict.fromkeys(problems)
    return [Mismatch(path=(), origin=problem.origin, text=problem.text) for problem in found]


def in_order(found: Iterable[Mismatch]) -> tuple[Mismatch, ...]:
    """Mismatches in the order of files and lines."""
    return tuple(sorted(found, key=lambda m: m.origin.position))


def _says_whose(catalogue: Catalogue, path: Path) -> bool:
    service = catalogue.services_by_id[str(path[1])]
    part = path[3]
    material = (
        service.materials[part]
        if isinstance(part, int)
        else next(m for m in service.materials if m.id == part)
    )
    return bool(material.whose)


@attrs.define
class _Matching:
    """What was matched so far, and what did not match."""

    catalogue: Catalogue
    texts: dict[Path, tuple[str, Origin]] = attrs.field(factory=dict)
    own: dict[Path, tuple[str, ...]] = attrs.field(factory=dict)
    places: dict[Path, Origin] = attrs.field(factory=dict)
    entries: dict[Path, Entry] = attrs.field(factory=dict)
    mismatches: list[Mismatch] = attrs.field(factory=list)
    inside: Path = ()

    def say(self, origin: Origin, zh: str, en: str) -> None:
        """Tell what does not match, inside of what is being matched."""
        self.mismatches.append(Mismatch(path=self.inside, origin=origin, text=Text(zh, en)))

    def file(self, node: Node) -> None:
        """Match one file."""
        self.inside = ()
        if not isinstance(node.value, dict):
            self.say(
                node.origin,
                "译文文件最外层应是栏目（office:、services: …）",
                "a file must hold fields at its outermost level (office:, services:, …)",
            )
            return
        for key, held in node.mapping.items():
            if held.value is None:
                continue
            at = node.key_origin(key)
            if key in _SINGLES:
                self.entry(held, (key,), getattr(self.catalogue, key))
            elif key == "office":
                self.named(held, "offices")
            elif key in COLLECTIONS:
                self.inside = (key,)
                for item in self.listed(held, key, at):
                    self.named(item, key)
            else:
                self.inside = ()
                known = ("office", *_SINGLES, *COLLECTIONS)
                self.unknown(at, key, known, {name: name for name in known})

    def listed(self, node: Node, key: str, at: Origin) -> list[Node]:
        """The items of what must be a list."""
        if not isinstance(node.value, list):
            self.say(
                at,
                f"{key} 应写成一个列表（每项前面加「- 」）",
                f"{key} must be a list (each item after a dash)",
            )
        return node.items

    def named(self, node: Node, collection: str) -> None:
        """Match an item of one of the catalogue's lists with the one that has its id."""
        self.inside = (collection,)
        by_id = {item.id: item for item in reversed(getattr(self.catalogue, collection))}
        found = self.by_id(node, by_id, collection)
        if found is not None:
            self.entry(node, (collection, found.id), found)

    def by_id(self, node: Node, by_id: dict[str, Any], what: str) -> Any:
        """The object that an item names by its id; None where it names none, which is told."""
        if not isinstance(node.value, dict):
            self.say(
                node.origin,
                f"{what} 的每一项应是一组栏目（id、name …）",
                f"each item of {what} must be a group of fields (id, name, …)",
            )
            return None
        if node.id is None:
            self.say(node.origin, "缺少 id（译的是哪一项）", "id is missing: which one is this?")
            return None
        if node.id not in by_id:
            self.unknown(node.key_origin("id"), node.id, by_id, {k: k for k in by_id}, id_of=what)
            return None
        return by_id[node.id]

    def unknown(
        self,
        at: Origin,
        name: str,
        known: Iterable[str],
        names: dict[str, str],
        *,
        id_of: str | None = None,
    ) -> None:
        """Tell that a field or an id is not there, with the nearest that is."""
        # An id that is far from any was deleted in the source, not mistyped here.
        cutoff = _TYPED_WRONG if id_of else _MEANT
        near = difflib.get_close_matches(name, list(names), n=1, cutoff=cutoff)
        shown = visible(name[:40])
        zh = (
            f"原文的 {id_of} 里没有编号「{shown}」" if id_of else f"没有「{shown}」这个可以译的栏目"
        )
        en = (
            f"{id_of} of the source has no id {shown}"
            if id_of
            else f"there is no field {shown} to translate"
        )
        if near:
            self.say(
                at, f"{zh}，是不是 {names[near[0]]}？", f"{en}; did you mean {names[near[0]]}?"
            )
        elif id_of:
            self.say(
                at,
                f"{zh}；原文删掉了的，译文里也删掉",
                f"{en}; what was deleted there is to be deleted here too",
            )
        else:
            listed = list(known)
            self.say(
                at,
                f"{zh}；这里可以译：{'、'.join(listed)}",
                f"{en}; these there are: {', '.join(listed)}",
            )

    def entry(self, node: Node, path: Path, value: object) -> None:
        """Match one office, service, …, which may be translated once."""
        self.inside = path
        if path in self.entries:
            first = self.entries[path].origin
            self.say(
                node.origin,
                f"{path[-1]} 在 {first} 已经译过，只能译一次",
                f"{path[-1]} is already translated at {first}; it can be once",
            )
            return
        of = node.mapping.get("of")
        if of is not None and not isinstance(of.value, str):
            self.say(node.key_origin("of"), "of 应是原文的记号", "of must be a mark of the source")
        self.entries[path] = Entry(
            path=path,
            of=of.value if of is not None and isinstance(of.value, str) else None,
            origin=node.key_origin("of" if of is not None else "id"),
        )
        self.fields(node, path, value, ("id", "of"))

    def fields(self, node: Node, path: Path, value: object, keys: tuple[str, ...]) -> None:
        """Match what an item says with the fields of the object that it translates."""
        if not isinstance(node.value, dict):
            self.say(node.origin, "应是一组栏目", "must be a group of fields")
            return
        cls: Any = type(value)
        kinds = {name: kind for name, _, kind in plain_texts(cls)}
        known = {field.name: field for field in model_fields(cls)}
        for key, held in node.mapping.items():
            at = node.key_origin(key)
            if key in keys:
                continue
            field = known.get(key)
            if field is not None and held.value is None:
                continue
            if field is None and held.value is None:
                cut = visible(key[:40])
                self.say(
                    at,
                    f"「{cut}」前面的逗号把文字切断了；花括号里带逗号的文字要加引号",
                    f"the comma before {cut!r} cuts the text; put quotes round text with commas "
                    "between braces",
                )
            elif field is None:
                self.unknown(at, key, kinds, _field_names(kinds, known))
            elif key not in kinds:
                self.say(
                    at,
                    f"{key}（{field.info.label.zh}）不能写在译文里：不是文字的，各种语言都照原文",
                    f"{key} can't stand in a translation: what is no text is as in the source "
                    "in every language",
                )
            else:
                self.field(held, at, (*path, key), getattr(value, key), field, kinds[key])

    def field(
        self, node: Node, at: Origin, path: Path, source: Any, field: ModelField, kind: str
    ) -> None:
        """Match one field: a text, a list of texts, an object or a list of objects."""
        name = field.name
        if kind == "own":
            words = self.listed(node, name, at) if field.is_list else [node]
            said = [self.words(word, name) for word in words]
            if None not in said:
                self.own[path] = tuple(word for word in said if word is not None)
                for i, word in enumerate(words):
                    self.places[(*path, i) if field.is_list else path] = word.origin
        elif not source:
            self.say(
                at,
                f"原文没有写 {name}（{field.info.label.zh}），译文不能多写",
                f"the source has no {name}, and a translation adds nothing",
            )
        elif field.is_list:
            self.items(node, at, path, source, kind)
        elif kind == "text":
            self.text(node, name, path)
        else:
            self.fields(node, path, source, ())

    def words(self, node: Node, name: str) -> str | None:
        """The text of a node; None where it is none, which is told."""
        if isinstance(node.value, str) and node.value.strip():
            return node.value
        self.say(node.origin, f"{name} 应写成文字", f"{name} must be text")
        return None

    def text(self, node: Node, name: str, path: Path) -> None:
        """Take one translated text."""
        said = self.words(node, name)
        if said is not None:
            self.texts[path] = (said, node.origin)

    def items(self, node: Node, at: Origin, path: Path, source: Sequence[Any], kind: str) -> None:
        """Match a list: by ids where its items have some, else item for item."""
        name = str(path[-1])
        items = self.listed(node, name, at)
        if not items:
            return
        by_id = {i.id: i for i in source if getattr(i, "id", None)}
        if by_id and all(item.id is not None for item in items):
            for item, held in self.with_id(items, by_id, name):
                self.fields(item, (*path, held.id), held, ("id",))
            return
        if len(items) != len(source):
            self.say(
                at,
                f"{name} 原文有 {len(source)} 条，译文有 {len(items)} 条；少一条就要让人多跑一趟",
                f"{name} has {len(source)} items in the source and {len(items)} here; "
                "one that is missing is a second trip",
            )
            return
        for index, item in self.placed(items, source, name):
            if kind == "text":
                self.text(item, name, (*path, index))
            else:
                held = source[index]
                key = getattr(held, "id", None) or index
                named = "id" if item.id == getattr(held, "id", None) else ""
                self.fields(item, (*path, key), held, (named, _KEYS.get(type(held), "")))

    def with_id(
        self, items: Sequence[Node], by_id: dict[str, Any], name: str
    ) -> Iterator[tuple[Node, Any]]:
        """Each item that has an id of the source, with the object of that id."""
        taken: set[str] = set()
        for item in items:
            held = self.by_id(item, by_id, name)
            if held is None:
                continue
            if held.id in taken:
                self.say(
                    item.origin, f"{held.id} 在这里译了两次", f"{held.id} is translated twice here"
                )
            else:
                taken.add(held.id)
                yield item, held

    def placed(
        self, items: Sequence[Node], source: Sequence[Any], name: str
    ) -> Iterator[tuple[int, Node]]:
        """Each item with the place of what it translates: where its key says so, else its own."""
        key = _KEYS.get(type(source[0]))
        order = [i.mapping["order"].value if "order" in i.mapping else None for i in items]
        if key == "order" and any(o is not None for o in order):
            wanted = [str(step.order) for step in source]
            if sorted(map(str, order)) != sorted(wanted):
                self.say(
                    items[0].origin,
                    f"{name} 的 order 应和原文一样：{'、'.join(wanted)}",
                    f"{name} must have the order numbers of the source: {', '.join(wanted)}",
                )
                return
            yield from ((wanted.index(str(o)), i) for o, i in zip(order, items, strict=True))
            return
        for index, item in enumerate(items):
            said = item.mapping.get(key) if key is not None else None
            held = getattr(source[index], key) if key is not None else None
            if said is not None and said.value is not None and said.value != held:
                self.say(
                    item.key_origin(key or ""),
                    f"原文这一条的 {key} 是 {held}，不是 {said.value}；请按原文的顺序译",
                    f"{key} is {held} in the source here, not {said.value}; keep the source's order",
                )
            else:
                yield index, item


def _field_names(kinds: dict[str, str], known: dict[str, ModelField]) -> dict[str, str]:
    """Names by which a field may be meant: its own, and its Chinese label."""
    return {**{known[name].info.label.zh: name for name in kinds}, **{n: n for n in kinds}}

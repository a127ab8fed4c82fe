"""Read YAML: scalars stay text, keys are unique, and nothing but data is accepted.

libyaml's composer recurses in C and dies of deep nesting, and PyYAML's constructors turn 0771
into 505 and keep the last of two equal keys; so the tree is built here from parse events.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import MAX_DEPTH, Problem, problem, too_deep
from bianmin_core.sources.text import is_unsafe, place_of, unsafe, visible

# libyaml itself is safe to about 25,000 open brackets; no catalogue has more than a handful.
_MAX_OPEN = 5_000
_EMPTY = ("", "~", "null", "Null", "NULL")


@attrs.define
class _Open:
    """A mapping or list that is being read."""

    node: Node
    key: str | None = None
    key_at: tuple[int, int] = (0, 0)
    awaiting_key: bool = True


def parse_yaml(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of one YAML document, and every problem found in it.

    A document with a syntax error gives no tree; equal keys and the like give both.
    """
    if _open_brackets(text) > _MAX_OPEN:
        return None, [too_deep(file, 1, 1)]
    reader = _Reader(file, text)
    try:
        for event in _events(text):
            if not reader.take(event):
                return None, reader.problems
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax(file, error)]
    except yaml.reader.ReaderError as error:
        # libyaml gives the character's number, PyYAML's own reader the character.
        held: Any = error.character
        bad = chr(held) if isinstance(held, int) else str(held)
        return None, [*reader.problems, unsafe(file, *place_of(text, text.find(bad)), bad)]
    if reader.root is None:
        return None, [problem(file, 1, 1, "文件是空的", "the file is empty")]
    return reader.root, reader.problems


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)


def _open_brackets(text: str) -> int:
    """How many brackets are open at most, seen without regard to quotes."""
    depth = most = 0
    for line in text.splitlines():
        if "[" in line or "{" in line or "]" in line or "}" in line:
            for character in line:
                if character in "[{":
                    depth += 1
                    most = max(most, depth)
                elif character in "]}" and depth:
                    depth -= 1
    return most


def _syntax(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = error.problem or error.context or "YAML"
    hint = next((zh for en, zh in _HINTS if en in said), "请检查这一行和上一行的缩进、冒号和引号")
    return problem(
        file,
        mark.line + 1 if mark else None,
        mark.column + 1 if mark else None,
        f"YAML 写法有误：{hint}（{said}）",
        f"this is not valid YAML: {said}; check indentation, colons and quotes here and above",
    )


_HINTS = (
    ("cannot start any token", "行首不能用 Tab，也不能以 @ 或 ` 开头；文字请加引号"),
    ("mapping values are not allowed", "同一行有两个冒号，或缩进不对；带冒号的文字请加引号"),
    ("did not find expected ',' or", "括号没有配对，或少了逗号"),
    ("could not find expected ':'", "少了冒号，或冒号后面少了空格"),
    ("did not find expected key", "缩进没有对齐"),
    ("did not find expected '-' indicator", "列表项没有对齐"),
    ("found unexpected end of stream", "引号没有配对"),
)


class _Reader:
    """Builds the tree from parse events, without recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.documents = 0

    def _say(self, mark: Any, zh: str, en: str) -> None:
        self.problems.append(problem(self.file, mark.line + 1, mark.column + 1, zh, en))

    def take(self, event: Any) -> bool:
        """Take the next event; False when reading on makes no sense."""
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            self._properties(event)
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._properties(event)
            empty: dict[str, Node] | list[Node] = (
                {} if isinstance(event, yaml.MappingStartEvent) else []
            )
            node = Node(empty, self.file, mark.line + 1, mark.column + 1)
            if not self._place(node):
                return False
            self.stack.append(_Open(node))
            if len(self.stack) > MAX_DEPTH:
                self.problems.append(too_deep(self.file, mark.line + 1, mark.column + 1))
                return False
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._say(
                mark, "这里不能用 *别名，请把内容写出来", "aliases are not accepted; write it out"
            )
            return self._place(Node(None, self.file, mark.line + 1, mark.column + 1))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self._say(
                    mark,
                    "一个文件只能有一份内容，请去掉中间的 ---",
                    "a file holds one document; take out the --- in the middle",
                )
                return False
        return True

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._say(
                event.start_mark,
                "这里不能用 &锚点；以 & 开头的文字请加引号",
                "anchors are not accepted; put quotes round text that begins with &",
            )
        if event.tag is not None and event.tag != "!":
            self._say(
                event.start_mark,
                f"这里不能用标签 {event.tag}；以 ! 开头的文字请加引号",
                f"tags such as {event.tag} are not accepted; put quotes round text that begins with !",
            )

    def _scalar(self, event: Any) -> bool:
        mark = event.start_mark
        text: str = event.value
        here = self.stack[-1] if self.stack else None
        bad = is_unsafe(text)
        # What stands there as itself was told when the bytes were read; this is for escapes.
        if bad and bad not in self.text:
            self.problems.append(unsafe(self.file, mark.line + 1, mark.column + 1, bad))
        if here is not None and isinstance(here.node.value, dict) and here.awaiting_key:
            if text in here.node.value:
                first = here.node.keys[text][0]
                self._say(
                    mark,
                    f"「{visible(text)}」在这里写了两次（上一次在第 {first} 行），只能留一个",
                    f"the key {visible(text)} stands here twice (first on line {first}); keep one",
                )
            here.key, here.key_at, here.awaiting_key = text, (mark.line + 1, mark.column + 1), False
            return True
        # A plain scalar's style is "" in libyaml, None in PyYAML's own parser.
        value = None if not event.style and text in _EMPTY else text
        return self._place(Node(value, self.file, mark.line + 1, mark.column + 1))

    def _place(self, node: Node) -> bool:
        if not self.stack:
            self.root = node
            return True
        here = self.stack[-1]
        if isinstance(here.node.value, list):
            here.node.value.append(node)
            return True
        if here.awaiting_key or here.key is None:
            self.problems.append(
                problem(
                    self.file,
                    node.line,
                    node.column,
                    "冒号左边只能是栏目名",
                    "what stands left of a colon must be a field's name",
                )
            )
            return False
        assert isinstance(here.node.value, dict)
        if here.key not in here.node.value:
            here.node.value[here.key] = node
            here.node.keys[here.key] = here.key_at
        here.key, here.awaiting_key = None, True
        return True

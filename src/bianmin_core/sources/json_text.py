"""Where the values of a JSON text stand: read only when somebody asks, or something is wrong.

orjson gives values without places; this walks the same text token by token, without recursion,
and builds the tree that knows them. It also finds what orjson passes over: equal keys.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import orjson

from bianmin_core.sources.node import Node
from bianmin_core.sources.problems import MAX_DEPTH, Problem, problem, too_deep
from bianmin_core.sources.text import is_unsafe, unsafe, visible

# Possessive: a text of megabytes must not be remembered character by character.
_TOKEN = re.compile(r'[\s,:]*+("[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|[^\s,:{}\[\]"]+)')
_ESCAPED_UNSAFE = re.compile(
    r"\\u(?:00[0189][0-9a-f]|007f|200[ef]|061c|202[a-e]|206[6-9]|fff[ef])", re.IGNORECASE
)


def parse_json(data: bytes, file: str) -> tuple[Any, list[Problem]]:
    """Return the plain tree of a JSON text, or the problem that keeps it from being read."""
    try:
        return orjson.loads(data), []
    except orjson.JSONDecodeError as error:
        said, line, column = error.msg, error.lineno, error.colno
        if "depth" in said or "ecursion" in said:
            return None, [too_deep(file, line, column)]
        zh = f"JSON 写法有误，请检查括号、逗号和引号（{said}）"
        return None, [problem(file, line, column, zh, f"this is not valid JSON: {said}")]


def is_clean(data: bytes, tree: Any) -> bool:
    """Whether it is certain, at little cost, that no key stands twice and no escape hides one.

    What bianmin writes comes out of orjson again byte for byte, which equal keys would not.
    """
    if b"\\u" in data:
        return False
    plain = data.rstrip(b"\n")
    indented = orjson.OPT_INDENT_2 if plain[1:2] == b"\n" else 0
    try:
        return plain == orjson.dumps(tree, option=indented)
    except orjson.JSONEncodeError:  # nested deeper than orjson writes
        return False


def locate(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Return the tree of a valid JSON text with places, and equal keys and hidden characters."""
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    problems: list[Problem] = []
    root = Node([], file, 1, 1)
    stack: list[tuple[Node, str | None, tuple[int, int]]] = [(root, None, (1, 1))]
    for match in _TOKEN.finditer(text):
        token, at = match[1], match.start(1)
        if token in "}]":
            stack.pop()
            continue
        row = bisect_right(starts, at)
        line, column = row, at - starts[row - 1] + 1
        node, key, key_at = stack[-1]
        value: Any = {} if token == "{" else [] if token == "[" else orjson.loads(token)
        if isinstance(value, str) and "\\u" in token and _ESCAPED_UNSAFE.search(token):
            bad = is_unsafe(value)
            if bad:
                problems.append(unsafe(file, line, column, bad))
        if isinstance(node.value, dict) and key is None:
            if value in node.value:
                first = node.keys[value][0]
                problems.append(
                    problem(
                        file,
                        line,
                        column,
                        f"「{visible(value)}」在这里写了两次（上一次在第 {first} 行），只能留一个",
                        f"the key {visible(value)} stands here twice (first on line {first}); keep one",
                    )
                )
            stack[-1] = (node, value, (line, column))
            continue
        below = Node(value, file, line, column)
        if isinstance(node.value, dict) and key is not None:
            node.value[key] = below
            node.keys[key] = key_at
            stack[-1] = (node, None, (0, 0))
        else:
            node.items.append(below)
        if isinstance(value, dict | list):
            if len(stack) > MAX_DEPTH:
                problems.append(too_deep(file, line, column))
                break
            stack.append((below, None, (0, 0)))
    return root.items[0], problems

"""The command `bianmin`; imported by nobody.

Listing the commands loads none of them: each lives in a module of its own that is imported
when it is called. Installed packages bring more by the entry-point group `bianmin.commands`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

_COMMANDS = {
    "check": ("bianmin_core.cli.check:check", "检查目录，说出哪里会让人白跑", "check a catalogue"),
    "export": ("bianmin_core.cli.export:export", "用一个导出器做出成品", "run one exporter"),
    "build": (
        "bianmin_core.cli.export:build",
        "做出目录 exports: 里要的全部成品",
        "run all exports: of a catalogue",
    ),
    "translations": (
        "bianmin_core.cli.translations:translations",
        "每种译文译到哪里了",
        "how far each translation of a catalogue is",
    ),
    "notice": (
        "bianmin_core.cli.notice:notice",
        "给一件事项出一次性告知单",
        "print what is still missing for a service",
    ),
    "exporters": (
        "bianmin_core.cli.listing:exporters",
        "列出装好的导出器",
        "list the exporters installed",
    ),
    "rules": ("bianmin_core.cli.listing:rules", "列出装好的规则包", "list the packages of rules"),
    "schema": ("bianmin_core.cli.listing:schema", "打印 JSON Schema", "print the JSON Schema"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 findings block, 2 not possible."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    if not words or words[0] in ("-h", "--help"):
        print(_usage())
        return 0 if words else 2
    if words[0] == "--version":
        from importlib.metadata import version

        print(version("bianmin"))
        return 0
    if words[0] not in _COMMANDS:
        if words[0] not in _brought():
            return _unknown(words[0])
        from bianmin_core.cli.brought import run_brought

        return run_brought(words[0], words[1:])
    module, _, name = _COMMANDS[words[0]][0].partition(":")
    command: Any = getattr(import_module(module), name)
    from bianmin_core.cli.run import run

    return run(words[0], command, words[1:])


def _brought() -> dict[str, str]:
    """The commands of installed packages and whose they are, from metadata alone."""
    from importlib.metadata import entry_points

    points = entry_points(group="bianmin.commands")
    found = {p.name: p.dist.name if p.dist else "?" for p in points}
    return {name: found[name] for name in sorted(found) if name not in _COMMANDS}


def _usage() -> str:
    brought = _brought()
    width = max(len(name) for name in (*_COMMANDS, *brought))
    lines = [f"  {name:<{width}}  {zh} · {en}" for name, (_, zh, en) in _COMMANDS.items()]
    lines += [f"  {name:<{width}}  来自 · from {owner}" for name, owner in brought.items()]
    return "\n".join(
        [
            "bianmin：便民服务一本通，从一份查过的目录做出书、卡片、网页和数据",
            "bianmin: one checked catalogue of public services, made into books, cards and data",
            "",
            "用法 usage: bianmin COMMAND ...    (bianmin COMMAND --help)",
            "",
            *lines,
        ]
    )


def _unknown(word: str) -> int:
    import difflib

    names = [*_COMMANDS, *_brought()]
    near = difflib.get_close_matches(word, names, n=1)
    hint_zh = f"，是不是 {near[0]}？" if near else f"；有的是：{'、'.join(names)}"
    hint_en = f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(names)}"
    print(f"没有 {word} 这个命令{hint_zh}\nthere is no command {word}{hint_en}", file=sys.stderr)
    return 2

"""Run a command that an installed package brings: `bianmin cards from-csv ...`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from bianmin_core.cli.flags import command_function
from bianmin_core.cli.run import run
from bianmin_core.contract import Command
from bianmin_core.errors import BianminError
from bianmin_core.registry import load_command


def run_brought(name: str, words: Sequence[str]) -> int:
    """Run the command of that entry point; where it names several, the first word chooses."""
    try:
        loaded = load_command(name)
    except BianminError as error:
        print(error, file=sys.stderr)
        return 2
    if not isinstance(loaded, Mapping):
        return run(name, command_function(loaded), words)
    chosen = words[0] if words else "--help"
    if chosen in ("-h", "--help"):
        print(_usage(name, loaded))
        return 0 if words else 2
    if chosen not in loaded:
        near = difflib.get_close_matches(chosen, loaded, n=1) or list(loaded)
        print(
            f"bianmin {name} 没有 {chosen}；有的是：{'、'.join(near)}\n"
            f"bianmin {name} has no {chosen}; there is: {', '.join(near)}",
            file=sys.stderr,
        )
        return 2
    return run(f"{name} {chosen}", command_function(loaded[chosen]), words[1:])


def _usage(name: str, commands: Mapping[str, Command[Any]]) -> str:
    width = max(map(len, commands))
    lines = [f"  {n:<{width}}  {c.summary.zh} · {c.summary.en}" for n, c in commands.items()]
    return "\n".join(
        [f"用法 usage: bianmin {name} COMMAND ...    (bianmin {name} COMMAND --help)", "", *lines]
    )

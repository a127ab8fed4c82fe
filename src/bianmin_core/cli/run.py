"""Run one command: parse its words with cyclopts, and turn what goes wrong into a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from cyclopts import App, CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from bianmin_core.errors import BianminError, BlockedError, SourceError

_WRONG_CALL = {
    MissingArgumentError: "少写了参数",
    UnknownOptionError: "没有这个选项",
    UnusedCliTokensError: "多写了东西",
    CoercionError: "选项的值不对",
    RepeatArgumentError: "同一个选项写了两次",
}


def run(name: str, command: Callable[..., Any], words: Sequence[str]) -> int:
    """Call a command with the words after its name and return the exit code."""
    try:
        with_words = getattr(command, "with_words", None)
        chosen = with_words(words) if with_words else command
        app = App(
            name=f"bianmin {name}",
            help_format="plaintext",
            help_formatter="plain",
            version_flags=[],
            result_action="return_value",
        )
        app.default(chosen)
        code = app(list(words), print_error=False, exit_on_error=False)
        return int(code) if code is not None else 0
    except CycloptsError as error:
        zh = next((z for kind, z in _WRONG_CALL.items() if isinstance(error, kind)), "写法不对")
        print(
            f"命令写法有误：{zh}。{' '.join(str(error).split())}\n"
            f"用法 usage: bianmin {name} --help",
            file=sys.stderr,
        )
        return 2
    except (SourceError, BlockedError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, BlockedError) else 2
    except BianminError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已停止，原来的成品没有动过 · stopped; earlier output is untouched", file=sys.stderr)
        return 130

"""Flags from an attrs class: one class is the command line's, the catalogue's and Python's."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import attrs
from cyclopts import Parameter

from bianmin_core.contract import Command, option_help
from bianmin_core.errors import BianminError, OptionError
from bianmin_core.options import option_name

Flag = tuple[str, Any, Any]
"""Name, annotated type, default."""


def flags_of(options: type[Any]) -> list[Flag]:
    """Return a flag for each field of a class of options."""
    hints = typing.get_type_hints(options)
    found: list[Flag] = []
    for field in attrs.fields(options):
        said = option_help(field)
        shown = Parameter(
            name=["--output", "-o"] if field.name == "output" else f"--{option_name(field.name)}",
            help=f"{said.zh} {said.en}" if said else "",
        )
        default = inspect.Parameter.empty if field.default is attrs.NOTHING else field.default
        declared = hints[field.name]
        if default is None:  # a converter may put something else in its place
            declared = declared | None
        found.append((field.name, Annotated[declared, shown], default))
    return found


def signature(arguments: Sequence[tuple[str, Any]], flags: Sequence[Flag]) -> inspect.Signature:
    """Return the signature of a command: words in front, flags behind."""
    kind = inspect.Parameter
    return inspect.Signature(
        [
            *(kind(name, kind.POSITIONAL_ONLY, annotation=held) for name, held in arguments),
            *(kind(n, kind.KEYWORD_ONLY, annotation=t, default=d) for n, t, d in flags),
        ],
        return_annotation=int,
    )


def with_signature(
    command: Callable[..., int], shape: inspect.Signature, summary: str
) -> Callable[..., int]:
    """Give a function the signature and the help that cyclopts reads."""
    command.__doc__ = summary
    command.__signature__ = shape  # type: ignore[attr-defined]
    command.__annotations__ = {n: p.annotation for n, p in shape.parameters.items()}
    return command


def command_function(command: Command[Any]) -> Callable[..., int]:
    """Return a command of a package as a function whose parameters are its words and flags."""

    def call(*words: str, **given: Any) -> int:
        try:
            options = command.options(**given)
        except BianminError:
            raise
        except ValueError as error:
            said = error.args[0] if error.args else error
            raise OptionError(f"选项不对：{said}", f"Wrong option: {said}") from error
        return command.run(words, options)

    shape = signature([(name, str) for name in command.arguments], flags_of(command.options))
    return with_signature(call, shape, f"{command.summary.zh} · {command.summary.en}")

"""The one Jinja environment: escaped, strict, sandboxed, with a district's templates on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bianmin_core.direction import without_direction_marks
from bianmin_core.errors import TemplateError


def template_environment(packaged: Traversable, folders: Sequence[Path] = ()) -> Environment:
    """Return the environment for a set of templates.

    A template is looked for in each of `folders` first and then among the packaged ones; a
    district's own file may extend the packaged one of the same name:
    `{% extends "default:page.html" %}`. Everything is escaped as HTML; an undefined name is an
    error; templates may read what they are given and nothing else. Direction marks, with which a
    number reads as another, are left out of whatever a template writes.
    """

    def read(name: str) -> str | None:
        file = packaged.joinpath(*name.split("/"))
        return file.read_text(encoding="utf-8") if file.is_file() else None

    default: BaseLoader = FunctionLoader(read)
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(list(folders)),
                default,
                PrefixLoader({"default": default}, delimiter=":"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_unturned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _unturned(value: object) -> object:
    """The value without direction marks; what is escaped already stays marked as such."""
    if not isinstance(value, str):
        return value
    text = without_direction_marks(value)
    return Markup(text) if isinstance(value, Markup) else text


def render_template(environment: Environment, name: str, values: Mapping[str, object]) -> str:
    """Render a template by name.

    Raises:
        TemplateError: The template is missing, does not parse, or asks for what it may not or
            cannot have; the sentence names file and line where Jinja knows them.
    """
    try:
        return environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name or name}:{error.lineno}"
        raise TemplateError(
            f"模板 {where} 写错了：{error.message}",
            f"Template {where} does not parse: {error.message}",
        ) from error
    except TemplateNotFound as error:
        raise TemplateError(
            f"找不到模板 {error.name}", f"There is no template {error.name}"
        ) from error
    except (UndefinedError, SecurityError, TemplateRuntimeError) as error:
        raise TemplateError(
            f"模板 {name} 出错：{error.message}", f"Template {name} fails: {error.message}"
        ) from error

"""Each test of the suite is failed by an exporter that is broken in just that way, and alone."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import itertools
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal

import attrs
import orjson
import pikepdf
import pytest

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    Published,
    Text,
    option,
    to_tree,
    without_direction_marks,
)
from bianmin_core.testing import ExporterSuite, canaries

Failed = Callable[[object], list[str]]


@attrs.frozen(kw_only=True)
class Options:
    """Options of the exporter under test."""

    name: str = attrs.field(default="list.txt", metadata=option("文件名", "Name of the file"))


@attrs.frozen(kw_only=True)
class WithoutHelp:
    """An option that says nothing."""

    name: str = "list.txt"


@attrs.frozen(kw_only=True)
class Loose(Options):
    """An option by the name that the suite takes for unknown."""

    no_such_option: bool = attrs.field(default=False, metadata=option("随便什么", "Anything"))


@attrs.frozen(kw_only=True)
class More(Options):
    """One more option, which the exporter does not look at."""

    large: bool = attrs.field(default=False, metadata=option("大字", "Large letters"))


@attrs.frozen(kw_only=True)
class Worded(Options):
    """An option with words, one of which the exporter does not know."""

    size: Literal["a4", "a5", "a6"] = attrs.field(default="a4", metadata=option("幅面", "Size"))


def _one_of_few(_: object, __: object, value: int) -> None:
    if not 8 <= value <= 9:
        raise ValueError(value)


@attrs.frozen(kw_only=True)
class Numbered(Options):
    """A number that is refused where it is too large, and otherwise not looked at."""

    points: int = attrs.field(
        default=8, validator=_one_of_few, metadata=option("字号", "Size of type")
    )


def flat(text: str) -> str:
    """A text as one line without direction marks."""
    return " ".join(without_direction_marks(text).split())


class Plain:
    """An exporter that keeps every promise: the hotlines as text."""

    contract = CONTRACT_VERSION
    summary = Text("热线", "Hotlines")
    options: type[Any] = Options
    audience = Audience.PRINT

    def export(
        self, catalogue: Published, options: Any, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield one file."""
        lines = [f"{flat(h.name)} {flat(h.phone.number)}" for h in catalogue.hotlines]
        title = "草稿 DRAFT" if context.draft else "热线"
        yield Artifact(options.name, "text/plain", "\n".join([title, *lines]).encode())
        context.progress(1, 1)


@attrs.frozen
class Given:
    """What the exporter was given."""

    catalogue: Published
    options: Any
    context: ExportContext


Change = Callable[[Artifact, Given], Artifact]


def changed(change: Change) -> Any:
    """The plain exporter with something done to each artifact."""
    return broken(export=wrapped(change))


def wrapped(change: Change) -> Callable[..., Iterator[Artifact]]:
    """An `export` that does something to each artifact."""

    def export(
        self: Any, catalogue: Published, options: Any, context: ExportContext
    ) -> Iterator[Artifact]:
        for artifact in Plain().export(catalogue, options, context):
            yield change(artifact, Given(catalogue, options, context))

    return export


def broken(**members: Any) -> Any:
    """The plain exporter with members of another kind."""
    return type("Broken", (Plain,), members)()


def saying(text: Callable[[Published], str]) -> Any:
    """The plain exporter with a text at the end of its file."""

    def change(a: Artifact, g: Given) -> Artifact:
        assert isinstance(a.content, bytes)
        return attrs.evolve(a, content=a.content + text(g.catalogue).encode())

    return changed(change)


def called(media_type: str) -> Any:
    """The plain exporter that calls its file something else."""
    return changed(lambda a, _: attrs.evolve(a, media_type=media_type))


def typed(media_type: str, content: Callable[[str], bytes]) -> Any:
    """An exporter of another kind of file, made of the same text."""
    return changed(
        lambda a, g: Artifact(
            a.path,
            media_type,
            content(
                "\n".join(
                    [
                        *(["DRAFT"] if g.context.draft else []),
                        *(h.name for h in g.catalogue.hotlines),
                    ]
                )
            ),
        )
    )


def worded(artifact: Artifact, given: Given) -> Artifact:
    """Make A5 another way than A4, and forget A6."""
    small = given.options.size == "a5"
    return attrs.evolve(artifact, path=f"small-{artifact.path}" if small else artifact.path)


def pdf(text: bytes) -> bytes:
    """A PDF in which a text stands compressed."""
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Hidden = made.make_indirect(pikepdf.Stream(made, text))
    held = io.BytesIO()
    made.save(held, compress_streams=True, static_id=True)
    return held.getvalue()


def svg(text: str) -> bytes:
    """An SVG file in whose attributes a text closes the quotes."""
    title = flat(text).replace("<", "&lt;").replace("&lt;qz", '" qz')
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="{title}"/></svg>'.encode()


def links(text: str) -> str:
    """A link to each line of a text, whatever it is."""
    return "".join(f'<a href="{flat(html.escape(line))}">x</a>' for line in text.split("\n"))


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV."""
    held = io.StringIO(newline="")
    csv.writer(held).writerows(rows)
    return held.getvalue().encode()


def leaking(media_type: str, pack: Callable[[bytes], bytes]) -> Any:
    """One that holds the whole catalogue a projection was made from, as no exporter can."""
    return changed(
        lambda a, g: Artifact(
            a.path,
            media_type,
            pack(
                f"{g.context.draft}".encode()
                + orjson.dumps(to_tree(canaries(g.catalogue.audience)[0]))
            ),
        )
    )


def is_everything(catalogue: Published) -> bool:
    """Whether it is one of everything, of which three services have no draft's status."""
    return len(catalogue.services) == 3


def of_everything(path: Callable[[str], str]) -> Any:
    """One that gives a file another path, but only of one of everything."""
    return changed(
        lambda a, g: attrs.evolve(a, path=path(a.path)) if is_everything(g.catalogue) else a
    )


def fail_if(condition: Callable[[Published, ExportContext], bool]) -> Any:
    """One that gives up on some catalogues."""

    def change(a: Artifact, g: Given) -> Artifact:
        assert not condition(g.catalogue, g.context)
        return a

    return changed(change)


def twice(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make each file of one of everything twice, the second in capitals."""
    for artifact in Plain().export(catalogue, options, context):
        yield artifact
        if is_everything(catalogue):
            yield attrs.evolve(artifact, path=artifact.path.upper())


def nothing_final(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make nothing of the specimen but drafts."""
    if context.draft or len(catalogue.services) > 1:
        yield from Plain().export(catalogue, options, context)


def final_only(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make a draft that looks like the final one."""
    return Plain().export(catalogue, options, attrs.evolve(context, draft=False))


def untidy(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Work in a temporary file that is taken away only when all went well."""
    with tempfile.NamedTemporaryFile(delete=False) as file:
        yield from Plain().export(catalogue, options, context)
    Path(file.name).unlink()


def stubborn(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Tell the progress, and go on whatever comes of it."""
    yield from Plain().export(catalogue, options, attrs.evolve(context, progress=lambda *_: None))
    try:
        context.progress(1, 1)
    except Exception:  # noqa: BLE001 - this is the fault the suite must find
        return


counter = itertools.count()


class Suite(ExporterSuite):
    """The suite of the plain exporter and of those that are broken."""

    others: ClassVar[Mapping[str, Mapping[str, object]]] = {"name": {"name": "other.txt"}}


class TestPlain(Suite):
    """An exporter that keeps every promise passes every test."""

    exporter = Plain()
    variants = ({"name": "lines.txt"},)


BROKEN: dict[str, dict[str, Any]] = {
    "test_keeps_the_contract": {
        "another contract": broken(contract=CONTRACT_VERSION + 1),
        "one language": broken(summary=Text("热线", "")),
    },
    "test_every_option_has_a_default_and_a_help_text": {"no help": broken(options=WithoutHelp)},
    "test_an_unknown_option_is_named": {
        "takes anything": broken(
            options=Loose,
            export=wrapped(
                lambda a, g: attrs.evolve(a, path=f"{g.options.no_such_option}{a.path}")
            ),
        )
    },
    "test_every_option_reaches_the_output": {
        "one ignored": broken(options=More),
        "a word ignored": broken(options=Worded, export=wrapped(worded)),
        "a number ignored": broken(options=Numbered),
    },
    "test_the_defaults_suffice": {"nothing": broken(export=nothing_final)},
    "test_the_same_input_gives_the_same_bytes": {
        "content": saying(lambda _: str(next(counter))),
        "paths": changed(lambda a, _: attrs.evolve(a, path=f"{next(counter)}{a.path}")),
    },
    "test_other_processes_make_the_same_bytes": {
        "hashes": saying(lambda _: str(hash("热线"))),
        "the day": saying(lambda _: dt.date.today().isoformat()),
        "the folder": saying(lambda _: Path.cwd().name),
        "the locale": saying(lambda _: os.environ.get("LC_ALL", "")),
    },
    "test_an_empty_catalogue_makes_a_draft": {"empty": fail_if(lambda c, _: not c.services)},
    "test_one_of_everything_makes_a_draft": {
        "in English": fail_if(lambda c, x: x.lang == "en" and is_everything(c))
    },
    "test_hostile_text_does_not_break_it": {
        "path": changed(
            lambda a, g: (
                attrs.evolve(a, path=g.catalogue.services[-8].id + a.path)
                if len(g.catalogue.services) > 9 and g.context.draft
                else a
            )
        ),
        "length": fail_if(lambda c, _: any(len(s.name) > 9999 for s in c.services)),
    },
    "test_text_stays_text": {
        "HTML": typed("text/html", lambda t: f"<p>{t}</p>".encode()),
        "an attribute": typed(
            "text/html", lambda t: f"<p title='{t.replace('<', '&lt;')}'></p>".encode()
        ),
        "a link": typed("text/html", lambda t: f"<b>{flat(html.escape(t))}</b>{links(t)}".encode()),
        "SVG": typed("image/svg+xml", svg),
        "CSV": typed("text/csv", lambda t: table([flat(x)] for x in t.split("\n"))),
        "vCard": typed("text/vcard", lambda t: f"BEGIN:VCARD\nFN:{t}\nEND:VCARD".encode()),
        "Typst": typed("text/plain", lambda t: flat(t).replace('" + "', "").encode()),
        "PDF": typed("application/pdf", lambda t: pdf(flat(t).replace("*", "").encode())),
        "direction": typed("text/plain", lambda t: t.encode()),
    },
    "test_a_catalogue_of_full_size_is_exported": {
        "large": fail_if(lambda c, _: len(c.services) > 100)
    },
    "test_nothing_hidden_gets_out": {
        "text": leaking("text/plain", lambda whole: whole),
        "UTF-16": leaking("text/plain; charset=utf-16", lambda w: w.decode().encode("utf-16")),
        "PDF": leaking("application/pdf", pdf),
    },
    "test_paths_stay_inside_and_differ": {
        "above": of_everything(lambda path: f"../{path}"),
        "absolute": of_everything(lambda path: f"/{path}"),
        "device": of_everything(lambda path: f"CON/{path}"),
        "twice": broken(export=twice),
    },
    "test_media_types_are_named": {
        "none": called(""),
        "half": called("text"),
    },
    "test_media_types_are_true": {
        "PDF": called("application/pdf"),
        "picture": called("image/png"),
        "JSON": called("application/json"),
        "HTML": typed("text/html", lambda t: html.escape(flat(t)).encode()),
        "vCard": called("text/vcard"),
        "archive": called("application/zip"),
        "character set": called("text/plain; charset=us-ascii"),
        "a PDF in disguise": typed("text/plain", lambda t: pdf(flat(t).encode())),
        "rows": typed("text/csv", lambda t: table([["a"], ["b", "c"], [str("DRAFT" in t)]])),
    },
    "test_a_cancelled_export_leaves_nothing": {
        "temporary file": broken(export=untidy),
        "goes on": broken(export=stubborn),
    },
    "test_a_draft_says_so": {"the same": broken(export=final_only)},
}


def suite_of(name: str, exporter: Any) -> type[Suite]:
    """The suite of a broken exporter, under a name by which another process finds it."""
    members = {"exporter": exporter, "__module__": __name__, "__qualname__": name}
    return type(name, (Suite,), members)


SUITES = {
    f"{test}: {fault}": suite_of(f"{test}: {fault}", exporter)
    for test, faults in BROKEN.items()
    for fault, exporter in faults.items()
}


def __getattr__(name: str) -> type[Suite]:
    """The suite of that name, as the other process asks for it."""
    if name in SUITES:
        return SUITES[name]
    raise AttributeError(name)


def test_every_test_of_the_suite_is_proven() -> None:
    """No test is in the suite that nothing could fail."""
    assert sorted(BROKEN) == sorted(n for n in dir(ExporterSuite) if n.startswith("test_"))


@pytest.mark.slow
@pytest.mark.parametrize("name", SUITES)
def test_a_broken_exporter_fails_exactly_the_test_of_what_it_breaks(
    failed: Failed, name: str
) -> None:
    """The test for a promise is failed by an exporter that breaks this promise, and no other is."""
    assert failed(SUITES[name]()) == [name.partition(":")[0]]


def test_an_option_of_text_is_to_be_tried_by_name() -> None:
    """What to write into an option of text can't be guessed; the suite asks for it."""
    suite = type("Suite", (ExporterSuite,), {"exporter": Plain()})()
    with pytest.raises(AssertionError, match="say in `others` what to try for option name"):
        suite.test_every_option_reaches_the_output()


def test_tables_for_programs_may_hold_what_looks_like_a_formula() -> None:
    """Options whose tables no spreadsheet opens are named, and their cells are left alone."""
    members = {"exporter": BROKEN["test_text_stays_text"]["CSV"], "for_programs": ({},)}
    suite = type("Suite", (ExporterSuite,), members)()
    suite.test_text_stays_text()


def test_files_that_are_the_same_in_a_draft_can_be_named() -> None:
    """A schema or a style sheet need not say that it is a draft."""
    members = {"exporter": broken(export=final_only), "fixed": ("*.txt",)}
    suite = type("Suite", (ExporterSuite,), members)()
    suite.test_a_draft_says_so()

"""Each test of the suite is failed by an exporter that is broken in just that way."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from typing import Any

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
)
from bianmin_core.testing import ExporterSuite, canaries


@attrs.frozen(kw_only=True)
class Options:
    """Options of the exporter under test."""

    name: str = attrs.field(default="list.txt", metadata=option("文件名", "Name of the file"))


@attrs.frozen(kw_only=True)
class WithoutHelp:
    """An option that says nothing."""

    name: str = "list.txt"


@attrs.frozen(kw_only=True)
class Loose:
    """An option by the name that the suite takes for unknown."""

    no_such_option: str = attrs.field(default="", metadata=option("随便什么", "Anything"))


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
        lines = [f"{h.name} {h.phone.number}" for h in catalogue.hotlines]
        title = "草稿 DRAFT" if context.draft else "热线"
        yield Artifact(options.name, "text/plain", "\n".join([title, *lines]).encode())


def broken(**members: Any) -> Any:
    """The plain exporter with members of another kind."""
    return type("Broken", (Plain,), members)()


Export = Callable[[Any, Published, Any, ExportContext], Iterator[Artifact]]


def wrapped(change: Callable[[Artifact, Published], Artifact]) -> Export:
    """An `export` that does something to each artifact."""

    def export(
        self: Any, catalogue: Published, options: Any, context: ExportContext
    ) -> Iterator[Artifact]:
        for artifact in Plain().export(catalogue, options, context):
            yield change(artifact, catalogue)

    return export


def twice(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make each file twice, the second in capitals."""
    for artifact in Plain().export(catalogue, options, context):
        yield artifact
        yield attrs.evolve(artifact, path=artifact.path.upper())


def nothing(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make nothing."""
    return iter(())


def final_only(
    self: Any, catalogue: Published, options: Any, context: ExportContext
) -> Iterator[Artifact]:
    """Make a draft that looks like the final one."""
    return Plain().export(catalogue, options, attrs.evolve(context, draft=False))


class Leak:
    """Holds the whole catalogue that a projection was made from, as no exporter can."""

    def __init__(self, pack: Callable[[bytes], bytes]) -> None:
        self.pack = pack

    def __call__(self, artifact: Artifact, catalogue: Published) -> Artifact:
        """Append what the projection withheld."""
        whole = orjson.dumps(to_tree(canaries(catalogue.audience)[0]))
        return attrs.evolve(artifact, content=self.pack(whole))


def pdf(text: bytes) -> bytes:
    """A PDF in which a text stands compressed."""
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Hidden = made.make_indirect(pikepdf.Stream(made, text))
    held = io.BytesIO()
    made.save(held, compress_streams=True, static_id=True)
    return held.getvalue()


counter = itertools.count()

BROKEN = {
    "test_keeps_the_contract": [
        broken(contract=CONTRACT_VERSION + 1),
        broken(summary=Text("热线", "")),
        broken(audience="print"),
    ],
    "test_every_option_has_a_default_and_a_help_text": [broken(options=WithoutHelp)],
    "test_an_unknown_option_is_named": [broken(options=Loose)],
    "test_the_defaults_suffice": [broken(export=nothing)],
    "test_the_same_input_gives_the_same_bytes": [
        broken(export=wrapped(lambda a, _: attrs.evolve(a, content=str(next(counter)).encode()))),
        broken(export=wrapped(lambda a, _: attrs.evolve(a, path=f"{next(counter)}.txt"))),
    ],
    "test_an_empty_catalogue_makes_a_draft": [
        broken(export=wrapped(lambda a, c: attrs.evolve(a, path=c.services[0].id)))
    ],
    "test_one_of_everything_makes_a_draft": [
        broken(export=wrapped(lambda a, c: attrs.evolve(a, path=str(len(c.services) // 0))))
    ],
    "test_hostile_text_does_not_break_it": [
        broken(export=wrapped(lambda a, c: attrs.evolve(a, path=c.services[-8].id)))
    ],
    "test_nothing_hidden_gets_out": [
        broken(export=wrapped(Leak(lambda whole: whole))),
        broken(export=wrapped(Leak(lambda whole: whole.decode().encode("utf-16")))),
        broken(export=wrapped(Leak(pdf))),
    ],
    "test_paths_stay_inside_and_differ": [
        broken(export=wrapped(lambda a, _: attrs.evolve(a, path="../list.txt"))),
        broken(export=wrapped(lambda a, _: attrs.evolve(a, path="/list.txt"))),
        broken(export=wrapped(lambda a, _: attrs.evolve(a, path="CON"))),
        broken(export=twice),
    ],
    "test_media_types_are_named": [
        broken(export=wrapped(lambda a, _: attrs.evolve(a, media_type=""))),
        broken(export=wrapped(lambda a, _: attrs.evolve(a, media_type="text"))),
    ],
    "test_a_draft_says_so": [broken(export=final_only)],
}


class TestPlain(ExporterSuite):
    """An exporter that keeps every promise passes every test."""

    exporter = Plain()
    variants = ({"name": "lines.txt"},)


def test_every_test_of_the_suite_is_proven() -> None:
    """No test is in the suite that nothing could fail."""
    assert sorted(BROKEN) == sorted(n for n in dir(ExporterSuite) if n.startswith("test_"))


@pytest.mark.parametrize(
    ("test", "exporter"),
    [(test, exporter) for test, exporters in BROKEN.items() for exporter in exporters],
)
def test_a_broken_exporter_fails_it(test: str, exporter: Any) -> None:
    """The test for a promise is failed by an exporter that breaks this promise."""
    suite = type("Suite", (ExporterSuite,), {"exporter": exporter})()
    with pytest.raises((AssertionError, IndexError, ZeroDivisionError)):
        getattr(suite, test)()


def test_files_that_are_the_same_in_a_draft_can_be_named() -> None:
    """A schema or a style sheet need not say that it is a draft."""
    members = {"exporter": broken(export=final_only), "fixed": ("*.txt",)}
    suite = type("Suite", (ExporterSuite,), members)()
    suite.test_a_draft_says_so()

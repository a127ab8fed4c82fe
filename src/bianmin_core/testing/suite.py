"""The tests that every exporter passes: ours and everybody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from typing import Any, ClassVar

import attrs

from bianmin_core.contract import (
    CONTRACT_VERSION,
    Artifact,
    ExportContext,
    Exporter,
    option_help,
)
from bianmin_core.errors import OptionError
from bianmin_core.filenames import folded, unfit
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import District
from bianmin_core.model.labels import Audience, Text
from bianmin_core.options import make_options
from bianmin_core.testing.canaries import canaries
from bianmin_core.testing.everything import everything
from bianmin_core.testing.hostile import hostile
from bianmin_core.testing.readable import readable
from bianmin_core.testing.specimen import specimen


class ExporterSuite:
    """What an exporter promises, as tests that pytest collects from a subclass.

        class TestHotlineList(ExporterSuite):
            exporter = exporter

    Attributes:
        exporter: The exporter under test.
        variants: Options to try beside the defaults, each as a person would write them.
        fixed: Patterns of paths whose content is the same in a draft: schemas, style sheets.
    """

    exporter: ClassVar[Exporter[Any]]
    variants: ClassVar[tuple[Mapping[str, object], ...]] = ()
    fixed: ClassVar[tuple[str, ...]] = ()

    def files(
        self,
        catalogue: Catalogue,
        options: Mapping[str, object] | None = None,
        *,
        draft: bool = True,
        audience: Audience | None = None,
        lang: str = "zh",
    ) -> dict[str, bytes]:
        """Export and return the content of each artifact by its path; for tests of one's own."""
        made = self._artifacts(catalogue, options, draft=draft, audience=audience, lang=lang)
        return {artifact.path: _content(artifact) for artifact in made}

    def _artifacts(
        self,
        catalogue: Catalogue,
        options: Mapping[str, object] | None = None,
        *,
        draft: bool = True,
        audience: Audience | None = None,
        lang: str = "zh",
    ) -> list[Artifact]:
        asked = self.exporter.audience
        granted = asked if audience is None else asked.smaller(audience)
        chosen = make_options("under-test", self.exporter.options, options or {})
        context = ExportContext(draft=draft, lang=lang)
        return list(self.exporter.export(catalogue.for_audience(granted), chosen, context))

    def _all_options(self) -> Iterator[Mapping[str, object]]:
        yield {}
        yield from self.variants

    def test_keeps_the_contract(self) -> None:
        """It says which contract it was written for, what it makes and how much it may see."""
        exporter = self.exporter
        assert exporter.contract == CONTRACT_VERSION, f"written for contract {exporter.contract}"
        assert isinstance(exporter.summary, Text), "summary must be a Text"
        assert exporter.summary.zh.strip(), "the summary has no Chinese"
        assert exporter.summary.en.strip(), "the summary has no English"
        assert isinstance(exporter.audience, Audience), "audience must be an Audience"

    def test_every_option_has_a_default_and_a_help_text(self) -> None:
        """Each option can be left out, and says in both languages what it is for."""
        options = self.exporter.options
        assert attrs.has(options), "options must be an attrs class"
        for field in attrs.fields(options):
            assert field.default is not attrs.NOTHING, f"{field.name} has no default"
            said = option_help(field)
            assert said is not None, f"{field.name} has no help text"
            assert said.zh.strip(), f"the help text of {field.name} has no Chinese"
            assert said.en.strip(), f"the help text of {field.name} has no English"

    def test_an_unknown_option_is_named(self) -> None:
        """An option that it does not have is refused by name instead of being ignored."""
        refused = ""
        try:
            make_options("under-test", self.exporter.options, {"no-such-option": "1"})
        except OptionError as error:
            refused = str(error)
        assert "no-such-option" in refused, f"it is not refused by name: {refused!r}"

    def test_the_defaults_suffice(self) -> None:
        """Of a catalogue that is ready it makes at least one file, without any option."""
        assert self.files(specimen(), draft=False), "it made nothing"

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        """Two runs with the same catalogue and options give the same files in the same order."""
        for options in self._all_options():
            first = self.files(everything(), options)
            second = self.files(everything(), options)
            assert list(first) == list(second), f"paths differ with {dict(options)}"
            differing = [path for path in first if first[path] != second[path]]
            assert not differing, f"{differing} differ from run to run with {dict(options)}"

    def test_an_empty_catalogue_makes_a_draft(self) -> None:
        """A catalogue that holds nothing but a name can be exported as a draft."""
        for options in self._all_options():
            for lang in ("zh", "en"):
                self.files(Catalogue(district=District(name="新街道")), options, lang=lang)

    def test_one_of_everything_makes_a_draft(self) -> None:
        """A catalogue in which every field is given can be exported, in both languages."""
        for options in self._all_options():
            for lang in ("zh", "en"):
                assert self.files(everything(), options, lang=lang), "it made nothing"

    def test_hostile_text_does_not_break_it(self) -> None:
        """Markup, formulas, direction marks and bad ids neither stop it nor leave its folder."""
        for options in self._all_options():
            made = self._artifacts(hostile(), options)
            assert made, "it made nothing"
            _check_paths(made)

    def test_nothing_hidden_gets_out(self) -> None:
        """What an audience may not see stands in no file made for it, not even compressed."""
        for audience in Audience:
            if audience.reach > self.exporter.audience.reach:
                continue
            catalogue, hidden = canaries(audience)
            for options in self._all_options():
                for path, content in self.files(catalogue, options, audience=audience).items():
                    text = f"{path}\n{readable(content)}"
                    leaked = sorted(word for word in hidden if word in text)
                    assert not leaked, f"{path} for {audience.value} holds {leaked}"

    def test_paths_stay_inside_and_differ(self) -> None:
        """Every path is one that any system can write, inside the folder, and used once."""
        for options in self._all_options():
            _check_paths(self._artifacts(everything(), options))

    def test_media_types_are_named(self) -> None:
        """Every artifact says what it is, as type/subtype."""
        for artifact in self._artifacts(specimen()):
            kind, slash, subtype = artifact.media_type.partition("/")
            assert kind, f"{artifact.path} has no media type"
            assert slash, f"{artifact.path}: {artifact.media_type!r} is no media type"
            assert subtype, f"{artifact.path}: {artifact.media_type!r} is no media type"

    def test_a_draft_says_so(self) -> None:
        """No file of a draft could pass for the final one, but for those that are `fixed`."""
        for options in self._all_options():
            final = self.files(specimen(), options, draft=False)
            draft = self.files(specimen(), options, draft=True)
            same = [
                path
                for path, content in final.items()
                if draft.get(path) == content and not any(fnmatch(path, f) for f in self.fixed)
            ]
            assert not same, f"{same} are the same in a draft"


def _content(artifact: Artifact) -> bytes:
    if isinstance(artifact.content, bytes):
        return artifact.content
    return b"".join(artifact.content)


def _check_paths(made: list[Artifact]) -> None:
    taken: set[str] = set()
    for artifact in made:
        for part in artifact.path.split("/"):
            why = unfit(part)
            assert why is None, f"{artifact.path}: {why.en if why else ''}"
        key = folded(artifact.path)
        assert key not in taken, f"{artifact.path} is made twice"
        taken.add(key)

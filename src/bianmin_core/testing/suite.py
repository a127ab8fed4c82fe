"""The tests that every exporter passes: ours and everybody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import partial
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
from bianmin_core.testing.cancelling import faults_when_cancelled
from bianmin_core.testing.elsewhere import made_elsewhere
from bianmin_core.testing.everything import everything
from bianmin_core.testing.hostile import hostile
from bianmin_core.testing.inert import alive, probed
from bianmin_core.testing.media import untrue
from bianmin_core.testing.readable import readable
from bianmin_core.testing.size import full_size
from bianmin_core.testing.specimen import specimen
from bianmin_core.testing.trying import Options, is_number, trials


class ExporterSuite:
    """What an exporter promises, as tests that pytest collects from a subclass.

        class TestHotlineList(ExporterSuite):
            exporter = exporter

    The subclass stands at the top of its module, where another process finds it.

    Attributes:
        exporter: The exporter under test.
        variants: Options to try beside the defaults, each as a person would write them.
        others: For an option whose other value can't be guessed (a text), that counts only
            beside another, or some of whose words come to the same, the options to try:
            `{"dpi": {"format": "png", "dpi": 150}}`.
        fixed: Patterns of paths whose content is the same in a draft: schemas, style sheets.
        for_programs: Those of the variants (`{}` for the defaults) whose tables are read by
            programs alone, and never opened in a spreadsheet, where a cell can be a formula.
    """

    exporter: ClassVar[Exporter[Any]]
    variants: ClassVar[tuple[Mapping[str, object], ...]] = ()
    others: ClassVar[Mapping[str, Mapping[str, object]]] = {}
    fixed: ClassVar[tuple[str, ...]] = ()
    for_programs: ClassVar[tuple[Mapping[str, object], ...]] = ()

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
        context = ExportContext(draft=draft, lang=lang)
        made = self._artifacts(catalogue, options, context, audience)
        return {artifact.path: _content(artifact) for artifact in made}

    def all_options(self) -> Iterator[Mapping[str, object]]:
        """The defaults and each of the variants, as a person would write them."""
        yield {}
        yield from self.variants

    def _artifacts(
        self,
        catalogue: Catalogue,
        options: Mapping[str, object] | None = None,
        context: ExportContext | None = None,
        audience: Audience | None = None,
    ) -> list[Artifact]:
        asked = self.exporter.audience
        granted = asked if audience is None else asked.smaller(audience)
        chosen = make_options("under-test", self.exporter.options, options or {})
        told = context or ExportContext(draft=True)
        return list(self.exporter.export(catalogue.for_audience(granted), chosen, told))

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
        for options in self.all_options():
            first = self.files(everything(), options)
            second = self.files(everything(), options)
            assert list(first) == list(second), f"paths differ with {dict(options)}"
            differing = [path for path in first if first[path] != second[path]]
            assert not differing, f"{differing} differ from run to run with {dict(options)}"

    def test_other_processes_make_the_same_bytes(self) -> None:
        """Hash seed, time zone, day, locale and working folder change nothing in any file."""
        one, other = made_elsewhere(type(self))
        for options, first, second in zip(self.all_options(), one, other, strict=True):
            assert first == second, f"files differ between processes with {dict(options)}"

    def test_every_option_reaches_the_output(self) -> None:
        """Another value of an option changes what is made, or is refused; none is ignored."""
        for field in attrs.fields(self.exporter.options):
            tried = trials(self.exporter.options, field, self.others.get(field.name))
            assert tried, f"say in `others` what to try for option {field.name}"
            outcomes = [(with_it, self._outcome(without, with_it)) for without, with_it in tried]
            if is_number(self.exporter.options, field):
                # Which numbers it takes can't be guessed, nor whether it can tell 300 from 301.
                taken = [counts for _, counts in outcomes if counts is not None]
                assert taken, f"say in `others` which number option {field.name} takes"
                assert any(taken), f"option {field.name} changes nothing"
            else:
                ignored = [dict(with_it) for with_it, counts in outcomes if counts is False]
                assert not ignored, f"{ignored} change nothing"

    def _outcome(self, without: Options, with_it: Options) -> bool | None:
        """Whether an option's value changes what is made; None where it is refused."""
        try:
            return self.files(everything(), without) != self.files(everything(), with_it)
        except OptionError:
            return None

    def test_an_empty_catalogue_makes_a_draft(self) -> None:
        """A catalogue that holds nothing but a name can be exported as a draft."""
        for options in self.all_options():
            for lang in ("zh", "en"):
                self.files(Catalogue(district=District(name="新街道")), options, lang=lang)

    def test_one_of_everything_makes_a_draft(self) -> None:
        """A catalogue in which every field is given can be exported, in both languages."""
        for options in self.all_options():
            for lang in ("zh", "en"):
                assert self.files(everything(), options, lang=lang), "it made nothing"

    def test_hostile_text_does_not_break_it(self) -> None:
        """Markup, formulas, direction marks and bad ids neither stop it nor leave its folder."""
        for options in self.all_options():
            made = self._artifacts(hostile(), options)
            assert made, "it made nothing"
            _check_paths(made)

    def test_text_stays_text(self) -> None:
        """No text becomes an element, a formula, a line, a link that runs, or turns its neighbours."""
        for options in self.all_options():
            for artifact in self._artifacts(probed(), options):
                held = _content(artifact)
                found = alive(artifact.media_type, held, for_programs=options in self.for_programs)
                assert not found, f"{artifact.path} with {dict(options)}: {'; '.join(found)}"

    def test_a_catalogue_of_full_size_is_exported(self) -> None:
        """200 services, 33 offices and 130 officers are exported as the few of a specimen are."""
        for options in self.all_options():
            assert self.files(full_size(), options, draft=False), "it made nothing"

    def test_nothing_hidden_gets_out(self) -> None:
        """What an audience may not see stands in no file made for it, not even compressed."""
        for audience in Audience:
            if audience.reach > self.exporter.audience.reach:
                continue
            catalogue, hidden = canaries(audience)
            for options in self.all_options():
                for path, content in self.files(catalogue, options, audience=audience).items():
                    text = f"{path}\n{readable(content)}"
                    leaked = sorted(word for word in hidden if word in text)
                    assert not leaked, f"{path} for {audience.value} holds {leaked}"

    def test_paths_stay_inside_and_differ(self) -> None:
        """Every path is one that any system can write, inside the folder, and used once."""
        for options in self.all_options():
            _check_paths(self._artifacts(everything(), options))

    def test_media_types_are_named(self) -> None:
        """Every artifact says what it is, as type/subtype."""
        for artifact in self._artifacts(specimen()):
            kind, slash, subtype = artifact.media_type.partition("/")
            assert kind, f"{artifact.path} has no media type"
            assert slash, f"{artifact.path}: {artifact.media_type!r} is no media type"
            assert subtype, f"{artifact.path}: {artifact.media_type!r} is no media type"

    def test_media_types_are_true(self) -> None:
        """What is called a PDF, a picture, JSON, CSV, a page or a vCard is one."""
        for options in self.all_options():
            for artifact in self._artifacts(everything(), options):
                why = untrue(artifact.media_type, _content(artifact))
                assert why is None, f"{artifact.path} with {dict(options)}: {why}"

    def test_a_cancelled_export_leaves_nothing(self) -> None:
        """Stopped by its progress or between two files it stops, and leaves no file about."""
        seen = specimen().for_audience(self.exporter.audience)
        for options in self.all_options():
            chosen = make_options("under-test", self.exporter.options, options)
            faults = faults_when_cancelled(partial(self.exporter.export, seen, chosen))
            assert not faults, f"with {dict(options)}: {'; '.join(faults)}"

    def test_a_draft_says_so(self) -> None:
        """No file of a draft could pass for the final one, but for those that are `fixed`."""
        for options in self.all_options():
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

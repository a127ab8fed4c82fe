"""Each rule, and no other, speaks after the smallest change to the example that breaks it."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
import yaml

from bianmin_core import Catalogue, Report, check, load
from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing.examples import JUDGED_ON

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
RULES = load_rules()


@attrs.frozen(kw_only=True)
class Mutation:
    """The smallest change to the example that breaks one rule, and where that is to be told.

    Places are given as texts that are sought one after the other, so that the example may grow.

    Attributes:
        code: The rule that must speak, and no other.
        file: The file that is changed.
        at: Texts after which `old` is sought.
        old: What is changed.
        new: What it becomes; None takes away its line and what is indented below.
        every: Whether it is changed wherever it stands.
        found: The file and the texts of each finding's line.
    """

    code: str
    file: str
    at: tuple[str, ...]
    old: str
    new: str | None
    every: bool
    found: tuple[tuple[str, tuple[str, ...]], ...]

    def apply(self, folder: Path) -> None:
        """Change the file in a copy of the example."""
        file = folder / self.file
        text = file.read_text("utf-8")
        place = sought(text, (*self.at, self.old), once=not self.every)
        while place >= 0:
            text, onward = self._changed(text, place)
            place = text.find(self.old, onward) if self.every else -1
        file.write_text(text, "utf-8")

    def _changed(self, text: str, place: int) -> tuple[str, int]:
        """The text with one place changed, and where what is left of it begins."""
        if self.new is not None:
            after = place + len(self.old)
            return text[:place] + self.new + text[after:], place + len(self.new)
        start = text.rfind("\n", 0, place) + 1
        line = re.compile(r"( *).*\n(?:\1 +.*\n)*").match(text, start)
        assert line is not None
        return text[:start] + text[line.end() :], start

    def expected(self, folder: Path) -> list[tuple[str, str, int]]:
        """The code, file and line of each finding, in the changed copy."""
        places = []
        for file, texts in self.found:
            text = (folder / file).read_text("utf-8")
            line = text.count("\n", 0, sought(text, texts)) + 1
            places.append((self.code, (folder / file).as_posix(), line))
        return sorted(places)


def sought(text: str, texts: Sequence[str], *, once: bool = True) -> int:
    """Where the last of some texts stands, each sought after the one before."""
    if once:
        assert text.count(texts[0]) == 1, f"{texts[0]!r} stands {text.count(texts[0])} times"
    place = text.index(texts[0])
    for one in texts[1:]:
        place = text.index(one, place + 1)
    return place


def texts_in(held: str | list[str] | None) -> tuple[str, ...]:
    """One text or several, as a file of mutations gives them."""
    return (held,) if isinstance(held, str) else tuple(held or ())


def mutations() -> list[Mutation]:
    """Every mutation of every file in mutations/; by default the finding is where the change is."""
    made = []
    for file in sorted((Path(__file__).parent / "mutations").glob("*.yaml")):
        for code, entries in yaml.safe_load(file.read_text("utf-8")).items():
            for held in entries:
                at, new = texts_in(held.get("at")), held.get("new")
                told = held.get("found", [[*at, new]])
                made.append(
                    Mutation(
                        code=code,
                        file=held["file"],
                        at=at,
                        old=held["drop" if new is None else "old"],
                        new=new,
                        every=held.get("every", False),
                        found=tuple(
                            (place["file"], texts_in(place["at"]))
                            if isinstance(place, dict)
                            else (held["file"], texts_in(place))
                            for place in told
                        ),
                    )
                )
    return made


MUTATIONS = mutations()


@pytest.fixture(scope="module")
def unchanged() -> Catalogue:
    """The example as it stands, which is also the edition before."""
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def known(unchanged: Catalogue) -> Report:
    """What is found in it."""
    return judged(unchanged, unchanged)


def judged(catalogue: Catalogue, before: Catalogue) -> Report:
    """The report on a catalogue of the example's day."""
    return check(catalogue, as_of=JUDGED_ON, previous=before, rules=RULES)


def said(report: Report) -> Counter[tuple[str, str]]:
    """The findings of a report by code and message, whatever the line."""
    return Counter((f.finding.code, f.finding.say()) for f in report.findings)


def places(report: Report, known: Report) -> list[tuple[str, str, int]]:
    """The code, file and line of what one report tells beyond another."""
    left = said(known)
    beyond = []
    for held in report.findings:
        message = held.finding.code, held.finding.say()
        if left[message]:
            left[message] -= 1
        else:
            origin = held.origin
            assert origin is not None, f"{message} stands nowhere"
            beyond.append((held.finding.code, origin.file, origin.line or 0))
    assert not +left, "a change to one place made the rules silent about another"
    return sorted(beyond)


def test_nothing_in_the_example_blocks(known: Report) -> None:
    """The example as it stands may be published."""
    assert not known.blocks


def test_every_rule_has_a_mutation() -> None:
    """No rule that is installed is forgotten, and each mutation says where it is to be told."""
    assert {m.code for m in MUTATIONS} == {rule.code for rule in RULES.rules}
    assert all(m.found for m in MUTATIONS)


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.code)
def test_the_rule_alone_speaks_at_the_line(
    mutation: Mutation, unchanged: Catalogue, known: Report, tmp_path: Path
) -> None:
    """A slip in one place is told once, by the rule it breaks, where the clerk has to look."""
    # Whoever mends the source mends its translation as well; only its own rules look at both.
    apart = [] if mutation.code.startswith("BM73") else ["translations"]
    ignored = shutil.ignore_patterns(*apart)
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "wangjiazhuang", ignore=ignored))
    mutation.apply(folder)
    assert places(judged(load(folder), unchanged), known) == mutation.expected(folder)

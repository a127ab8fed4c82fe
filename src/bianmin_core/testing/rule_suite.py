"""The tests that every rule passes: ours and everybody's."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import District
from bianmin_core.model.labels import Audience, Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.finding import QUESTIONS, Finding, Path
from bianmin_core.rules.plugins import RuleSet, load_rules
from bianmin_core.rules.report import Report, check
from bianmin_core.testing.canaries import canaries
from bianmin_core.testing.everything import everything
from bianmin_core.testing.hostile import hostile
from bianmin_core.testing.size import full_size
from bianmin_core.testing.specimen import specimen

Rule = type[Finding]
_CODE = re.compile(r"[A-Z]{2,}[0-9]{3}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{3}")
_GAP = re.compile(r"\{(\w+)")
_TEXTS = ("title", "message", "why", "fix")
# The day on which the specimen is issued.
_DAY = dt.date(2026, 3, 1)
_HARD: Mapping[str, Callable[[], Catalogue]] = {
    "an empty catalogue": lambda: Catalogue(district=District(name="新街道")),
    "one of everything": everything,
    "hostile text": hostile,
    "a catalogue of full size": full_size,
}


class RuleSuite:
    """What a rule promises, as tests that pytest collects from a subclass.

        class TestProvince(RuleSuite):
            rules = rules

    Attributes:
        rules: The rules under test, as the entry point names them.
        quoting: Rules whose finding is that something which must not be published stands in
            what is, so that their message repeats it.
    """

    rules: ClassVar[tuple[Rule, ...]]
    quoting: ClassVar[tuple[Rule, ...]] = ()

    def found(
        self, rule: Rule, catalogue: Catalogue, audience: Audience = Audience.PRINT
    ) -> tuple[Finding, ...]:
        """What one rule finds in a catalogue as `audience` sees it; for tests of one's own."""
        return _of(rule, _checked((rule,), catalogue, audience))

    def _failing(self, rule: Rule) -> tuple[Catalogue, tuple[Finding, ...]]:
        """The failing example, and what the rule finds in it beside all others."""
        others = (other for other in load_rules().rules if other.code != rule.code)
        catalogue = specimen(rule.failing, translation=rule.translation)
        return catalogue, _of(rule, _checked((*others, rule), catalogue, previous=_before(rule)))

    def test_codes_are_well_formed_and_taken_once(self) -> None:
        """A code is capital letters and three figures, and no other installed rule has it."""
        codes = Counter(rule.code for rule in self.rules)
        taken = {rule.code: rule for rule in load_rules().rules}
        _none(
            f"{code} is {why}"
            for rule in self.rules
            for code, why in (
                (rule.code, "no code such as YN101" if not _CODE.fullmatch(rule.code) else ""),
                (rule.code, "used twice" if codes[rule.code] > 1 else ""),
                (rule.code, "taken" if not _same(taken.get(rule.code, rule), rule) else ""),
            )
            if why
        )

    def test_severity_and_question_are_known(self) -> None:
        """It blocks or warns, and what stays unanswered is one of the five questions."""
        _none(
            f"{rule.code}: {rule.severity!r}, {rule.question!r}"
            for rule in self.rules
            if not isinstance(rule.severity, Severity)
            or (rule.question is not None and rule.question not in QUESTIONS)
        )

    def test_it_says_what_why_and_how_in_both_languages(self) -> None:
        """Docstring, title, message, reason and remedy are there, in Chinese and in English."""
        _none(f"{rule.code}: {why}" for rule in self.rules for why in _unsaid(rule))

    def test_messages_have_the_same_gaps_and_a_field_for_each(self) -> None:
        """Each {gap} of a message is a field of the finding, in both languages the same."""
        _none(f"{rule.code}: {why}" for rule in self.rules for why in _gaps(rule))

    def test_the_failing_example_is_found(self) -> None:
        """Laid over the specimen, the failing example makes the rule speak in both languages."""
        silent = []
        for rule in self.rules:
            said = [f.say(lang) for f in self._failing(rule)[1] for lang in ("zh", "en")]
            if not said or not all(said):
                silent.append(f"{rule.code} says nothing")
        _none(silent)

    def test_the_passing_example_is_not_found(self) -> None:
        """The passing example, close to the failing one, leaves the rule silent."""
        _none(
            f"{rule.code}: {found.say('en')}"
            for rule in self.rules
            for found in _of(
                rule,
                _checked(
                    (rule,),
                    specimen(rule.passing, translation=rule.translation),
                    previous=_before(rule),
                ),
            )
        )

    def test_every_finding_has_a_place(self) -> None:
        """What is found in the failing example has a path that leads to a file and a line.

        What is missing now may be named by the path it had in the edition before.
        """
        lost = []
        for rule in self.rules:
            catalogue, findings = self._failing(rule)
            for found in findings:
                origin = catalogue.origins.find(found.path)
                leads = _leads(catalogue, found.path) or _leads(_before(rule), found.path)
                if origin is None or origin.line is None or not leads:
                    lost.append(f"{rule.code}: {found.path} leads nowhere")
        _none(lost)

    def test_it_never_raises(self) -> None:
        """Nothing, everything, hostile text and full size are judged for every audience."""
        for name, made in _HARD.items():
            catalogue = made()
            for rule in self.rules:
                for audience in Audience:
                    report = _checked((rule,), catalogue, audience)
                    _none(f"on {name}: {sentence.en}" for sentence in report.broken)

    def test_nothing_hidden_is_said(self) -> None:
        """No message holds what the audience may not see: it is the projection that is judged."""
        for audience in Audience:
            catalogue, hidden = canaries(audience)
            for rule in self.rules:
                if rule in self.quoting:
                    continue
                text = "\n".join(
                    f"{f.path} {attrs.asdict(f)} {f.say(lang)}"
                    for f in self.found(rule, catalogue, audience)
                    for lang in ("zh", "en")
                )
                leaked = sorted(word for word in hidden if word in text)
                assert not leaked, f"{rule.code} for {audience.value} says {leaked}"

    def test_the_same_is_found_again(self) -> None:
        """Judged twice, the failing example has the same findings in the same order."""
        _none(
            f"{rule.code} finds something else the second time"
            for rule in self.rules
            if self._failing(rule)[1] != self._failing(rule)[1]
        )


def _checked(
    rules: tuple[Rule, ...],
    catalogue: Catalogue,
    audience: Audience = Audience.PRINT,
    *,
    previous: Catalogue | None = None,
) -> Report:
    chosen = RuleSet(rules=rules, broken=())
    return check(catalogue, audience=audience, as_of=_DAY, previous=previous, rules=chosen)


def _before(rule: Rule) -> Catalogue:
    """The edition before, for a rule that compares and says what it was."""
    return specimen(getattr(rule, "before", ""))


def _of(rule: Rule, report: Report) -> tuple[Finding, ...]:
    every = (*report.findings, *report.silenced)
    return tuple(f.finding for f in every if f.finding.code == rule.code)


def _none(wrong: Iterable[str]) -> None:
    told = list(wrong)
    assert not told, "; ".join(told)


def _same(one: Rule, other: Rule) -> bool:
    """Whether two are one rule, be it imported twice."""
    return (one.__module__, one.__qualname__) == (other.__module__, other.__qualname__)


def _leads(value: object, path: Path) -> bool:
    """Whether a path leads to a value or to a field that holds none: by name, id and place."""
    for part in path:
        if isinstance(value, tuple):
            by_id = {getattr(item, "id", None): item for item in value}
            by_place = dict(enumerate(value))
            if part not in by_id and part not in by_place:
                return False
            value = by_id[part] if part in by_id else by_place[int(part)]
        elif isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(part, str) and hasattr(value, part):
            value = getattr(value, part)
        else:
            return False
    return True


def _unsaid(rule: Rule) -> Iterator[str]:
    summary, _, reason = (rule.__doc__ or "").partition("\n\n")
    if not summary.strip().endswith("."):
        yield "the docstring does not begin with a sentence that says what is wrong"
    if not reason.strip():
        yield "the docstring does not say why it costs a trip"
    for name in _TEXTS:
        text = getattr(rule, name, None)
        if not isinstance(text, Text):
            yield f"{name} is no Text"
            continue
        if not _HAN.search(text.zh):
            yield f"{name} has no Chinese"
        if not _LATIN.search(text.en):
            yield f"{name} has no English"
        elif _HAN.search(text.en):
            yield f"the English {name} holds Chinese"


def _gaps(rule: Rule) -> Iterator[str]:
    fields = {field.name for field in attrs.fields(rule)}
    zh, en = (set(_GAP.findall(text)) for text in (rule.message.zh, rule.message.en))
    if zh != en:
        yield f"only one language tells {', '.join(sorted(zh ^ en))}"
    if missing := sorted((zh | en) - fields):
        yield f"no field {', '.join(missing)}"

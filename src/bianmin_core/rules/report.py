"""Check a catalogue: every rule, every finding, each with the place to mend it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import RuleSetting
from bianmin_core.model.labels import Audience, Text
from bianmin_core.model.law import (
    Law,
)
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import Severity
from bianmin_core.rules.baseline import Baseline, KnownFinding, baseline_of, divided
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path
from bianmin_core.rules.plugins import RuleSet, found_by, load_rules
from bianmin_core.rules.readiness import OpenQuestion, Readiness, readiness_of
from bianmin_core.rules.reported import Reported, Subject
from bianmin_core.rules.selection import Selection, selection

KINDS = {
    "services": Text("服务", "service"),
    "offices": Text("站所", "office"),
    "officers": Text("干部", "officer"),
    "hotlines": Text("热线", "hotline"),
    "themes": Text("主题", "theme"),
    "life_events": Text("一件事", "life event"),
    "papers": Text("通用材料", "paper"),
    "laws": Text("法规", "law"),
}


@attrs.frozen(kw_only=True)
class Report:
    """检查结果: findings in the order of files and lines, those silenced, and readiness.

    Attributes:
        findings: What was found and counts.
        silenced: What was found but the catalogue silences, with a reason.
        readiness: Who answers all five questions.
        broken: A sentence for each rule plug-in that could not be loaded.
        rules: The rules that were checked.
        known: What was found and stands in a baseline; it does not count, yet is not mended.
        gone: What stands in the baseline and is found no more.
        selections: What was asked for, if the report was narrowed.
        catalogue: The catalogue that was checked.
    """

    findings: tuple[Reported, ...]
    silenced: tuple[Reported, ...]
    readiness: Readiness
    broken: tuple[Text, ...] = ()
    rules: tuple[type[Finding], ...] = ()
    known: tuple[Reported, ...] = ()
    gone: tuple[KnownFinding, ...] = ()
    selections: tuple[Selection, ...] = ()
    catalogue: Catalogue = attrs.field(eq=False, repr=False)

    @property
    def blocks(self) -> bool:
        """Whether anything found stops publishing."""
        return any(f.blocks for f in self.findings)

    def only(
        self,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        severity: Severity = Severity.WARNS,
    ) -> Report:
        """The report with only the findings asked for; readiness stays as it is.

        Args:
            select: Codes, or beginnings of codes, of the findings to keep; all if empty.
            ignore: Codes, or beginnings of codes, of those to leave out.
            severity: The least severity to keep.

        Raises:
            SelectionError: A code fits no rule.
        """
        chosen = selection((rule.code for rule in self.rules), select, ignore, severity)

        def kept(found: tuple[Reported, ...]) -> tuple[Reported, ...]:
            return tuple(f for f in found if chosen.takes(f.finding.code, f.severity))

        return attrs.evolve(
            self,
            findings=kept(self.findings),
            silenced=kept(self.silenced),
            known=kept(self.known),
            gone=tuple(k for k in self.gone if chosen.takes(k.code, k.severity)),
            selections=(*self.selections, chosen),
        )

    def against(self, baseline: Baseline) -> Report:
        """The report with what a baseline holds set apart as known, and what it lost as gone.

        It decides what a check says, not what may be printed: an export judges the catalogue
        anew, without a baseline.
        """
        new, known, lost = divided(self.findings, baseline)
        # What no rule looked for, or nobody asked for, is not mended.
        checked = {rule.code for rule in self.rules}
        gone = tuple(
            one
            for one in lost
            if one.code in checked and all(s.takes(one.code, one.severity) for s in self.selections)
        )
        return attrs.evolve(self, findings=new, known=known, gone=gone)

    def baseline(self) -> Baseline:
        """A baseline of all that is found now."""
        return baseline_of((*self.findings, *self.known))

    def to_tree(self) -> Mapping[str, object]:
        """The report as JSON holds it."""
        return {
            "blocks": self.blocks,
            "findings": [f.to_tree() for f in self.findings],
            "silenced": [f.to_tree() for f in self.silenced],
            "known": [f.to_tree() for f in self.known],
            "gone": [k.to_tree() for k in self.gone],
            "readiness": self.readiness.to_tree(),
            "broken": [{"zh": t.zh, "en": t.en} for t in self.broken],
        }


def check(
    catalogue: Catalogue,
    *,
    audience: Audience = Audience.PRINT,
    as_of: dt.date | None = None,
    previous: Catalogue | None = None,
    font_folders: Sequence[FilePath] = (),
    rules: RuleSet | None = None,
) -> Report:
    """Check a catalogue as `audience` will see it.

    Args:
        catalogue: The whole catalogue; rules judge its projection.
        audience: For whom it is to be published; paper by default.
        as_of: The day it is judged on; today if absent.
        previous: The edition before, for rules that compare.
        font_folders: Fonts beside the packaged ones, for characters that those lack.
        rules: The rules to check; all that are installed if absent.
    """
    chosen = rules or load_rules()
    day = as_of or dt.date.today()
    context = CheckContext(
        catalogue=catalogue.for_audience(audience),
        source=catalogue,
        as_of=day,
        previous=previous,
        font_folders=tuple(font_folders),
        codes=frozenset(rule.code for rule in chosen.rules),
    )
    broken = list(chosen.broken)
    everything: list[Reported] = []
    for last in (False, True):
        for rule in chosen.rules:
            if rule.last is last:
                everything += [_judged(catalogue, f, day) for f in found_by(rule, context, broken)]
        used = {id(f.setting): f.setting for f in everything if f.setting is not None}
        context = attrs.evolve(context, used=tuple(used.values()))
    everything.sort(key=_place)
    return Report(
        findings=tuple(f for f in everything if not f.silenced),
        silenced=tuple(f for f in everything if f.silenced),
        readiness=readiness_of(
            context.catalogue,
            [
                OpenQuestion(service=f.subject.id, question=f.finding.question, reported=f)
                for f in everything
                if f.finding.question and f.subject.id
            ],
        ),
        broken=tuple(broken),
        rules=chosen.rules,
        catalogue=catalogue,
    )


def _judged(catalogue: Catalogue, finding: Finding, day: dt.date) -> Reported:
    subject = _subject(catalogue, finding)
    setting = _setting(catalogue.rules, finding.code, subject, day)
    mend_at = catalogue.origins.find(finding.mend_at) if finding.mend_at else None
    # What is no more in the catalogue stands nowhere; what is to be written instead has its place.
    gone = mend_at is not None and _entity(catalogue, finding.path) is None
    origin = mend_at if gone else finding.stands_at or catalogue.origins.find(finding.path)
    return Reported(
        finding=finding,
        severity=(setting and setting.severity) or finding.severity,
        subject=subject,
        origin=origin,
        mend_at=mend_at or origin,
        setting=setting,
    )


def _place(reported: Reported) -> tuple[str, int, int, str, str]:
    origin = reported.origin or Origin("")
    return (*origin.position, reported.finding.code, str(reported.finding.path))


def _subject(catalogue: Catalogue, finding: Finding) -> Subject:
    head = finding.path[0] if finding.path else ""
    kind = KINDS.get(str(head))
    if kind is None or len(finding.path) < 2:
        return Subject(kind=Text("目录", "catalogue"), id=None, name="")
    item = _entity(catalogue, finding.path)
    if item is None:
        return Subject(kind=kind, id=str(finding.path[1]), name=str(finding.path[1]))
    name = item.title if isinstance(item, Law) else item.name
    return Subject(kind=kind, id=item.id, name=name or item.id)


def _entity(catalogue: Catalogue, path: Path) -> Any:
    """The service, office, … that a path leads into, by id or place; None if there is none."""
    head, key = path[:2]
    items = getattr(catalogue, str(head))
    if isinstance(key, int):
        return items[key] if key in range(len(items)) else None
    if head == "services":
        return catalogue.services_by_id.get(key)
    if head == "offices":
        return catalogue.offices_by_id.get(key)
    if head == "officers":
        return catalogue.officers_by_id.get(key)
    return next((i for i in items if i.id == key), None)


def _setting(
    settings: tuple[RuleSetting, ...], code: str, subject: Subject, day: dt.date
) -> RuleSetting | None:
    """The setting that holds: one for the subject before one for all; none after its last day."""
    live = [s for s in settings if s.code == code and (s.until is None or day <= s.until)]
    for setting in live:
        if setting.subject is not None and setting.subject == subject.id:
            return setting
    return next((s for s in live if s.subject is None), None)

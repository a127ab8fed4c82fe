"""Check a catalogue: every rule, every finding, each with the place to mend it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.district import RuleSetting
from bianmin_core.model.labels import Audience, Text
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.plugins import RuleSet, found_by, load_rules
from bianmin_core.rules.readiness import Readiness, readiness_of

_KINDS = {
    "services": Text("服务", "service"),
    "offices": Text("站所", "office"),
    "officers": Text("干部", "officer"),
    "hotlines": Text("热线", "hotline"),
    "themes": Text("主题", "theme"),
    "life_events": Text("一件事", "life event"),
}


@attrs.frozen(kw_only=True)
class Subject:
    """What a finding is about: one service, office, … by id and name; or the catalogue itself."""

    kind: Text
    id: str | None
    name: str

    def say(self, lang: str = "zh") -> str:
        """As findings print it: 服务「新生儿落户」 or service newborn-registration (新生儿落户)."""
        if self.id is None:
            return self.kind.in_language(lang)
        if lang == "en":
            return f"{self.kind.en} {self.id} ({self.name})"
        return f"{self.kind.zh}「{self.name}」"


@attrs.frozen(kw_only=True)
class Reported:
    """A finding as reported: how grave it is here, what it is about and where to mend it."""

    finding: Finding
    severity: Severity
    subject: Subject
    origin: Origin | None

    @property
    def blocks(self) -> bool:
        """Whether it stops publishing."""
        return self.severity is Severity.BLOCKS

    def say(self, lang: str = "zh") -> str:
        """The message with its subject in front."""
        return f"{self.subject.say(lang)}{'：' if lang == 'zh' else ': '}{self.finding.say(lang)}"

    def to_tree(self) -> Mapping[str, object]:
        """The finding as JSON holds it."""
        values = attrs.asdict(self.finding, recurse=False)
        values.pop("path")
        return {
            "code": self.finding.code,
            "severity": self.severity.value,
            "subject": {
                "kind": self.subject.kind.en,
                "id": self.subject.id,
                "name": self.subject.name,
            },
            "path": list(self.finding.path),
            "file": self.origin.file if self.origin else None,
            "line": self.origin.line if self.origin else None,
            "column": self.origin.column if self.origin else None,
            "message": {"zh": self.say("zh"), "en": self.say("en")},
            "fix": {"zh": self.finding.fix.zh, "en": self.finding.fix.en},
            "question": self.finding.question,
            "values": {k: _plain(v) for k, v in values.items()},
        }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    return value if isinstance(value, int | float | bool | None) else str(value)


@attrs.frozen(kw_only=True)
class Report:
    """检查结果: findings in the order of files and lines, those silenced, and readiness.

    Attributes:
        findings: What was found and counts.
        silenced: What was found but the catalogue silences, with a reason.
        readiness: Who answers all five questions.
        broken: A sentence for each rule plug-in that could not be loaded.
    """

    findings: tuple[Reported, ...]
    silenced: tuple[Reported, ...]
    readiness: Readiness
    broken: tuple[Text, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether anything found stops publishing."""
        return any(f.blocks for f in self.findings)

    def to_tree(self) -> Mapping[str, object]:
        """The report as JSON holds it."""
        return {
            "blocks": self.blocks,
            "findings": [f.to_tree() for f in self.findings],
            "silenced": [f.to_tree() for f in self.silenced],
            "readiness": attrs.asdict(self.readiness),
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
    )
    broken = list(chosen.broken)
    found: list[Reported] = []
    silenced: list[Reported] = []
    unanswered: list[tuple[str, str]] = []
    for rule in chosen.rules:
        for finding in found_by(rule, context, broken):
            subject = _subject(catalogue, finding)
            setting = _setting(catalogue.rules, rule.code, subject, day)
            severity = (setting and setting.severity) or rule.severity
            reported = Reported(
                finding=finding,
                severity=severity,
                subject=subject,
                origin=catalogue.origins.find(finding.path),
            )
            silent = setting is not None and setting.severity is None
            (silenced if silent else found).append(reported)
            if finding.question and subject.id:
                unanswered.append((subject.id, finding.question))
    return Report(
        findings=tuple(sorted(found, key=_place)),
        silenced=tuple(sorted(silenced, key=_place)),
        readiness=readiness_of(context.catalogue, unanswered),
        broken=tuple(broken),
    )


def _place(reported: Reported) -> tuple[str, int, int, str, str]:
    origin = reported.origin or Origin("")
    return (
        origin.file,
        origin.line or 0,
        origin.column or 0,
        reported.finding.code,
        str(reported.finding.path),
    )


def _subject(catalogue: Catalogue, finding: Finding) -> Subject:
    head = finding.path[0] if finding.path else ""
    kind = _KINDS.get(str(head))
    if kind is None or len(finding.path) < 2:
        return Subject(kind=Text("目录", "catalogue"), id=None, name="")
    key = finding.path[1]
    items = getattr(catalogue, str(head))
    if isinstance(key, int):
        item = items[key] if key in range(len(items)) else None
    elif head == "services":
        item = catalogue.services_by_id.get(key)
    elif head == "offices":
        item = catalogue.offices_by_id.get(key)
    elif head == "officers":
        item = catalogue.officers_by_id.get(key)
    else:
        item = next((i for i in items if i.id == key), None)
    if item is None:
        return Subject(kind=kind, id=str(key), name=str(key))
    return Subject(kind=kind, id=item.id, name=item.name or item.id)


def _setting(
    settings: tuple[RuleSetting, ...], code: str, subject: Subject, day: dt.date
) -> RuleSetting | None:
    """The setting that holds: one for the subject before one for all; none after its last day."""
    live = [s for s in settings if s.code == code and (s.until is None or day <= s.until)]
    for setting in live:
        if setting.subject is not None and setting.subject == subject.id:
            return setting
    return next((s for s in live if s.subject is None), None)

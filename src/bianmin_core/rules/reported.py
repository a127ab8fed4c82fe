"""A finding as reported: what it is about, how grave it is here, where to mend it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import attrs
import orjson

from bianmin_core.model.district import RuleSetting
from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import Severity
from bianmin_core.rules.finding import Finding

_EVERY_FINDING = frozenset(f.name for f in attrs.fields(Finding))


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
    """A finding as reported: how grave it is here, what it is about and where to mend it.

    Attributes:
        finding: What the rule found.
        severity: How grave that is in this catalogue.
        subject: The service, office, … that it is about.
        origin: Where what was found stands.
        mend_at: The place to mend it; the same, unless the finding names another.
        setting: The setting of the catalogue's `rules` that changed its severity or silenced it.
    """

    finding: Finding
    severity: Severity
    subject: Subject
    origin: Origin | None
    mend_at: Origin | None = None
    setting: RuleSetting | None = None

    @property
    def blocks(self) -> bool:
        """Whether it stops publishing."""
        return self.severity is Severity.BLOCKS

    @property
    def in_translation(self) -> bool:
        """Whether it stands in a translation, so that it concerns what is made with that alone."""
        return self.finding.stands_at is not None

    @property
    def silenced(self) -> bool:
        """Whether the catalogue's settings say not to tell it."""
        return self.setting is not None and self.setting.severity is None

    @property
    def fingerprint(self) -> str:
        """What stays the same of it while lines and lists around it move: 32 hex digits.

        Made of the code, the names and ids on its path and its values; not of lines or places in
        lists. Two alike findings of one service or office have the same one.
        """
        finding = self.finding
        path = [part for part in finding.path if isinstance(part, str)]
        told = [finding.code, self.subject.id, path, finding.holds_for, _values(finding)]
        return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]

    def say(self, lang: str = "zh") -> str:
        """The message with its subject in front."""
        return f"{self.subject.say(lang)}{'：' if lang == 'zh' else ': '}{self.finding.say(lang)}"

    def to_tree(self) -> Mapping[str, object]:
        """The finding as JSON holds it."""
        finding = self.finding
        return {
            "code": finding.code,
            "severity": self.severity.value,
            "subject": {
                "kind": self.subject.kind.en,
                "id": self.subject.id,
                "name": self.subject.name,
            },
            "path": list(finding.path),
            "file": self.origin.file if self.origin else None,
            "line": self.origin.line if self.origin else None,
            "column": self.origin.column if self.origin else None,
            "message": {"zh": self.say("zh"), "en": self.say("en")},
            "fix": {"zh": finding.fix.zh, "en": finding.fix.en},
            "remedy": {"zh": finding.remedy.zh, "en": finding.remedy.en},
            "question": finding.question,
            "situation": dict(finding.holds_for),
            "values": _values(finding),
            "fingerprint": self.fingerprint,
            "reason": self.setting.reason if self.setting else None,
        }


def _values(finding: Finding) -> dict[str, object]:
    """What the rule itself found, without what every finding has."""
    return {
        f.name: _plain(getattr(finding, f.name))
        for f in attrs.fields(type(finding))
        if f.name not in _EVERY_FINDING
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    return value if isinstance(value, int | float | bool | None) else str(value)

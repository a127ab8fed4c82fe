"""A baseline: findings a district knows of, so that it can begin with what is new."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs
import orjson

from bianmin_core.errors import SourceError
from bianmin_core.model.terms import Severity
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.problems import Problem, problem
from bianmin_core.sources.text import unreadable

FORMAT = "bianmin-baseline/1"
_LIMIT = 256 * 1024 * 1024
_SEVERITIES = {severity.value: severity for severity in Severity}


@attrs.frozen(kw_only=True)
class KnownFinding:
    """已知问题: one line of a baseline.

    Attributes:
        fingerprint: `Reported.fingerprint`; stays the same while lines and lists move.
        count: How many findings there are of it.
        code: The rule's code; this and what follows is for people to read.
        severity: How grave it was.
        message: The finding in Chinese.
    """

    fingerprint: str
    count: int
    code: str
    severity: Severity
    message: str

    def to_tree(self) -> Mapping[str, object]:
        """The line as JSON holds it."""
        return {
            "fingerprint": self.fingerprint,
            "count": self.count,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
        }


@attrs.frozen(kw_only=True)
class Baseline:
    """基线: the findings there were when it was written."""

    findings: tuple[KnownFinding, ...]

    def to_json(self) -> bytes:
        """The file's bytes: one finding a line, in a settled order, so that it can be compared."""
        lines = b",\n".join(b"  " + orjson.dumps(known.to_tree()) for known in self.findings)
        body = b"[\n" + lines + b"\n ]" if lines else b"[]"
        return b'{\n "format": "' + FORMAT.encode() + b'",\n "findings": ' + body + b"\n}\n"


def baseline_of(findings: Iterable[Reported]) -> Baseline:
    """Make a baseline of findings."""
    first: dict[str, Reported] = {}
    counts: Counter[str] = Counter()
    for found in findings:
        mark = found.fingerprint
        first.setdefault(mark, found)
        counts[mark] += 1
    lines = [
        KnownFinding(
            fingerprint=mark,
            count=counts[mark],
            code=found.finding.code,
            severity=found.severity,
            message=found.say("zh"),
        )
        for mark, found in first.items()
    ]
    lines.sort(key=lambda known: (known.code, known.message, known.fingerprint))
    return Baseline(findings=tuple(lines))


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read a baseline.

    Raises:
        SourceError: It can't be read, or is no baseline; a sentence says which.
    """
    file = Path(path)
    shown = file.as_posix()
    try:
        if file.stat().st_size > _LIMIT:
            raise _no_baseline(shown)
        data = file.read_bytes()
    except OSError as error:
        raise SourceError([unreadable(shown, error)]) from error
    try:
        tree = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        found = problem(
            shown, error.lineno, error.colno, "基线文件不是完整的 JSON；用 --write-baseline 重写一次",
            "the baseline is no complete JSON; write it anew with --write-baseline",
        )  # fmt: skip
        raise SourceError([found]) from error
    lines = (
        tree.get("findings") if isinstance(tree, dict) and tree.get("format") == FORMAT else None
    )
    if not isinstance(lines, list):
        raise _no_baseline(shown)
    known = [_known(line) for line in lines]
    if any(k is None for k in known):
        raise _no_baseline(shown)
    return Baseline(findings=tuple(k for k in known if k is not None))


def _known(line: Any) -> KnownFinding | None:
    """A line of the file, or None if it is none."""
    if not isinstance(line, dict):
        return None
    texts = {n: line.get(n) for n in ("fingerprint", "code", "message", "severity")}
    count = line.get("count")
    severity = _SEVERITIES.get(str(texts.pop("severity")))
    if severity is None or not isinstance(count, int) or isinstance(count, bool) or count < 1:
        return None
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    return KnownFinding(
        fingerprint=str(texts["fingerprint"]),
        code=str(texts["code"]),
        message=str(texts["message"]),
        severity=severity,
        count=count,
    )


def _no_baseline(shown: str) -> SourceError:
    found: Problem = problem(
        shown,
        None,
        None,
        "这不是 bianmin 写的基线文件；用 --write-baseline 写一个",
        "this is no baseline that bianmin wrote; write one with --write-baseline",
    )
    return SourceError([found])


def divided(
    findings: Iterable[Reported], baseline: Baseline
) -> tuple[tuple[Reported, ...], tuple[Reported, ...], tuple[KnownFinding, ...]]:
    """Return the findings that are new, those that are known, and what is known but gone."""
    left = Counter({known.fingerprint: known.count for known in baseline.findings})
    new, old = [], []
    for found in findings:
        mark = found.fingerprint
        if left[mark] > 0:
            left[mark] -= 1
            old.append(found)
        else:
            new.append(found)
    gone = [
        attrs.evolve(known, count=left[known.fingerprint])
        for known in baseline.findings
        if left[known.fingerprint] > 0
    ]
    return tuple(new), tuple(old), tuple(gone)

"""Findings as SARIF 2.1.0, which code-review sites show at the line.

Files are named as seen from the root of the sources (%SRCROOT%); a file elsewhere by its own
address. Nothing in it depends on the machine or the hour, so that the same catalogue gives the
same log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.model.terms import Severity
from bianmin_core.reporting.document import as_json
from bianmin_core.reporting.places import seen_from
from bianmin_core.rules.baseline import KnownFinding
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.report import Report
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.problems import Problem

Tree = dict[str, Any]
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "bianmin/v1"
_LEVELS = {Severity.BLOCKS: "error", Severity.WARNS: "warning"}
_UNREADABLE = "unreadable"


def report_sarif(report: Report, lang: str, root: Path) -> str:
    """The report as a SARIF log; what the catalogue silences is in it, as suppressed."""
    indices = {rule.code: index for index, rule in enumerate(report.rules)}
    compared = bool(report.known or report.gone)
    known = {id(found) for found in report.known}
    marks: Counter[str] = Counter()
    results = []
    for found in (*report.findings, *report.known, *report.silenced):
        result = _result(found, lang, root, indices)
        result["partialFingerprints"] = {_FINGERPRINT: _numbered(found.fingerprint, marks)}
        if found.silenced and found.setting is not None:
            result["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": found.setting.reason,
                }
            ]
        if compared:
            result["baselineState"] = "unchanged" if id(found) in known else "new"
        results.append(result)
    results += [_gone(lost, marks, indices) for lost in report.gone]
    notes = [
        {"level": "warning", "message": _message(broken.in_language(lang))}
        for broken in report.broken
    ]
    return _log([_rule(rule, lang) for rule in report.rules], results, lang, notes)


def problems_sarif(problems: Sequence[Problem], lang: str, root: Path) -> str:
    """Why a catalogue can't be read, as a SARIF log of a run that did not succeed."""
    title = Text("目录读不进来", "The catalogue can't be read").in_language(lang)
    rule = {
        "id": _UNREADABLE,
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": "error"},
    }
    results = [
        {
            "ruleId": _UNREADABLE,
            "ruleIndex": 0,
            "level": "error",
            "message": _message(problem.text.in_language(lang)),
            "locations": [_location(problem.origin, root)],
        }
        for problem in problems
    ]
    return _log([rule], results, lang, [], done=False)


def _log(
    rules: Sequence[Tree],
    results: Sequence[Tree],
    lang: str,
    notes: Sequence[Tree],
    *,
    done: bool = True,
) -> str:
    invocation: Tree = {"executionSuccessful": done}
    if notes:
        invocation["toolConfigurationNotifications"] = list(notes)
    where = Text("目录所在的文件夹", "The folder that the sources lie in").in_language(lang)
    run = {
        "tool": {"driver": {"name": "bianmin", "version": version("bianmin"), "rules": rules}},
        "language": "en-US" if lang == "en" else "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": where}}},
        "invocations": [invocation],
        "results": results,
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: type[Finding], lang: str) -> Tree:
    why, fix = rule.why.in_language(lang), rule.fix.in_language(lang)
    mend = Text("怎么改", "Fix").in_language(lang)
    descriptor: Tree = {
        "id": rule.code,
        "name": rule.__name__,
        "shortDescription": _message(rule.title.in_language(lang)),
        "fullDescription": _message(why),
        "help": _message(f"{why}\n{mend}: {fix}"),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if rule.question:
        descriptor["properties"] = {"tags": ["five-questions", rule.question]}
    return descriptor


def _message(text: str) -> Tree:
    """A message as SARIF holds it: without placeholders, so that braces are doubled (§3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _result(found: Reported, lang: str, root: Path, indices: Mapping[str, int]) -> Tree:
    code = found.finding.code
    remedy = found.finding.remedy.in_language(lang)
    result: Tree = {
        "ruleId": code,
        "ruleIndex": indices[code],
        "level": _LEVELS[found.severity],
        "message": _message(f"{found.say(lang)}\n{remedy.partition(chr(10))[0]}"),
        "properties": {"remedy": remedy},
    }
    if found.origin is not None:
        result["locations"] = [_location(found.origin, root, found)]
    return result


def _gone(known: KnownFinding, marks: Counter[str], indices: Mapping[str, int]) -> Tree:
    result: Tree = {
        "ruleId": known.code,
        "level": _LEVELS[known.severity],
        "message": _message(known.message),
        "baselineState": "absent",
        "partialFingerprints": {_FINGERPRINT: _numbered(known.fingerprint, marks)},
    }
    if known.code in indices:
        result["ruleIndex"] = indices[known.code]
    return result


def _numbered(fingerprint: str, marks: Counter[str]) -> str:
    """The fingerprint with a number, since two alike findings may have the same one."""
    marks[fingerprint] += 1
    return f"{fingerprint}:{marks[fingerprint]}"


def _location(origin: Origin, root: Path, found: Reported | None = None) -> Tree:
    seen = seen_from(root, origin.file)
    artifact = (
        {"uri": Path(seen).as_uri()}
        if Path(seen).is_absolute()
        else {"uri": quote(seen), "uriBaseId": _ROOT}
    )
    physical: Tree = {"artifactLocation": artifact}
    if origin.line is not None:
        physical["region"] = {"startLine": origin.line}
        if origin.column is not None:
            physical["region"]["startColumn"] = origin.column
    location: Tree = {"physicalLocation": physical}
    if found is not None:
        name = ".".join(str(part) for part in found.finding.path)
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location

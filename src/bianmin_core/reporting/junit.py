"""Findings as JUnit XML, which most build servers show as tests that failed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from bianmin_core.reporting.places import by_file, office_files, seen_from
from bianmin_core.rules.report import Report
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.problems import Problem

# What XML 1.0 can't hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(report: Report, lang: str, root: Path) -> str:
    """A suite for each file of an office and each other file with findings, a case for a finding.

    What blocks fails, what is silenced or in the baseline is skipped with the reason, what warns
    passes and is told in the case's output. A file without findings is one case that passes.
    """
    top = ElementTree.Element("testsuites", name="bianmin")
    found = {
        file: [*group]
        for file, group in by_file(
            sorted((*report.findings, *report.silenced, *report.known), key=_file)
        )
    }
    known = {id(one) for one in report.known}
    offices = office_files(report.catalogue)
    for file in dict.fromkeys((*offices, *found)):
        shown = seen_from(root, file) if file else "catalogue"
        suite = ElementTree.SubElement(top, "testsuite", name=shown)
        for one in found.get(file, []):
            _case(suite, one, shown, lang, known=id(one) in known)
        if file not in found:
            name = offices[file] or shown
            ElementTree.SubElement(suite, "testcase", classname="bianmin", name=name, time="0")
    for sentence in report.broken:
        _error(top, "rules", sentence.in_language(lang), lang)
    return _written(top)


def problems_junit(problems: Sequence[Problem], lang: str, root: Path) -> str:
    """A suite for each file that can't be read, an error for each reason."""
    top = ElementTree.Element("testsuites", name="bianmin")
    for file, group in groupby(
        sorted(problems, key=lambda p: p.origin.file), key=lambda p: p.origin.file
    ):
        suite = ElementTree.SubElement(top, "testsuite", name=_clean(seen_from(root, file)))
        for problem in group:
            case = ElementTree.SubElement(
                suite, "testcase", classname="unreadable", time="0",
                name=_clean(problem.in_language(lang)),
            )  # fmt: skip
            message = _clean(problem.text.in_language(lang))
            ElementTree.SubElement(case, "error", type="unreadable", message=message)
    return _written(top)


def _file(found: Reported) -> str:
    return found.origin.file if found.origin else ""


def _case(
    suite: ElementTree.Element, found: Reported, shown: str, lang: str, *, known: bool
) -> None:
    rule = found.finding
    said = _clean(found.say(lang))
    case = ElementTree.SubElement(
        suite, "testcase", classname=rule.code, name=f"{rule.code} {said}", file=shown, time="0"
    )
    if found.origin and found.origin.line:
        case.set("line", str(found.origin.line))
    place = f"{found.origin}\n" if found.origin else ""
    text = _clean(f"{place}{rule.remedy.in_language(lang)}")
    if known:
        reason = "in the baseline" if lang == "en" else "在基线里"
        ElementTree.SubElement(case, "skipped", message=reason)
    elif found.silenced and found.setting:
        ElementTree.SubElement(case, "skipped", message=_clean(found.setting.reason))
    elif found.blocks:
        ElementTree.SubElement(case, "failure", type=rule.code, message=said).text = text
    else:
        ElementTree.SubElement(case, "system-out").text = f"{said}\n{text}"


def _error(top: ElementTree.Element, name: str, sentence: str, lang: str) -> None:
    suite = ElementTree.SubElement(top, "testsuite", name=name)
    case = ElementTree.SubElement(
        suite, "testcase", classname="bianmin", name=_clean(sentence), time="0"
    )
    message = "not checked" if lang == "en" else "没有检查"
    ElementTree.SubElement(case, "error", type="bianmin", message=message)


def _written(top: ElementTree.Element) -> str:
    """Count cases, failures, errors and skips into each suite and the whole, and write it."""
    for element in (*top.iter("testsuite"), top):
        counts = {"tests": "testcase", "failures": "failure", "errors": "error"}
        for name, tag in {**counts, "skipped": "skipped"}.items():
            if element is not top or name != "skipped":
                element.set(name, str(sum(1 for _ in element.iter(tag))))
    ElementTree.indent(top)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + ElementTree.tostring(top, encoding="unicode")
        + "\n"
    )


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)

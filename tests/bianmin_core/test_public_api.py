"""The public door: what stands in it, written out, so that nothing comes or goes unnoticed."""

from __future__ import annotations

import pytest

import bianmin_core

PUBLIC = [
    "CONTRACT_VERSION",
    "FORMAT_VERSION",
    "Actor",
    "Artifact",
    "Audience",
    "Baseline",
    "BianminError",
    "BlockedError",
    "Catalogue",
    "Channel",
    "CheckContext",
    "Choice",
    "ClockTime",
    "Command",
    "Condition",
    "Consent",
    "Datum",
    "Dialled",
    "District",
    "Duration",
    "Edition",
    "ExportContext",
    "ExportJob",
    "Exported",
    "Exporter",
    "ExporterEntry",
    "ExporterError",
    "Fee",
    "FieldInfo",
    "Finding",
    "Handler",
    "HandlingType",
    "HolidayRule",
    "Hotline",
    "HotlineKind",
    "Hours",
    "HoursException",
    "KnownFinding",
    "Law",
    "LegalBasis",
    "LifeEvent",
    "Location",
    "Material",
    "ModelField",
    "Note",
    "Office",
    "OfficeKind",
    "OfficeReadiness",
    "Officer",
    "OpenQuestion",
    "OpeningHours",
    "OptionError",
    "Origin",
    "Origins",
    "Paper",
    "Phone",
    "PhoneKind",
    "PinyinReading",
    "Post",
    "Problem",
    "Published",
    "Question",
    "Readiness",
    "Report",
    "Reported",
    "RouteStop",
    "RulePackage",
    "RuleSetting",
    "Season",
    "SelectionError",
    "Service",
    "ServiceKind",
    "ServiceScope",
    "ServiceStatus",
    "Severity",
    "Situation",
    "SourceError",
    "Step",
    "Subject",
    "TemplateError",
    "Text",
    "Theme",
    "TimeLimit",
    "TimeUnit",
    "TodoItem",
    "TodoList",
    "Translated",
    "Translation",
    "Visibility",
    "Weekday",
    "When",
    "WriteError",
    "Written",
    "build",
    "check",
    "dial",
    "export",
    "exporters",
    "from_tree",
    "handlers_of",
    "hours_of",
    "json_schema",
    "load",
    "load_exporter",
    "loads",
    "location_of",
    "model_classes",
    "model_fields",
    "option",
    "phones_of",
    "read_baseline",
    "render_problems",
    "render_report",
    "render_template",
    "report_schema",
    "rule_packages",
    "template_environment",
    "to_tree",
    "todo_lists",
    "translate",
    "walk_texts",
    "with_marks",
    "without_direction_marks",
    "write_artifacts",
    "write_todo",
]


def test_the_door_is_what_it_says() -> None:
    """Exactly these names are public."""
    assert bianmin_core.__all__ == PUBLIC
    assert dir(bianmin_core) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_each_name_is_there(name: str) -> None:
    """Each public name can be imported, and what it is knows its name or is a constant."""
    held = getattr(bianmin_core, name)
    assert getattr(held, "__name__", None) == name or name in ("CONTRACT_VERSION", "FORMAT_VERSION")


def test_other_names_are_not_there() -> None:
    """A name that is not public raises what Python raises for any module."""
    with pytest.raises(AttributeError, match="module 'bianmin_core' has no attribute 'nmae'"):
        bianmin_core.nmae  # noqa: B018


@pytest.mark.parametrize(
    "name",
    [
        "SourceError",
        "ExporterError",
        "OptionError",
        "SelectionError",
        "BlockedError",
        "WriteError",
        "TemplateError",
    ],
)
def test_every_error_is_a_bianmin_error(name: str) -> None:
    """A program that embeds bianmin catches one class."""
    assert issubclass(getattr(bianmin_core, name), bianmin_core.BianminError)

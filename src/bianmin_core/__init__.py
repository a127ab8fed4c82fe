"""bianmin: a checked catalogue of public services, and exporters that put it into people's hands.

This is the public door. Each name is imported when it is first used, so that
`import bianmin_core` alone loads nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bianmin_core.contract import (
        CONTRACT_VERSION as CONTRACT_VERSION,
    )
    from bianmin_core.contract import (
        Artifact as Artifact,
    )
    from bianmin_core.contract import (
        Command as Command,
    )
    from bianmin_core.contract import (
        ExportContext as ExportContext,
    )
    from bianmin_core.contract import (
        Exporter as Exporter,
    )
    from bianmin_core.contract import (
        Translated as Translated,
    )
    from bianmin_core.contract import (
        option as option,
    )
    from bianmin_core.direction import (
        without_direction_marks as without_direction_marks,
    )
    from bianmin_core.errors import (
        BianminError as BianminError,
    )
    from bianmin_core.errors import (
        BlockedError as BlockedError,
    )
    from bianmin_core.errors import (
        ExporterError as ExporterError,
    )
    from bianmin_core.errors import (
        OptionError as OptionError,
    )
    from bianmin_core.errors import (
        SelectionError as SelectionError,
    )
    from bianmin_core.errors import (
        SourceError as SourceError,
    )
    from bianmin_core.errors import (
        TemplateError as TemplateError,
    )
    from bianmin_core.errors import (
        WriteError as WriteError,
    )
    from bianmin_core.model.answers import (
        Handler as Handler,
    )
    from bianmin_core.model.answers import (
        handlers_of as handlers_of,
    )
    from bianmin_core.model.answers import (
        hours_of as hours_of,
    )
    from bianmin_core.model.answers import (
        location_of as location_of,
    )
    from bianmin_core.model.answers import (
        phones_of as phones_of,
    )
    from bianmin_core.model.catalogue import (
        Catalogue as Catalogue,
    )
    from bianmin_core.model.catalogue import (
        Published as Published,
    )
    from bianmin_core.model.clock import (
        ClockTime as ClockTime,
    )
    from bianmin_core.model.contact import (
        Hours as Hours,
    )
    from bianmin_core.model.contact import (
        HoursException as HoursException,
    )
    from bianmin_core.model.contact import (
        Location as Location,
    )
    from bianmin_core.model.contact import (
        Note as Note,
    )
    from bianmin_core.model.contact import (
        OpeningHours as OpeningHours,
    )
    from bianmin_core.model.contact import (
        Phone as Phone,
    )
    from bianmin_core.model.contact import (
        Season as Season,
    )
    from bianmin_core.model.district import (
        FORMAT_VERSION as FORMAT_VERSION,
    )
    from bianmin_core.model.district import (
        District as District,
    )
    from bianmin_core.model.district import (
        Edition as Edition,
    )
    from bianmin_core.model.district import (
        ExportJob as ExportJob,
    )
    from bianmin_core.model.district import (
        Hotline as Hotline,
    )
    from bianmin_core.model.district import (
        LifeEvent as LifeEvent,
    )
    from bianmin_core.model.district import (
        PinyinReading as PinyinReading,
    )
    from bianmin_core.model.district import (
        RuleSetting as RuleSetting,
    )
    from bianmin_core.model.district import (
        Theme as Theme,
    )
    from bianmin_core.model.labels import (
        Audience as Audience,
    )
    from bianmin_core.model.labels import (
        FieldInfo as FieldInfo,
    )
    from bianmin_core.model.labels import (
        Text as Text,
    )
    from bianmin_core.model.labels import (
        Visibility as Visibility,
    )
    from bianmin_core.model.law import (
        Law as Law,
    )
    from bianmin_core.model.law import (
        LegalBasis as LegalBasis,
    )
    from bianmin_core.model.material import (
        Material as Material,
    )
    from bianmin_core.model.material import (
        Paper as Paper,
    )
    from bianmin_core.model.origin import (
        Origin as Origin,
    )
    from bianmin_core.model.origin import (
        Origins as Origins,
    )
    from bianmin_core.model.people import (
        Consent as Consent,
    )
    from bianmin_core.model.people import (
        Office as Office,
    )
    from bianmin_core.model.people import (
        Officer as Officer,
    )
    from bianmin_core.model.people import (
        Post as Post,
    )
    from bianmin_core.model.people import (
        RouteStop as RouteStop,
    )
    from bianmin_core.model.reflect import (
        ModelField as ModelField,
    )
    from bianmin_core.model.reflect import (
        model_classes as model_classes,
    )
    from bianmin_core.model.reflect import (
        model_fields as model_fields,
    )
    from bianmin_core.model.reflect import (
        walk_texts as walk_texts,
    )
    from bianmin_core.model.service import (
        Condition as Condition,
    )
    from bianmin_core.model.service import (
        Duration as Duration,
    )
    from bianmin_core.model.service import (
        Fee as Fee,
    )
    from bianmin_core.model.service import (
        Question as Question,
    )
    from bianmin_core.model.service import (
        Service as Service,
    )
    from bianmin_core.model.service import (
        Step as Step,
    )
    from bianmin_core.model.service import (
        TimeLimit as TimeLimit,
    )
    from bianmin_core.model.situation import (
        Choice as Choice,
    )
    from bianmin_core.model.situation import (
        Situation as Situation,
    )
    from bianmin_core.model.situation import (
        When as When,
    )
    from bianmin_core.model.terms import (
        Actor as Actor,
    )
    from bianmin_core.model.terms import (
        Channel as Channel,
    )
    from bianmin_core.model.terms import (
        Datum as Datum,
    )
    from bianmin_core.model.terms import (
        HandlingType as HandlingType,
    )
    from bianmin_core.model.terms import (
        HolidayRule as HolidayRule,
    )
    from bianmin_core.model.terms import (
        HotlineKind as HotlineKind,
    )
    from bianmin_core.model.terms import (
        OfficeKind as OfficeKind,
    )
    from bianmin_core.model.terms import (
        PhoneKind as PhoneKind,
    )
    from bianmin_core.model.terms import (
        ServiceKind as ServiceKind,
    )
    from bianmin_core.model.terms import (
        ServiceScope as ServiceScope,
    )
    from bianmin_core.model.terms import (
        ServiceStatus as ServiceStatus,
    )
    from bianmin_core.model.terms import (
        Severity as Severity,
    )
    from bianmin_core.model.terms import (
        TimeUnit as TimeUnit,
    )
    from bianmin_core.model.terms import (
        Weekday as Weekday,
    )
    from bianmin_core.model.translating import (
        translate as translate,
    )
    from bianmin_core.model.translating import (
        with_marks as with_marks,
    )
    from bianmin_core.model.translation import (
        Translation as Translation,
    )
    from bianmin_core.phones import (
        Dialled as Dialled,
    )
    from bianmin_core.phones import (
        dial as dial,
    )
    from bianmin_core.publishing import (
        Exported as Exported,
    )
    from bianmin_core.publishing import (
        build as build,
    )
    from bianmin_core.publishing import (
        export as export,
    )
    from bianmin_core.publishing import (
        write_todo as write_todo,
    )
    from bianmin_core.registry import (
        ExporterEntry as ExporterEntry,
    )
    from bianmin_core.registry import (
        exporters as exporters,
    )
    from bianmin_core.registry import (
        load_exporter as load_exporter,
    )
    from bianmin_core.reporting.formats import (
        render_problems as render_problems,
    )
    from bianmin_core.reporting.formats import (
        render_report as render_report,
    )
    from bianmin_core.reporting.schema import (
        report_schema as report_schema,
    )
    from bianmin_core.reporting.todo import (
        TodoItem as TodoItem,
    )
    from bianmin_core.reporting.todo import (
        TodoList as TodoList,
    )
    from bianmin_core.reporting.todo import (
        todo_lists as todo_lists,
    )
    from bianmin_core.rules.baseline import (
        Baseline as Baseline,
    )
    from bianmin_core.rules.baseline import (
        KnownFinding as KnownFinding,
    )
    from bianmin_core.rules.baseline import (
        read_baseline as read_baseline,
    )
    from bianmin_core.rules.context import (
        CheckContext as CheckContext,
    )
    from bianmin_core.rules.finding import (
        Finding as Finding,
    )
    from bianmin_core.rules.plugins import (
        RulePackage as RulePackage,
    )
    from bianmin_core.rules.plugins import (
        rule_packages as rule_packages,
    )
    from bianmin_core.rules.readiness import (
        OfficeReadiness as OfficeReadiness,
    )
    from bianmin_core.rules.readiness import (
        OpenQuestion as OpenQuestion,
    )
    from bianmin_core.rules.readiness import (
        Readiness as Readiness,
    )
    from bianmin_core.rules.report import (
        Report as Report,
    )
    from bianmin_core.rules.report import (
        check as check,
    )
    from bianmin_core.rules.reported import (
        Reported as Reported,
    )
    from bianmin_core.rules.reported import (
        Subject as Subject,
    )
    from bianmin_core.sources.document import (
        to_tree as to_tree,
    )
    from bianmin_core.sources.load import (
        from_tree as from_tree,
    )
    from bianmin_core.sources.load import (
        load as load,
    )
    from bianmin_core.sources.load import (
        loads as loads,
    )
    from bianmin_core.sources.problems import (
        Problem as Problem,
    )
    from bianmin_core.sources.schema import (
        json_schema as json_schema,
    )
    from bianmin_core.templating import (
        render_template as render_template,
    )
    from bianmin_core.templating import (
        template_environment as template_environment,
    )
    from bianmin_core.write import (
        Written as Written,
    )
    from bianmin_core.write import (
        write_artifacts as write_artifacts,
    )

_DOOR = {
    "Actor": "bianmin_core.model.terms",
    "Artifact": "bianmin_core.contract",
    "Audience": "bianmin_core.model.labels",
    "Baseline": "bianmin_core.rules.baseline",
    "BianminError": "bianmin_core.errors",
    "BlockedError": "bianmin_core.errors",
    "CONTRACT_VERSION": "bianmin_core.contract",
    "Catalogue": "bianmin_core.model.catalogue",
    "Channel": "bianmin_core.model.terms",
    "CheckContext": "bianmin_core.rules.context",
    "Choice": "bianmin_core.model.situation",
    "ClockTime": "bianmin_core.model.clock",
    "Command": "bianmin_core.contract",
    "Condition": "bianmin_core.model.service",
    "Consent": "bianmin_core.model.people",
    "Datum": "bianmin_core.model.terms",
    "Dialled": "bianmin_core.phones",
    "District": "bianmin_core.model.district",
    "Duration": "bianmin_core.model.service",
    "Edition": "bianmin_core.model.district",
    "ExportContext": "bianmin_core.contract",
    "ExportJob": "bianmin_core.model.district",
    "Exported": "bianmin_core.publishing",
    "Exporter": "bianmin_core.contract",
    "ExporterEntry": "bianmin_core.registry",
    "ExporterError": "bianmin_core.errors",
    "FORMAT_VERSION": "bianmin_core.model.district",
    "Fee": "bianmin_core.model.service",
    "FieldInfo": "bianmin_core.model.labels",
    "Finding": "bianmin_core.rules.finding",
    "Handler": "bianmin_core.model.answers",
    "HandlingType": "bianmin_core.model.terms",
    "HolidayRule": "bianmin_core.model.terms",
    "Hotline": "bianmin_core.model.district",
    "HotlineKind": "bianmin_core.model.terms",
    "Hours": "bianmin_core.model.contact",
    "HoursException": "bianmin_core.model.contact",
    "KnownFinding": "bianmin_core.rules.baseline",
    "Law": "bianmin_core.model.law",
    "LegalBasis": "bianmin_core.model.law",
    "LifeEvent": "bianmin_core.model.district",
    "Location": "bianmin_core.model.contact",
    "Material": "bianmin_core.model.material",
    "ModelField": "bianmin_core.model.reflect",
    "Note": "bianmin_core.model.contact",
    "Office": "bianmin_core.model.people",
    "OfficeKind": "bianmin_core.model.terms",
    "OfficeReadiness": "bianmin_core.rules.readiness",
    "Officer": "bianmin_core.model.people",
    "OpenQuestion": "bianmin_core.rules.readiness",
    "OpeningHours": "bianmin_core.model.contact",
    "OptionError": "bianmin_core.errors",
    "Origin": "bianmin_core.model.origin",
    "Origins": "bianmin_core.model.origin",
    "Paper": "bianmin_core.model.material",
    "Phone": "bianmin_core.model.contact",
    "PhoneKind": "bianmin_core.model.terms",
    "PinyinReading": "bianmin_core.model.district",
    "Post": "bianmin_core.model.people",
    "Problem": "bianmin_core.sources.problems",
    "Published": "bianmin_core.model.catalogue",
    "Question": "bianmin_core.model.service",
    "Readiness": "bianmin_core.rules.readiness",
    "Report": "bianmin_core.rules.report",
    "Reported": "bianmin_core.rules.reported",
    "RouteStop": "bianmin_core.model.people",
    "RulePackage": "bianmin_core.rules.plugins",
    "RuleSetting": "bianmin_core.model.district",
    "Season": "bianmin_core.model.contact",
    "SelectionError": "bianmin_core.errors",
    "Service": "bianmin_core.model.service",
    "ServiceKind": "bianmin_core.model.terms",
    "ServiceScope": "bianmin_core.model.terms",
    "ServiceStatus": "bianmin_core.model.terms",
    "Severity": "bianmin_core.model.terms",
    "Situation": "bianmin_core.model.situation",
    "SourceError": "bianmin_core.errors",
    "Step": "bianmin_core.model.service",
    "Subject": "bianmin_core.rules.reported",
    "TemplateError": "bianmin_core.errors",
    "Text": "bianmin_core.model.labels",
    "Theme": "bianmin_core.model.district",
    "TimeLimit": "bianmin_core.model.service",
    "TimeUnit": "bianmin_core.model.terms",
    "TodoItem": "bianmin_core.reporting.todo",
    "TodoList": "bianmin_core.reporting.todo",
    "Translated": "bianmin_core.contract",
    "Translation": "bianmin_core.model.translation",
    "Visibility": "bianmin_core.model.labels",
    "Weekday": "bianmin_core.model.terms",
    "When": "bianmin_core.model.situation",
    "WriteError": "bianmin_core.errors",
    "Written": "bianmin_core.write",
    "build": "bianmin_core.publishing",
    "check": "bianmin_core.rules.report",
    "dial": "bianmin_core.phones",
    "export": "bianmin_core.publishing",
    "exporters": "bianmin_core.registry",
    "from_tree": "bianmin_core.sources.load",
    "handlers_of": "bianmin_core.model.answers",
    "hours_of": "bianmin_core.model.answers",
    "json_schema": "bianmin_core.sources.schema",
    "load": "bianmin_core.sources.load",
    "load_exporter": "bianmin_core.registry",
    "loads": "bianmin_core.sources.load",
    "location_of": "bianmin_core.model.answers",
    "model_classes": "bianmin_core.model.reflect",
    "model_fields": "bianmin_core.model.reflect",
    "option": "bianmin_core.contract",
    "phones_of": "bianmin_core.model.answers",
    "read_baseline": "bianmin_core.rules.baseline",
    "render_problems": "bianmin_core.reporting.formats",
    "render_report": "bianmin_core.reporting.formats",
    "render_template": "bianmin_core.templating",
    "report_schema": "bianmin_core.reporting.schema",
    "rule_packages": "bianmin_core.rules.plugins",
    "template_environment": "bianmin_core.templating",
    "to_tree": "bianmin_core.sources.document",
    "todo_lists": "bianmin_core.reporting.todo",
    "translate": "bianmin_core.model.translating",
    "walk_texts": "bianmin_core.model.reflect",
    "with_marks": "bianmin_core.model.translating",
    "without_direction_marks": "bianmin_core.direction",
    "write_artifacts": "bianmin_core.write",
    "write_todo": "bianmin_core.publishing",
}

__all__ = [
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


def __getattr__(name: str) -> object:
    module = _DOOR.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(module), name)


def __dir__() -> list[str]:
    return sorted(__all__)

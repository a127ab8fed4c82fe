"""The JSON Schemas of what `bianmin check` writes: a report, readiness, a baseline.

Their `$id`s are names, not addresses, as those of a catalogue are.
"""

from __future__ import annotations

from typing import Any, Literal

from bianmin_core.model.terms import Severity
from bianmin_core.rules.baseline import FORMAT
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.report import KINDS
from bianmin_core.sources.schema import dialect_and_id

Schema = dict[str, Any]
ReportDocument = Literal["report", "readiness", "baseline"]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE: Schema = {"type": ["integer", "null"], "minimum": 1}


def report_schema(document: ReportDocument = "report") -> Schema:
    """Return the JSON Schema (2020-12) of what a check writes, as a new tree each time.

    Args:
        document: "report", what `check --format json` prints, also where the catalogue can't be
            read; "readiness", what `check --readiness --format json` prints; "baseline", what
            `check --write-baseline` writes.
    """
    tops: dict[str, Schema] = {
        "report": {
            "title": "检查结果 / Report",
            "oneOf": [_ref("Report"), _ref("Unread")],
        },
        "readiness": {
            "title": "五问齐全 / Readiness",
            "oneOf": [_ref("Readiness"), _ref("Unread")],
        },
        "baseline": {
            "title": "基线 / Baseline",
            **_object({"format": {"const": FORMAT}, "findings": _list(_ref("KnownFinding"))}),
        },
    }
    every = _definitions()
    used = {name: every[name] for name in _USED[document]}
    return {**dialect_and_id(document), **tops[document], "$defs": used}


_USED = {
    "report": (
        "Report",
        "Unread",
        "Finding",
        "KnownFinding",
        "Readiness",
        "Office",
        "OpenQuestion",
        "Text",
    ),
    "readiness": ("Readiness", "Unread", "Office", "OpenQuestion", "Text"),
    "baseline": ("KnownFinding",),
}


def _definitions() -> dict[str, Schema]:
    severity = {"enum": [s.value for s in Severity]}
    question = {"enum": list(QUESTIONS)}
    code = {"type": "string", "pattern": "^[A-Z]{2,}[0-9]{3}$"}
    mark = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
    text = _ref("Text")
    place = {"file": {"type": ["string", "null"]}, "line": _PLACE, "column": _PLACE}
    situation = {
        "description": "The answers, by situation, for which it holds; always if empty.",
        "type": "object",
        "additionalProperties": _TEXT,
    }
    subject = {
        "kind": {"enum": ["catalogue", *(kind.en for kind in KINDS.values())]},
        "id": {"type": ["string", "null"]},
        "name": _TEXT,
    }
    return {
        "Text": _object({"zh": _TEXT, "en": _TEXT}),
        "Unread": _object({"problems": _list(_object({**place, "message": text}), least=1)}),
        "Report": _object(
            {
                "blocks": {"type": "boolean"},
                "findings": _list(_ref("Finding")),
                "silenced": _list(_ref("Finding")),
                "known": _list(_ref("Finding")),
                "gone": _list(_ref("KnownFinding")),
                "readiness": _ref("Readiness"),
                "broken": _list(text),
            }
        ),
        "Finding": _object(
            {
                "code": code,
                "severity": severity,
                "subject": _object(subject),
                "path": _list({"type": ["string", "integer"]}),
                **place,
                "message": text,
                "fix": text,
                "remedy": text,
                "question": {"enum": [*QUESTIONS, None]},
                "situation": situation,
                "values": {"description": "What the rule found, by name.", "type": "object"},
                "fingerprint": mark,
                "reason": {"type": ["string", "null"]},
            }
        ),
        "KnownFinding": _object(
            {
                "fingerprint": mark,
                "count": {"type": "integer", "minimum": 1},
                "code": code,
                "severity": severity,
                "message": _TEXT,
            }
        ),
        "Readiness": _object(
            {"services": _COUNT, "ready": _COUNT, "offices": _list(_ref("Office"))}
        ),
        "Office": _object(
            {
                "office": _TEXT,
                "name": _TEXT,
                "services": _COUNT,
                "ready": _COUNT,
                "missing": {
                    "type": "object",
                    "propertyNames": question,
                    "additionalProperties": _list(_TEXT, least=1),
                },
                "open": _list(_ref("OpenQuestion")),
            }
        ),
        "OpenQuestion": _object(
            {
                "service": _TEXT,
                "question": question,
                "situation": situation,
                "code": code,
                "silenced": {"type": "boolean"},
                "now": text,
                "instead": text,
                **place,
            }
        ),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _object(properties: Schema) -> Schema:
    """An object that holds exactly these."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }

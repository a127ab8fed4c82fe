"""The JSON Schema of the normalised form, worked out from the model.

Its `$id`s are names, not addresses: the host is one that never exists, and nothing is fetched.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Literal

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.clock import ClockTime
from bianmin_core.model.district import FORMAT_VERSION, District, Edition, Hotline
from bianmin_core.model.labels import Audience, Term, Visibility
from bianmin_core.model.people import Office, Officer
from bianmin_core.model.reflect import ModelField, model_classes, model_fields
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import ServiceStatus

Schema = dict[str, Any]
Document = Literal["catalogue", "overlay", "service", "index"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BASE = "https://bianmin.example/schema"
_DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_CLOCK = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
_SHA256 = r"^[0-9a-f]{64}$"
_VISIBILITY_LABELS = {"public": "公开", "print": "仅印刷品", "internal": "内部"}


def json_schema(document: Document = "catalogue", audience: Audience = Audience.INTERNAL) -> Schema:
    """Return the JSON Schema (2020-12) of a kind of document, as a new tree each time.

    For the internal audience it is the schema of what people write and `load` reads: every
    field of the model, those that are not public marked `x-visibility`. For a smaller audience
    it is the schema of what an exporter writes for it: what that audience may not see is not
    allowed, `status` and the format version are required, and no keyword is ours, so that
    strict validators take it as it is.

    Titles read "中文 / English"; descriptions tell the meaning; a `default` is what a field
    means when it is absent.

    Args:
        document: "catalogue", the whole book; "overlay", a catalogue that `extends` another
            and may leave out what the base says; "service", one service with all that a
            resident asks about it; "index", the list that goes with such documents.
        audience: For whom the document is.
    """
    make = _Maker(audience=audience, partial=document == "overlay")
    tops: dict[str, Callable[[_Maker], tuple[Sequence[Any], Schema]]] = {
        "catalogue": _catalogue,
        "overlay": _catalogue,
        "service": _service,
        "index": _index,
    }
    roots, top = tops[document](make)
    reach = "" if audience is Audience.INTERNAL else f"-{audience.value}"
    classes = [c for c in make.classes(roots) if c not in (Catalogue, ClockTime)]
    return {
        **dialect_and_id(f"{document}{reach}"),
        **copy.deepcopy(top),
        "$defs": {cls.__name__: make.object_of(cls) for cls in classes},
    }


def dialect_and_id(name: str) -> Schema:
    """What the schema of every document of ours begins with."""
    return {"$schema": _DIALECT, "$id": f"{_BASE}/{name}-{FORMAT_VERSION}.json"}


@attrs.frozen(kw_only=True)
class _Maker:
    """Makes schemas for one audience; `partial` where a base supplies what is absent."""

    audience: Audience
    partial: bool

    @property
    def exported(self) -> bool:
        return self.audience is not Audience.INTERNAL

    def fields(self, cls: Any) -> list[ModelField]:
        return [f for f in model_fields(cls) if self.audience.sees(f.info.visibility)]

    def classes(self, roots: Sequence[Any]) -> list[Any]:
        """Every class that objects of `roots` hold as far as the audience sees, each once."""
        found: dict[Any, None] = {}
        waiting = list(reversed(roots))
        while waiting:
            cls = waiting.pop()
            if cls not in found:
                found[cls] = None
                inner = [f.inner for f in self.fields(cls)]
                waiting.extend(reversed([c for c in inner if attrs.has(c)]))
        order = {cls: i for i, cls in enumerate(model_classes())}
        return sorted(found, key=order.__getitem__)

    def object_of(self, cls: Any) -> Schema:
        title, meaning = _named(cls)
        schema: Schema = {"title": title}
        if meaning:
            schema["description"] = meaning
        return {**schema, **_object(self.properties(cls), self.required(cls))}

    def properties(self, cls: Any) -> dict[str, Schema]:
        return {f.name: self.field(f) for f in self.fields(cls)}

    def required(self, cls: Any) -> list[str]:
        if self.partial:
            return [f.name for f in self.fields(cls) if f.required and f.name == "id"]
        return [f.name for f in self.fields(cls) if f.required or self._always_written(f)]

    def _always_written(self, field: ModelField) -> bool:
        """Whether a document for this audience can't leave the field to its default."""
        if isinstance(field.default, Visibility):
            return not self.audience.sees(field.default)
        return self.exported and field.name in ("edition", "format_version")

    def field(self, field: ModelField) -> Schema:
        value = self.value(field.inner)
        if field.info.pattern:
            value["pattern"] = field.info.pattern
        if field.name == "format_version":
            value = {"const": FORMAT_VERSION}
        if field.is_list:
            value = {"type": "array", "items": value}
        info = field.info
        schema: Schema = {
            "title": f"{info.label.zh} / {info.label.en}",
            "description": info.meaning,
            **value,
        }
        default = field.default
        if isinstance(default, Enum):
            if not isinstance(default, Visibility) or self.audience.sees(default):
                schema["default"] = default.value
        elif isinstance(default, tuple):
            schema["default"] = list(default)
        elif isinstance(default, str | int):
            schema["default"] = default
        if info.visibility is not Visibility.PUBLIC:
            schema["x-visibility"] = info.visibility.value
        return schema

    def value(self, declared: Any) -> Schema:
        """The schema of one value of a declared type."""
        if declared is ClockTime:
            return {"type": "string", "pattern": _CLOCK}
        if attrs.has(declared):
            return {"$ref": f"#/$defs/{declared.__name__}"}
        if declared is dt.date:
            return {"type": "string", "format": "date", "pattern": _DATE}
        if typing.get_origin(declared) is not None:
            plain = {"type": ["string", "number", "boolean", "null"]}
            return {"type": "object", "additionalProperties": plain}
        if issubclass(declared, Enum):
            return {"type": "string", "oneOf": [_word(m) for m in self.words(declared)]}
        names = {str: "string", bool: "boolean", int: "integer", float: "number"}
        return {"type": names[declared]}

    def words(self, declared: type[Enum]) -> list[Enum]:
        """The members that a document for this audience can hold."""
        return [
            m
            for m in declared
            if not (isinstance(m, Visibility) and not self.audience.sees(m))
            and not (m is ServiceStatus.DRAFT and self.exported)
        ]


def _object(properties: Mapping[str, Schema], required: Sequence[str]) -> Schema:
    schema: Schema = {"type": "object", "properties": dict(properties)}
    if required:
        schema["required"] = list(required)
    return {**schema, "additionalProperties": False}


def _word(member: Enum) -> Schema:
    if isinstance(member, Term):
        return {"const": member.value, "title": f"{member.label.zh} / {member.label.en}"}
    return {"const": member.value, "title": f"{_VISIBILITY_LABELS[member.value]} / {member.value}"}


def _named(cls: type[Any]) -> tuple[str, str]:
    """A class's title in two languages and its meaning, as its docstring gives them."""
    first = (cls.__doc__ or "").strip().partition("\n\n")[0]
    zh, _, meaning = " ".join(first.split()).partition(": ")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).capitalize()
    return f"{zh.strip(' .')} / {words}", meaning[:1].upper() + meaning[1:]


_SCHEMA_PROPERTY: Schema = {
    "title": "格式说明 / Schema",
    "description": "Where the schema of this document lies, for editors.",
    "type": "string",
}
_STATUS_PROPERTY: Schema = {
    "title": "发布状态 / Status",
    "description": "A draft may be wrong or unfinished and is not to be shown to residents.",
    "type": "string",
    "oneOf": [
        {"const": "published", "title": "正式发布 / published"},
        {"const": "draft", "title": "草稿 / draft"},
    ],
}
_EXTENDS_PROPERTY: Schema = {
    "title": "在谁的基础上 / Extends",
    "description": "Path of the catalogue that this one is laid over, by id.",
    "type": "string",
}
_LINKS_PROPERTY: Schema = {
    "title": "链接 / Links",
    "description": "What each service's QR code links to, by the service's id. Worked out.",
    "type": "object",
    "additionalProperties": {"type": "string"},
}
_LINK_PROPERTY: Schema = {
    "title": "链接 / Link",
    "description": "What the service's QR code links to. Worked out.",
    "type": "string",
}


def _listed(title: str, description: str, item: Schema) -> Schema:
    return {"title": title, "description": description, "type": "array", "items": item}


def _catalogue(make: _Maker) -> tuple[Sequence[Any], Schema]:
    properties = {"$schema": _SCHEMA_PROPERTY, "status": _STATUS_PROPERTY}
    required = make.required(Catalogue)
    if make.exported:
        required = ["status", *required]
    else:
        properties["extends"] = _EXTENDS_PROPERTY
    if make.partial:
        required = ["extends"]
    title, meaning = _named(Catalogue)
    body = _object({**properties, "links": _LINKS_PROPERTY, **make.properties(Catalogue)}, required)
    return [Catalogue], {"title": title, "description": meaning, **body}


def _service(make: _Maker) -> tuple[Sequence[Any], Schema]:
    ref = make.value
    post = _object({"officer": {"type": "string"}, "post": {"type": "string"}}, ["officer", "post"])
    deputies = _listed("B 岗 / Deputies", "Who stands in, by id.", post)
    handler = _object({**post["properties"], "deputies": deputies}, ["officer", "post", "deputies"])
    answers = {
        "handlers": _listed(
            "找谁 / Handlers",
            "Who handles it, by id of officer and post; first come first.",
            handler,
        ),
        "location": ref(_type_of(Service, "location")),
        "hours": ref(_type_of(Service, "hours")),
        "phones": _listed(
            "打哪 / Phones",
            "Whom to ring before coming, best first, each number once.",
            ref(_type_of(Service, "phones")),
        ),
    }
    properties = {
        "$schema": _SCHEMA_PROPERTY,
        "status": _STATUS_PROPERTY,
        "link": _LINK_PROPERTY,
        "district": ref(District),
        "edition": ref(Edition),
        "service": ref(Service),
        "answers": {
            "title": "五问的答案 / Answers",
            "description": "The service's own answers, or its office's where it has none.",
            **_object(answers, ["handlers", "phones"]),
        },
        "office": ref(Office),
        "officers": _listed(
            "干部 / Officers", "Who handles it and who stands in for them.", ref(Officer)
        ),
        "hotlines": _listed(
            "监督热线 / Supervision lines", "Whom to ring when it went wrong.", ref(Hotline)
        ),
    }
    top = {
        "title": "单个事项 / One service",
        "description": "One service with its office, its officers and the supervision lines.",
        **_object(properties, ["status", "district", "edition", "service", "answers", "officers"]),
    }
    return [District, Edition, Service, Office, Officer, Hotline], top


def _index(make: _Maker) -> tuple[Sequence[Any], Schema]:
    own = make.properties(Service)
    taken = ("id", "name", "short_name", "office", "aliases", "keywords", "themes")
    entry = {
        **{name: own[name] for name in taken},
        "status": own["status"],
        "replaced_by": own["replaced_by"],
        "link": _LINK_PROPERTY,
        "file": {
            "title": "文件 / File",
            "description": "Path of its own document, seen from here.",
            "type": "string",
        },
        "sha256": {
            "title": "校验和 / Checksum",
            "description": "SHA-256 of that document.",
            "type": "string",
            "pattern": _SHA256,
        },
    }
    whole = make.properties(Catalogue)
    services = _listed(
        whole["services"]["title"],
        whole["services"]["description"],
        _object(entry, ["id", "name", "office", "file", "sha256"]),
    )
    shown = {name: p for name, p in whole.items() if name != "officers"}
    properties = {
        "$schema": _SCHEMA_PROPERTY,
        "status": _STATUS_PROPERTY,
        **shown,
        "services": services,
    }
    top = {
        "title": "事项索引 / Index of services",
        "description": "Enough to search and to sort by; each service has a document of its own.",
        **_object(properties, ["status", "district", "edition", "services"]),
    }
    roots = [f.inner for f in make.fields(Catalogue) if f.name not in ("officers", "services")]
    return roots, top


def _type_of(cls: Any, name: str) -> Any:
    return next(f.inner for f in model_fields(cls) if f.name == name)

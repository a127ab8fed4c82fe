"""From a published catalogue to JSON files and the schemas they keep to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import orjson

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    Published,
    Text,
    json_schema,
    to_tree,
)
from bianmin_exporters.document.dialling import with_dialling
from bianmin_exporters.document.documents import (
    catalogue_document,
    file_names,
    index_document,
    service_document,
)
from bianmin_exporters.document.options import DocumentOptions

_JSON = "application/json"
_SCHEMA = "application/schema+json"


class DocumentExporter:
    """导出器 json: the catalogue as data."""

    contract = CONTRACT_VERSION
    summary = Text(
        "给程序用的数据（JSON），附格式说明", "Data for programs (JSON), with its schema"
    )
    options = DocumentOptions
    audience = Audience.PUBLIC

    def export(
        self, catalogue: Published, options: DocumentOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield the documents, and a schema for each kind of them."""
        told = with_dialling(catalogue)
        if options.split:
            return _split(told, options, context)
        return _whole(told, options, context)


def _whole(
    catalogue: Published, options: DocumentOptions, context: ExportContext
) -> Iterator[Artifact]:
    document = catalogue_document(catalogue, to_tree(catalogue), draft=context.draft)
    yield _file("catalogue.json", document, options)
    yield _schema("schema.json", "catalogue", catalogue.audience)
    context.progress(1, 1)


def _split(
    catalogue: Published, options: DocumentOptions, context: ExportContext
) -> Iterator[Artifact]:
    tree = to_tree(catalogue)
    sums: list[str] = []
    names = file_names(catalogue)
    for position, name in enumerate(names):
        document = service_document(catalogue, tree, position, draft=context.draft)
        content = _dumped(document, options)
        sums.append(hashlib.sha256(content).hexdigest())
        yield Artifact(name, _JSON, content)
        context.progress(position + 1, len(names))
    index = index_document(catalogue, tree, names, sums, draft=context.draft)
    yield _file("index.json", index, options)
    yield _schema("service.schema.json", "service", catalogue.audience)
    yield _schema("index.schema.json", "index", catalogue.audience)


def _file(name: str, document: Mapping[str, Any], options: DocumentOptions) -> Artifact:
    return Artifact(name, _JSON, _dumped(document, options))


def _schema(
    name: str, document: Literal["catalogue", "service", "index"], audience: Audience
) -> Artifact:
    return Artifact(name, _SCHEMA, _dumped(json_schema(document, audience), DocumentOptions()))


def _dumped(document: Mapping[str, Any], options: DocumentOptions) -> bytes:
    layout = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if options.indent else 0)
    return orjson.dumps(document, option=layout)

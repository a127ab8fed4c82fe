"""A program that uses the public door with types; mypy --strict reads it, nobody runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import attrs

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    Baseline,
    BianminError,
    BlockedError,
    Catalogue,
    ExportContext,
    Exported,
    Exporter,
    Finding,
    Handler,
    Material,
    Officer,
    Origin,
    Phone,
    Published,
    Report,
    Service,
    Severity,
    Text,
    TodoItem,
    build,
    check,
    export,
    from_tree,
    handlers_of,
    load,
    loads,
    option,
    phones_of,
    read_baseline,
    render_report,
    to_tree,
    todo_lists,
    write_todo,
)
from bianmin_exporters.cards import card_svg, qr_matrices
from bianmin_exporters.codes import Matrix


def reading(folder: Path) -> Catalogue:
    """Every way to a catalogue."""
    catalogue = load(folder)
    assert_type(catalogue, Catalogue)
    assert_type(load("wangjiazhuang/"), Catalogue)
    assert_type(loads(b"{}"), Catalogue)
    assert_type(from_tree(to_tree(catalogue)), Catalogue)
    assert_type(to_tree(catalogue), dict[str, Any])
    return catalogue


def looking(catalogue: Catalogue) -> None:
    """What stands in a catalogue, down to the scalar."""
    service = catalogue.service("newborn-registration")
    assert_type(service, Service)
    assert_type(catalogue.services, tuple[Service, ...])
    assert_type(catalogue.officers_by_id.get("li-xue"), Officer | None)
    assert_type(service.materials_for(by_proxy=True), tuple[Material, ...])
    assert_type(service.materials[0].original, int | None)
    assert_type(catalogue.district.area_code, str | None)
    assert_type(catalogue.link(service), str | None)
    assert_type(handlers_of(catalogue, service), tuple[Handler, ...])
    assert_type(phones_of(catalogue, service), tuple[Phone, ...])
    assert_type(catalogue.for_audience(Audience.PUBLIC), Published)


def judging(catalogue: Catalogue) -> list[str]:
    """Findings with their places."""
    report = check(catalogue)
    assert_type(report, Report)
    assert_type(report.readiness.ready, int)
    lines = []
    for reported in report.findings:
        assert_type(reported.origin, Origin | None)
        assert_type(reported.severity, Severity)
        assert_type(reported.finding, Finding)
        lines.append(f"{reported.origin} {reported.finding.code} {reported.say('en')}")
    return lines


def telling(catalogue: Catalogue, target: Path) -> str:
    """Narrow a report, compare it and hand it on."""
    report = check(catalogue).only(select=["BM2"], severity=Severity.BLOCKS)
    assert_type(report, Report)
    assert_type(report.against(read_baseline(target)), Report)
    assert_type(report.baseline(), Baseline)
    for todo in todo_lists(report):
        assert_type(todo.items, tuple[TodoItem, ...])
    for question in report.readiness.open_for("newborn-registration"):
        assert_type(question.instead, Text)
    assert_type(write_todo(report, target), Path)
    return render_report(report, "sarif", root=target)


def publishing(catalogue: Catalogue, target: Path) -> int:
    """Export, with what can go wrong told apart."""
    try:
        assert_type(export("csv", catalogue, target, flavour="excel"), Exported)
        return sum(done.files for done in build(catalogue, target, draft=True))
    except BlockedError as error:
        assert_type(error.report, Report)
        return 0
    except BianminError as error:
        assert_type(error.zh, str)
        return 0


def drawing(catalogue: Catalogue) -> str:
    """Codes and cards."""
    for matrix in qr_matrices(["https://wjz.example/s/1"]):
        assert_type(matrix, Matrix)
    return card_svg(catalogue.for_audience(Audience.PRINT), "newborn-registration", size="a6")


@attrs.frozen(kw_only=True)
class NamesOptions:
    """Options of the exporter below."""

    upper: bool = attrs.field(default=False, metadata=option("大写", "in capitals"))


@attrs.frozen
class NamesExporter:
    """An exporter of somebody else's."""

    contract: int = CONTRACT_VERSION
    summary: Text = attrs.field(factory=lambda: Text("名称", "names"))
    options: type[NamesOptions] = NamesOptions
    audience: Audience = Audience.PUBLIC

    def export(
        self, catalogue: Published, options: NamesOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield one file with the name of every service."""
        names = "\n".join(s.name for s in catalogue.services)
        context.progress(1, 1)
        yield Artifact(
            "names.txt", "text/plain", (names.upper() if options.upper else names).encode()
        )


exporter: Exporter[NamesOptions] = NamesExporter()

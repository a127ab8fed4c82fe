"""`bianmin exporters`, `rules` and `schema`: what is there, without doing anything."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import orjson
from cyclopts import Parameter

from bianmin_core.errors import ExporterError
from bianmin_core.registry import exporters as installed
from bianmin_core.registry import load_exporter
from bianmin_core.reporting.schema import report_schema
from bianmin_core.rules.plugins import load_rules, rule_packages
from bianmin_core.sources.schema import json_schema

Load = Annotated[
    bool, Parameter(help="逐个装载，说出装不起来的 load each and say what can't be", negative=())
]


def exporters(*, load: Load = False) -> int:
    """列出装好的导出器 · list the exporters installed; imports none unless told to load.

    0: all listed, and loaded where asked; 1: one can't be loaded.
    """
    broken = 0
    for entry in installed():
        print(f"{entry.name:<10} {entry.distribution} {entry.version}  {entry.target}")
        if load:
            try:
                load_exporter(entry.name)
            except ExporterError as error:
                broken += 1
                print("\n".join(f"    ! {line}" for line in str(error).splitlines()))
    return 1 if broken else 0


def rules(*, load: Load = False) -> int:
    """列出装好的规则包 · list the packages of rules; imports none unless told to load.

    0: all listed, and loaded where asked; 1: one can't be loaded.
    """
    for entry in rule_packages():
        print(f"{entry.name:<10} {entry.distribution} {entry.version}  {entry.target}")
    if not load:
        return 0
    held = load_rules()
    for rule in held.rules:
        print(f"    {rule.code}  {rule.title.zh} · {rule.title.en}")
    for sentence in held.broken:
        print(f"! {sentence.zh}\n! {sentence.en}")
    return 1 if held.broken else 0


def schema(
    *,
    of: Annotated[
        Literal["catalogue", "overlay", "service", "index", "report", "readiness", "baseline"],
        Parameter(help="哪一种文件 of which document"),
    ] = "catalogue",
) -> int:
    """打印 JSON Schema · print the JSON Schema of a catalogue, or of what bianmin writes."""
    if of == "report" or of == "readiness" or of == "baseline":
        tree = report_schema(of)
    else:
        tree = json_schema(of)
    sys.stdout.write(orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode() + "\n")
    return 0

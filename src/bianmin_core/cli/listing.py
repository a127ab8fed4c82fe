"""`bianmin exporters` and `bianmin schema`: what is there, without doing anything."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import orjson
from cyclopts import Parameter

from bianmin_core.registry import exporters as installed
from bianmin_core.reporting.schema import report_schema
from bianmin_core.sources.schema import json_schema


def exporters() -> int:
    """列出装好的导出器 · list the exporters installed, importing none."""
    for entry in installed():
        print(f"{entry.name:<10} {entry.distribution} {entry.version}  {entry.target}")
    return 0


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

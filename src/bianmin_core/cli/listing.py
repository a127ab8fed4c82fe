"""`bianmin exporters` and `bianmin schema`: what is there, without doing anything."""

from __future__ import annotations

import sys

import orjson

from bianmin_core.registry import exporters as installed
from bianmin_core.sources.schema import json_schema


def exporters() -> int:
    """列出装好的导出器 · list the exporters installed, importing none."""
    for entry in installed():
        print(f"{entry.name:<10} {entry.distribution} {entry.version}  {entry.target}")
    return 0


def schema() -> int:
    """打印目录的 JSON Schema · print the JSON Schema of a catalogue."""
    sys.stdout.write(orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2).decode() + "\n")
    return 0

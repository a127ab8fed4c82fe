"""Turn a published list of a real district's services into a catalogue.

The list has 34 departments and 1,135 services with their names and links, and nothing else. Run
as a script it prints what `bianmin check` would find in it:

    python tests/real_data/guangan.py services.json
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from bianmin_core import check, loads


def convert(departments: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the list in the JSON form; ids are made of position: g12, g12-0034."""
    offices: list[dict[str, Any]] = []
    services: list[dict[str, Any]] = []
    for number, department in enumerate(departments, 1):
        office = f"g{number:02d}"
        offices.append({"id": office, "name": department["department"], "kind": "window"})
        items = [item for group in department["items"] for item in group["sub_items"]]
        for position, item in enumerate(items, 1):
            service = {"id": f"{office}-{position:04d}", "name": item["name"], "office": office}
            if item["link"]:
                service["online_url"] = item["link"]
            services.append(service)
    return {"district": {"name": "广安区"}, "offices": offices, "services": services}


def read(file: Path) -> bytes:
    """Read the list and return the catalogue as JSON."""
    return orjson.dumps(convert(orjson.loads(file.read_bytes())))


if __name__ == "__main__":
    report = check(loads(read(Path(sys.argv[1]))))
    for code, count in sorted(Counter(f.finding.code for f in report.findings).items()):
        print(code, count)
    print(report.readiness.say())

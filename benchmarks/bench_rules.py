"""Checking: services a second through every installed rule; the time must grow in line with them."""

from __future__ import annotations

import datetime as dt
import time

import attrs
from benchmarks.measuring import Row, report

from bianmin_core import Catalogue, check
from bianmin_core.testing import full_size

SIZES = (2_000, 20_000, 200_000)
BOUND = 1.5
"""How many times as long a service may take in the largest catalogue as in the smallest."""

JUDGED_ON = dt.date(2026, 3, 1)


def multiplied(catalogue: Catalogue, times: int) -> Catalogue:
    """The same catalogue with each service so many times over, under ids and names of their own."""
    return attrs.evolve(
        catalogue,
        services=tuple(
            attrs.evolve(s, id=f"{s.id}-{turn}", name=f"{s.name}（{turn}）")
            for turn in range(times)
            for s in catalogue.services
        ),
    )


def main() -> bool:
    """Print a line for each size; False if the time grows faster than the catalogue."""
    base = full_size(SIZES[0])
    check(full_size(10), as_of=JUDGED_ON)  # reads the fonts, once
    rows: list[Row] = []
    first = 0.0
    for services in SIZES:
        catalogue = multiplied(base, services // SIZES[0])
        began = time.process_time()
        check(catalogue, as_of=JUDGED_ON)
        seconds = time.process_time() - began
        first = first or seconds / services
        rows.append(
            Row(
                name=f"{services:,} services",
                figures=[f"{seconds:.2f} s", f"{services / seconds:,.0f}/s"],
                value=seconds / services / first,
                bound=BOUND,
            )
        )
        del catalogue
    return report("rules: check of a catalogue that is ready", ["time", "services"], rows)


if __name__ == "__main__":
    raise SystemExit(not main())

"""Reading: normalised JSON into the typed model, beside the bare parse of the same bytes.

The bound holds for every size.
two milliseconds, which makes it the hardest.
"""

from __future__ import annotations

import orjson
from benchmarks.measuring import Row, best_of, report

from bianmin_core import loads, to_tree
from bianmin_core.testing import full_size

SIZES = {200: 25, 2_000: 9, 20_000: 3}
"""How many services, and how many rounds."""

BOUND = 6.0


def measured(data: bytes, rounds: int) -> tuple[float, float]:
    """Seconds for the bare parse, and for ours."""

    def bare() -> object:
        return orjson.loads(data)

    def ours() -> object:
        return loads(data)

    raw, typed = best_of(rounds, bare, ours)
    return raw, typed


def main() -> bool:
    """Print a line for each size; False if a bound is broken."""
    rows = []
    for services, rounds in SIZES.items():
        data = orjson.dumps(to_tree(full_size(services)))
        raw, ours = measured(data, rounds)
        rows.append(
            Row(
                name=f"{services:,} services",
                figures=[
                    f"{len(data) / 1e6:.1f} MB",
                    f"{raw * 1e3:.1f} ms",
                    f"{ours * 1e3:.1f} ms",
                    f"{services / ours:,.0f}/s",
                ],
                value=ours / raw,
                bound=BOUND,
            )
        )
    return report("load: JSON into the model", ["JSON", "orjson", "loads", "services"], rows)


if __name__ == "__main__":
    raise SystemExit(not main())

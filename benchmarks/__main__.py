"""Run benchmarks by name, or all of them: `python -m benchmarks load rules`.

The exit code is 1 if a bound does not hold.
"""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("load", "rules", "codes", "scanning", "cards", "booklet", "html")


def main(names: list[str]) -> int:
    unknown = [n for n in names if n not in NAMES]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    broken = []
    for name in names or NAMES:
        # A benchmark without bounds returns nothing.
        if import_module(f"benchmarks.bench_{name}").main() is False:
            broken.append(name)
        print(flush=True)
    if broken:
        print(f"bounds broken: {', '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

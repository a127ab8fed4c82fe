"""Codes a second: ours beside other makers of QR codes, in one run on one core.

What counts is the time the core worked, not the clock on the wall, which other processes of the
machine slow down. Machines differ, too, so ours is also held against `qrcode` in the same run.

    python -m benchmarks codes
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import attrs
from qrcode import QRCode

from bianmin_exporters.codes import qr_matrices, qr_matrix

LINK_LENGTH = 60
FEWEST = 15_000
"""So many codes ours makes at least in a second of CPU time."""

FEWEST_TIMES = 90
"""And so many times what `qrcode` makes by itself, whatever the core."""

ROUNDS = 3
"""Each maker is timed so often, and its best round counts."""

Maker: TypeAlias = Callable[[Sequence[str]], Iterable[object]]


def links(count: int) -> list[str]:
    """Links of a service each, all of one length, at level M symbols of version 4."""
    filler = "abcdefghijklmnopqrstuvwxyz"
    made = [
        f"https://bm.example.cn/s/{number:06d}-{filler}"[:LINK_LENGTH] for number in range(count)
    ]
    return [link.ljust(LINK_LENGTH, "x") for link in made]


def with_qrcode(contents: Sequence[str]) -> Iterable[object]:
    for content in contents:
        symbol = QRCode(border=0)
        symbol.add_data(content)
        symbol.make(fit=True)
        yield symbol.get_matrix()


def with_segno(contents: Sequence[str]) -> Iterable[object]:
    segno = importlib.import_module("segno")
    for content in contents:
        yield segno.make_qr(content, error="m", boost_error=False).matrix


def with_zxing(contents: Sequence[str]) -> Iterable[object]:
    zxingcpp = importlib.import_module("zxingcpp")
    for content in contents:
        yield zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")


def one_by_one(contents: Sequence[str]) -> Iterable[object]:
    return map(qr_matrix, contents)


@attrs.frozen(kw_only=True)
class Rate:
    """Codes a second of the clock on the wall, and of the time the core worked."""

    wall: float
    cpu: float


def rate(maker: Maker, contents: Sequence[str]) -> Rate:
    """The best of some rounds, after one that is not counted."""
    deque(maker(contents[:8]), maxlen=0)
    wall = cpu = float("inf")
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        deque(maker(contents), maxlen=0)
        cpu = min(cpu, time.process_time() - worked)
        wall = min(wall, time.perf_counter() - began)
    return Rate(wall=len(contents) / wall, cpu=len(contents) / cpu)


def main() -> bool:
    """Print a line for each maker that is installed, and the bounds; False if one is broken."""
    makers: list[tuple[str, str, Maker, int]] = [
        ("bianmin, together", "numpy", qr_matrices, 8192),
        ("bianmin, one by one", "qrcode", one_by_one, 100),
        ("qrcode", "qrcode", with_qrcode, 100),
        ("segno", "segno", with_segno, 100),
        ("zxing-cpp, create", "zxingcpp", with_zxing, 2000),
    ]
    print(f"{LINK_LENGTH}-character links, level M, one core, best of {ROUNDS}")
    print(f"  {'codes a second':22}{'of CPU':>10}{'of wall':>10}{'of qrcode':>11}")
    reference = rate(with_qrcode, links(100)).cpu
    ours = 0.0
    for name, module, maker, count in makers:
        if importlib.util.find_spec(module) is None:
            print(f"  {name:22}  {module} is not installed")
            continue
        made = rate(maker, links(count))
        ours = made.cpu if maker is qr_matrices else ours
        print(f"  {name:22}{made.cpu:10,.0f}{made.wall:10,.0f}{made.cpu / reference:10.1f}x")
    bounds = [
        (f"at least {FEWEST:,} a second of CPU time", f"{ours:,.0f}", ours >= FEWEST),
        (
            f"at least {FEWEST_TIMES} times qrcode",
            f"{ours / reference:.0f}",
            ours >= FEWEST_TIMES * reference,
        ),
    ]
    for bound, seen, holds in bounds:
        print(f"  {bound}: {seen}  {'ok' if holds else 'BROKEN'}")
    return all(holds for _, _, holds in bounds)


if __name__ == "__main__":
    raise SystemExit(not main())

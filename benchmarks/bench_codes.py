"""Codes a second: ours beside other makers of QR codes, in one run on one core.

Machines and their moods differ, so what counts is the ratio in the last column.

    python benchmarks/bench_codes.py
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from qrcode import QRCode

from bianmin_exporters.codes import qr_matrices, qr_matrix

LINK_LENGTH = 60
FEWEST_TIMES = 90
"""The bound: so many times what qrcode makes by itself, which is 174 a second on a core where nothing
else runs: 15,000 a second."""

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


def rate(maker: Maker, contents: Sequence[str]) -> float:
    """Codes a second in the best of some rounds, after one that is not counted."""
    deque(maker(contents[:8]), maxlen=0)
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        deque(maker(contents), maxlen=0)
        best = min(best, time.perf_counter() - began)
    return len(contents) / best


def main() -> bool:
    """Print a line for each maker that is installed; False if ours is too slow."""
    makers: list[tuple[str, str | None, Maker, int]] = [
        ("bianmin, together", None, qr_matrices, 8192),
        ("bianmin, one by one", None, one_by_one, 100),
        ("qrcode", "qrcode", with_qrcode, 100),
        ("segno", "segno", with_segno, 100),
        ("zxing-cpp, create", "zxingcpp", with_zxing, 2000),
    ]
    print(f"{LINK_LENGTH}-character links, level M, one core, best of {ROUNDS}")
    print(f"{'maker':22}{'codes/s':>10}{'of qrcode':>11}")
    reference = rate(with_qrcode, links(100))
    holds = True
    for name, module, maker, count in makers:
        if module is not None and importlib.util.find_spec(module) is None:
            print(f"{name:22}{'not installed':>21}")
            continue
        codes = rate(maker, links(count))
        bound = FEWEST_TIMES if maker is qr_matrices else 0
        holds = holds and codes >= bound * reference
        told = f"  of {bound}x  {'ok' if codes >= bound * reference else 'BROKEN'}" if bound else ""
        print(f"{name:22}{codes:10,.0f}{codes / reference:10.1f}x{told}")
    return holds


if __name__ == "__main__":
    raise SystemExit(not main())

"""A hundred thousand labels are streamed: neither pictures nor manifests are held whole."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable

import pytest

from bianmin_core import Artifact
from bianmin_exporters.cards import labels
from bianmin_exporters.cards.label_options import LabelOptions
from bianmin_exporters.cards.manifest import Code, Printed, manifest
from bianmin_exporters.cards.table import Mapped, Problems, rows_of
from bianmin_exporters.codes import Matrix
from bianmin_exporters.typesetting.compiler import Page


def peak_of_reading(make: Callable[[], Iterable[Artifact]]) -> int:
    """Make files, read each to its end, keep nothing; return the most bytes that were held."""
    tracemalloc.start()
    for artifact in make():
        content = artifact.content
        for piece in (content,) if isinstance(content, bytes) else content:
            assert piece
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_typst_keeps_one_run_alone() -> None:
    """What typst keeps of some labels is gone before the next are made: six turns take as two do."""
    script = (
        "import resource\n"
        "from bianmin_exporters.cards import labels\n"
        "from bianmin_exporters.cards.label_options import LabelOptions\n"
        "from bianmin_exporters.cards.table import Mapped, Problems, rows_of\n"
        "labels.CHUNK = 50\n"
        "problems = Problems('rows')\n"
        "links = ({'link': f'https://bm.example.cn/s/{n}', 'title': str(n)} for n in range(300))\n"
        "rows = rows_of(links, Mapped(), problems)\n"
        "made = labels.artifacts(rows, LabelOptions(format='svg'), problems)\n"
        "for place, _ in enumerate(made, 1):\n"
        "    if place in (100, 300):\n"
        "        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    two, six = map(int, ran.stdout.split())
    assert six < 1.2 * two


def test_the_manifests_are_never_whole() -> None:
    """The manifests of 5,000 codes, 2 MB together, pass with less than half a megabyte held."""
    matrix = Matrix(size=29, version=3, level="M", rows=())
    printed = [
        Printed(
            code=Code(
                id=f"{n:05d}",
                name=f"第 {n} 件事",
                kind="link",
                content=f"https://bm.example.cn/s/{n:07d}",
                matrix=matrix,
                least_mm=18.5,
            ),
            file=f"cards/{n:05d}.svg",
        )
        for n in range(5_000)
    ]
    assert peak_of_reading(lambda: manifest(lambda: printed, None, "published")) < 500_000


def test_pictures_are_held_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 500 labels no more pictures are there at once than are typeset in two turns."""
    size = 100_000

    def pages(_: object, data: bytes, **__: object) -> tuple[Page, ...]:
        # Without typst, whose own memory Python does not count.
        count = len(json.loads(data)["cards"])
        return tuple(Page(n, b"<svg>" + b" " * size + b"</svg>") for n in range(1, count + 1))

    monkeypatch.setattr(labels, "compile_pages", pages)

    def made(count: int) -> Iterable[Artifact]:
        problems = Problems("rows")
        links = ({"link": f"https://bm.example.cn/s/{n}"} for n in range(count))
        rows = rows_of(links, Mapped(), problems)
        return labels.artifacts(rows, LabelOptions(format="svg"), problems)

    deque(made(1), maxlen=0)  # what is read once, whatever the number: the fonts
    assert peak_of_reading(lambda: made(5 * labels.CHUNK)) < 2.5 * labels.CHUNK * size

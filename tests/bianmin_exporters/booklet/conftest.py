"""The example's book, compiled once a test session, and the books of a few of its offices."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import pytest
from filelock import FileLock
from tests.bianmin_exporters.booklet.drawn import Page, pages_of

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_core.options import make_options
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.options import BookletOptions

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
FEW = ("civil-affairs", "trade-union", "community-dongmen", "community-nanhe", "community-xiwan")
LAYOUTS = ("standard", "large-print", "pocket")

Made = Callable[..., Path]
_BOOK = """
import sys
from pathlib import Path
from bianmin_core import Audience, ExportContext, load
from bianmin_exporters.booklet import exporter
whole = load(sys.argv[1]).for_audience(Audience.PRINT)
for artifact in exporter.export(whole, exporter.options(), ExportContext()):
    Path(artifact.path).write_bytes(artifact.content)
"""


@pytest.fixture(scope="session")
def whole() -> Published:
    """The example as paper shows it."""
    return load(EXAMPLE).for_audience(Audience.PRINT)


@pytest.fixture(scope="session")
def published(whole: Published) -> Published:
    """The same, by the name that most tests call it by."""
    return whole


@pytest.fixture(scope="session")
def book_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file of the example's book; the workers of a session share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "example-book"
    with FileLock(shared / "example-book.lock"):
        if not folder.is_dir():
            half = shared / "example-book.half"
            half.mkdir(exist_ok=True)
            # Apart, so that what typst keeps of so large a book does not slow all that follows.
            subprocess.run([sys.executable, "-c", _BOOK, str(EXAMPLE)], check=True, cwd=half)
            half.rename(folder)
    return folder


@pytest.fixture(scope="session")
def book(book_folder: Path) -> Path:
    """The example's book as a file."""
    return book_folder / "booklet.pdf"


@pytest.fixture(scope="session")
def drawn(book: Path) -> Sequence[Page]:
    """What is drawn on each page of the example's book."""
    return tuple(pages_of(book))


@pytest.fixture(scope="session")
def few(whole: Published) -> Published:
    """Two stations and three communities of the example, with some of what they do."""
    services = [s for office in FEW for s in whole.services if s.office == office]
    of_one = [s for s in services if s.office == FEW[0]]
    return attrs.evolve(
        whole,
        offices=tuple(o for o in whole.offices if o.id in FEW),
        services=tuple(s for s in services if s not in of_one[8:]),
    )


@pytest.fixture(scope="session")
def made(few: Published, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The file that those offices' book is, by its options; the same options are made once."""
    kept: dict[tuple[tuple[str, object], ...], Path] = {}

    def make(**options: object) -> Path:
        key = tuple(sorted(options.items()))
        if key not in kept:
            file = tmp_path_factory.mktemp("book") / "book"
            file.write_bytes(content(few, **options))
            kept[key] = file
        return kept[key]

    return make


def content(catalogue: Published, **options: object) -> bytes:
    """The book that is made of a catalogue, by options and what the context holds."""
    lang, draft = str(options.pop("lang", "zh")), bool(options.pop("draft", False))
    templates = options.pop("templates", None)
    context = ExportContext(
        lang=lang, draft=draft, template_folders=(Path(str(templates)),) if templates else ()
    )
    artifact, *_ = exporter.export(
        catalogue, make_options("booklet", BookletOptions, options), context
    )
    assert isinstance(artifact.content, bytes)
    return artifact.content

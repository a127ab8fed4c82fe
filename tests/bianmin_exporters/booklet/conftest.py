"""The full example's book: compiled once a test session, whichever worker asks first."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from tests.bianmin_exporters.booklet.drawn import Page, pages_of

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.options import BookletOptions

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"


@pytest.fixture(scope="session")
def published() -> Published:
    """The example as paper shows it."""
    return load(EXAMPLE).for_audience(Audience.PRINT)


@pytest.fixture(scope="session")
def book_folder(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file of the example's book; the workers of a session share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "example-book"
    with FileLock(shared / "example-book.lock"):
        if not folder.is_dir():
            half = shared / "example-book.half"
            half.mkdir(exist_ok=True)
            for artifact in exporter.export(published, BookletOptions(), ExportContext()):
                assert isinstance(artifact.content, bytes)
                (half / artifact.path).write_bytes(artifact.content)
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

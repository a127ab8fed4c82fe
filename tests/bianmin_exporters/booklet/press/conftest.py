"""A small book, cut out of the example, made once for all tests of the press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_core.options import make_options
from bianmin_exporters.booklet import exporter

EXAMPLE = Path(__file__).parents[4] / "examples" / "wangjiazhuang"

Files = dict[str, bytes]
Make = Callable[..., Files]


@pytest.fixture(scope="session")
def small() -> Published:
    """Three offices and three communities of the example, with the first services of them."""
    whole = load(EXAMPLE).for_audience(Audience.PRINT)
    offices = whole.offices[:3] + tuple(o for o in whole.offices if o.households)[-3:]
    ids = {office.id for office in offices}
    return attrs.evolve(
        whole,
        offices=offices,
        services=tuple(s for s in whole.services if s.office in ids)[:6],
        officers=tuple(o for o in whole.officers if o.posts and o.posts[0].office in ids),
        edition=attrs.evolve(whole.edition, print_run=1800),
    )


@pytest.fixture(scope="session")
def make(small: Published) -> Make:
    """Export the small book with options as a person writes them."""

    def made(catalogue: Published = small, **options: object) -> Files:
        draft = bool(options.pop("draft", False))
        templates = options.pop("templates", None)
        context = ExportContext(
            draft=draft, template_folders=(templates,) if isinstance(templates, Path) else ()
        )
        chosen = make_options("booklet", exporter.options, options)
        found = {}
        for artifact in exporter.export(catalogue, chosen, context):
            assert isinstance(artifact.content, bytes)
            found[artifact.path] = artifact.content
        return found

    return made


@pytest.fixture(scope="session")
def press(make: Make) -> Files:
    """The files of a perfect bound book."""
    return make(**{"for": "press"})


@pytest.fixture(scope="session")
def stapled(make: Make) -> Files:
    """The files of a stapled book for the press."""
    return make(**{"for": "press", "impose": "saddle", "paper_thickness": 200})

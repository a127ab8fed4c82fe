"""No text of the book leaves its place or stands over another, in the example or at any extreme."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.bianmin_exporters.booklet import extremes
from tests.bianmin_exporters.booklet.boxes import (
    PAPERS,
    faults_of_book,
    out_of_shape,
    outside,
    overlapping,
    ruled_over,
    stranded_flags,
    stranded_headings,
    stranded_pocket_flags,
)
from tests.bianmin_exporters.booklet.conftest import LAYOUTS, Made
from tests.bianmin_exporters.booklet.drawn import Page, pages_of
from tests.bianmin_exporters.booklet.structure import faults_of_order, structure_of

from bianmin_core import ExportContext, Published
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.options import BookletOptions, Layout
from bianmin_exporters.booklet.render import FILES


def _made(
    catalogue: Published, folder: Path, *templates: Path, layout: Layout = "standard"
) -> Mapping[str, Sequence[int]]:
    """Write the book of a catalogue into a folder and return the pages of its parts."""
    context = ExportContext(template_folders=templates)
    for artifact in exporter.export(catalogue, BookletOptions(layout=layout), context):
        assert isinstance(artifact.content, bytes)
        (folder / artifact.path).write_bytes(artifact.content)
    parts: Mapping[str, Sequence[int]] = _parts(folder)
    return parts


def _parts(folder: Path) -> dict[str, list[int]]:
    parts: dict[str, list[int]] = json.loads((folder / "booklet-pages.json").read_bytes())["parts"]
    return parts


def _faults(folder: Path, layout: Layout = "standard") -> list[str]:
    book = folder / FILES[layout]
    return faults_of_book(structure_of(book), tuple(pages_of(book)), _parts(folder), PAPERS[layout])


def test_every_text_of_the_example_stands_in_its_place(
    book: Path, book_folder: Path, drawn: Sequence[Page]
) -> None:
    """None leaves its page, tile or panel, none is over another, no heading or flag stands last."""
    assert sum(len(page.texts) for page in drawn) > 40_000
    assert faults_of_book(structure_of(book), drawn, _parts(book_folder)) == []


@pytest.mark.slow
def test_every_extreme_stands_in_its_place(tmp_path: Path) -> None:
    """So it is with 50 offices, names of 60 characters, 40 materials, 12 steps, 20 phones, nothing."""
    _made(extremes.extreme_catalogue(), tmp_path)
    assert _faults(tmp_path) == []
    book = tmp_path / "booklet.pdf"
    assert faults_of_order(structure_of(book), tuple(pages_of(book))) == []


@pytest.mark.parametrize("layout", ["large-print", "pocket"])
def test_leaflets_and_pocket_keep_their_places(made: Made, layout: Layout) -> None:
    """So it is with the leaflets and the pocket edition of a few offices of the example."""
    file = made(layout=layout)
    pages = tuple(pages_of(file))
    assert faults_of_book(structure_of(file), pages, {"cover": [0]}, PAPERS[layout]) == []


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["large-print", "pocket"])
def test_extremes_keep_their_places_in_every_layout(tmp_path: Path, layout: Layout) -> None:
    """So it is with each extreme of a service as a leaflet and in the pocket edition."""
    offices = [
        extremes.office(0),
        extremes.office(1, name=30, phones=20, address=90, alias=30),
        extremes.office(2),
    ]
    people = [one for k in range(2) for one in extremes.officers(k, 4, duty=30, title=14)]
    services = [extremes.service(n, n % 2, shape) for n, shape in enumerate(extremes.EXTREMES)]
    _made(extremes.published(offices, people, services), tmp_path, layout=layout)
    assert _faults(tmp_path, layout) == []


def test_tables_have_no_vertical_rules(drawn: Sequence[Page], book_folder: Path) -> None:
    """In the register and the directory rows are ruled apart, and columns are not."""
    parts = _parts(book_folder)
    for index in (*parts["register"], *parts["directory"]):
        upright = [s for s in drawn[index].shapes if s.box.width < 6 and s.box.height > 12]
        assert upright == [], index + 1


SHAPES = st.builds(
    extremes.Shape,
    name=st.sampled_from((2, 10, 15, 16, 30, 44, 60)),
    aliases=st.lists(st.sampled_from((2, 8, 30)), max_size=3).map(tuple),
    materials=st.sampled_from((0, 1, 4, 5, 13, 40)),
    note=st.sampled_from((0, 20, 60)),
    choice=st.sampled_from((0, 2, 5)),
    situations=st.integers(0, 5),
    steps=st.sampled_from((1, 2, 5, 9, 12)),
    step=st.sampled_from((8, 20, 50)),
    deputy=st.booleans(),
    handlers=st.integers(1, 2),
    conditions=st.integers(0, 3),
    faq=st.integers(0, 3),
    link=st.sampled_from((0, 60)),
)


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    # Each try sets a book: making a failing catalogue smaller would take minutes.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    shapes=st.lists(SHAPES, min_size=6, max_size=12),
    phones=st.sampled_from((0, 1, 3, 6, 7, 20)),
    posts=st.sampled_from((1, 4, 10)),
    duty=st.sampled_from((2, 12, 40)),
    name=st.sampled_from((4, 11, 12, 30)),
)
def test_any_catalogue_stands_in_its_place(
    tmp_path: Path,
    shapes: list[extremes.Shape],
    phones: int,
    posts: int,
    duty: int,
    name: int,
) -> None:
    """Whatever a district writes, each text stands in its place."""
    offices = [extremes.office(k, name=name, phones=phones, address=12 + 30 * k) for k in range(3)]
    people = [one for k in range(2) for one in extremes.officers(k, posts, duty=duty)]
    services = [extremes.service(n, n % 2, shape) for n, shape in enumerate(shapes)]
    _made(extremes.published(offices, people, services), tmp_path)
    assert _faults(tmp_path) == []


# Laid over one file of each layout, what is broken takes the place of {}.
BROKEN_PAGES: Mapping[Layout, tuple[str, str]] = {
    "standard": ("fridge.typ", "#let fridge(fridge, draft) = page(margin: 18mm, {})"),
    "large-print": ("leaflet.typ", "#let leaflet(service, i, places, on) = {}"),
    "pocket": (
        "fridge.typ",
        '#import "default/fridge.typ": *\n#let panel(supervision, width: 0mm) = {}',
    ),
}
BROKEN = {
    "a column that is too narrow for its words": (
        "grid(columns: (8mm, 40mm), box(width: 8mm, box(width: 60mm)[长得写到隔壁去的话]), [隔壁的话])",
        "overlap",
    ),
    "a text over the edge of the page": (
        "place(dx: 90%, box(width: 60mm)[写到纸外面去的一句话])",
        "leaves its area",
    ),
    "a text half out of its tile": (
        "place(rect(width: 20mm, height: 12mm, fill: luma(80%)))\n"
        "place(dx: 12mm, dy: 3mm, box(width: 40mm)[一半在外面])",
        "leaves its shape",
    ),
    "a rule through a text": (
        "[被划掉的一句话]\nplace(dy: -1.5mm, line(length: 60mm))",
        "is ruled over",
    ),
    "a heading that stands last": (
        "[话#v(1fr)#heading(level: 1)[最后的标题]]",
        "stands last",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_template_is_found(what: str, layout: Layout, tmp_path: Path) -> None:
    """Laid over ours, a template that breaks one of these is caught by that check, in each layout."""
    (name, source), (body, fault) = BROKEN_PAGES[layout], BROKEN[what]
    (tmp_path / "district" / "booklet").mkdir(parents=True)
    (tmp_path / "district" / "booklet" / name).write_text(
        source.replace("{}", "{\n" + body + "\n}"), "utf-8"
    )
    service = extremes.service(0, 0, extremes.Shape())
    held = [service] if layout == "large-print" else []
    small = extremes.published([extremes.office(0)], [], held)
    _made(small, tmp_path, tmp_path / "district", layout=layout)
    assert any(fault in one for one in _faults(tmp_path, layout)), _faults(tmp_path, layout)


def test_a_flag_without_its_material_is_found(drawn: Sequence[Page], book: Path) -> None:
    """With the texts under it taken away, a situation's flag is told as stranded."""
    structure = structure_of(book)
    page = next(p for p in drawn if any("还要带" in t.said for t in p.texts))
    flag = next(t for t in page.texts if t.said.strip().endswith("还要带"))
    above = tuple(t for t in page.texts if t.box.top <= flag.box.bottom)
    assert stranded_flags(structure, [page]) == []
    assert len(stranded_flags(structure, [attrs.evolve(page, texts=above)])) == 1
    assert callable(stranded_headings)
    assert [*outside(page, {}), *out_of_shape(page), *overlapping(page), *ruled_over(page)] == []


def test_a_flag_of_a_leaflet_or_the_pocket_without_its_material_is_found(made: Made) -> None:
    """With what follows it taken away, a flag of either layout is told as stranded."""
    file = made(layout="large-print")
    structure, paper = structure_of(file), PAPERS["large-print"]
    page = next(p for p in pages_of(file) if any("还要带" in t.said for t in p.texts))
    flag = next(t for t in page.texts if t.said.strip().endswith("还要带"))
    above = tuple(t for t in page.texts if t.box.top <= flag.box.bottom)
    assert stranded_flags(structure, [page], paper) == []
    assert len(stranded_flags(structure, [attrs.evolve(page, texts=above)], paper)) == 1
    page = next(
        p for p in pages_of(made(layout="pocket")) if any(t.said.strip() == "加" for t in p.texts)
    )
    flag = next(t for t in page.texts if t.said.strip() == "加")
    before = tuple(t for t in page.texts if t.at <= flag.at and t.box.top <= flag.box.bottom)
    assert stranded_pocket_flags([page]) == []
    assert len(stranded_pocket_flags([attrs.evolve(page, texts=before)])) == 1

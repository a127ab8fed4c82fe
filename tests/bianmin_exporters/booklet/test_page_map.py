"""The page map, held against the text that poppler reads on each page."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from bianmin_core import (
    ExportContext,
    Hotline,
    HotlineKind,
    OfficeKind,
    Phone,
    Published,
    Service,
    from_tree,
)
from bianmin_core.testing import specimen
from bianmin_exporters.booklet import exporter, page_map_schema
from bianmin_exporters.booklet.options import BookletOptions, Layout
from bianmin_exporters.booklet.render import FILES
from bianmin_exporters.booklet.wording import phone_view

_OVER = re.compile(r"[\s　]")


@pytest.fixture(scope="module")
def mapped(book_folder: Path) -> Mapping[str, Any]:
    """The example's page map."""
    tree: Mapping[str, Any] = json.loads((book_folder / "booklet-pages.json").read_bytes())
    return tree


@pytest.fixture(scope="module")
def texts(book: Path) -> Sequence[str]:
    """Each page's text in the order in which it was written."""
    done = subprocess.run(["pdftotext", "-raw", str(book), "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def lines(texts: Sequence[str]) -> Sequence[str]:
    """The same with lines joined and no white space."""
    return [_squeezed(page) for page in texts]


def _spelling(digits: str) -> re.Pattern[str]:
    """A number however its groups are parted; no part of a longer one, and no page."""
    groups = ("[ -]?" if len(digits) > 5 else "").join(digits)
    return re.compile(rf"(?<![0-9-])(?<!第 ){groups}(?![0-9]| [0-9]{{4}}| 页)")


def _squeezed(text: str) -> str:
    return _OVER.sub("", text)


def test_the_map_keeps_to_the_schema_beside_it(book_folder: Path, book: Path) -> None:
    """The schema is one, is the one the package gives, and the map is of this very file."""
    schema = json.loads((book_folder / "booklet-pages.schema.json").read_bytes())
    tree = json.loads((book_folder / "booklet-pages.json").read_bytes())
    assert schema == page_map_schema()
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(tree)) == []
    assert tree["book"]["sha256"] == hashlib.sha256(book.read_bytes()).hexdigest()
    assert tree["edition"] == {"number": "2026 年第 1 版", "issued_on": "2026-03-01"}
    assert tree["status"] == "published"


def test_every_folio_is_the_number_printed_on_its_page(
    mapped: Mapping[str, Any], book: Path
) -> None:
    """The number at the outer foot of each page is the one the map gives it; others bear none."""
    done = subprocess.run(["pdftotext", "-bbox", str(book), "-"], check=True, capture_output=True)
    pages = done.stdout.decode().split("<page ")[1:]
    assert len(mapped["folios"]) == len(pages)
    word = re.compile(r'xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>([^<]*)<')
    differing = []
    for number, (folio, page) in enumerate(zip(mapped["folios"], pages, strict=True), 1):
        # Foot: 12 to 18 mm above the trim; outer edge: left on even pages, right on odd ones.
        edge = [
            text
            for x, y, text in word.findall(page)
            if 548 < float(y) < 575 and (float(x) > 350 if number % 2 else float(x) < 60)
        ]
        printed = edge[-1] if folio is not None and edge else None
        if folio != printed:
            differing.append((number, folio, edge))
    assert differing == []
    assert sum(folio is None for folio in mapped["folios"]) < 5


def test_a_part_begins_with_its_title(mapped: Mapping[str, Any], lines: Sequence[str]) -> None:
    """The first page of each part bears its title, and parts do not overlap."""
    titles = {
        "cover": "一本通", "imprint": "版权和说明", "how": "这本书怎么看", "find": "办事，先翻这一页",
        "events": "家里有什么事", "register": "按站所找", "directory": "干部名录", "names": "姓名索引",
        "index": "拼音索引", "themes": "按主题找", "fridge": "急事打这些",
    }  # fmt: skip
    assert set(mapped["parts"]) <= set(titles)
    held = [page for pages in mapped["parts"].values() for page in pages]
    assert len(held) == len(set(held))
    for part, pages in mapped["parts"].items():
        assert pages == list(range(pages[0], pages[-1] + 1))
        assert titles[part] in lines[pages[0]], part


def test_a_service_stands_where_the_map_says(
    published: Published, mapped: Mapping[str, Any], lines: Sequence[str]
) -> None:
    """Each service's own pages bear its name, and its own alone whom to call about it."""
    assert set(mapped["services"]) == {s.id for s in published.services}
    for service in published.services:
        own = mapped["services"][service.id]["own"]
        assert own == list(range(own[0], own[-1] + 1))
        assert _squeezed(service.name) in lines[own[0]], service.id
        assert all(_any_name(service, lines[page]) for page in own), service.id
        assert "扫码看最新" in lines[own[-1]]


def test_what_names_a_service_is_in_the_map(
    published: Published, mapped: Mapping[str, Any], lines: Sequence[str]
) -> None:
    """Pages that name a service bear one of its names, or send to it by its page."""
    for service in published.services:
        pages = mapped["services"][service.id]
        folio = mapped["folios"][pages["own"][0]]
        for page in pages["named"]:
            assert _any_name(service, lines[page]) or f"第{folio}页" in lines[page], service.id
    listed = mapped["parts"]["events"] + mapped["parts"]["index"]
    for event in published.life_events:
        for one in event.services:
            named = mapped["services"][one]["named"]
            assert any(page in mapped["parts"]["events"] for page in named), one
    for service in published.services:
        assert any(page in listed for page in mapped["services"][service.id]["named"])


def _any_name(service: Service, text: str) -> bool:
    names = (service.name, service.short_name or service.name, *service.aliases)
    return any(_squeezed(name) in text for name in names)


def test_an_office_is_on_the_pages_that_bear_its_name(
    published: Published, mapped: Mapping[str, Any], lines: Sequence[str]
) -> None:
    """Office page, running heads, register, directory and index of names: all, and no other of them."""
    assert {o.id for o in published.offices} == {*mapped["offices"], *mapped["communities"]}
    kinds = {o.id for o in published.offices if o.kind is OfficeKind.COMMUNITY}
    assert set(mapped["communities"]) == kinds
    for office in published.offices:
        pages = {**mapped["offices"], **mapped["communities"]}[office.id]
        every = pages["own"] + pages["named"]
        assert all(_squeezed(office.name) in lines[page] for page in every), office.id
        bold = {
            n
            for n, text in enumerate(lines)
            if f"{_number(published, office.id)}{office.name}" in text
        }
        assert bold <= set(every), office.id


def _number(published: Published, office: str) -> str:
    return f"{[o.id for o in published.offices].index(office) + 1:02d}"


def test_an_officer_is_on_every_page_that_names_him(
    published: Published, mapped: Mapping[str, Any], lines: Sequence[str]
) -> None:
    """Each page in the map bears the name, and each page that bears the name is in the map."""
    names = [_squeezed(o.name or "") for o in published.officers]
    for officer in published.officers:
        assert officer.name is not None
        name = _squeezed(officer.name)
        longer = [n for n in names if name in n and n != name]
        bearing = {n for n, text in enumerate(lines) if name in _without(text, longer)}
        told = set(mapped["officers"][officer.id])
        assert told <= bearing, (officer.id, told - bearing)
        assert bearing <= told, (officer.id, sorted(bearing - told))


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def test_a_phone_is_on_every_page_that_prints_it(
    published: Published, mapped: Mapping[str, Any], texts: Sequence[str]
) -> None:
    """Each page in the map prints the number, and each page that prints it is in the map."""
    area = published.district.area_code or ""
    assert len(mapped["phones"]) > 250
    offices = [*mapped["offices"].values(), *mapped["communities"].values()]
    lists = {page for office in offices for page in office["own"]}
    lists |= {
        p
        for part in ("events", "register", "index", "names", "themes")
        for p in mapped["parts"].get(part, ())
    }
    for key, held in mapped["phones"].items():
        digits = re.sub(r"\D", "", held["printed"])
        whole, local = _spelling(digits), _spelling(digits.removeprefix(area))
        printing = {n for n, text in enumerate(texts) if whole.search(text)}
        # The register leaves the area code out.
        printing |= {n for n in mapped["parts"]["register"] if local.search(texts[n])}
        told = set(held["pages"])
        if len(digits) == 3:  # where pages are listed, they look like short numbers
            pages = lists | {n for n, folio in enumerate(mapped["folios"]) if folio == digits}
            printing, told = printing - pages, told - pages
        assert told <= printing, (key, sorted(told - printing))
        assert printing <= told, (key, sorted(printing - told))
    for phone in _phones(published):
        assert phone_view(phone, published.district.area_code)["key"] in mapped["phones"]


def _phones(published: Published) -> list[Phone]:
    offices = [p for o in published.offices for p in o.phones]
    return [*offices, *(o.phones[0] for o in published.officers if o.phones and o.posts)]


def _map_of(catalogue: Published, context: ExportContext) -> dict[str, Any]:
    made = {a.path: a.content for a in exporter.export(catalogue, BookletOptions(), context)}
    content = made["booklet-pages.json"]
    assert isinstance(content, bytes)
    tree: dict[str, Any] = json.loads(content)
    assert list(Draft202012Validator(page_map_schema()).iter_errors(tree)) == []
    return tree


def test_numbers_and_names_in_sentences_are_in_the_map() -> None:
    """A number or a name inside a step, a note or an answer is told like one that stands alone."""
    plain = specimen().for_audience(exporter.audience)
    service = plain.services[0]
    officer = plain.officers[0]
    hotline = Hotline(
        id="late", name="夜间值班", kind=HotlineKind.LOCAL, phone=Phone(number="0874-1109999")
    )
    step = attrs.evolve(service.steps[0], text=f"先打0874-1109999，找{officer.name}说一声")
    said = attrs.evolve(
        plain,
        hotlines=(*plain.hotlines, hotline),
        services=(attrs.evolve(service, steps=(step, *service.steps[1:])), *plain.services[1:]),
    )
    before, after = _map_of(plain, ExportContext()), _map_of(said, ExportContext())
    assert "+868741109999" not in before["phones"]
    own = after["services"][service.id]["own"]
    late = [pages for key, pages in after["phones"].items() if "1109999" in key]
    assert [one["printed"] for one in late][:1] == ["0874-110 9999"]
    assert any(page in late[0]["pages"] for page in own)
    assert any(page in after["officers"][officer.id] for page in own)


def test_extensions_of_one_number_are_told_apart() -> None:
    """Two people behind one switchboard have two entries."""
    plain = specimen().for_audience(exporter.audience)
    office = attrs.evolve(
        plain.offices[0],
        phones=(
            Phone(number="0874-1100005", extension="11"),
            Phone(number="0874-1100005", extension="12"),
        ),
    )
    tree = _map_of(attrs.evolve(plain, offices=(office, *plain.offices[1:])), ExportContext())
    assert [k.partition(";")[2] for k in tree["phones"] if ";" in k] == ["ext=11", "ext=12"]


def test_the_smallest_draft_has_a_map() -> None:
    """A catalogue of nothing but a name maps its fixed parts, and says that it is a draft."""
    empty = from_tree({"district": {"name": "新街道"}}).for_audience(exporter.audience)
    tree = _map_of(empty, ExportContext(draft=True))
    assert tree["status"] == "draft"
    assert tree["services"] == tree["offices"] == tree["officers"] == {}
    assert tree["parts"]["cover"] == [0]
    assert tree["edition"] == {"number": None, "issued_on": None}


@pytest.fixture(scope="module", params=["large-print", "pocket"])
def other(
    request: pytest.FixtureRequest, few: Published, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Published, dict[str, Any], Sequence[str]]:
    """A few services as leaflets and in the pocket edition: catalogue, map, the text of each page."""
    layout: Layout = request.param
    kept = {"civil-affairs", "community-dongmen"}
    small = attrs.evolve(
        few,
        offices=tuple(o for o in few.offices if o.id in kept),
        services=tuple(s for s in few.services if s.office in kept)[::2],
    )
    folder = tmp_path_factory.mktemp(layout)
    for artifact in exporter.export(small, BookletOptions(layout=layout), ExportContext()):
        assert isinstance(artifact.content, bytes)
        (folder / artifact.path).write_bytes(artifact.content)
    file = folder / FILES[layout]
    tree: dict[str, Any] = json.loads((folder / "booklet-pages.json").read_bytes())
    assert list(Draft202012Validator(page_map_schema()).iter_errors(tree)) == []
    assert tree["book"] == {
        "file": file.name,
        "layout": layout,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True)
    return small, tree, done.stdout.decode().split("\f")[:-1]


Other = tuple[Published, dict[str, Any], Sequence[str]]


def test_every_layout_maps_where_a_service_stands(other: Other) -> None:
    """Its own pages, each with its name or its office's; and it is named in the list of all."""
    published, tree, texts = other
    lines = [_squeezed(text) for text in texts]
    leaflets = tree["book"]["layout"] == "large-print"
    assert set(tree["services"]) == {s.id for s in published.services}
    listed = tree["parts"]["contents" if leaflets else "index"]
    for service in published.services:
        pages = tree["services"][service.id]
        own = pages["own"]
        assert own == list(range(own[0], own[-1] + 1))
        assert _any_name(service, lines[own[0]])
        assert all(_any_name(service, lines[page]) for page in own if leaflets or page == own[0])
        assert all(_any_name(service, lines[p]) or "那一份" in lines[p] for p in pages["named"])
        assert any(page in listed for page in pages["named"])
    if leaflets:  # from one to the next no page is nobody's
        every = [page for s in published.services for page in tree["services"][s.id]["own"]]
        assert sorted(every) == list(range(tree["parts"]["contents"][-1] + 1, len(texts)))


def test_every_layout_maps_its_folios_and_offices(other: Other) -> None:
    """Every page but cover and imprint bears the number of the map, and its offices their names."""
    published, tree, texts = other
    assert [n for n, folio in enumerate(tree["folios"]) if folio is None] == [0, 1]
    for folio, text in list(zip(tree["folios"], texts, strict=True))[2:]:
        printed = f"第{folio}页共" if tree["book"]["layout"] == "large-print" else f"{folio}"
        assert printed in _squeezed(text)
    for office in published.offices:
        pages = {**tree["offices"], **tree["communities"]}[office.id]
        assert pages["named"]
        every = [*pages["own"], *pages["named"]]
        assert all(_squeezed(office.name) in _squeezed(texts[page]) for page in every)
        headed = f"{_number(published, office.id)}{office.name}"
        assert {n for n, t in enumerate(texts) if headed in _squeezed(t)} <= set(every)


def test_every_layout_maps_its_numbers_and_people(other: Other) -> None:
    """A number or an officer is on the pages of the map, and on no other."""
    published, tree, texts = other
    local_only = tree["parts"].get("register", [])
    area = published.district.area_code or ""
    for key, held in tree["phones"].items():
        digits = re.sub(r"\D", "", held["printed"])
        told = set(held["pages"]) - set(local_only)
        printing = {n for n, text in enumerate(texts) if _spelling(digits).search(text)}
        if len(digits) > 5:  # shorter ones may be pages
            assert printing - set(local_only) == told, key
        # The list of offices leaves the area code out; its foot does not.
        spelled = (_spelling(digits), _spelling(digits.removeprefix(area)))
        for page in set(held["pages"]) & set(local_only):
            assert any(one.search(texts[page]) for one in spelled), key
    for officer in published.officers:
        name = _squeezed(officer.name or "")
        longer = [o.name or "" for o in published.officers if name in (o.name or "") != name]
        bearing = {n for n, t in enumerate(texts) if name in _without(_squeezed(t), longer)}
        assert set(tree["officers"].get(officer.id, ())) == bearing, officer.id


def test_a_template_that_tells_nothing_has_no_map(tmp_path: Path) -> None:
    """Where a district's own main file says nothing of its pages, no map claims to know them."""
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "main.typ").write_text("#set document(title: [t])\n= 书", "utf-8")
    context = ExportContext(template_folders=(tmp_path,))
    made = exporter.export(specimen().for_audience(exporter.audience), BookletOptions(), context)
    assert [artifact.path for artifact in made] == ["booklet.pdf"]

"""The example is complete, ready to publish, and reaches nobody who exists."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bianmin_core import Catalogue, Material, OfficeKind, Phone, check, load, walk_texts

FOLDER = Path(__file__).parents[2] / "examples" / "wangjiazhuang"
JUDGED_ON = dt.date(2026, 3, 1)

LANDLINE = re.compile(r"0874-1[0-9]{6}")
MOBILE = re.compile(r"161 ?0[0-9]{3} ?[0-9]{4}")
# Numbers that ring at the same service all over the country, as the services themselves give them.
_NATIONAL = """
    110 119 120 122 12110 12119 12121 12305 12306 12309 12315 12319 12320 12328 12329 12333 12338
    12345 12348 12350 12355 12356 12366 12377 12380 12381 12385 12388 12389 12393 12395 12396 12398
    95598
"""
NATIONAL = frozenset(_NATIONAL.split())
# Fields in which a run of figures is no phone: codes, document numbers, addresses of websites.
_NO_PHONE = {"code", "id", "base_url", "online_url", "credit_code", "area_code", "format_version"}
_LONG = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){6,}(?![0-9A-Za-z])")
_DATE = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]")
_SHORT = re.compile(r"(?<![0-9A-Za-z-])(?:12[0-9]{3}|95[0-9]{3}|96[0-9]{3,4})(?![0-9A-Za-z])")
_TO_RING = re.compile(
    r"(?:打|拨|拨打|电话|热线) ?([0-9]{3,6})(?![0-9-]| ?[元天岁年月个人分千室号房楼])"
)

VAGUE = re.compile(r"相关|其他|其它|有关|必要(?:的)?(?:材料|证明)|等$|等材料|等证|所需|规定的")
# One document, one name: what people also say, and the name the example uses.
OTHER_NAMES = {
    "身份证": "居民身份证",
    "身份证件": "居民身份证",
    "二代身份证": "居民身份证",
    "户口本": "居民户口簿",
    "户口簿": "居民户口簿",
    "户口册": "居民户口簿",
    "出生证": "出生医学证明",
    "出生证明": "出生医学证明",
    "医学出生证明": "出生医学证明",
    "死亡证明": "居民死亡医学证明（推断）书",
    "死亡医学证明": "居民死亡医学证明（推断）书",
    "结婚证书": "结婚证",
    "离婚证书": "离婚证",
    "社保卡": "社会保障卡",
    "残疾证": "残疾人证",
    "委托书": "授权委托书",
    "代办委托书": "授权委托书",
    "诊断证明": "疾病诊断证明书",
    "诊断书": "疾病诊断证明书",
    "执照": "营业执照",
    "房产证": "不动产权证书",
    "房本": "不动产权证书",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The example as loaded."""
    return load(FOLDER)


def phones(catalogue: Catalogue) -> Iterator[Phone]:
    """Every phone, internal ones too."""
    for held in (catalogue.offices, catalogue.officers, catalogue.services):
        for owner in held:
            yield from owner.phones
    yield from (h.phone for h in catalogue.hotlines)


def materials(catalogue: Catalogue) -> Iterator[tuple[str, Material]]:
    """Every material with the id of its service."""
    for service in catalogue.services:
        for material in service.materials:
            yield service.id, material


def texts(catalogue: Catalogue) -> Iterator[str]:
    """Every text that may hold a number to ring."""
    for path, text in walk_texts(catalogue):
        if path[-1] not in _NO_PHONE and "legal_basis" not in path:
            yield text


def invented(number: str) -> bool:
    """Whether a number of full length is one that rings at nobody's."""
    return bool(LANDLINE.fullmatch(number) or MOBILE.fullmatch(number))


def test_nothing_blocks_publication(catalogue: Catalogue) -> None:
    """The example can be built as it stands."""
    report = check(catalogue, as_of=JUDGED_ON)
    assert [f"{f.origin}: {f.say('en')}" for f in report.findings if f.blocks] == []
    assert report.broken == ()


def test_every_service_answers_all_five_questions(catalogue: Catalogue) -> None:
    """Readiness is complete, office by office."""
    readiness = check(catalogue, as_of=JUDGED_ON).readiness
    assert readiness.ready == readiness.services
    assert {o.office: dict(o.missing) for o in readiness.offices if o.missing} == {}


def test_size(catalogue: Catalogue) -> None:
    """It is as large as the book that a subdistrict prints for each household."""
    kinds = Counter(o.kind for o in catalogue.offices)
    communities = [o for o in catalogue.offices if o.kind is OfficeKind.COMMUNITY]
    assert kinds.total() - len(communities) == 33
    assert len(communities) >= 6
    assert all(o.households and o.people for o in communities)
    assert sum(o.households or 0 for o in communities) <= (catalogue.edition.print_run or 0)
    assert len(catalogue.officers) >= 130
    assert len(catalogue.services) >= 200
    assert len(catalogue.life_events) >= 12
    assert sum(1 for s in catalogue.services if s.situations) >= 40
    assert len({m.name for _, m in materials(catalogue)}) >= 250


def test_everything_in_the_shared_lists_is_used(catalogue: Catalogue) -> None:
    """Each law is cited by title from the list, and no law or paper stands there in vain."""
    cited = [b for s in catalogue.services for b in s.legal_basis]
    assert [b for b in cited if b.law is None] == []
    assert {b.law for b in cited} == {law.id for law in catalogue.laws}
    assert {m.paper for _, m in materials(catalogue) if m.paper} == {p.id for p in catalogue.papers}


def test_life_events_cross_offices(catalogue: Catalogue) -> None:
    """Most bundles lead through several offices, and every office's services are in some theme."""
    offices = [{catalogue.service(i).office for i in e.services} for e in catalogue.life_events]
    assert sum(len(found) > 1 for found in offices) >= 20
    assert all(s.themes for s in catalogue.services)


def test_every_post_that_handles_has_a_deputy(catalogue: Catalogue) -> None:
    """Whoever is away, somebody else serves."""
    handling = {i for s in catalogue.services for i in s.handlers}
    assert sorted(handling - set(catalogue.deputies_by_post)) == []


def test_every_phone_is_invented_or_national(catalogue: Catalogue) -> None:
    """No phone of the example rings at a person or an office that exists."""
    numbers = {p.number for p in phones(catalogue)}
    assert {n for n in numbers if not invented(n) and n not in NATIONAL} == set()


def test_every_number_in_a_text_is_invented_or_national(catalogue: Catalogue) -> None:
    """The same holds for numbers that stand in running text."""
    told = list(texts(catalogue))
    long = {n for t in told for n in _LONG.findall(t)}
    short = {n for t in told for n in (*_SHORT.findall(t), *_TO_RING.findall(t))}
    assert {n for n in long if not invented(n) and not _DATE.fullmatch(n)} == set()
    assert short - NATIONAL - {"0874"} == set()
    assert {"12345", "110"} <= short  # so the search does find what it looks for


def test_no_material_is_vague(catalogue: Catalogue) -> None:
    """Every material names one thing that one can put into a bag."""
    assert [(s, m.name) for s, m in materials(catalogue) if VAGUE.search(m.name)] == []


def test_every_document_has_one_name(catalogue: Catalogue) -> None:
    """No document goes by a second name; whose it is stands in brackets behind it."""
    found = [
        (service, m.name, OTHER_NAMES[name])
        for service, m in materials(catalogue)
        if (name := re.split(r"[（(]", m.name)[0].strip()) in OTHER_NAMES
    ]
    assert found == []


def test_its_readme_says_that_it_is_invented() -> None:
    """Nobody can take the example for the real thing: it says so, in Chinese first."""
    text = (FOLDER / "README.md").read_text("utf-8")
    zh, en = text.index("不能拿来办事"), text.index("must not use it")
    assert zh < en
    assert "编造" in (FOLDER / "catalogue.yaml").read_text("utf-8").splitlines()[0]

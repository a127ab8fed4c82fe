"""An office's extract and a community's copy: what is in them, and that nothing leads out of them."""

from __future__ import annotations

import re

import attrs
import pytest
from tests.bianmin_exporters.booklet.conftest import LAYOUTS, Made
from tests.bianmin_exporters.booklet.reading_back import bare, lines_of, outline, pages_of

from bianmin_core import Office, OfficeKind, OptionError, Published, Service, ServiceStatus
from bianmin_core.testing import everything
from bianmin_exporters.booklet.extract import community_extract, known_service, office_extract


def test_an_office_s_extract_is_its_services_and_who_they_need(few: Published) -> None:
    """It holds the office, its services, its people, and whoever handles or stands in for these."""
    part = office_extract(few, "trade-union")
    assert [o.id for o in part.offices] == ["trade-union"]
    assert part.services == tuple(
        _within(s, part) for s in few.services if s.office == "trade-union"
    )
    handlers = {h for s in part.services for h in s.handlers}
    for officer in few.officers:
        for post in officer.posts:
            needed = (
                post.office == "trade-union"
                or post.id in handlers
                or any(p in handlers or _office(few, p) == "trade-union" for p in post.deputy_of)
            )
            assert (post.id in part.posts_by_id) == needed, post.id
    assert [h.id for h in part.hotlines] == [h.id for h in few.hotlines]
    assert part.audience is few.audience


def _office(catalogue: Published, post_id: str) -> str:
    held = catalogue.posts_by_id.get(post_id)
    return held[1].office if held else ""


def _within(service: Service, part: Published) -> Service:
    return part.service(service.id)


def test_a_community_s_copy_begins_at_home(whole: Published) -> None:
    """Its own office and people come first, the district's follow, other communities' are left out."""
    part = community_extract(whole, "community-dongmen")
    communities = [o.id for o in part.offices if o.kind is OfficeKind.COMMUNITY]
    assert communities == ["community-dongmen"]
    assert part.offices[0].id == "community-dongmen"
    stations = [o.id for o in whole.offices if o.kind is not OfficeKind.COMMUNITY]
    assert [o.id for o in part.offices[1:]] == stations
    assert {s.id for s in part.services} == {
        s.id
        for s in whole.services
        if s.office in (*stations, "community-dongmen")
        and (not s.communities or "community-dongmen" in s.communities)
    }
    at_home = [any(p.office == "community-dongmen" for p in o.posts) for o in part.officers]
    assert at_home == sorted(at_home, reverse=True)
    assert any(at_home)


def test_what_is_for_another_community_alone_is_left_out(few: Published) -> None:
    """A station's service for some communities stands in the copies of these and no other's."""
    station = next(s for s in few.services if s.office == "trade-union")
    only = attrs.evolve(station, communities=("community-nanhe",))
    catalogue = attrs.evolve(few, services=tuple(only if s is station else s for s in few.services))
    assert station.id in community_extract(catalogue, "community-nanhe").services_by_id
    assert station.id not in community_extract(catalogue, "community-dongmen").services_by_id


def test_what_belongs_to_a_community_goes_with_it(few: Published) -> None:
    """An office below a community follows it, and is left out of the copies of the others."""
    hall = Office(id="elder-hall", name="老人之家", parent="community-nanhe")
    catalogue = attrs.evolve(few, offices=(hall, *few.offices))
    own = [o.id for o in community_extract(catalogue, "community-nanhe").offices]
    assert own[:2] == ["community-nanhe", "elder-hall"]
    assert len(set(own)) == len(own)
    other = [o.id for o in community_extract(catalogue, "community-dongmen").offices]
    assert "elder-hall" not in other


@pytest.mark.parametrize("office", ["civil-affairs", "trade-union", "community-dongmen"])
def test_nothing_in_an_extract_refers_to_what_it_does_not_hold(
    whole: Published, office: str
) -> None:
    """Services, life events, themes, deputies and parents refer to what is in the extract."""
    parts = [office_extract(whole, office)]
    if office.startswith("community"):
        parts.append(community_extract(whole, office))
    for part in parts:
        services, offices = set(part.services_by_id), set(part.offices_by_id)
        for service in part.services:
            assert service.office in offices
            assert service.replaced_by in {None, *services}
            assert {m.obtained_from for m in service.materials} <= {None, *services}
            assert set(service.themes) & {t.id for t in whole.themes} <= {t.id for t in part.themes}
        for paper in part.papers:
            assert paper.obtained_from in {None, *services}
        assert part.life_events
        for event in part.life_events:
            assert event.services
            assert set(event.services) <= services
        for officer in part.officers:
            for post in officer.posts:
                assert set(post.deputy_of) <= set(part.posts_by_id)
        assert {o.parent for o in part.offices} <= {None, *offices}


def test_where_a_material_comes_from_is_still_said(few: Published) -> None:
    """A material that another office's service gives names that office where no page can be named."""
    first = few.service("minimum-living-allowance")
    other = next(s for s in few.services if s.office == "trade-union")
    material = attrs.evolve(first.materials[0], how_to_get=None, obtained_from=other.id)
    catalogue = attrs.evolve(
        few,
        services=tuple(
            attrs.evolve(s, materials=(material,)) if s is first else s for s in few.services
        ),
    )
    (kept,) = office_extract(catalogue, "civil-affairs").service(first.id).materials
    assert kept.obtained_from is None
    assert (
        kept.how_to_get
        == f"先到{few.office('trade-union').name}办「{other.short_name or other.name}」"
    )


def test_offices_in_a_circle_end(few: Published) -> None:
    """Offices that belong to one another in a circle, which only a draft has, are told once each."""
    part = community_extract(everything().for_audience(few.audience), "office-2")
    assert sorted(o.id for o in part.offices) == ["office-0", "office-1", "office-2", "office-3"]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda c: office_extract(c, "civil-afairs"), "最像的是：civil-affairs（民政办公室）"),
        (lambda c: office_extract(c, "民政办"), "最像的是：civil-affairs（民政办公室）"),
        (lambda c: office_extract(c, "zzz"), "有：civil-affairs（民政办公室）"),
        (lambda c: community_extract(c, "comunity-nanhe"), "最像的是：community-nanhe（"),
        (lambda c: community_extract(c, "civil-affairs"), "「民政办公室」（civil-affairs）不是社区"),
        (lambda c: known_service(c, "elder-alowance"), "最像的是：elder-allowance（高龄津贴申领）"),
    ],
)  # fmt: skip
def test_an_unknown_id_is_refused_with_the_nearest(few: Published, ask: object, said: str) -> None:
    """A slip in an id is told with the ids that it may have been meant to be, and their names."""
    assert callable(ask)
    with pytest.raises(OptionError) as refused:
        ask(few)
    assert said in refused.value.zh
    assert refused.value.en


def test_a_retired_service_has_no_leaflet(few: Published) -> None:
    """What stands in no book can't be printed as a leaflet."""
    first = few.services[0]
    retired = attrs.evolve(first, status=ServiceStatus.RETIRED)
    with pytest.raises(OptionError):
        known_service(attrs.evolve(few, services=(retired,)), first.id)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_extract_prints_its_services_and_no_other(
    few: Published, made: Made, layout: str
) -> None:
    """Each service of the office is a bookmark in its extract, and none of another office is."""
    part = office_extract(few, "trade-union")
    titles = {title for title, _ in outline(made(layout=layout, office="trade-union"))}
    for service in few.services:
        printed = {bare(service.name), bare(service.short_name or service.name)} & titles
        assert bool(printed) == (service in part.services or service.id in part.services_by_id)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_cover_says_whose_copy_it_is(made: Made, layout: str) -> None:
    """A community's copy names it on the cover, in the imprint and in the file's title."""
    file = made(layout=layout, community="community-dongmen")
    cover, imprint, *_ = pages_of(file)
    assert "东门社区用" in cover
    assert "东门社区用" in imprint
    assert "东门社区用" not in pages_of(made(layout=layout))[0]


def test_the_web_page_can_be_an_extract(few: Published, made: Made) -> None:
    """The HTML of a community says whose it is and holds its services and no other's."""
    page = made(format="html", community="community-dongmen").read_text("utf-8")
    assert "<b>东门社区用</b>" in page
    part = community_extract(few, "community-dongmen")
    shown = set(re.findall(r'id="service-([a-z0-9-]+)"', page))
    assert shown == set(part.services_by_id)
    assert shown < set(few.services_by_id)


@pytest.mark.parametrize("layout", ["standard", "pocket"])
def test_pages_in_an_extract_are_its_own(few: Published, made: Made, layout: str) -> None:
    """A page in the index of an extract is the page of that extract on which the service begins."""
    file = made(layout=layout, office="trade-union")
    begins = dict(outline(file))
    at: dict[str, set[int]] = {}
    services = office_extract(few, "trade-union").services
    for service in services:
        page = begins.get(bare(service.name)) or begins[bare(service.short_name or "")]
        for name in (service.name, service.short_name or service.name, *service.aliases):
            at.setdefault(bare(name), set()).add(page)
    found = 0
    for lines in lines_of(file)[begins["拼音索引"] - 1 :]:
        for line in lines:
            told = re.fullmatch(r"(.+?)[.\s…]*(\d+)", line.strip())
            if told and bare(told[1]) in at:
                # Cover and its inside come before page 1.
                assert int(told[2]) + 2 in at[bare(told[1])], line
                found += 1
    assert found > len(services)

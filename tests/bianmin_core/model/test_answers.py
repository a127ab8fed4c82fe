"""找谁、去哪、打哪: a service's own answers, or its office's; and look-ups in a catalogue."""

from __future__ import annotations

import attrs
import pytest

from bianmin_core import (
    Catalogue,
    District,
    Handler,
    Hotline,
    HotlineKind,
    Hours,
    Location,
    Office,
    Officer,
    Phone,
    Post,
    Service,
    ServiceStatus,
    handlers_of,
    hours_of,
    location_of,
    phones_of,
)


def phone(last: int) -> Phone:
    """An invented landline."""
    return Phone(number=f"0874-100000{last}")


FIRST = Post(id="p1", office="civil", title="专干")
SECOND = Post(id="p2", office="civil", title="主任")
STAND_IN = Post(id="p3", office="civil", title="B 岗", deputy_of=("p1", "p2"))
LI = Officer(id="li", name="李", posts=(FIRST,), phones=(phone(1), phone(9)))
WANG = Officer(id="wang", name="王", posts=(SECOND,), phones=(phone(2),))
ZHAO = Officer(id="zhao", name="赵", posts=(STAND_IN,), phones=(phone(3), phone(1)))
CIVIL = Office(
    id="civil",
    name="民政办",
    location=Location(address="柳湾街 1 号"),
    hours=Hours(note="a"),
    phones=(phone(4), phone(2)),
)
RELIEF = Service(id="relief", name="低保", office="civil", handlers=("p2", "nobody", "p1"))
OWN = Service(
    id="own",
    name="甲",
    office="civil",
    location=Location(address="b"),
    hours=Hours(note="b"),
    phones=(phone(5), phone(4)),
)
ASTRAY = Service(id="astray", name="乙", office="nowhere")
GONE = Service(id="gone", name="丙", office="civil", status=ServiceStatus.RETIRED)
CATALOGUE = Catalogue(
    district=District(name="王家庄街道", base_url="https://bm.example.cn/"),
    offices=(CIVIL,),
    officers=(LI, WANG, ZHAO),
    services=(RELIEF, OWN, ASTRAY, GONE),
    hotlines=(
        Hotline(id="s", name="监督", kind=HotlineKind.SUPERVISION, phone=phone(6)),
        Hotline(id="e", name="咨询", kind=HotlineKind.ENQUIRY, phone=Phone(number="12345")),
    ),
)


def test_who_handles_it() -> None:
    """Handlers come in the service's order with their deputies; a post nobody holds is left out."""
    deputies = ((ZHAO, STAND_IN),)
    assert handlers_of(CATALOGUE, RELIEF) == (
        Handler(officer=WANG, post=SECOND, deputies=deputies),
        Handler(officer=LI, post=FIRST, deputies=deputies),
    )
    assert handlers_of(CATALOGUE, OWN) == ()


def test_nobody_stands_in_for_themselves() -> None:
    """Another post of the same person is no deputy: when one is away, so is the other."""
    both = attrs.evolve(LI, posts=(FIRST, attrs.evolve(STAND_IN, deputy_of=("p1",))))
    catalogue = attrs.evolve(CATALOGUE, officers=(both, WANG, ZHAO))
    assert catalogue.deputies_by_post["p1"] == ((ZHAO, STAND_IN),)


def test_where_and_when() -> None:
    """A service's own place and hours come first; else its office's; else none."""
    assert location_of(CATALOGUE, RELIEF) == CIVIL.location
    assert hours_of(CATALOGUE, RELIEF) == CIVIL.hours
    assert location_of(CATALOGUE, OWN) == OWN.location
    assert hours_of(CATALOGUE, OWN) == OWN.hours
    assert (location_of(CATALOGUE, ASTRAY), hours_of(CATALOGUE, ASTRAY)) == (None, None)


def test_whom_to_ring() -> None:
    """Own line, handlers, office, deputies: each number once, best first."""
    assert [p.number[-1] for p in phones_of(CATALOGUE, RELIEF)] == ["2", "1", "9", "4", "3"]
    assert [p.number[-1] for p in phones_of(CATALOGUE, OWN)] == ["5", "4", "2"]
    assert phones_of(CATALOGUE, ASTRAY) == ()


def test_look_ups() -> None:
    """Ids lead to things; an unknown one raises KeyError."""
    assert CATALOGUE.service("relief") is RELIEF
    assert CATALOGUE.office("civil") is CIVIL
    assert CATALOGUE.officer("li") is LI
    assert CATALOGUE.posts_by_id["p3"] == (ZHAO, STAND_IN)
    assert CATALOGUE.services_by_office == {"civil": (RELIEF, OWN), "nowhere": (ASTRAY,)}
    assert [h.id for h in CATALOGUE.supervision_lines] == ["s"]
    for look_up in (CATALOGUE.service, CATALOGUE.office, CATALOGUE.officer):
        with pytest.raises(KeyError, match="nobody"):
            look_up("nobody")


def test_the_first_of_two_equal_ids_is_found() -> None:
    """A duplicate, which is a finding, hides nothing."""
    again = attrs.evolve(RELIEF, name="again")
    held = attrs.evolve(WANG, id="w2", posts=(FIRST,))
    catalogue = attrs.evolve(CATALOGUE, services=(RELIEF, again), officers=(LI, held))
    assert catalogue.service("relief") is RELIEF
    assert catalogue.posts_by_id["p1"] == (LI, FIRST)


@pytest.mark.parametrize(
    ("base", "pattern", "link"),
    [
        ("https://bm.example.cn", None, "https://bm.example.cn/s/relief"),
        ("https://bm.example.cn/", None, "https://bm.example.cn/s/relief"),
        ("https://bm.example.cn", "{base_url}/#/x/{id}", "https://bm.example.cn/#/x/relief"),
        ("https://bm.example.cn", "https://q.example.cn/{id}", "https://q.example.cn/relief"),
        (None, "{base_url}/{id}", None),
    ],
)
def test_links(base: str | None, pattern: str | None, link: str | None) -> None:
    """What a QR code links to follows the district's pattern; without a website, nothing."""
    district = District(name="a", base_url=base, link_pattern=pattern)
    assert attrs.evolve(CATALOGUE, district=district).link(RELIEF) == link


@pytest.mark.parametrize(
    ("base", "pattern", "link"),
    [
        ("https://bm.example.cn", None, None),
        ("https://bm.example.cn/", "{base_url}/o/{id}", "https://bm.example.cn/o/civil"),
        (None, "{base_url}/o/{id}", None),
    ],
)
def test_links_of_offices(base: str | None, pattern: str | None, link: str | None) -> None:
    """An office has a link only where the district says what its pages are called."""
    district = District(name="a", base_url=base, office_link_pattern=pattern)
    catalogue = attrs.evolve(CATALOGUE, district=district)
    assert catalogue.office_link(catalogue.offices[0]) == link

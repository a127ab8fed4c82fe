"""What an audience may see: worked out from the model's own metadata, so new fields are covered."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bianmin_core import (
    FORMAT_VERSION,
    Audience,
    Catalogue,
    ClockTime,
    Consent,
    District,
    Hotline,
    LifeEvent,
    Material,
    Office,
    Officer,
    Phone,
    Post,
    Service,
    ServiceStatus,
    Visibility,
    model_classes,
    model_fields,
    to_tree,
)

REACH = {Visibility.PUBLIC: 0, Visibility.PRINT: 1, Visibility.INTERNAL: 2}
# A canary says how far it may travel: the first digit is the reach, the rest its own number.
CANARY = re.compile(r"990([012])(\d{5})|([789])(\d{3})-(\d\d)-(\d\d)")
DAY = dt.date(7000, 1, 1), dt.date(8000, 1, 1), dt.date(9000, 1, 1)


class Nest:
    """Builds objects with every field filled, each value a canary."""

    def __init__(self) -> None:
        self.numbers = itertools.count()
        self.fields: set[tuple[str, str]] = set()

    def build(self, cls: Any, reach: int, own: Visibility | None = None) -> Any:
        """An object of a class that nobody with less than `reach` may see."""
        inside = reach if own is None else max(reach, REACH[own])
        values = {}
        for field in model_fields(cls):
            limit = REACH[field.info.visibility]
            # Posts outlive their holder's privacy: services name them.
            around = reach if (cls, field.name) == (Officer, "posts") else inside
            if field.inner is Visibility:
                values[field.name] = own
                continue
            value = self._value(field.inner, max(around, limit), field.is_list)
            if field.name == "format_version":
                value = FORMAT_VERSION
            if limit:
                self.fields.add((cls.__name__, field.name))
            values[field.name] = value
        return cls(**values)

    def _value(self, declared: Any, reach: int, is_list: bool) -> Any:
        if is_list:
            return tuple(self._each(declared, reach))
        return next(self._each(declared, reach))

    def _each(self, declared: Any, reach: int) -> Iterator[Any]:
        if attrs.has(declared) and declared is not ClockTime:
            owns = any(f.inner is Visibility for f in model_fields(declared))
            for own in Visibility if owns else (None,):
                yield self.build(declared, reach, own)
            if declared is Hotline:
                for own in (Visibility.PRINT, Visibility.INTERNAL):
                    hidden = max(reach, REACH[own])
                    phone = self.build(Phone, reach, own)
                    yield attrs.evolve(self.build(Hotline, hidden), phone=phone)
            return
        yield self._scalar(declared, reach)

    def _scalar(self, declared: Any, reach: int) -> Any:
        number = next(self.numbers)
        if declared is str:
            return f"c990{reach}{number:05d}"
        if declared is int:
            return int(f"990{reach}{number:05d}")
        if declared is float:
            return float(f"990{reach}{number:05d}")
        if declared is dt.date:
            return DAY[reach] + dt.timedelta(days=number)
        if declared is bool:
            return True
        if declared is ClockTime:
            return ClockTime(number % 1440)
        if typing.get_origin(declared) is not None:
            return {self._scalar(str, reach): self._scalar(str, reach)}
        assert issubclass(declared, Enum)
        return next(iter(declared))


def canaries(catalogue: Catalogue) -> set[tuple[int, str]]:
    """Every canary a catalogue holds, with its reach."""
    text = orjson.dumps(to_tree(catalogue)).decode()
    return {(int(m[1]) if m[1] else int(m[3]) - 7, m[0]) for m in CANARY.finditer(text)}


@pytest.fixture(scope="module")
def nest() -> Nest:
    """The nest that the catalogue below was built in."""
    return Nest()


@pytest.fixture(scope="module")
def full(nest: Nest) -> Catalogue:
    """A catalogue with every field filled, hidden ones at every place a model can hide one."""
    catalogue: Catalogue = nest.build(Catalogue, 0)
    return catalogue


def test_every_field_that_is_not_public_holds_a_canary(nest: Nest, full: Catalogue) -> None:
    """The fields that the metadata limits are exactly those that were filled and marked."""
    limited = {
        (cls.__name__, field.name)
        for cls in model_classes()
        for field in model_fields(cls)
        if field.info.visibility is not Visibility.PUBLIC
    }
    assert nest.fields == limited
    assert ("Service", "reviewed_by") in limited
    assert {reach for reach, _ in canaries(full)} == {0, 1, 2}


@pytest.mark.parametrize("audience", list(Audience))
def test_an_audience_sees_what_it_may_and_nothing_else(full: Catalogue, audience: Audience) -> None:
    """No canary beyond the audience's reach survives, and none within it is lost."""
    seen = canaries(full.for_audience(audience))
    allowed = {(reach, text) for reach, text in canaries(full) if reach <= audience.reach}
    assert seen - allowed == set()
    assert allowed - seen == set()


def test_a_projection_tells_its_audience(full: Catalogue) -> None:
    """A projection says for whom it was made, and knows no files."""
    shown = full.for_audience(Audience.PRINT)
    assert shown.audience is Audience.PRINT
    assert shown.origins.find(("district",)) is None
    assert shown.for_audience(Audience.PUBLIC) == full.for_audience(Audience.PUBLIC)


POST = Post(id="civil-1", office="civil", title="专干")
LI = Officer(
    id="li-mingfang",
    name="李明芳",
    posts=(POST,),
    phones=(Phone(number="0874-1000002"),),
    photo="li.jpg",
    consent=Consent(given_on=dt.date(2026, 3, 1)),
)


def small(**given: Any) -> Catalogue:
    """A catalogue of one office and what is given."""
    office = Office(id="civil", name="民政办")
    return Catalogue(**{"district": District(name="a"), "offices": (office,), **given})


@pytest.mark.parametrize(
    ("visibility", "audience"),
    [
        (Visibility.INTERNAL, Audience.PUBLIC),
        (Visibility.INTERNAL, Audience.PRINT),
        (Visibility.PRINT, Audience.PUBLIC),
    ],
)
def test_an_officer_out_of_reach_is_shown_by_post(
    visibility: Visibility, audience: Audience
) -> None:
    """The post stays, so that services still name it; name, phone, photo and id do not."""
    catalogue = small(officers=(attrs.evolve(LI, visibility=visibility),))
    assert catalogue.for_audience(audience).officers == (Officer(id="post-civil-1", posts=(POST,)),)


def test_an_officer_within_reach_loses_internal_fields_only() -> None:
    """A public officer keeps name, phones and photo; the consent stays in the house."""
    shown = small(officers=(LI,)).for_audience(Audience.PUBLIC).officers
    assert shown == (attrs.evolve(LI, consent=None),)


def test_the_other_id_is_nobody_elses() -> None:
    """The id that stands for a hidden officer differs from every other officer's."""
    hidden = attrs.evolve(LI, visibility=Visibility.INTERNAL)
    others = (Officer(id="post-civil-1", name="a"), Officer(id="post-civil-1-x", name="b"))
    shown = small(officers=(hidden, *others)).for_audience(Audience.PUBLIC).officers
    assert [o.id for o in shown] == ["post-civil-1-x-x", "post-civil-1", "post-civil-1-x"]


def test_a_hidden_officer_without_a_post_is_gone() -> None:
    """Nothing is left of an officer of whom nothing may be shown."""
    hidden = Officer(id="x", name="x", visibility=Visibility.INTERNAL)
    assert small(officers=(hidden,)).for_audience(Audience.PRINT).officers == ()


def test_print_sees_what_is_for_paper() -> None:
    """A number for paper only is printed and not published; an internal one is neither."""
    phones = tuple(Phone(number=f"0874-100000{n}", visibility=v) for n, v in enumerate(Visibility))
    catalogue = small(officers=(attrs.evolve(LI, phones=phones, consent=None),))
    assert catalogue.for_audience(Audience.PRINT).officers[0].phones == phones[:2]
    assert catalogue.for_audience(Audience.PUBLIC).officers[0].phones == phones[:1]


def service(name: str, **given: Any) -> Service:
    """A service of the one office."""
    return Service(id=name, name=name, office="civil", **given)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PRINT])
def test_drafts_are_dropped_and_references_mended(audience: Audience) -> None:
    """A draft is not shown, and nothing that is shown leads to it."""
    catalogue = small(
        services=(
            service("a", status=ServiceStatus.RETIRED, replaced_by="draft"),
            service("draft", status=ServiceStatus.DRAFT),
            service(
                "b",
                materials=(
                    Material(name="x", obtained_from="draft"),
                    Material(name="y", obtained_from="a"),
                ),
            ),
        ),
        life_events=(LifeEvent(id="birth", name="生孩子", services=("a", "draft", "b")),),
    )
    shown = catalogue.for_audience(audience)
    assert shown.services == (
        service("a", status=ServiceStatus.RETIRED),
        service("b", materials=(Material(name="x"), Material(name="y", obtained_from="a"))),
    )
    assert shown.life_events[0].services == ("a", "b")
    whole = catalogue.for_audience(Audience.INTERNAL)
    assert (whole.services, whole.life_events) == (catalogue.services, catalogue.life_events)


def references(value: Any) -> Iterator[tuple[str, str]]:
    """Every (collection, id) that an object refers to, as the metadata tells."""
    if isinstance(value, tuple):
        for item in value:
            yield from references(item)
    elif attrs.has(type(value)) and not isinstance(value, ClockTime):
        cls: Any = type(value)
        for field in model_fields(cls):
            held = getattr(value, field.name)
            named = held if isinstance(held, tuple) else (held,)
            for collection in field.info.refers_to:
                yield from ((collection, name) for name in named if name is not None)
            yield from references(held)


def ids(catalogue: Catalogue) -> dict[str, set[str]]:
    """The ids of each collection that something can refer to."""
    found = {
        field.name: {item.id for item in getattr(catalogue, field.name)}
        for field in model_fields(Catalogue)
        if field.is_list
        and attrs.has(field.inner)
        and "id" in {f.name for f in model_fields(field.inner)}
    }
    return {**found, "posts": {p.id for o in catalogue.officers for p in o.posts}}


NAMES = ["s0", "s1", "s2", "s3"]
NAMED = st.none() | st.sampled_from(NAMES)
SERVICES = st.tuples(
    *(
        st.builds(
            service,
            st.just(name),
            status=st.sampled_from(list(ServiceStatus)),
            replaced_by=NAMED,
            handlers=st.sampled_from([(), ("p0",), ("p1", "p0")]),
            materials=st.lists(
                st.builds(Material, name=st.just("m"), obtained_from=NAMED), max_size=2
            ).map(tuple),
        )
        for name in NAMES
    )
)
OFFICERS = st.tuples(
    *(
        st.builds(
            Officer,
            id=st.just(f"o{n}"),
            visibility=st.sampled_from(list(Visibility)),
            posts=st.just((Post(id=f"p{n}", office="civil", title="t", deputy_of=(f"p{1 - n}",)),)),
        )
        for n in range(2)
    )
)


@settings(derandomize=True, deadline=None, database=None)
@given(services=SERVICES, officers=OFFICERS, audience=st.sampled_from(list(Audience)))
def test_nothing_dangles(
    services: tuple[Service, ...], officers: tuple[Officer, ...], audience: Audience
) -> None:
    """Whatever is hidden, every reference in a projection leads to something in it."""
    events = (LifeEvent(id="e", name="e", services=tuple(NAMES)),)
    catalogue = small(services=services, officers=officers, life_events=events)
    shown = catalogue.for_audience(audience)
    known = ids(shown)
    assert {(c, name) for c, name in references(shown) if name not in known[c]} == set()


def test_every_way_to_refer_is_known() -> None:
    """The collections that fields refer to are those that the test above looks into."""
    named = {c for cls in model_classes() for f in model_fields(cls) for c in f.info.refers_to}
    assert named == {"services", "offices", "posts", "themes", "papers", "laws"}


def test_what_hides_nothing_stays_the_same_object() -> None:
    """Where nothing is hidden nothing is copied: a projection of a large book costs little."""
    catalogue = small(
        officers=(attrs.evolve(LI, consent=None),),
        services=(
            service("a", phones=(Phone(number="0874-1000001"),)),
            service("d", status=ServiceStatus.DRAFT),
        ),
        hotlines=(Hotline(id="h", name="h", phone=Phone(number="12345")),),
        life_events=(LifeEvent(id="e", name="e", services=("a",)),),
    )
    shown = catalogue.for_audience(Audience.PUBLIC)
    assert shown.services[0] is catalogue.services[0]
    assert shown.district is catalogue.district
    assert shown.edition is catalogue.edition
    for name in ("offices", "officers", "hotlines", "life_events"):
        pairs = zip(getattr(shown, name), getattr(catalogue, name), strict=True)
        assert all(a is b for a, b in pairs), name


@pytest.mark.parametrize("one", list(Audience))
@pytest.mark.parametrize("other", list(Audience))
def test_the_smaller_audience(one: Audience, other: Audience) -> None:
    """Of two audiences the smaller sees nothing that the other does not."""
    smaller = one.smaller(other)
    assert smaller in (one, other)
    for visibility in Visibility:
        assert smaller.sees(visibility) == (one.sees(visibility) and other.sees(visibility))

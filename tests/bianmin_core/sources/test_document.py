"""The normalised form: what `to_tree` writes and what it leaves out."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bianmin_core import (
    Audience,
    Catalogue,
    ClockTime,
    District,
    Edition,
    HolidayRule,
    Hours,
    Material,
    OpeningHours,
    Phone,
    PhoneKind,
    Service,
    ServiceKind,
    Visibility,
    Weekday,
    When,
    from_tree,
    model_classes,
    model_fields,
    to_tree,
)
from bianmin_core.testing import everything, specimen


def test_what_equals_its_default_is_left_out() -> None:
    """A catalogue of which only the name is said is written as that name."""
    assert to_tree(Catalogue(district=District(name="甲街道"))) == {"district": {"name": "甲街道"}}


def test_values_are_written_as_json_takes_them() -> None:
    """Words stand by value, dates and times as text, tuples as lists; 0 and False are said."""
    service = Service(
        id="a",
        name="甲",
        kind=ServiceKind.PAYMENT,
        office="hall",
        aliases=("低保", "吃低保"),
        by_post=False,
        hours=Hours(
            weekly=(
                OpeningHours(
                    days=(Weekday.MONDAY, Weekday.SUNDAY),
                    opens=ClockTime(510),
                    closes=ClockTime(1440),
                ),
            ),
            holidays=HolidayRule.ON_DUTY,
        ),
        materials=(
            Material(name="户口簿", original=0, when=(When(situation="by-proxy"),)),
            Material(name="存折", when=(When(situation="bank", answers=("rural", "post")),)),
        ),
        phones=(Phone(number="110", kind=PhoneKind.SHORT, visibility=Visibility.PRINT),),
        reviewed_on=dt.date(2026, 2, 3),
    )
    assert to_tree(service) == {
        "id": "a",
        "name": "甲",
        "kind": "payment",
        "office": "hall",
        "aliases": ["低保", "吃低保"],
        "by_post": False,
        "materials": [
            {"name": "户口簿", "original": 0, "when": [{"situation": "by-proxy"}]},
            {"name": "存折", "when": [{"situation": "bank", "answers": ["rural", "post"]}]},
        ],
        "hours": {
            "weekly": [{"days": ["mon", "sun"], "opens": "08:30", "closes": "24:00"}],
            "holidays": "on-duty",
        },
        "phones": [{"number": "110", "kind": "short", "visibility": "print"}],
        "reviewed_on": "2026-02-03",
    }


def test_the_whole_specimen() -> None:
    """A catalogue is written whole, its parts in the model's order."""
    tree = to_tree(specimen())
    assert list(tree) == [
        "district",
        "edition",
        "offices",
        "officers",
        "services",
        "hotlines",
        "themes",
    ]
    assert tree["edition"] == {"number": "2026 年第 1 版", "issued_on": "2026-03-01"}
    assert tree["officers"][0] == {
        "id": "li-xue",
        "name": "李雪",
        "posts": [
            {
                "id": "service-1",
                "office": "hall",
                "title": "综合窗口",
                "duties": ["开证明"],
                "deputy_of": ["service-2"],
            }
        ],
        "phones": [{"number": "0874-1000002"}],
    }


def _objects(tree: Any, cls: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each object of a tree with its class of the model."""
    yield cls, tree
    for field in model_fields(cls):
        if attrs.has(field.inner) and field.inner is not ClockTime and field.name in tree:
            held = tree[field.name]
            for item in held if field.is_list else [held]:
                yield from _objects(item, field.inner)


def test_every_field_is_written_in_the_models_order() -> None:
    """Of one of everything no field that differs from its default is missing or out of order."""
    seen: set[tuple[str, str]] = set()
    for cls, tree in _objects(to_tree(everything()), Catalogue):
        order = [f.name for f in model_fields(cls)]
        assert list(tree) == [name for name in order if name in tree]
        seen.update((cls.__name__, name) for name in tree)
    fields = {(c.__name__, f.name) for c in model_classes() for f in model_fields(c)}
    assert fields - seen == {("Edition", "format_version")}


def test_what_is_written_reads_back_equal() -> None:
    """One of everything comes back from its normalised form as it was."""
    assert from_tree(to_tree(everything())) == everything()


@pytest.mark.parametrize("audience", list(Audience))
def test_a_projection_is_written_without_its_audience(audience: Audience) -> None:
    """For whom a projection was made is no data of the catalogue."""
    projected = everything().for_audience(audience)
    tree = to_tree(projected)
    assert "audience" not in tree
    assert from_tree(tree).services == projected.services


def test_nothing_of_the_origins_is_written() -> None:
    """Where values came from stays out, so that equal catalogues are written alike."""
    read = specimen()
    made = from_tree(to_tree(read))
    assert read.origins is not made.origins
    assert to_tree(read) == to_tree(made)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_part_of_the_model_reads_back_equal(data: st.DataObject) -> None:
    """Whatever fields of a service and an edition are given, they come back as they were."""
    full = everything()

    def some(value: Any) -> Any:
        """The same object with some of what need not be said left unsaid."""
        cls: Any = type(value)
        changes: dict[str, Any] = {}
        for field in model_fields(cls):
            if field.required:
                continue
            if data.draw(st.booleans()):
                changes[field.name] = field.default
            elif field.inner is str and not field.is_list and field.name != "format_version":
                changes[field.name] = data.draw(_TEXT)
        return attrs.evolve(value, **changes)

    catalogue = Catalogue(
        district=some(full.district),
        edition=some(full.edition) if data.draw(st.booleans()) else Edition(),
        services=(some(full.services[0]),),
        officers=tuple(some(o) for o in full.officers),
    )
    assert from_tree(to_tree(catalogue)) == catalogue

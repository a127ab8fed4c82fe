"""Where somebody is found: not always in the room of their office."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from bianmin_core import Audience, Hours, Location, Published, Service, ServiceStatus
from bianmin_core.testing import specimen
from bianmin_exporters.cards.whereabouts import Whereabouts, handled_first, whereabouts
from bianmin_exporters.cards.words import words

from .conftest import made, text_of

HOME = "便民服务中心一楼 3 号窗口"
UPSTAIRS = Location(address="文化路 18 号", building="便民服务中心", floor="二楼", room="201 室")
NEXT_DOOR = Location(address="文化路 18 号", building="综治中心", floor="一楼")
REGISTRY = Location(address="春晖路 41 号", building="登记处", floor="一楼", window="登记厅")
COUNTER = attrs.evolve(REGISTRY, window="补证窗口")
OTHERS = "，有的事在别处办，先打电话问"


def found(catalogue: Published) -> Whereabouts:
    """Return where the first officer of a catalogue is found."""
    return whereabouts(
        catalogue, catalogue.officers[0], catalogue.offices[0], handled_first(catalogue)
    )


def handling(*services: Service) -> Published:
    """The specimen with its first post handling services done so, and nothing else."""
    seen = specimen().for_audience(Audience.PRINT)
    return attrs.evolve(seen, services=services)


def doing(**values: Any) -> Service:
    """The specimen's service with other values."""
    (service,) = specimen().for_audience(Audience.PRINT).services
    return attrs.evolve(service, **values)


@pytest.mark.parametrize(
    ("places", "on_card", "short", "at_door", "door_short"),
    [
        # Nothing to do, or all of it in the office's own place: the house is named all the same.
        ((), HOME, HOME, "", ""),
        ((None,), HOME, HOME, "", ""),
        ((UPSTAIRS, UPSTAIRS), "便民服务中心二楼 201 室", None, "在二楼 201 室", None),
        ((NEXT_DOOR,), "综治中心一楼", None, "在综治中心一楼", None),
        (
            (REGISTRY,),
            "春晖路 41 号 登记处一楼登记厅",
            None,
            "在春晖路 41 号 登记处一楼登记厅",
            "在别处，先打电话问",
        ),
        # Two places, the office's own first.
        (
            (UPSTAIRS, None),
            f"{HOME}，有的事在二楼 201 室",
            HOME + OTHERS,
            "有的事在二楼 201 室",
            None,
        ),
        (
            (REGISTRY, COUNTER),
            "春晖路 41 号 登记处一楼登记厅，有的事在一楼补证窗口",
            f"春晖路 41 号 登记处一楼登记厅{OTHERS}",
            "在春晖路 41 号 登记处一楼登记厅、一楼补证窗口",
            "在别处，先打电话问",
        ),
        # More than two: one is named.
        (
            (None, UPSTAIRS, NEXT_DOOR, REGISTRY),
            HOME + OTHERS,
            HOME + OTHERS,
            "有的事在别处，先打电话问",
            None,
        ),
    ],
)
def test_the_place_is_where_the_services_are_done(
    places: tuple[Location | None, ...],
    on_card: str,
    short: str | None,
    at_door: str,
    door_short: str | None,
) -> None:
    """One place is named with its house, two are both named, of more it is said that there are."""
    catalogue = handling(*(doing(id=f"s-{at}", location=place) for at, place in enumerate(places)))
    where, said = found(catalogue), words("zh")
    assert where.on_card(said) == (on_card, short or on_card)
    assert where.at_door(said) == at_door
    assert where.at_door(said, most=16) == (at_door if door_short is None else door_short)


def test_what_others_handle_first_is_not_theirs() -> None:
    """A service counts for whoever handles it first, and a retired one for nobody."""
    second = doing(handlers=("service-2", "service-1"), location=UPSTAIRS)
    retired = doing(status=ServiceStatus.RETIRED, location=UPSTAIRS)
    assert found(handling(second)).on_card(words("zh")) == (HOME, HOME)
    assert found(handling(retired)).on_card(words("zh")) == (HOME, HOME)


def test_without_any_place_nothing_is_said() -> None:
    """An office that says of no place leaves the card without one."""
    seen = handling(doing())
    offices = (attrs.evolve(seen.offices[0], location=None),)
    where = found(attrs.evolve(seen, offices=offices))
    assert where.on_card(words("zh")) is None
    assert where.at_door(words("zh")) == ""


def test_the_hours_are_those_of_what_is_done() -> None:
    """Hours of their own are on the card; where they differ it says so."""
    days = handling().offices[0].hours
    assert days is not None
    monday = attrs.evolve(days.weekly[0], days=days.weekly[0].days[:1])
    short = Hours(weekly=(monday,))
    noted = attrs.evolve(days, note="中午有人")
    other = attrs.evolve(short, by_appointment=True)
    week = "周一至周五 8:30—12:00、14:00—17:30"

    def said(*hours: Hours | None) -> str:
        services = (doing(id=f"s-{at}", hours=one) for at, one in enumerate(hours))
        return "".join(found(handling(*services)).hours_said(words("zh"), "zh") or ())

    assert said() == said(None) == said(None, noted) == week
    assert said(short) == "周一 8:30—12:00"
    assert said(short, None) == f"{week}；有的事时间不同，先打电话问"
    assert said(short, other) == "各件事时间不同，先打电话问"


@pytest.mark.parametrize("size", ["90x54", "180x90"])
def test_a_contact_card_leads_to_where_somebody_works(size: str) -> None:
    """The card of somebody at another window does not send people to the office's own."""
    catalogue = handling(doing(location=REGISTRY), doing(id="copy", location=COUNTER))
    text = text_of(made(catalogue, kind="officer", size=size)["officers.pdf"])
    assert text.count("春晖路41号登记处一楼登记厅，有的事在一楼补证窗口") == 1
    assert text.count("便民服务中心一楼3号窗口") == 1  # the other officer's

"""一件事: all that something in a life takes, on one page."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from bianmin_core import ExporterError, LifeEvent, Published, ServiceStatus
from bianmin_exporters.cards.wording import service_place

from .conftest import codes_in, made, pixels, text_of


def with_event(catalogue: Published, *ids: str, **district: Any) -> Published:
    """Return the catalogue with one life event of those services."""
    return attrs.evolve(
        catalogue,
        life_events=(LifeEvent(id="moved", name="搬来住", tile="迁", services=ids),),
        district=attrs.evolve(catalogue.district, **district),
    )


def page(catalogue: Published, **options: Any) -> str:
    """Return the text of the pages."""
    return text_of(made(catalogue, kind="life-event", **options)["life-events.pdf"])


def test_all_stops_stand_in_order(example: Published) -> None:
    """Each service of each event has its place, office and number, in the order to do them."""
    text = page(example)
    at = 0
    for event in example.life_events:
        at = text.index(event.name.replace(" ", ""), at)
        assert f"共{len(event.services)}件事，照这个顺序办" in text[at:]
        for service_id in event.services:
            service = example.service(service_id)
            at = text.index(service.name.replace(" ", ""), at)
            assert example.office(service.office).name in text[at : at + 400]


def test_what_to_bring_is_on_the_page(example: Published) -> None:
    """What everybody brings to each stop is there in short."""
    ids = ("prenatal-health-check", "childbearing-registration", "newborn-registration")
    text = page(with_event(example, *ids))
    assert "居民身份证（夫妻双方）原2" in text
    assert "出生医学证明原1复1" in text
    assert "扫码看第3件" in text


@pytest.mark.parametrize(("count", "codes"), [(1, 1), (5, 5), (8, 8), (9, 1)])
def test_each_stop_has_a_code_while_there_is_room(
    example: Published, count: int, codes: int
) -> None:
    """Eight stops have a code each; of nine the first alone, and the others say to ring."""
    ids = [s.id for s in example.services[:count]]
    (png,) = made(with_event(example, *ids), kind="life-event", format="png").values()
    read = [c.text for c in codes_in(pixels(png))]
    assert sorted(read) == sorted(str(example.link(s)) for s in example.services[:codes])
    if codes < count:
        assert "来前打电话问清" in page(with_event(example, *ids))


def test_codes_of_long_links_are_as_large_as_they_must_be(example: Published) -> None:
    """Links of 190 characters leave room for a code at each of three stops."""
    base = "https://specimen.example/" + "a1-" * 49 + "zz"
    ids = [s.id for s in example.services[:3]]
    catalogue = with_event(example, *ids, base_url=base)
    (png,) = made(catalogue, kind="life-event", format="png").values()
    read = {c.text for c in codes_in(pixels(png))}
    assert read == {str(catalogue.link(s)) for s in example.services[:3]}


def test_what_is_not_done_any_more_is_no_stop(example: Published) -> None:
    """A retired service is left out; an event without any has no page."""
    first, second, *others = example.services
    retired = attrs.evolve(first, status=ServiceStatus.RETIRED)
    catalogue = attrs.evolve(example, services=(retired, second, *others))
    text = page(with_event(catalogue, first.id, second.id, "no-such-service"))
    assert first.name not in text
    assert "办这一件事就行" in text
    with pytest.raises(ExporterError, match="没有一件事"):
        page(with_event(catalogue, first.id))


def test_neighbours_at_the_same_place_say_so(example: Published) -> None:
    """Who is already at the window need not look for it again."""
    held = [s for s in example.services_by_office["civil-affairs"] if s.location is None]
    other = next(s for s in example.services if s.office != "civil-affairs")
    text = page(with_event(example, held[0].id, held[1].id, other.id))
    assert text.count("和上一件在同一处办") == 1


def test_however_many_stops_each_names_its_house(example: Published) -> None:
    """A floor and a window alone are found by nobody who doesn't know the house."""
    text = text_of(made(example, kind="life-event")["life-events.pdf"])
    for event in example.life_events:
        for service_id in event.services:
            place = service_place(example, example.service(service_id))
            assert place is None or place[0].replace(" ", "") in text


def test_too_many_stops_are_refused_by_name(example: Published) -> None:
    """What no page has room for is a sentence."""
    catalogue = with_event(example, *[s.id for s in example.services[:30]])
    with pytest.raises(ExporterError) as refused:
        page(catalogue)
    assert (
        refused.value.zh == "有 1 张卡做不出来：\n「搬来住」（moved）：文字太多，a5 放不下；请改短"
    )
    assert "放不下" in page(catalogue, draft=True)

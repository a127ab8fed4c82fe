"""去哪: a card leads into the right house."""

from __future__ import annotations

import pytest

from bianmin_core import Audience
from bianmin_core.testing import specimen
from bianmin_exporters.cards.wording import service_place

HOME = "便民服务中心一楼 3 号窗口"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        # The office's own place: people know the way, a floor and a window will do.
        ("", (HOME, "一楼 3 号窗口")),
        (
            "location: {address: 文化路 18 号, building: 便民服务中心, floor: 二楼, room: 201 室},",
            ("便民服务中心二楼 201 室", "二楼 201 室"),
        ),
        # Another house of the same yard.
        (
            "location: {address: 文化路 18 号, building: 综治中心, floor: 一楼, room: 大厅},",
            ("综治中心一楼大厅", "综治中心一楼大厅"),
        ),
        # Across town.
        (
            "location: {address: 春晖路 41 号, building: 婚姻登记处, floor: 一楼},",
            ("春晖路 41 号 婚姻登记处一楼", "春晖路 41 号 婚姻登记处一楼"),
        ),
        ("location: {address: 春晖路 41 号},", ("春晖路 41 号", "春晖路 41 号")),
    ],
)
def test_another_house_is_named_however_little_room_there_is(
    location: str, expected: tuple[str, str]
) -> None:
    """A floor and a door alone would lead into the office's own house."""
    made = specimen(f"services: [{{id: residence-proof, {location} visits: 1}}]")
    seen = made.for_audience(Audience.PRINT)
    assert service_place(seen, seen.service("residence-proof")) == expected

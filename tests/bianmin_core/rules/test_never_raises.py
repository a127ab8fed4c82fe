"""Rules find; they never raise, whatever the catalogue holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs
import pytest

from bianmin_core import Audience, Catalogue, Hours, HoursException, When, check
from bianmin_core.testing import everything, full_size, hostile, specimen


def _tangled() -> Catalogue:
    """The specimen with what only a program writes: dates that are none, whens without answers."""
    catalogue = specimen()
    (service,) = catalogue.services
    (office,) = catalogue.offices
    material = attrs.evolve(
        service.materials[0],
        obtained_from=service.id,
        either_or="",
        when=(When(situation="nowhere", answers=()), When(situation="nowhere")),
    )
    hours = Hours(
        exceptions=(
            HoursException(date="", reason="国庆节"),
            HoursException(date="9999-12-31", until="9999-12-31", reason="国庆节"),
            HoursException(date="0001-01-01", until="9999-12-31", reason="国庆节"),
        ),
    )
    return attrs.evolve(
        catalogue,
        district=attrs.evolve(catalogue.district, base_url="https://[", link_pattern="{"),
        offices=(attrs.evolve(office, hours=hours),),
        services=(attrs.evolve(service, name="", office="nowhere", materials=(material,)),) * 2,
    )


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("make", [everything, hostile, _tangled, specimen, lambda: full_size(40)])
def test_no_rule_raises(make: Callable[[], Catalogue], audience: Audience) -> None:
    """Each catalogue is judged to the end, beside itself and beside another edition before."""
    catalogue = make()
    for previous in (None, catalogue, everything()):
        report = check(catalogue, audience=audience, as_of=dt.date(2024, 2, 29), previous=previous)
        for found in (*report.findings, *report.silenced):
            assert found.say("zh")
            assert found.say("en")

"""The imprint: the number of the content, and where to ask whether a copy still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from bianmin_core import Audience, ExportContext, ExportJob, Phone, Published, load
from bianmin_core.testing import specimen
from bianmin_exporters.booklet.imprint import content_number, copy_address
from bianmin_exporters.booklet.view import book_view

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"


@pytest.fixture
def printed() -> Published:
    """The specimen as paper shows it."""
    return specimen().for_audience(Audience.PRINT)


def _current(catalogue: Published, lang: str = "zh") -> dict[str, Any]:
    imprint: Any = book_view(catalogue, ExportContext(lang=lang))["imprint"]
    current: dict[str, Any] = imprint["current"]
    return current


def test_the_number_is_eight_figures_and_stable(printed: Published) -> None:
    """The same content has the same number on any machine; this one was worked out once."""
    assert content_number(printed) == NUMBER
    assert content_number(specimen().for_audience(Audience.PRINT)) == NUMBER


NUMBER = "65161589"


def test_any_printed_value_changes_the_number(printed: Published) -> None:
    """Another phone, another edition, another name: another number."""
    office = attrs.evolve(printed.offices[0], phones=(Phone(number="0874-1000008"),))
    others = {
        content_number(attrs.evolve(printed, offices=(office,))),
        content_number(attrs.evolve(printed, edition=attrs.evolve(printed.edition, number="2"))),
        content_number(attrs.evolve(printed, services=())),
    }
    assert len(others | {content_number(printed)}) == 4


def test_how_the_book_is_exported_does_not(printed: Published) -> None:
    """Two ways of printing the same content bear the same number."""
    jobs = (ExportJob(exporter="booklet"),)
    assert content_number(attrs.evolve(printed, exports=jobs)) == content_number(printed)


def test_the_address_holds_edition_and_number(printed: Published) -> None:
    """What the code says is a plain link: the figures of the edition, and the number."""
    assert copy_address(printed) == f"https://specimen.example/e/2026-1-{NUMBER}"
    bare = attrs.evolve(printed, edition=attrs.evolve(printed.edition, number="春季版"))
    assert copy_address(bare) == f"https://specimen.example/e/{content_number(bare)}"


def test_with_a_website_the_code_leads_there(printed: Published) -> None:
    """Scan, or call the office and read out the number."""
    current = _current(printed)
    assert current["code"]["link"] == copy_address(printed)
    assert "".join(current["number"]) == NUMBER
    assert current["how"] == "扫码就知道。"
    assert current["phone"]["parts"] == ["0874-100", "0001"]


def test_without_a_website_there_is_the_phone_to_ask(printed: Published) -> None:
    """The code dials, and no address is promised that does not exist."""
    bare = attrs.evolve(printed, district=attrs.evolve(printed.district, base_url=None))
    current = _current(bare)
    assert current["code"]["link"] == "tel:+868741000001"
    assert current["how"] == ""
    assert current["how_call"] == "打"


def test_with_neither_the_number_stands_alone() -> None:
    """A draft that has nothing yet promises nothing."""
    empty = specimen("district: {base_url: null}\n").for_audience(Audience.PRINT)
    nothing = attrs.evolve(empty, offices=(), officers=(), hotlines=(), services=())
    nothing = attrs.evolve(nothing, district=attrs.evolve(nothing.district, base_url=None))
    current = _current(nothing)
    assert current["code"] is None
    assert current["phone"] is None
    assert current["how"] == ""


def test_the_example_has_its_number_in_the_book() -> None:
    """The example's imprint asks the question in English as well."""
    published = load(EXAMPLE).for_audience(Audience.PRINT)
    current = _current(published, "en")
    assert current["ask"] == "Is this copy still current?"
    assert current["code"]["link"].endswith(content_number(published))

"""Office pages and what leads to them: codes, heads that stand again, numbers in sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from tests.bianmin_exporters.booklet.drawn import MM, Page

from bianmin_core import ExportContext, ExporterError, Published
from bianmin_exporters.booklet.spelled import spelled_in
from bianmin_exporters.booklet.view import book_view


def _codes(catalogue: Published, *, draft: bool = False) -> list[object]:
    offices = book_view(catalogue, ExportContext(draft=draft))["offices"]
    assert isinstance(offices, list)
    return [
        office["code"] and (office["code"]["link"], office["code"]["alt"]) for office in offices
    ]


def _with_pattern(catalogue: Published, pattern: str | None) -> Published:
    district = attrs.evolve(catalogue.district, office_link_pattern=pattern)
    return attrs.evolve(catalogue, district=district)


def test_an_office_has_a_code_where_the_website_has_its_page(few: Published) -> None:
    """The code leads to the office's page and says so; without such pages there is none."""
    assert _codes(few)[0] == (
        "https://wjz.example/o/civil-affairs",
        "二维码：民政办公室，https://wjz.example/o/civil-affairs",
    )
    assert _codes(_with_pattern(few, None)) == [None] * len(few.offices)


def test_an_office_whose_link_no_phone_opens_is_named(few: Published) -> None:
    """A published book refuses it, a draft leaves the code out."""
    wrong = _with_pattern(few, "no address/{id}")
    with pytest.raises(ExporterError, match="站所「民政办公室」做不出二维码"):
        _codes(wrong)
    assert _codes(wrong, draft=True) == [None] * len(few.offices)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("停水打 0874-1101009", ["0874-110", "1009"]),
        ("停水打08741101009。", ["0874-110", "1009"]),
        ("发短信到13987654321", ["139", "8765", "4321"]),
        ("拨12345", None),
        ("文号 20260301", None),
        ("第 1101009 号", None),
    ],
)
def test_numbers_in_sentences_stand_in_groups(said: str, parts: list[str] | None) -> None:
    """What anybody dials is grouped as it is in a panel; other figures stay as they are written."""
    found = spelled_in({"note": said}, "0874")
    groups = [one["parts"] for one in found["of"]] if found else []  # type: ignore[attr-defined]
    assert groups == ([] if parts is None else [parts])


def test_every_page_of_a_list_begins_with_a_head(
    book_folder: Path, drawn: Sequence[Page], published: Published
) -> None:
    """Where an office, a letter or a theme goes on over the leaf, its head stands again."""
    parts = json.loads((book_folder / "booklet-pages.json").read_bytes())["parts"]
    heads = {
        "directory": "[0-9]{2}",
        "names": "[A-Z#]",
        "index": "[A-Z#]",
        "themes": "|".join(theme.name for theme in published.themes),
    }
    again = 0
    for part, head in heads.items():
        for number in parts[part][1:]:
            # What is only read aloud is set in 1 pt.
            texts = [
                t
                for t in drawn[number].texts
                if t.said.strip() and t.size > 5 and t.box.top > 14 * MM
            ]
            first = min(t.box.top for t in texts)
            line = sorted(
                (t for t in texts if t.box.top < first + 5 * MM), key=lambda t: t.box.left
            )
            said = "".join(t.said for t in line).replace(" ", "")
            assert re.match(head, said), (part, number, said)
            again += "接上页" in said
    assert again > 20

"""What docs/characters.md says of readings and fonts is so."""

from __future__ import annotations

import re
from pathlib import Path

from bianmin_core import Audience
from bianmin_core.testing import specimen
from bianmin_exporters.pinyin.reading import name_reading, reading
from bianmin_exporters.typesetting.glyphs import coverage

TEXT = (Path(__file__).parents[2] / "docs" / "characters.md").read_text("utf-8")


def test_the_readings_of_the_page_are_taken() -> None:
    """The YAML of the page is read as a catalogue, and its words are read as it says."""
    block = re.search(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert block is not None
    catalogue = specimen(block[1]).for_audience(Audience.PRINT)
    said = {p.word: p.reading for p in catalogue.pinyin}
    assert [s.spelling for s in reading("大埔村委会", said)][:3] == ["da", "pu", "cun"]
    assert [s.spelling for s in reading("大埔村委会", {})][:2] == ["da", "bu"]
    person = catalogue.officers_by_id["qin-ying"]
    assert person.name is not None
    spelled = [s.spelling for s in name_reading(person.name, said, person.name_pinyin)]
    assert spelled == ["tan", "ying"]


def test_the_packaged_fonts_draw_what_the_page_says() -> None:
    """27,584 characters of the two great blocks, some 2,300 of the later ones."""
    known = coverage()
    great = sum(0x4E00 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF for c in known)
    later = sum(0x20000 <= c <= 0x2EE5D or 0x30000 <= c <= 0x323AF for c in known)
    assert f"all {great:,} characters" in TEXT
    assert 2_250 <= later <= 2_350

"""The exporter keeps its contract, and another library reads its contacts."""

from __future__ import annotations

from typing import Any

import pytest
import vobject

from bianmin_core import Audience
from bianmin_core.testing import ExporterSuite, hostile, specimen
from bianmin_vcard import exporter
from bianmin_vcard.lines import card, text


def read(content: bytes) -> list[Any]:
    """The contacts of a file, read by vobject."""
    return list(vobject.readComponents(content.decode()))


class TestVCard(ExporterSuite):
    """What every exporter promises, and what this one does."""

    exporter = exporter
    variants = ({"split": "yes"}, {"officers": "no"})

    def test_an_office_has_its_place_and_phones(self) -> None:
        """The contact of an office says what it is called, where it is and how to ring it."""
        (content,) = self.files(specimen(), draft=False).values()
        hall, li, yang = read(content)
        assert (hall.version.value, hall.kind.value, hall.fn.value) == (
            "4.0",
            "org",
            "便民服务中心",
        )
        assert hall.org.value == ["样例街道", "便民服务中心"]
        assert hall.adr.value.street == "文化路 18 号"
        assert hall.adr.value.extended == "便民服务中心 一楼 3 号窗口"
        assert (hall.tel.value, hall.rev.value) == ("tel:+868741000001", "20260301T000000Z")
        assert [c.fn.value for c in (li, yang)] == ["李雪", "杨波"]

    def test_an_officer_has_post_and_phones(self) -> None:
        """The contact of an officer names the post, what to ask for, and the number to ring."""
        changed = specimen("""
            officers:
              - id: li-xue
                posts: [{id: service-1, duties: ["居住证明, 户口", 老年证]}]
                phones: [{number: 0874-1000002, extension: "8012"}]
        """)
        (content,) = self.files(changed, draft=False).values()
        li = read(content)[1]
        assert (li.kind.value, li.title.value) == ("individual", "综合窗口")
        assert li.note.value == "居住证明, 户口、老年证"
        assert li.tel.value == "tel:+868741000002;ext=8012"

    def test_one_file_an_office(self) -> None:
        """Split, each office has a file by its id, with its officers."""
        files = self.files(specimen(), {"split": "yes"}, draft=False)
        assert list(files) == ["contacts/hall.vcf"]
        assert len(read(files["contacts/hall.vcf"])) == 3

    def test_hostile_names_come_back_as_they_were(self) -> None:
        """Whatever stands in a name, another library reads it as one value of one contact."""
        made = hostile()
        (content,) = self.files(made).values()
        seen = made.for_audience(Audience.PUBLIC)
        names = [c.fn.value for c in read(content) if c.kind.value == "org"]
        assert len(names) == len(seen.offices)
        longest = max(seen.offices, key=lambda o: len(o.name))
        assert f"{longest.name}（草稿 DRAFT）" in names

    def test_the_same_person_keeps_their_uid(self) -> None:
        """A new phone number renews the contact that a phone took over before."""
        overlay = "officers: [{id: li-xue, phones: [{number: 0874-1000007}]}]"
        (before,), (after,) = (
            self.files(c, draft=False).values() for c in (specimen(), specimen(overlay))
        )
        assert before != after
        assert [c.uid.value for c in read(before)] == [c.uid.value for c in read(after)]


@pytest.mark.parametrize("word", ["长" * 100, "W" * 200, "𠮷" * 60, "a长𠮷é" * 40])
def test_lines_are_folded_between_characters(word: str) -> None:
    """No line is longer than 75 octets, none ends within a character, and all of it comes back."""
    made = card([f"FN:{text(word)}"])
    lines = made.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert read(made.encode())[0].fn.value == word


def test_separators_are_escaped() -> None:
    """Commas, semicolons, backslashes and line breaks of a text separate nothing."""
    assert text("a,b;c\\d\r\ne") == r"a\,b\;c\\d\ne"

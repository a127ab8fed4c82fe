"""The sheets on which households sign for their copies."""

from __future__ import annotations

import re
import subprocess

import attrs
import pytest
from tests.bianmin_exporters.booklet.press.conftest import Files, Make

from bianmin_core import ExporterError, Published


@pytest.fixture(scope="module")
def sheets(make: Make) -> Files:
    """The sheets of the small book, with a reserve."""
    files = make(sign_off="yes", reserve=1)
    return {path: content for path, content in files.items() if path.startswith("sign-off")}


def _pages(pdf: bytes) -> list[list[str]]:
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode()
    return [page.splitlines() for page in text.split("\f")[:-1]]


def test_each_community_has_a_file_of_its_own(sheets: Files) -> None:
    """Named by the community's number in the book, so that each takes its own."""
    assert list(sheets) == ["sign-off/04.pdf", "sign-off/05.pdf", "sign-off/06.pdf"]


def test_every_household_has_one_line(sheets: Files) -> None:
    """Numbered from 1 to the number of households, each with one copy."""
    lines = [line for page in _pages(sheets["sign-off/04.pdf"]) for line in page]
    rows = [m for line in lines if (m := re.fullmatch(r"\s*(\d+)\s+1\s*", line))]
    assert [int(row[1]) for row in rows] == list(range(1, 387))


def test_a_page_has_28_lines_and_says_whose_it_is(sheets: Files) -> None:
    """386 households are 14 pages; each names the community, the copies and who answers for them."""
    pages = _pages(sheets["sign-off/04.pdf"])
    assert len(pages) == 14
    for number, page in enumerate(pages, 1):
        text = re.sub(r"\s", "", "".join(page))
        assert text.startswith("龙潭社区便民服务一本通发放签收表")
        assert f"第{number}页，共14页" in text
        assert "386户，每户一册，共领390册（其中备用4册）" in text
        assert "负责人：" in text
        assert "0874-1243001" in text or re.search(r"0874-\d{7}", text)
        assert "本页签收" in text
        assert ("合计" in text) == (number == 14)
    assert "应发390册" in re.sub(r"\s", "", "".join(pages[-1]))


def test_where_no_households_are_known_there_is_a_sheet_to_copy(
    make: Make, small: Published
) -> None:
    """A blank page with 28 numbered lines and room for the community's name."""
    unknown = attrs.evolve(
        small, offices=tuple(attrs.evolve(o, households=None) for o in small.offices)
    )
    files = make(unknown, sign_off="yes")
    assert [name for name in files if "pages" not in name] == ["booklet.pdf", "sign-off.pdf"]
    (page,) = _pages(files["sign-off.pdf"])
    assert [int(n) for n in re.findall(r"^\s*(\d+)\s*$", "\n".join(page), re.M)] == list(
        range(1, 29)
    )


def test_too_many_households_for_a_list_are_refused(make: Make, small: Published) -> None:
    """A slip of the pen in the number of households makes a sentence and no million lines."""
    slip = attrs.evolve(small.offices[-1], households=1_000_000)
    changed = attrs.evolve(small, offices=(*small.offices[:-1], slip))
    with pytest.raises(ExporterError, match="户数太多，做不了签收表（最多 20000 户）：老丝厂社区"):
        make(changed, sign_off="yes")

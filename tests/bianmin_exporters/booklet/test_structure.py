"""What a screen reader is given of the book, and that each check finds what it is for."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
import typst
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from tests.bianmin_exporters.booklet.drawn import Page, Text, pages_of
from tests.bianmin_exporters.booklet.structure import (
    Element,
    Structure,
    faults_of_figures,
    faults_of_file,
    faults_of_headings,
    faults_of_order,
    faults_of_tables,
    faults_of_tagging,
    said_by,
    structure_of,
    words_of,
)

from bianmin_core import Published
from bianmin_exporters.typesetting.fonts import font_folders


@pytest.fixture(scope="module")
def structure(book: Path) -> Structure:
    """The structure of the example's book."""
    return structure_of(book)


def test_the_file_says_its_language_and_its_title(structure: Structure) -> None:
    """It is marked as tagged, in Chinese, and its title is what a window shows."""
    assert faults_of_file(structure) == []
    assert structure.language == "zh-CN"
    assert structure.title == "王家庄街道便民服务一本通 2026 年第 1 版"


def test_headings_follow_each_other_without_a_gap(
    structure: Structure, drawn: Sequence[Page], published: Published
) -> None:
    """No level is skipped; offices are of level 1, services below them, their questions below those."""
    assert faults_of_headings(structure) == []
    said = said_by(drawn)
    titles: dict[str, list[str]] = {"H1": [], "H2": [], "H3": []}
    for element in structure.root.walk():
        if element.tag in titles:
            titles[element.tag].append(words_of(element, said))
    assert all(_squeezed(o.name) in titles["H1"] for o in published.offices)
    assert Counter(titles["H2"]) >= Counter(_squeezed(s.name) for s in published.services)
    assert titles["H3"].count("怎么走") > 150
    assert "" not in [title for kind in titles.values() for title in kind]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_figure_says_what_it_is(structure: Structure, published: Published) -> None:
    """Each service's code has its link as alternative text, and no figure is silent."""
    assert faults_of_figures(structure) == []
    said = " ".join(e.alt for e in structure.root.walk() if e.tag == "Figure")
    assert all(
        f"{service.name}，{published.link(service)}" in said for service in published.services
    )


def test_what_is_a_table_has_header_cells(
    structure: Structure, drawn: Sequence[Page], published: Published
) -> None:
    """Materials, the register, the directory and who does what are tables whose heads say something."""
    said = said_by(drawn)
    assert faults_of_tables(structure, said) == []
    heads = Counter(_heads(table, said) for table in _tables(structure))
    bring = sum(number for head, number in heads.items() if "原件" in head and "复印件" in head)
    assert bring == sum(not s.nothing_to_bring for s in published.services)
    people = {p.office for o in published.officers for p in o.posts}
    assert heads["序号", "站所", "管什么", "电话", "页码"] == 1
    assert heads["姓名", "职务和分工", "电话"] == len(people)
    assert heads["管什么", "谁来办"] == len(people)
    assert len(heads) == len({h for h in heads if "原件" in h}) + 3


def _tables(structure: Structure) -> Iterator[Element]:
    return (e for e in structure.root.walk() if e.tag == "Table")


def _heads(table: Element, said: Mapping[tuple[int, int], list[Text]]) -> tuple[str, ...]:
    first = next(e for e in table.walk() if e.tag == "TR")
    return tuple(words_of(kid, said) for kid in first.kids if isinstance(kid, Element))


def test_a_situation_is_the_head_of_its_materials(
    structure: Structure, drawn: Sequence[Page], published: Published
) -> None:
    """The flag of a situation is a header cell, so that it is read with each of its materials."""
    said = said_by(drawn)
    flags = [
        words_of(cell, said)
        for table in _tables(structure)
        for cell in table.walk()
        if cell.tag == "TH"
    ]
    assert sum(flag.endswith("还要带") for flag in flags) > 100


def test_nothing_that_is_read_is_untagged(structure: Structure, drawn: Sequence[Page]) -> None:
    """Every text and picture is in the tree, or is furniture that is marked as such."""
    assert faults_of_tagging(structure, drawn) == []
    furniture = Counter(t.said.strip() for p in drawn for t in p.texts if t.artifact)
    # The running matter of every page, and the tiles, which their headings say in words.
    assert furniture["办"] > 100
    assert sum(furniture.values()) < sum(len(p.texts) for p in drawn) / 2


def test_the_order_of_reading_is_the_order_of_seeing(
    structure: Structure, drawn: Sequence[Page]
) -> None:
    """On no page is anything read after what stands below it in the same column."""
    assert faults_of_order(structure, drawn) == []


KNOWN = {
    # Read as if a CFF font had no default width; `test_widths…` reads it with fontTools.
    "PDFUA1-FONT-GLYPH-WIDTH-001",
    "PDFA2A-TRUETYPE-GLYPH-WIDTH-001",
    # `test_streams…` reads every length from the file.
    "PDFA2A-STREAM-LENGTH-001",
}
"""What page-validation 0.11 finds that two tests below show not to be so."""


@pytest.mark.slow
@pytest.mark.parametrize(("profile", "rules"), [("ua1", 100), ("2a", 150)])
def test_a_validator_finds_nothing(book: Path, profile: str, rules: int) -> None:
    """page-validation, which passes veraPDF's own corpus, finds PDF/UA-1 and PDF/A-2a kept."""
    report = validator.validate_pdf(
        book, profile=profile, limits=validator.SafetyLimits.unlimited()
    )
    assert report.rules.total >= rules
    assert [f.message for f in report.failures if f.rule_id not in KNOWN] == []


@pytest.mark.slow
def test_widths_in_the_file_are_those_of_its_fonts(book: Path) -> None:
    """Each glyph of an embedded CFF font is as wide as the file says."""
    compared = 0
    with pikepdf.open(book) as pdf:
        for font in pdf.objects:
            if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType0":
                continue
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            glyphs = fonts[0].CharStrings
            for cid, width in _widths(list(font.W)):
                glyph = glyphs[f"cid{cid:05d}" if cid else ".notdef"]
                glyph.draw(NullPen())
                assert abs(glyph.width - width) <= 1, (font.BaseFont, cid)
                compared += 1
    assert compared > 1000


def _widths(held: list[object]) -> Iterator[tuple[int, float]]:
    """The pairs of a /W array: `first [w w w]` or `first last w`."""
    at = 0
    while at < len(held):
        first = int(str(held[at]))
        after = held[at + 1]
        if isinstance(after, pikepdf.Array):
            yield from ((first + place, float(str(w))) for place, w in enumerate(after.as_list()))
            at += 2
        else:
            width = float(str(held[at + 2]))
            yield from ((cid, width) for cid in range(first, int(str(after)) + 1))
            at += 3


@pytest.mark.slow
def test_streams_are_as_long_as_they_say(book: Path) -> None:
    """Behind the length that each stream gives, its end stands."""
    content = book.read_bytes()
    with pikepdf.open(book) as pdf:
        streams = [
            (o.objgen[0], int(o.Length)) for o in pdf.objects if isinstance(o, pikepdf.Stream)
        ]
    assert len(streams) > 700
    places = {int(m[1]): m.start() for m in re.finditer(rb"\n([0-9]+) 0 obj", content)}
    for number, length in streams:
        begins = content.index(b"stream\n", places[number]) + 7
        assert content[begins + length : begins + length + 10] == b"\nendstream", number


def _specimen(folder: Path, source: str, *, tags: bool = True) -> tuple[Structure, list[Page]]:
    """A page of typst as a PDF, read back."""
    (folder / "page.typ").write_text(
        '#set document(title: [T])\n#set text(lang: "zh", font: "Noto Serif SC")\n' + source,
        "utf-8",
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(f) for f in font_folders()])
    compiler = typst.Compiler(str(folder / "page.typ"), root=str(folder), font_paths=fonts)
    made: Any = compiler.compile(
        format="pdf", pdf_tags=tags, timestamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    (folder / "page.pdf").write_bytes(bytes(made))
    return structure_of(folder / "page.pdf"), list(pages_of(folder / "page.pdf"))


SOUND = """
= 一
== 二
#table(columns: 2, table.header[甲][乙], [丙], [丁])
#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"), format: "svg", width: 9mm, alt: "三角")
"""


def _faults(structure: Structure, pages: list[Page]) -> list[str]:
    return [
        *faults_of_headings(structure),
        *faults_of_figures(structure),
        *faults_of_tables(structure, said_by(pages)),
        *faults_of_tagging(structure, pages),
        *faults_of_order(structure, pages),
    ]


def test_a_sound_page_has_no_faults(tmp_path: Path) -> None:
    """The checks find nothing where nothing is wrong."""
    assert _faults(*_specimen(tmp_path, SOUND)) == []


@pytest.mark.parametrize(
    ("whole", "broken", "fault"),
    [
        ("== 二", "=== 二", "H3 after H1"),
        ("= 一\n", "", "H2 after H0"),
        (', alt: "三角"', "", "figure 0 has no alternative text"),
        ("table.header[甲][乙]", "[甲], [乙]", "table 0 has no header cells"),
        ("table.header[甲][乙]", "table.header[甲][]", "table 0 has 1 header cells that say nothing"),
        ("= 一\n", "= 一\n#place(dy: 90mm)[下]\n上\n", "'上' is read after '下'"),
    ],
)  # fmt: skip
def test_a_broken_page_is_found(tmp_path: Path, whole: str, broken: str, fault: str) -> None:
    """A skipped level, a silent figure, a table without heads, another order: each is told."""
    assert whole in SOUND
    faults = _faults(*_specimen(tmp_path, SOUND.replace(whole, broken)))
    assert any(fault in one for one in faults), faults


def test_a_page_without_tags_is_found(tmp_path: Path) -> None:
    """Every text and picture of a page without tags is told, and what its file lacks."""
    structure, pages = _specimen(tmp_path, SOUND, tags=False)
    assert len(faults_of_tagging(structure, pages)) >= 7
    assert "no structure" in faults_of_file(structure)
    assert "not marked as tagged" in faults_of_file(structure)

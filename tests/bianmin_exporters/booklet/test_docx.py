"""The Word file, read back by python-docx and by a reader of codes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from bianmin_core import Audience, Catalogue, ExportContext, TemplateError
from bianmin_core.testing import everything, specimen
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.docx.shown import plain
from bianmin_exporters.booklet.docx.words import own_words
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.booklet.words import fixed_words

OVERLAY = """
life_events:
  - {id: moving, name: 搬家, tile: 搬, services: [residence-proof]}
offices:
  - {id: archive, name: 档案室, kind: station, phones: [{number: 0874-1000005}]}
services:
  - id: residence-proof
    situations:
      - {id: by-proxy, question: 是不是替别人办, wording: 替别人来办}
      - {id: has-house, question: 是不是住自己的房, wording: 住自己的房, otherwise: 租房住}
    materials:
      - {id: lease, name: 租房合同, either_or: home, when: [{situation: has-house, answers: ["no"]}]}
      - id: host
        name: 房东证明
        original: 1
        copies: 0
        measure_word: 份
        either_or: home
        how_to_get: 找房东写
        when: [{situation: has-house, answers: ["no"]}]
      - id: letter
        name: 委托书
        original: 1
        copies: 2
        measure_word: 份
        copy_measure_word: 套
        obtained_from: seal
        when: [{situation: by-proxy, answers: ["yes"]}]
  - id: seal
    name: 盖章
    office: archive
    nothing_to_bring: true
    online_url: https://seal.example
"""
# In which order Word wants what stands in an element (ECMA-376, part 1, 17.3 to 17.6); it refuses a file otherwise.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b color sz szCs bdr shd lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "sectPr": "headerReference|footerReference type pgSz pgMar cols titlePg",
    "tr": "trPr tc",
    "tbl": "tblPr tblGrid tr",
    "font": "altName panose1 charset family pitch",
    "settings": "zoom trackRevisions defaultTabStop characterSpacingControl updateFields compat "
    "themeFontLang decimalSymbol listSeparator",
}  # fmt: skip


def word_file(catalogue: Catalogue, context: ExportContext | None = None) -> bytes:
    """The Word file of a catalogue, as paper shows it."""
    seen = catalogue.for_audience(Audience.PRINT)
    options = BookletOptions(format="docx")
    (artifact,) = exporter.export(seen, options, context or ExportContext())
    assert isinstance(artifact.content, bytes)
    assert artifact.path == "booklet.docx"
    return artifact.content


@pytest.fixture(scope="module")
def content() -> bytes:
    """The Word file of a small catalogue with situations and alternatives."""
    return word_file(specimen(OVERLAY))


@pytest.fixture(scope="module")
def book(content: bytes) -> Document:
    """The same, opened."""
    return docx.Document(io.BytesIO(content))


def headings(book: Document) -> list[tuple[str, str]]:
    """Style and text of every heading."""
    return [
        (p.style.name or "", p.text)
        for p in book.paragraphs
        if p.style is not None and (p.style.name or "").startswith("Heading")
    ]


def after(book: Document, heading: str) -> list[list[str]]:
    """The rows of the first table behind a paragraph with this text."""
    inner = iter(book.iter_inner_content())
    for held in inner:
        if isinstance(held, Paragraph) and held.text == heading:
            table = next(t for t in inner if isinstance(t, Table))
            return [[cell.text for cell in row.cells] for row in table.rows]
    raise AssertionError(f"no paragraph says {heading}")


def test_the_headings_stand_in_the_order_of_the_book(book: Document) -> None:
    """Finders, then each office with its services and their questions, then the back matter."""
    found = headings(book)
    assert [text for style, text in found if style == "Heading 3"] == [
        "办什么", "带什么　人人1样", "怎么走　共2步，您只做第1步", "找谁　去哪　打哪",
        "办什么", "带什么　什么都不用带", "怎么走　待填", "找谁　去哪　打哪",
    ]  # fmt: skip
    assert [h for h in found if h[0] != "Heading 3"] == [
        ("Heading 1", "这本书怎么看"),
        ("Heading 1", "家里有什么事？"),
        ("Heading 1", "按站所找"),
        ("Heading 1", "01　便民服务中心"),
        ("Heading 2", "01-01　居住证明开具"),
        ("Heading 1", "02　档案室"),
        ("Heading 2", "02-01　盖章"),
        ("Heading 1", "干部名录"),
        ("Heading 1", "姓名索引"),
        ("Heading 1", "拼音索引"),
        ("Heading 1", "按主题找"),
        ("Heading 1", "急事打这些"),
    ]


def test_the_papers_of_a_service_are_a_packing_list(book: Document) -> None:
    """Each paper has its number, a box with each count, and where to get it; flags stand above theirs."""
    flag = ["替别人来办　还要带"] * 5
    rows = after(book, "带什么　人人1样")
    assert [[cell.replace("\u00a0", "").strip() for cell in row] for row in rows] == [
        ["号", "材料", "原件", "复印件", "怎么拿、去哪拿"],
        ["1", "居民身份证", "□1张", "□1份", ""],
        ["租房住　还要带"] * 5,
        ["", *["二选一　下面几样，带一样就行"] * 4],
        ["2甲", "租房合同", "□1份", "不用", ""],
        ["2乙", "房东证明", "□1份", "不用", "找房东写"],
        flag,
        ["3", "委托书", "□1份", "□2套", "见 02-01 盖章"],
    ]


def test_what_is_not_filled_in_says_so(book: Document) -> None:
    """A fact, a step or a person that is missing is marked, for whoever signs to fill in."""
    assert "带什么　什么都不用带" in [p.text for p in book.paragraphs]
    assert "怎么走　待填" in [p.text for p in book.paragraphs]


def test_every_table_of_data_repeats_its_head_and_no_row_breaks(book: Document) -> None:
    """A head row is one that Word repeats on each page; every row stays whole."""
    heads = 0
    for table in book.tables:
        rows = table._tbl.tr_lst
        repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look is not None
        assert repeated == [look.get(qn("w:val")) == "0620"] + [False] * (len(rows) - 1)
        heads += repeated[0]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        # LibreOffice loses rows that stay whole and are kept with the next one.
        assert not list(table._tbl.iter(qn("w:keepNext")))
    assert heads == 16


def test_the_contents_name_every_office_and_service(book: Document) -> None:
    """The field lists the headings before Word has filled it, each linked to where it stands."""
    listed = [p for p in book.paragraphs if p.style is not None and "toc" in (p.style.name or "")]
    wanted = [text for style, text in headings(book) if style in ("Heading 1", "Heading 2")]
    assert [p.text.split("\t")[0] for p in listed] == wanted
    body = book.element.body
    marks = {m.getparent(): m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))}
    anchors = [p.hyperlinks[0].fragment for p in listed]
    targets = [marks[p._p] for p in book.paragraphs if p._p in marks]
    assert anchors == targets
    fields = [str(i.text).strip() for i in body.iter(qn("w:instrText"))]
    assert fields[0] == 'TOC \\o "1-2" \\h \\z'
    assert fields[1:] == [f"PAGEREF {anchor} \\h" for anchor in anchors]
    assert book.settings.element.find(qn("w:updateFields")) is not None
    kinds = [str(f.get(qn("w:fldCharType"))) for f in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(fields)


def test_links_lead_somewhere_and_numbers_are_unique(content: bytes, book: Document) -> None:
    """Every link has its bookmark; bookmarks and pictures have names and numbers of their own."""
    other = docx.Document(io.BytesIO(word_file(everything())))
    for body in (other.element.body, book.element.body):
        names = [m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))]
        assert len(names) == len(set(names))
        assert {h.get(qn("w:anchor")) for h in body.iter(qn("w:hyperlink"))} <= set(names)
        for tag, attribute in (("w:bookmarkStart", qn("w:id")), ("wp:docPr", "id")):
            numbers = [m.get(attribute) for m in body.iter(qn(tag))]
            assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
            assert numbers


def test_each_code_reads_as_what_its_text_says(book: Document) -> None:
    """The pictures are the codes of the cover and of each service, and say so to a screen reader."""
    read = []
    for shape in book.inline_shapes:
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        with Image.open(io.BytesIO(book.part.related_parts[relation].blob)) as opened:
            large = opened.convert("L").resize((opened.width * 3, opened.height * 3))
            (code,) = zxingcpp.read_barcodes(large)
        read.append((code.text, shape._inline.docPr.get("descr")))
        assert shape.width == shape.height
        assert shape.width.mm > 18.5
    assert read == [
        ("https://specimen.example", "二维码：本书"),
        (
            "https://specimen.example/s/residence-proof",
            "二维码：居住证明开具，https://specimen.example/s/residence-proof",
        ),
        ("https://specimen.example/s/seal", "二维码：盖章，https://specimen.example/s/seal"),
    ]


def test_each_office_is_signed_for(book: Document) -> None:
    """Behind an office's services the office and the bureau have room for opinion, name and date."""
    opinion = "□ 没有要改的\n□ 有改动，已标出\n\n\n"
    for office in ("便民服务中心", "档案室"):
        assert after(book, f"审核签字：{office}") == [
            ["单位", "审核意见", "签字（盖章）", "日期"],
            ["本站所", opinion, "", "　年　月　日"],
            ["县级主管部门", opinion, "", "　年　月　日"],
        ]
    assert book.settings.element.find(qn("w:trackRevisions")) is not None


def test_head_and_foot_say_where_and_whom_to_ring(book: Document) -> None:
    """Every page but the cover has its office, the book, the supervision line and its number."""
    section = book.sections[0]
    instructions = [str(i.text).strip() for i in section.header._element.iter(qn("w:instrText"))]
    assert instructions == ["STYLEREF 1"]
    assert section.header.paragraphs[0].text.endswith("\t样例街道便民服务一本通 2026 年第 1 版")
    (foot,) = section.footer.paragraphs
    assert foot.text.replace("\u00a0", "") == (
        "推诿、刁难、乱收费，打监督电话 0874-1000009（不经过承办人）\t第 1 页　共 1 页"
    )
    assert [str(i.text).strip() for i in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""
    assert {s.header.is_linked_to_previous for s in list(book.sections)[1:]} == {True}


def test_a_draft_says_so_on_every_page() -> None:
    """The mark stands in the head of the cover and in that of all other pages."""
    made = docx.Document(io.BytesIO(word_file(specimen(), ExportContext(draft=True))))
    assert "草稿 DRAFT" in made.sections[0].header.paragraphs[0].text
    assert "草稿 DRAFT" in made.sections[0].first_page_header.paragraphs[0].text
    assert made.core_properties.content_status == "草稿 DRAFT"


def test_the_properties_are_the_editions(content: bytes, book: Document) -> None:
    """Title, author and dates are those of the book, and nothing tells of the machine."""
    told = book.core_properties
    assert told.title == "样例街道便民服务一本通 2026 年第 1 版"
    assert (told.author, told.last_modified_by, told.language) == ("样例街道", "样例街道", "zh-CN")
    day = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert (told.created, told.modified) == (day, day)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(m.compress_type, m.create_system) for m in members} == {(zipfile.ZIP_STORED, 3)}


def test_chinese_is_set_in_the_fonts_that_chinese_windows_has(book: Document) -> None:
    """Text is in 宋体 and heads in 黑体, and the language is Chinese, whatever Word's own is."""
    styles = book.styles.element
    fonts = {f.get(qn("w:eastAsia")) for f in styles.iter(qn("w:rFonts"))}
    assert fonts == {"宋体", "黑体"}
    (language,) = styles.iter(qn("w:lang"))
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    page = book.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_elements_stand_in_the_order_that_word_wants(content: bytes) -> None:
    """No property of ours stands where the schema has another: Word would refuse the file."""
    seen = set()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or not name.startswith("word/"):
                continue
            for element in ElementTree.fromstring(archive.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                if tag in ORDERS:
                    order = {
                        t: n for n, ts in enumerate(ORDERS[tag].split()) for t in ts.split("|")
                    }
                    places = [order[child.tag.rpartition("}")[2]] for child in element]
                    assert places == sorted(places), (name, tag, places)
                    seen.add(tag)
    assert seen == set(ORDERS)


def test_text_is_such_that_xml_can_hold_it() -> None:
    """Controls, halves of pairs and direction marks are left out; a line break becomes a blank."""
    assert plain("甲\x00乙\x0b丙\ud800丁\ufffe") == "甲乙丙丁"
    assert plain("0874\u202e-100\r\n转\t2") == "0874-100 转 2"
    assert plain("𠮷<b>&amp;") == "𠮷<b>&amp;"


def test_its_own_words_replace_none_of_the_books() -> None:
    """No key of the Word file is one of the book, and each has both languages."""
    zh, en = own_words("zh"), own_words("en")
    assert set(zh) & set(fixed_words("zh")) == set()
    assert set(zh) == set(en)
    assert all(zh.values())


def test_a_district_lays_its_own_styles_over_ours(tmp_path: Path) -> None:
    """The styles in a folder of templates are those of the file; such that are no XML are refused."""
    own = tmp_path / "booklet-docx" / "styles.xml"
    own.parent.mkdir()
    text = (files("bianmin_exporters.booklet") / "templates" / "docx" / "styles.xml").read_text(
        "utf-8"
    )
    own.write_text(text.replace("0B5D4B", "8C1D2F"), "utf-8")
    context = ExportContext(template_folders=(tmp_path,))
    made = docx.Document(io.BytesIO(word_file(specimen(), context)))
    assert str(made.styles["Title"].font.color.rgb) == "8C1D2F"
    own.write_text(text.replace("</w:styles>", ""), "utf-8")
    with pytest.raises(TemplateError) as refused:
        word_file(specimen(), context)
    assert str(own) in refused.value.zh
    assert "不是格式正确的 XML" in refused.value.zh

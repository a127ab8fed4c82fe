"""What no font draws is drawn by another font, refused or marked and listed; never lost silently."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from tests.bianmin_exporters.typesetting.made_font import FAMILY, made_font

from bianmin_core import Audience, ExportContext, ExporterError, Published, check, export
from bianmin_core.testing import specimen
from bianmin_exporters.booklet import exporter as booklet
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.cards import exporter as cards
from bianmin_exporters.typesetting.glyphs import coverage, undrawable, undrawn_in
from bianmin_exporters.typesetting.missing import missing_characters, refuse_missing
from bianmin_exporters.typesetting.rules import UndrawableCharacter

# 𢜩 and 𣒍 are in no packaged font; 😀 is a picture, which nobody reads out.
RARE = """
offices: [{id: hall, name: 𢜩山为民服务站}]
officers: [{id: li-xue, name: 李𣒍}]
services: [{id: residence-proof, materials: [{name: 户口簿, original: 1}, {name: 𢜩山村证明, original: 1}]}]
"""

DAY = dt.date(2026, 3, 1)
PAGES = ["booklet-pages.json", "booklet-pages.schema.json"]


def seen(overlay: str = "") -> Published:
    """The specimen with YAML laid over it, as paper shows it."""
    return specimen(overlay).for_audience(Audience.PRINT)


def made(catalogue: Published, context: ExportContext) -> dict[str, bytes]:
    """The booklet's files."""
    found = booklet.export(catalogue, BookletOptions(), context)
    return {a.path: a.content for a in found if isinstance(a.content, bytes)}


def drawn_by(family: str, pdf: bytes) -> set[str]:
    """What a font of a PDF draws, by its own table of what its glyphs mean."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for held in opened.objects:
            if (
                isinstance(held, pikepdf.Dictionary)
                and held.get("/Subtype") == "/Type0"
                and str(held.BaseFont).endswith(f"+{family}")
            ):
                table = held.ToUnicode.read_bytes().decode("latin-1")
                for entry in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
                    for text in re.findall(r"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", entry):
                        found |= set(bytes.fromhex(text).decode("utf-16-be"))
    return found


# In use in names of people and places, many of them in Yunnan.
NAMES = (
    "䶮㛃㮾𣗋𡚸鑀堃喆昇珺翀龑燚赟旻昱晏仝佴乜禤庹郄贠𬭚𬱟𫟷𪨶𫖯𬍛㸆䜣䥽䴙䴘𬘓𬀩𬸚㙍㙦㳇㙟㑇㟃𡎚甪玥鿍𨱑𬬻"
    "硗碛濞沅蒗勐畹傈僳仡佬彝傣佤拉祜嵩谷"
)


@pytest.mark.parametrize("character", NAMES)
def test_characters_of_names_that_are_in_use_are_drawn(character: str) -> None:
    """Rare characters that real names use are in the packaged fonts."""
    assert undrawable(character) == ()


def test_the_whole_basic_block_and_extension_a_are_drawn() -> None:
    """Every character that an ordinary input method offers can be printed."""
    known = coverage()
    assert known.issuperset(range(0x4E00, 0xA000))
    assert known.issuperset(range(0x3400, 0x4DC0))


def test_what_is_missing_is_found_in_plain_data_each_once() -> None:
    """Only what would print as 〓 is told: no marks that are left out, no 〓 of the text's own."""
    data = {"a": ["𢜩山", {"b": "〓\u200b\u202e\ufe0f好𣒍𢜩"}], "c": 3, "d": None}
    assert undrawn_in(data) == ("𢜩", "𣒍")


def test_a_published_book_with_a_hole_is_refused_with_every_place() -> None:
    """All characters of one run are told with office, entry and field, and nothing is made."""
    with pytest.raises(ExporterError) as raised:
        made(seen(RARE), ExportContext())
    assert raised.value.zh == (
        "字体里没有下面的字，印出来谁也认不得，所以没有印。用 --font-path 加一个有这些字的字体；"
        "先看样子的话用 --draft。\n"
        "「𢜩」 U+22729  𢜩山为民服务站 · 名称「𢜩山为民服务站」；"
        "𢜩山为民服务站 · 居住证明开具 · 带什么 2 · 名称「𢜩山村证明」\n"
        "「𣒍」 U+2348D  𢜩山为民服务站 · 李𣒍 · 姓名「李𣒍」"
    )
    assert "「𣒍」 U+2348D  𢜩山为民服务站 · 李𣒍 · Name「李𣒍」" in raised.value.en


def found_in(translation: str, overlay: str = "") -> list[tuple[str, str, str]]:
    """What the rule finds in the specimen with a translation: where, which, in which text."""
    report = check(specimen(overlay, translation=translation), as_of=DAY)
    return [
        (str(f.origin), f.finding.character, f.finding.text)
        for f in report.findings
        if isinstance(f.finding, UndrawableCharacter)
    ]


def test_a_character_of_a_translation_is_found_in_its_file() -> None:
    """Texts and own words are looked at where they are written, and what is unsaid in the source."""
    translation = """
papers: [{id: lease, name: 𢜩 lease}]
services:
  - id: residence-proof
    name: Proof for 𢜩山 and 𣒍
    aliases: [proof, "𢜩 proof"]
"""
    overlay = """
papers: [{id: lease, name: 租房合同}]
services: [{id: residence-proof, outcome: 𢜩, materials: [{id: lease, paper: lease, whose: 房东}]}]
"""
    assert found_in(translation, overlay) == [
        ("overlay.yaml:3:34", "𢜩", "𢜩"),
        ("translation.yaml:2:28", "𢜩", "𢜩 lease"),
        ("translation.yaml:5:11", "𢜩", "Proof for 𢜩山 and 𣒍"),
        ("translation.yaml:5:11", "𣒍", "Proof for 𢜩山 and 𣒍"),
        ("translation.yaml:6:22", "𢜩", "𢜩 proof"),
    ]


def test_a_translation_of_what_is_hidden_is_not_looked_at() -> None:
    """What paper does not show can't be missing on it."""
    translation = "officers: [{id: li-xue, posts: [{id: service-1, title: 𢜩 desk}]}]"
    hidden = "officers: [{id: li-xue, visibility: internal}]"
    assert found_in(translation) == [("translation.yaml:1:56", "𢜩", "𢜩 desk")]
    assert found_in(translation, hidden) == []


def test_a_script_that_no_font_has_is_told_once() -> None:
    """A translation into Burmese without a Burmese font has one finding, not one for each letter."""
    translation = "services: [{id: residence-proof, name: နေထိုင်ကြောင်း, outcome: ထောက်ခံစာ မြန်မာ}]"
    assert found_in(translation) == [("translation.yaml:1:40", "ကခငစထနမာိုေံ…", "နေထိုင်ကြောင်း")]


def test_a_hole_in_a_translation_stops_its_own_paper_alone(tmp_path: Path) -> None:
    """The book in the translation and the bilingual one are refused; the source is printed."""
    catalogue = specimen(
        "services: [{id: residence-proof, outcome: 一份 😀}]",
        translation="services: [{id: residence-proof, name: Proof for 𢜩}]",
    )
    for bilingual in (False, True):
        with pytest.raises(ExporterError) as raised:
            export(
                "booklet",
                catalogue,
                tmp_path,
                as_of=DAY,
                translation="en",
                bilingual=bilingual,
            )
        assert raised.value.en.endswith(
            "\n「𢜩」 U+22729  便民服务中心 · Proof for 𢜩 · Name「Proof for 𢜩」"
        )
    assert export("json", catalogue, tmp_path, as_of=DAY, translation="en").files
    assert export("booklet", catalogue, tmp_path, as_of=DAY).files


def test_a_bilingual_book_names_the_places_of_both_languages(tmp_path: Path) -> None:
    """What only the source says is told where the source says it."""
    catalogue = specimen(
        "services: [{id: residence-proof, name: 𢜩山证明}]",
        translation="services: [{id: residence-proof, name: Proof}]",
    )
    with pytest.raises(ExporterError) as raised:
        export("booklet", catalogue, tmp_path, as_of=DAY, translation="en", bilingual=True)
    assert raised.value.zh.endswith("\n「𢜩」 U+22729  便民服务中心 · 𢜩山证明 · 名称「𢜩山证明」")


def test_a_published_card_with_a_hole_is_refused() -> None:
    """Cards are paper as the book is."""
    with pytest.raises(ExporterError) as raised:
        list(cards.export(seen(RARE), cards.options(), ExportContext()))
    assert "「𢜩」 U+22729" in raised.value.zh


def test_many_places_of_one_character_are_counted() -> None:
    """A refusal names three places and says how many more there are."""
    overlay = "services: [{id: residence-proof, aliases: [𢜩一, 𢜩二, 𢜩三, 𢜩四, 𢜩五]}]"
    with pytest.raises(ExporterError) as raised:
        refuse_missing({"text": "𢜩"}, seen(overlay), ExportContext())
    assert raised.value.zh.endswith("「𢜩三」；还有 2 处")
    assert raised.value.en.endswith("「𢜩三」; 2 more")


def test_a_picture_stops_no_press() -> None:
    """A sign that nobody reads out is replaced and listed, and the book is made."""
    files = made(seen("services: [{id: residence-proof, outcome: 居住证明 😀}]"), ExportContext())
    assert sorted(files) == [*PAGES, "booklet.pdf", "missing-characters.csv"]
    rows = list(csv.reader(io.StringIO(files["missing-characters.csv"].decode("utf-8-sig"))))
    assert [(row[0], row[-1]) for row in rows[1:]] == [("😀", "定稿")]


def test_a_draft_lists_what_is_missing_for_the_clerk() -> None:
    """Beside a draft that prints 〓 lies a table: character, code, office, entry, field, text."""
    files = made(seen(RARE), ExportContext(draft=True))
    table = files["missing-characters.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(table.decode("utf-8-sig")))) == [
        ["字", "码位", "站所", "事项或人", "栏目", "原文", "状态"],
        ["𢜩", "U+22729", "「𢜩山为民服务站」", "「𢜩山为民服务站」", "名称", "「𢜩山为民服务站」", "草稿"],
        ["𢜩", "U+22729", "「𢜩山为民服务站」", "「居住证明开具」", "带什么 2 · 名称", "「𢜩山村证明」", "草稿"],
        ["𣒍", "U+2348D", "「𢜩山为民服务站」", "「李𣒍」", "姓名", "「李𣒍」", "草稿"],
    ]  # fmt: skip


def test_where_nothing_is_missing_there_is_no_list() -> None:
    """A book that prints every character comes alone."""
    assert list(made(seen(), ExportContext(draft=True))) == ["booklet.pdf", *PAGES]


def test_the_list_of_an_english_book_has_english_heads() -> None:
    """The fixed words follow the language, what the catalogue says stays."""
    files = made(seen(RARE), ExportContext(draft=True, lang="en"))
    head, first, *_ = files["missing-characters.csv"].decode("utf-8-sig").splitlines()
    assert head == '"character","code point","office","service or person","field","text","status"'
    assert first.endswith('"Name","「𢜩山为民服务站」","draft"')


def test_an_added_font_draws_what_the_others_lack_and_nothing_else(tmp_path: Path) -> None:
    """With a font that has them nothing is refused or listed; common characters keep their face."""
    folder = made_font(tmp_path / "fonts", "𢜩𣒍山村证明好")
    files = made(seen(RARE), ExportContext(font_folders=(folder,)))
    assert list(files) == ["booklet.pdf", *PAGES]
    assert drawn_by(FAMILY, files["booklet.pdf"]) == {"𢜩", "𣒍"}


def test_a_font_that_typst_passes_over_draws_nothing(tmp_path: Path) -> None:
    """A font without the names that typst wants is refused for what it lacks, not for a template."""
    folder = made_font(tmp_path / "fonts", "𢜩𣒍", named=False)
    assert undrawable("𢜩𣒍", (folder,)) == ("𢜩", "𣒍")
    with pytest.raises(ExporterError, match="字体里没有下面的字"):
        made(seen(RARE), ExportContext(font_folders=(folder,)))


def test_a_book_with_an_added_font_is_archival_and_the_same_twice(tmp_path: Path) -> None:
    """Wherever the font lies, the file is the same, and it stays PDF/A-2a with every font inside."""
    one = made_font(tmp_path / "one", "𢜩𣒍")
    other = Path(shutil.copytree(one, tmp_path / "elsewhere" / "other"))
    first = made(seen(RARE), ExportContext(font_folders=(one,)))["booklet.pdf"]
    second = made(seen(RARE), ExportContext(font_folders=(other,)))["booklet.pdf"]
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        embedded = [
            held
            for held in pdf.objects
            if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor"
        ]
        assert embedded
        assert all({"/FontFile2", "/FontFile3"} & set(held.keys()) for held in embedded)


def test_a_character_of_a_template_s_own_is_told_without_a_place() -> None:
    """What stands nowhere in the catalogue is refused all the same."""
    with pytest.raises(ExporterError) as raised:
        refuse_missing(["𢜩"], seen(), ExportContext())
    assert raised.value.zh.endswith("\n「𢜩」 U+22729")


def test_every_entry_is_looked_through() -> None:
    """District, hotlines, themes, life events, papers and laws are listed as well as offices."""
    catalogue = seen(
        """
        district: {parents: [𢜩省]}
        hotlines: [{id: supervision, purpose: 𢜩}]
        themes: [{id: t, name: 𢜩}]
        life_events: [{id: e, name: 𢜩}]
        papers: [{id: p, name: 𢜩证}]
        laws: [{id: l, title: 𢜩法}]
        """
    )
    found = {(p.office.zh, p.entry, p.field.zh) for p in missing_characters(catalogue, "𢜩")}
    assert found == {
        ("整个目录", "样例街道", "上级 1"),
        ("整个目录", "街道纪检监察工委", "管什么"),
        ("整个目录", "𢜩", "名称"),
        ("共用的材料和依据", "𢜩证", "名称"),
        ("共用的材料和依据", "𢜩法", "名称"),
    }

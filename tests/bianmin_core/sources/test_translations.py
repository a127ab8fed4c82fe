"""Translations are read by ids beside their catalogue; whatever does not match is told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bianmin_core import Catalogue, load
from bianmin_core.testing import specimen
from bianmin_core.testing.specimen import SPECIMEN

SERVICE = "services:\n  - id: residence-proof\n"


def in_english(translation: str, overlay: str = "") -> Catalogue:
    """The specimen as its English translation says it."""
    return specimen(overlay, translation=translation).translated("en")


def told(catalogue: Catalogue, lang: str = "en") -> list[str]:
    """What does not fit in a catalogue's translations, with its place."""
    return [
        f"{mismatch.origin}  {mismatch.text.in_language(lang)}"
        for translation in catalogue.translations
        for mismatch in translation.mismatches
    ]


def test_texts_are_found_by_id_in_any_order() -> None:
    """Items that have an id are matched by it, whatever stands where, and the rest stays as it is."""
    said = in_english(
        SERVICE
        + "    materials: [{id: lease, name: Lease}, {id: id-card, name: ID card, issuer: Police}]\n"
        + "    name: Proof of residence\n"
    )
    service = said.service("residence-proof")
    assert [(m.name, m.issuer, m.original) for m in service.materials] == [
        ("ID card", "Police", 1),
        ("Lease", "房东", 1),
    ]
    assert service.name == "Proof of residence"
    assert service.audience == "住在本街道、要用居住证明的人"


def test_steps_are_found_by_their_order() -> None:
    """Steps that say their order may stand in any order."""
    said = in_english(
        SERVICE + "    steps: [{order: 2, text: We check}, {order: 1, text: Hand in your papers}]\n"
    )
    assert [s.text for s in said.service("residence-proof").steps] == [
        "Hand in your papers",
        "We check",
    ]


def test_what_has_neither_id_nor_order_is_found_by_its_place() -> None:
    """Steps without order, questions and lists of texts are matched item for item."""
    said = in_english(
        SERVICE + "    steps: [{text: Hand in your papers}, {text: We check}]\n"
        "    tolerated_gaps: [First, Second]\n    faq: [{question: Why?, answer: So.}]\n",
        SERVICE + "    tolerated_gaps: [甲, 乙]\n    faq: [{question: 为什么？, answer: 是的。}]\n",
    )
    service = said.service("residence-proof")
    assert [s.text for s in service.steps] == ["Hand in your papers", "We check"]
    assert service.tolerated_gaps == ("First", "Second")
    assert (service.faq[0].question, service.faq[0].answer) == ("Why?", "So.")


def test_words_of_its_own_are_as_many_as_it_likes() -> None:
    """A translation has aliases and a short name of its own, and none where it gives none."""
    given = in_english(SERVICE + "    name: Proof\n    aliases: [a, b, c]\n    short_name: P\n")
    silent = in_english(SERVICE + "    name: Proof\n")
    untouched = in_english("offices: [{id: hall, name: Hall}]")
    assert given.service("residence-proof").aliases == ("a", "b", "c")
    assert given.service("residence-proof").short_name == "P"
    assert silent.service("residence-proof").aliases == ()
    assert silent.service("residence-proof").short_name is None
    assert untouched.service("residence-proof").aliases == ("住址证明",)
    assert untouched.service("residence-proof").short_name == "居住证明"


PAPERS = """
papers: [{id: hukou, name: 居民户口簿, issuer: 派出所}]
services:
  - id: residence-proof
    materials:
      - {id: book, paper: hukou, original: 1, copies: 0}
      - {id: other, paper: hukou, whose: 房东, original: 0, copies: 1}
      - {id: own, paper: hukou, name: 户口簿首页, original: 0, copies: 1}
"""


def test_a_shared_paper_is_translated_once() -> None:
    """A material takes the translated name and issuer of its paper, with whose it is behind."""
    said = in_english(
        "papers: [{id: hukou, name: Household register, issuer: Police}]\n"
        + SERVICE
        + "    materials: [{id: other, whose: the landlord}, {id: own, name: Cover page}]\n",
        PAPERS,
    )
    held = {m.id: (m.name, m.issuer) for m in said.service("residence-proof").materials}
    assert held["book"] == ("Household register", "Police")
    assert held["other"] == ("Household register (the landlord)", "Police")
    assert held["own"] == ("Cover page", "Police")


def test_a_name_is_not_half_translated() -> None:
    """Where whose a paper is has no translation, the material keeps its whole name."""
    said = in_english("papers: [{id: hukou, name: Household register}]", PAPERS)
    names = {m.id: m.name for m in said.service("residence-proof").materials}
    assert names["other"] == "居民户口簿（房东）"


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        (
            "offices: [{id: hal, name: Hall}]",
            "translation.yaml:1:12  offices of the source has no id hal; did you mean hall?",
        ),
        (
            "offices: [{id: zzz, name: Hall}]",
            "translation.yaml:1:12  offices of the source has no id zzz; what was deleted there is to "
            "be deleted here too",
        ),
        ("offices: [{name: Hall}]", "translation.yaml:1:11  id is missing: which one is this?"),
        (
            SERVICE + "    nmae: Proof\n",
            "translation.yaml:3:5  there is no field nmae to translate; did you mean name?",
        ),
        (
            SERVICE + "    visits: 2\n",
            "translation.yaml:3:5  visits can't stand in a translation: what is no text is as in the "
            "source in every language",
        ),
        (
            SERVICE + "    fee: {amount: '20'}\n",
            "translation.yaml:3:11  amount can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            SERVICE + "    online_url: https://example.com\n",
            "translation.yaml:3:5  online_url can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            "offices: [{id: hall, phones: [{number: 0874-1000002}]}]",
            "translation.yaml:1:32  number can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            "offices: [{id: hall, hours: {weekly: [{opens: 9:00}]}}]",
            "translation.yaml:1:30  weekly can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            "edition: {issued_on: 2026-03-02}",
            "translation.yaml:1:11  issued_on can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            SERVICE + "    materials: [{id: id-card, original: 2}]\n",
            "translation.yaml:3:31  original can't stand in a translation: what is no text is as in "
            "the source in every language",
        ),
        (
            SERVICE + "    steps: [{text: Hand in your papers}]\n",
            "translation.yaml:3:5  steps has 2 items in the source and 1 here; one that is missing "
            "is a second trip",
        ),
        (
            SERVICE + "    steps: [{order: 1, text: a}, {order: 3, text: b}]\n",
            "translation.yaml:3:13  steps must have the order numbers of the source: 1, 2",
        ),
        (
            SERVICE + "    steps: [{order: 1, text: a}, {order: 1, text: b}]\n",
            "translation.yaml:3:13  steps must have the order numbers of the source: 1, 2",
        ),
        (
            SERVICE + "    conditions: [{text: You live here}]\n",
            "translation.yaml:3:5  the source has no conditions, and a translation adds nothing",
        ),
        (
            SERVICE + "    materials: [{id: lease}, {id: lease, name: Lease}]\n",
            "translation.yaml:3:30  lease is translated twice here",
        ),
        (
            "services: [{id: residence-proof}, {id: residence-proof, name: Proof}]",
            "translation.yaml:1:35  residence-proof is already translated at translation.yaml:1:13; "
            "it can be once",
        ),
        (SERVICE + "    name: ''\n", "translation.yaml:3:11  name must be text"),
        (SERVICE + "    name: [Proof]\n", "translation.yaml:3:11  name must be text"),
        (
            SERVICE + "    materials: {id: lease}\n",
            "translation.yaml:3:5  materials must be a list (each item after a dash)",
        ),
        (
            "services: [{id: residence-proof, name: Proof, of residence}]",
            "translation.yaml:1:47  the comma before 'of residence' cuts the text; put quotes round "
            "text with commas between braces",
        ),
        (
            "servces: []",
            "translation.yaml:1:1  there is no field servces to translate; did you mean services?",
        ),
        (
            "exports: [{exporter: booklet}]",
            "translation.yaml:1:1  there is no field exports to translate; these there are: office, "
            "district, edition, offices, officers, services, hotlines, themes, life_events, papers, "
            "laws",
        ),
        (
            "- services",
            "translation.yaml:1:1  a file must hold fields at its outermost level "
            "(office:, services:, …)",
        ),
        ("office: hall", "translation.yaml:1:9  each item of offices must be a group of fields "
         "(id, name, …)"),
    ],
)  # fmt: skip
def test_what_does_not_match_is_told(translation: str, expected: str) -> None:
    """Numbers, unknown ids and fields, other counts and empty texts are told with file and line."""
    assert told(specimen(translation=translation)) == [expected]


def test_what_fits_is_kept_beside_what_does_not() -> None:
    """A list of another length, a gone service and a wrong field take nothing else with them."""
    catalogue = specimen(
        translation="services:\n  - {id: gone, name: Gone}\n"
        "  - id: residence-proof\n    name: Proof\n    visits: 2\n    steps: [{text: Come}]\n"
        "    materials: [{id: lease, name: Lease}, {id: deed, name: Deed}]\n"
    )
    said = catalogue.translated("en").service("residence-proof")
    assert said.name == "Proof"
    assert [m.name for m in said.materials] == ["居民身份证", "Lease"]
    assert said.steps[0].text == "到 3 号窗口交材料"
    assert [m.path for m in catalogue.translations[0].mismatches] == [
        ("services",),
        *[("services", "residence-proof")] * 3,
    ]


def test_a_material_that_names_its_paper_must_stand_in_the_place_of_the_source() -> None:
    """Without ids, a paper that is repeated tells when materials changed their order."""
    overlay = (
        "papers: [{id: hukou, name: 户口簿}, {id: card, name: 身份证}]\n"
        + SERVICE
        + "    materials: [{paper: hukou, original: 1}, {paper: card, original: 1}]\n"
    )
    right = SERVICE + "    materials: [{paper: hukou, how_to_get: null}, {paper: card}]\n"
    assert specimen(overlay, translation=right).translations[0].texts == {}
    wrong = SERVICE + "    materials: [{paper: card}, {paper: hukou}]\n"
    assert told(specimen(overlay, translation=wrong)) == [
        "translation.yaml:3:18  paper is hukou in the source here, not card; keep the source's order",
        "translation.yaml:3:33  paper is card in the source here, not hukou; keep the source's order",
    ]


def test_all_problems_are_told_at_once() -> None:
    """Several slips are told together, in the order of lines, in both languages."""
    catalogue = specimen(
        translation="offices: [{id: hal, name: x}]\n" + SERVICE + "    visits: 2\n"
    )
    assert told(catalogue, "zh") == [
        "translation.yaml:1:12  原文的 offices 里没有编号「hal」，是不是 hall？",
        "translation.yaml:4:5  visits（跑几趟）不能写在译文里：不是文字的，各种语言都照原文",
    ]
    assert len(told(catalogue, "en")) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The specimen as a folder with an English translation in two files."""
    place = tmp_path / "specimen"
    (place / "translations" / "en" / "offices").mkdir(parents=True)
    (place / "catalogue.yaml").write_text(SPECIMEN, "utf-8")
    (place / "translations" / "en" / "catalogue.yaml").write_text(
        "district: {name: Specimen Subdistrict}\n", "utf-8"
    )
    (place / "translations" / "en" / "offices" / "hall.yaml").write_text(
        "office: {id: hall, name: Service Hall}\n" + SERVICE + "    name: Proof\n", "utf-8"
    )
    return place


def test_a_folder_holds_its_translations(folder: Path) -> None:
    """`translations/en/` is no part of the catalogue itself, and its language is its name."""
    catalogue = load(folder)
    assert catalogue == specimen()
    assert [t.lang for t in catalogue.translations] == ["en"]
    said = catalogue.translated("en")
    assert said.district.name == "Specimen Subdistrict"
    assert said.office("hall").name == "Service Hall"
    assert said.service("residence-proof").name == "Proof"


def test_problems_of_a_translation_name_its_file(folder: Path) -> None:
    """What is wrong in a file of a translation is told with that file's name."""
    file = folder / "translations" / "en" / "catalogue.yaml"
    file.write_text("district: {code: '530322'}\n", "utf-8")
    (mismatch,) = load(folder).translations[0].mismatches
    assert str(mismatch.origin) == f"{file.as_posix()}:1:12"


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (b"district: {name: [\n", ":2:1", "this is not valid YAML"),
        (b"", ":1:1", "the file is empty"),
        ("district: {name: 样例}".encode("gbk"), ":1:18", "the file seems to be in GB18030"),
        (b"district: {name: a, name: b}\n", ":1:21", "the key name stands here twice"),
        (b"district: {name: \x0bHall}\n", ":1:18", "invisible control character U+000B"),
    ],
)
def test_a_file_that_cant_be_read_is_a_mismatch_of_its_translation(
    folder: Path, content: bytes, place: str, said: str
) -> None:
    """A broken file of a translation is told once with its line; the other files are read."""
    file = folder / "translations" / "en" / "catalogue.yaml"
    file.write_bytes(content)
    catalogue = load(folder)
    (sentence,) = told(catalogue)
    assert sentence.startswith(f"{file.as_posix()}{place}  ")
    assert said in sentence
    assert catalogue.translated("en").office("hall").name == "Service Hall"


def test_an_item_is_translated_in_one_file(folder: Path) -> None:
    """The same office in two files of a language is told."""
    shutil.copy(
        folder / "translations" / "en" / "offices" / "hall.yaml",
        folder / "translations" / "en" / "again.yaml",
    )
    sentences = told(load(folder))
    assert [s.partition(" is already translated at")[0].split()[-1] for s in sentences] == [
        "hall",
        "residence-proof",
    ]


@pytest.mark.parametrize("name", ["english.yaml", "English", "e n"])
def test_a_language_is_a_folder_with_its_tag(folder: Path, name: str) -> None:
    """A file or a folder of another name among the languages is told, and is none of them."""
    place = folder / "translations" / name
    place.touch() if name.endswith(".yaml") else place.mkdir()
    catalogue = load(folder)
    assert told(catalogue) == [
        f"{place.as_posix()}  translations holds a folder for each language, named by its tag: "
        "translations/en/"
    ]
    assert catalogue.translated("en").office("hall").name == "Service Hall"


def test_hidden_files_are_left_alone(folder: Path) -> None:
    """What begins with a dot or an underscore is nobody's translation."""
    (folder / "translations" / "_notes.yaml").write_text("x: y\n", "utf-8")
    (folder / "translations" / "en" / ".draft.yaml").write_text("x: y\n", "utf-8")
    assert load(folder).translated("en").office("hall").name == "Service Hall"


def test_an_unknown_language_is_no_translation(folder: Path) -> None:
    """A catalogue can't be said in a language it has no folder for."""
    with pytest.raises(KeyError):
        load(folder).translated("fr")

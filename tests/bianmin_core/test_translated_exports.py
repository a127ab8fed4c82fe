"""A catalogue is exported in the language that is asked for, and judged with that translation."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest

from bianmin_core import (
    Audience,
    BlockedError,
    Catalogue,
    ExportContext,
    ExporterError,
    ExportJob,
    OptionError,
    build,
    check,
    export,
    load,
    load_exporter,
)
from bianmin_core.testing import specimen
from bianmin_core.testing.specimen import SPECIMEN
from bianmin_core.translated import in_language, seen_by

DAY = dt.date(2026, 3, 1)
EXAMPLE = Path(__file__).parents[2] / "examples" / "wangjiazhuang"
ENGLISH = """
services:
  - {id: residence-proof, of: d63892, name: Proof of residence}
"""
OTHER_FIGURES = """
services:
  - {id: residence-proof, of: d63892, outcome: 2 proofs of residence}
"""


def service_of(folder: Path) -> dict[str, Any]:
    """The one service in the JSON that was made."""
    (file,) = folder.glob("*catalogue*.json")
    tree: dict[str, Any] = json.loads(file.read_text("utf-8"))
    service: dict[str, Any] = tree["services"][0]
    return service


def test_an_export_in_another_language_says_its_texts(tmp_path: Path) -> None:
    """An exporter that knows nothing of translations is given the translated catalogue."""
    catalogue = specimen(translation=ENGLISH)
    said = service_of(
        export("json", catalogue, tmp_path / "en", as_of=DAY, translation="en").folder
    )
    plain = service_of(export("json", catalogue, tmp_path / "zh", as_of=DAY).folder)
    assert (said["name"], plain["name"]) == ("Proof of residence", "居住证明开具")
    assert said["materials"] == plain["materials"]
    assert said["visits"] == plain["visits"] == 1


def test_jobs_ask_for_a_language_each(tmp_path: Path) -> None:
    """Of two jobs of one exporter, one may be in a translation."""
    catalogue = attrs.evolve(
        specimen(translation=ENGLISH),
        exports=(
            ExportJob(exporter="json"),
            ExportJob(exporter="json", into="english", translation="en"),
        ),
    )
    plain, said = build(catalogue, tmp_path, as_of=DAY)
    assert service_of(plain.folder)["name"] == "居住证明开具"
    assert service_of(said.folder)["name"] == "Proof of residence"


def test_a_build_in_a_language_holds_for_jobs_that_name_none(tmp_path: Path) -> None:
    """The language of a whole build is that of each job without one."""
    catalogue = attrs.evolve(specimen(translation=ENGLISH), exports=(ExportJob(exporter="json"),))
    (said,) = build(catalogue, tmp_path, as_of=DAY, translation="en")
    assert service_of(said.folder)["name"] == "Proof of residence"


@pytest.mark.parametrize("catalogue", [specimen(), specimen(translation=ENGLISH)])
def test_a_language_that_is_not_there_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    """The refusal names the languages there are, and nothing is written."""
    with pytest.raises(OptionError) as caught:
        export("json", catalogue, tmp_path, as_of=DAY, translation="fr")
    known = ", ".join(t.lang for t in catalogue.translations) or "none"
    assert f"there is no translation into fr; there are: {known}" in caught.value.en
    assert not list(tmp_path.iterdir())


def test_a_translation_blocks_what_is_made_with_it_alone(tmp_path: Path) -> None:
    """Other figures in a translation stop its own export, not that of the source."""
    catalogue = specimen(
        "services: [{id: residence-proof, outcome: 居住证明 3 份}]", translation=OTHER_FIGURES
    )
    with pytest.raises(BlockedError) as caught:
        export("json", catalogue, tmp_path, as_of=DAY, translation="en")
    codes = {f.finding.code for f in caught.value.report.findings}
    assert codes == {"BM731", "BM732"}
    assert export("json", catalogue, tmp_path, as_of=DAY).files


def test_what_does_not_fit_blocks_what_is_made_with_it_alone(tmp_path: Path) -> None:
    """A translation of what the source has no more stops its own exports, of any exporter."""
    catalogue = specimen(translation=ENGLISH + "  - {id: gone, name: Gone}\n")
    with pytest.raises(BlockedError) as caught:
        export("json", catalogue, tmp_path, as_of=DAY, translation="en")
    (found,) = caught.value.report.findings
    assert (str(found.origin), found.say("zh"), found.say("en")) == (
        "translation.yaml:4:6",
        "目录：译文 en：原文的 services 里没有编号「gone」；原文删掉了的，译文里也删掉",
        "catalogue: translation en: services of the source has no id gone; what was deleted there "
        "is to be deleted here too",
    )
    assert not list(tmp_path.iterdir())
    assert export("json", catalogue, tmp_path, as_of=DAY).files


def test_a_draft_says_what_still_fits(tmp_path: Path) -> None:
    """A draft in the translation is made of what is left of it."""
    catalogue = specimen(translation=ENGLISH + "  - {id: gone, name: Gone}\n")
    made = export("json", catalogue, tmp_path, as_of=DAY, translation="en", draft=True)
    assert service_of(made.folder)["name"] == "Proof of residence"


def test_a_folder_that_is_no_language_is_named_with_the_refusal(tmp_path: Path) -> None:
    """Whoever asks for a translation that lies in the wrong place is told where it should lie."""
    (tmp_path / "c" / "translations" / "English").mkdir(parents=True)
    (tmp_path / "c" / "catalogue.yaml").write_text(SPECIMEN, "utf-8")
    catalogue = load(tmp_path / "c")
    for lang in ("English", "en"):
        with pytest.raises(OptionError) as caught:
            export("json", catalogue, tmp_path / "out", as_of=DAY, translation=lang, draft=True)
        assert f"there is no translation into {lang}; there are: none" in caught.value.en
        assert "translations/English  translations holds a folder for each" in caught.value.en
    assert export("json", catalogue, tmp_path / "out", as_of=DAY).files


@pytest.mark.slow
def test_a_service_deleted_from_the_example_stops_no_page_of_the_source(tmp_path: Path) -> None:
    """The clerk who deletes it checks and prints at once; the translation waits for its own mending."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "wangjiazhuang"))
    file = folder / "offices" / "30-cultural.yaml"
    whole = file.read_text("utf-8")
    left = re.sub(r"  - id: library-card\n(?:(?:    .*)?\n)*", "", whole)
    assert 10 < whole.count("\n") - left.count("\n") < 40
    file.write_text(left, "utf-8")
    catalogue = load(folder)
    blocking = [f for f in check(catalogue, as_of=DAY).findings if f.blocks]
    translated = folder / "translations" / "en" / "offices" / "30-cultural.yaml"
    before = translated.read_text("utf-8").partition("- id: library-card")[0]
    line = before.count("\n") + 1
    assert [(f.finding.code, str(f.origin)) for f in blocking] == [
        ("BM733", f"{translated.as_posix()}:{line}:5")
    ]
    made = export(
        "booklet", catalogue, tmp_path / "zh", as_of=DAY, office="cultural", format="html"
    )
    page = (made.folder / "booklet.html").read_text("utf-8")
    assert "场地预约" in page
    assert "借书证办理" not in page
    for bilingual in (False, True):
        with pytest.raises(BlockedError) as caught:
            export(
                "booklet", catalogue, tmp_path / "en", as_of=DAY, translation="en",
                bilingual=bilingual,
            )  # fmt: skip
        told = [f.say("zh") for f in caught.value.report.findings if f.blocks]
        assert told == [
            "目录：译文 en：原文的 services 里没有编号「library-card」；原文删掉了的，译文里也删掉"
        ]
    assert not (tmp_path / "en").exists()


def test_an_exporter_is_told_of_the_source() -> None:
    """The source has the same audience as its translation, and what is unsaid is named."""
    seen, translated = seen_by(in_language(specimen(translation=ENGLISH), "en"), Audience.PUBLIC)
    assert translated is not None
    assert translated.lang == "en"
    assert translated.source.audience is seen.audience is Audience.PUBLIC
    assert translated.source.service("residence-proof").name == "居住证明开具"
    assert "盖章的居住证明一份" in translated.untranslated
    assert "居住证明开具" not in translated.untranslated
    assert seen.translations == translated.source.translations == ()


def test_what_is_hidden_is_not_told_as_untranslated() -> None:
    """The texts that are told as untranslated are those that the audience sees."""
    catalogue = specimen(
        "offices: [{id: hall, phones: [{number: 0874-1000001}, "
        "{number: 0874-1000007, purpose: 内线, visibility: internal}]}]",
        translation=ENGLISH,
    )
    _, translated = seen_by(in_language(catalogue, "en"), Audience.PRINT)
    assert translated is not None
    assert "内线" not in translated.untranslated


def test_without_a_translation_nothing_is_told() -> None:
    """An export in the catalogue's own language has no translation in its context."""
    seen, translated = seen_by(in_language(specimen(translation=ENGLISH), None), Audience.PRINT)
    assert translated is None
    assert seen.service("residence-proof").name == "居住证明开具"


def test_a_bilingual_book_needs_a_translation() -> None:
    """Asked for without one, it is refused with what to add."""
    booklet = load_exporter("booklet")
    made = booklet.export(
        specimen().for_audience(Audience.PRINT), booklet.options(bilingual=True), ExportContext()
    )
    with pytest.raises(ExporterError) as caught:
        list(made)
    assert "--translation en" in caught.value.en

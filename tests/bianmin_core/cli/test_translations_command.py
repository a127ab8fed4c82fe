"""`bianmin translations`: how far a translation is, and its marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bianmin_core.cli import main
from bianmin_core.testing.specimen import SPECIMEN

ENGLISH = """\
# The hall and what it does.
office: {id: hall, name: "Hall"}
district:
  name: Specimen Subdistrict
services:
- id: residence-proof  # the only one
  name: Proof of residence
officers:
- {id: li-xue, posts: [{id: service-1, title: General desk}]}
"""
MARKED = """\
# The hall and what it does.
office: {id: hall, of: ######, name: "Hall"}
district:
  of: ######
  name: Specimen Subdistrict
services:
- id: residence-proof  # the only one
  of: ######
  name: Proof of residence
officers:
- {id: li-xue, of: ######, posts: [{id: service-1, title: General desk}]}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The translation of a specimen in the folder c."""
    monkeypatch.chdir(tmp_path)
    place = Path("c/translations/en")
    place.mkdir(parents=True)
    Path("c/catalogue.yaml").write_text(SPECIMEN, "utf-8")
    (place / "hall.yaml").write_text(ENGLISH, "utf-8")
    return place / "hall.yaml"


def stale(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Where `bianmin check` finds translations behind their source."""
    main(["check", "c", "--as-of", "2026-03-01", "--lang", "en", "--select", "BM731"])
    return re.findall(r"^(c/\S+)  BM731", capsys.readouterr().out, re.MULTILINE)


def test_marks_are_written_and_nothing_else(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each entry gets its mark, in whichever way it is written; comments and quotes stay."""
    assert len(stale(capsys)) == 4
    assert main(["translations", "c", "--mark"]) == 0
    text = file.read_text("utf-8")
    assert re.sub(r"of: [0-9a-f]{6}", "of: ######", text) == MARKED
    assert capsys.readouterr().out.startswith("c/translations/en/hall.yaml  记号已写\n")
    assert stale(capsys) == []


def test_a_mark_that_is_right_is_not_written_again(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run changes no file, and says of none that it did."""
    main(["translations", "c", "--mark"])
    before = file.read_text("utf-8")
    capsys.readouterr()
    assert main(["translations", "c", "--mark", "--lang", "en"]) == 0
    assert "marked" not in capsys.readouterr().out
    assert file.read_text("utf-8") == before


def test_a_change_of_the_source_is_found_and_marked(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the entry whose source changed is found, at its mark, and only that mark is rewritten."""
    main(["translations", "c", "--mark"])
    before = file.read_text("utf-8").splitlines()
    source = Path("c/catalogue.yaml")
    source.write_text(source.read_text("utf-8").replace("一份", "壹份"), "utf-8")
    capsys.readouterr()
    assert stale(capsys) == ["c/translations/en/hall.yaml:8:3"]
    main(["translations", "c", "--mark"])
    after = file.read_text("utf-8").splitlines()
    assert [
        i for i, pair in enumerate(zip(before, after, strict=True), 1) if len(set(pair)) > 1
    ] == [8]


def test_without_the_flag_nothing_is_written(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By itself the command only counts, office by office."""
    assert main(["translations", "c", "--lang", "en"]) == 0
    assert file.read_text("utf-8") == ENGLISH
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["en"]
    assert lines[1] == ["office", "texts", "translated", "services", "whole"]
    assert lines[2] == ["便民服务中心", "18", "3", "1", "0"]
    assert lines[-1][0] == "all"
    assert lines[-1][2:] == ["4", "1", "0"]


def test_what_does_not_fit_is_counted_and_stops_nobody(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside a slip the rest is counted and marked, and a check says that the source goes on."""
    file.write_text(ENGLISH + "themes: [{id: gone, name: Gone}]\n", "utf-8")
    Path("c/translations/English").mkdir()
    assert main(["translations", "c", "--mark", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    left = "! left out because it does not fit the source: 1; bianmin check tells each (BM733)"
    assert lines[:2] == ["English", left]
    assert lines[-1] == left
    assert lines[-2].split()[2] == "4"
    assert main(["check", "c", "--as-of", "2026-03-01"]) == 1
    assert (
        "2 个问题不能发布，0 个要留意\n"
        "不能发布的里面有 2 个在译文里，只挡用那种译文做的成品，原文照样能做\n"
    ) in capsys.readouterr().out
    assert main(["check", "c", "--as-of", "2026-03-01", "--lang", "en"]) == 1
    assert (
        "2 findings block, 0 warn\n"
        "2 of those that block stand in a translation and stop only what is made with it\n"
    ) in capsys.readouterr().out
    assert main(["export", "json", "c", "-o", "dist", "--as-of", "2026-03-01"]) == 0


def test_no_translation_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A catalogue without translations is told where they would lie."""
    (tmp_path / "catalogue.yaml").write_text(SPECIMEN, "utf-8")
    assert main(["translations", str(tmp_path), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("there is no translation; they lie in ")


def test_an_export_says_how_much_is_translated(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was made in a translation is told with how much of it stays in the source's language."""
    main(["translations", "c", "--mark"])
    capsys.readouterr()
    asked = ["export", "json", "c", "-o", "dist", "--as-of", "2026-03-01", "--lang", "en"]
    assert main([*asked, "--translation", "en"]) == 0
    assert capsys.readouterr().err == (
        "! translation en: 4 of 23 texts, the others stay as they are; bianmin translations tells "
        "them office by office\n"
    )
    assert main(asked) == 0
    assert capsys.readouterr().err == ""

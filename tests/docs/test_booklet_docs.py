"""What docs/booklet.md shows works as shown, and its lists are those of the code."""

from __future__ import annotations

import json
import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest
from docs.gallery import FOLDER, MOST_BYTES, SHOTS, gallery_text, page_of

from bianmin_core import Audience, ExportContext
from bianmin_core.cli import main
from bianmin_core.testing import SPECIMEN, specimen
from bianmin_exporters.booklet.view import VIEW_FORMAT, book_view

TEXT = (Path(__file__).parents[2] / "docs" / "booklet.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def listed(heading: str) -> list[str]:
    """The names in the first column of the table below a heading."""
    section = TEXT.partition(f"{heading}\n")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


@pytest.fixture(autouse=True)
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue and the design of the page in the working directory."""
    monkeypatch.chdir(tmp_path)
    theme = Path("my-look/booklet/theme.typ")
    theme.parent.mkdir(parents=True)
    theme.write_text(blocks("typst")[0], "utf-8")
    Path("district").mkdir()
    Path("district/catalogue.yaml").write_text(SPECIMEN, "utf-8")


@pytest.mark.slow
def test_the_commands_make_what_the_table_says() -> None:
    """Each line of the shell succeeds and leaves the file of its format."""
    (shell,) = blocks("sh")
    made = []
    for line in shell.splitlines():
        assert main(shlex.split(line)[1:]) == 0, line
        (file,) = (f.name for f in Path("dist/booklet").iterdir() if f.suffix != ".json")
        made.append(file)
    assert made == ["booklet.pdf", "booklet.html", "booklet.docx", "booklet.pdf"]


def test_the_script_prints_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python block runs and prints what the page to cut out is given."""
    (script,) = blocks("python")
    exec(compile(script, "booklet.md", "exec"), {"__name__": "snippet"})
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["urgent", "hotlines", "local", "supervision"]


def test_every_packaged_file_is_listed() -> None:
    """A template that a district may lay its own over is in the table, and no other is."""
    folder = files("bianmin_exporters.booklet") / "templates" / "typst"
    told = [name for name in listed("### 哪些文件 · Which files") if name.endswith(".typ")]
    assert sorted(told) == sorted(item.name for item in folder.iterdir())


def test_what_a_file_is_asked_for_is_there() -> None:
    """Each function of the table takes in its file the arguments that the table says."""
    folder = files("bianmin_exporters.booklet") / "templates" / "typst"
    rows = re.findall(r"^\| `([\w-]+\.typ)` \| [^|]+ \| ([^|]+) \|$", TEXT, re.MULTILINE)
    checked = 0
    for file, asked in rows:
        text = (folder / file).read_text("utf-8")
        for name, arguments in re.findall(r"`([\w-]+)\(([^`)]*)\)`", asked):
            if name == "say":
                continue
            found = re.search(rf"^#let {name}\(([^)]*)\)", text, re.MULTILINE)
            assert found, f"{file}: {name}"
            given = [a.strip(": ") for a in arguments.split(",")]
            taken = [a.partition(":")[0].strip() for a in found[1].split(",")]
            assert taken[: len(given)] == given, f"{file}: {name}"
            checked += 1
    assert checked == 16


def test_every_field_of_the_data_is_listed() -> None:
    """The data's fields are those of the table, in the version that the code has."""
    view = book_view(specimen().for_audience(Audience.PRINT), ExportContext())
    told = [
        name
        for name in listed("### 给模板的数据 · What a template is given")
        if name not in ("screen", "press", "grey")
    ]
    assert sorted(told) == sorted(view)
    assert view["format"] == VIEW_FORMAT


def test_the_gallery_shows_what_is_there() -> None:
    """The page is what its table says; each picture is there, none besides, and all are small."""
    assert (FOLDER.parents[1] / "gallery.md").read_text("utf-8") == gallery_text()
    names = [shot.name for shots in SHOTS.values() for shot in shots]
    assert sorted(f"{name}.png" for name in names) == sorted(f.name for f in FOLDER.iterdir())
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST_BYTES


def test_a_page_of_the_gallery_is_found_by_its_words() -> None:
    """The first page that holds all words is taken; words that no page holds are told."""
    shot = next(s for shots in SHOTS.values() for s in shots if s.name == "office")
    pages = [
        "谁管什么",
        "民政办公室谁管什么",
        "老民政民政办公室谁管什么",
        "老民政民政办公室谁管什么",
    ]
    assert page_of(shot, pages) == 3
    with pytest.raises(LookupError, match="no page for office"):
        page_of(shot, pages[:2])

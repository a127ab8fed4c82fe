"""A folder of YAML files makes one catalogue, and every value knows its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bianmin_core import ClockTime, OfficeKind, SourceError, load

MAIN = """district:
  name: 王家庄街道
  area_code: 0874
edition:
  print_run: 0771
services:
hotlines:
- {id: supervision, name: 纪检监察工委, phone: {number: 0874-1000001}}
"""
CIVIL = """office:
  id: civil
  name: 民政办公室
  kind: 站所
  location: {address: 柳湾街 1 号, step_free: 是}
  hours:
    weekly:
    - {days: [周一, fri], opens: 8:30, closes: "12:00"}
officers:
- id: li
  name: 李明芳
  posts:
  - {id: civil-1, title: 专干}
  - {id: other-1, title: 网格员, office: other}
services:
- id: relief
  name: 低保
  short_name: ~
  audience:
- {id: shared, name: 老年证, office: other}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalogue in the folder c, with the working directory beside it."""
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "c"
    (home / "offices").mkdir(parents=True)
    (home / "catalogue.yaml").write_bytes(MAIN.encode())
    (home / "offices" / "civil.yaml").write_bytes(CIVIL.encode())
    return home


def test_files_are_put_together(home: Path) -> None:
    """Offices, officers and services of all files stand in one catalogue, in the files' order."""
    (home / "offices" / "a.yml").write_bytes(b"office: {id: other, name: b}\n")
    catalogue = load("c")
    assert [o.id for o in catalogue.offices] == ["other", "civil"]
    assert [s.id for s in catalogue.services] == ["relief", "shared"]
    assert [o.id for o in catalogue.officers] == ["li"]


def test_what_stands_with_an_office_belongs_to_it(home: Path) -> None:
    """Services and posts beside `office:` get its id unless they name another."""
    catalogue = load("c")
    assert [s.office for s in catalogue.services] == ["civil", "other"]
    assert [p.office for p in catalogue.officers[0].posts] == ["civil", "other"]


def test_text_is_typed_by_the_model_and_never_guessed(home: Path) -> None:
    """0771 is a number or text as the field wants it; Chinese words of closed lists are read."""
    catalogue = load("c")
    assert catalogue.district.area_code == "0874"
    assert catalogue.edition.print_run == 771
    office = catalogue.office("civil")
    assert office.kind is OfficeKind.STATION
    assert office.location is not None
    assert office.location.step_free is True
    assert office.hours is not None
    span = office.hours.weekly[0]
    assert [d.value for d in span.days] == ["mon", "fri"]
    assert (span.opens, span.closes) == (ClockTime(510), ClockTime(720))


def test_a_key_with_nothing_after_it_says_nothing(home: Path) -> None:
    """An empty `services:` in the main file and empty fields hide and break nothing."""
    relief = load("c").service("relief")
    assert (relief.short_name, relief.audience) == (None, None)


@pytest.mark.parametrize(
    "name", ["_draft.yaml", ".hidden.yaml", "templates/t.yaml", "_old/o.yaml", "notes.txt"]
)
def test_files_that_are_not_read(home: Path, name: str) -> None:
    """Hidden files, files begun with a low line, templates and other endings are left alone."""
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_bytes(b"[broken")
    assert [o.id for o in load("c").offices] == ["civil"]


def test_the_main_file_stands_for_its_folder(home: Path) -> None:
    """A clerk who drags catalogue.yaml itself gets the whole catalogue."""
    assert load("c/catalogue.yaml") == load("c")


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        (("district", "name"), "c/catalogue.yaml:2:3"),
        (("edition", "print_run"), "c/catalogue.yaml:5:3"),
        (("hotlines", "supervision"), "c/catalogue.yaml:8:3"),
        (("hotlines", "supervision", "phone", "number"), "c/catalogue.yaml:8:43"),
        (("offices", "civil", "hours", "weekly", 0, "opens"), "c/offices/civil.yaml:8:25"),
        (("officers", "li", "posts", "civil-1", "title"), "c/offices/civil.yaml:13:19"),
        (("services", "relief", "name"), "c/offices/civil.yaml:17:3"),
        (("services", 1, "name"), "c/offices/civil.yaml:20:16"),
        (("services", "relief", "materials", "card"), "c/offices/civil.yaml:16:3"),
        (("offices", "civil", "location", "floor"), "c/offices/civil.yaml:5:3"),
        (("services", "nobody"), "c/offices/civil.yaml:15:1"),
        (("edition", "number"), "c/catalogue.yaml:4:1"),
        (("district", "code"), "c/catalogue.yaml:1:1"),
        (("themes",), "c/catalogue.yaml:1:1"),
    ],
)
def test_origins(home: Path, path: tuple[str | int, ...], origin: str) -> None:
    """A value is found at its key; a missing one at the nearest thing around it."""
    assert str(load("c").origins.find(path)) == origin


def test_origins_know_the_folder(home: Path) -> None:
    """Forms and photos are looked for in the catalogue's own folder."""
    assert load("c").origins.folder == Path("c")


def test_what_can_be_said_once_is_told_when_said_twice(home: Path) -> None:
    """A second district in another file is a problem that names the first."""
    (home / "z.yaml").write_bytes(b"district: {name: x}\nhotlines: text\n")
    with pytest.raises(SourceError) as caught:
        load("c")
    assert [p.in_language("zh") for p in caught.value.problems] == [
        "c/z.yaml:1:1  district 在 c/catalogue.yaml:2:3 已经写过，只能写一次",
        "c/z.yaml:2:1  hotlines 应写成一个列表（每项前面加「- 」）",
    ]


def test_a_subfolder_that_can_not_be_listed_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of offices that the system refuses is a problem, not a catalogue without them."""
    (home / "locked").mkdir()
    walk = os.walk

    def refuse(place: Path, **given: object) -> object:
        error = PermissionError(13, "Permission denied", str(home.name + "/locked"))
        given["onerror"](error)  # type: ignore[operator]
        return walk(place)

    monkeypatch.setattr("os.walk", refuse)
    with pytest.raises(SourceError) as caught:
        load("c")
    assert caught.value.zh == "c/locked  文件读不了（Permission denied）"

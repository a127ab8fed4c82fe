"""A district's overlay on a base: merged by id, with each value's own origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from bianmin_core import Catalogue, SourceError, load

BASE = """district: {name: 省模板, name_en: Template}
hotlines:
- {id: h1, name: 监督, phone: {number: "12388"}}
services:
- id: relief
  name: 低保
  office: civil
  aliases: [困难补助, 低保金]
  materials:
  - {id: card, name: 身份证, original: 1}
  - {id: book, name: 户口簿, original: 1}
- {id: old, name: 老年证, office: civil}
"""
OVERLAY = """extends: ../base
district: {name: 王家庄街道}
services:
- id: new
  name: 新事项
  office: civil
- id: relief
  aliases: [困难户]
  materials:
  - {id: book, copies: 2}
  - {id: form, name: 申请表}
"""


def write(root: Path, **files: str) -> None:
    """Write catalogues by folder name."""
    for name, text in files.items():
        (root / name).mkdir(exist_ok=True)
        (root / name / "catalogue.yaml").write_bytes(text.encode())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def merged(root: Path) -> Catalogue:
    """The overlay on its base."""
    write(root, base=BASE, town=OVERLAY)
    return load("town")


def refused(path: str) -> list[str]:
    """The problems of a catalogue that can't be read."""
    with pytest.raises(SourceError) as caught:
        load(path)
    return [p.in_language("zh") for p in caught.value.problems]


def test_entities_merge_by_id_and_the_rest_is_replaced(merged: Catalogue) -> None:
    """The base's order first, then what is new; fields not named stay; plain lists are replaced."""
    assert (merged.district.name, merged.district.name_en) == ("王家庄街道", "Template")
    assert [s.id for s in merged.services] == ["relief", "old", "new"]
    relief = merged.service("relief")
    assert (relief.name, relief.aliases) == ("低保", ("困难户",))
    assert [(m.id, m.name, m.original, m.copies) for m in relief.materials] == [
        ("card", "身份证", 1, None),
        ("book", "户口簿", 1, 2),
        ("form", "申请表", None, None),
    ]
    assert [h.id for h in merged.hotlines] == ["h1"]


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        (("district", "name"), "town/catalogue.yaml:2:12"),
        (("district", "name_en"), "base/catalogue.yaml:1:23"),
        (("services", "relief", "name"), "base/catalogue.yaml:6:3"),
        (("services", "relief", "aliases"), "town/catalogue.yaml:8:3"),
        (("services", "relief", "materials", "book", "copies"), "town/catalogue.yaml:10:16"),
        (("services", "relief", "materials", "book", "original"), "base/catalogue.yaml:11:27"),
        (("services", "relief", "materials", "card"), "base/catalogue.yaml:10:5"),
        (("services", "old", "kind"), "base/catalogue.yaml:12:3"),
        (("services", "relief", "kind"), "town/catalogue.yaml:7:3"),
        (("hotlines", "h1", "phone"), "base/catalogue.yaml:3:22"),
    ],
)
def test_origins_follow_the_layer(
    merged: Catalogue, path: tuple[str | int, ...], origin: str
) -> None:
    """A value is found in the file that says it; a missing one in the layer laid on top."""
    assert str(merged.origins.find(path)) == origin


def test_an_overlay_takes_away(root: Path) -> None:
    """A key with nothing after it, or an empty list, takes away what the base said."""
    write(root, base=BASE, town="extends: ../base\nhotlines:\nservices: []\n")
    catalogue = load("town")
    assert (catalogue.hotlines, catalogue.services) == ((), ())


def test_three_layers_and_json(root: Path) -> None:
    """A base may extend another, and may be JSON; types are read as each form writes them."""
    (root / "base.json").write_bytes(
        b'{"$schema": "x", "status": "draft", "district": {"name": "a"},'
        b'"edition": {"print_run": 7, "note": "n"}}'
    )
    write(
        root,
        mid="extends: ../base.json\ndistrict: {name: b}\n",
        top="extends: ../mid/catalogue.yaml\nedition: {print_run: 8}\n",
    )
    catalogue = load("top")
    assert (catalogue.district.name, catalogue.edition.print_run) == ("b", 8)
    assert str(catalogue.origins.find(("edition", "note"))) == "base.json:1:91"


def test_json_may_extend_a_folder(root: Path) -> None:
    """An overlay in JSON is laid over a folder of YAML."""
    write(root, base=BASE)
    (root / "town.json").write_bytes(
        b'{"extends": "base", "district": {"name": "b"}, "edition": {"print_run": 3}}'
    )
    catalogue = load("town.json")
    assert (catalogue.district.name, catalogue.edition.print_run) == ("b", 3)
    assert len(catalogue.services) == 2


def test_a_missing_base_is_told_once(root: Path) -> None:
    """No base, one problem: what the base would have said is not told as missing."""
    write(root, town="extends: ../nowhere\nservices:\n- {id: relief}\n")
    assert refused("town") == ["town/catalogue.yaml:1:10  extends 指的 ../nowhere 不存在"]


@pytest.mark.parametrize("value", ["x" * 5000, '"a\\0b"'])
def test_a_base_that_no_system_can_name(root: Path, value: str) -> None:
    """A path too long or with NUL is a problem, not a traceback."""
    write(root, town=f"district: {{name: a}}\nextends: {value}\n")
    assert any("extends 指的" in said for said in refused("town"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (".", "town/catalogue.yaml:1:10  extends 绕回了自己，请检查各层的 extends"),
        ("../back", "back/catalogue.yaml:1:10  extends 绕回了自己，请检查各层的 extends"),
        ("[a]", "town/catalogue.yaml:1:10  extends 应写成一个路径"),
        (
            "../b.txt",
            "b.txt:1:1  JSON 写法有误，请检查括号、逗号和引号"
            "（unexpected character, expected a JSON value）",
        ),
        ("../list.json", "list.json:1:1  文件最外层应是栏目"),
        (
            "../back/x.yaml",
            "back/x.yaml  请给出整个文件夹（里面有 catalogue.yaml），不是其中一个文件",
        ),
        (
            "../empty",
            "empty/catalogue.yaml  文件夹里没有 catalogue.yaml（写辖区、版次和热线的文件）",
        ),
    ],
)
def test_a_base_that_can_not_be_one(root: Path, value: str, said: str) -> None:
    """Loops, wrong types and unreadable bases are told at the line that is to be mended."""
    write(
        root,
        town=f"extends: {value}\ndistrict: {{name: a}}\n",
        back="extends: ../town\ndistrict: {name: b}\n",
    )
    (root / "empty").mkdir()
    (root / "b.txt").write_bytes(b"hello")
    (root / "back" / "x.yaml").write_bytes(b"themes: []\n")
    (root / "list.json").write_bytes(b"[]")
    assert refused("town") == [said]


def test_a_chain_without_end_stops(root: Path) -> None:
    """More layers than anybody needs are refused instead of followed."""
    for n in range(12):
        write(root, **{f"l{n}": f"extends: ../l{n + 1}\ndistrict: {{name: a}}\n"})
    assert refused("l0") == ["l7/catalogue.yaml:1:10  extends 绕回了自己，请检查各层的 extends"]


def test_faults_of_base_and_overlay_come_together(root: Path) -> None:
    """Wrong values are told in one run, each in the file of its own layer."""
    write(
        root,
        base=BASE.replace("original: 1}\n  - {id: book", "original: x}\n  - {id: book"),
        town=OVERLAY.replace("copies: 2", "copies: y"),
    )
    assert refused("town") == [
        "base/catalogue.yaml:10:27  original 应写成整数，现在是「x」",
        "town/catalogue.yaml:10:16  copies 应写成整数，现在是「y」",
    ]

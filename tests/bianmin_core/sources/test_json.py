"""JSON: read at once, places worked out when asked, and nothing passed over."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bianmin_core import SourceError, from_tree, load, loads

ABOUT = b'"$schema": "x", "status": "draft", "links": {"s": "https://bm.example.cn/s/s"}'
TEXT = """{
  "district": {"name": "王家庄街道", "area_code": "0874"},
  "offices": [
    {"id": "a", "name": "民政\\"办\\""},
    {"id": "b", "name": "司法所", "phones": [{"number": "0874-1000001"}]}
  ]
}
"""


def refused(data: bytes | str) -> list[str]:
    """The problems of JSON held in memory."""
    with pytest.raises(SourceError) as caught:
        loads(data, name="x.json")
    return [p.in_language("zh") for p in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ((), "x.json:1:1"),
        (("district", "area_code"), "x.json:2:33"),
        (("offices", "a"), "x.json:4:5"),
        (("offices", "b", "name"), "x.json:5:17"),
        (("offices", "b", "phones", 0, "number"), "x.json:5:44"),
        (("offices", "b", "kind"), "x.json:5:5"),
        (("offices", "c", "kind"), "x.json:3:3"),
        (("edition", "number"), "x.json:1:1"),
    ],
)
def test_origins(path: tuple[str | int, ...], origin: str) -> None:
    """A value is found at its key; a missing one at the nearest thing around it."""
    assert str(loads(TEXT, name="x.json").origins.find(path)) == origin


def test_a_file_and_its_bytes_are_one_catalogue(tmp_path: Path) -> None:
    """The file, its bytes with a byte order mark, and its text read the same."""
    file = tmp_path / "x.json"
    file.write_bytes(TEXT.encode())
    catalogue = load(file)
    assert catalogue == loads(TEXT) == loads(b"\xef\xbb\xbf" + TEXT.encode())
    assert catalogue.offices[0].name == '民政"办"'
    assert catalogue.origins.folder == tmp_path
    assert loads(TEXT).origins.folder is None


def test_what_a_document_says_of_itself_is_passed_over() -> None:
    """`$schema`, `status` and `links` are read over; they are no part of the catalogue."""
    assert loads(b'{%s, "district": {"name": "a"}}' % ABOUT) == from_tree(
        {"district": {"name": "a"}}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            "1:1  JSON 写法有误，请检查括号、逗号和引号（Input is a zero-length, empty document）",
        ),
        (
            '{"district":\n {"name": "a",}}',
            "2:14  JSON 写法有误，请检查括号、逗号和引号（trailing comma is not allowed）",
        ),
        (
            '{"district": {"name": "\\ud800"}}',
            "1:24  JSON 写法有误，请检查括号、逗号和引号（no low surrogate in string）",
        ),
        ("[]", "1:1  最外层应是一组栏目（district、offices、services …）"),
        ('"a"', "1:1  最外层应是一组栏目（district、offices、services …）"),
        ("{}", "1:1  缺少 district（辖区）"),
        (
            '{"district": {"name": "a",\n "name": "b"}}',
            "2:2  「name」在这里写了两次（上一次在第 1 行），只能留一个",
        ),
        (
            '{"district": {"name": "a", "n\\u0061me": "b"}}',
            "1:28  「name」在这里写了两次（上一次在第 1 行），只能留一个",
        ),
        (
            '{"district": {"name": "a"}, "edition": {"format_version": "2"}}',
            "1:41  格式版本是 2，这个程序只认第 1 版；请升级 bianmin",
        ),
        (
            '{"extends": "base", "district": {"name": "a"}}',
            "1:2  extends 要从文件读起才能用：内存里的 JSON 不在任何文件夹里",
        ),
        (
            '{"district": {"name": "a"}, "edition": {"print_run": "7"}}',
            "1:41  print_run 应写成整数，现在是「7」",
        ),
        (
            '{"district": {"name": "a"}, "edition": {"print_run": true}}',
            "1:41  print_run 应写成整数，现在是「True」",
        ),
        ('{"district": {"name": null}}', "1:15  name 应写成文字，现在是空的"),
    ],
)
def test_bad_json(text: str, said: str) -> None:
    """Each fault is told where it is; types are JSON's own, and nothing is coerced."""
    assert refused(text) == [f"x.json:{said}"]


def test_ids_of_the_wrong_type_do_not_mislead() -> None:
    """An id that is a number or a list is told in its own item, never in the one it counts to."""
    text = (
        '{"district": {"name": "a"}, "offices": [{"id": 1, "name": "x"},\n{"id": [0], "nme": 1}]}'
    )
    assert refused(text) == [
        "x.json:1:42  id 应写成文字，现在是「1」",
        "x.json:2:2  id 应写成文字，现在是一个列表",
        "x.json:2:1  缺少 name（名称）",
        "x.json:2:13  没有「nme」这个栏目，是不是 name（名称）？",
    ]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x81", "\u202e", "\u200f", "\ufffe"])
@pytest.mark.parametrize("escaped", [False, True])
def test_hidden_characters(character: str, escaped: bool) -> None:
    """A control or text-direction character is told, raw or escaped."""
    held = f"\\u{ord(character):04X}" if escaped else character
    column = 23 if escaped else 25
    assert refused(f'{{"district": {{"name": "王{held}家"}}}}') == [
        f"x.json:1:{column}  这里有看不见的控制字符 U+{ord(character):04X}，请删掉它重新输入"
    ]


def test_a_backslash_is_no_escape() -> None:
    """An escaped backslash before u0000 is text like any other."""
    assert loads(r'{"district": {"name": "a\\u0000b"}}').district.name == r"a\u0000b"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        (
            "gb18030",
            "1:24  文件像是 GB18030（GBK、ANSI）编码；请在记事本里「另存为」，编码选 UTF-8",
        ),
        ("utf-16", "1:1  文件是 UTF-16 编码，请另存为 UTF-8"),
        ("utf-16-le", "1:1  文件是 UTF-16 编码，请另存为 UTF-8"),
    ],
)
def test_wrong_encodings(encoding: str, said: str) -> None:
    """JSON that is not UTF-8 is told with how to save it anew."""
    assert refused('{"district": {"name": "王家庄"}}'.encode(encoding)) == [f"x.json:{said}"]


def test_a_lone_surrogate_in_a_string_is_a_problem() -> None:
    """Text that no file can hold is refused as such, not by a traceback."""
    assert refused('{"district": {"name": "\ud800"}}') == [
        "x.json:1:24  文件不是 UTF-8 编码，请另存为 UTF-8"
    ]


@pytest.mark.parametrize("depth", [61, 300, 1000, 2000])
@pytest.mark.parametrize("form", ['{"district": %s%s}', '{"extends": "y.json", "district": %s%s}'])
def test_deep_nesting(form: str, depth: int, tmp_path: Path) -> None:
    """Nesting that no catalogue has is a problem at any depth, with or without a base."""
    (tmp_path / "y.json").write_bytes(b'{"district": {"name": "a"}}')
    file = tmp_path / "x.json"
    file.write_text(form % ("[" * depth, " ]" * depth))
    with pytest.raises(SourceError) as caught:
        load(file)
    assert [p.text.zh for p in caught.value.problems] == [
        "层次套得太深（超过 60 层），请检查缩进和括号"
    ]


def test_problems_of_a_tree_name_the_path() -> None:
    """Without a text the path stands for the line."""
    with pytest.raises(SourceError) as caught:
        from_tree({"district": {"name": 1}, "offices": [{"id": "a", "name": "n", "people": "x"}]})
    assert caught.value.zh.split("\n") == [
        "district.name  name 应写成文字，现在是「1」",
        "offices.a.people  people 应写成整数，现在是「x」",
    ]
    with pytest.raises(SourceError) as caught:
        from_tree([])
    assert caught.value.en == (
        ".  the outermost level must be a group of fields (district, offices, services, …), "
        "not a list"
    )


@pytest.mark.slow
def test_fifty_megabytes_of_json_have_places() -> None:
    """A text of 50 MB in one value is read, and what comes after it is found."""
    data = orjson.dumps({"district": {"name": "a" * 50_000_000, "code": "530322001"}})
    catalogue = loads(data, name="x.json")
    assert len(catalogue.district.name) == 50_000_000
    assert str(catalogue.origins.find(("district", "code"))) == "x.json:1:50000024"

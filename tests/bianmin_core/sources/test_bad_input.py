"""Whatever is given to be read, a clerk gets a sentence with file and line, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bianmin_core import SourceError, load

GOOD = "district: {name: 王家庄街道}\n"
Files = dict[str, str | bytes]


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(files: Files, path: str = "c") -> list[str]:
    """The problems of a catalogue made of these files, as a clerk reads them."""
    Path("c").mkdir()
    for name, held in files.items():
        place = Path("c", name)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(held if isinstance(held, bytes) else held.encode())
    with pytest.raises(SourceError) as caught:
        load(path)
    return [p.in_language("zh") for p in caught.value.problems]


def main_refused(held: str | bytes) -> list[str]:
    """The problems of catalogue.yaml, without the file's name."""
    said = refused({"catalogue.yaml": held})
    assert all(s.startswith("c/catalogue.yaml") for s in said)
    return [s.removeprefix("c/catalogue.yaml").removeprefix(":") for s in said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "district: {name: a\noffices:\n",
            "2:8  YAML 写法有误：括号没有配对，或少了逗号（did not find expected ',' or '}'）",
        ),
        (
            "district:\n\tname: a\n",
            "2:1  YAML 写法有误：行首不能用 Tab，也不能以 @ 或 ` 开头；文字请加引号"
            "（found character that cannot start any token）",
        ),
        (
            "district:\n  name: a: b\n",
            "2:10  YAML 写法有误：同一行有两个冒号，或缩进不对；带冒号的文字请加引号"
            "（mapping values are not allowed in this context）",
        ),
        (
            'district:\n  name: "a\n',
            "3:1  YAML 写法有误：引号没有配对（found unexpected end of stream）",
        ),
        ("? [a, b]\n: c\n", "1:3  冒号左边只能是栏目名"),
        (GOOD + "---\n" + GOOD, "2:1  一个文件只能有一份内容，请去掉中间的 ---"),
        ("", "1:1  文件是空的"),
        ("# 还没写\n", "1:1  文件是空的"),
        ("- a\n", "1:1  文件最外层应是栏目（office:、services: …）"),
        ("hello", "1:1  文件最外层应是栏目（office:、services: …）"),
        ("~", "1:1  文件最外层应是栏目（office:、services: …）"),
        ("edition: {number: a}\n", "1:1  缺少 district（辖区）"),
        (
            "district: {name: a, <<: {code: b}}\n",
            "1:21  没有「<<」这个栏目；这里可以写："
            "code、name、name_en、parents、area_code、base_url、link_pattern、office_link_pattern",
        ),
        (
            GOOD + "edition: {format_version: 2}\n",
            "2:11  格式版本是 2，这个程序只认第 1 版；请升级 bianmin",
        ),
    ],
)
def test_broken_yaml(text: str, said: str) -> None:
    """Each way to break a file is told once, where it is, in a clerk's words."""
    assert main_refused(text) == [said]


def test_wrong_types_are_told_all_at_once() -> None:
    """Every value of a wrong type is told with what would be right."""
    text = GOOD + (
        "edition: {print_run: many, issued_on: 2026-W09-1, valid_until: 2026-02-30}\n"
        "offices:\n"
        "- id: a\n"
        "  name: [x]\n"
        "  kind: shop\n"
        "  location: {address: a, step_free: maybe, lat: 1e5}\n"
        "  hours: {weekly: [{days: [mon], opens: 25:00, closes: '12:00'}]}\n"
        "services: text\n"
        "rules: [text]\n"
        "exports: [{exporter: a, options: [b]}, {exporter: a, options: {b: [c]}}]\n"
    )
    assert main_refused(text) == [
        "2:11  print_run 应写成整数，现在是「many」",
        "2:28  issued_on 应写成日期，写成 2026-03-01，现在是「2026-W09-1」",
        "2:51  valid_until 应写成日期，写成 2026-03-01，现在是「2026-02-30」",
        "5:3  name 应写成文字，现在是一个列表",
        "6:3  kind 应写成下面的一个：station（站所）、window（窗口）、community（社区）、"
        "external（驻外单位），现在是「shop」",
        "7:26  step_free 应写成yes 或 no（是 或 否），现在是「maybe」",
        "7:44  lat 应写成数，现在是「1e5」",
        "8:34  opens 应写成钟点，写成 8:30，现在是「25:00」",
        "9:1  services 应写成一个列表（每项前面加「- 」），现在是「text」",
        "10:9  rules 应写成一组栏目（code、severity、reason、subject …），现在是「text」",
        "11:25  options 应写成一组选项，现在是一个列表",
        "11:54  options 应写成简单的值，现在是一个列表",
    ]


def test_unknown_keys_name_the_nearest() -> None:
    """A slip of the pen and a Chinese label lead to the field; anything else to the list."""
    assert main_refused(
        "district: {name: a, nmae: b, 区号: c, 电话区号: x, zzzzqq: 1}\noficces: []\n"
    ) == [
        "1:21  没有「nmae」这个栏目，是不是 name（名称）？",
        "1:30  没有「区号」这个栏目，是不是 area_code（电话区号）？",
        "1:37  没有「电话区号」这个栏目，是不是 area_code（电话区号）？",
        "1:46  没有「zzzzqq」这个栏目；这里可以写："
        "code、name、name_en、parents、area_code、base_url、link_pattern、office_link_pattern",
        "2:1  没有「oficces」这个栏目，是不是 offices（站所）？",
    ]


def test_equal_keys() -> None:
    """The second of two equal keys is refused instead of winning in silence."""
    assert main_refused("district:\n  name: a\n  name: b\n") == [
        "3:3  「name」在这里写了两次（上一次在第 2 行），只能留一个"
    ]


def test_aliases_and_tags_are_refused() -> None:
    """A bomb of aliases is never unfolded, and no tag makes an object."""
    bomb = "\n".join(
        ["district: {name: a}", "themes: &t0 [{id: a, name: b}]"]
        + [f"x{n}: &t{n} [*t{n - 1}, *t{n - 1}]" for n in range(1, 40)]
    )
    said = main_refused(bomb + "\nedition: !!python/object/apply:os.getcwd []\n")
    assert sum("不能用 *别名" in s for s in said) == 78
    assert sum("不能用 &锚点" in s for s in said) == 40
    assert (
        "42:10  这里不能用标签 tag:yaml.org,2002:python/object/apply:os.getcwd；"
        "以 ! 开头的文字请加引号"
    ) in said


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x81", "\u202e", "\u200f", "\ufffe"])
def test_hidden_characters(character: str) -> None:
    """A control or text-direction character, raw or escaped, is told once, where it is."""
    said = f"这里有看不见的控制字符 U+{ord(character):04X}，请删掉它重新输入"
    raw = f"district: {{name: 王{character}家}}\n"
    escaped = f'district: {{name: "王\\u{ord(character):04x}家"}}\n'
    Path("raw").mkdir()
    Path("raw/catalogue.yaml").write_bytes(raw.encode())
    with pytest.raises(SourceError) as caught:
        load("raw")
    assert caught.value.zh == f"raw/catalogue.yaml:1:19  {said}"
    assert main_refused(escaped) == [f"1:18  {said}"]


def test_hidden_characters_are_not_sent_to_the_terminal() -> None:
    """A key or value that hides a terminal's command is shown by the character's number."""
    said = main_refused('district: {name: a, "k\\u001b[2J": x}\nedition: {print_run: "\\u202e1"}\n')
    assert said == [
        "1:21  这里有看不见的控制字符 U+001B，请删掉它重新输入",
        "1:21  没有「k<U+001B>[2J」这个栏目；这里可以写："
        "code、name、name_en、parents、area_code、base_url、link_pattern、office_link_pattern",
        "2:11  print_run 应写成整数，现在是「<U+202E>1」",
        "2:22  这里有看不见的控制字符 U+202E，请删掉它重新输入",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "district:\n  name: 王家庄街道\n".encode("gb18030"),
            "2:9  文件像是 GB18030（GBK、ANSI）编码；请在记事本里「另存为」，编码选 UTF-8",
        ),
        (GOOD.encode("utf-16"), "1:1  文件是 UTF-16 编码，请另存为 UTF-8"),
        (GOOD.encode("utf-16-le"), "1:1  文件是 UTF-16 编码，请另存为 UTF-8"),
        (GOOD.encode("utf-16-be"), "1:1  文件是 UTF-16 编码，请另存为 UTF-8"),
        (b"district: {name: \xff\x81}\n", "1:18  文件不是 UTF-8 编码，请另存为 UTF-8"),
    ],
)
def test_wrong_encodings(data: bytes, said: str) -> None:
    """A file that is not UTF-8 is told with how to save it anew."""
    assert main_refused(data) == [said]


def test_a_byte_order_mark_is_taken() -> None:
    """What Notepad writes at the head of UTF-8 is no fault."""
    Path("c").mkdir()
    Path("c/catalogue.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert load("c").district.name == "王家庄街道"


def test_a_file_too_large_is_not_read() -> None:
    """50 MB of YAML are refused by size; the other files are still checked."""
    assert refused({"catalogue.yaml": "district: {}\n", "a.yaml": b"#" * (50 * 1024 * 1024)}) == [
        "c/a.yaml  文件太大（50 MB，最多 8 MB）；请一个站所一个文件分开存放",
        "c/catalogue.yaml:1:1  缺少 name（名称）",
    ]


def test_several_faults_in_several_files() -> None:
    """All faults of all files come in one run, sorted by file and line."""
    assert refused(
        {
            "catalogue.yaml": "district: {nam: x}\n",
            "a.yaml": "office: {id: a\n",
            "b.yaml": "office: {id: b, name: c}\nservices:\n- {id: s, name: t, visits: x}\n- {id: u}\n",
            "c.yml": "- x\n",
            "d.yaml": "office: {id: d, name: e}\noffices: text\n",
        }
    ) == [
        "c/a.yaml:2:1  YAML 写法有误：括号没有配对，或少了逗号（did not find expected ',' or '}'）",
        "c/b.yaml:3:20  visits 应写成整数，现在是「x」",
        "c/b.yaml:4:3  缺少 name（名称）",
        "c/c.yml:1:1  文件最外层应是栏目（office:、services: …）",
        "c/catalogue.yaml:1:1  缺少 name（名称）",
        "c/catalogue.yaml:1:12  没有「nam」这个栏目，是不是 name（名称）？",
        "c/d.yaml:2:1  offices 应写成一个列表（每项前面加「- 」）",
    ]


def test_what_a_broken_file_held_is_not_told_as_missing() -> None:
    """When catalogue.yaml can't be read, the district in it is not said to be missing too."""
    assert refused({"catalogue.yaml": "district: {\n", "a.yaml": "office: {id: a, name: b}\n"}) == [
        "c/catalogue.yaml:2:1  YAML 写法有误：请检查这一行和上一行的缩进、冒号和引号"
        "（did not find expected node content）"
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "nowhere  没有这个文件或文件夹，请检查路径"),
        ("c/x.json", "c/x.json  没有这个文件或文件夹，请检查路径"),
        ("c", "c/catalogue.yaml  文件夹里没有 catalogue.yaml（写辖区、版次和热线的文件）"),
        ("c/a.yaml", "c/a.yaml  请给出整个文件夹（里面有 catalogue.yaml），不是其中一个文件"),
        ("x" * 5000, "x" * 5000 + "  文件读不了（File name too long）"),
        ("a\0b", "a<U+0000>b  路径里有不能用的字符"),
    ],
    ids=["nowhere", "no-json", "no-main", "one-file", "too-long", "nul"],
)
def test_paths_that_lead_nowhere(path: str, said: str) -> None:
    """A path that holds no catalogue is told as what is wrong with the path."""
    assert refused({"a.yaml": "office: {id: a, name: b}\n"}, path) == [said]


def test_a_main_file_that_is_a_folder() -> None:
    """A folder named catalogue.yaml can't be read, and says so."""
    assert refused({"catalogue.yaml/x.txt": ""}) == [
        "c/catalogue.yaml  文件读不了（Is a directory）"
    ]

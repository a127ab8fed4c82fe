"""一次性告知单: for a service, and for somebody's answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bianmin_core import ExporterError, Material, Published, When
from bianmin_core.cli import main
from bianmin_exporters.cards.answers import for_answers, read_answers
from bianmin_exporters.cards.bring import bring_rows
from bianmin_exporters.cards.notice import notice_row
from bianmin_exporters.cards.notice_sheets import height_of, sheets_of
from bianmin_exporters.cards.wording import service_place
from bianmin_exporters.cards.words import words as fixed_words

from .conftest import EXAMPLE, Change, made, poppler, text_of

WORDS = fixed_words("zh")
ALLOWANCE = "minimum-living-allowance"


def notice(catalogue: Published, **options: Any) -> str:
    """Return the text of the notices."""
    (pdf,) = made(catalogue, kind="notice", **options).values()
    return text_of(pdf)


def names(catalogue: Published, service_id: str, when: str | None) -> list[str]:
    """Return what somebody with those answers has to bring."""
    service = catalogue.service(service_id)
    return [m.name for m in for_answers(service, read_answers(service, when)).materials]


def test_a_notice_has_all_that_a_clerk_ticks_and_writes(book: Published) -> None:
    """Each material with three boxes, lines to write on, whom to come back to, and supervision."""
    text = notice(book)
    assert text.startswith("一次性告知单样例街道便民服务中心№")
    assert "来办的人电话日期居住证明开具01-01" in text
    assert "今天材料还不齐。照下面打勾的补齐，只要再来一趟。少告诉一样，是我们的错。" in text
    assert "材料收到了还缺要改" in text
    assert "1居民身份证原件1张复印件1份" in text
    assert "2租房合同原件1份不用复印" in text
    assert "要改哪里、怎么改" in text
    assert "补齐后找谁A李雪B杨波便民服务中心一楼3号窗口0874-1000002来之前先打一个" in text
    assert "经办人签名、盖章" in text
    assert "补齐了还让再补别的，打监督电话0874-1000009街道纪检监察工委" in text


def test_every_notice_of_the_example_holds_its_materials(example: Published) -> None:
    """No material of any service of an office is left out, however many sheets it takes.

    What can be settled at the window is none: a form that is filled in there, and its alternatives.
    """
    text = notice(example, office="civil-affairs")
    for service in example.services_by_office["civil-affairs"]:
        settled = {(m.either_or, m.when) for m in service.materials if m.at_window and m.either_or}
        for material in service.materials:
            if not material.at_window and (material.either_or, material.when) not in settled:
                assert material.name.replace(" ", "") in text


def row(number: str, flag: str | None = None, **values: Any) -> dict[str, object]:
    """Return what a notice tells of a material; with a flag it is asked for in a situation."""
    return {
        "number": number,
        "name": "证明",
        "note": "",
        "pill": None,
        "flag": flag,
        "case": flag is not None,
        "counts": ["原件 1 份"],
        "unknown": False,
    } | values


@pytest.mark.parametrize("size", ["a5", "a4"])
def test_what_one_sheet_has_no_room_for_takes_a_second(changed: Change, size: str) -> None:
    """Nine with a hint stand on one sheet; ten on two, each numbered and named by the service."""
    papers = [
        Material(name=f"第{n}样证明", original=1, copies=1, how_to_get="到村里开")
        for n in range(10)
    ]
    nine = changed(materials=tuple(papers[:9]))
    assert list(made(nine, kind="notice", size=size, format="svg")) == [
        "notices/residence-proof.svg"
    ]
    assert notice(nine, size=size).count("到村里开") == 9
    ten = changed(materials=tuple(papers))
    assert list(made(ten, kind="notice", size=size, format="svg")) == [
        "notices/residence-proof.svg",
        "notices/residence-proof-sheet-2.svg",
    ]
    text = notice(ten, size=size)
    assert "第1张，共2张" in text
    assert "第2张，共2张" in text


def test_a_notice_tells_how_to_get_each_material(example: Published) -> None:
    """A second sheet is begun before what somebody needs to know of a material is left out."""
    text = notice(example, office="justice")
    for service in example.services_by_office["justice"]:
        for told in bring_rows(service, WORDS):
            assert str(told["note"]).replace(" ", "") in text


def test_sheets_keep_groups_together(example: Published) -> None:
    """No either/or group is parted, nothing is lost, no flag is missing at the head of a sheet."""
    parted = 0
    for service in example.services:
        rows = [notice_row(told, WORDS) for told in bring_rows(service, WORDS)]
        sheets = sheets_of(rows, service.name)
        assert [r["name"] for sheet in sheets for r in sheet] == [r["name"] for r in rows]
        for sheet in sheets:
            assert not sheet or not sheet[0]["case"] or sheet[0]["flag"]
        numbers = [{str(r["number"]).rstrip("甲乙丙丁") for r in sheet} for sheet in sheets]
        assert sum(map(len, numbers)) == len(set().union(*numbers))
        parted += len(sheets) > 1
    assert parted > 20


def test_sheets_are_evenly_filled() -> None:
    """Of as many sheets as it takes none is full while the next has next to nothing."""
    sheets = sheets_of([row(str(n), note="到村里开") for n in range(1, 11)])
    assert [len(sheet) for sheet in sheets] == [5, 5]


@pytest.mark.parametrize(
    ("name", "case", "count"),
    [("", "", 1), ("一" * 25, "", 2), ("", "您的情形：替别人来办", 2)],
)
def test_a_head_of_more_lines_leaves_room_for_fewer_rows(name: str, case: str, count: int) -> None:
    """A name of two lines, or the answers it was made for, take the room of a row."""
    rows = [row(str(n), note="到村里开") for n in range(1, 10)]
    assert len(sheets_of(rows, name, case)) == count


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (row("1"), row("1", note="到村里开")),
        (row("1", note="到村里开"), row("1", note="到村里开" * 7)),
        (row("1"), row("1", name="一" * 20)),
        (row("1", name="一" * 15), row("1", name="一" * 15, pill="带一样就行")),
        (row("1", name="一" * 17), row("1", "代办", name="一" * 17)),
        (row("1", name="一" * 21, counts=[]), row("1", name="一" * 21, counts=[], unknown=True)),
    ],
)
def test_a_row_is_as_high_as_what_it_says(low: dict[str, object], high: dict[str, object]) -> None:
    """A hint, a long name, a pill, a count without room beside the name each take a line more."""
    assert height_of(low) < height_of(high)


def test_a_flag_is_said_again_where_its_rows_go_on() -> None:
    """The second sheet begins with the situation its first row belongs to."""
    rows = [
        row(str(n), "代办" if n > 5 else None, note="到村里开")
        | {"flag": "代办" if n == 6 else None}
        for n in range(1, 11)
    ]
    first, second = sheets_of(rows)
    assert [told["number"] for told in first] == ["1", "2", "3", "4", "5"]
    assert second[0]["flag"] == "代办"
    rows = [
        told | {"case": True, "flag": "代办" if told["number"] == "1" else None} for told in rows
    ]
    assert [sheet[0]["flag"] for sheet in sheets_of(rows)] == ["代办", "代办"]


def test_the_pill_has_no_line_to_itself(changed: Change) -> None:
    """Where it finds no room beside the name it stands in front of the counts."""
    group = [
        Material(
            name=f"{n}证明（孩子和监护人在一本上的那一种）", original=1, copies=0, either_or="a"
        )
        for n in "甲乙"
    ]
    (pdf,) = made(changed(materials=tuple(group)), kind="notice").values()
    lines = poppler("pdftotext", "-layout", pdf=pdf).decode().splitlines()
    assert any("带一样就行" in line and "原件" in line for line in lines)


def test_a_notice_names_the_house(example: Published) -> None:
    """Whom to come back to sits in a house, which is named before the floor."""
    service = example.service(ALLOWANCE)
    place = service_place(example, service)
    assert place is not None
    assert place[0] != place[1]
    assert place[0].replace(" ", "") in notice(example, service=ALLOWANCE)


def test_answers_leave_what_holds_for_them(example: Published) -> None:
    """As the library says for the same answers; a one-of question left open keeps its materials."""
    service = example.service(ALLOWANCE)
    for when, answers in (
        ("by-proxy=yes,household=single", {"by_proxy": True, "household": "single"}),
        ("household=whole", {"household": "whole"}),
        ("divorced=yes，student=yes；household=single", {
            "divorced": True, "student": True, "household": "single",
        }),
    ):  # fmt: skip
        expected = [m.name for m in service.materials_for(**answers)]
        assert names(example, ALLOWANCE, when) == expected
    assert names(example, ALLOWANCE, None) == [m.name for m in service.materials]
    single = {
        m.name
        for m in service.materials
        if When(situation="household", answers=("single",)) in m.when
    }
    assert single
    assert single <= set(names(example, ALLOWANCE, "by-proxy=no"))


def test_the_sheet_says_whose_case_it_is(example: Published) -> None:
    """The answers are printed, and that the others count as no."""
    text = notice(example, service=ALLOWANCE, when="by-proxy=yes")
    assert "您的情形：替别人来办；没写到的按「不是」算" in text
    assert "离婚证" not in text
    assert "重病重残的人单独申请才要" in text
    every = "by-proxy=no,household=whole,divorced=no,student=no"
    assert "没写到的" not in notice(example, service=ALLOWANCE, when=every)


@pytest.mark.parametrize(("when", "said"), [
    ("by-prxy=yes", "「最低生活保障申请」没有情形 by-prxy，是不是 by-proxy？"),
    ("by-proxy=yess", "情形 by-proxy（是否委托他人代为申请？）没有答案「yess」，是不是 yes？"),
    ("by-proxy", "情形 by-proxy（是否委托他人代为申请？）没有答案「」；"
     "有的是：yes（替别人来办）、no（自己家的事自己来办）"),
    ("by-proxy=yes,by-proxy=no", "情形 by-proxy 写了两个答案：yes、no"),
    ("x=1,household=2", "「最低生活保障申请」没有情形 x；有的是：by-proxy（替别人来办）、"
     "household（全家一起申请，还是单独一人申请？）、divorced（离过婚）、"
     "student（有上大学、上中专的孩子）\n"
     "情形 household（全家一起申请，还是单独一人申请？）没有答案「2」；"
     "有的是：whole（全家一起申请）、single（重病重残的人单独申请）"),
])  # fmt: skip
def test_bad_answers_are_refused_all_at_once(example: Published, when: str, said: str) -> None:
    """Each answer that is none is a sentence that names the nearest, or all there are."""
    with pytest.raises(ExporterError) as refused:
        made(example, kind="notice", service=ALLOWANCE, when=when)
    assert refused.value.zh == said


def test_a_service_without_situations_takes_no_answers(book: Published) -> None:
    """The sentence says that it makes no difference."""
    with pytest.raises(ExporterError, match="没有情形 by-proxy；它不分情形"):
        made(book, kind="notice", service="residence-proof", when="by-proxy=yes")


def test_where_nothing_is_to_be_brought(example: Published) -> None:
    """Such a service has a notice when it is asked for by name, with room to write; else none."""
    free = next(s for s in example.services if s.nothing_to_bring)
    assert "什么都不用带" in notice(example, service=free.id)
    paths = made(example, kind="notice", office=free.office, format="svg")
    assert not [path for path in paths if free.id in path]


def test_the_command_makes_one_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`bianmin notice` puts the sheet into a folder of the service's own and says where."""
    call = ["notice", str(EXAMPLE), "elder-allowance", "-o", str(tmp_path), "--as-of", "2026-03-02"]
    assert main([*call, "--when", "by-proxy=yes"]) == 0
    made_file = tmp_path / "notice-elder-allowance" / "elder-allowance.pdf"
    assert made_file.read_bytes().startswith(b"%PDF-")
    assert str(made_file.parent) in capsys.readouterr().out
    assert main([*call, "--size", "a4", "--format", "png"]) == 0
    assert (made_file.parent / "notices" / "elder-allowance.png").is_file()


@pytest.mark.parametrize(("words", "said"), [
    (["elder-alowance"], "没有编号为 elder-alowance 的事项，是不是 elder-allowance？"),
    (["../x"], "没有编号为 ../x 的事项"),
    (["elder-allowance", "--when", "by-prox=yes"], "没有情形 by-prox，是不是 by-proxy？"),
    (["elder-allowance", "--size", "a6"], "选项的值不对"),
])  # fmt: skip
def test_the_command_refuses_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """A mistyped service or answer is exit code 2, one sentence, and nothing written."""
    call = ["notice", str(EXAMPLE), *words, "-o", str(tmp_path), "--as-of", "2026-03-02"]
    assert main(call) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


def test_the_command_is_loaded_when_it_is_called() -> None:
    """Its module brings no exporter with it."""
    code = (
        "import sys, bianmin_core.cli.notice\n"
        "sys.exit(any(m.startswith('bianmin_exporters') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_unknown_count_is_outlined_in_a_draft(changed: Change) -> None:
    """A material nobody has counted says so where the counts stand."""
    catalogue = changed(materials=(Material(name="证明"),))
    assert "1证明待填" in notice(catalogue, draft=True)

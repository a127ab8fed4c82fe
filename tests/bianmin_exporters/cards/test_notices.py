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
from bianmin_exporters.cards.notice import MOST_ROWS, sheets_of
from bianmin_exporters.cards.words import words as fixed_words

from .conftest import EXAMPLE, Change, made, text_of

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
    assert "补齐后找谁A李雪B杨波一楼3号窗口0874-1000002来之前先打一个" in text
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


@pytest.mark.parametrize("size", ["a5", "a4"])
def test_over_seven_materials_there_is_a_second_sheet(changed: Change, size: str) -> None:
    """Seven stand on one sheet; eight on two, each numbered and named by the service."""
    papers = [
        Material(name=f"第{n}样证明", original=1, copies=1, how_to_get="到村里开") for n in range(8)
    ]
    seven = made(changed(materials=tuple(papers[:7])), kind="notice", size=size, format="svg")
    assert list(seven) == ["notices/residence-proof.svg"]
    eight = changed(materials=tuple(papers))
    assert list(made(eight, kind="notice", size=size, format="svg")) == [
        "notices/residence-proof.svg",
        "notices/residence-proof-sheet-2.svg",
    ]
    text = notice(eight, size=size)
    assert "第1张，共2张" in text
    assert "第2张，共2张" in text


def test_sheets_are_evenly_filled_and_keep_groups_together(example: Published) -> None:
    """No sheet has more than seven rows, no either/or group is parted, no flag is lost."""
    parted = 0
    for service in example.services:
        rows = bring_rows(service, WORDS)
        sheets = sheets_of(rows)
        assert [row["name"] for sheet in sheets for row in sheet] == [r["name"] for r in rows]
        for sheet in sheets:
            assert len(sheet) <= MOST_ROWS
            assert not sheet or not sheet[0]["case"] or sheet[0]["flag"]
        numbers = [{str(r["number"]).rstrip("甲乙丙丁") for r in sheet} for sheet in sheets]
        assert sum(map(len, numbers)) == len(set().union(*numbers))
        parted += len(sheets) > 1
    assert parted > 20


def test_a_flag_is_said_again_where_its_rows_go_on() -> None:
    """The second sheet begins with the situation its first row belongs to."""
    rows: list[dict[str, object]] = [
        {"number": str(n), "name": str(n), "case": n > 5, "flag": "代办" if n == 6 else None}
        for n in range(1, 11)
    ]
    first, second = sheets_of(rows)
    assert [row["number"] for row in first] == ["1", "2", "3", "4", "5"]
    assert second[0]["flag"] == "代办"
    rows = [row | {"case": True, "flag": "代办" if row["number"] == "1" else None} for row in rows]
    assert [sheet[0]["flag"] for sheet in sheets_of(rows)] == ["代办", "代办"]


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

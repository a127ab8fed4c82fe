"""What findings say, to the letter, where the words are what helps or what might harm."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from bianmin_core import check
from bianmin_core.rules.document_names import document_of, official_names
from bianmin_core.testing import specimen

TWO_SERVICES = """
services:
  - id: residence-proof
    materials: [{{id: id-card, name: {first}}}, {{id: proxy, name: {first}, original: 1, issuer: 派出所}}]
  - id: family-proof
    name: 亲属关系证明
    office: hall
    materials: [{{name: {second}, original: 1, issuer: 派出所}}]
"""


def said(overlay: str, code: str) -> list[tuple[str, str]]:
    """Place and words of what one rule finds in the specimen with an overlay."""
    report = check(specimen(overlay))
    return [(str(f.origin), f.say()) for f in report.findings if f.finding.code == code]


def numbers() -> st.SearchStrategy[str]:
    """Citizen ID numbers that could be somebody's, all of people born before 1910."""
    head = st.builds(
        "{}190{}{:02d}{:02d}{:03d}".format,
        st.sampled_from(("110101", "530322", "650102", "810000")),
        st.integers(0, 9),
        st.integers(1, 12),
        st.integers(1, 28),
        st.integers(0, 999),
    )
    return head.map(lambda h: h + ric.calc_check_digit(f"{h}0"))


@settings(deadline=None)
@given(
    number=numbers(),
    joint=st.sampled_from(("", " ", "-", "\u3000", "－", "·", "  ")),
    every=st.integers(1, 18),
    wide=st.booleans(),
)
def test_an_id_number_is_found_and_never_repeated(
    number: str, joint: str, every: int, wide: bool
) -> None:
    """However it is spaced and in either width it is found; the report holds six of its figures."""
    written = joint.join(number[i : i + every] for i in range(0, 18, every))
    if wide:
        written = written.translate({c: c + 0xFEE0 for c in range(0x30, 0x5B)})
    overlay = f"services: [{{id: residence-proof, outcome: '本人{written}的证明'}}]"
    (found,) = check(specimen(overlay)).findings
    assert found.say() == (
        f"服务「居住证明开具」：公开的文字里写着一个真的身份证号 {number[:4]}************{number[-2:]}"
    )
    told = orjson.dumps(found.to_tree()).decode()
    assert number not in told
    assert number[6:14] not in told


def test_the_official_name_is_kept_wherever_it_stands() -> None:
    """Each service that calls it otherwise is told once, with the first place of the official name."""
    overlay = TWO_SERVICES.format(first="身份证", second="居民身份证（户主）")
    assert said(overlay, "BM334") == [
        (
            "overlay.yaml:4:31",
            "服务「居住证明开具」：这里叫「身份证」，服务「亲属关系证明」里叫「居民身份证（户主）」，"
            "其实都是居民身份证",
        )
    ]


def test_a_shared_law_is_told_of_once() -> None:
    """However many services rest on it, a law without number and year is told at its own line."""
    overlay = """
laws: [{id: proofs, title: 关于规范社区证明工作的通知}]
services:
  - {id: residence-proof, legal_basis: [{law: proofs}, {law: proofs, article: 第三条}]}
"""
    assert said(overlay, "BM341") == [
        (
            "overlay.yaml:2:8",
            "法规「关于规范社区证明工作的通知」：依据「关于规范社区证明工作的通知」缺文号或年份，"
            "查不到是哪一个",
        )
    ]


def test_without_the_official_name_the_first_one_is_kept() -> None:
    """Where nobody uses the official name, the later name is told, and both are named."""
    overlay = TWO_SERVICES.format(first="身份证", second="二代身份证")
    ((_, text),) = said(overlay, "BM334")
    assert text == (
        "服务「亲属关系证明」：这里叫「二代身份证」，服务「居住证明开具」里叫「身份证」，"
        "其实都是居民身份证"
    )


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("户主身份证（原件）", "居民身份证"),
        ("《出生医学证明》复印件", "出生医学证明"),
        ("居民死亡医学证明（推断）书", "居民死亡医学证明（推断）书"),
        ("双方的户口本原件和复印件", "居民户口簿"),
        ("社会保障 ＩＣ 卡", "社会保障卡"),
        ("临时居民身份证", None),
        ("死亡证明", None),
        ("孩子", None),
        ("", None),
    ],
)
def test_a_document_is_known_by_any_of_its_names(name: str, official: str | None) -> None:
    """Whose it is, brackets, width and 原件 do not matter; what is only alike is another document."""
    known = document_of(name, official_names(()))
    assert (known and known.official) == official


def test_the_only_handler_is_named() -> None:
    """Who has nobody to stand in is named; by post where the name is withheld."""
    alone = "officers: [{id: li-xue}, {id: yang-bo, posts: [{id: service-2, deputy_of: []}]}]"
    ((_, text),) = said(alone, "BM210")
    assert text == "服务「居住证明开具」：只有李雪一个人能办，不在的时候没有人替"
    withheld = alone.replace("li-xue", "li-xue, visibility: internal")
    ((_, text),) = said(withheld, "BM210")
    assert text == "服务「居住证明开具」：只有综合窗口一个人能办，不在的时候没有人替"


def test_a_material_is_told_at_its_own_line() -> None:
    """With an id or without one, the material that is meant is the one whose line is named."""
    overlay = """
services:
  - id: residence-proof
    materials:
      - {id: form, name: 申请表, at_window: yes}
      - {id: proof, name: 相关证明, original: 1, issuer: 社区}
  - id: family-proof
    name: 亲属关系证明
    office: hall
    materials:
      - {name: 申请表, at_window: yes}
      - {name: 其他材料, original: 1, issuer: 社区}
"""
    assert said(overlay, "BM331") == [
        ("overlay.yaml:6:21", "服务「居住证明开具」：材料「相关证明」里的「相关证明」没说清是什么"),
        (
            "overlay.yaml:12:10",
            "服务「亲属关系证明」：材料「其他材料」里的「其他材料」没说清是什么",
        ),
    ]


def test_a_basis_without_title_is_named_by_what_it_has() -> None:
    """The number, or else the article, tells which of several is meant."""
    overlay = """
services:
  - {id: residence-proof, legal_basis: [{number: 国务院令第 649 号, article: 第九条}, {article: 第三条}]}
"""
    assert [text for _, text in said(overlay, "BM341")] == [
        "服务「居住证明开具」：依据「国务院令第 649 号」缺名称，查不到是哪一个",
        "服务「居住证明开具」：依据「第三条」缺名称，查不到是哪一个",
    ]


def test_a_desk_phone_on_a_mobile_number_may_be_shared() -> None:
    """A wireless desk phone has a mobile's number; said to be a landline, two officers may have it."""
    shared = "phones: [{number: 161 0000 0001, kind: 座机}]"
    overlay = f"officers: [{{id: li-xue, {shared}}}, {{id: yang-bo, {shared}}}]"
    assert said(overlay, "BM208") == []

"""Readiness: which question is open, for whom, where, and what to write instead."""

from __future__ import annotations

import textwrap

import pytest

from bianmin_core import OpenQuestion, Report, check
from bianmin_core.testing import specimen

NO_PHONES = "officers: [{id: li-xue, phones: []}, {id: yang-bo, phones: []}]\n"
SITUATIONS = """
services:
  - id: residence-proof
    situations:
      - {id: by-proxy, question: 是否代办？, wording: 替别人来办, otherwise: 自己来办}
      - {id: work, question: 做什么？, choices: [{id: farm, name: 种地}, {id: shop, name: 开店}]}
      - {id: urgent, question: 急用吗？}
    materials:
      - {id: proxy, name: 委托书, when: [{situation: by-proxy}]}
      - {id: licence, name: 营业执照, when: [{situation: work, answers: [shop]}]}
      - {id: id-card, name: 身份证, when: [{situation: by-proxy}]}
      - {id: lease, name: 租房合同, when: [{situation: by-proxy}]}
"""


def open_of(overlay: str) -> tuple[OpenQuestion, ...]:
    """What the specimen's service leaves open under an overlay."""
    return check(specimen(overlay)).readiness.open_for("residence-proof")


def test_a_ready_service_leaves_nothing_open() -> None:
    """A service that answers everything has no open question."""
    assert open_of("") == ()


def test_an_open_question_says_what_is_and_what_should_be() -> None:
    """Question, place, what stands there now and what to write instead."""
    (one,) = open_of("services: [{id: residence-proof, outcome: ''}]")
    assert (one.question, one.situation, str(one.origin)) == ("what", {}, "overlay.yaml:1:12")
    assert one.now.zh == "办什么没有答全：缺能得到什么"
    assert one.now.en == "what it is stays open: what one gets missing"
    assert one.instead.zh == "在这个事项下面写上（照实际情况改）：\noutcome: 某某证明一份"
    assert one.instead.en == (
        "Write under the service, with what is true there:\noutcome: 某某证明一份"
    )


def test_it_is_told_for_which_answers_a_question_is_open() -> None:
    """Only the answers that matter are named, in the words of a resident."""
    (one,) = open_of(SITUATIONS)
    assert one.situation == {"by-proxy": "no", "work": "farm"}
    assert one.now.zh == "带什么没有答案：情形「自己来办」、「种地」下没有写"
    assert one.now.en == "what to bring stays open: nothing is said for by-proxy=no, work=farm"
    assert one.instead.zh == (
        "在 materials 里加上「自己来办」、「种地」要带的每一样（照实际情况改）：\n"
        "materials:\n"
        "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, "
        "when: [{situation: by-proxy, answers: [no]}, {situation: work, answers: [farm]}]}"
    )


def test_each_combination_of_answers_is_told() -> None:
    """Two ways to come without being told what to bring are two open questions."""
    overlay = SITUATIONS.replace(
        "[shop]}]}\n", "[shop]}, {situation: by-proxy, answers: [no]}]}\n"
    ).replace("[{situation: by-proxy}]", "[{situation: by-proxy}, {situation: urgent}]")
    assert [q.situation for q in open_of(overlay)] == [
        {"by-proxy": "yes", "urgent": "no"},
        {"by-proxy": "no", "work": "farm"},
    ]


def test_materials_that_nothing_switches_on_answer_nothing() -> None:
    """Where no answer calls for any material the question is open for everybody."""
    overlay = """
    services:
      - id: residence-proof
        situations: [{id: urgent, question: 急用吗？}]
        materials:
          - {id: id-card, when: [{situation: urgent, answers: []}]}
          - {id: lease, when: [{situation: urgent, answers: []}]}
    """
    (one,) = open_of(overlay)
    assert one.situation == {}
    assert one.now.zh == "带什么没有答案：没有一样材料是用得上的"


def test_all_five_stand_in_their_order() -> None:
    """办什么, 带什么, 找谁, 去哪, 打哪, whatever the order of the lines."""
    overlay = NO_PHONES + (
        "offices: [{id: hall, phones: [], hours: null}]\n"
        "services: [{id: residence-proof, fee: null, materials: [], handlers: []}]\n"
    )
    assert [q.question for q in open_of(overlay)] == ["what", "bring", "who", "where", "call"]


def test_the_posts_to_choose_from_are_named() -> None:
    """Who looks for a handler is told the posts of the office, and who holds them."""
    (one,) = open_of("services: [{id: residence-proof, handlers: []}]")
    assert one.instead.zh == (
        "在这个事项下面写上经办的岗位，本站所有 service-1（李雪）、service-2（杨波）"
        "（照实际情况改）：\nhandlers: [岗位编号]"
    )


def test_a_silenced_question_stays_open() -> None:
    """What a district agreed not to hear about is open all the same, and marked."""
    overlay = """
    services: [{id: residence-proof, handlers: []}]
    rules: [{code: BM204, reason: 正在轮岗}]
    """
    (one,) = open_of(overlay)
    assert one.to_tree()["silenced"] is True


OPEN = {
    "what": "services: [{id: residence-proof, audience: '', outcome: '', time_limit: null, fee: null}]",
    "time": "services: [{id: residence-proof, time_limit: {promised: null}}]",
    "fee": "services: [{id: residence-proof, fee: null}]",
    "bring": "services: [{id: residence-proof, materials: []}]",
    "bring-no": SITUATIONS,
    "address": "offices: [{id: hall, location: null}]",
    "door": "offices: [{id: hall, location: {building: null, floor: null, window: null}}]",
    "hours": "offices: [{id: hall, hours: null}]",
    "online": "services: [{id: residence-proof, channels: [网上办]}]",
    "posts": "services: [{id: residence-proof, handlers: []}]",
    "one-post": (
        "services: [{id: residence-proof, handlers: []}]\n"
        "officers: [{id: yang-bo, posts: []}, {id: li-xue, posts: [{id: service-1, office: hall}]}]"
    ),
    "no-post": "officers: [{id: li-xue, posts: []}, {id: yang-bo, posts: []}]\n"
    "services: [{id: residence-proof, handlers: []}]",
    "nobody": "services: [{id: residence-proof, handlers: [service-9]}]",
    "call": NO_PHONES + "offices: [{id: hall, phones: []}]",
}


def pasted(case: str) -> tuple[Report, Report]:
    """The report on a case, and that after its remedy has been pasted where it says."""
    before = check(specimen(OPEN[case]))
    (one,) = before.readiness.open_for("residence-proof")
    sentence, _, lines = one.instead.zh.partition("\n")
    items = {
        "在这个": "services:\n  - id: residence-proof\n",
        "在 mat": "services:\n  - id: residence-proof\n",
        "在站所": "offices:\n  - id: hall\n",
        "没有人": "officers:\n  - id: li-xue\n",
        "这个站": "services:\n  - id: residence-proof\n",
    }
    patch = items[sentence[:3] if sentence[:2] != "在 " else sentence[:5]]
    overlay = textwrap.dedent(patch + textwrap.indent(lines, "    "))
    from bianmin_core.sources.load import load_layers
    from bianmin_core.testing.specimen import SPECIMEN

    after = load_layers(("specimen.yaml", SPECIMEN), ("case.yaml", OPEN[case]), ("p.yaml", overlay))
    return before, check(after)


@pytest.mark.parametrize("case", sorted(set(OPEN) - {"call", "posts", "no-post", "bring-no"}))
def test_what_is_written_instead_answers_the_question(case: str) -> None:
    """The YAML of a remedy, pasted where its sentence says, leaves no question open."""
    before, after = pasted(case)
    assert before.readiness.ready == 0
    assert after.readiness.ready == 1, [f.say() for f in after.findings]


@pytest.mark.parametrize("case", sorted(set(OPEN) - {"one-post"}))
def test_an_example_left_as_it_stands_is_never_published(case: str) -> None:
    """Whoever pastes a remedy and forgets to put in what is true is stopped by another rule."""
    assert pasted(case)[1].blocks

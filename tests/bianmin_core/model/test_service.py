"""A service answers for the situation a resident is in."""

from __future__ import annotations

import re

import pytest

from bianmin_core import Choice, ClockTime, Material, Service, Situation, Step, When

SERVICE = Service(
    id="relief",
    name="低保",
    office="civil",
    situations=(
        Situation(id="by-proxy", question="是否代办？"),
        Situation(
            id="income",
            question="靠什么生活？",
            choices=(
                Choice(id="farm", name="务农"),
                Choice(id="casual", name="打零工"),
                Choice(id="none", name="没有收入"),
            ),
        ),
    ),
    materials=(
        Material(name="身份证"),
        Material(name="委托书", when=(When(situation="by-proxy"),)),
        Material(name="本人到场", when=(When(situation="by-proxy", answers=("no",)),)),
        Material(name="收入证明", when=(When(situation="income", answers=("farm", "casual")),)),
        Material(
            name="代办收入证明",
            when=(When(situation="by-proxy"), When(situation="income", answers=("farm",))),
        ),
    ),
    steps=(
        Step(order=1, text="交材料"),
        Step(order=2, text="入户调查", when=(When(situation="income", answers=("none",)),)),
    ),
)


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({}, ["身份证", "本人到场"]),
        ({"by_proxy": False}, ["身份证", "本人到场"]),
        ({"by_proxy": "no"}, ["身份证", "本人到场"]),
        ({"by_proxy": True}, ["身份证", "委托书"]),
        ({"by_proxy": "yes", "income": "farm"}, ["身份证", "委托书", "收入证明", "代办收入证明"]),
        ({"income": "casual"}, ["身份证", "本人到场", "收入证明"]),
        ({"income": "none"}, ["身份证", "本人到场"]),
    ],
)
def test_what_to_bring(answers: dict[str, object], names: list[str]) -> None:
    """What fits every named answer is to be brought; a yes/no question not named counts as no."""
    assert [m.name for m in SERVICE.materials_for(**answers)] == names


def test_what_happens() -> None:
    """Steps follow the same answers."""
    assert [s.order for s in SERVICE.steps_for()] == [1]
    assert [s.order for s in SERVICE.steps_for(income="none")] == [1, 2]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"by_prxy": True},
            "服务「低保」没有情形 by-prxy；有的是：by-proxy、income "
            "(service relief has no situation by-prxy)",
        ),
        (
            {"by_proxy": "maybe"},
            "情形 by-proxy 的答案只能是 yes、no，不能是 'maybe' "
            "(situation by-proxy does not take this answer)",
        ),
        (
            {"income": True},
            "情形 income 的答案只能是 farm、casual、none，不能是 'yes' "
            "(situation income does not take this answer)",
        ),
        (
            {"by_proxy": 1},
            "情形 by-proxy 的答案只能是 yes、no，不能是 1 "
            "(situation by-proxy does not take this answer)",
        ),
    ],
)
def test_answers_that_do_not_fit(answers: dict[str, object], said: str) -> None:
    """A question or answer that the service does not know is named with those it knows."""
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        SERVICE.materials_for(**answers)


def test_a_service_without_situations_says_so() -> None:
    """The sentence says that there are none."""
    bare = Service(id="a", name="甲", office="o")
    with pytest.raises(ValueError, match="服务「甲」没有情形 x；有的是：无"):
        bare.steps_for(x=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8:30", "08:30"),
        ("08:30", "08:30"),
        ("8：30", "08:30"),
        (" 12:00 ", "12:00"),
        ("24:00", "24:00"),
        ("0:00", "00:00"),
    ],
)
def test_a_time_of_day(text: str, shown: str) -> None:
    """Times are read as doors write them, and written one way."""
    assert str(ClockTime.parse(text)) == shown


@pytest.mark.parametrize(
    "text", ["", "8", "8:3", "24:01", "25:00", "12:60", "-1:00", "8:30:00", "８:30", "8.30"]
)
def test_no_time_of_day(text: str) -> None:
    """What is no time of day is refused."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        ClockTime.parse(text)


def test_times_have_an_order() -> None:
    """Earlier is less."""
    assert ClockTime.parse("8:30") < ClockTime.parse("12:00") < ClockTime.parse("24:00")

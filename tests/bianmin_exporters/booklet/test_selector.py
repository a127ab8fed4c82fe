"""您是哪种情形: what each reader brings, on one line."""

from __future__ import annotations

import pytest

from bianmin_core import Service, When
from bianmin_core.testing import specimen
from bianmin_exporters.booklet.selector import selector
from bianmin_exporters.booklet.wording import View

OVERLAY = """
services:
  - id: residence-proof
    situations:
      - id: home
        question: 户口在哪？
        choices: [{id: here, name: 户口在本县}, {id: away, name: 户口在外县}]
      - {id: proxy, question: 替别人来办？, wording: 替别人来办}
"""
HERE, AWAY = When(situation="home", answers=("here",)), When(situation="home", answers=("away",))
EITHER = When(situation="home", answers=("here", "away"))
PROXY = When(situation="proxy", answers=("yes",))


@pytest.fixture(scope="module")
def service() -> Service:
    """A service with two situations."""
    return specimen(OVERLAY).service("residence-proof")


def group(first: int, last: int, *when: When) -> View:
    """Materials of one combination of answers, by their numbers."""
    return {"when": when, "first": first, "last": last}


def test_what_several_situations_bring_is_counted_in_the_line_of_each(service: Service) -> None:
    """A reader stops at the first line that names them, so that line holds all they need."""
    groups = [group(1, 1, EITHER), group(2, 3, HERE), group(4, 4, AWAY)]
    assert selector(groups, service, "zh") == [
        {"wording": "户口在本县", "bring": "带1—3"},
        {"wording": "户口在外县", "bring": "带1、4"},
    ]


def test_what_everybody_brings_comes_first(service: Service) -> None:
    """With something for everybody the other lines say what is added."""
    groups = [group(1, 2), group(3, 3, PROXY), group(4, 4, AWAY)]
    assert selector(groups, service, "zh") == [
        {"wording": "每个人都要带的", "bring": "带1、2"},
        {"wording": "替别人来办", "bring": "再加3"},
        {"wording": "户口在外县", "bring": "再加4"},
    ]
    assert [row["bring"] for row in selector(groups, service, "en")] == [
        "bring 1, 2",
        "and also 3",
        "and also 4",
    ]


def test_what_needs_two_answers_is_a_line_of_its_own(service: Service) -> None:
    """Two situations at once are neither of the two alone."""
    groups = [group(1, 1, AWAY), group(2, 2, AWAY, PROXY)]
    assert selector(groups, service, "zh") == [
        {"wording": "户口在外县", "bring": "带1"},
        {"wording": "户口在外县，而且替别人来办", "bring": "带2"},
    ]


def test_one_situation_needs_no_selector(service: Service) -> None:
    """Where only one group is not everybody's, its flag says it all."""
    assert selector([group(1, 1), group(2, 2, PROXY)], service, "zh") == []

"""Figures of a text and of its translation are compared as numbers, not as words."""

from __future__ import annotations

import pytest

from bianmin_core.rules.figures import differing


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("3 个工作日", "3 working days"),
        ("三个工作日", "3 working days"),
        ("三个工作日", "three working days"),
        ("十五天", "15 days"),
        ("二十四小时", "24 hours"),
        ("一百二十元", "120 yuan"),
        ("3 万元以下", "below 30,000 yuan"),
        ("1.5 万元", "15000 yuan"),
        ("2026 年 3 月 1 日", "1 March 2026"),
        ("打 0874-1101009", "ring 0874-1101009"),
        ("8:30 开门", "opens at 8:30"),
        ("半年", "6 months"),
        ("一刻钟", "15 minutes"),
        ("１２ 号窗口", "Window 12"),
        ("原件复印件各一份", "original and copy"),
        ("2 份", "2.0 copies"),
        ("", ""),
    ],
)
def test_the_same_figures(source: str, said: str) -> None:
    """Figures that say the same are the same, however they are written."""
    assert differing(source, said) == ((), ())


@pytest.mark.parametrize(
    ("source", "said", "missing", "added"),
    [
        ("3 个工作日", "5 working days", ("3",), ("5",)),
        ("3 个工作日", "three working days", ("3",), ()),
        ("三个工作日", "5 working days", (), ("5",)),
        ("打 0874-1101009", "ring 0874-1101008", ("1101009",), ("1101008",)),
        ("打 0874-1101009", "ring 874-1101009", ("0874",), ("874",)),
        ("3 个月", "some months", ("3",), ()),
        ("3 万元", "3000 yuan", ("3",), ("3000",)),
        ("8:30 开门", "opens at 8", ("30",), ()),
        ("免费", "free, 20 yuan", (), ("20",)),
        ("1.5 米", "15 m", ("1.5",), ("15",)),
    ],
)
def test_other_figures(
    source: str, said: str, missing: tuple[str, ...], added: tuple[str, ...]
) -> None:
    """A figure that stands on one side alone is named."""
    assert differing(source, said) == (missing, added)

"""Which options of the booklet go together."""

from __future__ import annotations

import pytest

from bianmin_core import OptionError
from bianmin_core.options import make_options
from bianmin_exporters.booklet.options import BookletOptions


def _refusal(**options: object) -> str:
    with pytest.raises(OptionError) as refused:
        make_options("booklet", BookletOptions, options)
    return refused.value.zh


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"format": "html", "for": "press"}, "for 只用于 format: pdf"),
        ({"format": "html", "impose": "saddle"}, "impose 只用于 format: pdf"),
        ({"format": "html", "sign-off": "yes"}, "sign-off 只用于 format: pdf"),
        ({"layout": "pocket", "for": "press"}, "layout pocket 在办公室打印"),
        ({"layout": "large-print", "impose": "saddle"}, "layout large-print 在办公室打印"),
        ({"paper-thickness": 90}, "paper-thickness 要和 for: press 或 impose: saddle 一起用"),
        ({"paper-gsm": 90}, "paper-gsm 要和"),
        ({"saddle-limit": 40}, "saddle-limit 要和 impose: saddle 一起用"),
        ({"for": "press", "saddle-limit": 40}, "saddle-limit 要和 impose: saddle 一起用"),
        ({"reserve": 3}, "reserve 要和 for: press 或 sign-off 一起用"),
        ({"for": "press", "paper-thickness": 90, "paper-bulk": 1.2}, "只写一种"),
        ({"for": "press", "paper-thickness": 5}, "paper-thickness 要在 30 到 500 之间，不能是 5"),
        ({"for": "press", "paper-gsm": 300, "paper-bulk": 2}, "现在是 600"),
        ({"for": "press", "reserve": -1}, "reserve 要在 0 到 100 之间"),
        ({"for": "printer"}, "for 只能是screen、press"),
    ],
)
def test_what_would_change_nothing_or_is_impossible_is_refused(
    options: dict[str, object], told: str
) -> None:
    """No option is ignored: it does something, or a sentence says what it needs."""
    assert told in _refusal(**options)


def test_all_that_does_not_fit_is_told_at_once() -> None:
    """A clerk who made three mistakes reads three sentences."""
    told = _refusal(**{"format": "html", "for": "press", "impose": "saddle", "reserve": 300})
    assert len(told.splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "thickness"),
    [
        ({}, 100),
        ({"paper_gsm": 70}, 87.5),
        ({"paper_bulk": 1.5}, 120),
        ({"paper_gsm": 60, "paper_bulk": 1}, 60),
        ({"paper_thickness": 95.5}, 95.5),
    ],
)
def test_a_leaf_is_as_thick_as_given_or_weight_times_bulk(
    options: dict[str, float], thickness: float
) -> None:
    """Without a thickness it follows from weight and bulk, each with a usual value."""
    chosen = make_options("booklet", BookletOptions, {"for": "press", **options})
    assert chosen.thickness == pytest.approx(thickness)

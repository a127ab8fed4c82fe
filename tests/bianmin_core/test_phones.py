"""What dialling a number as written does."""

from __future__ import annotations

import pytest

from bianmin_core import Dialled, PhoneKind, dial

LANDLINE = Dialled(
    kind=PhoneKind.LANDLINE, e164="+868741101003", groups=("0874-110", "1003"), dialable=True
)


@pytest.mark.parametrize(
    "number",
    [
        "0874-1101003",
        "08741101003",
        "（0874）1101003",
        "(0874) 110 1003",
        "0874—1101003",
        "+868741101003",
        "+86 874 110 1003",
        " 0874-1101003 ",
    ],
)
def test_a_landline_however_it_is_written(number: str) -> None:
    """Brackets, dashes, spaces and the country's code make no difference."""
    assert dial(number) == LANDLINE


def test_a_landline_of_eight_digits() -> None:
    """A city of eight digits is read in fours."""
    assert dial("010-11010031").groups == ("010-1101", "0031")


def test_a_landline_without_its_area_code() -> None:
    """The district's code completes it; without one nobody knows where it rings."""
    assert dial("1101003", "0874") == Dialled(
        kind=PhoneKind.LANDLINE,
        e164="+868741101003",
        groups=("110", "1003"),
        dialable=True,
        has_area_code=False,
    )
    assert dial("1101003") == Dialled(kind=None, e164=None, groups=("1101003",), dialable=False)


@pytest.mark.parametrize(
    "number", ["110", "119", "120", "12345", "12388", "12348", "12333", "95598"]
)
def test_short_numbers(number: str) -> None:
    """National short numbers are dialled as they stand, and have no international form."""
    assert dial(number, "0874") == Dialled(
        kind=PhoneKind.SHORT, e164=None, groups=(number,), dialable=True
    )


def test_service_lines() -> None:
    """400 and 800 lines are read in three groups."""
    assert dial("400-110-1003") == Dialled(
        kind=PhoneKind.HOTLINE, e164="+864001101003", groups=("400", "110", "1003"), dialable=True
    )
    assert dial("8001101003").kind is PhoneKind.HOTLINE


@pytest.mark.parametrize(
    "number",
    [
        "",
        "abc",
        "11111",
        "999999",
        "0874-110100",
        "0874-11010030",
        "1611101203",
        "１２３４５",
        "+1 212 555 0100",
        "0874 110 1003 转 8012",
        "161 1101 203x",
    ],
)
def test_what_is_no_number(number: str) -> None:
    """What the numbering plan does not know is given back as it was written."""
    assert dial(number, "0874") == Dialled(kind=None, e164=None, groups=(number,), dialable=False)

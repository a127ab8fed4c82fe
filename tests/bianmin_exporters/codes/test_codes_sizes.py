from __future__ import annotations

import pytest

from bianmin_exporters.codes import (
    MIN_MODULE_MM,
    QUIET_MODULES,
    SizeError,
    box_size,
    fits,
    module_size,
    qr_matrix,
    room,
)

VERSION_3 = qr_matrix("https://bm.example.cn/s/newborn-reg")
VERSION_9 = qr_matrix("https://zwfw.example.cn/" + "a" * 140)


def test_the_constants_are_the_measured_ones() -> None:
    """A module is half a millimetre at least, and four modules of white surround a symbol."""
    assert (MIN_MODULE_MM, QUIET_MODULES) == (0.5, 4)


def test_the_examples_are_of_the_versions_they_claim() -> None:
    """The two symbols of this file have 29 and 53 modules a side."""
    assert (VERSION_3.size, VERSION_9.size) == (29, 53)


def test_a_module_fills_the_wanted_symbol() -> None:
    """Where there is room, a module is the wanted width divided by the modules."""
    assert module_size(VERSION_3, 18.5) == pytest.approx(0.637931, abs=1e-6)


def test_a_module_is_never_below_the_smallest() -> None:
    """A dense code grows beyond the wanted width rather than shrink its modules."""
    assert module_size(VERSION_9, 18.5) == 0.5


def test_the_box_holds_the_quiet_zone() -> None:
    """The white square is symbol and quiet zone on both sides."""
    assert box_size(VERSION_3, 0.5) == 18.5
    assert box_size(VERSION_3, 0.5, quiet=0) == 14.5


def test_a_code_that_fits_says_so() -> None:
    """A result for a code with large enough modules is true, and tells their size."""
    fit = fits(VERSION_3, 18.5)
    assert fit
    assert fit.in_language("zh") == "二维码印 18.5 毫米宽，每个小方块 0.64 毫米，扫得清。"
    assert fit.in_language("en") == "A 18.5 mm code has modules of 0.64 mm; that reads well."


def test_a_code_that_does_not_fit_says_what_would_do() -> None:
    """A result for too dense a code is false, and names the sizes and lengths that would do."""
    fit = fits(VERSION_9, 18.5)
    assert not fit
    assert (fit.smallest_symbol_mm, fit.smallest_box_mm, fit.longest_content) == (26.5, 30.5, 84)
    assert fit.in_language("zh") == (
        "二维码印 18.5 毫米宽，每个小方块只有 0.35 毫米，不到 0.5 毫米手机扫不出。"
        "请至少印 26.5 毫米宽（连白边 30.5 毫米），或者把内容缩短到 84 字节以内（一个汉字算 3 个字节）。"
    )
    assert fit.in_language("en") == (
        "A 18.5 mm code would have modules of 0.35 mm, and below 0.5 mm phones fail. "
        "Print it at least 26.5 mm wide (30.5 mm with its white border), "
        "or shorten the content to 84 bytes at most."
    )


def test_exactly_the_smallest_module_fits() -> None:
    """Half a millimetre a module fits, also as a sum that rounding left short; less does not."""
    assert fits(VERSION_3, 14.5)
    assert sum([1.45] * 10) < 14.5
    assert fits(VERSION_3, sum([1.45] * 10))
    assert room(sum([1.45] * 10)) == room(14.5)
    assert not fits(VERSION_3, 14.49)


def test_a_size_no_code_fits_offers_no_shorter_content() -> None:
    """Where not even the smallest symbol fits, only a larger size is offered."""
    fit = fits(VERSION_3, 8)
    assert fit.longest_content == 0
    assert fit.in_language("zh").endswith("请至少印 14.5 毫米宽（连白边 18.5 毫米）。")


@pytest.mark.parametrize(
    ("symbol_mm", "expected"), [(10.4, 0), (10.5, 14), (14.5, 42), (18.5, 84), (1000, 2331)]
)
def test_room_is_what_the_largest_fitting_version_holds(symbol_mm: float, expected: int) -> None:
    """A printed width tells how many bytes a content may have at level M."""
    assert room(symbol_mm) == expected


def test_content_of_the_room_fits_and_one_byte_more_does_not() -> None:
    """What `room` promises is what `fits` grants."""
    for symbol_mm in (12, 15, 18.5, 24):
        most = room(symbol_mm)
        assert fits(qr_matrix("a" * most), symbol_mm)
        assert not fits(qr_matrix("a" * (most + 1)), symbol_mm)


@pytest.mark.parametrize("bad", [0, -18.5, float("nan"), float("inf")])
def test_a_width_that_is_none_is_refused(bad: float) -> None:
    """A wanted width must be a positive number, wherever it is asked for."""
    for ask in (room, lambda mm: module_size(VERSION_3, mm), lambda mm: fits(VERSION_3, mm)):
        with pytest.raises(SizeError) as caught:
            ask(bad)
        assert caught.value.zh == f"二维码宽度要大于 0，现在写的是 {bad}。"

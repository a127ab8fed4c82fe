"""How large a code must be printed to be read by a phone held in an unsteady hand.

What decides is the size of one module, not the correction level: below half a millimetre, blur and
dirt close the gaps. So a module is at least `MIN_MODULE_MM` wide, and a content that needs more
modules needs more paper, or must become shorter.
"""

from __future__ import annotations

import math

import attrs

from bianmin_exporters.codes.encode import content_room
from bianmin_exporters.codes.errors import SizeError
from bianmin_exporters.codes.matrix import QUIET_MODULES, Level, Matrix

MIN_MODULE_MM = 0.5
"""The smallest module that is printed, in millimetres."""

_ROUNDING_MM = 1e-9


@attrs.frozen(kw_only=True)
class Fit:
    """Whether a code may be printed at a wanted size, and if not, what would do.

    True when it fits: ``if not fits(matrix, 18.5): ...``
    """

    symbol_mm: float
    """The wanted width of the symbol without quiet zone, in millimetres."""

    module_mm: float
    """How wide a module would be at that size, in millimetres."""

    smallest_symbol_mm: float
    """The narrowest width that does for this content, without quiet zone, in millimetres."""

    smallest_box_mm: float
    """The same with the quiet zone: the white square that must stay free of ink."""

    longest_content: int
    """How many bytes of mixed text do fit the wanted size at this level; 0 if none do."""

    def __bool__(self) -> bool:
        return self.module_mm >= MIN_MODULE_MM - _ROUNDING_MM

    def in_language(self, lang: str) -> str:
        """Say the result to a clerk.

        Args:
            lang: ``zh`` or ``en``.
        """
        wanted, module = _mm(self.symbol_mm), f"{self.module_mm:.2f}"
        if self:
            if lang == "en":
                return f"A {wanted} mm code has modules of {module} mm; that reads well."
            return f"二维码印 {wanted} 毫米宽，每个小方块 {module} 毫米，扫得清。"
        symbol, box = _mm_up(self.smallest_symbol_mm), _mm_up(self.smallest_box_mm)
        if lang == "en":
            shorter = (
                f", or shorten the content to {self.longest_content} bytes at most"
                if self.longest_content
                else ""
            )
            return (
                f"A {wanted} mm code would have modules of {module} mm, and below "
                f"{MIN_MODULE_MM} mm phones fail. Print it at least {symbol} mm wide "
                f"({box} mm with its white border){shorter}."
            )
        shorter = (
            f"，或者把内容缩短到 {self.longest_content} 字节以内（一个汉字算 3 个字节）"
            if self.longest_content
            else ""
        )
        return (
            f"二维码印 {wanted} 毫米宽，每个小方块只有 {module} 毫米，不到 {MIN_MODULE_MM} 毫米手机扫不出。"
            f"请至少印 {symbol} 毫米宽（连白边 {box} 毫米）{shorter}。"
        )


def module_size(matrix: Matrix, symbol_mm: float) -> float:
    """Give the width of a module: the wanted symbol's, but never below `MIN_MODULE_MM`.

    A dense symbol therefore comes out wider than wanted; where the place is fixed, ask `fits` first.

    Args:
        matrix: the symbol.
        symbol_mm: its wanted width without quiet zone, in millimetres.

    Returns:
        Millimetres a module.

    Raises:
        SizeError: the wanted width is not a positive number.
    """
    return max(MIN_MODULE_MM, positive(symbol_mm, "二维码宽度", "width of the code") / matrix.size)


def box_size(matrix: Matrix, module_mm: float, *, quiet: int = QUIET_MODULES) -> float:
    """Give the width of symbol and quiet zone together, in millimetres.

    Args:
        matrix: the symbol.
        module_mm: width of a module in millimetres.
        quiet: modules of white on each side.
    """
    return (matrix.size + 2 * quiet) * module_mm


def fits(matrix: Matrix, symbol_mm: float, *, quiet: int = QUIET_MODULES) -> Fit:
    """Tell whether a symbol may be printed at a wanted width, and what would do if not.

    Args:
        matrix: the symbol.
        symbol_mm: its wanted width without quiet zone, in millimetres.
        quiet: modules of white on each side, for the width of the white box.

    Raises:
        SizeError: the wanted width is not a positive number.
    """
    module_mm = positive(symbol_mm, "二维码宽度", "width of the code") / matrix.size
    return Fit(
        symbol_mm=symbol_mm,
        module_mm=module_mm,
        smallest_symbol_mm=matrix.size * MIN_MODULE_MM,
        smallest_box_mm=box_size(matrix, MIN_MODULE_MM, quiet=quiet),
        longest_content=room(symbol_mm, level=matrix.level),
    )


def room(symbol_mm: float, *, level: Level = "M") -> int:
    """Tell how long a content may be for a symbol of a given printed width.

    Args:
        symbol_mm: width of the symbol without quiet zone, in millimetres.
        level: error correction.

    Returns:
        Bytes of mixed text such as a link (UTF-8; a Chinese character takes three), 0 if none fit.

    Raises:
        SizeError: the width is not a positive number.
    """
    width = positive(symbol_mm, "二维码宽度", "width of the code")
    modules = math.floor((width + _ROUNDING_MM) / MIN_MODULE_MM)
    version = min((modules - 17) // 4, 40)
    return content_room(version, level) if version >= 1 else 0


def positive(value: float, zh: str, en: str) -> float:
    """Pass on a size that is a positive, finite number.

    Args:
        value: the size.
        zh: what it is called in Chinese.
        en: what it is called in English.

    Raises:
        SizeError: it is not.
    """
    if not (math.isfinite(value) and value > 0):
        raise SizeError(
            f"{zh}要大于 0，现在写的是 {value}。", f"The {en} must be more than 0, not {value}."
        )
    return value


def _mm(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _mm_up(value: float) -> str:
    """Round up to a tenth, so that whoever keeps to the printed figure has enough."""
    return _mm(math.ceil(value * 10 - _ROUNDING_MM) / 10)

"""What a caller may choose of cards from rows, and how a card of one size is laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import attrs

from bianmin_core import OptionError, option
from bianmin_exporters.cards.code_options import CodeOptions
from bianmin_exporters.cards.options import printable_dpi
from bianmin_exporters.cards.table import Content
from bianmin_exporters.cards.unused import no_link, refuse_unused
from bianmin_exporters.codes import MIN_MODULE_MM, QUIET_MODULES

DEFAULT_PRESET: Final = "64x38"
_LEAST_SYMBOL, _MOST_SYMBOL = 18.5, 45.0


@attrs.frozen(kw_only=True)
class LabelOptions(CodeOptions):
    """What may be chosen of cards from rows."""

    format: Literal["pdf", "svg", "png"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：按纸型拼版；svg、png：每张卡一个文件", "pdf: on sheets; svg, png: one file a card"
        ),
    )
    content: Content = attrs.field(
        default="link",
        metadata=option(
            "link 栏里写的是什么：link 链接，tel 电话（+86…），text 文字",
            "what the link column holds: link, tel (+86...) or text",
        ),
    )
    duplicates: Literal["refuse", "allow"] = attrs.field(
        default="refuse",
        metadata=option("有重复的链接怎么办", "whether the same link may stand in several rows"),
    )
    heading: str = attrs.field(
        default="二维码", metadata=option("PDF 的标题", "the title of the PDF")
    )
    dpi: int = attrs.field(
        default=300,
        validator=printable_dpi,
        metadata=option(
            "png 的分辨率，每英寸多少点（150 到 1200）",
            "resolution of png, dots an inch (150–1200)",
        ),
    )
    lang: Literal["zh", "en"] = attrs.field(
        default="zh", metadata=option("固定文字的语言", "language of the fixed words")
    )
    font_path: tuple[Path, ...] = attrs.field(
        default=(), converter=tuple, metadata=option("更多字体", "folders with more fonts")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse options that would reach nothing.

        Raises:
            OptionError: There are such.
        """
        refuse_unused(self, cells_shape_cards=True, more=no_link(self.content))


@attrs.frozen(kw_only=True)
class CsvOptions(LabelOptions):
    """The same for a table, and which of its columns holds what."""

    link: str | None = attrs.field(
        default=None, metadata=option("链接是哪一栏", "the column of the links")
    )
    title: str | None = attrs.field(
        default=None, metadata=option("标题是哪一栏", "the column of the titles")
    )
    lines: str | None = attrs.field(
        default=None,
        metadata=option("小字是哪几栏，用逗号分开", "the columns of the small lines, with commas"),
    )
    id: str | None = attrs.field(
        default=None, metadata=option("文件名用哪一栏", "the column that names the files")
    )
    encoding: str | None = attrs.field(
        default=None,
        metadata=option(
            "表的编码，如 gb18030；不写就是 UTF-8", "the table's encoding; UTF-8 if absent"
        ),
    )


@attrs.frozen(kw_only=True)
class Shape:
    """How a card of one size is laid out, in millimetres."""

    cell: tuple[float, float]
    margin: float
    beside: bool
    """Whether the code stands beside the text, and not above it."""

    largest_mm: float
    """The widest symbol there is room for beside some text."""

    symbol_mm: float
    """How wide a symbol is drawn, unless its modules want more."""

    def least_mm(self, modules: int) -> float:
        """How wide a symbol of so many modules is drawn: its quiet zone stays inside the card."""
        return min(self.symbol_mm, modules * self.margin / QUIET_MODULES)


def shape_of(cell: tuple[float, float]) -> Shape:
    """Return the layout of a card of that width and height.

    Raises:
        OptionError: Not even the smallest code has room beside a text.
    """
    wide, high = cell
    margin = 7.0 if min(cell) >= 100 else 4.0 if min(cell) >= 50 else 3.0
    beside = wide >= 1.2 * high
    if beside:
        largest = min(high - 2 * margin, wide - 2 * margin - 3.5 - max(18.0, 0.28 * wide))
    else:
        largest = min(wide - 2 * margin, high - 2 * margin - 14.0)
    if largest < 25 * MIN_MODULE_MM:
        raise OptionError(
            f"每格 {wide:g}x{high:g} 毫米太小，放不下扫得出的二维码和文字",
            f"A cell of {wide:g}x{high:g} mm is too small for a code that scans and a text",
        )
    wanted = min(0.56 * high, 0.36 * wide if beside else 0.5 * wide, _MOST_SYMBOL)
    wanted = max(_LEAST_SYMBOL, wanted)
    return Shape(
        cell=cell, margin=margin, beside=beside, largest_mm=largest, symbol_mm=min(wanted, largest)
    )

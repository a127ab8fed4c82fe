"""纸型: how cards or labels lie on a sheet, as data; and what a caller may choose of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import attrs

from bianmin_core import OptionError, option

_MM = r"([0-9]+(?:\.[0-9]+)?)"
_PAIR = re.compile(rf"\s*{_MM}\s*[x×*X]\s*{_MM}\s*")
_EVEN = 0.01
MOST_COPIES, MOST_CELLS = 1000, 400


@attrs.frozen(kw_only=True)
class Stock:
    """纸型: one kind of sheet; every length in millimetres.

    Attributes:
        page: Width and height of the sheet.
        columns: Cells beside each other.
        rows: Cells below each other.
        cell: Width and height of a cell.
        left: From the sheet's left edge to the first column.
        top: From its top edge to the first row.
        gap: Between columns, and between rows.
        cut: Whether it is plain paper that is cut afterwards, and wants marks for that.
        bleed: How far the paper reaches beyond the page on each side, until it is trimmed.
    """

    page: tuple[float, float] = (210.0, 297.0)
    columns: int
    rows: int
    cell: tuple[float, float]
    left: float
    top: float
    gap: tuple[float, float] = (0.0, 0.0)
    cut: bool = False
    bleed: float = 0.0

    @property
    def cells(self) -> int:
        """Cells on a sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Left and top of the cell at a place, counted from 0 in reading order."""
        row, column = divmod(place, self.columns)
        return (
            self.left + column * (self.cell[0] + self.gap[0]),
            self.top + row * (self.cell[1] + self.gap[1]),
        )


STOCKS: Final[Mapping[str, Stock]] = {
    # Plain paper, to be cut.
    "90x54": Stock(columns=2, rows=5, cell=(90, 54), left=15, top=13.5, cut=True),
    "a6": Stock(columns=2, rows=2, cell=(105, 148), left=0, top=0.5, cut=True),
    "180x90": Stock(columns=1, rows=3, cell=(180, 90), left=15, top=13.5, cut=True),
    "60x30": Stock(columns=3, rows=9, cell=(60, 30), left=15, top=13.5, cut=True),
    # Labels and cards as they are sold: Avery L7165, L7163.
    "99x68": Stock(columns=2, rows=4, cell=(99.1, 67.7), left=4.65, top=13.1, gap=(2.5, 0)),
    "99x38": Stock(columns=2, rows=7, cell=(99.1, 38.1), left=4.65, top=15.15, gap=(2.5, 0)),
    # Avery Zweckform 3427; Avery C32011; Avery Zweckform 3652, 3474.
    "105x74": Stock(columns=2, rows=4, cell=(105, 74), left=0, top=0.5),
    "85x54": Stock(columns=2, rows=5, cell=(85, 54), left=15, top=13.5, gap=(10, 0)),
    "70x42": Stock(columns=3, rows=7, cell=(70, 42.3), left=0, top=0.45),
    "70x37": Stock(columns=3, rows=8, cell=(70, 37), left=0, top=0.5),
    # Avery L7161, L7160.
    "64x47": Stock(columns=3, rows=6, cell=(63.5, 46.6), left=7.25, top=8.7, gap=(2.5, 0)),
    "64x38": Stock(columns=3, rows=7, cell=(63.5, 38.1), left=7.25, top=15.15, gap=(2.5, 0)),
}
"""Common sheets by the size of a cell in whole millimetres: plain A4 paper to cut, and label and
card stock as Avery sells it and other makers copy it.

Sizes and counts of the latter are those that the template collection of gLabels
(avery-iso-templates.xml, zweckform-iso-templates.xml) or, for 3427, 3652 and L7163, other label
programs give. The sheets lie in the middle of the paper, which is what margins and gaps are worked
out from; gLabels' own margins differ from them by 0.6 mm at most (1.3 mm for L7163, whose gap it
gives wider than that of all other sheets of 99.1 mm). Stock whose published measures don't add up
to A4 (L7173) is not among them; any other is written out with `page`, `grid`, `cell`, `gap`.
"""

NAMES: Final = "、".join(STOCKS)


def _copies(_: object, __: attrs.Attribute[Any], value: int) -> None:
    if not 1 <= value <= MOST_COPIES:
        raise ValueError(
            f"份数 copies 要在 1 到 {MOST_COPIES} 之间，现在写的是 {value} "
            f"(copies must be 1 to {MOST_COPIES}, not {value})"
        )


def _not_negative(_: object, at: attrs.Attribute[Any], value: int) -> None:
    least = 1 if at.name == "start_at" else 0
    if value < least:
        raise ValueError(
            f"选项 {at.name} 最小是 {least}，现在写的是 {value} ({at.name} must be {least} or more)"
        )


def _known(_: object, __: attrs.Attribute[Any], value: str | None) -> None:
    if value is not None and value not in STOCKS:
        raise ValueError(
            f"没有叫 {value} 的纸型；有的是：{NAMES} "
            f"(there is no sheet {value}; there are: {', '.join(STOCKS)})"
        )


@attrs.frozen(kw_only=True)
class SheetOptions:
    """What may be chosen of the sheets; of the exporter `cards` and of `bianmin cards from-csv`."""

    preset: str | None = attrs.field(
        default=None,
        validator=_known,
        metadata=option(
            f"纸型，按每格大小（毫米）取名：{NAMES}；不写：事项卡用和卡一样大的，表格用 64x38",
            f"the stock, named by its cells (mm): {', '.join(STOCKS)}; if absent the card's own, or 64x38 for a table",
        ),
    )
    page: str | None = attrs.field(
        default=None,
        metadata=option(
            "自定纸型：纸多大，如 210x297（毫米）", "own stock: the page, as 210x297 (mm)"
        ),
    )
    grid: str | None = attrs.field(
        default=None,
        metadata=option("自定纸型：几列几行，如 3x8", "own stock: columns and rows, as 3x8"),
    )
    cell: str | None = attrs.field(
        default=None,
        metadata=option("自定纸型：每格多大，如 70x37", "own stock: a cell's size, as 70x37"),
    )
    offset: str | None = attrs.field(
        default=None,
        metadata=option(
            "自定纸型：左边距和上边距，如 0x0.5；不写就居中",
            "own stock: left and top margin, as 0x0.5; centred if absent",
        ),
    )
    gap: str | None = attrs.field(
        default=None,
        metadata=option(
            "自定纸型：列之间、行之间的空，如 2.5x0", "own stock: gaps between cells, as 2.5x0"
        ),
    )
    marks: Literal["auto", "yes", "no"] = attrs.field(
        default="auto",
        metadata=option(
            "要不要裁切线；auto：普通纸要，标签纸不要", "cut marks; auto: on plain paper only"
        ),
    )
    start_at: int = attrs.field(
        default=1,
        validator=_not_negative,
        metadata=option(
            "从第一张纸的第几格印起（用过的标签纸接着用）",
            "the first cell to print, of part-used stock",
        ),
    )
    copies: int = attrs.field(
        default=1, validator=_copies, metadata=option("每张卡印几份", "how many of each card")
    )
    back: Literal["none", "help"] = attrs.field(
        default="none",
        metadata=option(
            "背面；help：怎么用、打哪个电话，按长边翻转双面打印",
            "the back; help: how to use it and whom to call, for printing turned on the long edge",
        ),
    )
    back_text: str | None = attrs.field(
        default=None, metadata=option("背面自己写的话", "own words for the back")
    )
    order: Literal["given", "name"] = attrs.field(
        default="given",
        metadata=option(
            "顺序；given：按站所（或表里的次序），name：按名称",
            "order; given: by office (or as the table has it), name: by name",
        ),
    )
    sheets_per_file: int = attrs.field(
        default=0,
        validator=_not_negative,
        metadata=option(
            "一个 PDF 最多几张纸，多了分成几个文件；0：不分",
            "the most sheets a PDF has before it is split; 0: never split",
        ),
    )


def stock_of(options: SheetOptions, default: Stock) -> Stock:
    """Return the stock that the options name, with what they change of it.

    Args:
        options: The options.
        default: The stock where they name none.

    Raises:
        OptionError: A measure is not written as two numbers, or the cells don't lie on the page.
    """
    base = STOCKS[options.preset] if options.preset else default
    wrong: list[tuple[str, str]] = []

    def pair(name: str, otherwise: tuple[float, float]) -> tuple[float, float]:
        text: str | None = getattr(options, name)
        found = _PAIR.fullmatch(text) if text is not None else None
        if text is not None and found is None:
            wrong.append(
                (
                    f"选项 {name} 要写成两个数，如 70x37，不能是「{text}」",
                    f"option {name} is two numbers such as 70x37, not {text!r}",
                )
            )
        return (float(found[1]), float(found[2])) if found else otherwise

    grid = pair("grid", (base.columns, base.rows))
    stock = Stock(
        page=pair("page", base.page),
        columns=int(grid[0]),
        rows=int(grid[1]),
        cell=pair("cell", base.cell),
        gap=pair("gap", base.gap),
        left=base.left,
        top=base.top,
        cut=base.cut if options.marks == "auto" else options.marks == "yes",
    )
    own = any((options.page, options.grid, options.cell, options.gap))
    used = _used(stock)
    centred = tuple((page - held) / 2 for page, held in zip(stock.page, used, strict=True))
    left, top = pair("offset", (centred[0], centred[1]) if own else (base.left, base.top))
    stock = attrs.evolve(stock, left=left, top=top)
    wrong += _misfits(stock, grid)
    if not wrong and options.start_at > stock.cells:
        wrong.append(
            (
                f"一张纸只有 {stock.cells} 格，不能从第 {options.start_at} 格印起",
                f"a sheet has {stock.cells} cells; it can't begin at {options.start_at}",
            )
        )
    if wrong:
        raise OptionError("\n".join(zh for zh, _ in wrong), "\n".join(en for _, en in wrong))
    return stock


def _used(stock: Stock) -> tuple[float, float]:
    return (
        stock.columns * stock.cell[0] + (stock.columns - 1) * stock.gap[0],
        stock.rows * stock.cell[1] + (stock.rows - 1) * stock.gap[1],
    )


def _misfits(stock: Stock, grid: tuple[float, float]) -> list[tuple[str, str]]:
    if grid != (stock.columns, stock.rows) or not 1 <= stock.cells <= MOST_CELLS:
        return [
            (
                f"列数和行数要是整数，最多 {MOST_CELLS} 格",
                f"columns and rows are whole numbers, of at most {MOST_CELLS} cells",
            )
        ]
    used = _used(stock)
    if min(*stock.page, *stock.cell) <= 0 or max(stock.page) > 2000:
        return [("纸和格子的尺寸要大于 0", "page and cells must be of some size")]
    if (
        stock.left + used[0] > stock.page[0] + _EVEN
        or stock.top + used[1] > stock.page[1] + _EVEN
        or min(stock.left, stock.top) < -_EVEN
    ):
        shown = [f"{v:g}" for v in (*used, stock.left, stock.top, *stock.page)]
        return [
            (
                f"格子放不下：一共 {shown[0]}x{shown[1]}，边距 {shown[2]}x{shown[3]}，"
                f"纸只有 {shown[4]}x{shown[5]} 毫米",
                f"the cells take {shown[0]}x{shown[1]} mm at {shown[2]}x{shown[3]}; "
                f"the page has {shown[4]}x{shown[5]}",
            )
        ]
    return []


def stocks_with_room(card: tuple[float, float]) -> str:
    """Return the names of the stocks that a card of that size fits, for a sentence."""
    return "、".join(name for name, stock in STOCKS.items() if has_room(stock, card))


def has_room(stock: Stock, card: tuple[float, float]) -> bool:
    """Whether a card of that width and height fits a cell."""
    return all(c <= held + _EVEN for c, held in zip(card, stock.cell, strict=True))


@attrs.frozen(kw_only=True)
class Part:
    """The sheets of one file."""

    name: str
    first: int
    """The number of its first sheet, from 1."""

    cards: tuple[int, ...]
    """Which cards of the run are on them, each once."""

    sheets: tuple[tuple[int | None, ...], ...]
    """For each sheet what is in each cell: a place in `cards`, or None where nothing is."""


def parts_of(stock: Stock, options: SheetOptions, count: int, stem: str) -> tuple[Part, ...]:
    """Deal cards out to sheets, and sheets to files.

    Args:
        stock: The stock.
        options: Where to begin, how many copies, how many sheets a file.
        count: How many cards there are.
        stem: Name of the file; of several, each gets its number behind it.
    """
    cells: list[int | None] = [None] * (options.start_at - 1)
    cells += [card for card in range(count) for _ in range(options.copies)]
    cells += [None] * (-len(cells) % stock.cells)
    sheets = [cells[at : at + stock.cells] for at in range(0, len(cells), stock.cells)]
    each = options.sheets_per_file or max(1, len(sheets))
    starts = range(0, len(sheets), each)
    wide = max(2, len(str(len(starts))))
    return tuple(
        _part(
            stem if len(starts) == 1 else f"{stem}-{number:0{wide}d}",
            start + 1,
            sheets[start : start + each],
        )
        for number, start in enumerate(starts, 1)
    )


def _part(name: str, first: int, sheets: Sequence[Sequence[int | None]]) -> Part:
    held = sorted({card for sheet in sheets for card in sheet if card is not None})
    place = {card: at for at, card in enumerate(held)}
    return Part(
        name=name,
        first=first,
        cards=tuple(held),
        sheets=tuple(
            tuple(None if card is None else place[card] for card in sheet) for sheet in sheets
        ),
    )


def layout_view(
    stock: Stock, part: Part, total: int, back: Sequence[str] | None
) -> dict[str, object]:
    """Return what the template sheet.typ is told: lengths in millimetres, cards by their place.

    Args:
        stock: The stock.
        part: The sheets of this file.
        total: How many sheets there are in all files.
        back: The lines of the back, or None for single-sided sheets.
    """
    return {
        "page": stock.page,
        "columns": stock.columns,
        "rows": stock.rows,
        "cell": stock.cell,
        "left": stock.left,
        "top": stock.top,
        "gap": stock.gap,
        "marks": stock.cut,
        "bleed": stock.bleed,
        "back": list(back) if back is not None else None,
        "first": part.first,
        "total": total,
        "sheets": part.sheets,
    }

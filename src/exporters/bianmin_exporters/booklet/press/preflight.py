"""The preflight report: what the files for the press hold, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from bianmin_core import Edition, Text
from bianmin_exporters.booklet.press.copies import Community
from bianmin_exporters.booklet.press.facts import PageFacts, PdfFacts
from bianmin_exporters.booklet.press.sheets import PAGES_A_SHEET
from bianmin_exporters.codes import MIN_MODULE_MM, QUIET_MODULES

_PRESS_SPACES = frozenset(("DeviceCMYK",))
# What paper of this kind takes before it no longer dries.
_MOST_INK = 3.0
_BLEED_MM = 3.0
# Pixels an inch under which a picture shows its pixels in print.
_LEAST_RESOLUTION = 250
# More copies than this beyond what is needed are paid for and left over.
_MOST_SPARE = 0.1


@attrs.frozen(kw_only=True)
class CodeSize:
    """A QR code as it stands in the file: what it is called, where, and how wide a module is."""

    file: str
    alt: str
    page: int | None
    module_mm: float


@attrs.frozen(kw_only=True)
class Copies:
    """Copies for the communities against the print run."""

    communities: tuple[Community, ...]
    print_run: int | None

    @property
    def needed(self) -> int:
        """Copies of all communities together."""
        return sum(c.copies for c in self.communities)


@attrs.frozen(kw_only=True)
class Preflight:
    """What was found.

    Attributes:
        book: The pages as they go to the press.
        cover: The cover, where it is a file of its own.
        codes: The codes, the smallest modules first.
        mismatches: What does not fit, in sentences.
    """

    book: PdfFacts
    cover: PdfFacts | None
    codes: tuple[CodeSize, ...]
    copies: Copies
    mismatches: tuple[Text, ...]

    @property
    def bleeding(self) -> tuple[int, ...]:
        """The pages whose ink runs over the trim."""
        return tuple(page.number for page in self.book.pages if page.bleeds)


def preflight(
    book: PdfFacts,
    cover: PdfFacts | None,
    sizes: dict[str, int],
    edition: Edition,
    found: tuple[Community, ...],
    *,
    whole: bool = True,
) -> Preflight:
    """Judge the files.

    Args:
        book: The book's file, read back.
        cover: The cover's file, read back.
        sizes: How many modules wide each code is, by its alternative text.
        edition: What the catalogue says of the edition.
        found: The communities and their copies.
        whole: Whether the whole catalogue is printed; of an extract the edition's print run says nothing.
    """
    files = [("书", "book", book)] + ([("封面", "cover", cover)] if cover else [])
    codes = tuple(
        sorted(
            (c for _, name, facts in files for c in _codes(name, facts, sizes)),
            key=lambda code: (code.module_mm, code.file, code.page or 0, code.alt),
        )
    )
    copies = Copies(communities=found, print_run=edition.print_run if whole else None)
    mismatches = [m for zh, en, facts in files for m in _of_file(zh, en, facts)]
    mismatches += _of_sheets(book, cover)
    mismatches += _of_codes(codes, len(sizes))
    mismatches += _of_copies(copies)
    mismatches += _of_edition(edition, whole=whole)
    return Preflight(
        book=book, cover=cover, codes=codes, copies=copies, mismatches=tuple(mismatches)
    )


def _codes(name: str, facts: PdfFacts, sizes: dict[str, int]) -> Iterator[CodeSize]:
    for figure in facts.figures:
        if figure.alt in sizes:
            module = figure.width / (sizes[figure.alt] + 2 * QUIET_MODULES)
            yield CodeSize(file=name, alt=figure.alt, page=figure.page, module_mm=round(module, 3))


def page_list(pages: Sequence[int], lang: str = "zh", most: int = 12) -> str:
    """Pages in a line: 5—7、9; of many runs the first ones and how many pages in all."""
    zh = lang == "zh"
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    told = [str(a) if a == b else f"{a}{'—' if zh else '–'}{b}" for a, b in runs[:most]]
    more = f"……共 {len(pages)} 页" if zh else f" ... {len(pages)} pages in all"
    return ("、" if zh else ", ").join(told) + (more if len(runs) > most else "")


def _on(pages: Sequence[PageFacts]) -> tuple[str, str]:
    numbers = [page.number for page in pages]
    return f"第 {page_list(numbers)} 页", f"pages {page_list(numbers, 'en')}"


def _of_file(zh: str, en: str, facts: PdfFacts) -> Iterator[Text]:
    missing = [font.name for font in facts.fonts if not font.embedded]
    if missing:
        yield Text(
            f"{zh}：字体没有嵌入：{'、'.join(missing)}",
            f"{en}: fonts not embedded: {', '.join(missing)}",
        )
    for space in facts.spaces:
        if space not in _PRESS_SPACES:
            where = _on([p for p in facts.pages if space in p.painting.spaces])
            yield Text(
                f"{zh}：{where[0]}有不是四色（CMYK）的颜色：{space}",
                f"{en}: {where[1]}: colour that is not CMYK: {space}",
            )
    black = [p for p in facts.pages if any(_rich_black(*ink) for ink in p.painting.inks)]
    if black:
        where = _on(black)
        yield Text(
            f"{zh}：{where[0]}的黑色不是单黑（K 100）",
            f"{en}: {where[1]}: black made of more inks than K",
        )
    heavy = [p for p in facts.pages if any(_heavy(*ink) for ink in p.painting.inks)]
    if heavy:
        where = _on(heavy)
        yield Text(
            f"{zh}：{where[0]}的总墨量超过 {_MOST_INK:.0%}",
            f"{en}: {where[1]}: more than {_MOST_INK:.0%} of ink in all",
        )
    clear = [p for p in facts.pages if p.painting.transparent]
    if clear:
        where = _on(clear)
        yield Text(f"{zh}：{where[0]}有透明效果", f"{en}: {where[1]}: transparency")
    coarse = [p for p in facts.pages if (p.painting.resolution or 999) < _LEAST_RESOLUTION]
    if coarse:
        where = _on(coarse)
        least = min(p.painting.resolution or 0 for p in coarse)
        yield Text(
            f"{zh}：{where[0]}的图片太粗，每英寸只有 {least} 点（要 {_LEAST_RESOLUTION} 以上）",
            f"{en}: {where[1]}: a picture of only {least} pixels an inch (at least {_LEAST_RESOLUTION})",
        )
    bare = [p for p in facts.pages if p.bleed < _BLEED_MM - 0.05]
    if bare:
        where = _on(bare)
        yield Text(
            f"{zh}：{where[0]}没有 {_BLEED_MM:g} 毫米出血",
            f"{en}: {where[1]}: no bleed of {_BLEED_MM:g} mm",
        )
    short = [p for p in facts.pages if p.short_of_bleed]
    if short:
        where = _on(short)
        yield Text(
            f"{zh}：{where[0]}有墨到了裁切线却没有印到出血边，裁偏会露白",
            f"{en}: {where[1]}: ink touches the trim and ends before the bleed; a cut that strays "
            "leaves a white edge",
        )


def _rich_black(space: str, parts: tuple[float, ...]) -> bool:
    return space == "DeviceCMYK" and len(parts) == 4 and parts[3] > 0.9 and sum(parts[:3]) > 0


def _heavy(space: str, parts: tuple[float, ...]) -> bool:
    return space == "DeviceCMYK" and sum(parts) > _MOST_INK


def _of_sheets(book: PdfFacts, cover: PdfFacts | None) -> Iterator[Text]:
    if len(book.pages) % PAGES_A_SHEET:
        yield Text(
            f"书有 {len(book.pages)} 页，不是 {PAGES_A_SHEET} 的倍数",
            f"the book has {len(book.pages)} pages, no multiple of {PAGES_A_SHEET}",
        )
    sizes = sorted({page.trim for page in book.pages})
    if len(sizes) > 1:
        told = "、".join(f"{w:g} × {h:g}" for w, h in sizes)
        yield Text(f"书的页面大小不一样：{told} 毫米", f"pages of several sizes, in mm: {told}")
    if cover is not None and sizes and cover.pages[0].trim[1] != sizes[0][1]:
        yield Text("封面和书不一样高", "the cover is not as high as the book")


def _of_codes(codes: Sequence[CodeSize], expected: int) -> Iterator[Text]:
    small = [code for code in codes if code.module_mm < MIN_MODULE_MM - 0.005]
    if small:
        names = "、".join(f"{c.alt}（{c.module_mm:.2f}）" for c in small)
        yield Text(
            f"二维码的小方块不到 {MIN_MODULE_MM} 毫米，手机扫不出：{names}",
            f"QR codes with modules under {MIN_MODULE_MM} mm, which phones can't read: {names}",
        )
    found = len({code.alt for code in codes})
    if found < expected:
        yield Text(
            f"应有 {expected} 个二维码，文件里只量到 {found} 个",
            f"{expected} QR codes expected, {found} found in the files",
        )


def _of_copies(copies: Copies) -> Iterator[Text]:
    unknown = [c.name for c in copies.communities if c.households is None]
    if unknown:
        yield Text(
            f"没有写户数，算不出册数：{'、'.join(unknown)}",
            f"no number of households, so no number of copies: {', '.join(unknown)}",
        )
    run, needed = copies.print_run, copies.needed
    if run is None or not needed:
        return
    if run < needed:
        yield Text(
            f"印数 {run} 册，各社区共要 {needed} 册，少 {needed - run} 册",
            f"print run {run}, the communities need {needed}: {needed - run} too few",
        )
    elif run - needed > needed * _MOST_SPARE:
        yield Text(
            f"印数 {run} 册，各社区共要 {needed} 册，多 {run - needed} 册",
            f"print run {run}, the communities need {needed}: {run - needed} left over",
        )


def _of_edition(edition: Edition, *, whole: bool) -> Iterator[Text]:
    for value, zh, en in (
        (edition.number, "版次", "edition number"),
        (edition.issued_on, "日期", "date of issue"),
        (edition.print_run, "印数", "print run"),
    ):
        if value is None and (whole or zh != "印数"):
            yield Text(f"目录里没有写{zh}", f"the catalogue gives no {en}")

"""Reading finished files back: every code in them, beside what the manifest says it should be.

Pages are drawn and codes are read by programs that are not ours (the extra `verify`), so that a
fault of our own drawing is found as well as one of the printer's.
"""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs
from PIL import Image, UnidentifiedImageError

from bianmin_core import ExporterError, Origin, Problem, SourceError, Text
from bianmin_exporters.cards.manifest import FORMAT, JSON_NAME
from bianmin_exporters.cards.stock import Stock
from bianmin_exporters.codes import QUIET_MODULES
from bianmin_exporters.typesetting.compiler import Template, compile_pages

DPI: Final = 300
_MM: Final = 25.4
_SVGS_TOGETHER = 20
_ENDINGS = (".pdf", ".svg", ".png")

Place: TypeAlias = tuple[int | None, int | None, int | None]
"""Page, row and column."""


@attrs.frozen(kw_only=True)
class Entry:
    """A line of the manifest: a code that should be there."""

    id: str
    name: str
    content: str
    file: str
    page: int | None
    row: int | None
    column: int | None
    modules: int
    module_mm: float


@attrs.frozen(kw_only=True)
class Run:
    """A manifest that was read."""

    folder: Path
    stock: Stock | None
    entries: tuple[Entry, ...]


@attrs.frozen(kw_only=True)
class Reading:
    """One place of a run: what should be there and what was read.

    Attributes:
        entry: What should be there; None where nothing should.
        file: The file.
        page: Its page, from 1; None for a file a card.
        row: The row of the cell, from 1; None as above.
        column: Its column.
        seen: What the code says; None where none can be read.
        module_mm: How wide a module is, measured; None where none can be read.
        picture: The code with its quiet zone as it stands in the file; None as above.
    """

    entry: Entry | None
    file: str
    page: int | None = None
    row: int | None = None
    column: int | None = None
    seen: str | None = None
    module_mm: float | None = None
    picture: Image.Image | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class _Seen:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def load_run(path: Path, manifest: Path | None) -> Run:
    """Read the manifest of a folder or of a PDF.

    Args:
        path: The folder that was written, or one PDF of it.
        manifest: The manifest, where it does not lie beside what is read.

    Raises:
        SourceError: There is none, or it is none of ours.
    """
    if not path.exists():
        raise _unread(path, "没有这个文件或文件夹", "there is no such file or folder")
    folder = path if path.is_dir() else path.parent
    file = manifest or folder / JSON_NAME
    try:
        tree: Any = json.loads(file.read_bytes())
        if tree["format"] != FORMAT:
            raise ValueError(tree["format"])
        held = tree["stock"]
        names = [a.name for a in attrs.fields(Entry)]
        entries = [Entry(**{n: code[n] for n in names}) for code in tree["codes"]]
        measures: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in (held or {}).items()
        }
        stock = Stock(**measures) if held else None
    except OSError as error:
        raise _unread(
            file,
            "没有清单；请指明：--manifest codes.json",
            "there is no manifest; name it with --manifest codes.json",
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unread(file, "不是 bianmin 写的清单", "is no manifest of ours") from error
    if path.is_file():
        entries = [e for e in entries if e.file.rpartition("/")[2] == path.name]
    if not entries:
        raise _unread(file, "清单里没有这个文件的码", "the manifest has no codes of that file")
    return Run(folder=folder, stock=stock, entries=tuple(entries))


def readings(run: Run, only: Path | None = None) -> Iterator[Reading]:
    """Read every code of a run and yield it beside what should be there.

    Args:
        run: The run.
        only: Read this PDF instead of the file of that name beside the manifest.

    Raises:
        ExporterError: What reads codes is not installed.
    """
    _zxing()
    by_file: dict[str, list[Entry]] = {}
    for entry in run.entries:
        by_file.setdefault(entry.file, []).append(entry)
    svgs: list[tuple[Path, list[Entry]]] = []
    for file, entries in by_file.items():
        path = only or run.folder / file
        if not path.is_file() or path.suffix.lower() not in _ENDINGS:
            yield from (_unseen(entry) for entry in entries)
        elif path.suffix.lower() == ".pdf":
            yield from _in_pdf(path, file, entries, run.stock)
        elif path.suffix.lower() == ".svg":
            svgs.append((path, entries))
        else:
            yield from _alone(_opened(path), entries)
    for start in range(0, len(svgs), _SVGS_TOGETHER):
        together = svgs[start : start + _SVGS_TOGETHER]
        drawn = _drawn([path for path, _ in together])
        for (_, entries), picture in zip(together, drawn, strict=True):
            yield from _alone(picture, entries)


def _in_pdf(
    path: Path, file: str, entries: Sequence[Entry], stock: Stock | None
) -> Iterator[Reading]:
    by_place: dict[Place, list[Entry]] = {}
    for entry in entries:
        by_place.setdefault((entry.page, entry.row, entry.column), []).append(entry)
    pages = max(e.page or 1 for e in entries)
    last = 0
    for number, picture in _pages(path):
        last = number
        seen_at: dict[Place, list[_Seen]] = {}
        for code in _codes(picture):
            seen_at.setdefault((number, *_cell(code, stock)), []).append(code)
        found: list[Reading] = []
        for place in dict.fromkeys((*seen_at, *(p for p in by_place if p[0] == number))):
            seen = seen_at.get(place, [])
            missed = []
            for owner, code_seen in _matched(by_place.get(place, []), seen):
                if code_seen is not None:
                    found.append(_reading(picture, DPI, code_seen, owner, file, *place))
                elif owner is not None:
                    missed.append(owner)
            found += _closer(picture, missed, stock, {code.text for code in seen})
        yield from sorted(found, key=lambda r: (r.row or 0, r.column or 0))
    if last < pages:
        yield from (_unseen(e) for e in entries if (e.page or 1) > last)


def _matched(
    entries: Sequence[Entry], seen: Sequence[_Seen]
) -> Iterator[tuple[Entry | None, _Seen | None]]:
    """Pair what should be in one place with what is: by content, and the rest in order."""
    wanted, left = list(entries), []
    for code in seen:
        entry = next((e for e in wanted if e.content == code.text), None)
        if entry is None:
            left.append(code)
        else:
            wanted.remove(entry)
            yield entry, code
    yield from itertools.zip_longest(wanted, left)


def _closer(
    picture: Image.Image, entries: Sequence[Entry], stock: Stock | None, known: Set[str]
) -> Iterator[Reading]:
    """Look once more at the cell alone where codes were not seen on the whole page."""
    if stock is None or not entries:
        yield from map(_unseen, entries)
        return
    cell = picture.crop(_pixels(entries[0], stock))
    seen = [code for code in _codes(cell) if code.text not in known]
    for entry, code in _matched(entries, seen):
        if entry is not None and code is not None:
            place = entry.page, entry.row, entry.column
            yield _reading(cell, DPI, code, entry, entry.file, *place)
        elif entry is not None:
            yield _unseen(entry)


def _alone(picture: Image.Image | None, entries: Sequence[Entry]) -> Iterator[Reading]:
    """The codes of a file that is a card; a picture states its own resolution."""
    seen = _codes(picture) if picture else []
    for entry, code in _matched(entries, seen):
        if picture is not None and code is not None:
            dpi = float(picture.info.get("dpi", (DPI, DPI))[0])
            file = entries[0].file
            yield _reading(picture.convert("L"), dpi, code, entry, file, None, None, None)
        elif entry is not None:
            yield _unseen(entry)


def _unseen(entry: Entry) -> Reading:
    return Reading(
        entry=entry, file=entry.file, page=entry.page, row=entry.row, column=entry.column
    )


def _reading(
    picture: Image.Image,
    dpi: float,
    seen: _Seen,
    entry: Entry | None,
    file: str,
    page: int | None,
    row: int | None,
    column: int | None,
) -> Reading:
    modules = entry.modules if entry else 29
    module = (seen.right - seen.left) / modules
    quiet = QUIET_MODULES * module
    box = (
        max(0, seen.left - quiet),
        max(0, seen.top - quiet),
        min(picture.width, seen.right + quiet),
        min(picture.height, seen.bottom + quiet),
    )
    crop = picture.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
    crop.info["dpi"] = (dpi, dpi)
    return Reading(
        entry=entry,
        file=file,
        page=page,
        row=row,
        column=column,
        seen=seen.text,
        module_mm=module * _MM / dpi,
        picture=crop,
    )


def _cell(seen: _Seen, stock: Stock | None) -> tuple[int | None, int | None]:
    """The row and column of the cell that a code's middle lies in."""
    if stock is None:
        return None, None
    x, y = (v * _MM / DPI - stock.bleed for v in seen.middle)
    column = int((x - stock.left) // (stock.cell[0] + stock.gap[0])) + 1
    row = int((y - stock.top) // (stock.cell[1] + stock.gap[1])) + 1
    return row, column


def _pixels(entry: Entry, stock: Stock) -> tuple[int, int, int, int]:
    place = ((entry.row or 1) - 1) * stock.columns + (entry.column or 1) - 1
    x, y = (v + stock.bleed for v in stock.corner(place))
    edges = (x, y, x + stock.cell[0], y + stock.cell[1])
    left, top, right, bottom = (round(v * DPI / _MM) for v in edges)
    return left, top, right, bottom


def _codes(picture: Image.Image) -> list[_Seen]:
    zxingcpp = _zxing()
    found = []
    for code in zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode):
        at = code.position
        corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
        xs, ys = [c.x for c in corners], [c.y for c in corners]
        found.append(_Seen(code.text, min(xs), min(ys), max(xs), max(ys)))
    return found


def _pages(path: Path) -> Iterator[tuple[int, Image.Image]]:
    try:
        import pypdfium2
    except ImportError as error:
        raise _missing() from error
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _unread(path, "不是能打开的 PDF", "is no PDF that can be opened") from error
    try:
        for number, page in enumerate(document, 1):
            yield number, page.render(scale=DPI / 72, grayscale=True).to_pil()
    finally:
        document.close()


def _opened(path: Path) -> Image.Image | None:
    try:
        with Image.open(path) as picture:
            picture.load()
            return picture
    except (UnidentifiedImageError, OSError):
        return None


def _drawn(svgs: Sequence[Path]) -> Iterator[Image.Image]:
    """Draw SVG files, each on a page of its own size."""
    names = [f"svg-{number}.svg" for number in range(len(svgs))]
    template = Template(packaged=_page_template(), main="picture.typ")
    held: Mapping[str, bytes] = dict(zip(names, (p.read_bytes() for p in svgs), strict=True))
    pages = compile_pages(template, json.dumps(names).encode(), form="png", dpi=DPI, files=held)
    for page in pages:
        yield Image.open(io.BytesIO(page.content))


def _page_template() -> Any:
    from importlib.resources import files

    return files("bianmin_exporters.cards") / "templates" / "proof"


def _zxing() -> Any:
    try:
        import zxingcpp
    except ImportError as error:
        raise _missing() from error
    return zxingcpp


def _missing() -> ExporterError:
    return ExporterError(
        "没有装读码的包；请安装：pip install 'bianmin[verify]'",
        "What reads codes is not installed: pip install 'bianmin[verify]'",
    )


def _unread(path: Path, zh: str, en: str) -> SourceError:
    return SourceError([Problem(origin=Origin(str(path)), text=Text(zh, en))])

"""Draw the gallery: a small picture of every kind of page and card, and the page that shows them.

python -m docs.gallery            draw the pictures of the example and write gallery.md (needs poppler)
python -m docs.gallery --check    exit 1 if gallery.md is not what this table says

A layout, a kind of card or a page kind that is added brings a line to `SHOTS`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
from PIL import Image

from bianmin_core import Text, export, load

HERE: Final = Path(__file__).parent
EXAMPLE: Final = HERE.parent / "examples" / "wangjiazhuang"
FOLDER: Final = HERE / "images" / "gallery"
#: All pictures together stay below this, so that a clone stays small.
MOST_BYTES: Final = 1_500_000
_COLOURS: Final = 32
_A_ROW: Final = 3
_NOTICE: Final = (
    "<!-- Written by `python -m docs.gallery`; change the table there, not this file. -->\n"
)

Options = Mapping[str, str]
PDF: Final[Options] = {}


@attrs.frozen
class Shot:
    """One picture: which page of what.

    Attributes:
        name: Name of its file, without the ending.
        caption: What it shows.
        exporter: The exporter that makes the page.
        options: The exporter's options, as a person would write them.
        holds: Words that all stand on the page; the first such page is taken, or the very first.
        pages: How many pages from there on, side by side.
        width: Width of a page in the picture, in pixels.
    """

    name: str
    caption: Text
    exporter: str
    options: Options = PDF
    holds: tuple[str, ...] = ()
    pages: int = 1
    width: int = 330


def _book(name: str, zh: str, en: str, *holds: str, pages: int = 1) -> Shot:
    return Shot(name, Text(zh, en), "booklet", PDF, holds, pages)


def _card(kind: str, zh: str, en: str, *, size: str, holds: str = "", width: int = 400) -> Shot:
    options = {"kind": kind, "size": size}
    words = (holds,) if holds else ()
    return Shot(f"card-{kind}-{size}", Text(zh, en), "cards", options, words, 1, width)


#: The pictures, by the heading they stand under.
SHOTS: Final[Mapping[Text, tuple[Shot, ...]]] = {
    Text("书", "The booklet"): (
        _book("cover", "封面", "front cover"),
        _book("imprint", "版权和说明", "imprint", "版权和说明", "印数"),
        _book("how-to-read", "怎么看", "how to read it", "每件事都按这五个问题写"),
        _book("how-to-find", "怎么找", "three ways to find", "办事，先翻这一页"),
        _book("life-events", "按事找", "by what happened", "家里有什么事？", "结婚成家"),
        _book("register", "站所一览", "offices, with thumb tabs", "按站所找", "民政办公室"),
        _book("office", "站所", "an office", "民政办公室", "谁管什么", "老民政"),
        _book("service-short", "短的事项", "a short service", "，时间见第"),
        _book(
            "service-long", "长的事项，一个跨页", "a long service, over a spread",
            "最低生活保障申请", "您是哪种情形", pages=2,
        ),
        _book("directory", "干部名录", "officers", "干部名录", "不在时找"),
        _book("names", "姓名索引", "names", "姓名按拼音排"),
        _book("index", "拼音索引", "index by pinyin", "黑体是书里的正名"),
        _book("themes", "按主题找", "by theme", "同一类的事排在一起"),
        _book("fridge", "剪下来贴冰箱上", "to cut out", "急事打这些", "我家地址"),
    ),
    Text("大字版、袖珍版", "Large print, pocket edition"): (
        Shot(
            "large-print", Text("大字版，一件事一份，正面和背面", "large print, a leaflet, both sides"), "booklet",
            {"layout": "large-print", "service": "minimum-living-allowance"}, ("最低生活保障申请",), 2,
        ),
        Shot(
            "pocket", Text("袖珍版 A6", "pocket edition, A6"), "booklet",
            {"layout": "pocket", "office": "civil-affairs"}, ("居民户口簿", "复1"), 2, 240,
        ),
    ),
    Text("卡片", "Cards"): (
        _card("service", "办事卡，名片大小，一张 A4 十张", "service cards, ten a sheet", size="90x54"),
        _card("service", "办事卡 A6", "service cards, A6", size="a6"),
        _card("officer", "便民联系卡", "contact cards of officers", size="90x54"),
        _card("officer", "桌牌", "desk plates", size="180x90"),
        _card("office", "门牌", "door signs", size="a5"),
        _card("life-event", "一件事", "life events", size="a5"),
        _card("notice", "一次性告知单", "notices of what is missing", size="a5"),
        _card("label", "标签", "labels", size="60x30"),
    ),
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Draw and write, or compare the page; return the exit code."""
    page = HERE / "gallery.md"
    if "--check" in arguments:
        current = page.is_file() and page.read_text("utf-8") == gallery_text()
        if not current:
            print("docs/gallery.md is stale: run python -m docs.gallery", file=sys.stderr)
        return 0 if current else 1
    drawn = draw(shot for shots in SHOTS.values() for shot in shots)
    page.write_text(gallery_text(), "utf-8", newline="\n")
    size = sum(file.stat().st_size for file in drawn)
    print(f"{len(drawn)} pictures, {size / 1000:.0f} kB")
    return 0 if size <= MOST_BYTES else 1


def gallery_text() -> str:
    """The page that shows the pictures, three a row."""
    parts = [
        _NOTICE,
        "# 样子 · Gallery\n",
        "Every kind of page and card, made of `examples/wangjiazhuang` (all people and numbers are invented).\n",
    ]
    for heading, shots in SHOTS.items():
        parts.append(f"## {heading.zh} · {heading.en}\n")
        rows = ["| | | |", "| --- | --- | --- |"]
        for at in range(0, len(shots), _A_ROW):
            row = [_picture(shot) for shot in shots[at : at + _A_ROW]]
            rows.append(f"| {' | '.join(row + [''] * (_A_ROW - len(row)))} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _picture(shot: Shot) -> str:
    said = f"{shot.caption.zh} {shot.caption.en}"
    return f"![{said}](images/gallery/{shot.name}.png)<br>{shot.caption.zh}<br>{shot.caption.en}"


def draw(shots: Iterable[Shot]) -> list[Path]:
    """Draw every picture; what is made by the same options is made once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = load(EXAMPLE)
    wanted: dict[tuple[str, tuple[tuple[str, str], ...]], list[Shot]] = {}
    for shot in shots:
        wanted.setdefault((shot.exporter, tuple(shot.options.items())), []).append(shot)
    drawn = []
    for (exporter, options), same in wanted.items():
        with tempfile.TemporaryDirectory() as name:
            chosen: dict[str, Any] = dict(options)
            made = export(exporter, catalogue, Path(name), **chosen)
            file = min(made.folder.glob("*.pdf"))
            texts = page_texts(file)
            for shot in same:
                first = page_of(shot, texts)
                drawn.append(_draw(shot, file, first))
    return drawn


def page_texts(file: Path) -> list[str]:
    """The text of each page of a PDF, without blanks."""
    said = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True)
    return [re.sub(r"\s", "", page) for page in said.stdout.decode().split("\f")[:-1]]


def page_of(shot: Shot, texts: Sequence[str]) -> int:
    """The number of the first page that holds all words of a shot.

    Raises:
        LookupError: There is no such page.
    """
    for number, text in enumerate(texts, 1):
        if all(word in text for word in shot.holds):
            return number
    raise LookupError(f"no page for {shot.name}: {shot.holds}")


def _draw(shot: Shot, file: Path, first: int) -> Path:
    with tempfile.TemporaryDirectory() as name:
        words = ["-png", "-scale-to-x", str(shot.width), "-scale-to-y", "-1"]
        last = first + shot.pages - 1
        subprocess.run(
            ["pdftoppm", *words, "-f", str(first), "-l", str(last), str(file), f"{name}/page"],
            check=True,
            capture_output=True,
        )
        pages = [Image.open(page).convert("RGB") for page in sorted(Path(name).glob("page*"))]
    whole = Image.new("RGB", (sum(p.width for p in pages), max(p.height for p in pages)), "white")
    at = 0
    for page in pages:
        whole.paste(page, (at, 0))
        at += page.width
    # A line around, so that white paper shows on a white page.
    whole.paste("#c0c0c0", (0, 0, whole.width, 1))
    whole.paste("#c0c0c0", (0, whole.height - 1, whole.width, whole.height))
    whole.paste("#c0c0c0", (0, 0, 1, whole.height))
    whole.paste("#c0c0c0", (whole.width - 1, 0, whole.width, whole.height))
    target = FOLDER / f"{shot.name}.png"
    whole.quantize(_COLOURS).save(target, optimize=True)
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`bianmin translations`: how far each translation is, and the marks of what was translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text as Line

from bianmin_core.disk import replace_file
from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import Text
from bianmin_core.model.translating import Coverage, coverage
from bianmin_core.model.translation import Translation, is_language
from bianmin_core.reporting.readiness import table_lines
from bianmin_core.reporting.text import show
from bianmin_core.sources.load import load
from bianmin_core.sources.marking import files_marked

_HEADS = (
    Text("站所", "office"),
    Text("文字", "texts"),
    Text("已译", "translated"),
    Text("事项", "services"),
    Text("译全", "whole"),
)
_SHARED = Text("共用的（热线、材料、法规 …）", "shared (hotlines, papers, laws, …)")
_TOTAL = Text("共", "all")


def translations(
    path: Path,
    /,
    *,
    mark: Annotated[
        bool,
        Parameter(
            help="核对过了，把原文的记号写进译文 write the source's marks: all was compared",
            negative=(),
        ),
    ] = False,
    lang: Annotated[Literal["zh", "en"], Parameter(help="语言 language: zh, en")] = "zh",
) -> int:
    """每种译文译到哪里了 · how far each translation is, office by office."""
    catalogue = load(path)
    for translation in catalogue.translations:
        if mark:
            files = {entry.origin.file for entry in translation.entries}
            texts = {file: Path(file).read_text("utf-8") for file in files}
            for file, text in sorted(files_marked(catalogue, translation, texts).items()):
                replace_file(Path(file), text.encode())
                print(Text(f"{file}  记号已写", f"{file}  marked").in_language(lang))
        show(_lines(catalogue, translation, lang))
    if not catalogue.translations:
        told = Text(
            f"没有译文；译文放在 {path.as_posix()}/translations/<语言>/",
            f"there is no translation; they lie in {path.as_posix()}/translations/<language>/",
        )
        print(told.in_language(lang))
    return 0


def _rows(catalogue: Catalogue, translation: Translation, lang: str) -> list[list[str]]:
    """A head, a row for each office that is begun, and the sums."""
    found = coverage(catalogue, translation)
    rows = [[head.in_language(lang) for head in _HEADS]]
    rows += [
        [one.name if one.office else _SHARED.in_language(lang), *_numbers(one)]
        for one in found
        if one.translated
    ]
    sums = [str(sum(int(n) for n in column)) for column in zip(*map(_numbers, found), strict=True)]
    return [*rows, [_TOTAL.in_language(lang), *sums]]


def _numbers(one: Coverage) -> list[str]:
    return [str(n) for n in (one.texts, one.translated, one.services, one.whole)]


def _lines(catalogue: Catalogue, translation: Translation, lang: str) -> Iterator[Line]:
    yield Line(translation.lang, style="bold")
    if is_language(translation.lang):
        yield from table_lines(_rows(catalogue, translation, lang))
    left = len(translation.mismatches)
    if left:
        told = Text(
            f"! 和原文对不上、没有算进来的：{left} 处；bianmin check 一处一处说出来（BM733）",
            f"! left out because it does not fit the source: {left}; bianmin check tells each "
            "(BM733)",
        )
        yield Line(told.in_language(lang), style="yellow")

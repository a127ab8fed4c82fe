"""`bianmin export` and `bianmin build`: from a checked catalogue to finished files."""

from __future__ import annotations

import datetime as dt
import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from bianmin_core.cli.flags import Flag, flags_of, signature, with_signature
from bianmin_core.cli.progress import progress
from bianmin_core.errors import BlockedError
from bianmin_core.model.labels import Text
from bianmin_core.model.translating import coverage
from bianmin_core.publishing import Exported
from bianmin_core.publishing import build as build_catalogue
from bianmin_core.publishing import export as export_catalogue
from bianmin_core.registry import load_exporter
from bianmin_core.reporting.text import finding_lines
from bianmin_core.rules.report import Report
from bianmin_core.sources.load import load

Output = Annotated[Path, Parameter(name=["--output", "-o"], help="放到哪个文件夹 target folder")]
Draft = Annotated[
    bool, Parameter(help="出草稿，有问题也出 make a draft whatever is found", negative=())
]
Lang = Annotated[Literal["zh", "en"], Parameter(help="固定文字的语言 language of the fixed words")]
Translation = Annotated[
    str | None, Parameter(help="用哪种语言的译文 translation to use: a folder in translations/")
]
AsOf = Annotated[dt.date | None, Parameter(help="按哪天判断 the day to judge on")]
Templates = Annotated[
    tuple[Path, ...],
    Parameter(help="自己的模板文件夹，或装好的模板 folder or installed set of templates"),
]
Fonts = Annotated[tuple[Path, ...], Parameter(help="更多字体 folders with more fonts")]


def build(
    path: Path,
    /,
    *,
    output: Output,
    draft: Draft = False,
    lang: Lang = "zh",
    translation: Translation = None,
    as_of: AsOf = None,
    templates: Templates = (),
    font_path: Fonts = (),
) -> int:
    """做出目录 exports: 里要的全部成品 · make everything that the catalogue's exports: asks for."""
    catalogue = load(path)
    told: dict[str, None] = {}
    with progress() as report:
        try:
            for done in build_catalogue(
                catalogue,
                output,
                draft=draft,
                lang=lang,
                as_of=as_of,
                template_folders=templates,
                font_folders=font_path,
                progress=report,
                translation=translation,
            ):
                print(_line(done, lang))
                told.update(_untranslated(done.report, lang))
                told.update((t.in_language(lang), None) for t in done.report.broken)
        except BlockedError as error:
            return _blocked(error, lang)
    _unchecked(told)
    return 0


def export(*_: str) -> int:
    """用一个导出器做出成品 · run one exporter; its options are flags."""
    raise NotImplementedError


def _export_with(words: Sequence[str]) -> Callable[..., int]:
    """The command for the exporter that the first word names, its options as parameters."""
    name = next((w for w in words if not w.startswith("-")), None)
    options = load_exporter(name).options if name is not None else None

    def command(name: str, path: Path, /, *, output: Path, **given: Any) -> int:
        return make(name, path, output, given)

    summary = "用一个导出器做出成品 · run one exporter; its options are flags.\n"
    return with_signature(command, _signature(options), summary)


export.with_words = _export_with  # type: ignore[attr-defined]


def _signature(options: type[Any] | None) -> inspect.Signature:
    own: list[Flag] = [
        ("output", Output, inspect.Parameter.empty),
        ("draft", Draft, False),
        ("lang", Lang, "zh"),
        ("translation", Translation, None),
        ("as_of", AsOf, None),
        ("templates", Templates, ()),
        ("font_path", Fonts, ()),
    ]
    own += flags_of(options) if options is not None else []
    return signature([("name", str), ("path", Path)], own)


def make(name: str, path: Path, output: Path, given: dict[str, Any]) -> int:
    """Export a catalogue as the flags say, print what was made, and return the exit code."""
    lang = given.pop("lang", "zh")
    templates = given.pop("templates", ())
    fonts = given.pop("font_path", ())
    catalogue = load(path)
    with progress() as report:
        try:
            done = export_catalogue(
                name,
                catalogue,
                output,
                lang=lang,
                template_folders=templates,
                font_folders=fonts,
                progress=report,
                **given,
            )
        except BlockedError as error:
            return _blocked(error, lang)
    print(_line(done, lang))
    _unchecked(_untranslated(done.report, lang))
    _unchecked(t.in_language(lang) for t in done.report.broken)
    return 0


def _unchecked(sentences: Iterable[str]) -> None:
    """Say what is to be known of what was made, such as the rules that could not be checked."""
    for sentence in sentences:
        print(f"! {sentence}", file=sys.stderr)


def _untranslated(report: Report, lang: str) -> dict[str, None]:
    """How much of what was made is in the translation, where it was made in one."""
    told: dict[str, None] = {}
    for translation in report.catalogue.translations:
        found = coverage(report.catalogue, translation)
        texts, said = sum(c.texts for c in found), sum(c.translated for c in found)
        if said < texts:
            sentence = Text(
                f"译文 {translation.lang}：{texts} 段文字里译了 {said} 段，没译的照印原文；"
                "bianmin translations 说出各站所译到哪里",
                f"translation {translation.lang}: {said} of {texts} texts, the others stay as they "
                "are; bianmin translations tells them office by office",
            )
            told[sentence.in_language(lang)] = None
    return told


def _blocked(error: BlockedError, lang: str) -> int:
    _unchecked(t.in_language(lang) for t in error.report.broken)
    for found in error.report.findings:
        if found.blocks:
            for line in finding_lines(found, lang):
                print(line.plain, file=sys.stderr)
    print(error.in_language(lang), file=sys.stderr)
    return 1


def _line(done: Exported, lang: str) -> str:
    files = f"{done.files} 个文件" if lang == "zh" else f"{done.files} files"
    return (
        f"{done.name:<9} {done.folder}/  {files}  {done.bytes / 1e6:.1f} MB  {done.seconds:.1f} s"
    )

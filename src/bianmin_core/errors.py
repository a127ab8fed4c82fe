"""Everything bianmin raises on purpose.

    BianminError                what a program that embeds bianmin catches
    ├── SourceError             a catalogue or baseline can't be read; holds every problem
    ├── ExporterError           an exporter can't be found, loaded or used as asked
    │   └── OptionError         an option is unknown or has a value it can't take
    ├── SelectionError          findings were asked for by a code that fits no rule
    ├── BlockedError            findings block the export
    ├── WriteError              the output can't be written where asked
    └── TemplateError           a template of the district's own is wrong

Each carries a sentence for people in Chinese and in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bianmin_core.rules.report import Report
    from bianmin_core.sources.problems import Problem


def cause_of(error: Exception) -> str:
    """What somebody else's error says, in one line, with its kind where that tells more."""
    told = str(error).partition("\n")[0]  # numpy's runs over a page
    if isinstance(error, ImportError | SyntaxError | AttributeError) and told:
        return told
    return f"{type(error).__name__}: {told}" if told else type(error).__name__


class BianminError(Exception):
    """The root of the tree; `zh` and `en` are sentences for a clerk, without a traceback's words."""

    def __init__(self, zh: str, en: str) -> None:
        """Hold the same sentence in two languages."""
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def in_language(self, lang: str) -> str:
        """The sentence in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        """Chinese first, then English."""
        return f"{self.zh}\n{self.en}"


class SourceError(BianminError):
    """The input can't be read as a catalogue (or baseline); `problems` holds all, with origins."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Hold all problems of one run."""
        self.problems = tuple(problems)
        super().__init__(
            "\n".join(p.in_language("zh") for p in self.problems),
            "\n".join(p.in_language("en") for p in self.problems),
        )


class ExporterError(BianminError):
    """An exporter can't be found, loaded or used as asked."""


class OptionError(ExporterError):
    """An option is unknown, or its value is not one it takes."""


class SelectionError(BianminError):
    """Findings were asked for by a code that fits no rule."""


class BlockedError(BianminError):
    """Findings block the export; `report` tells which."""

    def __init__(self, report: Report) -> None:
        """Hold the report that blocks."""
        self.report = report
        count = sum(1 for f in report.findings if f.blocks)
        super().__init__(
            f"有 {count} 个问题要先改好才能导出；加 --draft 可以先出草稿。",
            f"{count} findings block the export; --draft makes a draft all the same.",
        )


class WriteError(BianminError):
    """The output can't be written where asked; what was there before is untouched."""


class TemplateError(BianminError):
    """A template of the district's own is wrong; says which file and where."""

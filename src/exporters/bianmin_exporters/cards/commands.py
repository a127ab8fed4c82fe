"""`bianmin cards ...`: cards without a catalogue, and looking over what was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from bianmin_core import Command, Text, option
from bianmin_exporters.cards.labels import CsvOptions, written_from_csv


@attrs.frozen(kw_only=True)
class FromCsvOptions(CsvOptions):
    """Options of `bianmin cards from-csv`."""

    output: Path = attrs.field(metadata=option("放到哪个文件夹", "target folder"))


class FromCsv:
    """`bianmin cards from-csv TABLE -o DIR`."""

    summary = Text("从一张 CSV 表做二维码卡", "QR cards from a CSV table")
    arguments = ("table",)
    options = FromCsvOptions

    def run(self, arguments: Sequence[str], options: FromCsvOptions, /) -> int:
        """Make the cards and say where they are."""
        written = written_from_csv(Path(arguments[0]), options.output, options)
        if options.lang == "en":
            print(f"{written.folder}/  {written.files} files")
        else:
            print(f"{written.folder}/  {written.files} 个文件")
        return 0


commands: Final[Mapping[str, Command[Any]]] = {"from-csv": FromCsv()}

"""`bianmin cards ...`: cards without a catalogue, and looking over what was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import attrs

from bianmin_core import Command, Text, option
from bianmin_exporters.cards.label_options import CsvOptions
from bianmin_exporters.cards.labels import written_from_csv
from bianmin_exporters.cards.proof import proof_of
from bianmin_exporters.cards.verify import verify_cards


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


@attrs.frozen(kw_only=True)
class VerifyOptions:
    """Options of `bianmin cards verify`."""

    manifest: Path | None = attrs.field(
        default=None,
        metadata=option("清单 codes.json，不在旁边时写明", "codes.json, where it lies elsewhere"),
    )
    lang: Literal["zh", "en"] = attrs.field(
        default="zh", metadata=option("用哪种语言说", "the language to tell it in")
    )


class Verify:
    """`bianmin cards verify FOLDER|PDF`."""

    summary = Text(
        "扫一遍成品里的码，和清单核对", "decode every code and compare it with the manifest"
    )
    arguments = ("path",)
    options = VerifyOptions

    def run(self, arguments: Sequence[str], options: VerifyOptions, /) -> int:
        """Print what is wrong; 1 if something is."""
        verdict = verify_cards(arguments[0], manifest=options.manifest)
        for fault in verdict.faults:
            print(fault.text.in_language(options.lang))
        wrong = len(verdict.faults)
        said = Text(
            f"核对了 {verdict.codes} 个码，" + (f"{wrong} 处不对" if wrong else "都对"),
            f"{verdict.codes} codes, " + (f"{wrong} faults" if wrong else "all as they should be"),
        )
        print(said.in_language(options.lang))
        return 1 if wrong else 0


@attrs.frozen(kw_only=True)
class ProofOptions(VerifyOptions):
    """Options of `bianmin cards proof`."""

    output: Path = attrs.field(metadata=option("放到哪个文件夹", "target folder"))


class Proof:
    """`bianmin cards proof FOLDER|PDF -o DIR`."""

    summary = Text("付印前的核对单，给人签字", "a proof sheet to sign before printing")
    arguments = ("path",)
    options = ProofOptions

    def run(self, arguments: Sequence[str], options: ProofOptions, /) -> int:
        """Write the proof sheet and say where it is."""
        written = proof_of(
            arguments[0], options.output, manifest=options.manifest, lang=options.lang
        )
        print(f"{written.folder}/proof.pdf")
        return 0


commands: Final[Mapping[str, Command[Any]]] = {
    "from-csv": FromCsv(),
    "verify": Verify(),
    "proof": Proof(),
}

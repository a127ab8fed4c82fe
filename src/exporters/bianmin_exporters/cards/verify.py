"""核对: whether every code of a finished run says what its manifest says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from bianmin_core import Text
from bianmin_exporters.cards.reading import Entry, Reading, load_run, readings
from bianmin_exporters.codes import MIN_MODULE_MM

_MEASURED_MM = 0.03
"""How far off a module's measured width may be at the resolution that is read."""


@attrs.frozen(kw_only=True)
class Fault:
    """A place where a code is not what it should be."""

    reading: Reading
    text: Text


@attrs.frozen(kw_only=True)
class Verdict:
    """What came of looking at a run: how many codes should be there, and what is wrong."""

    codes: int
    faults: tuple[Fault, ...]

    def __bool__(self) -> bool:
        """Whether all is as it should be."""
        return not self.faults


def verify_cards(path: str | Path, *, manifest: str | Path | None = None) -> Verdict:
    """Decode every code of a folder or a PDF and compare it with the manifest.

    Args:
        path: The folder that was written, or one PDF of it (perhaps come back from a printer).
        manifest: codes.json, where it does not lie beside what is read.

    Raises:
        SourceError: The files or the manifest can't be read.
        ExporterError: What reads codes is not installed.
    """
    where = Path(path)
    run = load_run(where, Path(manifest) if manifest else None)
    owners: dict[str, Entry] = {}
    for entry in run.entries:
        owners.setdefault(entry.content, entry)
    found = readings(run, where if where.is_file() else None)
    faults = [Fault(reading=r, text=text) for r in found if (text := fault_of(r, owners))]
    return Verdict(codes=len(run.entries), faults=tuple(faults))


def fault_of(reading: Reading, owners: Mapping[str, Entry]) -> Text | None:
    """Return what is wrong with one reading, or None where it is as it should be."""
    place, entry, seen = place_of(reading), reading.entry, reading.seen
    if entry is None:
        return Text(
            f"{place.zh}：这里不该有码，扫出来是 {seen}",
            f"{place.en}: no code belongs here; it says {seen}",
        )
    name = entry.name or entry.id
    if seen is None:
        return Text(
            f"{place.zh}：「{name}」的码扫不出来，应是 {entry.content}",
            f"{place.en}: the code of {name} can't be read; it should say {entry.content}",
        )
    if seen != entry.content:
        owner = owners.get(seen)
        zh = f"，那是「{owner.name or owner.id}」的" if owner else ""
        en = f", which belongs to {owner.name or owner.id}" if owner else ""
        return Text(
            f"{place.zh}：「{name}」应是 {entry.content}，扫出来是 {seen}{zh}",
            f"{place.en}: {name} should say {entry.content}; it says {seen}{en}",
        )
    if reading.module_mm is not None and reading.module_mm < MIN_MODULE_MM - _MEASURED_MM:
        return Text(
            f"{place.zh}：「{name}」的码被缩小了，每个小方块只有 {reading.module_mm:.2f} 毫米，"
            f"至少要 {MIN_MODULE_MM} 毫米；请按 100% 出图",
            f"{place.en}: the code of {name} was made smaller; a module has "
            f"{reading.module_mm:.2f} mm of at least {MIN_MODULE_MM}; print it at 100 %",
        )
    return None


def place_of(reading: Reading) -> Text:
    """Say where a reading stands."""
    if reading.page is None:
        return Text(reading.file, reading.file)
    return Text(
        f"{reading.file} 第 {reading.page} 页第 {reading.row} 行第 {reading.column} 列",
        f"{reading.file} page {reading.page}, row {reading.row}, column {reading.column}",
    )

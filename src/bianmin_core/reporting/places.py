"""Where findings stand: files as seen from a folder, the office of a file, the offending line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len, chop_cells

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.labels import Text
from bianmin_core.model.origin import Origin
from bianmin_core.rules.reported import Reported
from bianmin_core.sources.text import read_text, visible

_LIMIT = 64 * 1024 * 1024
# How much of a line is shown, in cells of a terminal.
_BEFORE = 60
_AFTER = 60
_NAMED = 3


def seen_from(root: Path, file: str) -> str:
    """A file's path as seen from a folder, with "/" between parts; absolute if it lies elsewhere."""
    place = Path(os.path.normpath(Path.cwd() / file))
    base = Path(os.path.normpath(Path.cwd() / root))
    return (place.relative_to(base) if place.is_relative_to(base) else place).as_posix()


def office_files(catalogue: Catalogue) -> dict[str, str]:
    """The files that offices were read from, each with the office's name if it holds one alone."""
    names: dict[str, list[str]] = {}
    for office in catalogue.offices:
        origin = catalogue.origins.find(("offices", office.id))
        if origin is not None:
            names.setdefault(origin.file, []).append(office.name)
    return {file: held[0] if len(held) == 1 else "" for file, held in names.items()}


def by_file(findings: Iterable[Reported]) -> list[tuple[str, list[Reported]]]:
    """Findings file by file, in their own order; those without a place first."""
    return [(file, list(group)) for file, group in groupby(findings, key=_file)]


def _file(found: Reported) -> str:
    return found.origin.file if found.origin else ""


def subjects(group: Sequence[Reported]) -> Text:
    """What findings are about, by name: all of a few, the first of many and how many they are."""
    names = list(dict.fromkeys(found.subject.name or found.subject.kind.zh for found in group))
    if len(names) <= _NAMED:
        return Text("、".join(names), ", ".join(names))
    some = names[:_NAMED]
    return Text(
        f"{'、'.join(some)}等 {len(names)} 项", f"{', '.join(some)} and {len(names) - _NAMED} more"
    )


class SourceLines:
    """Lines of the files that findings stand in; each file is read once, when it is asked for."""

    def __init__(self) -> None:
        """Begin with no file read."""
        self._files: dict[str, list[str]] = {}

    def around(self, origin: Origin) -> tuple[str, str] | None:
        """What stands before a place and from there on, as far as a terminal may show it.

        None where there is no such file or line. A line that goes on is cut off with "…".
        """
        if origin.file not in self._files:
            place = Path(origin.file)
            text = read_text(place, origin.file, _LIMIT)[0] if place.is_file() else None
            self._files[origin.file] = (text or "").split("\n")
        lines, number = self._files[origin.file], origin.line or 0
        if not 0 < number <= len(lines) or not lines[number - 1].strip():
            return None
        line = lines[number - 1].rstrip("\r")
        at = max((origin.column or 1) - 1, 0)
        before = _shown(line[max(at - _BEFORE, 0) : at])
        after = _shown(line[at : at + _AFTER + 1])
        if at > _BEFORE or cell_len(before) > _BEFORE:
            before = "…" + chop_cells(before[::-1], _BEFORE)[0][::-1]
        if cell_len(after) > _AFTER:
            after = chop_cells(after, _AFTER)[0] + "…"
        return before, after


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))

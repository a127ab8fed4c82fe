"""Write the marks of the source into the files of a translation, and touch nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.origin import Origin
from bianmin_core.model.translating import entities, source_mark
from bianmin_core.model.translation import Translation

_OF = re.compile(r"of:\s*[^,}\s#]*")
_ID = re.compile(r"id:\s*[^,}\s#]+")


def files_marked(
    catalogue: Catalogue, translation: Translation, texts: Mapping[str, str]
) -> dict[str, str]:
    """Return the files of a translation with every mark as the source has it now.

    Args:
        catalogue: The source.
        translation: The translation.
        texts: The text of each file, by its name in origins.
    """
    marks = {path: source_mark(catalogue, path, entity) for path, entity in entities(catalogue)}
    wanted: dict[str, list[tuple[Origin, str, bool]]] = {}
    for entry in translation.entries:
        mark = marks[entry.path]
        if entry.of != mark:
            wanted.setdefault(entry.origin.file, []).append((entry.origin, mark, entry.of is None))
    return {file: _marked(texts[file], changes) for file, changes in wanted.items()}


def _marked(text: str, changes: Iterable[tuple[Origin, str, bool]]) -> str:
    lines = text.split("\n")
    # From the end to the front, so that a new line moves none that is still to be changed.
    for origin, mark, is_new in sorted(changes, key=lambda c: -(c[0].line or 0)):
        at, column = (origin.line or 1) - 1, (origin.column or 1) - 1
        before, line = lines[at][:column], lines[at][column:]
        if not is_new:
            lines[at] = before + _OF.sub(f"of: {mark}", line, count=1)
        elif "{" in before:
            lines[at] = before + _ID.sub(rf"\g<0>, of: {mark}", line, count=1)
        elif line.startswith("{"):
            lines[at] = f"{before}{{of: {mark}, {line[1:].lstrip()}"
        elif line.startswith("id:"):
            lines.insert(at + 1, f"{' ' * column}of: {mark}")
        else:
            lines.insert(at, f"{' ' * column}of: {mark}")
    return "\n".join(lines)

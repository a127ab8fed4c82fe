"""How many sheets a 一次性告知单 takes, worked out as its template draws it.

Heights are those of the last setting of notice.typ that a reader of 75 takes in with ease. A row
that is estimated too low costs its sheet a smaller type, never a line of text.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from bianmin_exporters.cards.bring import View

_ROOM = 86.0
"""What the rows of a sheet find, in mm, below a name of one line."""

_POINT = 25.4 / 72
_NAME, _SMALL = 9.5 * _POINT, 8.5 * _POINT
_ROW, _COUNTS, _NOTE, _FLAG = 1.32 * _NAME + 0.8, 4.2, 3.8, 5.8
_WIDE, _NARROWER, _PART = 73.5, 2.0, 2.0
_NAME_LINE, _TITLE_LINE, _CASE_LINE = 97 / (14.5 * _POINT), 6.0, 4.8
_CASE_CHARACTERS = 36


def sheets_of(rows: Sequence[View], name: str = "", case: str = "") -> list[list[View]]:
    """Return the rows sheet by sheet: as few sheets as can be, about equally full.

    The alternatives of an either/or group stay together, and a situation's flag is said again
    where its rows go on.

    Args:
        rows: What a notice tells of each material.
        name: The service's, which may take two lines.
        case: The answers it was made for.
    """
    room = _ROOM - (_TITLE_LINE if _characters(name) > _NAME_LINE else 0)
    room -= _CASE_LINE * math.ceil(_characters(case) / _CASE_CHARACTERS)
    groups: list[list[View]] = []
    for row in rows:
        alternative = str(row["number"])[:-1] if not str(row["number"]).isdigit() else None
        if alternative and groups and str(groups[-1][0]["number"])[:-1] == alternative:
            groups[-1].append(row)
        else:
            groups.append([row])
    fewest = len(_filled(groups, room))
    # The lowest that every sheet can be filled to.
    low, high = 0.0, room
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(groups, middle)) == fewest else (middle, high)
    return _filled(groups, high)


def height_of(row: View) -> float:
    """Return how high a row is without its flag, in mm."""
    wide = _WIDE - (_NARROWER if row["case"] else 0)
    name = _characters(str(row["name"])) * _NAME
    pill = _PART + 2 + _characters(str(row["pill"])) * _SMALL if row["pill"] else 0
    counts = row["counts"]
    told = list(counts) if isinstance(counts, list) else []
    said = sum(_PART + _characters(str(count)) * _SMALL for count in told)
    said += 9 if row["unknown"] else 0
    high = _ROW
    if name > wide:
        high += 1.32 * _NAME
    if name + pill + said > wide:
        high += _COUNTS
    return high + _NOTE * math.ceil(_characters(str(row["note"])) * _SMALL / wide)


def _characters(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def _filled(groups: Sequence[Sequence[View]], most: float) -> list[list[View]]:
    sheets: list[list[View]] = [[]]
    taken, case = 0.0, ""
    for group in groups:
        first = group[0]
        flag = first["flag"] or (case if first["case"] else None)
        size = sum(map(height_of, group))
        if sheets[-1] and taken + size + (_FLAG if first["flag"] else 0) > most:
            sheets.append([])
            taken = 0.0
        told = first["flag"] if sheets[-1] else flag
        sheets[-1] += [first | {"flag": told}, *group[1:]]
        taken += size + (_FLAG if told else 0)
        case = str(flag or "") if first["case"] else ""
    return sheets

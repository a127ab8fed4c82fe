"""From a value to the text of a cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from enum import Enum

from bianmin_core import without_direction_marks

# What a spreadsheet starts a formula at; the wide and small forms because an input method's
# wide sign counts as the narrow one in Chinese and Japanese Excel.
_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠﹦﹢﹣﹫]")
# What it would take for a number, a date or a time, and so lose zeros, digits or the plus of.
_NUMERIC = re.compile(r"\+?[0-9][0-9 .,:/%eE年月日时分秒-]*")
_HARMLESS = re.compile(r"[-－]|-[0-9]+(\.[0-9]+)?")


def written(value: object) -> str:
    r"""Return a value as a cell holds it; several words are joined with "|".

    A "|" of a word's own is written "\|", and a "\" is written "\\".
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(written(v).replace("\\", "\\\\").replace("|", "\\|") for v in value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def inert(text: str) -> str:
    """Return text so that a spreadsheet shows it as it is and runs nothing.

    Text that begins like a formula, or that would be turned into a number, a date or a time
    (0874, +868741101001, 05-01), gets a TAB in front: it is shown as text, the TAB itself is
    not seen, and it is still there after the file was saved from the spreadsheet. (An
    apostrophe is seen in the cell, and is gone once somebody has edited the cell and saved;
    then the formula runs.) Text that begins with a TAB gets another, so that taking one TAB
    off the front of a cell always gives the value back. A lone dash and negative numbers stay;
    direction marks, with which a number reads as another, do not.
    """
    text = without_direction_marks(text)
    if _HARMLESS.fullmatch(text):
        return text
    return f"\t{text}" if _FORMULA.match(text) or _NUMERIC.fullmatch(text) else text


def csv_bytes(rows: Iterable[Sequence[str]], *, quote_all: bool, bom: bool) -> bytes:
    """Return rows as CSV (RFC 4180): commas, CRLF, UTF-8.

    Args:
        rows: The header and the rows.
        quote_all: Whether every cell stands in quotes; a spreadsheet that splits at TABs
            too then leaves those inside a cell alone.
        bom: Whether a byte order mark comes first.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, lineterminator="\r\n", quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    )
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")

"""Which findings somebody wants to hear of, by code and by severity."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import attrs

from bianmin_core.errors import SelectionError
from bianmin_core.model.terms import Severity


@attrs.frozen(kw_only=True)
class Selection:
    """What to tell; codes may be whole (BM204) or their beginning (BM2).

    Attributes:
        select: Only these codes; all if empty.
        ignore: Not these, whatever `select` says.
        severity: The least severity to tell.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNS

    def takes(self, code: str, severity: Severity) -> bool:
        """Whether a finding of that code and severity is wanted."""
        return (
            (not self.select or code.startswith(self.select))
            and not (self.ignore and code.startswith(self.ignore))
            and (self.severity is Severity.WARNS or severity is Severity.BLOCKS)
        )


def selection(
    codes: Iterable[str], select: Iterable[str], ignore: Iterable[str], severity: Severity
) -> Selection:
    """Make a selection of codes there are.

    Args:
        codes: Codes of all rules.
        select: See `Selection`; a text may hold several codes with commas between them.
        ignore: The same.
        severity: The least severity to tell.

    Raises:
        SelectionError: A code fits no rule; names the nearest.
    """
    known = tuple(codes)
    wanted, unwanted = _split(select), _split(ignore)
    strange = [c for c in (*wanted, *unwanted) if not c or not any(k.startswith(c) for k in known)]
    if strange:
        raise SelectionError(
            "；".join(_strange(code, known).zh for code in strange),
            "; ".join(_strange(code, known).en for code in strange),
        )
    return Selection(select=wanted, ignore=unwanted, severity=severity)


def _split(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.strip() for text in given for code in text.split(","))


def _strange(code: str, known: tuple[str, ...]) -> SelectionError:
    near = difflib.get_close_matches(code.upper(), known, n=1)
    zh, en = f"没有编号 {code!r} 的规则", f"there is no rule {code!r}"
    if near:
        return SelectionError(f"{zh}，是不是 {near[0]}？", f"{en}; did you mean {near[0]}?")
    return SelectionError(f"{zh}；有的见 docs/rules.md", f"{en}; docs/rules.md lists them")

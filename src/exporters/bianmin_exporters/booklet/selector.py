"""您是哪种情形: for each situation a reader may be in, the numbers of all that they bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from bianmin_core import Service, When
from bianmin_exporters.booklet.wording import View
from bianmin_exporters.situation_wording import wording_of

_Whole = tuple[When, ...]


def selector(groups: Sequence[Mapping[str, Any]], service: Service, lang: str) -> list[View]:
    """Return a line for everybody and one for each situation; none where there are not two.

    A reader stops at the first line that names them, so a line holds all that its situation asks
    for: what is for this answer or another is counted in the line of each.

    Args:
        groups: The materials in their groups, each with `when` and its `first` and `last` number.
        service: Whose they are.
        lang: Language of the fixed words.
    """
    own = [g for g in groups if g["when"]]
    if len(own) < 2:
        return []
    zh = lang == "zh"
    rows: list[View] = []
    base = [g for g in groups if not g["when"]]
    if base:
        said = ("带" if zh else "bring ") + _numbers(base, lang)
        rows.append({"wording": "每个人都要带的" if zh else "Everybody", "bring": said})
    more = ("再加" if zh else "and also ") if base else ("带" if zh else "bring ")
    for whole in dict.fromkeys(w for g in own for w in _apart(g["when"])):
        held = [g for g in own if whole in _apart(g["when"])]
        rows.append(
            {"wording": wording_of(whole, service, lang), "bring": more + _numbers(held, lang)}
        )
    return rows


def _apart(when: _Whole) -> Iterable[_Whole]:
    """The situations of one answer that a group is for; what needs two of them is one of its own."""
    if len(when) > 1:
        return (when,)
    (only,) = when
    return tuple((attrs.evolve(only, answers=(answer,)),) for answer in only.answers)


def _numbers(groups: Iterable[Mapping[str, Any]], lang: str) -> str:
    """The numbers of some groups as a person says them: 1、3—5."""
    numbers = sorted({n for g in groups for n in range(g["first"], g["last"] + 1)})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    comma = "、" if lang == "zh" else ", "
    return comma.join(
        f"{run[0]}—{run[-1]}" if len(run) > 2 else comma.join(map(str, run)) for run in runs
    )

"""What a table is, and how one is made from what its rows belong to and hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from bianmin_core import Published, Text, When
from bianmin_exporters.tables import sources
from bianmin_exporters.tables.columns import Column, Kind, columns_of
from bianmin_exporters.tables.sources import Row


@attrs.frozen
class ForeignKey:
    """That `fields` of a row name the row of `table` whose `keys` are equal."""

    fields: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Table:
    """One table: its file is `<name>.csv`.

    Attributes:
        name: Its name.
        title: Its name for people.
        columns: Its columns, in order.
        primary_key: The columns that identify a row; () where any of several owners may.
        foreign_keys: What its rows refer to.
        rows: Gives its rows: values by column, and the object the other columns are read from.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: Callable[[Published, str], Iterator[Row]]


_OWNERS = {
    "office": ("offices", "站所 / Office"),
    "officer": ("officers", "干部 / Officer"),
    "post": ("posts", "岗位 / Post"),
    "service": ("services", "事项 / Service"),
    "theme": ("themes", "主题 / Theme"),
    "community": ("offices", "社区 / Community"),
    "life_event": ("life_events", "一件事 / Life event"),
    "deputy_of": ("posts", "替谁的班（B 岗） / Deputy of"),
}
_NUMBERED = {
    "situation": ("situations", "情形 / Situation", Kind.TEXT),
    "condition": ("conditions", "第几个条件 / Condition", Kind.INTEGER),
    "material": ("materials", "第几份材料 / Material", Kind.INTEGER),
    "step": ("steps", "第几步 / Step", Kind.INTEGER),
}
POSITION = Column(
    name="position",
    title="序位 / Position",
    meaning="1, 2, 3 … in the order of the catalogue.",
    kind=Kind.INTEGER,
    required=True,
)


def owned(
    name: str,
    zh: str,
    en: str,
    rows: Callable[[Published, str], Iterator[Row]],
    *,
    by: tuple[str, ...] = (),
    part_of: str | None = None,
    model: Any = None,
    key: tuple[str, ...] = (),
    more: tuple[Column, ...] = (),
    computed: tuple[Column, ...] = (),
) -> Table:
    """A table whose rows belong to what `by` names (to one of them, where there are several).

    Args:
        name: Its name.
        zh: Its title in Chinese.
        en: Its title in English.
        rows: Gives its rows.
        by: The owners' columns.
        part_of: A column that, with the owner's, names a row of a table like "materials".
        model: The class of its objects; None for a table of ids alone.
        key: The columns that identify a row; the owners' and the position if not given.
        more: Columns after the owners'.
        computed: Columns after the object's.
    """
    keys = [_owner(o, required=len(by) == 1) for o in by]
    foreign = [ForeignKey((o,), _OWNERS[o][0], ("id",)) for o in by]
    primary = [*by]
    if part_of is not None:
        table, title, kind = _NUMBERED[part_of]
        target = ("service", "id" if kind is Kind.TEXT else "position")
        keys.append(
            Column(
                name=part_of,
                title=title,
                meaning=f"{target[1].capitalize()} in {table} of the same service.",
                kind=kind,
                required=True,
            )
        )
        foreign.append(ForeignKey(("service", part_of), table, target))
        primary.append(part_of)
    own = columns_of(model) if model is not None else ()
    if by:
        keys.append(POSITION)
        primary.append("position")
    columns = (*keys, *more, *own, *computed)
    for column in (*more, *own):
        if column.refers_to is not None:
            foreign.append(ForeignKey((column.name,), column.refers_to, ("id",)))
    if model is When:
        foreign.append(ForeignKey(("service", "situation"), "situations", ("service", "id")))
    return Table(
        name=name,
        title=Text(zh, en),
        columns=columns,
        primary_key=key or (() if len(by) > 1 else tuple(primary)),
        foreign_keys=tuple(foreign),
        rows=rows,
    )


def _owner(name: str, *, required: bool) -> Column:
    table, title = _OWNERS[name]
    return Column(name=name, title=title, meaning=f"Id in {table}.", required=required)


def links(name: str, zh: str, en: str, owner: str, target: str, field: str) -> Table:
    """A table of which owner refers to which target, in the owner's order."""
    return owned(
        name,
        zh,
        en,
        sources.links(_OWNERS[owner][0], owner, target, field),
        by=(owner,),
        more=(attrs.evolve(_owner(target, required=True), refers_to=_OWNERS[target][0]),),
    )

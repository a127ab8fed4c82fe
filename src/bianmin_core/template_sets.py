"""Templates that an installed package brings, to lay over the packaged ones.

A package declares them in the entry-point group `bianmin.templates`:

    [project.entry-points."bianmin.templates"]
    yunnan = "bianmin_yunnan:look"

`look` is a folder of that package, laid out as a district's own: `booklet/theme.typ`,
`booklet-html/book.html`, `cards/…`. Nothing of the package is imported.
"""

from __future__ import annotations

import os
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from bianmin_core.errors import TemplateError

GROUP = "bianmin.templates"


def template_folder(named: str | Path) -> Path:
    """Return the folder of templates that a person named: a folder, or an installed set by name.

    A folder that is there comes first.

    Raises:
        TemplateError: There is no such folder and no such set, or two packages bring one.
    """
    folder = Path(named)
    if folder.is_dir():
        return folder
    points = {p.value: p for p in metadata.entry_points(group=GROUP)} if _is_word(named) else {}
    found = [p for p in points.values() if p.name == str(named)]
    if len(found) > 1:
        values = ", ".join(p.value for p in found)
        raise TemplateError(
            f"有两个包都提供了模板 {named}：{values}；请卸载其中一个",
            f"Two packages offer templates {named}: {values}; uninstall one of them",
        )
    if not found:
        names = sorted(p.name for p in points.values())
        raise TemplateError(
            f"没有模板文件夹 {named}" + (f"；装好的模板有：{'、'.join(names)}" if names else ""),
            f"There is no folder of templates {named}"
            + (f"; the sets installed are: {', '.join(names)}" if names else ""),
        )
    return _folder_of(found[0])


def _is_word(named: str | Path) -> bool:
    return not {"/", os.sep}.intersection(str(named))


def _folder_of(point: metadata.EntryPoint) -> Path:
    try:
        spec = find_spec(point.module)
    except ImportError:
        spec = None
    places = spec.submodule_search_locations if spec is not None else None
    folders = [Path(place, *point.attr.split(".")) for place in places or ()]
    folder = next((f for f in folders if f.is_dir()), None)
    if folder is None:
        owner = point.dist.name if point.dist else point.value
        raise TemplateError(
            f"模板 {point.name}（来自 {owner}）的文件夹 {point.value} 不在；请重新安装 {owner}",
            f"The folder {point.value} of templates {point.name} (from {owner}) is not there; "
            f"install {owner} again",
        )
    return folder

"""`bianmin notice`: one citizen's 一次性告知单, printed at the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from bianmin_core.cli.export import AsOf, Draft, Fonts, Lang, Output, Templates, make
from bianmin_core.filenames import unfit

_EXPORTER = "cards"


def notice(
    path: Path,
    service: Annotated[str, Parameter(help="事项编号 the service's id")],
    /,
    *,
    output: Output,
    when: Annotated[
        tuple[str, ...],
        Parameter(help="情形=答案，如 by-proxy=yes a situation's answer", negative=()),
    ] = (),
    size: Annotated[Literal["a5", "a4"], Parameter(help="a4 是大字 a4 is in large type")] = "a5",
    format: Annotated[Literal["pdf", "svg", "png"], Parameter(help="文件格式 file format")] = "pdf",
    draft: Draft = False,
    lang: Lang = "zh",
    as_of: AsOf = None,
    templates: Templates = (),
    font_path: Fonts = (),
) -> int:
    """给一件事项出一次性告知单，放进 notice-事项编号 · print what is still missing for a service."""
    # A folder of its own, so that the notice of one service does not take away another's.
    folder = f"notice-{service}"
    given = {
        "kind": "notice",
        "service": service,
        "when": ",".join(when) or None,
        "size": size,
        "format": format,
        "into": folder if unfit(folder) is None else "notice",
        "draft": draft,
        "lang": lang,
        "as_of": as_of,
        "templates": templates,
        "font_path": font_path,
    }
    return make(_EXPORTER, path, output, given)

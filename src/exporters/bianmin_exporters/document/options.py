"""What a caller may choose of the JSON export."""

from __future__ import annotations

import attrs

from bianmin_core import option


@attrs.frozen(kw_only=True)
class DocumentOptions:
    """Options of the exporter `json`."""

    split: bool = attrs.field(
        default=False,
        metadata=option(
            "每个事项一个文件（services/<编号>.json），外加一个索引 index.json",
            "One file a service (services/<id>.json) and an index.json, instead of one for all",
        ),
    )
    indent: bool = attrs.field(
        default=True,
        metadata=option(
            "换行缩进，便于人看和比较；不要时文件约小三分之一",
            "Line breaks and indents for people and diffs; files are a third smaller without",
        ),
    )

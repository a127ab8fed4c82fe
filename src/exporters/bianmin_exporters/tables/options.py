"""What a caller may choose of the CSV export."""

from __future__ import annotations

from typing import Literal

import attrs

from bianmin_core import option


@attrs.frozen(kw_only=True)
class TablesOptions:
    """Options of the exporter `csv`."""

    flavour: Literal["data", "excel"] = attrs.field(
        default="data",
        metadata=option(
            "data：给程序用，内容原样；excel：给 Excel、WPS、LibreOffice 双击打开，"
            "公式不会执行，电话和编号不会变样",
            "data: for programs, values as they are; excel: for opening by double click in "
            "Excel, WPS or LibreOffice: no formula runs, phones and codes stay as written",
        ),
    )
    bom: bool = attrs.field(
        default=False,
        metadata=option(
            "文件开头加 UTF-8 标记（BOM）；excel 总是加",
            "Begin files with a UTF-8 byte order mark; excel always does",
        ),
    )

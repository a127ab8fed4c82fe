"""What a caller may choose of the cards."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import attrs

from bianmin_core import option
from bianmin_exporters.cards.code_options import CodeOptions

Size: TypeAlias = Literal["90x54", "a6"]
CodeKind: TypeAlias = Literal["auto", "link", "tel", "vcard", "text"]

CARD_MM: Final[dict[Size, tuple[float, float]]] = {"90x54": (90, 54), "a6": (105, 148)}
"""Width and height of a card in millimetres."""

_LEAST_DPI, _MOST_DPI = 150, 1200


def printable_dpi(_: object, __: attrs.Attribute[Any], value: int) -> None:
    """Refuse a resolution that no printer has.

    Raises:
        ValueError: It is one.
    """
    if not _LEAST_DPI <= value <= _MOST_DPI:
        raise ValueError(
            f"分辨率 dpi 要在 {_LEAST_DPI} 到 {_MOST_DPI} 之间，现在写的是 {value} "
            f"(dpi must be {_LEAST_DPI} to {_MOST_DPI}, not {value})"
        )


@attrs.frozen(kw_only=True)
class CardOptions(CodeOptions):
    """Options of the exporter `cards`."""

    format: Literal["pdf", "svg", "png"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：A4 拼版，带裁切线，按 100% 打印；svg、png：每张卡一个文件",
            "pdf: A4 sheets with cut marks, to print at 100 %; svg, png: one file a card",
        ),
    )
    size: Size = attrs.field(
        default="90x54",
        metadata=option(
            "90x54：名片大小（毫米），一张 A4 十张；a6：明信片大小，一张 A4 四张",
            "90x54: a visiting card (mm), ten a sheet; a6: a postcard, four a sheet",
        ),
    )
    code: CodeKind = attrs.field(
        default="auto",
        metadata=option(
            "二维码的内容；auto：先用本事项的链接，没有网站用网上办理的网址，再没有用电话，最后用文字；"
            "link 链接，tel 拨电话，vcard 存电话，text 文字",
            "what the code says; auto: the service's link, else where it is done online, else its "
            "phone, else text; or link, tel, vcard, text",
        ),
    )
    dpi: int = attrs.field(
        default=300,
        validator=printable_dpi,
        metadata=option(
            "png 的分辨率，每英寸多少点（150 到 1200）",
            "resolution of png, dots an inch (150–1200)",
        ),
    )
    office: str | None = attrs.field(
        default=None,
        metadata=option("只做这一个站所的卡（站所编号）", "only the cards of this office (its id)"),
    )

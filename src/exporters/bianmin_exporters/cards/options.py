"""What a caller may choose of the cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from bianmin_core import Text, option
from bianmin_exporters.cards.code_options import CodeOptions
from bianmin_exporters.cards.unused import no_link, refuse_unused

Kind: TypeAlias = Literal["service", "officer", "office", "life-event", "notice", "label"]
Size: TypeAlias = Literal["90x54", "a6", "180x90", "a5", "a4", "60x30"]
CodeKind: TypeAlias = Literal["auto", "link", "tel", "vcard", "text"]

SIZES: Final[Mapping[Kind, tuple[Size, ...]]] = {
    "service": ("90x54", "a6"),
    "officer": ("90x54", "180x90"),
    "office": ("a5",),
    "life-event": ("a5",),
    "notice": ("a5", "a4"),
    "label": ("60x30",),
}
"""The sizes each kind is made in; the first is the usual one."""

_OF_SERVICES: Final[tuple[Kind, ...]] = ("service", "notice", "label")

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


def _usual(size: Size | None, options: Any) -> Size:
    # An unknown kind, which a program can give, is for its own validator to refuse.
    return size or SIZES.get(options.kind, ("90x54",))[0]


def _made_in(options: CardOptions, _: object, value: Size) -> None:
    sizes = SIZES[options.kind]
    if value not in sizes:
        raise ValueError(
            f"kind {options.kind} 的 size 只能是 {'、'.join(sizes)}，不能是 {value} "
            f"(kind {options.kind} is made in {' or '.join(sizes)}, not {value})"
        )


def _only_where_it_chooses(
    options: CardOptions, field: attrs.Attribute[Any], value: object
) -> None:
    chosen = {
        "office": options.kind != "life-event",
        "service": options.kind in _OF_SERVICES,
        "when": options.kind == "notice" and options.service is not None,
    }[field.name]
    if value is not None and not chosen:
        zh, en = {
            "office": ("一件事不分站所", "a life event belongs to no office"),
            "service": ("这一种不是按事项做的", "this kind is not made by service"),
            "when": ("只用于一件事项的 notice", "it is for the notice of one service"),
        }[field.name]
        raise ValueError(
            f"kind {options.kind} 不能写 {field.name}：{zh} "
            f"(kind {options.kind} takes no {field.name}: {en})"
        )


@attrs.frozen(kw_only=True)
class CardOptions(CodeOptions):
    """Options of the exporter `cards`."""

    kind: Kind = attrs.field(
        default="service",
        metadata=option(
            "做哪一种；service 办事卡，officer 便民联系卡，office 门牌，life-event 一件事，"
            "notice 一次性告知单，label 只有码和名称的标签",
            "what to make: service cards, contact cards of officers, door signs of offices, life "
            "events, notices of what is missing, labels",
        ),
    )
    format: Literal["pdf", "svg", "png"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：A4 拼版，带裁切线，按 100% 打印；svg、png：每张卡一个文件",
            "pdf: A4 sheets with cut marks, to print at 100 %; svg, png: one file a card",
        ),
    )
    size: Size = attrs.field(
        default=None,
        # What is usual hangs on the kind; mypy's plugin knows no converter that is told the rest.
        converter=attrs.Converter(_usual, takes_self=True),  # type: ignore[misc]
        validator=_made_in,
        metadata=option(
            "毫米；service：90x54 名片大小（一张 A4 十张）或 a6（四张）；officer：90x54 或 180x90 "
            "桌牌（三张）；office、life-event：a5；notice：a5 或 a4 大字；label：60x30（二十七张）",
            "in mm; service: 90x54, ten a sheet, or a6, four; officer: 90x54 or a desk plate of "
            "180x90, three; office, life-event: a5; notice: a5, or a4 in large type; label: 60x30",
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
    bleed: bool = attrs.field(
        default=False,
        metadata=option(
            "门牌的黑底四边多印 3 毫米，给印刷厂裁（PDF 带裁切框）；再写 marks: yes 就画裁切线",
            "door signs with 3 mm of bleed and a trim box, for a printer; with marks: yes, trim "
            "marks as well",
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
        validator=_only_where_it_chooses,
        metadata=option("只做这一个站所的卡（站所编号）", "only the cards of this office (its id)"),
    )
    service: str | None = attrs.field(
        default=None,
        validator=_only_where_it_chooses,
        metadata=option("只做这一件事项的（事项编号）", "only that of this service (its id)"),
    )
    when: str | None = attrs.field(
        default=None,
        validator=_only_where_it_chooses,
        metadata=option(
            "告知单按哪些情形：by-proxy=yes,household=single；没写到的「是不是」算「不是」",
            "the answers a notice is for: by-proxy=yes,household=single; a yes/no question not "
            "named counts as no",
        ),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse options that would reach nothing.

        Raises:
            OptionError: There are such.
        """
        more = dict(no_link(self.code))
        if self.kind != "office":
            more["bleed"] = Text(
                f"只用于门牌（kind office）；{self.kind} 没有印到边上的东西",
                f"is for door signs (kind office); nothing of {self.kind} runs out to the edge",
            )
        elif self.format != "pdf":
            more["bleed"] = Text("只用于 pdf", "is for pdf only")
        refuse_unused(self, cells_shape_cards=False, more=more)

"""The booklet's options."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

from bianmin_core import option

Layout: TypeAlias = Literal["standard", "large-print", "pocket"]


def _only_on_paper(options: BookletOptions, _: object, value: Layout) -> None:
    if options.format != "pdf" and value != "standard":
        raise ValueError(
            f"layout {value} 是印在纸上的，请用 format pdf；网页和 Word 的字在屏幕上可以放大 "
            f"(layout {value} is for paper: use format pdf; the letters of a page or of Word grow "
            "on the screen)"
        )


def _one_extract(options: BookletOptions, field: attrs.Attribute[Any], value: str | None) -> None:
    if value is not None and options.office is not None and field.name == "community":
        raise ValueError(
            "office 和 community 只能写一个：一本是一个站所的，或者是一个社区的 "
            "(give office or community, not both: a copy is one office's or one community's)"
        )


def _one_leaflet(options: BookletOptions, _: object, value: str | None) -> None:
    if value is None:
        return
    if options.layout != "large-print":
        raise ValueError(
            "service 只用于 layout large-print：大字版一件事一份，可以单印 "
            "(service is for layout large-print, where each service is a leaflet of its own)"
        )
    if options.office is not None or options.community is not None:
        raise ValueError(
            "写了 service 就只印这一件事，不能再写 office、community "
            "(service prints that leaflet alone; give no office or community beside it)"
        )


@attrs.frozen(kw_only=True)
class BookletOptions:
    """How the booklet is made."""

    format: Literal["pdf", "html", "docx"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：书；html：一个文件，能直接打印；docx：给审核、签字的人用的 Word 文件",
            "pdf: the book; html: one printable file; docx: a Word file to check and sign",
        ),
    )
    layout: Layout = attrs.field(
        default="standard",
        validator=_only_on_paper,
        metadata=option(
            "standard：A5 书；large-print：A4 大字，一件事一份，双面打印；pocket：A6 袖珍本",
            "standard: the A5 book; large-print: A4, a leaflet for each service, to print on both "
            "sides; pocket: A6",
        ),
    )
    office: str | None = attrs.field(
        default=None,
        metadata=option("只印这一个站所的（站所编号）", "an extract: this office alone, by its id"),
    )
    community: str | None = attrs.field(
        default=None,
        validator=_one_extract,
        metadata=option(
            "这个社区的人用的（社区编号）：本社区排最前，别的社区不印",
            "a copy for this community, by its id: its own pages first, no other community's",
        ),
    )
    service: str | None = attrs.field(
        default=None,
        validator=_one_leaflet,
        metadata=option(
            "large-print 只印这一件事（事项编号）",
            "large-print: the leaflet of this service, by its id",
        ),
    )

"""The district, its editions, its hotlines and how residents look for things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from bianmin_core.model.contact import Phone
from bianmin_core.model.labels import Visibility, about
from bianmin_core.model.people import ID_PATTERN
from bianmin_core.model.terms import HotlineKind, Severity

FORMAT_VERSION = "1"
OptionValue = str | int | float | bool | None
_INTERNAL = Visibility.INTERNAL


@attrs.frozen(kw_only=True, weakref_slot=False)
class District:
    """辖区: the subdistrict, township or county whose catalogue this is."""

    code: str | None = attrs.field(
        default=None,
        metadata=about(
            "区划代码",
            "Code",
            "Six digits of division and three of street (GB/T 2260, GB/T 10114).",
            needed=True,
            pattern=r"^[0-9]{6}([0-9]{3})?$",
        ),
    )
    name: str = attrs.field(
        metadata=about("名称", "Name", "Its full name: 王家庄街道.", translated="text")
    )
    name_en: str | None = attrs.field(
        default=None, metadata=about("英文名称", "English name", "For an English edition.")
    )
    parents: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "上级", "Parents", "Province first: [云南省, 曲靖市, 陆良县].", translated="text"
        ),
    )
    area_code: str | None = attrs.field(
        default=None,
        metadata=about("电话区号", "Area code", "With its zero: 0874.", pattern=r"^0[0-9]{2,3}$"),
    )
    base_url: str | None = attrs.field(
        default=None,
        metadata=about("网址", "Base URL", "What links begin with; absent if there is no website."),
    )
    link_pattern: str | None = attrs.field(
        default=None,
        metadata=about(
            "链接样式",
            "Link pattern",
            "{base_url}/s/{id} if absent; must end with {id}.",
            pattern=r"\{id\}$",
        ),
    )
    office_link_pattern: str | None = attrs.field(
        default=None,
        metadata=about(
            "站所链接样式",
            "Office link pattern",
            "If the website has a page for each office: {base_url}/o/{id}; must end with {id}.",
            pattern=r"\{id\}$",
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Edition:
    """版次: which state of the catalogue a printed copy shows."""

    number: str | None = attrs.field(
        default=None,
        metadata=about(
            "版次", "Number", "As printed: 2026 年第 1 版.", needed=True, translated="text"
        ),
    )
    issued_on: dt.date | None = attrs.field(
        default=None,
        metadata=about("发布日期", "Issued on", "Every date printed comes from it.", needed=True),
    )
    valid_until: dt.date | None = attrs.field(
        default=None, metadata=about("有效期至", "Valid until", "When a copy should be replaced.")
    )
    print_run: int | None = attrs.field(
        default=None, metadata=about("印数", "Print run", "How many copies are printed.")
    )
    note: str | None = attrs.field(
        default=None,
        metadata=about("说明", "Note", "What is new in this edition.", translated="text"),
    )
    format_version: str = attrs.field(
        default=FORMAT_VERSION,
        metadata=about("格式版本", "Format version", "Version of this file format."),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Hotline:
    """热线: a number that belongs to no single service; 监督 (supervision) above all."""

    id: str = attrs.field(
        metadata=about("编号", "Id", "Permanent: supervision.", pattern=ID_PATTERN)
    )
    name: str = attrs.field(
        metadata=about("名称", "Name", "Who answers: 街道纪检监察工委.", translated="text")
    )
    kind: HotlineKind | None = attrs.field(
        default=None,
        metadata=about("类型", "Kind", "supervision, enquiry, emergency or local.", needed=True),
    )
    phone: Phone = attrs.field(metadata=about("电话", "Phone", "The number to ring."))
    purpose: str | None = attrs.field(
        default=None,
        metadata=about(
            "管什么", "What it is for", "推诿、刁难、乱收费.", needed=True, translated="text"
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Theme:
    """主题: a subject that services are sorted by."""

    id: str = attrs.field(metadata=about("编号", "Id", "Short: housing.", pattern=ID_PATTERN))
    name: str = attrs.field(
        metadata=about("名称", "Name", "As people say it: 盖房子.", translated="text")
    )
    tile: str | None = attrs.field(
        default=None, metadata=about("单字", "Tile", "The one character printed on its tile: 房.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class LifeEvent:
    """一件事: what happens in a life, and the services it takes (高效办成一件事)."""

    id: str = attrs.field(metadata=about("编号", "Id", "Short: birth.", pattern=ID_PATTERN))
    name: str = attrs.field(
        metadata=about("名称", "Name", "As people say it: 生孩子.", translated="text")
    )
    tile: str | None = attrs.field(
        default=None, metadata=about("单字", "Tile", "The one character printed on its tile: 生.")
    )
    services: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "事项", "Services", "Ids, in the order to do them.", refers_to=("services",)
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class PinyinReading:
    """读音: how a word is read where the usual reading is wrong."""

    word: str = attrs.field(metadata=about("词", "Word", "The word: 六安."))
    reading: str = attrs.field(metadata=about("拼音", "Reading", "Syllables with spaces: lu an."))


@attrs.frozen(kw_only=True, weakref_slot=False)
class ExportJob:
    """导出任务: one line of what `bianmin build` makes."""

    exporter: str = attrs.field(
        metadata=about("导出器", "Exporter", "Its name: booklet.", visibility=_INTERNAL)
    )
    into: str | None = attrs.field(
        default=None,
        metadata=about(
            "文件夹",
            "Into",
            "Name of the subfolder; the exporter's name if absent.",
            visibility=_INTERNAL,
            pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        ),
    )
    translation: str | None = attrs.field(
        default=None,
        metadata=about(
            "译文",
            "Translation",
            "Make it in this language, one of the folders in translations/: en.",
            visibility=_INTERNAL,
        ),
    )
    options: Mapping[str, OptionValue] = attrs.field(
        factory=dict,
        metadata=about(
            "选项", "Options", "The exporter's own options by name.", visibility=_INTERNAL
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class RuleSetting:
    """规则设置: how this district treats one rule, and why."""

    code: str = attrs.field(
        metadata=about("规则", "Code", "The rule's code: BM201.", visibility=_INTERNAL)
    )
    severity: Severity | None = attrs.field(
        default=None,
        metadata=about(
            "轻重", "Severity", "blocks or warns; silenced if absent.", visibility=_INTERNAL
        ),
    )
    reason: str = attrs.field(
        metadata=about("理由", "Reason", "Why, in a sentence; required.", visibility=_INTERNAL)
    )
    subject: str | None = attrs.field(
        default=None,
        metadata=about(
            "只对",
            "Subject",
            "Id of the only service, office or officer it is about.",
            visibility=_INTERNAL,
        ),
    )
    until: dt.date | None = attrs.field(
        default=None,
        metadata=about(
            "到哪天为止", "Until", "After this day it holds no more.", visibility=_INTERNAL
        ),
    )

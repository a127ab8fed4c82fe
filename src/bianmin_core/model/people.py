"""Offices and the officers who work in them."""

from __future__ import annotations

import datetime as dt

import attrs

from bianmin_core.model.contact import Hours, Location, Note, Phone
from bianmin_core.model.labels import Visibility, about
from bianmin_core.model.terms import OfficeKind

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_INTERNAL = Visibility.INTERNAL


@attrs.frozen(kw_only=True, weakref_slot=False)
class RouteStop:
    """路线一站: one thing a person passes on the way to the window."""

    name: str = attrs.field(
        metadata=about(
            "站点", "Stop", "What one sees, at most 6 characters: 一楼大厅.", translated="text"
        )
    )
    detail: str | None = attrs.field(
        default=None,
        metadata=about("补充", "Detail", "At most 7 characters: 左手边.", translated="text"),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Office:
    """站所/社区: a body that residents go to."""

    id: str = attrs.field(
        metadata=about(
            "编号", "Id", "Permanent, short, lower case: civil-affairs.", pattern=ID_PATTERN
        )
    )
    name: str = attrs.field(
        metadata=about(
            "名称",
            "Name",
            "The name on the door (HSDS organization.name): 民政办公室.",
            translated="text",
        )
    )
    kind: OfficeKind | None = attrs.field(
        default=None,
        metadata=about("类型", "Kind", "Station, window, community or external body.", needed=True),
    )
    phones: tuple[Phone, ...] = attrs.field(
        default=(), metadata=about("电话", "Phones", "The office's own lines, most useful first.")
    )
    location: Location | None = attrs.field(
        default=None, metadata=about("地点", "Location", "Where its door is.")
    )
    duty_line: str | None = attrs.field(
        default=None,
        metadata=about(
            "一句话职责",
            "Duty in a line",
            "At most 9 characters: 低保、救助、养老.",
            translated="text",
        ),
    )
    hours: Hours | None = attrs.field(
        default=None, metadata=about("办公时间", "Hours", "When it is open.")
    )
    duties: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "职责", "Duties", "What it is there for, one sentence each.", translated="text"
        ),
    )
    route: tuple[RouteStop, ...] = attrs.field(
        default=(),
        metadata=about("怎么走到", "Route", "Three to five stops from the bus to the window."),
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about("也叫", "Aliases", "What residents call it: 老民政.", translated="own"),
    )
    parent: str | None = attrs.field(
        default=None,
        metadata=about(
            "上级站所", "Parent", "Id of the office it belongs to.", refers_to=("offices",)
        ),
    )
    credit_code: str | None = attrs.field(
        default=None,
        metadata=about(
            "统一社会信用代码",
            "Unified social credit code",
            "18 characters (GB 32100).",
            pattern=r"^[0-9A-HJ-NPQRTUWXY]{18}$",
        ),
    )
    households: int | None = attrs.field(
        default=None, metadata=about("户数", "Households", "Of a community: how many households.")
    )
    people: int | None = attrs.field(
        default=None, metadata=about("人口", "People", "Of a community: how many residents.")
    )
    notes: tuple[Note, ...] = attrs.field(
        default=(), metadata=about("备注", "Notes", "Remarks, each with its own visibility.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Post:
    """岗位: what somebody is in one office; services name posts, so they outlive a transfer."""

    id: str = attrs.field(
        metadata=about(
            "岗位编号", "Id", "Permanent: minzheng-1. Services refer to it.", pattern=ID_PATTERN
        )
    )
    office: str = attrs.field(
        metadata=about(
            "站所", "Office", "Id of the office the post belongs to.", refers_to=("offices",)
        )
    )
    title: str = attrs.field(
        metadata=about("岗位", "Title", "What the post is called: 社会救助专干.", translated="text")
    )
    duties: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "管什么",
            "Duties",
            "What people ask this post for, a few words each.",
            translated="text",
        ),
    )
    deputy_of: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "替谁的班（B 岗）",
            "Deputy of",
            "Ids of the posts it stands in for (AB岗).",
            refers_to=("posts",),
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Consent:
    """公开同意: that an officer agreed to the publication of a mobile number or photo."""

    given_on: dt.date = attrs.field(
        metadata=about("同意日期", "Given on", "The day it was given.", visibility=_INTERNAL)
    )
    record: str | None = attrs.field(
        default=None,
        metadata=about("凭据", "Record", "Where the signature is kept.", visibility=_INTERNAL),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Officer:
    """干部: a person, the posts they hold and how they are reached."""

    id: str = attrs.field(
        metadata=about("编号", "Id", "Permanent: li-mingfang.", pattern=ID_PATTERN)
    )
    name: str | None = attrs.field(
        default=None,
        metadata=about(
            "姓名",
            "Name",
            "Full name; absent where a projection withheld it and only the posts are shown.",
            needed=True,
        ),
    )
    name_pinyin: str | None = attrs.field(
        default=None,
        metadata=about(
            "姓名拼音", "Name in pinyin", "Where the usual reading is wrong: zha liangyong."
        ),
    )
    posts: tuple[Post, ...] = attrs.field(
        default=(), metadata=about("岗位", "Posts", "The posts held; one person may hold many.")
    )
    phones: tuple[Phone, ...] = attrs.field(
        default=(), metadata=about("电话", "Phones", "How this person is reached at work.")
    )
    photo: str | None = attrs.field(
        default=None, metadata=about("照片", "Photo", "Image file in the catalogue's folder.")
    )
    visibility: Visibility = attrs.field(
        default=Visibility.PUBLIC,
        metadata=about(
            "可见范围",
            "Visibility",
            "An officer below the audience is shown by post, without a name.",
        ),
    )
    consent: Consent | None = attrs.field(
        default=None,
        metadata=about(
            "公开同意",
            "Publication consent",
            "Needed to publish a personal mobile or a photo.",
            visibility=_INTERNAL,
        ),
    )
    notes: tuple[Note, ...] = attrs.field(
        default=(), metadata=about("备注", "Notes", "Remarks, each with its own visibility.")
    )

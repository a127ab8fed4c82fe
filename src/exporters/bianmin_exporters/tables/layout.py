"""Which tables there are, what identifies a row in each, and where its rows come from."""

from __future__ import annotations

from functools import cache

from bianmin_core import (
    Choice,
    Condition,
    District,
    Edition,
    Hotline,
    HoursException,
    Law,
    LegalBasis,
    LifeEvent,
    Material,
    Note,
    Office,
    Officer,
    OpeningHours,
    Paper,
    Phone,
    PinyinReading,
    Post,
    Question,
    RouteStop,
    Service,
    Situation,
    Step,
    Theme,
    When,
)
from bianmin_exporters.tables import sources
from bianmin_exporters.tables.columns import Column
from bianmin_exporters.tables.table import POSITION, Table, links, owned

_MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WHEN_TEXT = Column(
    name="when_text",
    title="适用情形（文字） / When, in words",
    meaning="When it applies, as a resident would say it; always if empty. Worked out.",
)
_LINK = Column(
    name="link",
    title="链接 / Link",
    meaning="What the service's QR code links to. Worked out.",
)
_SEASON = (
    Column(
        name="season",
        title="季节作息 / Season",
        meaning="Name of the season in which these hours hold instead: 夏季作息.",
    ),
    Column(
        name="season_starts",
        title="季节起 / Season starts",
        meaning="First day of the season as month-day; an ordinary week's hours if empty.",
        pattern=_MONTH_DAY,
    ),
    Column(
        name="season_ends",
        title="季节止 / Season ends",
        meaning="Last day of the season as month-day.",
        pattern=_MONTH_DAY,
    ),
)


@cache
def tables() -> tuple[Table, ...]:
    """Every table, in the order of the catalogue."""
    s = sources
    service = ("service",)
    anybody = ("office", "officer", "service")
    place = ("office", "service")
    return (
        owned("district", "辖区", "District", s.the("district"), model=District),
        owned("edition", "版次", "Edition", s.the("edition"), model=Edition),
        owned("offices", "站所", "Offices", s.each("offices"), model=Office, key=("id",)),
        owned(
            "route_stops",
            "怎么走到",
            "Routes",
            s.parts("offices", "office", "route"),
            by=("office",),
            model=RouteStop,
        ),
        owned("officers", "干部", "Officers", s.each("officers"), model=Officer, key=("id",)),
        owned("posts", "岗位", "Posts", s.posts, by=("officer",), model=Post, key=("id",)),
        links("deputies", "AB 岗", "Deputies", "post", "deputy_of", "deputy_of"),
        owned(
            "services",
            "事项",
            "Services",
            s.services,
            model=Service,
            key=("id",),
            computed=(_LINK,),
        ),
        links("handlers", "找谁", "Handlers", "service", "post", "handlers"),
        links("service_themes", "事项的主题", "Themes of services", "service", "theme", "themes"),
        links(
            "service_communities",
            "事项适用的社区",
            "Communities of services",
            "service",
            "community",
            "communities",
        ),
        owned(
            "legal_basis",
            "依据",
            "Legal basis",
            s.of_service("legal_basis"),
            by=service,
            model=LegalBasis,
        ),
        owned(
            "situations",
            "情形",
            "Situations",
            s.of_service("situations"),
            by=service,
            model=Situation,
            key=("service", "id"),
        ),
        owned(
            "choices",
            "情形的选项",
            "Choices",
            s.choices,
            by=service,
            part_of="situation",
            model=Choice,
            key=("service", "situation", "id"),
        ),
        owned(
            "conditions",
            "办理条件",
            "Conditions",
            s.of_service("conditions"),
            by=service,
            model=Condition,
            computed=(_WHEN_TEXT,),
        ),
        owned(
            "condition_when",
            "条件的适用情形",
            "When conditions apply",
            s.whens("conditions", "condition"),
            by=service,
            part_of="condition",
            model=When,
        ),
        owned(
            "materials",
            "带什么",
            "Materials",
            s.of_service("materials"),
            by=service,
            model=Material,
            computed=(_WHEN_TEXT,),
        ),
        owned(
            "material_when",
            "材料的适用情形",
            "When materials are needed",
            s.whens("materials", "material"),
            by=service,
            part_of="material",
            model=When,
        ),
        owned(
            "steps",
            "怎么走",
            "Steps",
            s.of_service("steps"),
            by=service,
            model=Step,
            computed=(_WHEN_TEXT,),
        ),
        owned(
            "step_when",
            "步骤的适用情形",
            "When steps apply",
            s.whens("steps", "step"),
            by=service,
            part_of="step",
            model=When,
        ),
        owned("faq", "常见问题", "Questions", s.of_service("faq"), by=service, model=Question),
        owned("phones", "电话", "Phones", s.phones, by=anybody, model=Phone),
        owned(
            "opening_hours",
            "办公时间",
            "Opening hours",
            s.opening_hours,
            by=place,
            model=OpeningHours,
            more=_SEASON,
        ),
        owned(
            "hours_exceptions",
            "例外日期",
            "Exceptions to hours",
            s.hours_exceptions,
            by=place,
            model=HoursException,
        ),
        owned("hotlines", "热线", "Hotlines", s.hotlines, model=Hotline, key=("id",)),
        owned("themes", "主题", "Themes", s.each("themes"), model=Theme, key=("id",)),
        owned(
            "life_events",
            "一件事",
            "Life events",
            s.each("life_events"),
            model=LifeEvent,
            key=("id",),
        ),
        links(
            "life_event_services",
            "一件事的事项",
            "Services of life events",
            "life_event",
            "service",
            "services",
        ),
        owned("papers", "通用材料", "Papers", s.each("papers"), model=Paper, key=("id",)),
        owned("laws", "法规", "Laws", s.each("laws"), model=Law, key=("id",)),
        owned("notes", "备注", "Notes", s.notes, by=anybody, model=Note),
        owned(
            "pinyin",
            "读音",
            "Readings",
            s.numbered("pinyin"),
            model=PinyinReading,
            more=(POSITION,),
        ),
    )

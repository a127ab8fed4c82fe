"""Phones, places and hours: how and when somebody is reached."""

from __future__ import annotations

import attrs

from bianmin_core.model.clock import ClockTime
from bianmin_core.model.labels import Visibility, about
from bianmin_core.model.terms import Datum, HolidayRule, PhoneKind, Weekday

MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Phone:
    """电话: a number as people write it, and who may see it."""

    number: str = attrs.field(
        metadata=about("号码", "Number", "The number as written, with area code: 0874-1234567.")
    )
    kind: PhoneKind | None = attrs.field(
        default=None,
        metadata=about("类型", "Kind", "Landline, mobile, hotline or short; worked out if absent."),
    )
    e164: str | None = attrs.field(
        default=None,
        metadata=about(
            "国际格式",
            "E.164",
            "The number as a machine dials it (ITU-T E.164): +868741234567. Exports fill it in.",
            pattern=r"^\+[0-9]{4,15}$",
        ),
    )
    extension: str | None = attrs.field(
        default=None,
        metadata=about("分机", "Extension", "What to dial after the number answers: 8012."),
    )
    purpose: str | None = attrs.field(
        default=None,
        metadata=about(
            "用途",
            "Purpose",
            "When to ring this one rather than another: 夜间、周末值班.",
            translated="text",
        ),
    )
    visibility: Visibility = attrs.field(
        default=Visibility.PUBLIC,
        metadata=about(
            "可见范围", "Visibility", "public: anywhere; print: on paper only; internal: never."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Note:
    """备注: a remark for colleagues, internal unless it says otherwise."""

    text: str = attrs.field(metadata=about("内容", "Text", "The remark itself."))
    visibility: Visibility = attrs.field(
        default=Visibility.INTERNAL,
        metadata=about(
            "可见范围", "Visibility", "public: anywhere; print: on paper only; internal: never."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Location:
    """地点: where to go, down to the window."""

    address: str = attrs.field(
        metadata=about(
            "地址",
            "Address",
            "Street and number, or village and place (HSDS address_1).",
            translated="text",
        )
    )
    building: str | None = attrs.field(
        default=None,
        metadata=about("楼栋", "Building", "Which building: 便民服务中心.", translated="text"),
    )
    floor: str | None = attrs.field(
        default=None,
        metadata=about(
            "楼层", "Floor", "Which floor, as the lift says it: 一楼.", translated="text"
        ),
    )
    room: str | None = attrs.field(
        default=None, metadata=about("房间", "Room", "Which room: 205 室.", translated="text")
    )
    window: str | None = attrs.field(
        default=None,
        metadata=about("窗口", "Window", "Which window or counter: 3 号窗口.", translated="text"),
    )
    landmark: str | None = attrs.field(
        default=None,
        metadata=about(
            "标志物", "Landmark", "What people see first: 农贸市场对面.", translated="text"
        ),
    )
    bus: str | None = attrs.field(
        default=None,
        metadata=about("公交", "Bus", "Line and stop: 12 路柳湾街站.", translated="text"),
    )
    step_free: bool | None = attrs.field(
        default=None,
        metadata=about("无障碍", "Step-free access", "Whether a wheelchair gets to the window."),
    )
    lat: float | None = attrs.field(
        default=None, metadata=about("纬度", "Latitude", "Degrees north, in the datum named.")
    )
    lon: float | None = attrs.field(
        default=None, metadata=about("经度", "Longitude", "Degrees east, in the datum named.")
    )
    datum: Datum | None = attrs.field(
        default=None,
        metadata=about(
            "坐标系", "Datum", "GCJ-02 (Chinese maps) or WGS 84; 500 m lie between them."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class OpeningHours:
    """开门时段: one span of time on some days of the week; a lunch break makes two of them."""

    days: tuple[Weekday, ...] = attrs.field(
        metadata=about("星期", "Days", "The days it holds for: [mon, tue, wed, thu, fri].")
    )
    opens: ClockTime = attrs.field(
        metadata=about("开门", "Opens", "Time of day the door opens: 08:30.")
    )
    closes: ClockTime = attrs.field(
        metadata=about("关门", "Closes", "Time of day the door closes: 12:00; 24:00 is allowed.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Season:
    """季节作息: other weekly hours for a part of each year."""

    name: str | None = attrs.field(
        default=None,
        metadata=about("名称", "Name", "What people call it: 夏季作息.", translated="text"),
    )
    starts: str = attrs.field(
        metadata=about("起", "Starts", "First day as month-day: 05-01.", pattern=MONTH_DAY)
    )
    ends: str = attrs.field(
        metadata=about("止", "Ends", "Last day as month-day: 09-30.", pattern=MONTH_DAY)
    )
    weekly: tuple[OpeningHours, ...] = attrs.field(
        metadata=about("每周时间", "Weekly hours", "The hours that hold in this season.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class HoursException:
    """例外日期: a day, or some days in a row, that differ from the weekly hours."""

    date: str = attrs.field(
        metadata=about(
            "日期", "Date", "The first day: 2026-10-01.", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        )
    )
    until: str | None = attrs.field(
        default=None,
        metadata=about(
            "到",
            "Until",
            "The last day, if more than one.",
            pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        ),
    )
    opens: ClockTime | None = attrs.field(
        default=None, metadata=about("开门", "Opens", "Opening time on that day; closed if absent.")
    )
    closes: ClockTime | None = attrs.field(
        default=None, metadata=about("关门", "Closes", "Closing time on that day.")
    )
    reason: str | None = attrs.field(
        default=None,
        metadata=about("原因", "Reason", "What people are told: 国庆节放假.", translated="text"),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Hours:
    """办公时间: when the door is open."""

    weekly: tuple[OpeningHours, ...] = attrs.field(
        default=(), metadata=about("每周时间", "Weekly hours", "The hours of an ordinary week.")
    )
    seasonal: tuple[Season, ...] = attrs.field(
        default=(), metadata=about("季节作息", "Seasonal hours", "Summer and winter hours.")
    )
    exceptions: tuple[HoursException, ...] = attrs.field(
        default=(),
        metadata=about("例外日期", "Exceptions", "Holidays and make-up workdays (调休) by date."),
    )
    holidays: HolidayRule | None = attrs.field(
        default=None,
        metadata=about("节假日安排", "Public holidays", "What holds on public holidays."),
    )
    by_appointment: bool = attrs.field(
        default=False,
        metadata=about("需预约", "By appointment", "Whether one must ring or book before coming."),
    )
    note: str | None = attrs.field(
        default=None,
        metadata=about(
            "说明", "Note", "What else to know: 赶集天（逢五）中午不休息.", translated="text"
        ),
    )

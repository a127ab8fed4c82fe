"""The closed lists of words the model uses, each with its Chinese term."""

from __future__ import annotations

from bianmin_core.model.labels import Term


class OfficeKind(Term):
    """站所类型."""

    STATION = "station", "站所", "station"
    WINDOW = "window", "窗口", "service window"
    COMMUNITY = "community", "社区", "community"
    EXTERNAL = "external", "驻外单位", "external body"


class ServiceKind(Term):
    """事项类型, as the national list of government services names them."""

    LICENCE = "licence", "行政许可", "administrative licence"
    CONFIRMATION = "confirmation", "行政确认", "administrative confirmation"
    PAYMENT = "payment", "行政给付", "administrative payment"
    REWARD = "reward", "行政奖励", "administrative reward"
    ADJUDICATION = "adjudication", "行政裁决", "administrative adjudication"
    LEVY = "levy", "行政征收", "administrative levy"
    INSPECTION = "inspection", "行政检查", "administrative inspection"
    OTHER_POWER = "other-power", "其他行政权力", "other administrative power"
    PUBLIC_SERVICE = "public-service", "公共服务", "public service"


class HandlingType(Term):
    """办件类型."""

    IMMEDIATE = "immediate", "即办件", "done on the spot"
    PROMISED = "promised", "承诺件", "done within a promised time"


class ServiceScope(Term):
    """通办范围: where else the service can be asked for."""

    OFFICE = "office", "仅本站所", "this office only"
    DISTRICT = "district", "全街道", "whole subdistrict"
    COUNTY = "county", "全县", "whole county"
    CITY = "city", "全市", "whole prefecture"
    PROVINCE = "province", "全省", "whole province"
    NATION = "nation", "全国", "whole country"


class Channel(Term):
    """办理渠道."""

    WINDOW = "window", "窗口办", "at the window"
    ONLINE = "online", "网上办", "online"
    PHONE = "phone", "电话办", "by phone"
    POST = "post", "邮寄办", "by post"
    SELF_SERVICE = "self-service", "自助机办", "self-service machine"
    HOME_VISIT = "home-visit", "上门办", "at your home"


class ServiceStatus(Term):
    """事项状态."""

    ACTIVE = "active", "在办", "active"
    DRAFT = "draft", "草稿", "draft"
    SUSPENDED = "suspended", "暂停办理", "suspended"
    RETIRED = "retired", "已取消", "retired"


class PhoneKind(Term):
    """电话类型."""

    LANDLINE = "landline", "座机", "landline"
    MOBILE = "mobile", "手机", "mobile"
    HOTLINE = "hotline", "热线", "hotline"
    SHORT = "short", "短号", "short number"


class HotlineKind(Term):
    """热线类型."""

    SUPERVISION = "supervision", "监督", "supervision"
    ENQUIRY = "enquiry", "咨询", "enquiry"
    EMERGENCY = "emergency", "紧急", "emergency"
    LOCAL = "local", "本地", "local"


class TimeUnit(Term):
    """时限单位."""

    ON_THE_SPOT = "on-the-spot", "当场", "on the spot"
    HOUR = "hour", "小时", "hours"
    WORKDAY = "workday", "工作日", "working days"
    DAY = "day", "自然日", "calendar days"
    MONTH = "month", "个月", "months"


class Actor(Term):
    """步骤由谁做."""

    CITIZEN = "citizen", "您", "you"
    OFFICE = "office", "我们", "the office"


class Weekday(Term):
    """星期."""

    MONDAY = "mon", "周一", "Monday"
    TUESDAY = "tue", "周二", "Tuesday"
    WEDNESDAY = "wed", "周三", "Wednesday"
    THURSDAY = "thu", "周四", "Thursday"
    FRIDAY = "fri", "周五", "Friday"
    SATURDAY = "sat", "周六", "Saturday"
    SUNDAY = "sun", "周日", "Sunday"


class HolidayRule(Term):
    """节假日安排: what happens on public holidays and make-up workdays (调休)."""

    CLOSED = (
        "closed",
        "节假日不上班，调休上班日照常",
        "closed on holidays, open on make-up workdays",
    )
    OPEN = "open", "节假日照常", "open on holidays too"
    ON_DUTY = "on-duty", "节假日有人值班", "somebody on duty on holidays"


class Datum(Term):
    """坐标系: which datum a latitude and longitude are in."""

    GCJ02 = "gcj02", "国测局坐标（GCJ-02）", "GCJ-02"
    WGS84 = "wgs84", "WGS84 坐标", "WGS 84"


class Severity(Term):
    """问题轻重."""

    BLOCKS = "blocks", "不能发布", "blocks"
    WARNS = "warns", "要留意", "warns"

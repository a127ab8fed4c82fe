"""A service and the five questions it answers: 办什么, 带什么, 找谁, 去哪, 打哪."""

from __future__ import annotations

import datetime as dt

import attrs

from bianmin_core.model.contact import Hours, Location, Note, Phone
from bianmin_core.model.labels import Visibility, about
from bianmin_core.model.law import LegalBasis
from bianmin_core.model.material import Material
from bianmin_core.model.people import ID_PATTERN
from bianmin_core.model.situation import Situation, When
from bianmin_core.model.terms import (
    Actor,
    Channel,
    HandlingType,
    ServiceKind,
    ServiceScope,
    ServiceStatus,
    TimeUnit,
)

MONEY_PATTERN = r"^[0-9]+(\.[0-9]{1,2})?$"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Condition:
    """条件: what must hold before one may ask for the service."""

    text: str = attrs.field(
        metadata=about("内容", "Text", "One condition a sentence.", translated="text")
    )
    when: tuple[When, ...] = attrs.field(
        default=(), metadata=about("适用情形", "When", "All of these must hold; always if empty.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Duration:
    """时长: a number and its unit; 当场 (on the spot) needs no number."""

    value: int | None = attrs.field(
        default=None, metadata=about("数", "Value", "How many; absent for 当场.")
    )
    unit: TimeUnit | None = attrs.field(
        default=None,
        metadata=about("单位", "Unit", "Working days, calendar days, …; never guessed."),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class TimeLimit:
    """办理时限: what the office promises and what the law allows."""

    promised: Duration | None = attrs.field(
        default=None, metadata=about("承诺时限", "Promised", "What the office promises.")
    )
    legal: Duration | None = attrs.field(
        default=None, metadata=about("法定时限", "Legal", "What the law allows at most.")
    )
    note: str | None = attrs.field(
        default=None,
        metadata=about(
            "说明", "Note", "What the time does not include: 公示 7 天不计入.", translated="text"
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Fee:
    """收费."""

    free: bool | None = attrs.field(
        default=None, metadata=about("不收费", "Free", "Whether nothing is charged.")
    )
    amount: str | None = attrs.field(
        default=None,
        metadata=about("金额", "Amount", "In yuan: 20 or 4.50.", pattern=MONEY_PATTERN),
    )
    standard: str | None = attrs.field(
        default=None,
        metadata=about(
            "标准",
            "Standard",
            "What is charged for what: 首次 20 元，补领 40 元.",
            translated="text",
        ),
    )
    basis: str | None = attrs.field(
        default=None,
        metadata=about(
            "收费依据", "Basis", "The document that allows the charge.", translated="text"
        ),
    )
    reductions: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about("减免", "Reductions", "Who pays less or nothing.", translated="text"),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Step:
    """步骤: one thing that happens, and who does it."""

    order: int = attrs.field(metadata=about("序号", "Order", "1, 2, 3 … without gaps."))
    actor: Actor | None = attrs.field(
        default=None, metadata=about("谁做", "Actor", "citizen (您) or office (我们).")
    )
    text: str = attrs.field(
        metadata=about(
            "做什么", "Text", "One sentence, without 您 or 我们 at its head.", translated="text"
        )
    )
    place: str | None = attrs.field(
        default=None,
        metadata=about(
            "在哪里", "Place", "Where, if not at the service's own window.", translated="text"
        ),
    )
    duration: Duration | None = attrs.field(
        default=None, metadata=about("多久", "Duration", "How long it takes.")
    )
    when: tuple[When, ...] = attrs.field(
        default=(), metadata=about("适用情形", "When", "All of these must hold; always if empty.")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Question:
    """常见问题."""

    question: str = attrs.field(
        metadata=about("问", "Question", "As residents ask it.", translated="text")
    )
    answer: str = attrs.field(metadata=about("答", "Answer", "In plain words.", translated="text"))


@attrs.frozen(kw_only=True, weakref_slot=False)
class Service:
    """事项: one thing an office does for a resident (CPSV-AP PublicService)."""

    id: str = attrs.field(
        metadata=about(
            "编号",
            "Id",
            "Permanent, short, lower case; printed QR codes carry it: newborn-registration.",
            pattern=ID_PATTERN,
        )
    )
    name: str = attrs.field(
        metadata=about("名称", "Name", "The official name (CPSV-AP dct:title).", translated="text")
    )
    short_name: str | None = attrs.field(
        default=None,
        metadata=about("简称", "Short name", "At most 8 characters: 新生儿落户.", translated="own"),
    )
    kind: ServiceKind | None = attrs.field(
        default=None, metadata=about("事项类型", "Kind", "行政许可 … 公共服务.", needed=True)
    )
    office: str = attrs.field(
        metadata=about(
            "站所", "Office", "Id of the office that answers for it.", refers_to=("offices",)
        )
    )
    audience: str | None = attrs.field(
        default=None,
        metadata=about(
            "给谁办", "For whom", "Who may ask for it (CPSV-AP audience).", translated="text"
        ),
    )
    outcome: str | None = attrs.field(
        default=None,
        metadata=about("能得到", "Outcome", "What one gets (CPSV-AP produces).", translated="text"),
    )
    time_limit: TimeLimit | None = attrs.field(
        default=None, metadata=about("几天办好", "Time limit", "Promised and legal time.")
    )
    fee: Fee | None = attrs.field(
        default=None,
        metadata=about("收不收钱", "Fee", "Free, or how much and why (CPSV-AP hasCost)."),
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about("也叫", "Aliases", "What residents really say: 低保.", translated="own"),
    )
    keywords: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about("关键词", "Keywords", "More words to find it by.", translated="own"),
    )
    themes: tuple[str, ...] = attrs.field(
        default=(), metadata=about("主题", "Themes", "Ids of themes.", refers_to=("themes",))
    )
    basic_code: str | None = attrs.field(
        default=None, metadata=about("基本编码", "Basic code", "The national list's code.")
    )
    implementation_code: str | None = attrs.field(
        default=None, metadata=about("实施编码", "Implementation code", "The local list's code.")
    )
    legal_basis: tuple[LegalBasis, ...] = attrs.field(
        default=(), metadata=about("依据", "Legal basis", "Laws and documents it rests on.")
    )
    channels: tuple[Channel, ...] = attrs.field(
        default=(), metadata=about("办理渠道", "Channels", "At the window, online, by post, ….")
    )
    visits: int | None = attrs.field(
        default=None, metadata=about("跑几趟", "Visits", "How often one has to come; 0 if never.")
    )
    visits_reason: str | None = attrs.field(
        default=None,
        metadata=about(
            "为什么不止一趟", "Why more than one", "Said to the resident.", translated="text"
        ),
    )
    handling_type: HandlingType | None = attrs.field(
        default=None, metadata=about("办件类型", "Handling type", "即办件 or 承诺件.")
    )
    scope: ServiceScope | None = attrs.field(
        default=None, metadata=about("通办范围", "Scope", "Where else it can be asked for.")
    )
    communities: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "适用社区",
            "Communities",
            "Ids of the communities it is for; all if none.",
            refers_to=("offices",),
        ),
    )
    tolerated_gaps: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "容缺",
            "Tolerated gaps",
            "What may be handed in later, and until when.",
            translated="text",
        ),
    )
    by_post: bool | None = attrs.field(
        default=None,
        metadata=about("可邮寄", "By post", "Whether papers and results may go by post."),
    )
    by_proxy: bool | None = attrs.field(
        default=None, metadata=about("可代办", "By proxy", "Whether somebody else may come.")
    )
    by_appointment: bool | None = attrs.field(
        default=None, metadata=about("需预约", "By appointment", "Whether to book before coming.")
    )
    situations: tuple[Situation, ...] = attrs.field(
        default=(),
        metadata=about("情形", "Situations", "Questions whose answers change what to bring."),
    )
    conditions: tuple[Condition, ...] = attrs.field(
        default=(), metadata=about("办理条件", "Conditions", "What must hold.")
    )
    materials: tuple[Material, ...] = attrs.field(
        default=(), metadata=about("带什么", "Materials", "What to bring.")
    )
    nothing_to_bring: bool = attrs.field(
        default=False,
        metadata=about(
            "什么都不用带", "Nothing to bring", "Says so on purpose; an empty list alone does not."
        ),
    )
    steps: tuple[Step, ...] = attrs.field(
        default=(), metadata=about("怎么走", "Steps", "What happens, in order.")
    )
    handlers: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "找谁", "Handlers", "Ids of the posts that handle it.", refers_to=("posts",)
        ),
    )
    location: Location | None = attrs.field(
        default=None,
        metadata=about("地点", "Location", "Where to go, if not the office's own place."),
    )
    hours: Hours | None = attrs.field(
        default=None, metadata=about("办理时间", "Hours", "When, if not the office's own hours.")
    )
    phones: tuple[Phone, ...] = attrs.field(
        default=(),
        metadata=about("电话", "Phones", "Whom to ring first, if not the office's own line."),
    )
    online_url: str | None = attrs.field(
        default=None, metadata=about("网址", "Online at", "Where it is done online, https.")
    )
    faq: tuple[Question, ...] = attrs.field(
        default=(), metadata=about("常见问题", "Questions", "What people really ask.")
    )
    status: ServiceStatus = attrs.field(
        default=ServiceStatus.ACTIVE,
        metadata=about(
            "状态", "Status", "A draft is never published; a retired one is not printed."
        ),
    )
    effective_from: dt.date | None = attrs.field(
        default=None, metadata=about("生效日期", "Effective from", "First day it can be asked for.")
    )
    expires_on: dt.date | None = attrs.field(
        default=None, metadata=about("失效日期", "Expires on", "Last day it can be asked for.")
    )
    replaced_by: str | None = attrs.field(
        default=None,
        metadata=about(
            "由哪个代替", "Replaced by", "Id of its successor.", refers_to=("services",)
        ),
    )
    reviewed_on: dt.date | None = attrs.field(
        default=None, metadata=about("核对日期", "Reviewed on", "When the station last checked it.")
    )
    reviewed_by: str | None = attrs.field(
        default=None,
        metadata=about("核对人", "Reviewed by", "Who checked it.", visibility=Visibility.INTERNAL),
    )
    notes: tuple[Note, ...] = attrs.field(
        default=(), metadata=about("备注", "Notes", "Remarks, each with its own visibility.")
    )

    def materials_for(self, **answers: object) -> tuple[Material, ...]:
        """Return what a person in the situation described must bring, in the list's order.

        Args:
            **answers: Answers by situation id, underscores for hyphens: `by_proxy=True`,
                `income="farm"`. True and False stand for "yes" and "no"; a yes/no situation
                not named counts as "no".

        Raises:
            ValueError: An answer names no situation of this service, or no answer it takes.
        """
        given = self._answers(answers)
        return tuple(m for m in self.materials if _holds(m.when, given))

    def steps_for(self, **answers: object) -> tuple[Step, ...]:
        """Return the steps a person in the situation described goes through.

        Args and errors are those of `materials_for`.
        """
        given = self._answers(answers)
        return tuple(s for s in self.steps if _holds(s.when, given))

    def _answers(self, answers: dict[str, object]) -> dict[str, str]:
        known = {s.id: s for s in self.situations}
        given = {s.id: "no" for s in self.situations if not s.choices}
        for key, value in answers.items():
            name = key.replace("_", "-")
            if name not in known:
                raise ValueError(
                    f"服务「{self.name}」没有情形 {name}；有的是：{'、'.join(known) or '无'} "
                    f"(service {self.id} has no situation {name})"
                )
            answer = (
                {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            )
            if answer not in known[name].answers:
                raise ValueError(
                    f"情形 {name} 的答案只能是 {'、'.join(known[name].answers)}，不能是 {answer!r} "
                    f"(situation {name} does not take this answer)"
                )
            given[name] = str(answer)
        return given


def _holds(when: tuple[When, ...], given: dict[str, str]) -> bool:
    return all(given.get(w.situation) in w.answers for w in when)

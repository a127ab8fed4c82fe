"""The catalogue's own settings of rules: a silence needs a reason, an end, and something to silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding


@attrs.frozen(kw_only=True)
class SettingWithoutReason(Finding):
    """A rule is silenced or made milder, and nothing says why.

    Who comes after can't tell a considered exception from a trip that somebody did not want to see.
    """

    rule: str

    code: ClassVar[str] = "BM901"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("规则设置没有理由", "Rule setting without a reason")
    message: ClassVar[Text] = Text(
        "对 {rule} 的设置没有写理由", "the setting for {rule} gives no reason"
    )
    why: ClassVar[Text] = Text(
        "不写理由，接手的人分不清这是想好的例外，还是有人不想看见的白跑。",
        "Who comes after can't tell a considered exception from a trip nobody wanted to see.",
    )
    fix: ClassVar[Text] = Text(
        "在 reason 写一句为什么；说不出来，就删掉这条设置，把问题改好。",
        "Say why in reason; if there is no saying why, remove the setting and mend what it hides.",
    )
    failing: ClassVar[str] = """
        rules: [{code: BM402, severity: warns, reason: ""}]
    """
    passing: ClassVar[str] = """
        rules: [{code: BM402, severity: warns, reason: 节假日安排等上级通知}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for reasons that hold nothing but blanks."""
        for index, setting in enumerate(context.source.rules):
            if not setting.reason.strip():
                yield cls(path=("rules", index, "reason"), rule=setting.code)


@attrs.frozen(kw_only=True)
class SettingExpired(Finding):
    """A setting's last day is over, so that what it kept quiet is told again.

    What was to be mended by that day is perhaps still what sends people home.
    """

    rule: str
    until: dt.date

    code: ClassVar[str] = "BM902"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("规则设置过期了", "Rule setting has expired")
    message: ClassVar[Text] = Text(
        "对 {rule} 的设置只到 {until}，已经过期，这条规则又照常报了",
        "the setting for {rule} held until {until}; since then the rule speaks as usual",
    )
    why: ClassVar[Text] = Text(
        "说好到那天改好的事，可能还没有改，来的人照样白跑。",
        "What was to be mended by that day is perhaps still what sends people home.",
    )
    fix: ClassVar[Text] = Text(
        "问题改好了就删掉这条设置；还没改好，写明新的日期 until 和理由。",
        "Remove the setting if the matter is mended; if not, write a new until and the reason.",
    )
    failing: ClassVar[str] = """
        rules: [{code: BM402, reason: 假期安排下周定, until: 2025-12-31}]
    """
    passing: ClassVar[str] = """
        rules: [{code: BM402, reason: 假期安排下周定, until: 2999-12-31}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare each setting's last day with the day the catalogue is judged on."""
        for index, setting in enumerate(context.source.rules):
            if setting.until is not None and setting.until < context.as_of:
                yield cls(path=("rules", index, "until"), rule=setting.code, until=setting.until)


@attrs.frozen(kw_only=True)
class SilenceWithoutUse(Finding):
    """A silence silences nothing: its rule or subject does not exist, or finds nothing any more.

    Once the same fault comes back, it is hidden without anybody having decided that.
    """

    rule: str
    cause: Text

    code: ClassVar[str] = "BM903"
    severity: ClassVar[Severity] = Severity.WARNS
    last: ClassVar[bool] = True
    title: ClassVar[Text] = Text("静默没有用上", "Silence that silences nothing")
    message: ClassVar[Text] = Text(
        "对 {rule} 的静默没有用上：{cause}", "the silence of {rule} is of no use: {cause}"
    )
    why: ClassVar[Text] = Text(
        "留着它，同样的毛病再犯时没有人看得见，又有人白跑。",
        "Once the same fault comes back, it is hidden without anybody having decided that.",
    )
    fix: ClassVar[Text] = Text(
        "删掉这条设置；写错了编号或对象，就改对。",
        "Remove the setting; or mend its code or subject if that is misspelt.",
    )
    failing: ClassVar[str] = """
        rules: [{code: BM402, reason: 假期安排等通知}]
    """
    passing: ClassVar[str] = """
        rules: [{code: BM402, severity: warns, reason: 假期安排等通知}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for silences in force that no finding fell under."""
        for index, setting in enumerate(context.source.rules):
            over = setting.until is not None and setting.until < context.as_of
            if setting.severity is not None or over or setting.code == cls.code:
                continue
            if any(setting is used for used in context.used):
                continue
            if setting.code not in context.codes:
                cause = Text("没有这条规则", "there is no such rule")
            elif setting.subject is None:
                cause = Text("现在没有这样的问题", "nothing of the kind is found")
            else:
                cause = Text(
                    f"{setting.subject} 现在没有这样的问题",
                    f"nothing of the kind is found at {setting.subject}",
                )
            yield cls(path=("rules", index), rule=setting.code, cause=cause)

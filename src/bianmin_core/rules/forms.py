"""Forms: codes, dates and amounts that are written as their field asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Self

import attrs
from stdnum.cn import uscc

from bianmin_core.model.labels import Text
from bianmin_core.model.people import Office
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding, Path
from bianmin_core.rules.identity import entities


@cache
def _patterned(cls: Any) -> tuple[tuple[ModelField, re.Pattern[str] | None], ...]:
    """The fields with a pattern of their own, and those that hold objects with some."""
    found: list[tuple[ModelField, re.Pattern[str] | None]] = []
    for f in model_fields(cls):
        if f.info.pattern is not None and f.name != "id":
            found.append((f, re.compile(f.info.pattern)))
        elif attrs.has(f.inner) and _patterned(f.inner):
            found.append((f, None))
    return tuple(found)


def _unfitting(value: Any, path: Path) -> Iterator[tuple[Path, ModelField, str]]:
    """Yield (path, field, text) for every text inside a model object that breaks its pattern."""
    cls: Any = type(value)
    for field, pattern in _patterned(cls):
        held = getattr(value, field.name)
        if held is None:
            continue
        items = list(enumerate(held)) if field.is_list else [(None, held)]
        for index, item in items:
            here = (*path, field.name) if index is None else (*path, field.name, index)
            if pattern is None:
                yield from _unfitting(item, here)
            elif pattern.search(item) is None:
                yield here, field, item


@attrs.frozen(kw_only=True)
class MalformedValue(Finding):
    """A code, date or amount is not written as its field asks.

    「5-1」 as the first day of summer hours, or 「20元」 as an amount, is read wrongly or not at all.
    """

    value: str
    label: Text
    pattern: str

    code: ClassVar[str] = "BM105"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("写法不合格式", "Malformed value")
    message: ClassVar[Text] = Text(
        "{label}写的是「{value}」，不合格式", "{label} is {value!r}, which is not of its form"
    )
    why: ClassVar[Text] = Text(
        "日期、区号、金额写走了样，印出来和机器读到的就不是一回事，人会跑错日子、带错钱。",
        "A date or an amount that is written otherwise is read otherwise: the wrong day, the wrong sum.",
    )
    fix: ClassVar[Text] = Text(
        "照 docs/catalogue-format.md 里这一栏的例子写，例如 05-01、0874、20。",
        "Write it as the field's example in docs/catalogue-format.md: 05-01, 0874, 20.",
    )
    failing: ClassVar[str] = """
        district: {area_code: "874"}
    """
    passing: ClassVar[str] = """
        district: {area_code: "0872"}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare every text with the pattern of its field, ids aside."""
        singles: list[tuple[Path, Any]] = [
            (("district",), context.catalogue.district),
            (("edition",), context.catalogue.edition),
        ]
        for path, entity in (*singles, *entities(context)):
            for where, field, value in _unfitting(entity, path):
                yield cls(
                    path=where,
                    value=value,
                    label=field.info.label,
                    pattern=field.info.pattern or "",
                )


@attrs.frozen(kw_only=True)
class CreditCodeCheckDigit(Finding):
    """The check digit of a unified social credit code does not fit the rest.

    Banks and hospitals look the office up by it; a receipt or letter with a wrong one is sent back.
    """

    value: str
    expected: str

    code: ClassVar[str] = "BM107"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("统一社会信用代码校验不过", "Credit code fails its check digit")
    message: ClassVar[Text] = Text(
        "统一社会信用代码 {value} 有错：照前 17 位算，末位应是 {expected}",
        "credit code {value} is wrong: by its first 17 characters it ends in {expected}",
    )
    why: ClassVar[Text] = Text(
        "开发票、转账、核对公章都要用它，抄错一位，单位给的证明就被退回来重开。",
        "Invoices, transfers and seals are checked against it; a slip sends people back for another.",
    )
    fix: ClassVar[Text] = Text(
        "照单位的《统一社会信用代码证书》重新抄一遍，末位之外的数字也可能抄错。",
        "Copy it again from the office's certificate; the slip may be in any of its characters.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, credit_code: 11530322MB00000007}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, credit_code: 11530322MB0000000A}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Work out the last character of each office's code; BM105 tells of one ill written."""
        form = next(p for f, p in _patterned(Office) if f.name == "credit_code")
        for path, office in context.keyed("offices"):
            held = office.credit_code
            if held is None or form is None or form.search(held) is None:
                continue
            expected = uscc.calc_check_digit(held)
            if held[-1] != expected:
                yield cls(path=(*path, "credit_code"), value=held, expected=expected)

"""Fees: whether it costs something, and by what right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.service import (
    Fee,
)
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

# An amount is told from nothing by any figure but 0, however else it is written.
_MONEY = re.compile(r"[1-9１-９]")
_SAYS_FREE = re.compile(r"(?:免费|免收|不收)费?用?[。！]?")


@attrs.frozen(kw_only=True)
class FreeWithAmount(Finding):
    """A service is said to be free and has an amount.

    Whoever believes the first stands at the window without the money.
    """

    amount: str

    code: ClassVar[str] = "BM321"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("又说不收费又写了金额", "Free with an amount")
    message: ClassVar[Text] = Text(
        "写了不收费（free: true），又写着金额 {amount} 元",
        "is said to be free (free: true), yet the amount is {amount} yuan",
    )
    why: ClassVar[Text] = Text(
        "信了不收费的人没带钱，到窗口办不成，还得回去拿。",
        "Whoever believes that it is free comes without the money and has to go and get it.",
    )
    fix: ClassVar[Text] = Text(
        "不收费就删掉 amount；收费就写 free: false，再写标准和依据；只有一部分人不收的，写在 reductions。",
        "Leave amount out, or write free: false with standard and basis; who is exempt goes in reductions.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, fee: {free: true, amount: "4.50"}}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, fee: {free: true, amount: "0.00"}}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare free with amount."""
        for path, service in context.services:
            fee = service.fee
            if fee is not None and fee.free and fee.amount and _MONEY.search(fee.amount):
                yield cls(path=(*path, "fee", "amount"), amount=fee.amount)


def _is_charged(fee: Fee) -> bool:
    """Whether it costs something that is said; how much is left open is BM203's to tell."""
    if fee.free:
        return False
    if fee.amount and _MONEY.search(fee.amount):
        return True
    standard = (fee.standard or "").strip()
    return bool(standard) and _SAYS_FREE.fullmatch(standard) is None


@attrs.frozen(kw_only=True)
class ChargeWithoutBasis(Finding):
    """A charge does not say for what it is taken, or which document allows it.

    Nobody can tell how much to bring for two copies, or whether the charge is lawful.
    """

    missing: tuple[Text, ...]

    code: ClassVar[str] = "BM322"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("收费没写标准或依据", "Charge without standard or basis")
    message: ClassVar[Text] = Text("要收费，但没有写{missing}", "is charged for, without {missing}")
    why: ClassVar[Text] = Text(
        "不知道按本收还是按页收，钱可能带不够；没有依据的收费，来的人会先去问、去告，再来办。",
        "By the copy or by the page? The money may not do, and a charge without basis is disputed first.",
    )
    fix: ClassVar[Text] = Text(
        "在 standard 写按什么收多少，例如 首次 20 元，补领 40 元；在 basis 写哪个文件准许收。",
        "Say in standard what is charged for what, and in basis which document allows it.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, fee: {free: false, amount: "20", standard: 每本 20 元}}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            fee: {free: false, standard: 每本 20 元, basis: 发改价格〔2003〕2322 号}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at standard and basis of what costs something."""
        for path, service in context.services:
            fee = service.fee
            if fee is None or not _is_charged(fee):
                continue
            missing = []
            if not (fee.standard or "").strip():
                missing.append(Text("收费标准", "its standard"))
            if not (fee.basis or "").strip():
                missing.append(Text("收费依据", "its basis"))
            if missing:
                yield cls(path=(*path, "fee"), missing=tuple(missing))

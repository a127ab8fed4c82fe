"""Wording: text that says nothing because somebody meant to fill it in later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

# Two signs alone stand for something left open; X in a word such as X光, or 某些, does not.
# Each begins with one character and looks behind it afterwards: a pattern that begins with a
# choice, or with a look behind, takes ten times as long to find nothing.
_PLACEHOLDERS = tuple(
    re.compile(pattern)
    for pattern in (
        *(rf"{x}(?<![A-Za-z0-9]{x})[XxＸｘ]+(?![A-Za-z0-9])" for x in "XxＸｘ"),
        *(rf"{x}(?<![A-Za-z0-9]{x})(?=[街路号室楼县镇乡村]|社区|街道)" for x in "XxＸｘ×"),
        *(rf"{sign}[×╳✕]+" for sign in "×╳✕"),
        *(rf"{sign}[○◯〇●]{{2,}}" for sign in "○◯〇●"),
        *(rf"{sign}[?？]{{2,}}" for sign in (r"\?", "？")),
        r"___+",
        r"＿＿+",
        r"某某",
        r"待(?<![等期]待)(?:补充|填写|填报|完善|确定|核实|定)(?=$|[\s，。；、）)」】])",
        r"此处填写",
        r"请在此",
        r"在此(?:输入|填写)",
    )
)
_MARKS = ("todo", "tbd", "fixme", "lorem ipsum")
_MARK = re.compile(rf"(?<![A-Za-z])(?i:{'|'.join(_MARKS)})(?![A-Za-z])")
# Fields that hold figures or codes, which other rules look at; so is a phone's number.
_NO_WORDS = frozenset({"id", "code", "amount", "e164", "extension", "credit_code"})
_PHONES = frozenset({"phone", "phones"})
# The whole of a value: what people type to get past a required field.
_NOTHING = re.compile(
    r"(?:无|暂无|略|同上|N/?A|nil|none|test|测试|[-—.。…/\\?？*]+|[0１1]{3,})", re.IGNORECASE
)


@attrs.frozen(kw_only=True)
class PlaceholderText(Finding):
    """Text that somebody meant to fill in later: XX, 某某, 待补充, TODO.

    The page looks complete and sends people away with nothing.
    """

    found: str
    text: str

    code: ClassVar[str] = "BM701"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("占位文字没有换掉", "Placeholder text")
    message: ClassVar[Text] = Text(
        "还留着占位文字「{found}」：{text}", "placeholder {found!r} is left: {text}"
    )
    why: ClassVar[Text] = Text(
        "看着写全了，其实什么也没说，人照着来就白跑。",
        "The page looks complete and says nothing; whoever relies on it comes in vain.",
    )
    fix: ClassVar[Text] = Text(
        "换成真实的内容；真的没有，就把这一栏删掉。", "Write what is true, or leave the field out."
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, outcome: 居住证明（盖XX社区章）}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, outcome: X 光片一张、XXL 号工作服一套}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for placeholders in every published text, and for texts that are nothing else."""
        for block in context.blocks:
            for path, text in block.texts() if _may_hold(block.text) else ():
                if path[-1] in _NO_WORDS or (path[-1] == "number" and _PHONES & {*path}):
                    continue
                match = _placeholder(text) or _NOTHING.fullmatch(text.strip())
                if match:
                    yield cls(path=path, found=match[0], text=text[:40])


_LINE = re.compile(rf"^\s*{_NOTHING.pattern}\s*$", re.IGNORECASE | re.MULTILINE)


def _may_hold(text: str) -> bool:
    lowered = text.lower()
    return (
        any(mark in lowered for mark in _MARKS)
        or any(p.search(text) for p in _PLACEHOLDERS)
        or _LINE.search(text) is not None
    )


def _placeholder(text: str) -> re.Match[str] | None:
    """The placeholder that stands first in a text; the longest of those."""
    found = [match for p in (*_PLACEHOLDERS, _MARK) if (match := p.search(text))]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)

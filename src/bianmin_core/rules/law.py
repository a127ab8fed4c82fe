"""Legal basis: whether a resident, or a hotline's desk, can look it up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

# What stands after a title: the quotation mark, and remarks such as （试行）.
_AFTER = re.compile(r"(?:[\s》”」』]|[（(〔\[][^（(〔\[]{0,60}[）)〕\]]){1,8}$")
# A circular is one of many that bear much the same title, year by year.
_CIRCULAR = re.compile(r"(?:通知|意见|公告|通告|方案|批复|复函)$")
# Measures and provisions have articles; one that is named is enough to find the place.
_MEASURES = re.compile(r"(?:办法|规定|细则|规程)$")
_TITLE = Text("名称", "its title")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百]\s*号")


@attrs.frozen(kw_only=True)
class BasisWithoutTitle(Finding):
    """A legal basis cannot be looked up: it has no title, or is a document without its number.

    A law or an ordinance (法, 条例) is found by its title. Measures and provisions (办法, 规定) need
    their number, year or article; a circular (通知, 意见, 方案) needs its number or year, since the
    same title comes out year after year.

    Whoever is refused cannot look up whether that is right, and comes again to ask.
    """

    basis: str
    missing: Text

    code: ClassVar[str] = "BM341"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("依据查不到", "Legal basis that can't be looked up")
    message: ClassVar[Text] = Text(
        "依据「{basis}」缺{missing}，查不到是哪一个", "legal basis {basis!r} lacks {missing}"
    )
    why: ClassVar[Text] = Text(
        "被退回来的人查不到依据，说不清对错，只好再跑一趟去问。",
        "Whoever is refused can't look up whether that is right, and comes again to ask.",
    )
    fix: ClassVar[Text] = Text(
        "title 写全称，number 写文号，例如 民发〔2021〕57 号；laws 里的写上 year 也行，办法、规定写到哪一条也行。",
        "Give title in full and number; the year of a shared law will do, or the article of measures.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, legal_basis: [{title: 关于规范社区证明工作的通知}]}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, legal_basis: [{title: 中华人民共和国户口登记条例}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at each shared law once, and at each basis that names none, as its kind asks."""
        for path, law in context.keyed("laws"):
            if not law.title.strip():
                yield cls(path=path, basis=law.id, missing=_TITLE)
            elif not law.year and _missing(law.title, law.number, None) is not None:
                either = Text("文号或年份", "its number or year")
                yield cls(path=path, basis=law.title, missing=either)
        for path, service in context.services:
            for index, basis in enumerate(service.legal_basis):
                if basis.law or (basis.number and basis.title and not basis.title.isspace()):
                    continue
                missing = _missing(basis.title, basis.number, basis.article)
                if missing is not None:
                    held = (basis.title, basis.number, basis.article)
                    said = next((t.strip() for t in held if t and t.strip()), "")
                    where = (*path, "legal_basis", index)
                    yield cls(path=where, basis=said, missing=missing)


def _missing(title: str | None, number: str | None, article: str | None) -> Text | None:
    """What is not there and would be needed to look a basis up."""
    title = (title or "").strip()
    if not title:
        return _TITLE
    if (number or "").strip() or _NUMBER.search(title):
        return None
    bare = _AFTER.sub("", title)
    if _CIRCULAR.search(bare):
        return Text("文号", "its number")
    if _MEASURES.search(bare) and not (article or "").strip():
        return Text("文号或条款", "its number or article")
    return None

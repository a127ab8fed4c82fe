"""Laws, and what of them a service rests on."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import about
from bianmin_core.model.people import ID_PATTERN


@attrs.frozen(kw_only=True, weakref_slot=False)
class Law:
    """法规: a law or document that services rest on (CPSV-AP LegalResource)."""

    id: str = attrs.field(metadata=about("编号", "Id", "Short: id-card-law.", pattern=ID_PATTERN))
    title: str = attrs.field(
        metadata=about(
            "名称", "Title", "Its full title: 中华人民共和国居民身份证法.", translated="text"
        )
    )
    number: str | None = attrs.field(
        default=None, metadata=about("文号", "Number", "Document number: 国务院令第 649 号.")
    )
    year: int | None = attrs.field(
        default=None,
        metadata=about("年份", "Year", "Of the text in force: adopted, or last amended, in 2011."),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class LegalBasis:
    """依据: a law or document, one of the catalogue's `laws` or named here."""

    law: str | None = attrs.field(
        default=None,
        metadata=about(
            "法规",
            "Law",
            "Id of one of the catalogue's laws; title and number are taken from there.",
            refers_to=("laws",),
        ),
    )
    title: str | None = attrs.field(
        default=None,
        metadata=about("名称", "Title", "The law's or document's title.", translated="text"),
    )
    number: str | None = attrs.field(
        default=None, metadata=about("文号", "Number", "Document number: 国务院令第 649 号.")
    )
    article: str | None = attrs.field(
        default=None, metadata=about("条款", "Article", "Which article: 第九条.", translated="text")
    )

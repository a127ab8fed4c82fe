"""What many services name alike: papers and laws, said once and referred to by id."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import about
from bianmin_core.model.people import ID_PATTERN


@attrs.frozen(kw_only=True, weakref_slot=False)
class Paper:
    """通用材料: a paper that many services ask for, under the one name it has throughout.

    A material that names it by id takes from it whatever the material does not say itself.
    """

    id: str = attrs.field(metadata=about("编号", "Id", "Short: id-card.", pattern=ID_PATTERN))
    name: str = attrs.field(
        metadata=about("名称", "Name", "Its one name everywhere: 居民身份证 (CPSV-AP Evidence).")
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "也叫", "Aliases", "What people call it, never printed as its name: 身份证."
        ),
    )
    measure_word: str | None = attrs.field(
        default=None, metadata=about("量词", "Measure word", "Of the original: 本, 张, 份, 套.")
    )
    copy_measure_word: str | None = attrs.field(
        default=None, metadata=about("复印件量词", "Measure word of copies", "份 if absent.")
    )
    issuer: str | None = attrs.field(
        default=None, metadata=about("谁开的", "Issuer", "Who issues it: 派出所.")
    )
    how_to_get: str | None = attrs.field(
        default=None,
        metadata=about("怎么拿到", "How to get it", "Where and how, in a sentence or two."),
    )
    obtained_from: str | None = attrs.field(
        default=None,
        metadata=about(
            "由哪个事项办出",
            "Obtained from",
            "Id of the service of this catalogue that produces it.",
            refers_to=("services",),
        ),
    )
    form: str | None = attrs.field(
        default=None,
        metadata=about("空白表", "Form", "File of the empty form, in the catalogue's folder."),
    )
    sample: str | None = attrs.field(
        default=None,
        metadata=about("填写样例", "Sample", "File of a form filled in as it should be."),
    )
    electronic_licence: bool = attrs.field(
        default=False,
        metadata=about(
            "可免带（电子证照）", "Electronic licence", "Whether the electronic one will do."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Law:
    """法规: a law or document that services rest on (CPSV-AP LegalResource)."""

    id: str = attrs.field(metadata=about("编号", "Id", "Short: id-card-law.", pattern=ID_PATTERN))
    title: str = attrs.field(
        metadata=about("名称", "Title", "Its full title: 中华人民共和国居民身份证法.")
    )
    number: str | None = attrs.field(
        default=None, metadata=about("文号", "Number", "Document number: 国务院令第 649 号.")
    )
    year: int | None = attrs.field(
        default=None,
        metadata=about("年份", "Year", "Of the text in force: adopted, or last amended, in 2011."),
    )

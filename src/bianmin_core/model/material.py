"""What to bring: papers that many services ask for, and the materials of one service."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import about
from bianmin_core.model.people import ID_PATTERN
from bianmin_core.model.situation import When

# What a material says itself, or takes from its paper.
_MEASURE_WORD = about("量词", "Measure word", "Of the original: 本, 张, 份, 套.")
_COPY_MEASURE_WORD = about("复印件量词", "Measure word of copies", "份 if absent.")
_ISSUER = about("谁开的", "Issuer", "Who issues it: 派出所.", translated="text")
_HOW_TO_GET = about(
    "怎么拿到", "How to get it", "Where and how, in a sentence or two.", translated="text"
)
_OBTAINED_FROM = about(
    "由哪个事项办出",
    "Obtained from",
    "Id of the service of this catalogue that produces it.",
    refers_to=("services",),
)
_FORM = about("空白表", "Form", "File of the empty form, in the catalogue's folder.")
_SAMPLE = about("填写样例", "Sample", "File of a form filled in as it should be.")
_ELECTRONIC_LICENCE = about(
    "可免带（电子证照）", "Electronic licence", "Whether the electronic one will do."
)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Paper:
    """通用材料: a paper that many services ask for, under the one name it has throughout.

    A material that names it by id takes from it whatever the material does not say itself.
    """

    id: str = attrs.field(metadata=about("编号", "Id", "Short: id-card.", pattern=ID_PATTERN))
    name: str = attrs.field(
        metadata=about(
            "名称",
            "Name",
            "Its one name everywhere: 居民身份证 (CPSV-AP Evidence).",
            translated="text",
        )
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "也叫",
            "Aliases",
            "What people call it, never printed as its name: 身份证.",
            translated="own",
        ),
    )
    measure_word: str | None = attrs.field(default=None, metadata=_MEASURE_WORD)
    copy_measure_word: str | None = attrs.field(default=None, metadata=_COPY_MEASURE_WORD)
    issuer: str | None = attrs.field(default=None, metadata=_ISSUER)
    how_to_get: str | None = attrs.field(default=None, metadata=_HOW_TO_GET)
    obtained_from: str | None = attrs.field(default=None, metadata=_OBTAINED_FROM)
    form: str | None = attrs.field(default=None, metadata=_FORM)
    sample: str | None = attrs.field(default=None, metadata=_SAMPLE)
    electronic_licence: bool = attrs.field(
        default=False,
        metadata=about(
            "可免带（电子证照）", "Electronic licence", "Whether the electronic one will do."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Material:
    """材料: one thing that goes into the bag."""

    id: str | None = attrs.field(
        default=None,
        metadata=about(
            "编号", "Id", "Unique in the service; lets an overlay change it.", pattern=ID_PATTERN
        ),
    )
    name: str = attrs.field(
        metadata=about(
            "名称",
            "Name",
            "The document's one name: 居民户口簿. With `paper` and no name, the paper's, and `whose` "
            "in brackets.",
            translated="text",
        )
    )
    paper: str | None = attrs.field(
        default=None,
        metadata=about(
            "通用材料",
            "Paper",
            "Id of the shared paper that it is; what is left out here is taken from there.",
            refers_to=("papers",),
        ),
    )
    whose: str | None = attrs.field(
        default=None,
        metadata=about(
            "谁的", "Whose", "Where it is not the applicant's own: 代办人.", translated="text"
        ),
    )
    original: int | None = attrs.field(
        default=None,
        metadata=about("原件", "Originals", "How many originals to bring; 0 for none."),
    )
    copies: int | None = attrs.field(
        default=None, metadata=about("复印件", "Copies", "How many copies to bring; 0 for none.")
    )
    measure_word: str | None = attrs.field(default=None, metadata=_MEASURE_WORD)
    copy_measure_word: str | None = attrs.field(default=None, metadata=_COPY_MEASURE_WORD)
    at_window: bool = attrs.field(
        default=False,
        metadata=about(
            "窗口填写", "Filled in at the window", "Whether there is nothing to prepare at home."
        ),
    )
    issuer: str | None = attrs.field(default=None, metadata=_ISSUER)
    how_to_get: str | None = attrs.field(default=None, metadata=_HOW_TO_GET)
    obtained_from: str | None = attrs.field(default=None, metadata=_OBTAINED_FROM)
    form: str | None = attrs.field(default=None, metadata=_FORM)
    sample: str | None = attrs.field(default=None, metadata=_SAMPLE)
    electronic_licence: bool = attrs.field(default=False, metadata=_ELECTRONIC_LICENCE)
    either_or: str | None = attrs.field(
        default=None,
        metadata=about(
            "二选一组", "Either/or group", "One of the materials with the same name here suffices."
        ),
    )
    when: tuple[When, ...] = attrs.field(
        default=(), metadata=about("适用情形", "When", "All of these must hold; always if empty.")
    )

"""Translations: what no longer says what the source says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Severity
from bianmin_core.model.translating import entities, source_mark, texts_of_entity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.figures import differing
from bianmin_core.rules.finding import Finding


@attrs.frozen(kw_only=True)
class TranslationStale(Finding):
    """The source text is another than the one that was translated, or nobody can tell.

    Whoever reads the translation prepares what was asked for last year.
    """

    lang: str
    detail: Text

    code: ClassVar[str] = "BM731"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("译文没跟上原文", "Translation behind its source")
    message: ClassVar[Text] = Text("译文 {lang}：{detail}", "translation {lang}: {detail}")
    why: ClassVar[Text] = Text(
        "原文改了，译文还是老的，只看译文的人照老的准备，白跑一趟。",
        "Whoever can only read the translation prepares what the source no longer says.",
    )
    fix: ClassVar[Text] = Text(
        "对照原文核一遍译文，再把 of 改成提示的记号。",
        "Compare the translation with its source, then write the mark that is told after of.",
    )
    translation: ClassVar[str] = """
        services: [{id: residence-proof, of: d63892, name: Proof of residence}]
    """
    failing: ClassVar[str] = """
        services: [{id: residence-proof, outcome: 盖章的居住证明两份}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, visits: 2, visits_reason: null}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the mark of what was translated with that of the source as it stands."""
        if not context.source.translations:
            return
        shown = {path for path, _ in entities(context.catalogue)}
        marks = {
            path: source_mark(context.source, path, entity)
            for path, entity in entities(context.source)
            if path in shown
        }
        for translation in context.source.translations:
            for entry in translation.entries:
                mark = marks.get(entry.path)
                if mark is None or entry.of == mark:
                    continue
                yield cls(
                    path=entry.path,
                    lang=translation.lang,
                    detail=_UNMARKED if entry.of is None else _CHANGED,
                    stands_at=entry.origin,
                    instead=Text(
                        f"对照原文核一遍译文，再写上 of: {mark}\nof: {mark}",
                        f"compare it with its source, then write of: {mark}\nof: {mark}",
                    ),
                )


_CHANGED = Text("译好以后原文改过", "its source was changed since it was translated")
_UNMARKED = Text("没有写 of，原文改了也看不出来", "without of, nobody sees when its source changes")


@attrs.frozen(kw_only=True)
class TranslatedFigures(Finding):
    """A translated text has other figures than its source.

    One of the two readers comes on the wrong day, with too few copies, or rings a wrong number.
    """

    lang: str
    text: str
    detail: Text

    code: ClassVar[str] = "BM732"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("译文里的数和原文不一样", "Other figures in the translation")
    message: ClassVar[Text] = Text(
        "译文 {lang} 的「{text}」{detail}", "translation {lang}, {text!r}: {detail}"
    )
    why: ClassVar[Text] = Text(
        "天数、份数、号码译错一个，看译文的人就白跑。",
        "With a wrong number of days, copies or a wrong phone its reader comes in vain.",
    )
    fix: ClassVar[Text] = Text(
        "对照原文改译文里的数；数用阿拉伯数字写。",
        "Correct the figures in the translation; write them as figures.",
    )
    translation: ClassVar[str] = """
        services: [{id: residence-proof, of: 9249e4, outcome: 3 stamped proofs of residence}]
    """
    failing: ClassVar[str] = """
        services: [{id: residence-proof, outcome: 盖章的居住证明 2 份}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, outcome: 盖章的居住证明 3 份}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare the figures of each translated text with those of the published source."""
        if not context.source.translations:
            return
        sources = {
            here: text
            for path, entity in entities(context.catalogue)
            for here, text in texts_of_entity(context.catalogue, path, entity).items()
        }
        for translation in context.source.translations:
            for path, said in translation.texts.items():
                if path not in sources:
                    continue
                missing, added = differing(sources[path], said)
                if missing or added:
                    yield cls(
                        path=path,
                        lang=translation.lang,
                        text=said[:40],
                        detail=_told(missing, added),
                        stands_at=translation.find(path),
                    )


@attrs.frozen(kw_only=True)
class TranslationMismatch(Finding):
    """Something in a translation does not fit its source, so that it is left out.

    Whoever can only read the translation misses it and comes twice. What was deleted in the source
    is still in the translation, or a list has lost one of the things to bring.
    """

    lang: str
    detail: Text

    code: ClassVar[str] = "BM733"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("译文和原文对不上", "Translation does not fit its source")
    message: ClassVar[Text] = Text("译文 {lang}：{detail}", "translation {lang}: {detail}")
    why: ClassVar[Text] = Text(
        "对不上的译文印不进去，只看译文的人就少看一样，白跑一趟。",
        "What does not fit is left out; whoever can only read the translation misses it.",
    )
    fix: ClassVar[Text] = Text(
        "照提示改译文里的这一处；原文删掉了的，译文也删掉；原文有几条，译文就几条。改好以前，原文照样能印。",
        "Mend this place of the translation; delete what the source no longer has, and give lists as "
        "many items. Until then the source itself can be printed.",
    )
    translation: ClassVar[str] = """
        services:
          - id: residence-proof
            of: 8108c5
            materials: [{id: lease, name: Lease}]
            steps: [{text: Hand in your papers}, {text: We check them and ring you up}]
    """
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps:
              - {order: 1, actor: 您, text: 到 3 号窗口交材料}
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            steps:
              - {order: 1, actor: 您, text: 把材料交到 3 号窗口}
              - {order: 2, actor: 我们, text: 核实后打电话告诉您，证明送到社区}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Tell what the reading of each translation left out, where it is published."""
        if not context.source.translations:
            return
        shown = {path for path, _ in entities(context.catalogue)}
        for translation in context.source.translations:
            for mismatch in translation.mismatches:
                if len(mismatch.path) < 2 or mismatch.path in shown:
                    yield cls(
                        path=mismatch.path,
                        lang=translation.lang,
                        detail=mismatch.text,
                        stands_at=mismatch.origin,
                    )


def _told(missing: tuple[str, ...], added: tuple[str, ...]) -> Text:
    zh, en = [], []
    if missing:
        zh.append(f"少了原文的 {'、'.join(missing)}")
        en.append(f"{', '.join(missing)} of the source is missing")
    if added:
        zh.append(f"多出 {'、'.join(added)}")
        en.append(f"{', '.join(added)} is not in the source")
    return Text("，".join(zh), "; ".join(en))

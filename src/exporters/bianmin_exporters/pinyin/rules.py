"""The rules that only the index by pinyin can answer: what it could not put under a letter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import ClassVar, Self

import attrs

from bianmin_core import CheckContext, Finding, Severity, Text

# pypinyin reads every one of these (the ten are Japanese measures); only for what lies beyond is
# its dictionary loaded.
_COMMON = frozenset(map(chr, range(0x4E00, 0x9FA6))) - frozenset("兙兡嗧桛烪瓧瓰瓱瓼甅")


@attrs.frozen(kw_only=True)
class ReadingDoesNotFit(Finding):
    """A reading that was written for a word is not one syllable a character.

    The word is put under a letter by what can be made of it, and is not found where people look.
    """

    word: str
    reading: str

    code: ClassVar[str] = "BM803"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("拼音和字数对不上", "Reading does not fit its word")
    message: ClassVar[Text] = Text(
        "「{word}」的拼音写成「{reading}」，不是一个字一个音节",
        "the reading {reading!r} of {word} is not one syllable a character",
    )
    why: ClassVar[Text] = Text(
        "拼音不全，索引就排错地方，按拼音找的人翻不到，只好跑来问。",
        "By half a reading a word stands at the wrong place of the index, so people come to ask.",
    )
    fix: ClassVar[Text] = Text(
        "一个字写一个音节，用空格隔开，不写声调，例如 zha liang yong。",
        "Write one syllable a character, with spaces and without tones: zha liang yong.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, name_pinyin: li}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, name_pinyin: Lǐ Xuě}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Try each written reading on the characters it is for."""
        written = [
            ((*path, "name_pinyin"), officer.name, officer.name_pinyin)
            for path, officer in context.keyed("officers")
            if officer.name and officer.name_pinyin
        ]
        written += [
            (("pinyin", index, "reading"), said.word, said.reading)
            for index, said in enumerate(context.catalogue.pinyin)
        ]
        if not written or find_spec("pypinyin") is None:
            return
        from bianmin_exporters.pinyin.reading import fits

        for path, word, reading in written:
            if not fits(word, reading):
                yield cls(path=path, word=word[:40], reading=reading[:40])


@attrs.frozen(kw_only=True)
class NameWithoutReading(Finding):
    """A person's name has a character whose reading no dictionary knows.

    The index of persons can't put the name where people look for it.
    """

    name: str
    character: str

    code: ClassVar[str] = "BM804"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("姓名里的字不知道怎么念", "Name without a known reading")
    message: ClassVar[Text] = Text(
        "姓名「{name}」里的「{character}」，字典里没有读音",
        "no dictionary knows how {character} of {name} is read",
    )
    why: ClassVar[Text] = Text(
        "不知道怎么念，姓名索引就排不对，按姓名找的人翻不到。",
        "A name that can't be read stands at the wrong place of the index of persons.",
    )
    fix: ClassVar[Text] = Text(
        "问本人怎么念，写进 name_pinyin，一个字一个音节，例如 li xue。",
        "Ask the person, and write name_pinyin, one syllable a character: li xue.",
    )
    failing: ClassVar[str] = """
        officers: [{id: li-xue, name: 李𡚸}]
    """
    passing: ClassVar[str] = """
        officers: [{id: li-xue, name: 李㛃}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look up each character that lies beyond the common ones."""
        rare = [
            (path, officer.name)
            for path, officer in context.keyed("officers")
            if officer.name and not officer.name_pinyin and not _COMMON.issuperset(officer.name)
        ]
        if not rare or find_spec("pypinyin") is None:
            return
        from bianmin_exporters.pinyin.reading import name_reading

        said = {p.word: p.reading for p in context.catalogue.pinyin}
        for path, name in rare:
            for syllable in name_reading(name, said):
                if not syllable.spelling:
                    yield cls(path=(*path, "name"), name=name[:40], character=syllable.text)


rules: tuple[type[Finding], ...] = (ReadingDoesNotFit, NameWithoutReading)
"""What the entry point names."""

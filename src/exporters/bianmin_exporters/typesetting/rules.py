"""The rules that only paper can answer: characters that no font draws, codes too dense to scan."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import ClassVar, Self

import attrs

from bianmin_core import CheckContext, Finding, Severity, Text, Translation, translate


@attrs.frozen(kw_only=True)
class UndrawableCharacter(Finding):
    """A character that no configured font can draw.

    On paper a name or a place would have a hole that nobody can read or ask for. It warns, because
    the catalogue is right and only the fonts are too few: data and pages are made all the same.
    Paper refuses to be published with such a hole, and a draft marks it with 〓. What a translation
    says is looked at as well, and holds up only the paper that is made with it.
    """

    character: str
    code_point: str
    text: str

    code: ClassVar[str] = "BM801"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("字体里没有这个字", "Undrawable character")
    message: ClassVar[Text] = Text(
        "「{text}」里的「{character}」（{code_point}）字体里没有，印不出来",
        "no font draws {character} ({code_point}) in {text!r}; it can't be printed",
    )
    why: ClassVar[Text] = Text(
        "人名、地名缺一个字，谁也不知道是找谁、去哪；书和卡片缺字就不能正式印。",
        "A name or a place with a hole in it is one that nobody can ask for; paper is not made with one.",
    )
    fix: ClassVar[Text] = Text(
        "用 --font-path 加一个有这个字的字体；是地名、材料名的，也可以换成通用的写法。",
        "Add a font that has it with --font-path; a place or a paper may also be written another way.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, aliases: [輋𣒍村服务点]}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, aliases: [䶮山村服务点]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare every published text with the fonts' character maps."""
        if find_spec("fontTools") is None or find_spec("manimgx_fonts_cjk") is None:
            return
        from bianmin_exporters.typesetting.glyphs import coverage

        known = coverage(context.font_folders)
        for path, text, lost in _undrawn(context, known):
            for character in lost:
                yield cls(
                    path=path,
                    character=character,
                    code_point=f"U+{ord(character):04X}",
                    text=text[:40],
                )
        for translation in context.source.translations:
            yield from cls._of_translation(context, translation, known)

    @classmethod
    def _of_translation(
        cls, context: CheckContext, translation: Translation, known: frozenset[int]
    ) -> Iterator[Self]:
        """Compare what a translation itself says; what it leaves unsaid is the source's."""
        words = (word for words in translation.own.values() for word in words)
        if known.issuperset(map(ord, set().union(*translation.texts.values(), *words))):
            return
        said = translate(context.source, translation).for_audience(context.catalogue.audience)
        found = [
            (path, text, lost, at)
            for path, text, lost in _undrawn(attrs.evolve(context, catalogue=said), known)
            if (at := translation.find(path)) is not None
        ]
        every = sorted({c for _, _, lost, _ in found for c in lost})
        if len(every) > _A_SCRIPT:
            path, text, lost, at = found[0]
            yield cls(
                path=path,
                character="".join(every[:_A_SCRIPT]) + "…",
                code_point=f"U+{ord(every[0]):04X}…U+{ord(every[-1]):04X}",
                text=text[:40],
                stands_at=at,
            )
            return
        for path, text, lost, at in found:
            for character in lost:
                yield cls(
                    path=path,
                    character=character,
                    code_point=f"U+{ord(character):04X}",
                    text=text[:40],
                    stands_at=at,
                )


# More characters than these, and the fonts lack a translation's whole script, which is told once.
_A_SCRIPT = 12


def _undrawn(
    context: CheckContext, known: frozenset[int]
) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
    """Each published text that can't be drawn, with its path and the characters it lacks."""
    for block in context.blocks:
        if known.issuperset(map(ord, block.characters)):
            continue
        for path, text in block.texts():
            lost = tuple(c for c in dict.fromkeys(text) if ord(c) not in known)
            if lost:
                yield path, text, lost


SMALLEST_SYMBOL_MM = 18.5
"""How wide a code stands on a small card and in the book, without its white border."""

# As long as ids usually are: where a link is too long with so short a one, the website is at fault.
_USUAL_ID = 16


@attrs.frozen(kw_only=True)
class LinkTooLong(Finding):
    """A link is too long for a code of the usual size whose modules a phone still tells apart.

    The code grows and crowds out what to bring; printed small all the same, it does not scan.
    """

    link: str
    length: int
    most: int

    code: ClassVar[str] = "BM802"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("链接太长，二维码太密", "Link too long for its code")
    message: ClassVar[Text] = Text(
        "链接有 {length} 个字节，印成平常大小的二维码最多 {most} 个：{link}",
        "its link has {length} bytes; a code of the usual size holds {most}: {link}",
    )
    why: ClassVar[Text] = Text(
        "二维码太密，旧手机、手抖的老人扫不出来，只好跑来问。",
        "A dense code does not scan with an old phone in an unsteady hand, so people come to ask.",
    )
    fix: ClassVar[Text] = Text(
        "换一个短的 base_url、link_pattern 或 office_link_pattern；还没印过的编号起短一点，印过的不要改。",
        "Choose a shorter base_url or pattern of links; a shorter id only where none has been printed.",
    )
    failing: ClassVar[str] = """
        district:
          base_url: https://www.specimen.example/government/services/guide/for-residents/detail/2026
    """
    passing: ClassVar[str] = """
        district: {base_url: https://www.specimen.example/services/guide}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare each link's bytes with the room of a code of the usual size."""
        if context.catalogue.district.base_url is None or find_spec("qrcode") is None:
            return
        from bianmin_exporters.codes import room

        most = room(SMALLEST_SYMBOL_MM)
        catalogue = context.catalogue
        services = ((path, s.id, catalogue.link(s)) for path, s in context.services)
        offices = ((path, o.id, catalogue.office_link(o)) for path, o in context.keyed("offices"))
        told = False
        for field, links in (("base_url", services), ("office_link_pattern", offices)):
            if told and "{base_url}" in (catalogue.district.office_link_pattern or ""):
                return  # the same cause: one mend shortens both
            for path, own_id, link in links:
                length = len((link or "").encode(errors="replace"))
                if link is None or length <= most:
                    continue
                told = length - len(own_id) + _USUAL_ID > most
                at = ("district", field) if told else (*path, "id")
                yield cls(path=at, link=link, length=length, most=most)
                if told:
                    break


rules: tuple[type[Finding], ...] = (UndrawableCharacter, LinkTooLong)

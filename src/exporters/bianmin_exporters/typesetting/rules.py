"""The rule that only fonts can answer: characters that would print as an empty box."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import ClassVar, Self

import attrs

from bianmin_core import CheckContext, Finding, Severity, Text


@attrs.frozen(kw_only=True)
class UndrawableCharacter(Finding):
    """A character that no configured font can draw.

    It prints as an empty box: a name or a place that nobody can read or ask for.
    """

    character: str
    code_point: str
    text: str

    code: ClassVar[str] = "BM801"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("字体里没有这个字", "Undrawable character")
    message: ClassVar[Text] = Text(
        "「{text}」里的「{character}」（{code_point}）字体里没有，印出来是空框",
        "no font draws {character} ({code_point}) in {text!r}; it would print as an empty box",
    )
    why: ClassVar[Text] = Text(
        "人名、地名印成空框，谁也不知道是找谁、去哪。",
        "A name or a place printed as an empty box is one that nobody can ask for.",
    )
    fix: ClassVar[Text] = Text(
        "用 --font-path 加一个有这个字的字体，或者换成通用的写法。",
        "Add a font that has it with --font-path, or write it another way.",
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
        for block in context.blocks:
            if known.issuperset(map(ord, block.characters)):
                continue
            for path, text in block.texts():
                for character in dict.fromkeys(text):
                    if ord(character) not in known:
                        yield cls(
                            path=path,
                            character=character,
                            code_point=f"U+{ord(character):04X}",
                            text=text[:40],
                        )


rules: tuple[type[Finding], ...] = (UndrawableCharacter,)

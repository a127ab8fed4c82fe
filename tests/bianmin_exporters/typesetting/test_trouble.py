"""What is said of a district's own templates that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bianmin_core import TemplateError
from bianmin_exporters.typesetting.compiler import Template, compile_pages, told_by

MAIN = """
#import "theme.typ": face, logo
#set page(width: 2cm, height: 2cm, margin: 0pt)
#set text(font: face)
#if logo != none { image("/" + logo) }
你好
"""
THEME = '#let face = "Noto Serif SC"\n#let logo = none\n'


def refused(tmp_path: Path, **own: str) -> TemplateError:
    """The error of a template of two files with a folder laid over it; a file's dot is written _."""
    packaged, folder = tmp_path / "packaged", tmp_path / "own"
    for place in (packaged, folder):
        place.mkdir()
    (packaged / "main.typ").write_text(MAIN, "utf-8")
    (packaged / "theme.typ").write_text(THEME, "utf-8")
    for name, text in own.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    template = Template(packaged=packaged, overlays=(folder,))
    with pytest.raises(TemplateError) as raised:
        compile_pages(template, b"{}", form="svg")
    return raised.value


def test_a_template_that_does_not_compile_is_named_by_its_own_file(tmp_path: Path) -> None:
    """The file is the one in the district's folder, not that of a scratch folder, with its line."""
    said = refused(tmp_path, theme_typ='#let face = "Noto Serif SC"\n#let logo = nothing\n')
    own = tmp_path / "own" / "theme.typ"
    assert said.zh == (
        f"{own}:2 版式模板编译不过：unknown variable: nothing\n2 │ #let logo = nothing\n  │             ^^^^^^^"
    )
    assert said.en.startswith(f"{own}:2 the typst template does not compile: unknown variable")


def test_what_asks_a_template_says_the_same(tmp_path: Path) -> None:
    """A template that is asked about its layout and does not compile is told by file and line too."""
    (tmp_path / "main.typ").write_text("你好\n#nothing\n", "utf-8")
    with pytest.raises(TemplateError) as raised:
        told_by(Template(packaged=tmp_path), b"{}", "numbers")
    assert raised.value.zh.startswith("main.typ:2 版式模板编译不过：unknown variable: nothing")


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The file that is missing is told, with the line that asks for it."""
    said = refused(tmp_path, theme_typ='#let face = "Noto Serif SC"\n#let logo = "crest.svg"\n')
    assert said.zh == (
        "main.typ:5 版式模板要用的文件 crest.svg 没有；请把它放进模板文件夹，或者改正名字"
    )


@pytest.mark.parametrize("name", ["logo_png", "logo_svg", "logo_jpg"])
def test_a_logo_that_is_no_picture_is_named(tmp_path: Path, name: str) -> None:
    """A file that is called a picture and is none is told by its own name."""
    file = name.replace("_", ".")
    theme = f'#let face = "Noto Serif SC"\n#let logo = "{file}"\n'
    said = refused(tmp_path, theme_typ=theme, **{name: "<html>这不是图片</html>"})
    own = tmp_path / "own" / file
    assert said.zh == f"{own} 不是图片，打不开；logo 要用 SVG、PNG 或 JPEG"


def test_a_picture_that_only_begins_as_one_is_refused(tmp_path: Path) -> None:
    """What looks like a picture and can't be decoded is told by the line that draws it."""
    theme = '#let face = "Noto Serif SC"\n#let logo = "logo.gif"\n'
    said = refused(tmp_path, theme_typ=theme, logo_gif="GIF89a")
    assert said.zh.startswith(
        "main.typ:5 这里用的图片打不开，不是 SVG、PNG 或 JPEG；请换一个图片文件（"
    )


def test_fonts_that_are_not_there_are_named_all_at_once(tmp_path: Path) -> None:
    """Text would be set in another font without a word, so each font that is missing is told."""
    said = refused(tmp_path, theme_typ='#let face = ("方正小标宋", "KaiTi")\n#let logo = none\n')
    assert said.zh == (
        "版式模板要的字体没有：方正小标宋、kaiti；现有的字体是："
        "Noto Sans CJK HK、Noto Sans CJK JP、Noto Sans CJK KR、Noto Sans CJK SC、Noto Sans CJK TC、"
        "Noto Sans SC、Noto Serif SC。"
        "请用 --font-path 加上放字体的文件夹，或者在 theme.typ 里换一个字体"
    )
    assert "--font-path" in said.en

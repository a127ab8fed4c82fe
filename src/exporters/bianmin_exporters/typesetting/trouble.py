"""What is wrong with a template, in words for whoever wrote it: their own file, line, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import attrs

from bianmin_core import TemplateError

_PLACE = re.compile(r"┌─ (?P<file>.+?):(?P<line>\d+):(?P<column>\d+)")
_SEARCHED = re.compile(r"file not found \(searched at (?P<path>.+)\)")
_UNKNOWN_FONT = re.compile(r"unknown font family: (?P<family>.+)")
_PICTURE = ("failed to decode image", "failed to parse SVG", "unknown image format")
# What the file of a picture begins with, by the ending of its name.
_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}


@attrs.frozen
class Scratch:
    """Where a template is compiled: the folder, and what was laid over ours in it, the last on top."""

    root: Path
    overlays: tuple[Path, ...]

    def own(self, file: str) -> str:
        """The file that somebody can open: a district's own, or the name of a packaged one."""
        place = Path(file)
        # Typst tells a file by its way from the working directory.
        absolute = place if place.is_absolute() else Path.cwd() / place
        resolved, root = absolute.resolve(), self.root.resolve()
        if not resolved.is_relative_to(root):
            return file
        name = resolved.relative_to(root)
        for folder in reversed(self.overlays):
            if (folder / name).is_file():
                return str(folder / name)
        return name.as_posix()


def not_compiled(message: str, diagnostic: str, scratch: Scratch) -> TemplateError:
    """Return the error of a template that does not compile, by file and line."""
    found = _PLACE.search(diagnostic)
    where = f"{scratch.own(found['file'])}:{found['line']} " if found else ""
    missing = _SEARCHED.match(message)
    if missing:
        name = scratch.own(missing["path"])
        return TemplateError(
            f"{where}版式模板要用的文件 {name} 没有；请把它放进模板文件夹，或者改正名字",
            f"{where}the template wants the file {name}, which is not there; put it into the "
            "folder of templates, or correct the name",
        )
    if message.startswith(_PICTURE):
        return TemplateError(
            f"{where}这里用的图片打不开，不是 SVG、PNG 或 JPEG；请换一个图片文件（{message}）",
            f"{where}the picture used here can't be opened, it is no SVG, PNG or JPEG; take "
            f"another file ({message})",
        )
    excerpt = _excerpt(diagnostic)
    return TemplateError(
        f"{where}版式模板编译不过：{message}{excerpt}",
        f"{where}the typst template does not compile: {message}{excerpt}",
    )


def pictures_broken(folder: Path) -> TemplateError | None:
    """Return the error of a folder in which files are called pictures and are none, all at once.

    The compiler tells the line that draws a picture, which may be ours, and not the file.
    """
    broken = [str(f) for f in sorted(folder.rglob("*")) if f.is_file() and not _is_as_called(f)]
    if not broken:
        return None
    return TemplateError(
        f"{'、'.join(broken)} 不是图片，打不开；logo 要用 SVG、PNG 或 JPEG",
        f"{', '.join(broken)}: no picture, it can't be opened; a logo is an SVG, PNG or JPEG",
    )


def _is_as_called(file: Path) -> bool:
    ending = file.suffix.lower()
    if ending == ".svg":
        try:
            return ElementTree.fromstring(file.read_bytes()).tag.rpartition("}")[2] == "svg"
        except ElementTree.ParseError:
            return False
    return ending not in _SIGNATURES or file.read_bytes().startswith(_SIGNATURES[ending])


def fonts_missing(warnings: Iterable[str], families: Sequence[str]) -> TemplateError | None:
    """Return the error of a template that names fonts which are not there, all of them at once.

    Typst would set the text in some other font and say nothing.
    """
    found = (_UNKNOWN_FONT.match(w) for w in warnings)
    missing = list(dict.fromkeys(m["family"] for m in found if m))
    if not missing:
        return None
    known = sorted(set(families))
    return TemplateError(
        f"版式模板要的字体没有：{'、'.join(missing)}；现有的字体是：{'、'.join(known)}。"
        "请用 --font-path 加上放字体的文件夹，或者在 theme.typ 里换一个字体",
        f"The template names fonts that are not there: {', '.join(missing)}; there are "
        f"{', '.join(known)}. Add a folder of fonts with --font-path, or name another in theme.typ",
    )


def _excerpt(diagnostic: str) -> str:
    """The lines of the template that the compiler points at."""
    lines = [line.rstrip() for line in diagnostic.splitlines() if "│" in line and line.strip("│ ")]
    return "".join(f"\n{line}" for line in lines[:2])

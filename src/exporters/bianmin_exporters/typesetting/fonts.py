"""Which fonts the paper is set in, and where their files lie.

The one place that knows which packages bring them: Noto Sans CJK (variable; heads and all
figures) and Noto Serif SC (text). System fonts are never looked at; a folder given may add more.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bianmin_core import ExporterError

SANS = "Noto Sans CJK SC"
SERIF = "Noto Serif SC"
_PACKAGES = ("manimgx_fonts_cjk", "pylopdf_fonts_zh_cn")
_ENDINGS = (".otf", ".ttf", ".ttc", ".otc")


def font_folders(more: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders that hold fonts: those of the packages, and those given.

    Raises:
        ExporterError: The font packages are not installed, or a folder given holds no fonts.
    """
    found = []
    for package in _PACKAGES:
        spec = find_spec(package)
        places = spec.submodule_search_locations if spec is not None else None
        if not places:
            raise ExporterError(
                "没有装中文字体包；请安装：pip install 'bianmin[fonts]'",
                "The Chinese fonts are not installed: pip install 'bianmin[fonts]'",
            )
        found.append(Path(places[0]))
    for folder in more:
        if not _fonts_in(folder):
            raise ExporterError(
                f"字体文件夹 {folder} 里没有字体（{'、'.join(_ENDINGS)}）",
                f"The font folder {folder} holds no fonts ({', '.join(_ENDINGS)})",
            )
        found.append(folder)
    return tuple(found)


def font_files(more: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return every font file in those folders, in a fixed order."""
    return tuple(file for folder in font_folders(more) for file in _fonts_in(folder))


def _fonts_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.suffix.lower() in _ENDINGS)

"""Compile a fixed typst template with data: same bytes on any machine, on any day.

The template reads one JSON file, so nothing in a name can become markup. It is compiled in a
scratch folder that holds the packaged files with a district's own laid over them by name;
there is no other way in or out, and nothing comes from the network.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import attrs
import typst

from bianmin_core import TemplateError
from bianmin_exporters.typesetting.fonts import font_folders
from bianmin_exporters.typesetting.trouble import (
    Scratch,
    fonts_missing,
    not_compiled,
    pictures_broken,
)

# Dates on paper come from the edition; where it has none, the file still needs one that is fixed.
_NO_DATE = dt.date(2000, 1, 1)
_PACKAGE = re.compile(r'"(@[\w-]+/[^"]*)"')
_DEFAULT = "default"
_IMPORT = re.compile(r'(#?\b(?:import|include)\s+")(?![/@])([^"]+\.typ")')
_RUNS_KEPT = 10


@attrs.frozen(kw_only=True)
class Template:
    """A template: its packaged files, its main file, and a district's folders laid over it.

    A file that is laid over a packaged one may import it: `#import "default/theme.typ"`. What it
    gets is the packaged file itself, built on whatever else is laid over ours.
    """

    packaged: Traversable
    main: str = "main.typ"
    overlays: tuple[Path, ...] = ()


@attrs.frozen(kw_only=True)
class Told:
    """A PDF, and what its template says of the layout it has there.

    Attributes:
        pdf: The file.
        values: The values of the metadata with the label that was asked for; empty where a
            template laid over ours tells nothing.
    """

    pdf: bytes
    values: tuple[Any, ...]


@attrs.frozen
class Page:
    """One page drawn by itself."""

    number: int
    content: bytes


def compile_pdf(
    template: Template,
    data: bytes,
    *,
    issued_on: dt.date | None,
    more_fonts: Sequence[Path] = (),
    standards: Sequence[str] = (),
    files: Mapping[str, bytes] | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the tagged PDF that the template makes of `data`.

    Args:
        template: The template.
        data: JSON that the template reads as data.json.
        issued_on: The date the document bears; from the edition.
        more_fonts: Folders of fonts beside the packaged ones.
        standards: PDF standards to keep, as typst names them: ("a-2a", "ua-1").
        files: More files that the template reads by name, such as a logo.
        beside: Folders, by name, in which the whole template lies once more, with data of its own.

    Raises:
        TemplateError: The template does not compile; says file and line.
    """
    with _scratch(template, data, files or {}, beside or {}) as root:
        made, _ = _compile(root, template, more_fonts, issued_on, "pdf", None, standards)
    return bytes(made)


def compile_and_tell(
    template: Template,
    data: bytes,
    label: str,
    *,
    issued_on: dt.date | None,
    more_fonts: Sequence[Path] = (),
    standards: Sequence[str] = (),
    files: Mapping[str, bytes] | None = None,
) -> Told:
    """Return the PDF of `compile_pdf`, with the values of the metadata so labelled.

    The layout that was just made answers, so that asking costs next to nothing.

    Raises:
        TemplateError: The template does not compile; says file and line.
    """
    with _scratch(template, data, files or {}) as root:
        made, compiler = _compile(root, template, more_fonts, issued_on, "pdf", None, standards)
        said = compiler.query(f"<{label}>", field="value")
    return Told(pdf=bytes(made), values=tuple(json.loads(said)))


def compile_pages(
    template: Template,
    data: bytes,
    *,
    form: Literal["svg", "png"],
    dpi: float = 300,
    more_fonts: Sequence[Path] = (),
    files: Mapping[str, bytes] | None = None,
) -> tuple[Page, ...]:
    """Return every page that the template makes of `data`, as an SVG or PNG of its own.

    Raises:
        TemplateError: The template does not compile; says file and line.
    """
    with _scratch(template, data, files or {}) as root:
        made, _ = _compile(root, template, more_fonts, None, form, dpi, ())
    pages = [made] if isinstance(made, bytes) else made
    return tuple(Page(number, bytes(page)) for number, page in enumerate(pages, 1))


def told_by(
    template: Template,
    data: bytes,
    label: str,
    *,
    more_fonts: Sequence[Path] = (),
    files: Mapping[str, bytes] | None = None,
) -> tuple[Any, ...]:
    """Return what the template says of its own layout: the values of the metadata so labelled.

    Raises:
        TemplateError: The template does not compile; says file and line.
    """
    with _scratch(template, data, files or {}) as root:
        try:
            said = typst.query(
                str(root / template.main),
                f"<{label}>",
                field="value",
                root=str(root),
                font_paths=[str(folder) for folder in font_folders(more_fonts)],
                ignore_system_fonts=True,
                package_path=str(root / "no-packages"),
                package_cache_path=str(root / "no-packages"),
            )
        except RuntimeError as error:  # what `query` raises, unlike `compile`
            # Compiled, the same template says in which file and line.
            _compile(root, template, more_fonts, None, "pdf", None, ())
            raise TemplateError(
                f"版式模板编译不过：{error}", f"The typst template does not compile: {error}"
            ) from error
    return tuple(json.loads(said))


def forget_runs() -> None:
    """Let typst drop what it keeps of the runs before; between many that have little in common.

    It keeps each result until so many runs did not ask for it, which of pages of cards is a
    megabyte a card. Nothing but runs makes it forget, so it is given runs of nothing. Each looks
    through all that is kept, so a single run is better off without.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    with tempfile.TemporaryDirectory(prefix="bianmin-") as root:
        nothing = Path(root) / "nothing.typ"
        nothing.touch()
        for _ in range(_RUNS_KEPT + 1):
            typst.compile(str(nothing), root=root, font_paths=fonts, format="svg")


def _compile(
    root: Path,
    template: Template,
    more_fonts: Sequence[Path],
    issued_on: dt.date | None,
    form: Literal["pdf", "svg", "png"],
    dpi: float | None,
    standards: Sequence[str],
) -> tuple[Any, typst.Compiler]:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in font_folders(more_fonts)],
    )
    day = issued_on or _NO_DATE
    chosen: Any = list(standards)
    try:
        compiler = typst.Compiler(
            str(root / template.main),
            root=str(root),
            font_paths=fonts,
            package_path=str(root / "no-packages"),
            package_cache_path=str(root / "no-packages"),
        )
        made, warnings = compiler.compile_with_warnings(
            format=form,
            ppi=dpi,
            pdf_standards=chosen,
            timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        )
    except typst.TypstError as error:
        raise not_compiled(
            error.message, str(error.diagnostic), Scratch(root, template.overlays)
        ) from error
    trouble = fonts_missing((w.message for w in warnings), fonts.families())
    if trouble is not None:
        raise trouble
    return made, compiler


@contextmanager
def _scratch(
    template: Template,
    data: bytes,
    files: Mapping[str, bytes],
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bianmin-") as name:
        root = Path(name)
        for folder, held in {".": data, **beside}.items():
            _fill(root, root / folder, template, {**files, "data.json": held})
        yield root


def _fill(root: Path, place: Path, template: Template, given: Mapping[str, bytes]) -> None:
    """Lay the packaged files, then a district's own, then what is given, into a place in the root."""
    place.mkdir(exist_ok=True)
    overlays = [folder for folder in template.overlays if folder.is_dir()]
    _lay(template.packaged, place)
    for folder in overlays:
        _refuse_packages(folder)
        trouble = pictures_broken(folder)
        if trouble is not None:
            raise trouble
        shutil.copytree(folder, place, dirs_exist_ok=True)
    _put(given, place)
    if overlays:  # what a file that is laid over may build on: the packaged one
        (place / _DEFAULT).mkdir(exist_ok=True)
        _lay(template.packaged, place / _DEFAULT)
        _build_on(place, root)
        _put(given, place / _DEFAULT)


def _build_on(place: Path, root: Path) -> None:
    """Let packaged files import what lies beside them: a page keeps the district's theme."""
    above = "/" if place == root else f"/{place.relative_to(root).as_posix()}/"
    for file in (place / _DEFAULT).rglob("*.typ"):
        text = file.read_text("utf-8")
        file.write_text(_IMPORT.sub(rf"\1{above}\2", text), "utf-8", newline="\n")


def _put(files: Mapping[str, bytes], root: Path) -> None:
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _refuse_packages(folder: Path) -> None:
    """Refuse templates that would fetch a package: typst asks the network for those it lacks.

    Raises:
        TemplateError: A template names a package; says file and line.
    """
    for file in sorted(folder.rglob("*.typ")):
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
            named = _PACKAGE.search(line)
            if named:
                raise TemplateError(
                    f"{file}:{number} 模板引用了网上的包 {named[1]}；请把要用的文件放进模板文件夹",
                    f"{file}:{number} the template names the package {named[1]} of the network; "
                    "put the files it needs into the template folder",
                )


def _lay(packaged: Traversable, root: Path) -> None:
    for item in packaged.iterdir():
        if item.is_dir():
            (root / item.name).mkdir(exist_ok=True)
            _lay(item, root / item.name)
        elif not item.name.endswith((".py", ".pyc")):
            (root / item.name).write_bytes(item.read_bytes())

"""A code as vector graphics: path data for those who draw themselves, and whole SVG files."""

from __future__ import annotations

import re
from html import escape

from bianmin_exporters.codes.errors import SizeError
from bianmin_exporters.codes.matrix import QUIET_MODULES, Matrix
from bianmin_exporters.codes.sizes import box_size, positive

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_path(matrix: Matrix) -> str:
    """Draw the dark modules as SVG path data.

    Neighbours in a row are one rectangle, and all are one path, so that no renderer shows seams
    between them. The unit is one module; the origin is the symbol's top left corner, inside the
    quiet zone.

    Args:
        matrix: the symbol.

    Returns:
        The value of a path's ``d`` attribute. Example of one rectangle: ``M0 0h7v1h-7z``.
    """
    return "".join(
        f"M{column} {row}h{length}v1h-{length}z" for row, column, length in matrix.runs()
    )


def svg(
    matrix: Matrix,
    *,
    module_mm: float,
    title: str,
    description: str,
    quiet: int = QUIET_MODULES,
) -> str:
    """Draw a code as an SVG file of its true printed size: black on a white box.

    Args:
        matrix: the symbol.
        module_mm: width of a module in millimetres, as `module_size` gives it.
        title: what the code is, for those who cannot see it. Example: ``扫码看：新生儿入户``.
        description: what the code says or leads to.
        quiet: modules of white on each side; fewer than four are not read reliably.

    Returns:
        The text of the file; equal for equal arguments.

    Raises:
        SizeError: the module's width is not a positive number, or the quiet zone is negative.
    """
    check_quiet(quiet)
    width = _number(
        box_size(matrix, positive(module_mm, "小方块宽度", "module width"), quiet=quiet)
    )
    side = matrix.size + 2 * quiet
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" '
        f'width="{width}mm" height="{width}mm" viewBox="{-quiet} {-quiet} {side} {side}">\n'
        f"<title>{_text(title)}</title>\n<desc>{_text(description)}</desc>\n"
        f'<rect x="{-quiet}" y="{-quiet}" width="{side}" height="{side}" fill="#fff"/>\n'
        f'<path fill="#000" shape-rendering="crispEdges" d="{svg_path(matrix)}"/>\n</svg>\n'
    )


def check_quiet(quiet: int) -> None:
    """Refuse a quiet zone of negative width.

    Raises:
        SizeError: it is negative.
    """
    if quiet < 0:
        raise SizeError(
            f"二维码的白边不能是负数，现在写的是 {quiet}。",
            f"The quiet zone cannot be negative; it is {quiet}.",
        )


def _text(value: str) -> str:
    """Escape text for XML; what XML cannot hold at all becomes a replacement character."""
    return escape(_NOT_XML.sub("\ufffd", value), quote=False)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")

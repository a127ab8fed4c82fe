"""What a caller may choose of the codes themselves; of the exporter and of cards from a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from bianmin_core import option
from bianmin_exporters.cards.stock import SheetOptions
from bianmin_exporters.codes import Level, Matrix
from bianmin_exporters.codes.logo import LOGO_LEVEL, MOST_PERCENT, Logo, check_logo, read_logo


def _percent(_: object, __: attrs.Attribute[Any], value: int) -> None:
    if not 6 <= value <= MOST_PERCENT:
        raise ValueError(
            f"标志宽度 logo_percent 要在 6 到 {MOST_PERCENT} 之间，现在写的是 {value} "
            f"(logo_percent must be 6 to {MOST_PERCENT}, not {value})"
        )


@attrs.frozen(kw_only=True)
class CodeOptions(SheetOptions):
    """Options of sheets, and of what stands in the codes."""

    logo: str | None = attrs.field(
        default=None,
        metadata=option(
            "码中间的标志（PNG、JPEG、SVG 文件）；纠错级别会提高",
            "a logo in the middle (PNG, JPEG or SVG); the correction level is raised for it",
        ),
    )
    logo_percent: int = attrs.field(
        default=15,
        validator=_percent,
        metadata=option(
            f"标志占码宽的百分之几（6 到 {MOST_PERCENT}）",
            f"the logo's width, percent of the code's (6-{MOST_PERCENT})",
        ),
    )
    upper_case: bool = attrs.field(
        default=False,
        metadata=option(
            "链接写成大写，码更疏；网站要大小写都认",
            "links in capitals, for coarser codes; only where the site takes both cases",
        ),
    )

    @property
    def level(self) -> Level:
        """The correction level of the codes."""
        return LOGO_LEVEL if self.logo else "M"

    def check_matrix(self, matrix: Matrix) -> None:
        """Refuse a code that would not decode with the logo.

        Raises:
            LogoError: It would not.
        """
        if self.logo:
            check_logo(matrix, self.logo_percent)


def logo_of(options: CodeOptions, folder: Path | None) -> Logo | None:
    """Read the logo the options name, or return None where they name none.

    Args:
        options: The options.
        folder: What its path is relative to; the working directory if absent.

    Raises:
        LogoError: It is no image.
    """
    return read_logo((folder or Path()) / options.logo) if options.logo else None


def logo_view(logo: Logo | None, options: CodeOptions) -> dict[str, object] | None:
    """Return what the templates are told of the logo."""
    return {"file": logo.name, "percent": options.logo_percent} if logo else None

"""The booklet's options."""

from __future__ import annotations

from typing import Literal

import attrs

from bianmin_core import option


@attrs.frozen(kw_only=True)
class BookletOptions:
    """How the booklet is made."""

    format: Literal["pdf", "html"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：A5 书；html：一个文件，能直接打印", "pdf: the A5 book; html: one printable file"
        ),
    )

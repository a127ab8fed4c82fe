"""The cards exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest

from bianmin_core.testing import ExporterSuite
from bianmin_exporters.cards import exporter


@pytest.mark.slow
class TestCardVariants(ExporterSuite):
    """Sheets, and a picture a card."""

    exporter = exporter
    variants = (
        {"format": "svg"},
        {"format": "png", "dpi": 150, "size": "a6"},
        {"size": "a6"},
        {"code": "vcard"},
        {"code": "text", "size": "a6"},
    )
    others: ClassVar[Mapping[str, Mapping[str, object]]] = {
        # With a website, auto is link.
        "code": {"code": "text"},
        "dpi": {"format": "png", "dpi": 150},
        "office": {"office": "office-0"},
    }

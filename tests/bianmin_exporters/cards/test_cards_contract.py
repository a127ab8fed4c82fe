"""The cards exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

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
        {"preset": "99x57", "back": "help", "sheets_per_file": 1, "order": "name"},
        {"code": "vcard"},
        {"code": "text", "size": "a6"},
    )

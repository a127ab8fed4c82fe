"""The cards exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

import pytest
from tests.bianmin_exporters.cards.other_options import OTHERS

from bianmin_core.testing import ExporterSuite, specimen
from bianmin_exporters.cards import exporter


@pytest.mark.slow
class TestCardVariants(ExporterSuite):
    """Sheets, and a picture a card."""

    exporter = exporter
    variants = (
        {"format": "svg"},
        {"format": "png", "dpi": 150, "size": "a6"},
        {"size": "a6"},
        {"preset": "99x68", "back": "help", "sheets_per_file": 1, "order": "name"},
        {"code": "vcard"},
        {"code": "text", "size": "a6"},
    )
    others = OTHERS


@pytest.mark.slow
class TestKinds(ExporterSuite):
    """Officers, doors, notices and labels, each in one format or another."""

    exporter = exporter
    others = OTHERS
    variants = (
        {"kind": "officer"},
        {"kind": "officer", "size": "180x90", "format": "png", "dpi": 150},
        {"kind": "office"},
        {"kind": "office", "format": "svg", "code": "vcard"},
        {"kind": "notice"},
        {"kind": "notice", "size": "a4", "format": "png", "dpi": 150},
        {"kind": "label", "format": "svg"},
        {"kind": "label", "code": "text", "back": "help"},
    )


@pytest.mark.slow
class TestLifeEvents(ExporterSuite):
    """Life events; a catalogue may have none."""

    exporter = exporter
    others = OTHERS
    variants = ({"kind": "life-event"}, {"kind": "life-event", "format": "svg"})

    def test_a_draft_says_so(self) -> None:
        """No file of a draft could pass for the final one; the specimen is given an event first."""
        overlay = "life_events: [{id: moved, name: 搬来住, tile: 迁, services: [residence-proof]}]"
        for options in self.variants:
            final = self.files(specimen(overlay), options, draft=False)
            draft = self.files(specimen(overlay), options, draft=True)
            assert list(final) == list(draft)
            assert all(draft[path] != content for path, content in final.items())

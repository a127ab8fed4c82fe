"""The cards exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bianmin_core.testing import ExporterSuite, specimen
from bianmin_exporters.cards import exporter

LOGO = str(Path(__file__).with_name("logo.svg"))

# Values of options that their types don't tell; with a website, auto is link.
OTHERS: Mapping[str, Mapping[str, object]] = {
    "code": {"code": "text"},
    "dpi": {"format": "png", "dpi": 150},
    "office": {"office": "office-0"},
    "service": {"service": "service-0"},
    "size": {"size": "a6"},
    "preset": {"preset": "99x57"},
    "page": {"page": "220x300"},
    "grid": {"grid": "2x4"},
    "cell": {"cell": "95x55"},
    "offset": {"offset": "10x10"},
    "gap": {"gap": "2x2"},
    "marks": {"marks": "no"},
    "order": {"kind": "officer", "order": "name"},
    "back_text": {"back": "help", "back_text": "先打电话，再来"},
    "sheets_per_file": {"copies": 20, "sheets_per_file": 1},
    "logo": {"logo": LOGO},
    "logo_percent": {"logo": LOGO, "logo_percent": 18},
    "upper_case": {"upper_case": True},
    "when": {"kind": "notice", "service": "service-0", "when": "situation-0-0=choice-0-0-0"},
}


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

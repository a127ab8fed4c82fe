"""The cards exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from bianmin_core.testing import ExporterSuite, specimen
from bianmin_exporters.cards import exporter


class VariantsAlone(ExporterSuite):
    """The suite for variants; test_conformance tries the defaults, and that each option tells."""

    def all_options(self) -> Iterator[Mapping[str, object]]:
        """Each of the variants."""
        yield from self.variants

    test_every_option_reaches_the_output = None  # type: ignore[assignment]


@pytest.mark.slow
class TestCardVariants(VariantsAlone):
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


@pytest.mark.slow
class TestKinds(VariantsAlone):
    """Officers, doors, notices and labels, each in one format or another."""

    exporter = exporter
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
class TestLifeEvents(VariantsAlone):
    """Life events; a catalogue may have none."""

    exporter = exporter
    variants = ({"kind": "life-event"}, {"kind": "life-event", "format": "svg"})

    def test_a_draft_says_so(self) -> None:
        """No file of a draft could pass for the final one; the specimen is given an event first."""
        overlay = "life_events: [{id: moved, name: 搬来住, tile: 迁, services: [residence-proof]}]"
        for options in self.variants:
            final = self.files(specimen(overlay), options, draft=False)
            draft = self.files(specimen(overlay), options, draft=True)
            assert list(final) == list(draft)
            assert all(draft[path] != content for path, content in final.items())

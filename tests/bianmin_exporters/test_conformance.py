"""Every built-in passes the suite that anybody's exporter passes."""

from __future__ import annotations

import pytest
from tests.bianmin_exporters.cards.other_options import OTHERS

from bianmin_core.testing import ExporterSuite
from bianmin_exporters.booklet import exporter as booklet
from bianmin_exporters.cards import exporter as cards
from bianmin_exporters.document import exporter as document
from bianmin_exporters.tables import exporter as tables


@pytest.mark.slow
class TestBooklet(ExporterSuite):
    """The booklet keeps the contract."""

    exporter = booklet
    variants = (
        {"format": "html"},
        {"format": "docx"},
        {"layout": "large-print"},
        {"layout": "pocket"},
    )
    others = {  # noqa: RUF012
        "office": {"office": "office-1"},
        "community": {"community": "office-2"},
        "service": {"layout": "large-print", "service": "service-2"},
    }


@pytest.mark.slow
class TestCards(ExporterSuite):
    """The cards keep the contract."""

    exporter = cards
    others = OTHERS


class TestDocument(ExporterSuite):
    """The JSON keeps the contract."""

    exporter = document
    fixed = ("*schema.json",)
    variants = ({"split": "yes"},)


class TestTables(ExporterSuite):
    """The tables keep the contract."""

    exporter = tables
    variants = ({"flavour": "excel"}, {"bom": "yes"})
    for_programs = ({}, {"bom": "yes"})

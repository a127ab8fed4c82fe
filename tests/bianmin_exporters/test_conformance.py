"""Every built-in passes the suite that anybody's exporter passes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

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
    fixed = ("*.schema.json",)
    variants = (
        {"format": "html"},
        {"format": "docx"},
        {"layout": "large-print"},
        {"layout": "pocket"},
        {"for": "press", "sign_off": "yes", "reserve": 2},
    )
    # What follows from paper, staples and spare copies shows in the papers for the print shop.
    others: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "office": {"office": "office-1"},
        "community": {"community": "office-2"},
        "service": {"layout": "large-print", "service": "service-2"},
        "saddle_limit": {"for_": "press", "impose": "saddle", "saddle_limit": 200},
        "paper_thickness": {"for_": "press", "paper_thickness": 130},
        "paper_gsm": {"for_": "press", "paper_gsm": 120},
        "paper_bulk": {"for_": "press", "paper_bulk": 2},
        "reserve": {"for_": "press", "reserve": 50},
    }

    def test_a_catalogue_of_full_size_is_exported(self) -> None:
        """As every exporter's, in a process of its own: what typst keeps of books goes with it."""
        script = (
            f"from {__name__} import ExporterSuite, TestBooklet\n"
            "ExporterSuite.test_a_catalogue_of_full_size_is_exported(TestBooklet())\n"
        )
        root = Path(__file__).parents[2]
        subprocess.run([sys.executable, "-c", script], check=True, cwd=root)


@pytest.mark.slow
class TestCards(ExporterSuite):
    """The cards keep the contract."""

    exporter = cards
    others = OTHERS


class TestDocument(ExporterSuite):
    """The JSON keeps the contract."""

    exporter = document
    fixed = ("*schema.json",)
    variants = ({"split": "yes"}, {"indent": "no"}, {"split": True, "indent": False})


class TestTables(ExporterSuite):
    """The tables keep the contract."""

    exporter = tables
    variants = ({"flavour": "excel"}, {"bom": "yes"})
    for_programs = ({}, {"bom": "yes"})

"""What tests of exporters and rules are written with; for plug-ins as much as for bianmin itself.

Catalogues to try things on (`specimen`, `everything`, `hostile`, `canaries`, `full_size`), and
two suites: `ExporterSuite`, the tests that every exporter passes, and `RuleSuite`, those that
every rule passes. `check_example` judges a rule's examples.
"""

from __future__ import annotations

from bianmin_core.testing.canaries import canaries
from bianmin_core.testing.everything import everything
from bianmin_core.testing.examples import check_example
from bianmin_core.testing.hostile import HOSTILE_IDS, HOSTILE_TEXTS, hostile
from bianmin_core.testing.readable import readable
from bianmin_core.testing.rule_suite import RuleSuite
from bianmin_core.testing.size import full_size
from bianmin_core.testing.specimen import SPECIMEN, specimen
from bianmin_core.testing.suite import ExporterSuite

__all__ = [
    "HOSTILE_IDS",
    "HOSTILE_TEXTS",
    "SPECIMEN",
    "ExporterSuite",
    "RuleSuite",
    "canaries",
    "check_example",
    "everything",
    "full_size",
    "hostile",
    "readable",
    "specimen",
]

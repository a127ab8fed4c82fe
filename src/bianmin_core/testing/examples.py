"""A rule's examples, laid over the specimen and judged."""

from __future__ import annotations

import datetime as dt

from bianmin_core.rules.finding import Finding
from bianmin_core.rules.plugins import RuleSet
from bianmin_core.rules.report import Report, check
from bianmin_core.testing.specimen import specimen

JUDGED_ON = dt.date(2026, 3, 1)
"""The day on which examples of rules are judged: the one the specimen is issued on."""


def check_example(
    rule: type[Finding],
    overlay: str,
    *,
    before: str | None = None,
    alone: bool = False,
    as_of: dt.date = JUDGED_ON,
) -> Report:
    """Check the specimen with an overlay, beside the edition before that the rule names.

    Args:
        rule: The rule whose example it is.
        overlay: YAML such as its `failing` or `passing`.
        before: YAML laid over the edition before; the rule's own if absent.
        alone: Check this rule only, not all that are installed.
        as_of: The day it is judged on.
    """
    return check(
        specimen(overlay, translation=rule.translation),
        as_of=as_of,
        previous=specimen(rule.before if before is None else before),
        rules=RuleSet(rules=(rule,), broken=()) if alone else None,
    )

"""Running a suite by hand, to see which of its tests fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def failed() -> Callable[[object], list[str]]:
    """Run every test of a suite and return the names of those that fail."""

    def run(suite: object) -> list[str]:
        names = []
        for name in sorted(n for n in dir(suite) if n.startswith("test_")):
            try:
                getattr(suite, name)()
            except AssertionError:
                names.append(name)
        return names

    return run

"""A catalogue on disk with a finding of each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bianmin_core import Report, check, load
from bianmin_core.testing.specimen import SPECIMEN

DAY = dt.date(2026, 3, 1)
OFFICE = """\
office:
  id: hall
  hours: {holidays: null}
services:
  - id: residence-proof
    outcome: ""
    handlers: []
    time_limit: {promised: {value: 11, unit: 工作日}}
rules:
  - {code: BM311, reason: 街道办正在改, until: 2026-06-01}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a base in base/, a district in 村/ with three findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "catalogue.yaml").write_bytes(SPECIMEN.encode())
    (tmp_path / "村").mkdir()
    (tmp_path / "村" / "catalogue.yaml").write_bytes(b"extends: ../base\n")
    (tmp_path / "村" / "hall.yaml").write_bytes(OFFICE.encode())
    return tmp_path


@pytest.fixture
def make(home: Path) -> Callable[[str], Report]:
    """Check the district after its office's file was replaced; as it stands if the text is empty."""

    def checked(office: str = "") -> Report:
        if office:
            (home / "村" / "hall.yaml").write_bytes(office.encode())
        return check(load("村"), as_of=DAY)

    return checked


@pytest.fixture
def report(make: Callable[[str], Report]) -> Report:
    """A report with a warning, a blocking finding and a silenced one."""
    return make("")

"""Distributions of other people, as an installer would leave them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a distribution with one module and one entry point on sys.path."""

    def installed(
        name: str,
        source: str,
        *,
        dist: str = "plugin",
        module: str = "",
        attribute: str = "exporter",
        group: str = "bianmin.exporters",
    ) -> None:
        module = module or f"{dist}_{name}".replace("-", "_")
        site = tmp_path / dist
        info = site / f"{dist}-3.1.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {dist}\nVersion: 3.1\n")
        with (info / "entry_points.txt").open("a") as file:
            file.write(f"[{group}]\n{name} = {module}:{attribute}\n")
        (site / f"{module}.py").write_text(source)
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, module, raising=False)

    return installed

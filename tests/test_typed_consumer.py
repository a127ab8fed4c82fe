"""Type checkers see the whole public door: right use passes mypy --strict, wrong use does not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from mypy import api

CONSUMER = Path(__file__).with_name("typed_consumer.py")

MISUSE = """\
from typing import Any

from bianmin_core import Artifact, Audience, Catalogue, Exporter, Published, Service, check, export
from bianmin_exporters.cards import card_svg


def misuse(catalogue: Catalogue) -> None:
    catalogue.service(3)  # E: arg-type
    catalogue.servces  # E: attr-defined
    catalogue.services.append(catalogue.services[0])  # E: attr-defined
    catalogue.district.name = "x"  # E: misc
    catalogue.for_audience("print")  # E: arg-type
    catalogue.district.area_code.strip()  # E: union-attr
    check("wangjiazhuang")  # E: arg-type
    export("csv", catalogue, 3)  # E: arg-type
    card_svg(catalogue, "newborn-registration")  # E: arg-type
    Artifact("a.txt", "text/plain", 3)  # E: arg-type
    Service(id="x")  # E: call-arg
    reveal_type(catalogue.for_audience(Audience.PRINT).services[0].materials[0].name)  # R: str


class NoExporter:
    pass


exporter: Exporter[Any] = NoExporter()  # E: assignment
"""


def mypy(file: Path, cache: Path) -> tuple[str, int]:
    """What mypy --strict says of a file that stands outside the project, and its exit code."""
    out, errors, code = api.run(
        [
            "--strict",
            "--config-file=",
            f"--python-executable={sys.executable}",
            f"--cache-dir={cache}",
            "--hide-error-context",
            "--no-pretty",
            str(file),
        ]
    )
    assert errors == ""
    return out, code


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where mypy keeps what it has read, so that it reads the library once."""
    return tmp_path_factory.mktemp("mypy")


@pytest.mark.slow
def test_right_use_passes(tmp_path: Path, cache: Path) -> None:
    """A consumer of the public API is clean under mypy --strict, with every type as it says."""
    copy = tmp_path / "typed_consumer.py"
    copy.write_text(CONSUMER.read_text("utf-8"), "utf-8")
    assert mypy(copy, cache) == ("Success: no issues found in 1 source file\n", 0)


@pytest.mark.slow
def test_wrong_use_is_told(tmp_path: Path, cache: Path) -> None:
    """Each wrong use is an error of its kind on its line, and nothing else is."""
    file = tmp_path / "misuse.py"
    file.write_text(MISUSE, "utf-8")
    out, code = mypy(file, cache)
    told = {
        (int(number), kind)
        for number, kind in re.findall(r"^.*misuse\.py:(\d+): error: .*\[([a-z-]+)\]$", out, re.M)
    }
    wanted = {
        (number, match[1])
        for number, line in enumerate(MISUSE.splitlines(), 1)
        if (match := re.search(r"# E: ([a-z-]+)$", line))
    }
    assert (told, code) == (wanted, 1)
    assert 'note: Revealed type is "str"' in out.replace("builtins.str", "str")

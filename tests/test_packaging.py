"""What a user installs: the wheel, built from the sdist, away from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as a package index would."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    """Both import packages with their templates and type markers; no tests, no top-level exporters."""
    with zipfile.ZipFile(wheel) as held:
        names = held.namelist()
    tops = {n.split("/")[0] for n in names}
    assert tops == {"bianmin_core", "bianmin_exporters", "bianmin-0.1.0.dist-info"}
    for needed in (
        "bianmin_core/py.typed",
        "bianmin_exporters/py.typed",
        "bianmin_exporters/pinyin/readings.toml",
        "bianmin_exporters/booklet/templates/typst/main.typ",
        "bianmin_exporters/booklet/templates/html/book.html",
        "bianmin-0.1.0.dist-info/licenses/LICENSE",
    ):
        assert needed in names


def test_the_installed_wheel_checks_and_exports(wheel: Path, tmp_path: Path) -> None:
    """From the wheel alone the example is checked and all four exporters write."""
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), str(wheel)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    script = (
        "import sys, bianmin_core, bianmin_exporters;"
        "assert bianmin_core.__file__.startswith(sys.argv[1]), bianmin_core.__file__;"
        "assert bianmin_exporters.__file__.startswith(sys.argv[1]);"
        "from bianmin_core.cli import main;"
        "sys.exit(main(['check', sys.argv[2]]) or main(['build', sys.argv[2], '-o', 'out']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(site), str(ROOT / "examples" / "wangjiazhuang")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "out").iterdir() if not p.name.startswith(".")) == [
        "booklet",
        "cards",
        "csv",
        "json",
    ]

"""The documentation is what the code says, and what it shows works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bianmin_core import model_classes, model_fields
from bianmin_core.rules.builtin import rules

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def run(*words: str, cwd: Path = ROOT, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python with these words."""
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_generated_documents_are_current() -> None:
    """A rule or field that changed without its page is noticed."""
    done = run("-m", "docs.generate", "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_every_rule_and_field_has_its_place() -> None:
    """Each rule of the core has a section, and each field of the model a row."""
    told = (DOCS / "rules.md").read_text("utf-8")
    assert [r.code for r in rules if f"\n## {r.code}\n" not in told] == []
    text = (DOCS / "catalogue-format.md").read_text("utf-8")
    for cls in model_classes():
        section = text.partition(f"\n### {cls.__name__}\n")[2].partition("\n### ")[0]
        assert [f.name for f in model_fields(cls) if f"| `{f.name}` |" not in section] == []


@pytest.mark.parametrize("page", sorted(p.name for p in DOCS.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    """A link to a page or to a heading of the same page finds it."""
    text = (DOCS / page).read_text("utf-8")
    headings = {h.lower() for h in re.findall(r"^#+ (\w+)$", text, re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        assert not name or (DOCS / name).exists(), target
        assert not anchor or anchor in headings, target


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the page on exporters, as its reader would write it down."""
    folder = tmp_path_factory.mktemp("who-to-ring")
    text = (DOCS / "writing-an-exporter.md").read_text("utf-8")
    blocks = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for name, content in blocks:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    # What an installer would leave: the package's name and its entry points.
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    info = folder / "src" / f"bianmin_who_to_ring-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    (info / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in points.items())
            for group, points in project["entry-points"].items()
        )
    )
    return folder


def test_the_worked_example_passes_its_suite(package: Path) -> None:
    """The exporter of the page passes the conformance suite and its own test."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    done = run(*words, cwd=package, path=str(package / "src"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "19 passed" in done.stdout


def test_the_worked_example_exports_the_example(package: Path, tmp_path: Path) -> None:
    """Once installed it is found by name and writes its folder."""
    example = str(ROOT / "examples" / "wangjiazhuang")
    code = "import sys; from bianmin_core.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ("-c", code, "export", "who-to-ring", example, "-o", str(tmp_path))
    done = run(*words, path=str(package / "src"))
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "who-to-ring" / "who-to-ring.txt").read_text("utf-8")
    assert text.startswith("王家庄街道\n")
    assert "林木采伐许可证核发  0874-11990" in text

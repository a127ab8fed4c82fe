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
from bianmin_core.testing import SPECIMEN

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
    """A link to a page or to a heading finds it."""
    text = (DOCS / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    for name, _, anchor in (link.partition("#") for link in links):
        target = DOCS / (name or page)
        assert target.exists(), name
        if anchor:
            headings = re.findall(r"^#+ (\w+)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in {h.lower() for h in headings}, f"{name}#{anchor}"


def written_down(page: str, folder: Path) -> Path:
    """The package of a page, as its reader would write it down and install it."""
    text = (DOCS / page).read_text("utf-8")
    blocks = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for name, content in blocks:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    # What an installer would leave: the package's name and its entry points.
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    stem = f"{project['name'].replace('-', '_')}-{project['version']}"
    info = folder / "src" / f"{stem}.dist-info"
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


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the page on exporters."""
    return written_down("writing-an-exporter.md", tmp_path_factory.mktemp("who-to-ring"))


@pytest.fixture(scope="module")
def rule_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the page on rules."""
    return written_down("writing-a-rule.md", tmp_path_factory.mktemp("xinjie"))


def pytest_in(folder: Path) -> str:
    """What pytest says of the tests of a package; they pass."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    done = run(*words, cwd=folder, path=str(folder / "src"))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def bianmin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with a package installed."""
    code = "import sys; from bianmin_core.cli import main; sys.exit(main(sys.argv[1:]))"
    return run("-c", code, *words, path=str(folder / "src"))


def test_the_worked_example_passes_its_suite(package: Path) -> None:
    """The exporter of the page passes the conformance suite and its own test."""
    assert "19 passed" in pytest_in(package)


def test_the_worked_example_exports_the_example(package: Path, tmp_path: Path) -> None:
    """Once installed it is found by name and writes its folder."""
    example = str(ROOT / "examples" / "wangjiazhuang")
    done = bianmin(package, "export", "who-to-ring", example, "-o", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "who-to-ring" / "who-to-ring.txt").read_text("utf-8")
    assert text.startswith("王家庄街道\n")
    assert "林木采伐许可证核发  0874-11990" in text


def test_the_worked_rule_passes_its_suite(rule_package: Path) -> None:
    """The rule of the page passes the conformance suite and its own test."""
    assert "11 passed" in pytest_in(rule_package)


def test_the_worked_rule_is_checked(rule_package: Path, tmp_path: Path) -> None:
    """Once installed it is listed, and speaks with file and line in every check."""
    listed = bianmin(rule_package, "rules", "--load")
    assert listed.returncode == 0
    assert "    XJ101  能代办，没写委托书 · Proxy without authority\n" in listed.stdout
    (tmp_path / "catalogue.yaml").write_text(
        SPECIMEN.replace("visits: 1", "by_proxy: yes"), "utf-8"
    )
    done = bianmin(rule_package, "check", str(tmp_path))
    assert "XJ101" in done.stdout
    assert "「居住证明」可以代办，要带的里面没有委托书" in done.stdout


def test_every_fragment_of_the_changelog_is_of_a_kind_there_is() -> None:
    """A fragment whose name is wrong would be left out of the changelog without a word."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]
    kinds = "|".join(kind["directory"] for kind in settings["type"])
    names = {file.name for file in (ROOT / settings["directory"]).iterdir()} - {"README.md"}
    assert [name for name in names if not re.fullmatch(rf"[a-z-]+\.({kinds})\.md", name)] == []

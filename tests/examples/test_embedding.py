"""The small examples of embedding run as their pages say, each in a process of its own."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bianmin_core import Audience, export, load, loads

EXAMPLES = Path(__file__).parents[2] / "examples"
DESK = EXAMPLES / "embed_json" / "hotline_desk.py"


def run(script: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a script as its reader would."""
    return subprocess.run(
        [sys.executable, str(script), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as `bianmin export json --split` writes it."""
    target = tmp_path_factory.mktemp("data")
    return export("json", load(EXAMPLES / "wangjiazhuang"), target, split=True).folder


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("embed_json/*.py")), ids=lambda p: p.name)
def test_what_consumes_the_json_imports_nothing_of_ours(script: Path) -> None:
    """Another system needs the files alone: only Python's own library is imported."""
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(script.read_text("utf-8")))
        for name in (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= sys.stdlib_module_names


def test_the_desk_says_what_this_caller_must_bring(data: Path) -> None:
    """The script says the very materials that the library works out for the same answers."""
    done = run(DESK, data, "上户口", "--yes", "by-proxy", "--answer", "unmarried=no")
    assert (done.returncode, done.stderr) == (0, "")
    birth = load(EXAMPLES / "wangjiazhuang").service("newborn-registration")
    told = re.findall(r"^  带：(.+?)(?:（[^（]*[0-9] .）)$", done.stdout, re.MULTILINE)
    assert told == [m.name for m in birth.materials_for(by_proxy=True)]
    assert done.stdout.startswith("新生儿出生登记\n")
    assert "  问：父母户口是否不在同一本户口簿上？（two-books）\n" in done.stdout
    assert "by-proxy" not in done.stdout


def test_every_service_can_be_read_out(data: Path) -> None:
    """No service of the example trips the script over a field that it does not have."""
    done = run(DESK, data, "")
    assert (done.returncode, done.stderr) == (0, "")
    count = len(json.loads((data / "index.json").read_bytes())["services"])
    assert sum(not line.startswith(" ") for line in done.stdout.splitlines()) == count


def test_the_desk_notices_what_is_wrong(data: Path, tmp_path: Path) -> None:
    """Words that fit nothing, and a file that came broken, are told."""
    done = run(DESK, data, "修飞船")
    assert (done.returncode, done.stderr) == (1, "没有找到「修飞船」，请转综合窗口\n")
    broken = tmp_path / "services" / "newborn-registration.json"
    broken.parent.mkdir()
    (tmp_path / "index.json").write_bytes((data / "index.json").read_bytes())
    broken.write_bytes((data / "services" / broken.name).read_bytes()[:-9])
    done = run(DESK, tmp_path, "上户口")
    assert (done.returncode, done.stderr) == (
        1,
        "services/newborn-registration.json 不完整，请重新取\n",
    )


def test_a_draft_is_told_as_one(tmp_path: Path) -> None:
    """What is read out of a draft says so in its first line."""
    catalogue = load(EXAMPLES / "wangjiazhuang")
    folder = export("json", catalogue, tmp_path, split=True, draft=True).folder
    assert "新生儿出生登记（草稿，不能对外说）\n" in run(DESK, folder, "上户口").stdout


def test_page_and_script_fit_together() -> None:
    """Each element that the script asks for is in the page once, and no text goes in as HTML."""
    page = (EXAMPLES / "embed_json" / "index.html").read_text("utf-8")
    ids = re.findall(r'\bid="(\w+)"', page)
    script = (EXAMPLES / "embed_json" / "desk.js").read_text("utf-8")
    asked = set(re.findall(r'at\("(\w+)"\)', script))
    assert len(ids) == len(set(ids))
    assert asked == set(ids)
    assert "innerHTML" not in script
    assert "insertAdjacentHTML" not in script


def test_the_page_asks_for_fields_that_there_are(data: Path) -> None:
    """Each field of the JSON that the script reads is one of its schemas'."""
    script = (EXAMPLES / "embed_json" / "desk.js").read_text("utf-8")
    schemas = "".join(
        (data / f"{kind}.schema.json").read_text("utf-8") for kind in ("index", "service")
    )
    read = re.findall(
        r"\b(?:entry|index|service|situation|part|when|phone|held|district|m|h|c)\.(\w+)", script
    )
    methods = {"filter", "map", "some", "every", "textContent", "href", "json"}
    assert [name for name in read if name not in methods and f'"{name}"' not in schemas] == []


def test_a_catalogue_made_in_code_is_ready(tmp_path: Path) -> None:
    """The script finds nothing wrong with what it made, exports it, and it reads back."""
    done = run(EXAMPLES / "build_in_code" / "make_catalogue.py", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["1 项服务中，1 项五问齐全", f"{tmp_path / 'json'} 2"]
    made = loads((tmp_path / "json" / "catalogue.json").read_bytes())
    proxy = made.for_audience(Audience.PUBLIC).service("elder-card").materials_for(by_proxy=True)
    assert [m.name for m in proxy] == ["居民身份证", "授权委托书", "居民身份证（代办人）"]


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*/README.md")), ids=lambda p: p.parent.name)
def test_pages_name_files_that_there_are(page: Path) -> None:
    """Scripts that a README calls and pages that it links to exist."""
    text = page.read_text("utf-8")
    called = re.findall(r"^python (\S+\.py)", text, re.MULTILINE)
    linked = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [name for name in (*called, *linked) if not (page.parent / name).exists()] == []

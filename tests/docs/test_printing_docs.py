"""What docs/printing.md shows works as shown, and its table names every file that is made."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bianmin_core.cli import main
from bianmin_core.testing import SPECIMEN

TEXT = (Path(__file__).parents[2] / "docs" / "printing.md").read_text("utf-8")
_COMMUNITY = """
  - id: dongmen
    name: 东门社区
    kind: community
    households: 30
    phones: [{number: 0874-1000003}]
    duties: [居住证明]
    location: {address: 东门街 2 号}
"""


def _block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(autouse=True)
def luohe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of that name in the working directory."""
    monkeypatch.chdir(tmp_path)
    Path("luohe").mkdir()
    Path("luohe", "catalogue.yaml").write_text(SPECIMEN, "utf-8")


@pytest.mark.slow
def test_the_commands_make_the_files_of_the_table() -> None:
    """Each line of the shell succeeds; together they make what the table lists, beside the book."""
    community = SPECIMEN.replace("\nofficers:", f"{_COMMUNITY}\nofficers:")
    Path("luohe", "catalogue.yaml").write_text(community, "utf-8")
    made: set[str] = set()
    for line in _block("sh").splitlines():
        assert main(shlex.split(line)[1:]) == 0, line
        folder = Path("dist", "booklet")
        made |= {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}
    told = set(re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE))
    assert {re.sub(r"\d\d", "34", name) for name in made} == told | {"booklet.pdf", "manifest.json"}


def test_the_script_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The number and the address of the page are those of the specimen."""
    exec(compile(_block("python"), "printing.md", "exec"), {"__name__": "snippet"})
    said = re.search(r"^# (\d{8} https.*)$", TEXT, re.MULTILINE)
    assert said is not None
    assert capsys.readouterr().out == f"{said[1]}\n"

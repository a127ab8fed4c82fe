"""What docs/booklet-layouts.md shows works as shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bianmin_core.cli import main
from bianmin_core.testing import SPECIMEN

TEXT = (Path(__file__).parents[2] / "docs" / "booklet-layouts.md").read_text("utf-8")
_COMMUNITY = """
  - id: riverside
    name: 河边社区
    kind: community
    phones: [{number: 0874-1000003}]
    duties: [居住证明]
    location: {address: 河边街 2 号}
"""


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def luohe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of that name in the working directory, with a community."""
    monkeypatch.chdir(tmp_path)
    Path("luohe").mkdir()
    text = SPECIMEN.replace("\nofficers:", f"{_COMMUNITY}\nofficers:")
    Path("luohe", "catalogue.yaml").write_text(text, "utf-8")


@pytest.mark.slow
def test_the_commands_run() -> None:
    """Each line of the shell makes one book."""
    lines = _blocks("sh")[0].splitlines()
    assert len(lines) == 5
    for line in lines:
        assert main(shlex.split(line)[1:]) == 0, line
        made = [f for f in Path("dist", "booklet").iterdir() if f.suffix in (".pdf", ".html")]
        assert len(made) == 1, line


@pytest.mark.parametrize("block", _blocks("python"))
def test_a_script_prints_what_it_says(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each Python block prints its comments."""
    exec(compile(block, "booklet-layouts.md", "exec"), {"__name__": "snippet"})
    told = re.findall(r"# (\[.*\])$", block, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == told

"""Listing things loads nothing that makes things."""

from __future__ import annotations

import subprocess
import sys

import orjson
import pytest

HEAVY = ("bianmin_exporters", "typst", "jinja2", "numpy", "qrcode", "fontTools", "phonenumbers")


def loaded_after(code: str) -> set[str]:
    """The modules a new process holds after running `code`; its own output is dropped."""
    script = (
        f"import contextlib, io, json, sys\n"
        f"with contextlib.redirect_stdout(io.StringIO()):\n    {code}\n"
        f"sys.stdout.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(orjson.loads(done.stdout))


@pytest.mark.parametrize(
    "code",
    [
        "import bianmin_core",
        "from bianmin_core.cli import main; assert main(['--help']) == 0",
        "from bianmin_core.cli import main; assert main(['exporters']) == 0",
        "from bianmin_core.cli import main; assert main(['rules']) == 0",
    ],
)
def test_no_exporter_and_nothing_heavy_is_imported(code: str) -> None:
    """The library's door, the help and the list of exporters import none of what they name."""
    loaded = loaded_after(code)
    assert "bianmin_core" in loaded
    assert {m for m in loaded if m.partition(".")[0] in HEAVY} == set()
    assert "rich.table" not in loaded
    assert "bianmin_core.rules.builtin" not in loaded


def test_the_door_loads_nothing_behind_it() -> None:
    """`import bianmin_core` alone loads no other module of ours, and no library."""
    loaded = loaded_after("import bianmin_core")
    assert {m for m in loaded if m.startswith("bianmin")} == {"bianmin_core"}
    assert loaded.isdisjoint({"attrs", "attr", "cattrs", "yaml", "cyclopts", "rich"})


def test_help_loads_no_command() -> None:
    """The list of commands is known without loading one."""
    loaded = loaded_after("from bianmin_core.cli import main; main(['--help'])")
    assert {m for m in loaded if m.startswith("bianmin")} == {"bianmin_core", "bianmin_core.cli"}
    assert "cyclopts" not in loaded

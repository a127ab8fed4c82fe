"""The same export in other processes: other hashes, time zone, locale and working folder."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bianmin_core.testing.everything import everything

# Days differ at any hour between these two time zones.
_SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "XXX-14", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "XXX+12", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
)

Made = list[list[list[str]]]


def made_elsewhere(suite: type[Any]) -> tuple[Made, Made]:
    """Return what two new processes make of the same: for each options (path, checksum) in order.

    Args:
        suite: The suite's class; each process imports its module anew and exports with what it
            finds there.
    """
    module = sys.modules[suite.__module__]
    paths = [str(Path(entry).absolute()) for entry in sys.path]
    order = json.dumps(
        {
            "path": paths,
            "module": suite.__module__,
            "file": getattr(module, "__file__", None),
            "suite": suite.__qualname__,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for number, settings in enumerate(_SETTINGS):
            there = Path(folder, f"folder-{number}")
            there.mkdir()
            started.append(
                subprocess.Popen(
                    [
                        sys.executable,
                        "-c",
                        "from bianmin_core.testing import elsewhere as e; e.main()",
                    ],
                    cwd=there,
                    env={**os.environ, **settings, "PYTHONPATH": os.pathsep.join(paths)},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                )
            )
        for process in started:
            assert process.stdin is not None
            process.stdin.write(order)
            process.stdin.close()
            process.stdin = None
        one, other = (_answer(process) for process in started)
    return one, other


def _answer(process: subprocess.Popen[str]) -> Made:
    out, errors = process.communicate()
    assert process.returncode == 0, f"it can't be exported in another process:\n{errors}"
    made: Made = json.loads(out.rpartition("\n")[2])
    return made


def main() -> None:
    """What each process does: read which suite, export, and print the checksums as one line."""
    order = json.loads(sys.stdin.read())
    sys.path[:] = order["path"]
    suite = getattr(_module(order["module"], order["file"]), order["suite"])()
    made = [
        [
            [path, hashlib.sha256(content).hexdigest()]
            for path, content in suite.files(everything(), options).items()
        ]
        for options in suite.all_options()
    ]
    sys.stdout.write("\n" + json.dumps(made))


def _module(name: str, file: str | None) -> Any:
    """The module of that name; from its file where only pytest could import it by name."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        if file is None:
            raise
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module

"""The page on translating: what it shows is read, and its commands work as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bianmin_core import load

PAGE = (Path(__file__).parents[2] / "docs" / "translating.md").read_text("utf-8")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CATALOGUE = """\
district: {code: "530322901", name: 样例街道, area_code: "0874", base_url: https://specimen.example}
edition: {number: 2026 年第 1 版, issued_on: 2026-03-01}
hotlines:
  - {id: supervision, name: 纪检监察, kind: supervision, phone: {number: 0874-1000009}, purpose: 乱收费}
offices:
  - id: clinic
    name: 卫生院
    kind: window
    phones: [{number: 0874-1000001, purpose: 前台}]
    location: {address: 文化路 18 号, floor: 一楼, window: 3 号窗口}
    hours: {weekly: [{days: [mon], opens: 8:30, closes: 12:00}], holidays: closed}
officers:
  - {id: li-xue, name: 李雪, posts: [{id: nurse-1, office: clinic, title: 护士, duties: [打针], deputy_of: [nurse-2]}]}
  - {id: yang-bo, name: 杨波, posts: [{id: nurse-2, office: clinic, title: 护士, duties: [建证], deputy_of: [nurse-1]}]}
services:
  - id: vaccination
    name: 儿童预防接种
    kind: 公共服务
    office: clinic
    audience: 住在本街道 0 到 6 岁的孩子
    outcome: 打上针
    time_limit: {promised: {unit: 当场}}
    fee: {free: true}
    channels: [窗口办]
    visits: 1
    materials: [{id: book, name: 预防接种证, original: 1, copies: 0, issuer: 卫生院, how_to_get: 丢了的当场补}]
    steps: [{order: 1, actor: 您, text: 带孩子来}, {order: 2, actor: 我们, text: 打针}]
    handlers: [nurse-1]
"""


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [body for fenced, body in _FENCE.findall(PAGE) if fenced == language]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A catalogue with the translation that the page shows, where the page says it lies."""
    shown, jobs = blocks("yaml")
    name = shown.partition("\n")[0].removeprefix("# ")
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(shown, "utf-8")
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE + jobs, "utf-8")
    return tmp_path


def test_the_translation_shown_is_one(home: Path) -> None:
    """What the page shows is read, and says what it shows."""
    said = load(home).translated("en")
    service = said.service("vaccination")
    assert said.office("clinic").phones[0].purpose == "Front desk"
    assert service.aliases == ("shots", "vaccines")
    assert service.materials[0].how_to_get == "If it is lost, we make another"
    assert [s.text for s in service.steps] == ["Bring the child", "Give the vaccine"]


@pytest.mark.slow
def test_its_commands_work_as_they_stand_there(home: Path) -> None:
    """Every command of the page runs, one after the other, and the jobs are done by build."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    script = "\n".join(blocks("sh")) + "bianmin build . -o built --as-of 2026-03-01\n"
    done = subprocess.run(
        [
            "sh",
            "-eu",
            "-c",
            script.replace("export booklet .", "export booklet . --as-of 2026-03-01"),
        ],
        cwd=home,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert (home / "dist" / "booklet" / "booklet.pdf").exists()
    assert (home / "built" / "bilingual" / "booklet.pdf").exists()
    shown = yaml.safe_load((home / "translations/en/offices/clinic.yaml").read_text("utf-8"))
    assert re.fullmatch("[0-9a-f]{6}", shown["services"][0]["of"])

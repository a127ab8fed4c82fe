"""A plug-in that fails at work is named with its cause, and spoils nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bianmin_core import ExporterError, build, check, export
from bianmin_core.cli import main
from bianmin_core.testing import SPECIMEN, specimen

EXPORTER = """
import attrs
from bianmin_core import CONTRACT_VERSION, Artifact, Audience, Text, option

@attrs.frozen(kw_only=True)
class Options:
    where: str = attrs.field(default="between", metadata=option("在哪", "Where"))

def pieces():
    yield b"one"
    raise OverflowError("too many")

class Failing:
    contract = CONTRACT_VERSION
    summary = Text("坏", "Failing")
    options = Options
    audience = Audience.PRINT
    def export(self, catalogue, options, context, /):
        if options.where == "at once":
            raise KeyError("hall")
        yield Artifact("one.txt", "text/plain", b"one")
        if options.where == "in a file":
            yield Artifact("two.txt", "text/plain", pieces())
        context.progress(1, 2)
        if options.where == "between":
            raise RuntimeError("first line\\nsecond line")

exporter = Failing()
"""
RULES = """
import attrs
from bianmin_core import Finding, Severity, Text

@attrs.frozen(kw_only=True)
class Failing(Finding):
    code = "ZZ101"
    severity = Severity.WARNS
    title = message = why = fix = Text("坏", "bad")
    failing = passing = ""
    @classmethod
    def check(cls, context):
        yield cls(path=("offices", "hall"))
        raise KeyError("hall")

@attrs.frozen(kw_only=True)
class Unsayable(Failing):
    code = "ZZ102"
    message = Text("{nobody}", "{nobody}")

@attrs.frozen(kw_only=True)
class Astray(Failing):
    code = "ZZ103"
    @classmethod
    def check(cls, context):
        yield cls(path=("services", "no-such-service"))
        yield cls(path=("offices", 99, "name"))

rules = (Failing, Unsayable, Astray)
"""
Install = Callable[..., None]

CAUSES = {
    "at once": "KeyError: 'hall'",
    "between": "RuntimeError: first line",
    "in a file": "OverflowError: too many",
}


@pytest.mark.parametrize(("where", "cause"), CAUSES.items())
def test_an_exporter_that_fails_half_way_is_named(
    install: Install, tmp_path: Path, where: str, cause: str
) -> None:
    """Exporter and cause are told in a sentence; what was there before stays as it was."""
    install("failing", EXPORTER)
    before = export("json", specimen(), tmp_path / "out", into="failing-2")
    with pytest.raises(ExporterError) as caught:
        export("failing", specimen(), tmp_path / "out", where=where)
    assert caught.value.zh == f"导出器 failing 做到一半出错，什么也没有写：{cause}"
    assert caught.value.en == f"Exporter failing failed half-way and nothing was written: {cause}"
    assert caught.value.__cause__ is not None
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [before.folder.name]


def test_what_a_caller_raises_in_the_progress_is_the_callers(
    install: Install, tmp_path: Path
) -> None:
    """Somebody who stops an export gets their own exception back, not an exporter's error."""
    install("failing", EXPORTER)

    class Stopped(Exception):  # noqa: N818 - no error
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export("failing", specimen(), tmp_path, where="never", progress=stop)
    assert list(tmp_path.glob("failing/*")) == []


def test_the_exports_before_a_failing_one_are_done(install: Install, tmp_path: Path) -> None:
    """In a build the exporters before the failing one have written, whole."""
    install("failing", EXPORTER)
    catalogue = specimen("exports: [{exporter: json}, {exporter: failing}]")
    done: list[str] = []
    with pytest.raises(ExporterError, match="failing"):
        done.extend(d.name for d in build(catalogue, tmp_path / "out"))
    assert done == ["json"]
    assert (tmp_path / "out" / "json" / "catalogue.json").is_file()
    assert not (tmp_path / "out" / "failing").exists()


def test_a_rule_that_fails_is_named_and_the_others_are_checked(install: Install) -> None:
    """Each failing rule gives a sentence with its code, package and cause; its findings count."""
    install("zz", RULES, group="bianmin.rules", attribute="rules")
    report = check(specimen("offices: [{id: hall, phones: [{number: '1'}]}]"))
    assert {t.en for t in report.broken} == {
        "Rule ZZ101 (from plugin_zz) failed and was not checked to the end: KeyError: 'hall'",
        "Rule ZZ102 (from plugin_zz) failed and was not checked to the end: KeyError: 'nobody'",
    }
    assert [t.zh for t in report.broken][:1] == [
        "规则 ZZ101（来自 plugin_zz）检查时出错，没有查完：KeyError: 'hall'"
    ]
    codes = [f.finding.code for f in report.findings]
    assert codes.count("ZZ101") == 1
    assert "BM202" in codes


@pytest.mark.parametrize("command", [["export", "json"], ["build"]])
def test_what_is_made_without_a_rule_says_so(
    install: Install,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    """An export or a build in which rules failed tells each of them, once."""
    install("zz", RULES, group="bianmin.rules", attribute="rules")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c").mkdir()
    jobs = "\nexports: [{exporter: json}, {exporter: json, into: again}]\n"
    (tmp_path / "c" / "catalogue.yaml").write_bytes((SPECIMEN + jobs).encode())
    assert main([*command, "c", "-o", "dist", "--lang", "en", "--as-of", "2026-03-01"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "! Rule ZZ101 (from plugin_zz) failed and was not checked to the end: KeyError: 'hall'",
        "! Rule ZZ102 (from plugin_zz) failed and was not checked to the end: KeyError: 'nobody'",
    ]


def test_a_finding_that_points_nowhere_is_told_all_the_same(install: Install) -> None:
    """A rule that gets a path wrong does not stop the check."""
    install("zz", RULES, group="bianmin.rules", attribute="rules")
    found = [f for f in check(specimen()).findings if f.finding.code == "ZZ103"]
    assert [f.subject.id for f in found] == ["99", "no-such-service"]


def test_the_lists_name_what_can_not_be_loaded(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --load each line of the lists says whether it works, and if not, why."""
    install("failing", "import no_such_module", dist="one")
    install("zz", "raise ValueError('odd')", dist="two", group="bianmin.rules", attribute="rules")
    assert main(["exporters", "--load"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (
        "    ! Exporter failing (from one) can't be imported: No module named 'no_such_module'. "
        "Upgrade or uninstall one" in lines
    )
    assert sum(line.startswith("    !") for line in lines) == 2
    assert main(["rules", "--load"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "! Rules zz (from two) can't be loaded and were not checked: ValueError: odd" in lines

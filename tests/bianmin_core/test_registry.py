"""Exporters are found by entry point; a broken plug-in is named and spoils nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bianmin_core import Audience, ExporterEntry, ExporterError, exporters, load_exporter

GOOD = """
import attrs
from bianmin_core import CONTRACT_VERSION, Artifact, Audience, Text, option

@attrs.frozen(kw_only=True)
class Options:
    size: int = attrs.field(default=1, metadata=option("大小", "Size"))

class Good:
    contract = CONTRACT_VERSION
    summary = Text("好", "Good")
    options = Options
    audience = Audience.PRINT
    def export(self, catalogue, options, context, /):
        return []

exporter = Good()
"""

Install = Callable[..., None]


def refusal(name: str) -> ExporterError:
    """The error of loading an exporter."""
    with pytest.raises(ExporterError) as caught:
        load_exporter(name)
    return caught.value


def test_the_built_ins_come_in_by_the_same_door() -> None:
    """Our own four are listed with their distribution, version and target."""
    ours = {e.name: e for e in exporters() if e.distribution == "bianmin"}
    assert sorted(ours) == ["booklet", "cards", "csv", "json"]
    assert ours["csv"] == ExporterEntry(
        name="csv",
        distribution="bianmin",
        version=ours["csv"].version,
        target="bianmin_exporters.tables:exporter",
    )


def test_listing_imports_none_of_them(install: Install) -> None:
    """A plug-in that can't be imported is listed by name, distribution and version."""
    install("broken", "raise SystemExit('imported')")
    entry = next(e for e in exporters() if e.name == "broken")
    assert (entry.distribution, entry.version, entry.target) == (
        "plugin",
        "3.1",
        "plugin_broken:exporter",
    )
    assert "plugin_broken" not in sys.modules


def test_an_exporter_is_loaded_alone(install: Install) -> None:
    """Loading one imports its module and that of no other."""
    install("good", GOOD)
    install("other", "raise SystemExit('imported')", dist="other")
    assert load_exporter("good").audience is Audience.PRINT
    assert "plugin_good" in sys.modules
    assert "other_other" not in sys.modules


def test_an_unknown_exporter_is_told_with_the_nearest() -> None:
    """A slip is told with what was meant, a stranger with what there is."""
    error = refusal("bookelt")
    assert error.zh == "没有叫 bookelt 的导出器，是不是 booklet？"
    assert error.en == "There is no exporter bookelt; did you mean booklet?"
    there_are = "、".join(e.name for e in exporters())
    assert refusal("网页").zh == f"没有叫 网页 的导出器；有的是：{there_are}"


def test_two_packages_with_one_name_are_told(install: Install) -> None:
    """Neither is taken silently; the sentence names both."""
    install("good", GOOD, dist="one")
    install("good", GOOD, dist="two")
    assert "uninstall one of them" in refusal("good").en
    assert {"one_good:exporter", "two_good:exporter"} <= set(
        refusal("good").en.replace(",", "").replace(";", "").split()
    )


def test_one_package_seen_twice_is_one(install: Install, tmp_path: Path) -> None:
    """The same distribution on the path by two folders offers its exporter once."""
    install("good", GOOD, dist="one", module="the_same")
    install("good", GOOD, dist="two", module="the_same")
    assert load_exporter("good").contract == 1


UNIMPORTABLE = {
    "no module": ("import no_such_module_anywhere", "No module named 'no_such_module_anywhere'"),
    "a page": ("raise ImportError('first line\\nsecond line')", "first line"),
    "no attribute": ("", "module 'plugin_broken' has no attribute 'exporter'"),
    "syntax": ("raise SyntaxError('odd signs')", "odd signs"),
    "its own error": ("raise ValueError('no such year')", "ValueError: no such year"),
    "no words": ("raise KeyError", "KeyError"),
}


@pytest.mark.parametrize(("source", "cause"), UNIMPORTABLE.values(), ids=UNIMPORTABLE.keys())
def test_a_plug_in_that_can_not_be_imported_is_named(
    install: Install, source: str, cause: str
) -> None:
    """Exporter, package, the first line of the cause and what to do, in one line."""
    install("broken", source)
    error = refusal("broken")
    assert error.zh == f"导出器 broken（来自 plugin）装不起来：{cause}。请升级或卸载 plugin"
    assert error.en == (
        f"Exporter broken (from plugin) can't be imported: {cause}. Upgrade or uninstall plugin"
    )
    assert "broken" in {e.name for e in exporters()}


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("cards", "pip install 'bianmin[cards]'"), ("csv", "pip install --force-reinstall bianmin")],
)
def test_a_built_in_without_its_packages_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, name: str, remedy: str
) -> None:
    """The remedy is the extra of that name where there is one."""
    module = {"cards": "bianmin_exporters.cards", "csv": "bianmin_exporters.tables"}[name]
    monkeypatch.setitem(sys.modules, module, None)
    assert refusal(name).zh.endswith(f"。请安装：{remedy}")


BREACHES = {
    "class": ("exporter = Good()", "exporter = Good", "Good is a class, not an object"),
    "missing": ("audience = Audience.PRINT", "", "it lacks audience"),
    "many missing": (
        "exporter = Good()",
        "exporter = 1",
        "it lacks contract, summary, options, audience, export",
    ),
    "contract": (
        "CONTRACT_VERSION\n    summary",
        "7\n    summary",
        "it was written for version 7, this is 1; upgrade it",
    ),
    "summary": ('Text("好", "Good")', '"good"', "its summary is no Text"),
    "audience": ("Audience.PRINT", '"print"', "its audience is no Audience"),
    "export": (
        "exporter = Good()",
        "exporter = Good(); Good.export = 1",
        "its export can't be called",
    ),
    "no attrs": ("options = Options", "options = dict", "its options are no attrs class"),
    "options object": (
        "options = Options",
        "options = Options()",
        "its options are no attrs class",
    ),
    "no default": ("default=1, ", "", "options without a default or a help text: size"),
    "no help": (
        ', metadata=option("大小", "Size")',
        "",
        "options without a default or a help text: size",
    ),
    "list": (
        "size: int",
        "size: list[int]",
        "options of a type that no flag and no catalogue can hold: size",
    ),
    "mixture": (
        "size: int",
        "size: int | str",
        "options of a type that no flag and no catalogue can hold: size",
    ),
    "no init": (
        "default=1",
        "default=1, init=False",
        "options of a type that no flag and no catalogue can hold: size",
    ),
    "private": (
        "size: int",
        "_size: int",
        "options of a type that no flag and no catalogue can hold: _size",
    ),
    "unknown type": (
        "size: int",
        "size: 'Size'",
        "a type of its options is not found: name 'Size' is not defined",
    ),
}


@pytest.mark.parametrize(("old", "new", "cause"), BREACHES.values(), ids=BREACHES.keys())
def test_a_plug_in_that_does_not_keep_the_contract_is_named(
    install: Install, old: str, new: str, cause: str
) -> None:
    """Each breach is told by exporter, package and what exactly is wrong."""
    assert GOOD.count(old) == 1
    install("broken", GOOD.replace(old, new))
    error = refusal("broken")
    assert error.en == (
        f"Exporter broken (from plugin) does not keep the exporter contract: {cause}"
    )
    assert error.zh.startswith("导出器 broken（来自 plugin）不符合导出器约定：")


def test_a_broken_plug_in_spoils_no_other(install: Install) -> None:
    """Beside a broken one a good one is loaded."""
    install("broken", "import no_such_module_anywhere", dist="bad")
    install("good", GOOD)
    refusal("broken")
    assert load_exporter("good").contract == 1

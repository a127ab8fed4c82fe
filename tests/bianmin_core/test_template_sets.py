"""Templates are named by folder, or by the name under which an installed package brings them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bianmin_core import TemplateError, export
from bianmin_core.template_sets import template_folder
from bianmin_core.testing import specimen

Install = Callable[..., None]


@pytest.fixture
def look(install: Install, tmp_path: Path) -> Path:
    """An installed package `province` with a set of templates `yunnan`."""
    install("yunnan", "", dist="province", module="x", attribute="look", group="bianmin.templates")
    info = tmp_path / "province" / "province-3.1.dist-info" / "entry_points.txt"
    info.write_text("[bianmin.templates]\nyunnan = province_pages:look\n")
    folder = tmp_path / "province" / "province_pages" / "look"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("raise SystemExit('imported')")
    return folder


def test_an_installed_set_is_found_without_importing_it(look: Path) -> None:
    """The name gives the folder inside the package, whose code is left alone."""
    assert template_folder("yunnan") == look
    assert "province_pages" not in sys.modules


def test_a_folder_comes_before_a_set(
    look: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of that name in the working folder is what was meant."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "yunnan").mkdir()
    assert template_folder("yunnan") == Path("yunnan")


def test_neither_folder_nor_set_is_told(look: Path, tmp_path: Path) -> None:
    """A slip is an error that names the sets there are; it is not left out silently."""
    with pytest.raises(TemplateError) as caught:
        export("json", specimen(), tmp_path / "out", template_folders=["yunan"])
    assert caught.value.zh == "没有模板文件夹 yunan；装好的模板有：yunnan"
    assert caught.value.en == (
        "There is no folder of templates yunan; the sets installed are: yunnan"
    )
    with pytest.raises(TemplateError, match="没有模板文件夹 no/such\n"):
        template_folder("no/such")
    assert not (tmp_path / "out").exists()


def test_a_set_whose_folder_is_missing_is_told(look: Path) -> None:
    """A package that forgot to ship its folder is named."""
    look.rmdir()
    with pytest.raises(TemplateError, match="install province again"):
        template_folder("yunnan")


def test_two_packages_with_one_name_are_told(look: Path, install: Install) -> None:
    """Neither is taken silently."""
    install("yunnan", "", dist="other", module="y", group="bianmin.templates", attribute="look")
    with pytest.raises(TemplateError, match="Two packages offer templates yunnan"):
        template_folder("yunnan")

"""A real list of 1,135 services: read, checked, and found to be what it is."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from bianmin_core import Catalogue, Report, check, loads
from bianmin_core.rules.materials import vague_in

HERE = Path(__file__).parent
DATA = HERE.parents[1].parent / "shared" / "data" / "guangan" / "services.json"

pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason="the published list of Guang'an is not beside the repository"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The list as a catalogue."""
    spec = importlib.util.spec_from_file_location("guangan", HERE / "guangan.py")
    assert spec is not None
    assert spec.loader is not None
    guangan = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guangan)
    return loads(guangan.read(DATA), name="guangan.json")


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> Report:
    """What is found in it."""
    return check(catalogue)


def test_everything_is_read(catalogue: Catalogue) -> None:
    """All departments and services arrive, under ids that stay the same."""
    assert (len(catalogue.offices), len(catalogue.services)) == (34, 1135)
    assert catalogue.service("g01-0001").name == "企业投资项目备案（技术改造）（市级/县级）"


def test_no_name_is_called_a_placeholder(report: Report) -> None:
    """Not one of the 1,135 official names is taken for something to be filled in."""
    assert [f.say() for f in report.findings if f.finding.code == "BM701"] == []


def test_no_name_is_called_vague_for_a_wrong_reason(catalogue: Catalogue) -> None:
    """As names of materials two would be vague, and both are: one list ends in 等, one says 相关证明."""
    vague = {s.name: found for s in catalogue.services if (found := vague_in(s.name))}
    assert vague == {
        "辖区学校中小学学生学籍管理服务（注册、毕业、学历认证等）": "等）",
        "依据档案记载出具相关证明": "相关证明",
    }


def test_no_name_or_link_holds_an_id_number(report: Report) -> None:
    """Item codes and credit codes of up to forty figures in the links are nobody's ID number."""
    assert [f.say() for f in report.findings if f.finding.code == "BM603"] == []


def test_names_that_differ_in_a_word_are_not_called_alike(report: Report) -> None:
    """Of 1,135 names, many a word apart, the two that stand there twice are told and no other."""
    alike = [f.finding.say() for f in report.findings if f.finding.code == "BM711"]
    assert alike == [
        "和「求职创业补贴申领」（g23-0020）分不清",
        "和「城市建筑物、设施上张挂、张贴宣传品审批」（g32-0148）分不清",
    ]


def test_what_is_missing_is_told_and_nothing_else(report: Report) -> None:
    """Names and links answer none of the five questions, and the report says so of each."""
    assert Counter(f.finding.code for f in report.findings) == {
        "BM104": 1135 + 3,  # each service's kind; the district's code, number and date of edition
        "BM203": 1135,
        "BM204": 1135,
        "BM205": 1135,
        "BM206": 1135,
        "BM207": 1135,
        "BM301": 1135,
        "BM501": 1,
        "BM711": 2,
    }
    assert report.readiness.say() == "1135 项服务中，0 项五问齐全"


def test_a_finding_names_its_line(report: Report) -> None:
    """Also of a file on one line, each finding says where the service stands."""
    origins = {str(f.origin) for f in report.findings if f.finding.code == "BM203"}
    assert len(origins) == 1135
    assert all(origin.startswith("guangan.json:1:") for origin in origins)

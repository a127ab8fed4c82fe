"""The Word file of a quarter of the example, opened by LibreOffice and read from the PDF it makes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import attrs
import pytest

from bianmin_core import Audience, ExportContext, Published, load
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.options import BookletOptions
from bianmin_exporters.typesetting.fonts import SERIF, font_folders

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
OFFICES = 10
# LibreOffice draws no variable fonts, so what Windows has as 宋体 and 黑体 is one static font here.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {folders}
  <alias binding="same"><family>宋体</family><prefer><family>{serif}</family></prefer></alias>
  <alias binding="same"><family>黑体</family><prefer><family>{serif}</family></prefer></alias>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published() -> Published:
    """The first offices of the example as paper shows them."""
    whole = load(EXAMPLE).for_audience(Audience.PRINT)
    offices = whole.offices[:OFFICES]
    kept = {office.id for office in offices}
    services = tuple(service for service in whole.services if service.office in kept)
    assert len(services) > 60
    return attrs.evolve(whole, offices=offices, services=services)


@pytest.fixture(scope="module")
def pages(published: Published, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page, without blanks."""
    (artifact,) = exporter.export(published, BookletOptions(format="docx"), ExportContext())
    assert isinstance(artifact.content, bytes)
    folder = tmp_path_factory.mktemp("word")
    file = folder / artifact.path
    file.write_bytes(artifact.content)
    folders = "".join(f"<dir>{place}</dir>" for place in font_folders())
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(folders=folders, serif=SERIF, cache=folder / "cache"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(file),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(folder)},
        timeout=300,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def bare(text: str) -> str:
    """A text without blanks, as the pages are."""
    return re.sub(r"\s", "", text)


def test_everything_stands_in_it(published: Published, pages: list[str]) -> None:
    """Every office, service, alias, paper and step is read on its pages."""
    # Lines of neighbouring cells are read in turn, so a text is looked for by its beginning.
    everything = "".join(pages)
    for office in published.offices:
        assert bare(office.name) in everything
    for service in published.services:
        assert bare(service.name) in everything
        beginnings = [*service.aliases[:3], *(m.name for m in service.materials)]
        for text in (*beginnings, *(s.text for s in service.steps)):
            assert bare(text)[:8] in everything, (service.id, text)


def test_no_row_of_a_service_is_lost(published: Published, pages: list[str]) -> None:
    """Between the name of a service and the next stand all its papers and steps, page ends or not."""
    everything = "".join(pages)
    begins: dict[str, int] = {}
    for service in published.services:
        # Elsewhere its name is followed by other names and numbers, here by the answers at a glance.
        name = re.escape(bare(service.name))
        found = re.search(rf"\d\d-\d\d{name}(?:(?!\d\d-\d\d).){{0,120}}?几天办好", everything)
        assert found, service.name
        begins[service.id] = found.start()
    starts = sorted([*begins.values(), len(everything)])
    for service in published.services:
        begin = begins[service.id]
        text = everything[begin : starts[starts.index(begin) + 1]]
        for said in (*(m.name for m in service.materials), *(s.text for s in service.steps)):
            assert bare(said)[:8] in text, (service.id, said)


def test_the_contents_list_offices_and_services(published: Published, pages: list[str]) -> None:
    """Before the first part stands a line for each office and service, though no field was filled."""
    first = next(n for n, page in enumerate(pages) if "每件事都按这五个问题写" in page)
    contents = "".join(pages[2:first])
    assert contents.startswith("陆良县王家庄街道")
    assert "目录" in contents
    for number, office in enumerate(published.offices, 1):
        assert f"{number:02d}{bare(office.name)}." in contents
    for service in published.services:
        assert bare(service.name) in contents, service.name


def test_no_heading_stands_last_on_a_page(published: Published, pages: list[str]) -> None:
    """Behind the name of a service its page goes on with the answers at a glance."""
    for service in published.services:
        heading = re.compile(rf"\d\d-\d\d{re.escape(bare(service.name))}(?!\.)")
        rests = [heading.split(page, maxsplit=1)[1] for page in pages if heading.search(page)]
        followed = [rest for rest in rests if "先打电话问" in rest.partition("监督电话")[0]]
        assert followed, service.name


def test_heads_of_tables_are_repeated(pages: list[str]) -> None:
    """Each page of the directory of officers says what its columns are."""
    first = next(n for n, page in enumerate(pages) if "干部名录姓名职务" in page)
    last = next(n for n, page in enumerate(pages) if "姓名按拼音排" in page)
    assert last - first > 1
    assert all("姓名职务管什么电话不在时找" in page for page in pages[first:last])


def test_every_page_has_its_number_and_the_supervision_line(pages: list[str]) -> None:
    """From the second page on the foot says the number of the page and whom to ring."""
    for number, page in enumerate(pages[1:], 2):
        assert f"第{number}页共{len(pages)}页" in page
        assert "打监督电话0874-1001230" in page
    assert "监督电话" not in pages[0]

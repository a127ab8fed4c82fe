"""The booklet, read back by tools that are not ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from bianmin_core import ExportContext, Published
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.imprint import copy_address
from bianmin_exporters.booklet.options import BookletOptions

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"


def _pages(file: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True
    ).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def _runs(numbers: list[int], most: int = 16, apart: int = 3) -> Iterator[tuple[int, int]]:
    """First and last of pages to draw at once: to open so large a book costs more than a few pages."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number <= runs[-1][-1] + apart and number < runs[-1][0] + most:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ((run[0], run[-1]) for run in runs)


def test_the_pdf_is_tagged_titled_and_archival(book: Path) -> None:
    """Title, language, tags, bookmarks and embedded fonts are what a screen reader and an archive need."""
    with pikepdf.open(book) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "王家庄街道便民服务一本通 2026 年第 1 版"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
        with pdf.open_outline() as outline:
            titles = [re.sub(r"\s", "", str(item.title)) for item in outline.root]
        assert any("民政办公室" in t for t in titles)
        box = pdf.pages[0].mediabox
        assert [round(float(v) / 72 * 25.4) for v in box] == [0, 0, 148, 210]
    listed = subprocess.run(
        ["pdffonts", str(book)], check=True, capture_output=True
    ).stdout.decode()
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    assert all(row[-5] == "yes" for row in rows), listed


def test_everything_stands_in_the_book(published: Published, book: Path) -> None:
    """Every service, office, officer, alias and material of the catalogue can be read in it."""
    everything = "".join(_pages(book))
    for office in published.offices:
        assert re.sub(r"\s", "", office.name) in everything
    for officer in published.officers:
        assert officer.name is not None
        assert re.sub(r"\s", "", officer.name) in everything
    for service in published.services:
        for text in (service.name, *service.aliases[:3], *(m.name for m in service.materials)):
            assert re.sub(r"\s", "", text) in everything, text


@pytest.mark.slow
def test_every_code_decodes_to_what_its_page_is_about(
    published: Published, book: Path, tmp_path: Path
) -> None:
    """At 300 dpi the code of each service and office reads as its link, where its name stands."""
    pages = _pages(book)
    found: dict[str, int] = {}
    # A code never stands without its caption, so the pages without one need not be drawn.
    captioned = [n for n, page in enumerate(pages, 1) if "扫" in page]
    for first, last in _runs(captioned):
        subprocess.run(
            ["pdftoppm", "-r", "300", "-gray", "-f", str(first), "-l", str(last), str(book), str(tmp_path / "p")],
            check=True,
            capture_output=True,
        )  # fmt: skip
        for image in sorted(tmp_path.glob("p-*.pgm")):
            number = int(image.stem.split("-")[1])
            if number in captioned:
                with Image.open(image) as opened:
                    for code in zxingcpp.read_barcodes(opened):
                        found[f"{code.text}@{number}"] = number
            image.unlink()
    for service in published.services:
        link = published.link(service)
        places = [n for key, n in found.items() if key.startswith(f"{link}@")]
        assert places, f"no code for {service.id}"
        # A name too long for the running head stands there as its short name.
        names = [re.sub(r"\s", "", n) for n in (service.name, service.short_name) if n]
        assert all(any(name in pages[n - 1] for name in names) for n in places), service.id
    for office in published.offices:
        link = published.office_link(office)
        places = [n for key, n in found.items() if key.startswith(f"{link}@")]
        assert places, f"no code for {office.id}"
        assert all(re.sub(r"\s", "", office.name) in pages[n - 1] for n in places), office.id
    known = {published.link(s) for s in published.services}
    known |= {published.office_link(o) for o in published.offices}
    known |= {published.district.base_url, copy_address(published)}
    assert {key.split("@")[0] for key in found} <= known


@pytest.mark.slow
def test_the_same_bytes_elsewhere(book_folder: Path, tmp_path: Path) -> None:
    """Another process, folder, locale and time zone make the same files."""
    script = (
        "import sys;from pathlib import Path;"
        "from bianmin_core import Audience, ExportContext, load;"
        "from bianmin_exporters.booklet import exporter;"
        "made=exporter.export(load(sys.argv[1]).for_audience(Audience.PRINT),exporter.options(),ExportContext());"
        "[Path(a.path).write_bytes(a.content) for a in made]"
    )
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path)}
    subprocess.run(
        [sys.executable, "-c", script, str(EXAMPLE)], check=True, cwd=tmp_path, env=environment
    )
    made = {file.name: file.read_bytes() for file in book_folder.iterdir()}
    assert {name: (tmp_path / name).read_bytes() for name in made} == made


def test_a_draft_says_so_on_every_page(published: Published, tmp_path: Path) -> None:
    """No page of a draft can be taken for the book."""
    import attrs

    few = attrs.evolve(published, services=published.services[:3], offices=published.offices[:2])
    artifact = next(exporter.export(few, BookletOptions(), ExportContext(draft=True)))
    assert isinstance(artifact.content, bytes)
    file = tmp_path / "draft.pdf"
    file.write_bytes(artifact.content)
    assert all("草稿DRAFT" in page for page in _pages(file))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.asked: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.asked += [
            v or "" for k, v in attrs if k in ("src", "srcset") or (tag == "link" and k == "href")
        ]


def test_the_html_book_needs_nothing_else(published: Published) -> None:
    """One file holds everything: it asks for no script, style, font or picture from elsewhere."""
    (artifact,) = exporter.export(published, BookletOptions(format="html"), ExportContext())
    assert isinstance(artifact.content, bytes)
    page = artifact.content.decode()
    reader = _Text()
    reader.feed(page)
    everything = re.sub(r"\s", "", "".join(reader.texts))
    assert reader.asked == []
    assert "url(" not in page
    assert "@import" not in page
    for service in published.services:
        assert re.sub(r"\s", "", service.name) in everything


def test_the_page_to_cut_out_is_one_page_and_the_last(book: Path) -> None:
    """All of the emergency page stands on one leaf, from its title to the lines to write on."""
    last = _pages(book)[-1]
    assert "急事打这些" in last
    assert "我家地址" in last
    assert "儿女、亲戚" in last


def test_questions_fill_a_page_and_begin_none(published: Published, book: Path) -> None:
    """What people ask stands below whom to see and where to go, never on a page of its own."""
    shown = 0
    questions = {re.sub(r"\s", "", q.question) for s in published.services for q in s.faq}
    for page in _pages(book):
        head, *below = page.split("常有人问")
        if below:
            assert "扫码看最新" in head
            shown += sum(question in below[-1] for question in questions)
    assert shown > 30


def test_nothing_stands_on_the_lines_to_write_on(book: Path) -> None:
    """Below the heading of the ruled lines a page holds its foot and nothing else."""
    words = subprocess.run(
        ["pdftotext", "-bbox", str(book), "-"], check=True, capture_output=True
    ).stdout.decode()
    written = []
    ruled = 0
    for number, page in enumerate(words.split("<page ")[1:], 1):
        found = [
            (float(top), text)
            for top, text in re.findall(r'yMin="([0-9.]+)"[^>]*>([^<]*)</word>', page)
        ]
        heads = [top for top, text in found if "打电话问到的" in text]
        ruled += len(heads)
        # The foot begins at 545 points, the tab of the office is one number at the trim.
        below = [t for top, t in found if heads and heads[0] + 2 < top < 545 and not t.isdigit()]
        if len(heads) > 1 or below:
            written.append((number, below))
    assert written == []
    assert ruled > 25


def test_no_page_of_a_service_or_office_is_left_half_empty(book: Path) -> None:
    """What a service or an office leaves of its last page is ruled for what was said on the phone."""
    words = subprocess.run(
        ["pdftotext", "-bbox", str(book), "-"], check=True, capture_output=True
    ).stdout.decode()
    empty = []
    for number, page in enumerate(words.split("<page ")[1:], 1):
        # The foot stands below 545 points.
        lows = [y for y in map(float, re.findall(r'yMax="([0-9.]+)"', page)) if y < 545]
        text = "".join(re.findall(r">([^<]+)</word>", page))
        if (
            ("站所0" in text[:12] or "带什么" in text)
            and "记在这里" not in text
            and max(lows) < 280
        ):
            empty.append((number, max(lows)))
    assert empty == []


def test_what_an_office_does_is_listed_in_one_piece(published: Published, book: Path) -> None:
    """The list of an office's services never breaks over a page, nor parts from its heading.

    A list with a page to fill gives their whole names, the others the short ones.
    """
    pages = _pages(book)
    for office in published.offices:
        held = published.services_by_office.get(office.id, ())
        lists = [
            [re.sub(r"\s", "", name) for name in names]
            for names in ([s.short_name or s.name for s in held], [s.name for s in held])
        ]
        head = f"这里办{len(held)}件事"
        whole = [p for p in pages if head in p and any(all(n in p for n in ns) for ns in lists)]
        assert whole or not held, office.name

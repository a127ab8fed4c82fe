"""The layouts: standard, large print, pocket."""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path

import attrs
import pikepdf
import pytest
from PIL import Image
from tests.bianmin_exporters.booklet.conftest import LAYOUTS, Made, content
from tests.bianmin_exporters.booklet.drawn import UNSEEN
from tests.bianmin_exporters.booklet.reading_back import (
    Word,
    bare,
    font_sizes,
    lines_of,
    outline,
    page_sizes,
    pages_of,
    size_of,
    words_of,
)

from bianmin_core import (
    Actor,
    Duration,
    OptionError,
    Published,
    Situation,
    Step,
    TimeUnit,
    When,
)
from bianmin_core.options import make_options
from bianmin_exporters.booklet.options import BookletOptions

# 第1页共4页 at the foot of a leaflet.
_FOLIO = re.compile(r"第(\d+)页共(\d+)页")
_NUMBER = re.compile(r"\b\d\d-\d\d\b")


@pytest.mark.parametrize(
    ("layout", "size"),
    [("standard", (148, 210)), ("large-print", (210, 297)), ("pocket", (105, 148))],
)
def test_each_layout_has_its_paper(made: Made, layout: str, size: tuple[int, int]) -> None:
    """The book is A5, large print A4 and the pocket edition A6, on every page."""
    assert page_sizes(made(layout=layout)) == {size}


@pytest.mark.parametrize(("layout", "least"), [("standard", 9), ("large-print", 14), ("pocket", 8)])
def test_nothing_is_smaller_than_people_can_read(made: Made, layout: str, least: float) -> None:
    """Nothing is under 9 pt in the book, under 14 pt in large print, under 8 pt in the pocket.

    Heads of columns that are only read aloud are clipped to nothing, whatever their size.
    """
    sizes = font_sizes(made(layout=layout))
    assert {size: text for size, text in sizes.items() if UNSEEN < size < least} == {}


def test_large_print_is_set_in_18_points(few: Published, made: Made) -> None:
    """What a service is, its steps and the answers to questions are 18 pt; titles are larger."""
    file = made(layout="large-print")
    service = few.service("minimum-living-allowance")
    assert service.audience is not None
    assert size_of(file, service.audience[:8]) == 18
    assert size_of(file, service.steps[0].text[:6]) == 18
    assert size_of(file, service.steps[-1].text[:6]) == 18
    assert max(font_sizes(made(layout="large-print", service="elder-allowance"))) > 32


@pytest.mark.parametrize("layout", ["large-print", "pocket"])
def test_other_layouts_are_archival_and_tagged(made: Made, layout: str) -> None:
    """They keep PDF/A-2a and PDF/UA-1 like the book, and their headings begin at the first level."""
    with pikepdf.open(made(layout=layout)) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
        tags = [
            str(tag) for tag in _tags(pdf.Root.StructTreeRoot) if re.fullmatch("/H[1-6]", str(tag))
        ]
    assert tags[0] == "/H1"
    levels = [int(tag[-1]) for tag in tags]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def _tags(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = []
    todo = [node]
    while todo:
        one = todo.pop()
        if not isinstance(one, pikepdf.Dictionary):
            continue
        if "/S" in one:
            found.append(one.S)
        children = one.get("/K", pikepdf.Array())
        todo += reversed(list(children) if isinstance(children, pikepdf.Array) else [children])
    return found


def test_each_leaflet_begins_on_a_right_hand_page(few: Published, made: Made) -> None:
    """Printed on both sides, no leaflet begins on the back of another; each service has one.

    So has the list of them, which lies on top, and every page of each is numbered.
    """
    file = made(layout="large-print")
    pages = pages_of(file)
    firsts = [n for n, page in enumerate(pages, 1) if "第1页共" in page]
    assert len(firsts) == len(few.services) + 1
    assert "这本书里有什么" in pages[firsts[0] - 1]
    assert all(n % 2 == 1 for n in firsts)
    assert len(pages) % 2 == 0
    for begin, after in zip(firsts, [*firsts[1:], len(pages) + 1], strict=True):
        folios = [_FOLIO.search(page) for page in pages[begin - 1 : after - 1]]
        told = [(int(f[1]), int(f[2])) for f in folios if f]
        assert told == [(i, len(told)) for i in range(1, len(told) + 1)]
        assert len(told) == after - begin
        assert len(told) % 2 == 0


def test_a_leaflet_answers_in_front_and_is_packed_by_from_its_back(made: Made) -> None:
    """What it is, whom to see, where and whom to call stand in front; what to bring on the back."""
    pages = pages_of(made(layout="large-print"))
    fronts = 0
    for page in pages:
        folio = _FOLIO.search(page)
        if folio and folio[1] == "1" and "这本书里有什么" not in page:
            fronts += "扫码看最新" in page and "监督" in page and "给谁办" in page
            assert "带什么" not in page
            assert "什么都不用带" not in page
    assert fronts == sum("第1页共" in page for page in pages) - 1  # the list of leaflets


def test_the_list_of_leaflets_says_which_pages_to_print(few: Published, made: Made) -> None:
    """The pages after a service's name are those of its leaflet in this file."""
    file = made(layout="large-print")
    pages = pages_of(file)
    named = {bare(s.name): s for s in few.services}
    found = {}
    for lines in lines_of(file):
        for line in lines:
            told = re.fullmatch(r"\d\d-\d\d(.+?)(\d+)—(\d+)", bare(line))
            if told and told[1] in named:
                found[told[1]] = (int(told[2]), int(told[3]))
    assert len(found) > 0.8 * len(named)  # a name of two lines is not read here
    for name, (first, last) in found.items():
        assert name in pages[first - 1]
        assert "第1页共" in pages[first - 1]
        assert f"第{last - first + 1}页共{last - first + 1}页" in pages[last - 1]


def test_steps_of_a_leaflet_stay_together_or_break_under_their_head(
    few: Published, made: Made, tmp_path: Path
) -> None:
    """Steps that fit on a page stand on one; more go on under their head, and no first one is alone."""
    assert all("怎么走接上页" not in page for page in pages_of(made(layout="large-print")))
    said = "到窗口交材料、填申请表，拿回执；走不动的打电话，我们上门来收，不用再跑一趟" * 3
    steps = tuple(
        Step(order=n, actor=Actor.OFFICE, text=f"第{n}件：{said}", duration=None)
        for n in range(1, 13)
    )
    long = attrs.evolve(few.service("minimum-living-allowance"), steps=steps)
    small = attrs.evolve(few, offices=few.offices[:1], services=(long,))
    file = tmp_path / "steps.pdf"
    file.write_bytes(content(small, layout="large-print", draft=True))
    pages = [page for page in pages_of(file) if re.search(r"第\d+件：", page)]
    assert "怎么走共12步" in pages[0]
    assert "第2件：" in pages[0]
    assert len(pages) > 1
    assert all("怎么走接上页" in page for page in pages[1:])


# A line that begins with what a number counts, or within a time.
_TORN = re.compile(r"^(室|楼|号窗口|:[0-9]|—[0-9])|[0-9]—$|[0-9]:$")


def test_rooms_floors_and_times_are_not_torn_in_the_pocket(made: Made) -> None:
    """A number stands on the line of what it counts, and a time on one line from start to end."""
    lines = [line for page in lines_of(made(layout="pocket")) for line in page]
    assert any(re.search(r"[0-9]\s?室", line) for line in lines)
    assert [line for line in lines if _TORN.search(line)] == []
    for torn in ("室", "楼大厅", "—12:00", "周一 9:00—"):
        assert _TORN.search(torn)


def test_one_leaflet_can_be_printed(few: Published, made: Made) -> None:
    """A single service is its leaflet alone, without a cover, and says so in its title."""
    file = made(layout="large-print", service="elder-allowance")
    pages = pages_of(file)
    assert len(pages) % 2 == 0
    assert "第1页共" in pages[0]
    assert bare(few.service("elder-allowance").name) in pages[0]
    assert sum("第1页共" in page for page in pages) == 1
    with pikepdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert "高龄津贴申领 大字版" in metadata["dc:title"]


def test_every_layout_gives_the_same_numbers(few: Published, made: Made) -> None:
    """A number said over the phone is the same service in each layout, on the web and in an extract."""
    books = {layout: _numbers(made(layout=layout), few) for layout in LAYOUTS}
    standard = books["standard"]
    assert list(standard) == [s.id for s in few.services]
    assert books["large-print"] == standard
    assert books["pocket"] == standard
    html = made(format="html").read_text("utf-8")
    told = re.findall(r'<h3[^>]*>(.*?) <span class="number">(\d\d-\d\d)</span>', html)
    assert {n: standard[s.id] for s in few.services for n in [s.name]} == dict(told)
    part = _numbers(made(office="trade-union"), few)
    assert part == {s.id: standard[s.id] for s in few.services if s.office == "trade-union"}
    assert _numbers(made(lang="en"), few) == standard


def _numbers(file: Path, catalogue: Published) -> dict[str, str]:
    """The number that stands with each service's title, by the service's id."""
    found: dict[str, str] = {}
    words = words_of(file)
    for title, page in outline(file):
        # A title may break into words and lines: the number that follows its first word.
        here = [w for w in words if w.page == page and w.top > 10]
        first = [i for i, w in enumerate(here) if len(w.text) > 1 and title.startswith(w.text)]
        numbers = [w.text for w in here[first[0] :] if _NUMBER.fullmatch(w.text)] if first else []
        for service in catalogue.services:
            if title in (bare(service.name), bare(service.short_name or "")) and numbers:
                found.setdefault(service.id, numbers[0])
    return {s.id: found[s.id] for s in catalogue.services if s.id in found}


def test_a_district_s_theme_colours_every_layout(few: Published, tmp_path: Path) -> None:
    """One theme file laid over ours changes the accent of the book, large print and pocket."""
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "theme.typ").write_text(
        '#import "default/theme.typ": logo, sans, serif\n'
        '#import "default/theme.typ": palette as packaged\n'
        '#let palette = (..packaged, screen: packaged.screen + (accent: rgb("#8c1d2f")))\n'
    )
    small = attrs.evolve(few, offices=few.offices[:1], services=few.services[:1])
    for layout in LAYOUTS:
        file = tmp_path / f"{layout}.pdf"
        file.write_bytes(content(small, layout=layout, templates=tmp_path))
        subprocess.run(
            ["pdftoppm", "-r", "20", "-l", "1", "-png", "-singlefile", str(file), str(tmp_path / layout)],
            check=True,
            capture_output=True,
        )  # fmt: skip
        with Image.open(tmp_path / f"{layout}.png") as picture:
            assert picture.convert("RGB").getpixel((2, 2)) == (0x8C, 0x1D, 0x2F)


@pytest.mark.parametrize("layout", ["large-print", "pocket"])
def test_a_draft_says_so_on_every_page_of_each_layout(
    few: Published, tmp_path: Path, layout: str
) -> None:
    """No page of a draft leaflet or pocket edition can be taken for the final one."""
    small = attrs.evolve(few, offices=few.offices[:1], services=few.services[:2])
    file = tmp_path / "draft.pdf"
    file.write_bytes(content(small, layout=layout, draft=True))
    assert all("草稿DRAFT" in page for page in pages_of(file))


def _extremes(few: Published) -> Published:
    """What no catalogue should hold: too long, too many, nothing at all."""
    base = few.service("minimum-living-allowance")
    name = ("关于在本街道实际居住并且持有有效居住证的外来务工人员随迁子女" * 2)[:60]
    situations = tuple(
        Situation(
            id=f"s{i}", question="是吗", wording=f"第{i}种说起来特别特别长的一种情形，要好好看一看"
        )
        for i in range(5)
    )
    many = tuple(
        attrs.evolve(
            base.materials[0],
            name=f"第{i}样名字也不短的证明（家里每个人）",
            either_or=None,
            at_window=False,
            how_to_get="先到窗口领，满16岁的家人都要签名、按手印，人在外面的寄去签好再寄回来",
            when=() if i < 20 else (When(situation=f"s{i % 5}"),),
        )
        for i in range(40)
    )
    steps = tuple(
        Step(
            order=i + 1,
            actor=Actor.OFFICE if i % 3 else Actor.CITIZEN,
            text="到三号窗口交材料、填申请表，拿回执；走不动的打电话，我们上门来收，不用再跑一趟",
            duration=Duration(value=5, unit=TimeUnit.WORKDAY),
        )
        for i in range(12)
    )
    everything = attrs.evolve(
        base,
        id="all",
        name=name,
        short_name=None,
        materials=many,
        situations=situations,
        steps=steps,
    )
    nothing = attrs.evolve(
        base, id="none", materials=(), nothing_to_bring=True, situations=(), steps=steps[:1], faq=()
    )
    unknown = attrs.evolve(
        base, id="unknown", materials=(), situations=(), conditions=(), steps=(), handlers=(),
        time_limit=None, fee=None, visits=None, aliases=(), kind=None,
    )  # fmt: skip
    return attrs.evolve(few, offices=few.offices[:2], services=(everything, nothing, unknown))


# Where text may stand, in mm from the trim; heads and feet on one line each.
_MARGINS = {"standard": (210, 13, 5), "large-print": (297, 16, 4), "pocket": (148, 9, 0.5)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_extremes_stay_on_their_pages(
    few: Published, tmp_path: Path, layout: str, lang: str
) -> None:
    """40 materials, 12 steps, 5 situations and a name of 60 letters leave no page and lose nothing."""
    extremes = _extremes(few)
    file = tmp_path / "extremes.pdf"
    file.write_bytes(content(extremes, layout=layout, lang=lang, draft=True))
    height, side, top = _MARGINS[layout]
    (width,) = {w for w, _ in page_sizes(file)}
    tab = 8  # the tab of an office stands in the outer margin
    words = [w for w in words_of(file) if w.page > 1 and w.text not in ("草稿", "DRAFT")]
    last = max(w.page for w in words)
    if layout == "standard":  # the page to cut out has margins of its own
        words = [w for w in words if w.page < last]

    def hangs(word: Word) -> float:
        # A mark at either end of a line may hang out by half its width.
        return max(2, (word.bottom - word.top) / 2 if word.text[-1] in "，。；：、" else 0)

    outside = [
        w
        for w in words
        if not (w.text.isdigit() and (w.left < tab or w.right > width - tab))
        and (
            w.left < side - 2
            or w.right > width - side + hangs(w)
            or w.top < top - 1
            or w.bottom > height - 4
        )
    ]
    assert outside == []
    text = "".join(pages_of(file))
    named = [bare(m.name) for m in extremes.services[0].materials]
    assert [name for name in named if name not in text] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_heads_and_feet_keep_to_one_line(made: Made, layout: str, lang: str) -> None:
    """In both languages what stands above and below the text is one line high."""
    height, _, _ = _MARGINS[layout]
    foot = {"standard": 18, "large-print": 24, "pocket": 12}[layout]
    head = {"standard": 13, "large-print": 20, "pocket": 10.5}[layout]
    words = [w for w in words_of(made(layout=layout, lang=lang)) if w.page > 2]
    last = max(w.page for w in words)
    if layout == "standard":  # the page to cut out has neither
        words = [w for w in words if w.page < last]
    for page in range(3, last + 1):
        here = [w for w in words if w.page == page]
        for band in (
            [w for w in here if w.top > height - foot],
            [w for w in here if w.bottom < head],
        ):
            middles = [(w.top + w.bottom) / 2 for w in band if not w.text.isdigit()]
            assert not middles or max(middles) - min(middles) < 2, (page, band)


def test_the_pocket_adds_only_to_what_everybody_brings(few: Published, tmp_path: Path) -> None:
    """A situation adds (加) to what is for everybody; where nothing is, it says what to bring (带)."""
    base = few.service("minimum-living-allowance")
    situation = Situation(id="proxy", question="是吗", wording="替别人来办")
    own, other = (
        attrs.evolve(base.materials[0], name=name, either_or=None, at_window=False, when=when)
        for name, when in (("户口簿", ()), ("委托书", (When(situation="proxy"),)))
    )
    both = attrs.evolve(base, situations=(situation,), materials=(own, other))
    alone = attrs.evolve(both, id="alone", materials=(other,))
    file = tmp_path / "pocket.pdf"
    small = attrs.evolve(few, offices=few.offices[:1], services=(both, alone))
    file.write_bytes(content(small, layout="pocket", draft=True))
    text = "".join(pages_of(file))
    assert text.count("替别人来办加委托书") == 1
    assert text.count("替别人来办带委托书") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "html", "layout": "pocket"}, ("印在纸上", "is for paper")),
        ({"service": "elder-allowance"}, ("只用于 layout large-print", "is for layout large-print")),
        ({"layout": "large-print", "service": "x", "office": "trade-union"}, ("不能再写 office", "no office")),
        ({"office": "trade-union", "community": "community-dongmen"}, ("只能写一个", "not both")),
    ],
)  # fmt: skip
def test_what_can_t_be_combined_is_refused(options: dict[str, str], said: tuple[str, str]) -> None:
    """A layout for paper as a web page, a leaflet of the book, two extracts at once: a sentence says why."""
    with pytest.raises(OptionError) as refused:
        make_options("booklet", BookletOptions, options)
    assert said[0] in refused.value.zh
    assert said[1] in refused.value.en

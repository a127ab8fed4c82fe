"""The book in two languages, read back: pairs stay together, pages and languages are right."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pikepdf
import pypdfium2
import pytest

from bianmin_core import (
    Audience,
    Catalogue,
    ExportContext,
    Published,
    Translated,
    Translation,
    load,
    translate,
)
from bianmin_core.model.translating import texts_to_translate
from bianmin_core.testing import canaries, everything, hostile, specimen
from bianmin_core.testing.readable import readable
from bianmin_core.translated import in_language, seen_by
from bianmin_exporters.booklet import exporter
from bianmin_exporters.booklet.latin_names import latin_name
from bianmin_exporters.booklet.options import BookletOptions

EXAMPLE = Path(__file__).parents[3] / "examples" / "wangjiazhuang"
OFFICES = ("police", "hospital", "cultural")


def example() -> Catalogue:
    """Of the example the offices that are translated, with the translation."""
    whole = in_language(load(EXAMPLE), "en")
    return attrs.evolve(
        whole,
        offices=tuple(o for o in whole.offices if o.id in OFFICES),
        officers=tuple(o for o in whole.officers if any(p.office in OFFICES for p in o.posts)),
        services=tuple(s for s in whole.services if s.office in OFFICES),
    )


def made(
    catalogue: Catalogue, *, bilingual: bool = True, format: Any = "pdf", lang: str = "zh"
) -> bytes:
    """The book of a catalogue with its only translation."""
    seen, translated = seen_by(catalogue, Audience.PRINT)
    context = ExportContext(translation=translated, lang=lang)
    artifact, *_ = exporter.export(
        seen, BookletOptions(bilingual=bilingual, format=format), context
    )
    assert isinstance(artifact.content, bytes)
    return artifact.content


@attrs.frozen
class Book:
    """A book as read back: the text of its pages, as laid out and as read, and its bookmarks."""

    file: Path
    pages: list[str]
    raw: list[str]
    marks: list[tuple[str, int]]

    def page(self, title: str) -> int:
        """The page that a bookmark leads to, from 1."""
        (page,) = {page for name, page in self.marks if name == title}
        return page


def read(content: bytes, file: Path) -> Book:
    """Read a PDF back with poppler and pdfium."""
    file.write_bytes(content)
    laid_out, raw = (
        subprocess.run(["pdftotext", how, str(file), "-"], check=True, capture_output=True)
        .stdout.decode()
        .split("\f")[:-1]
        for how in ("-layout", "-raw")
    )
    with pypdfium2.PdfDocument(str(file)) as pdf:
        marks = [(m.get_title(), m.get_dest().get_index() + 1) for m in pdf.get_toc()]
    return Book(file, laid_out, raw, marks)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The translated offices of the example."""
    return example()


@pytest.fixture(scope="module")
def book(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Their bilingual book."""
    return read(made(catalogue), tmp_path_factory.mktemp("bilingual") / "book.pdf")


def pairs(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Names of each service that is translated, in both languages."""
    said = catalogue.translated("en")
    for service in catalogue.services:
        other = said.service(service.id).name
        if other != service.name:
            yield service.name, other


def heads(page: str) -> str:
    """What stands above the text of a page, without blanks."""
    return re.sub(r"\s", "", page.lstrip("\n").split("\n")[0])


def parted(book: Book, catalogue: Catalogue) -> list[str]:
    """What keeps a service from its translation: a page between, or a wrong side to begin on."""
    services = {s.name: s for s in catalogue.services}
    faults = []
    for name, other in pairs(catalogue):
        first, second = book.page(name), book.page(other)
        short = services[name].short_name or name
        if first == second:
            continue
        if first % 2:
            faults.append(f"{name} begins on the right page {first}")
        for page in range(first + 1, second):
            if name not in heads(book.pages[page - 1]) and short not in heads(book.pages[page - 1]):
                faults.append(f"page {page} stands between {name} and {other}")
        if second < first or any(
            first < page <= second and title not in (name, other) for title, page in book.marks
        ):
            faults.append(f"something stands between {name} and {other}")
    return faults


def test_no_service_is_split_from_its_translation(book: Book, catalogue: Catalogue) -> None:
    """Each pair begins on a left page and its translation on the next page after the source."""
    assert len(list(pairs(catalogue))) == 11
    assert parted(book, catalogue) == []


def test_two_that_take_a_page_each_face_one_another(book: Book) -> None:
    """The source stands on the left page, its translation on the right of it."""
    assert book.page("借书证办理") % 2 == 0
    assert book.page("Library card") == book.page("借书证办理") + 1
    assert book.page("街道卫生院") % 2 == 0
    assert book.page("文化综合服务站") + 1 == book.page("Culture Centre")
    for title, other in (("这本书怎么看", "How to read this book"), ("按站所找", "By office")):
        assert book.page(title) % 2 == 0
        assert book.page(other) == book.page(title) + 1


def test_what_is_not_translated_stands_alone(book: Book) -> None:
    """A service without a translation is printed once, and the other index leaves it out."""
    assert sum(title == "居民身份证换领" for title, _ in book.marks) == 1
    index = "".join(p for p in book.pages if "Index" in heads(p))
    assert "Residence permit" in index
    assert "※" not in index


def test_pages_are_named_in_the_language_of_the_reader(book: Book) -> None:
    """Lists in the translation lead to translations where there are some, to sources else."""

    def listed(page: str, name: str) -> int:
        (folio,) = re.findall(re.escape(name) + r"\s+(\d+)", page)
        return int(folio) + 2  # cover and imprint are not counted

    source, said = (
        book.pages[book.page("文化综合服务站") - 1],
        book.pages[book.page("Culture Centre") - 1],
    )
    assert listed(source, "借书证办理") == book.page("借书证办理")
    assert listed(said, "Library card") == book.page("Library card")
    assert listed(said, "※非遗传承人推荐") == book.page("非物质文化遗产代表性传承人推荐")
    events = book.pages[book.page("What happened?") - 1]
    assert listed(events, "Birth certificate") == book.page("Medical certificate of birth")
    index = "".join(p for p in book.pages if "Index" in heads(p))
    assert listed(index, "Library card") == book.page("Library card")
    permit = " ".join("".join(book.raw[book.page("Residence permit") - 1 :][:3]).split())
    (folio,) = re.findall(r"the household register, see page (\d+)", permit)
    assert int(folio) + 2 == book.page("居民身份证换领")
    (folio,) = re.findall(
        r"other opening hours: page (\d+)",
        " ".join(book.raw[book.page("Library card") - 1].split()),
    )
    assert int(folio) + 2 == book.page("Culture Centre")


def test_fixed_words_are_those_of_the_page(book: Book) -> None:
    """Headings, foot and unit of a translated page are in its language, those of the source in its own."""
    source, said = (
        book.pages[book.page("借书证办理") - 1],
        book.pages[book.page("Library card") - 1],
    )
    for word in ("带什么", "怎么走", "推诿、刁难、乱收费", "当场"):
        assert word in source
        assert word not in said
    for word in ("Bring", "Steps", "Obstructed or overcharged?", "on the spot", "Gong Yan"):
        assert word in said
        assert word not in source


def test_translated_parts_are_tagged_in_their_language(book: Book) -> None:
    """A reading voice changes its language: each translated heading is under en, no other is."""
    with pikepdf.open(book.file) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        found: Counter[tuple[str, str]] = Counter()

        def walk(node: Any, lang: str) -> None:
            for child in node if isinstance(node, pikepdf.Array) else [node]:
                if isinstance(child, pikepdf.Dictionary) and "/K" in child:
                    own = str(child.get("/Lang", lang))
                    if "/S" in child and str(child.S) in ("/H1", "/H2"):
                        found[str(child.S), own] += 1
                    walk(child.K, own)

        walk(pdf.Root.StructTreeRoot.K, "zh-CN")
    assert found["/H2", "en-GB"] >= 11
    assert found["/H1", "en-GB"] == 10
    assert {lang for _, lang in found} == {"zh-CN", "en-GB"}


def test_the_page_to_cut_out_is_one_leaf_in_both_languages(book: Book) -> None:
    """Emergency numbers are named twice and all of the page stands on the last one."""
    last = book.pages[-1]
    for word in ("急救", "Ambulance", "Fire", "我家地址", "家庭医生", "卫生院", "Health centre"):
        assert word in last


def test_every_text_of_the_source_is_there(book: Book, catalogue: Catalogue) -> None:
    """What the book of one language says of a service, the bilingual one says too."""
    everything = re.sub(r"\s", "", "".join(book.raw))
    for service in catalogue.services:
        for text in (service.name, *(m.name for m in service.materials)):
            assert re.sub(r"\s", "", text) in everything, text
    for _, name in pairs(catalogue):
        assert re.sub(r"\s", "", name) in everything, name


SHORT = """
offices: [{id: hall, name: 大厅}]
officers: []
services:
  - {id: residence-proof, name: 居住证明, materials: [], nothing_to_bring: true, outcome: 证明,
     conditions: [], handlers: [], location: {address: 大厅}, hours: {weekly: []},
     steps: [{order: 1, actor: 您, text: 来}], time_limit: {promised: {unit: 当场}}}
"""


def short_pair(steps: str = "Come") -> Catalogue:
    """A service short enough to share a page with its translation, unless its step is long."""
    return in_language(
        specimen(
            SHORT,
            translation=(
                "services:\n  - {id: residence-proof, name: Proof, outcome: A proof, "
                f"audience: Anybody, steps: [{{text: {steps}}}]}}\n"
            ),
        ),
        "en",
    )


def test_two_short_forms_share_a_page(tmp_path: Path) -> None:
    """Where both fit on one page they stand there, the source above its translation."""
    book = read(made(short_pair()), tmp_path / "short.pdf")
    assert book.page("居住证明") == book.page("Proof")
    page = book.pages[book.page("Proof") - 1]
    assert page.index("居住证明") < page.index("Proof")


def test_where_they_do_not_fit_on_one_page_they_face(tmp_path: Path) -> None:
    """A translation that is too long for half a page stands on the page opposite."""
    book = read(made(short_pair("Come " * 60)), tmp_path / "long.pdf")
    assert book.page("居住证明") % 2 == 0
    assert book.page("Proof") == book.page("居住证明") + 1


def with_whole_translation(catalogue: Catalogue) -> tuple[Published, Translated]:
    """A catalogue as paper shows it, each text said with an x behind."""
    texts = {path: f"{text} x" for path, text in texts_to_translate(catalogue)}
    said = translate(catalogue, Translation(lang="en", texts=texts))
    audience = Audience.PRINT
    source = catalogue.for_audience(audience)
    return said.for_audience(audience), Translated(lang="en", source=source)


@pytest.mark.slow
@pytest.mark.parametrize("format", ["pdf", "html"])
def test_nothing_hidden_gets_out_in_either_language(format: Any) -> None:
    """What paper may not show stands in neither half, not even compressed."""
    catalogue, hidden = canaries(Audience.PRINT)
    seen, translated = with_whole_translation(catalogue)
    for bilingual in (True, False):
        for artifact in exporter.export(
            seen,
            BookletOptions(bilingual=bilingual, format=format),
            ExportContext(draft=True, translation=translated),
        ):
            assert isinstance(artifact.content, bytes)
            text = readable(artifact.content)
            assert [word for word in hidden if word in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("made_of", [everything, hostile], ids=["everything", "hostile"])
@pytest.mark.parametrize("format", ["pdf", "html"])
def test_any_catalogue_can_be_made_in_two_languages(made_of: Any, format: Any) -> None:
    """One of everything and hostile text make a bilingual draft, twice the same."""
    seen, translated = with_whole_translation(made_of())
    context = ExportContext(draft=True, translation=translated)
    options = BookletOptions(bilingual=True, format=format)
    (one,), (two,) = (
        exporter.export(seen, options, context),
        exporter.export(seen, options, context),
    )
    assert one.content == two.content


class Ids(HTMLParser):
    """The ids of a page, the links inside it, and the language of each service."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.services: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names."""
        held = dict(attrs)
        self.ids += [i for i in [held.get("id")] if i]
        href = held.get("href") or ""
        self.links += [href[1:]] if href.startswith("#") else []
        if tag == "article":
            self.services.append((held.get("id") or "", held.get("lang")))


def test_the_html_holds_each_translation_after_its_source(catalogue: Catalogue) -> None:
    """In the one file each translated service follows its source, in its language, under an id of its own."""
    page = Ids()
    page.feed(made(catalogue, format="html").decode())
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link.endswith("-en")} <= set(page.ids)
    translated = [i for i, (_, lang) in enumerate(page.services) if lang == "en"]
    assert len(translated) == 11
    for i in translated:
        assert page.services[i][0] == page.services[i - 1][0] + "-en"
        assert page.services[i - 1][1] is None


def test_the_book_in_the_other_language_alone(catalogue: Catalogue, tmp_path: Path) -> None:
    """Without --bilingual it is one book: translated where it is, marked where it is not."""
    book = read(made(catalogue, bilingual=False, lang="en"), tmp_path / "english.pdf")
    titles = [title for title, _ in book.marks]
    assert "Library card" in titles
    assert "借书证办理" not in titles
    assert "※居民身份证换领" in titles
    everything = "".join(book.pages)
    assert "People: page" in " ".join(everything.split())
    assert "Shan Yumei" in everything
    assert "※ What follows this sign is not translated yet." in everything
    with pikepdf.open(book.file) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


@pytest.mark.parametrize(
    ("name", "pinyin", "expected"),
    [
        ("李明芳", None, "Li Mingfang"),
        ("单玉梅", "shan yumei", "Shan Yumei"),
        ("任燚", "ren yi", "Ren Yi"),
        ("欧阳春", None, "Ouyang Chun"),
        ("查晓兰", None, "Zha Xiaolan"),
        ("Anna Rossi", None, "Anna Rossi"),
    ],
)
def test_names_are_spelled_as_passports_do(name: str, pinyin: str | None, expected: str) -> None:
    """Surname first, the given name in one word; the catalogue's reading before the usual one."""
    assert latin_name(name, pinyin, {}) == expected


def extremes() -> Catalogue:
    """Services with much and with next to nothing, each said in words four times as many."""
    base = specimen().service("residence-proof")
    paper, step = base.materials[0], base.steps[0]

    def service(id: str, **other: Any) -> Any:
        return attrs.evolve(base, **{"id": id, "name": f"事项{id}", "short_name": None, **other})

    services = (
        service("many", materials=tuple(attrs.evolve(paper, id=f"m-{i}", how_to_get="去派出所开" * 4) for i in range(40))),
        service("long", name="办" * 60, short_name="长名"),
        service("steps", steps=tuple(attrs.evolve(step, order=i, text="到窗口交材料" * 3) for i in range(1, 13))),
        service("nothing", materials=(), nothing_to_bring=True, outcome="证明"),
        service("nobody", handlers=()),
        service("words", audience="住在本街道的人" * 60),
    )  # fmt: skip
    whole = specimen("offices: [{id: hall, name: 便民服务中心}, {id: empty, name: 空站所}]")
    catalogue = attrs.evolve(whole, services=services)
    texts = {
        path: " ".join(f"w{i}" for i in range(len(text)))
        for path, text in texts_to_translate(catalogue)
    }
    for one in services:
        texts["services", one.id, "name"] = f"Service {one.id}"
    for office in catalogue.offices:
        texts["offices", office.id, "name"] = f"Office {office.id}"
    told = Translation(lang="en", texts=texts)
    return attrs.evolve(catalogue, translations=(told,))


def test_pairs_of_extremes_stay_together(tmp_path: Path) -> None:
    """Forty materials, twelve steps, long and empty ones: each pair begins left and nothing parts it."""
    catalogue = extremes()
    book = read(made(catalogue), tmp_path / "extremes.pdf")
    assert len(list(pairs(catalogue))) == 6
    assert parted(book, catalogue) == []
    for name, other in pairs(catalogue):
        assert book.page(other) > book.page(name) >= book.page("便民服务中心")
    assert "Ambulance" not in book.pages[-1]
    assert book.marks[-1][1] == len(book.pages)


@pytest.mark.parametrize("layout", ["large-print", "pocket"])
def test_only_the_book_is_bilingual(layout: Any) -> None:
    """The other layouts print one language: both at once are refused."""
    with pytest.raises(ValueError, match="bilingual is for layout standard"):
        BookletOptions(bilingual=True, layout=layout)


def test_numbers_and_extracts_are_those_of_the_source(tmp_path: Path) -> None:
    """An office's bilingual extract holds its pairs, with the numbers that the whole book gives."""
    seen, translated = seen_by(example(), Audience.PRINT)
    (artifact,) = exporter.export(
        seen,
        BookletOptions(bilingual=True, office="cultural"),
        ExportContext(translation=translated),
    )
    assert isinstance(artifact.content, bytes)
    book = read(artifact.content, tmp_path / "extract.pdf")
    source, said = (
        book.pages[book.page("借书证办理") - 1],
        book.pages[book.page("Library card") - 1],
    )
    numbers = {*re.findall(r"\b03-\d\d\b", source), *re.findall(r"\b03-\d\d\b", said)}
    assert len(numbers) == 1
    assert not any("Registering" in title for title, _ in book.marks)

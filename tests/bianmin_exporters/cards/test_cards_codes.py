"""Codes that scan in the field: after wear, with a logo, in capitals; on every stock."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import pytest
from benchmarks.degrading import HARD, MILD, PX_PER_MM, Wear, degraded, scanned
from PIL import Image, ImageDraw

from bianmin_core import ExportContext, ExporterError, Published, SourceError
from bianmin_exporters.cards import CardOptions, card_png, card_svg, cards_from_rows, exporter
from bianmin_exporters.cards.stock import STOCKS

from .conftest import Change, codes_in, pixels

CARDS = 25
"""Cards of each preset."""


def links(count: int) -> list[dict[str, object]]:
    """Rows whose links are as long as those of districts are."""
    return [
        {
            "link": f"https://bm.example.cn/s/{'newborn-registration-and-more'[: 4 + n]}-{n:03d}",
            "title": f"第{n}件事",
        }
        for n in range(count)
    ]


def code_alone(picture: Image.Image) -> Image.Image:
    """Cut a code with some of its surroundings out of a card."""
    # Where it stands is seen at half the size as well, in a quarter of the time.
    (code,) = codes_in(picture.reduce(2))
    edge = 3 * PX_PER_MM
    left, top, width = 2 * code.left, 2 * code.top, 2 * code.width
    box = (left - edge, top - edge, left + width + edge, top + width + edge)
    return picture.crop(tuple(round(v) for v in box))  # type: ignore[arg-type]


def reads(code: Image.Image, content: object, wear: Wear, seed: int) -> bool:
    """Whether a code, cut out of its card, is still read after wear."""
    return content in scanned(degraded(code, wear, seed))


@pytest.mark.slow
def test_every_preset_reads_after_mild_wear(tmp_path: Path) -> None:
    """Of the codes of all presets, printed at 300 dpi and worn, 99 of 100 or more are read."""
    failed: dict[str, int] = {}
    for preset in STOCKS:
        rows = links(CARDS)
        written = cards_from_rows(rows, tmp_path / preset, preset=preset, format="png", dpi=300)
        for seed, row in enumerate(rows):
            file = written.folder / "cards" / f"{seed + 1:05d}.png"
            code = code_alone(pixels(file.read_bytes()))
            if not reads(code, row["link"], MILD, seed):
                failed[preset] = failed.get(preset, 0) + 1
    assert sum(failed.values()) <= CARDS * len(STOCKS) / 100, failed


@pytest.mark.slow
@pytest.mark.parametrize("size", ["90x54", "a6"])
def test_service_cards_read_after_mild_wear(example: Published, size: str) -> None:
    """The cards of the example are read after wear as well; every third is tried."""
    services = example.services[::3]
    catalogue = attrs.evolve(example, services=services)
    options = CardOptions(format="png", size="a6" if size == "a6" else "90x54", dpi=300)
    files = {
        a.path: a.content
        for a in exporter.export(catalogue, options, ExportContext())
        if a.path.endswith(".png")
    }
    failed = []
    for number, service in enumerate(services):
        content = files[f"cards/{service.id}.png"]
        assert isinstance(content, bytes)
        code = code_alone(pixels(content))
        for seed in (2 * number, 2 * number + 1):
            if not reads(code, example.link(service), MILD, seed):
                failed.append((service.id, seed))
    assert len(failed) <= 2 * len(services) / 100, failed


def test_wear_is_wear() -> None:
    """What the test above puts codes through stops one printed too small, and spares no blank."""
    from bianmin_exporters.codes import png, qr_matrix

    matrix = qr_matrix("https://bm.example.cn/s/newborn-registration-of-a-child-0001")
    small = pixels(png(matrix, module_mm=0.25, dpi=300))
    assert not any(scanned(degraded(small, HARD, seed)) for seed in range(8))
    assert (degraded(small, MILD, 1) == degraded(small, MILD, 1)).all()
    assert (degraded(small, MILD, 1) != degraded(small, MILD, 2)).any()


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A dark disc, as a logo may be."""
    picture = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((5, 5, 195, 195), fill=(180, 20, 20, 255))
    picture.save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


@pytest.mark.parametrize("preset", ["64x38", "90x54", "a6"])
@pytest.mark.parametrize("percent", [15, 18])
def test_codes_with_a_logo_read_after_mild_wear(
    tmp_path: Path, logo: Path, preset: str, percent: int
) -> None:
    """A logo stands in the middle, the level is raised, and worn codes are still read."""
    rows = links(8)
    written = cards_from_rows(
        rows, tmp_path, preset=preset, format="png", logo=str(logo), logo_percent=percent
    )
    for seed, row in enumerate(rows):
        picture = Image.open(
            io.BytesIO((written.folder / "cards" / f"{seed + 1:05d}.png").read_bytes())
        )
        (code,) = codes_in(picture.convert("L"))
        middle = (round(code.left + code.width / 2), round(code.top + code.width / 2))
        pixel = picture.convert("RGB").getpixel(middle)
        assert pixel == (180, 20, 20)
        assert reads(code_alone(picture.convert("L")), row["link"], MILD, seed)
    assert '"level": "Q"' in (written.folder / "codes.json").read_text()


def test_a_logo_of_the_catalogue_stands_on_service_cards(
    book: Published, logo: Path, tmp_path: Path
) -> None:
    """Its path is relative to the catalogue's folder, and the code on the card is read."""
    context = ExportContext(assets=tmp_path)
    plain = card_png(book, "residence-proof", context=context)
    marked = card_png(book, "residence-proof", context=context, logo="logo.png")
    assert plain != marked
    (code,) = codes_in(pixels(marked))
    assert code.text == "https://specimen.example/s/residence-proof"
    assert "<image" in card_svg(book, "residence-proof", context=context, logo="logo.png")


def test_a_logo_that_is_no_image_is_told_with_the_rows(tmp_path: Path) -> None:
    """The logo and the rows are told at once, and nothing is written."""
    (tmp_path / "logo.png").write_text("no image")
    rows = [{"link": "https://a.example"}, {"link": ""}]
    with pytest.raises(SourceError) as refused:
        cards_from_rows(rows, tmp_path / "out", logo=str(tmp_path / "logo.png"))
    lines = refused.value.zh.splitlines()
    assert lines[0].endswith("logo.png 不是图片；要用 PNG、JPEG 或 SVG")
    assert lines[1] == "rows:2:1  「link」栏：链接是空的"
    assert not (tmp_path / "out").exists()


def test_links_in_capitals_are_coarser(changed: Change, book: Published, tmp_path: Path) -> None:
    """Where the site takes both cases, a link in capitals has fewer modules and says the same."""
    catalogue = changed(id="residence-proof-for-children-at-school")
    service = catalogue.services[0]
    plain = codes_in(pixels(card_png(catalogue, service.id)))[0]
    capital = codes_in(pixels(card_png(catalogue, service.id, upper_case=True)))[0]
    assert capital.text == plain.text.upper()
    rows = [{"link": str(catalogue.link(service))}]
    sizes = []
    for upper_case in (False, True):
        written = cards_from_rows(rows, tmp_path, upper_case=upper_case)
        text = (written.folder / "codes.json").read_text()
        sizes.append(int(text.partition('"modules": ')[2].partition(",")[0]))
    assert sizes == [37, 33]


def test_a_link_that_capitals_do_not_help_is_told(changed: Change, tmp_path: Path) -> None:
    """A character that a code can't hold so is named, of a row and of a service."""
    with pytest.raises(SourceError, match=r"rows:1:1 .*不能写成大写：里面有 = \?"):
        cards_from_rows([{"link": "https://a.example/?q=1"}], tmp_path, upper_case=True)
    catalogue = changed(district={"base_url": "https://a.example/x_y"})
    with pytest.raises(ExporterError, match=r"residence-proof.*不能写成大写：里面有 _"):
        card_png(catalogue, "residence-proof", upper_case=True)

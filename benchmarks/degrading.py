"""What a print goes through before a phone sees it: blur, noise, a slanted view, dirt; seeded.

A picture is taken as printed and seen at 300 dpi. The levels are set by what the measurements that
decided on half a millimetre a module saw: of 33 modules (a link of 60 characters at level M), MILD
loses a quarter of those printed 12 mm wide and next to none from 15 mm on; HARD loses all at 15 mm
and some still at 20 mm.
"""

from __future__ import annotations

import attrs
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

PX_PER_MM = 300 / 25.4
Grey = NDArray[np.uint8]


@attrs.frozen(kw_only=True)
class Wear:
    """How badly a picture is treated.

    Attributes:
        blur_mm: Standard deviation of the blur, from an unsteady hand and from ink that spreads.
        noise: Standard deviation of each pixel's noise, of 255.
        slant: How far each corner is off, as a share of the picture's width.
        specks: Specks of dirt on each square centimetre, dark or light.
        speck_mm: How wide the widest of them is.
        contrast: What is left between black and white, as a share.
    """

    blur_mm: float
    noise: float
    slant: float
    specks: float
    speck_mm: float
    contrast: float


MILD = Wear(blur_mm=0.15, noise=8, slant=0.02, specks=0.4, speck_mm=0.4, contrast=0.9)
HARD = Wear(blur_mm=0.2, noise=14, slant=0.04, specks=0.8, speck_mm=0.7, contrast=0.8)
LEVELS = {"mild": MILD, "hard": HARD}


def degraded(picture: Image.Image, wear: Wear, seed: int) -> Grey:
    """Return a grey picture as it is seen after such wear; the same for the same seed."""
    chance = np.random.default_rng(seed)
    dirty = _with_specks(picture.convert("L"), wear, chance)
    slanted = _slanted(dirty, wear, chance)
    soft = slanted.filter(ImageFilter.GaussianBlur(wear.blur_mm * PX_PER_MM))
    grey = np.asarray(soft, dtype=np.float64)
    low = 255 * (1 - wear.contrast) * chance.uniform(0.3, 0.7)
    seen = low + grey * wear.contrast + chance.normal(0, wear.noise, grey.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


def _with_specks(picture: Image.Image, wear: Wear, chance: np.random.Generator) -> Image.Image:
    drawn = picture.copy()
    pen = ImageDraw.Draw(drawn)
    square_cm = picture.width * picture.height / (10 * PX_PER_MM) ** 2
    for _ in range(chance.poisson(wear.specks * square_cm)):
        x, y = chance.uniform(0, picture.width), chance.uniform(0, picture.height)
        radius = chance.uniform(0.2, 1) * wear.speck_mm / 2 * PX_PER_MM
        pen.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=int(chance.choice([30, 230]))
        )
    return drawn


def _slanted(picture: Image.Image, wear: Wear, chance: np.random.Generator) -> Image.Image:
    width, height = picture.size
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    moved = corners + chance.uniform(-1, 1, (4, 2)) * wear.slant * width
    rows = []
    for (x, y), (u, v) in zip(corners, moved, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    terms = np.linalg.solve(np.array(rows), moved.ravel())
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(terms),
        resample=Image.Resampling.BICUBIC,
        fillcolor=255,
    )


def scanned(seen: Grey) -> frozenset[str]:
    """Return what zxing-cpp reads, as an app does that looks at a frame in full and at half size."""
    whole = Image.fromarray(seen)
    half = whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.BOX)
    return frozenset(
        code.text for picture in (whole, half) for code in zxingcpp.read_barcodes(picture)
    )

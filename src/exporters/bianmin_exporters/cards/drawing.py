"""What typst leaves out of a picture: a name for those who can't see it, and its printed size."""

from __future__ import annotations

import base64
import math
import re
import struct
import zlib
from html import escape

from bianmin_exporters.codes import QUIET_MODULES

_MM_PER_INCH = 25.4
_IHDR_END = 33  # signature (8), then length, name, 13 bytes and checksum of the first chunk
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMBEDDED = re.compile(
    r'<image (?:transform="(?P<moved>[^"]*)" )?xlink:href="data:image/svg\+xml;base64,'
    r'(?P<data>[A-Za-z0-9+/=]+)" '
    r'width="(?P<width>[\d.]+)" height="[\d.]+" preserveAspectRatio="none"/>'
)
_PATH = re.compile(r'd="(?P<path>[^"]*)" data-size="(?P<size>[0-9]+)"')


def described(svg: str, title: str, description: str) -> str:
    """Return an SVG page of typst's with a title, a description and its code drawn in place.

    typst embeds the code as a picture inside the picture, which office programs and cutters do
    not show; its path takes that picture's place.
    """
    head, _, rest = svg.partition(">")
    said = f"<title>{_text(title)}</title><desc>{_text(description)}</desc>"
    return f'{head} role="img">{said}{_EMBEDDED.sub(_unpacked, rest)}'


def _unpacked(image: re.Match[str]) -> str:
    drawn = _PATH.search(base64.b64decode(image["data"]).decode())
    if drawn is None:
        return image[0]
    side = int(drawn["size"]) + 2 * QUIET_MODULES
    scale = float(image["width"]) / side
    return (
        f'<g transform="{image["moved"] or ""} scale({scale:.9f})">'
        f'<rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path transform="translate({QUIET_MODULES} {QUIET_MODULES})" fill="#000" '
        f'shape-rendering="crispEdges" d="{drawn["path"]}"/></g>'
    )


def sized(png: bytes, dpi: int) -> bytes:
    """Return a PNG that states its printed size (the chunk pHYs)."""
    # Rounded down: a lower resolution prints larger, and a module must not shrink.
    per_metre = math.floor(dpi / _MM_PER_INCH * 1000)
    chunk = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    framed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_IHDR_END] + framed + png[_IHDR_END:]


def _text(value: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", value), quote=False)

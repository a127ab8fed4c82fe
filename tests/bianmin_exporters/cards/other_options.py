"""What the suite tries for options of the cards whose types don't tell another value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

LOGO = str(Path(__file__).with_name("logo.svg"))

# Values of options that their types don't tell; with a website, auto is link.
OTHERS: Mapping[str, Mapping[str, object]] = {
    "bleed": {"kind": "office", "bleed": True},
    "code": {"code": "text"},
    "dpi": {"format": "png", "dpi": 150},
    "office": {"office": "office-0"},
    "service": {"service": "service-0"},
    "size": {"size": "a6"},
    "preset": {"preset": "99x68"},
    "page": {"page": "220x300"},
    "grid": {"grid": "2x4"},
    "cell": {"cell": "95x55"},
    "offset": {"offset": "10x10"},
    "gap": {"gap": "2x2"},
    "marks": {"marks": "no"},
    "order": {"kind": "officer", "order": "name"},
    "back_text": {"back": "help", "back_text": "先打电话，再来"},
    "sheets_per_file": {"copies": 20, "sheets_per_file": 1},
    "logo": {"logo": LOGO},
    "logo_percent": {"logo": LOGO, "logo_percent": 18},
    "upper_case": {"upper_case": True},
    "when": {"kind": "notice", "service": "service-0", "when": "situation-0-0=choice-0-0-0"},
}

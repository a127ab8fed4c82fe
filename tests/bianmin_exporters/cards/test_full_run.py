"""Every code of every kind of the example decodes to what its manifest says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bianmin_core import Published, export, load
from bianmin_exporters.cards import verify_cards
from bianmin_exporters.cards.options import SIZES

from .conftest import EXAMPLE

FORMS = ("pdf", "svg", "png")


def due(example: Published, kind: str, office: str | None) -> set[str]:
    """Of what there must be a code, worked out from the catalogue alone."""
    services = [s for s in example.services if office in (None, s.office)]
    if kind == "officer":
        held = [o for o in example.officers if office in {None, *(p.office for p in o.posts)}]
        return {o.id for o in held}
    if kind == "office":
        return {o.id for o in example.offices}
    if kind == "life-event":
        return {
            i for e in example.life_events for i in e.services[: 1 if len(e.services) > 8 else 8]
        }
    return {s.id for s in services if kind != "notice" or s.materials or not s.nothing_to_bring}


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", SIZES)
def test_every_code_says_what_the_manifest_has(
    example: Published, kind: str, form: str, tmp_path: Path
) -> None:
    """Read off the finished files; none is left out, and one that says something else is told.

    All are read as PDF; the pictures are those of one office where the kind is made by office.
    """
    options: dict[str, Any] = {"kind": kind, "format": form}
    of_one = form != "pdf" and kind not in ("office", "life-event")
    office = "civil-affairs" if of_one else None
    options |= {"office": office} if office else {}
    options |= {"dpi": 150} if form == "png" else {}
    written = export("cards", load(EXAMPLE), tmp_path, **options)
    verdict = verify_cards(written.folder)
    assert verdict.faults == ()
    manifest = written.folder / "codes.json"
    tree = json.loads(manifest.read_bytes())
    assert verdict.codes == len(tree["codes"])
    assert {code["id"] for code in tree["codes"]} == due(example, kind, office)
    if form != "pdf":  # one file is soon looked at again
        file = tree["codes"][-1]["file"]
        beside = [code for code in tree["codes"] if code["file"] == file]
        wrong = beside[-1]
        said, wrong["content"] = wrong["content"], "https://wjz.example/s/nowhere"
        manifest.write_text(json.dumps(tree | {"codes": beside}), encoding="utf-8")
        faults = [fault.text.zh for fault in verify_cards(written.folder).faults]
        assert f"应是 https://wjz.example/s/nowhere，扫出来是 {said}" in faults[0]

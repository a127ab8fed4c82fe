"""付印前的样张: each code of a run as it stands in the files, with what it says, to be signed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

from bianmin_core import Artifact, Text, Written, write_artifacts
from bianmin_exporters.cards.reading import Entry, Reading, load_run, readings
from bianmin_exporters.cards.verify import fault_of
from bianmin_exporters.cards.words import words as fixed_words
from bianmin_exporters.typesetting.compiler import Template, compile_pdf
from bianmin_exporters.typesetting.glyphs import printable

FOLDER = "proof"
_STANDARDS = ("a-2a", "ua-1")


def proof_of(
    path: str | Path, target: str | Path, *, manifest: str | Path | None = None, lang: str = "zh"
) -> Written:
    """Write the proof sheet of a finished run as `proof/proof.pdf` of `target`.

    Each code is cut out of the finished file and printed in its own size, once however many copies
    there are, with what was decoded from it and how wide its modules measure; what is wrong is
    marked. Below stand the lines to sign.

    Args:
        path: The folder that was written, or one PDF of it.
        target: The folder to write into.
        manifest: codes.json, where it does not lie beside what is read.
        lang: Language of the fixed words.

    Raises:
        SourceError: The files or the manifest can't be read.
        ExporterError: What reads codes is not installed.
        WriteError: It can't be written there.
    """
    where = Path(path)
    run = load_run(where, Path(manifest) if manifest else None)
    found = list(readings(run, where if where.is_file() else None))
    return write_artifacts(Path(target), FOLDER, _artifacts(found, where.name, lang))


def _artifacts(found: list[Reading], name: str, lang: str) -> Iterator[Artifact]:
    owners: dict[str, Entry] = {}
    for reading in found:
        if reading.entry:
            owners.setdefault(reading.entry.content, reading.entry)
    pictures: dict[str, bytes] = {}
    codes: list[dict[str, object]] = []
    shown: set[tuple[str | None, str | None]] = set()
    faults = 0
    for reading in found:
        fault = fault_of(reading, owners)
        faults += fault is not None
        key = (reading.entry.id if reading.entry else None, reading.seen)
        if key in shown and fault is None:
            continue
        shown.add(key)
        codes.append(_code(reading, fault, pictures, lang))
    words = fixed_words(lang)
    view = {
        "lang": lang,
        "words": words,
        "name": name,
        "count": len(found),
        "different": len(codes),
        "faults": faults,
        "codes": codes,
    }
    template = Template(packaged=_folder(), main="proof.typ")
    data = json.dumps(printable(view), ensure_ascii=False).encode(errors="replace")
    pdf = compile_pdf(template, data, issued_on=None, standards=_STANDARDS, files=pictures)
    yield Artifact("proof.pdf", "application/pdf", pdf)


def _folder() -> Path:
    return Path(__file__).parent / "templates" / "proof"


def _code(
    reading: Reading, fault: Text | None, pictures: dict[str, bytes], lang: str
) -> dict[str, object]:
    entry = reading.entry
    file = None
    width = 0.0
    if reading.picture is not None:
        file = f"code-{len(pictures)}.png"
        stream = io.BytesIO()
        reading.picture.save(stream, "PNG")
        pictures[file] = stream.getvalue()
        width = reading.picture.width * 25.4 / float(reading.picture.info["dpi"][0])
    return {
        "file": file,
        "width": round(width, 3),
        "name": (entry.name or entry.id) if entry else "",
        "seen": reading.seen,
        "module": f"{reading.module_mm:.2f}" if reading.module_mm is not None else None,
        "modules": entry.modules if entry else None,
        "fault": fault.in_language(lang) if fault else None,
    }

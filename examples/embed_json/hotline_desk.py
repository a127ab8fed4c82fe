"""The screen of a hotline desk: what a caller asks for, and what this caller must bring.

It reads the files of `bianmin export json --split` and nothing else of bianmin.

    python hotline_desk.py data/json 上户口 --yes by-proxy --answer household=rented
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Tree = Mapping[str, Any]


def main() -> int:
    """Print the services that fit the words; 1 where none does or a file is not whole."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder that holds index.json")
    parser.add_argument("words", help="what the caller asks for")
    parser.add_argument("--yes", action="append", default=[], help="a situation that holds")
    parser.add_argument("--answer", action="append", default=[], help="SITUATION=ANSWER")
    given = parser.parse_args()
    answers = dict.fromkeys(given.yes, "yes") | dict(a.split("=", 1) for a in given.answer)
    index = json.loads((given.folder / "index.json").read_bytes())
    found = [entry for entry in index["services"] if fits(entry, given.words)]
    if not found:
        print(f"没有找到「{given.words}」，请转综合窗口", file=sys.stderr)
        return 1
    for entry in found:
        content = (given.folder / entry["file"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            print(f"{entry['file']} 不完整，请重新取", file=sys.stderr)
            return 1
        print("\n".join(lines(json.loads(content), answers)))
    return 0


def fits(entry: Tree, words: str) -> bool:
    """Whether a service is what these words may mean; one that is not to be had is none."""
    names = [entry["name"], entry.get("short_name", ""), *entry.get("aliases", ())]
    said = "\n".join([*names, *entry.get("keywords", ())])
    return words in said and entry.get("status", "active") == "active"


def lines(document: Tree, answers: Mapping[str, str]) -> Iterator[str]:
    """What the desk reads out, line by line."""
    service, held = document["service"], document["answers"]
    yield service["name"] + ("（草稿，不能对外说）" if document["status"] == "draft" else "")
    for situation in service.get("situations", ()):
        if situation["id"] not in answers:
            yield f"  问：{situation['question']}（{situation['id']}）"
    for material in service.get("materials", ()):
        if needed(material, answers):
            yield f"  带：{material['name']}{counts(material)}"
    if service.get("nothing_to_bring"):
        yield "  带：什么也不用带"
    place = held.get("location", {})
    where = [place.get(part) for part in ("address", "building", "floor", "room", "window")]
    yield "  去：" + " ".join(part for part in where if part)
    for phone in held["phones"]:
        yield f"  打：{phone['number']}" + (
            f" 转 {phone['extension']}" if "extension" in phone else ""
        )
    for hotline in document["hotlines"]:
        yield f"  监督：{hotline['name']} {hotline['phone']['number']}"


def needed(part: Tree, answers: Mapping[str, str]) -> bool:
    """Whether a material is needed; what was not answered counts as "no"."""
    return all(
        answers.get(when["situation"], "no") in when.get("answers", ["yes"])
        for when in part.get("when", ())
    )


def counts(material: Tree) -> str:
    """How many of it: 原件 1 份、复印件 2 份."""
    unit = material.get("measure_word", "份")
    copies = material.get("copy_measure_word", unit)
    parts = [
        f"{kind} {material[key]} {word}"
        for key, kind, word in (("original", "原件", unit), ("copies", "复印件", copies))
        if material.get(key)
    ]
    return f"（{'、'.join(parts)}）" if parts else ""


if __name__ == "__main__":
    raise SystemExit(main())

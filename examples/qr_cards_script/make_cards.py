"""Make cards with a QR code from a list of links: a table, or what a portal gives as JSON.

python make_cards.py links.csv TARGET
python make_cards.py services.json TARGET
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bianmin_core import BianminError
from bianmin_exporters.cards import cards_from_csv, cards_from_rows, verify_cards

STOCK = "90x54"


def rows_of(list_of_departments: Path) -> Iterator[dict[str, object]]:
    """Yield a card for each service of a portal's list: its link, its name, whose it is."""
    for department in json.loads(list_of_departments.read_bytes()):
        for group in department["items"]:
            for item in group["sub_items"]:
                yield {
                    "link": item["link"],
                    "title": item["name"],
                    "lines": department["department"],
                }


def main(source: Path, target: Path) -> int:
    """Write the sheets and look them over; 1 where a row is wrong, and nothing is written."""
    try:
        if source.suffix == ".json":
            written = cards_from_rows(rows_of(source), target, preset=STOCK)
        else:
            written = cards_from_csv(source, target, preset=STOCK)
        verdict = verify_cards(written.folder)
    except BianminError as error:
        print(error.zh, file=sys.stderr)
        return 1
    print(f"{written.folder / 'cards.pdf'}：{verdict.codes} 张卡，{len(verdict.faults)} 个扫不出")
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))

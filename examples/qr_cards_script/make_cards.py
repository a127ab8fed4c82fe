"""Make cards with a QR code from a table of links.

python make_cards.py LINKS.csv TARGET
"""

from __future__ import annotations

import csv
import sys
from html import escape
from pathlib import Path

from bianmin_exporters.cards import qr_matrices
from bianmin_exporters.codes import ContentError, link_content, module_size, svg

WIDTH_MM = 28.0
PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>二维码卡片</title>
<style>
@page {{ size: A4; margin: 13.5mm 15mm; }}
body {{ margin: 0; display: grid; grid-template-columns: 90mm 90mm; font: 14pt "Noto Sans SC", sans-serif; }}
figure {{ width: 90mm; height: 54mm; margin: 0; box-sizing: border-box; border: .2mm dashed #999;
  display: flex; align-items: center; gap: 3mm; padding: 3mm; break-inside: avoid; }}
svg {{ flex: none; }}
</style>
</head>
<body>
{cards}
</body>
</html>
"""


def main(table: Path, target: Path) -> int:
    """Write an SVG file a row and the page; 1 where a row is wrong, and nothing is written."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["name"].strip(), row["link"].strip()) for row in csv.DictReader(file)]
    links, wrong = [], []
    for number, (_, link) in enumerate(rows, 2):
        try:
            links.append(link_content(link))
        except ContentError as error:
            wrong.append(f"{table}:{number}  {error.zh}")
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    cards = []
    for number, ((name, link), matrix) in enumerate(zip(rows, qr_matrices(links), strict=True), 1):
        size = module_size(matrix, symbol_mm=WIDTH_MM)
        code = svg(matrix, module_mm=size, title=f"扫码看：{name}", description=link)
        (target / f"{number:04d}.svg").write_text(code, "utf-8")
        cards.append(f"<figure>{code}<figcaption>{escape(name)}</figcaption></figure>")
    (target / "cards.html").write_text(PAGE.format(cards="\n".join(cards)), "utf-8")
    print(f"{len(cards)} 张卡片在 {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))

"""Cards with a QR code, one a service: sheets to cut, or a picture each.

The usual way from a script::

    catalogue = load("wangjiazhuang/").for_audience(Audience.PRINT)
    file = card_svg(catalogue, "newborn-registration", size="a6")

and from a table, or whatever a script has, without a catalogue::

    cards_from_csv("links.csv", "dist", preset="70x37")
    cards_from_rows([{"link": "https://bm.example.cn/s/a", "title": "新生儿入户"}], "dist")

`qr_matrices` makes the codes of any number of links at once; it comes from the shared room
`bianmin_exporters.codes`.
"""

from bianmin_exporters.cards.labels import cards_from_csv, cards_from_rows
from bianmin_exporters.cards.options import CardOptions
from bianmin_exporters.cards.proof import proof_of
from bianmin_exporters.cards.render import CardsExporter
from bianmin_exporters.cards.scripts import card_png, card_svg, service_matrix
from bianmin_exporters.cards.verify import verify_cards
from bianmin_exporters.codes import qr_matrices

__all__ = [
    "CardOptions",
    "CardsExporter",
    "card_png",
    "card_svg",
    "cards_from_csv",
    "cards_from_rows",
    "exporter",
    "proof_of",
    "qr_matrices",
    "service_matrix",
    "verify_cards",
]

exporter = CardsExporter()

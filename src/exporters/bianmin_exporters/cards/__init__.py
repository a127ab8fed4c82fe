"""Cards with a QR code, one a service: sheets to cut, or a picture each.

The usual way from a script::

    catalogue = load("wangjiazhuang/").for_audience(Audience.PRINT)
    file = card_svg(catalogue, "newborn-registration", size="a6")

`qr_matrices` makes the codes of any number of links at once; it comes from the shared room
`bianmin_exporters.codes`.
"""

from bianmin_exporters.cards.options import CardOptions
from bianmin_exporters.cards.render import CardsExporter
from bianmin_exporters.cards.scripts import card_png, card_svg, service_matrix
from bianmin_exporters.codes import qr_matrices

__all__ = [
    "CardOptions",
    "CardsExporter",
    "card_png",
    "card_svg",
    "exporter",
    "qr_matrices",
    "service_matrix",
]

exporter = CardsExporter()

"""`booklet`: the book for every household, as a PDF to print or one HTML file."""

from bianmin_exporters.booklet.page_map import page_map_schema
from bianmin_exporters.booklet.render import BookletExporter

exporter = BookletExporter()

__all__ = ["BookletExporter", "exporter", "page_map_schema"]

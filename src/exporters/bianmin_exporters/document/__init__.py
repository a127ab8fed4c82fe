"""The catalogue as JSON for programs: an app, a mini-program, a hotline desk's screen.

`catalogue.json` is the normalised form that `bianmin_core.load` reads back, with each phone's
kind and E.164 number worked out; `schema.json` beside it is its JSON Schema.
"""

from bianmin_exporters.document.exporter import DocumentExporter
from bianmin_exporters.document.options import DocumentOptions

__all__ = ["DocumentExporter", "DocumentOptions", "exporter"]

exporter = DocumentExporter()

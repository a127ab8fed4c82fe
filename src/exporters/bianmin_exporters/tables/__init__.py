"""The catalogue as tables: a CSV file an entity, described by a Tabular Data Package.

`datapackage.json` (Frictionless Data, version 1) names every file, every column with its title
in Chinese and English, its type, and how the tables refer to each other.
"""

from bianmin_exporters.tables.exporter import TablesExporter
from bianmin_exporters.tables.options import TablesOptions

__all__ = ["TablesExporter", "TablesOptions", "exporter"]

exporter = TablesExporter()

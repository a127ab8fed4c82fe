"""The built-in exporters; each comes in by the same entry points as anybody's."""

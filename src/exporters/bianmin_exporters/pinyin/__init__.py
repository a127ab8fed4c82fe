"""Pinyin: how words and names are read, and the order that follows from it.

A room shared by the exporters that sort what people look up, not an exporter itself: `reading` says
how words are read, `order` where they stand, `rules` what can't be put there; `readings.toml` is
our own table of what dictionaries lack.
"""

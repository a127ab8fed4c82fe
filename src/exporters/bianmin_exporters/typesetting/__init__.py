"""Typesetting: fonts that a fresh machine has by pip alone, and typst with a fixed template.

A room shared by the exporters that make paper, not an exporter itself: `fonts` says which fonts
and where, `glyphs` what they can draw, `compiler` runs typst, `rules` holds the rule about
characters that nothing draws.
"""

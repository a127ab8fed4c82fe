"""The model read by programs: the quick walk over texts and the one with paths agree."""

from __future__ import annotations

from bianmin_core import walk_texts
from bianmin_core.model.reflect import texts_of
from bianmin_core.testing import everything


def test_texts_without_paths_are_those_with_paths() -> None:
    """Both walks find every text of a catalogue of everything, each as often as it stands there."""
    catalogue = everything()
    assert sorted(texts_of(catalogue)) == sorted(text for _, text in walk_texts(catalogue))

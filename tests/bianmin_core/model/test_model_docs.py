"""The model says of itself, in Chinese and English, what every part of it means."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from bianmin_core import Catalogue, Published, model_classes, model_fields
from bianmin_core.model import terms
from bianmin_core.model.labels import Term

CHINESE = re.compile(r"[\u4e00-\u9fff]")
EVERY = [(cls, f) for cls in (*model_classes(), Published) for f in model_fields(cls)]
TERMS = [
    t for t in vars(terms).values() if isinstance(t, type) and issubclass(t, Term) and t is not Term
]


def test_the_classes_of_the_model() -> None:
    """A catalogue is made of these classes; whoever adds one adds it here."""
    assert sorted(cls.__name__ for cls in model_classes()) == [
        "Catalogue",
        "Choice",
        "ClockTime",
        "Condition",
        "Consent",
        "District",
        "Duration",
        "Edition",
        "ExportJob",
        "Fee",
        "Hotline",
        "Hours",
        "HoursException",
        "Law",
        "LegalBasis",
        "LifeEvent",
        "Location",
        "Material",
        "Note",
        "Office",
        "Officer",
        "OpeningHours",
        "Paper",
        "Phone",
        "PinyinReading",
        "Post",
        "Question",
        "RouteStop",
        "RuleSetting",
        "Season",
        "Service",
        "Situation",
        "Step",
        "Theme",
        "TimeLimit",
        "When",
    ]


@pytest.mark.parametrize(("cls", "field"), EVERY, ids=[f"{c.__name__}.{f.name}" for c, f in EVERY])
def test_every_field_is_labelled(cls: Any, field: Any) -> None:
    """A Chinese label, an English one, and a meaning that ends as a sentence or an example."""
    info = field.info
    assert CHINESE.search(info.label.zh)
    assert re.fullmatch(r"[A-Z][A-Za-z0-9./' -]*", info.label.en)
    assert info.meaning.endswith((".", "？"))
    assert len(info.meaning) > 4


@pytest.mark.parametrize("cls", model_classes(), ids=lambda c: c.__name__)
def test_labels_tell_fields_apart(cls: Any) -> None:
    """No two fields of a class share a Chinese label: workbook headers are these labels."""
    labels = [f.info.label.zh for f in model_fields(cls)]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("cls", [*model_classes(), Published, *TERMS], ids=lambda c: c.__name__)
def test_every_class_gives_its_chinese_term(cls: Any) -> None:
    """A class's docstring begins with the Chinese term."""
    first = (cls.__doc__ or "").partition("\n")[0]
    assert CHINESE.match(first)


@pytest.mark.parametrize("cls", TERMS, ids=lambda c: c.__name__)
def test_every_word_of_a_closed_list_is_labelled(cls: type[Term]) -> None:
    """Values are plain lower-case words; both labels are there and differ within the list."""
    members = list(cls)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", m.value) for m in members)
    assert all(CHINESE.search(m.label.zh) for m in members)
    assert len({m.label.zh for m in members}) == len({m.label.en for m in members}) == len(members)


@pytest.mark.parametrize("cls", model_classes(), ids=lambda c: c.__name__)
def test_objects_do_not_change(cls: Any) -> None:
    """Classes are frozen, and all but the catalogue have slots."""
    assert cls.__setattr__ is not object.__setattr__
    assert ("__slots__" in vars(cls)) is (cls is not Catalogue)


def test_only_origins_and_translations_stand_outside_the_model() -> None:
    """Every attribute carries metadata but the side table of origins."""
    bare = [
        f"{cls.__name__}.{a.name}"
        for cls in model_classes()
        for a in attrs.fields(cls)
        if not a.metadata and cls.__name__ != "ClockTime"
    ]
    assert bare == ["Catalogue.origins", "Catalogue.translations"]

"""The catalogues that tests are written with hold what they say they hold."""

from __future__ import annotations

from typing import Any

import attrs
import orjson
import pytest

from bianmin_core import (
    Audience,
    Catalogue,
    Visibility,
    check,
    from_tree,
    loads,
    model_classes,
    model_fields,
    to_tree,
)
from bianmin_core.testing import (
    HOSTILE_IDS,
    HOSTILE_TEXTS,
    canaries,
    everything,
    full_size,
    hostile,
    specimen,
)


def objects(value: Any) -> list[Any]:
    """Every model object inside one, itself first."""
    found = [value]
    cls: Any = Catalogue if isinstance(value, Catalogue) else type(value)
    for field in model_fields(cls):
        if field.inner in model_classes():
            held = getattr(value, field.name)
            items = held if field.is_list else [held] if held is not None else []
            found += [inner for item in items for inner in objects(item)]
    return found


def test_an_overlay_changes_what_it_names() -> None:
    """An overlay is laid over the specimen by id, and its values know that they come from it."""
    changed = specimen("services:\n  - id: residence-proof\n    outcome: 一张纸\n")
    assert changed.service("residence-proof").outcome == "一张纸"
    assert changed.service("residence-proof").name == "居住证明开具"
    assert (
        str(changed.origins.find(("services", "residence-proof", "outcome"))) == "overlay.yaml:3:5"
    )


def test_everything_leaves_no_field_out() -> None:
    """Every field of every class has, somewhere, a value that is not its default."""
    made = objects(everything())
    plain = [
        f"{cls.__name__}.{field.name}"
        for cls in model_classes()
        for field in model_fields(cls)
        if all(getattr(o, field.name) == field.default for o in made if isinstance(o, cls))
    ]
    # There is one version of the format that can be read.
    assert plain == ["Edition.format_version"]


def test_everything_has_each_visibility_of_whatever_has_one() -> None:
    """Each class with a visibility of its own is there as public, print and internal."""
    made = objects(everything())
    for cls in model_classes():
        if any(field.inner is Visibility for field in model_fields(cls)):
            assert {o.visibility for o in made if isinstance(o, cls)} == set(Visibility), cls


def test_everything_reads_back_equal() -> None:
    """One of everything survives the JSON form, and refers to nothing that is not there."""
    assert loads(orjson.dumps(to_tree(everything()))) == everything()
    broken = [f.say() for f in check(everything()).findings if f.finding.code in ("BM101", "BM103")]
    assert broken == []


@pytest.mark.parametrize("audience", list(Audience))
def test_a_projection_holds_no_canary(audience: Audience) -> None:
    """What an audience may not see is nowhere in its projection, not even as a reference."""
    catalogue, hidden = canaries(audience)
    seen = orjson.dumps(to_tree(catalogue.for_audience(audience))).decode()
    assert [word for word in sorted(hidden) if word in seen] == []


def test_there_is_a_canary_in_every_hidden_field() -> None:
    """Each field that its metadata call non-public, and that can hold a text, holds a canary."""
    catalogue, hidden = canaries()
    made = objects(catalogue)
    for cls in model_classes():
        for field in model_fields(cls):
            if field.info.visibility is Visibility.PUBLIC or field.inner not in (str,):
                continue
            held = {str(getattr(o, field.name)) for o in made if isinstance(o, cls)}
            assert held, f"{cls.__name__}.{field.name}"
            assert held <= hidden, f"{cls.__name__}.{field.name}: {held - hidden}"


def test_there_is_a_canary_in_every_hidden_object() -> None:
    """No object that an audience must not see keeps a free text that is not a canary."""
    catalogue, hidden = canaries()
    unseen = [
        o for o in objects(catalogue) if getattr(o, "visibility", None) is Visibility.INTERNAL
    ]
    assert {type(o).__name__ for o in unseen} == {"Note", "Officer", "Phone"}
    for held in unseen:
        values = attrs.asdict(held, recurse=False)
        texts = [v for k, v in values.items() if isinstance(v, str) and k not in ("number", "e164")]
        assert texts
        assert set(texts) <= hidden


def test_an_audience_that_sees_all_has_no_canaries() -> None:
    """For the offices themselves nothing is a leak."""
    catalogue, hidden = canaries(Audience.INTERNAL)
    assert hidden == frozenset()
    assert catalogue == everything()


def test_hostile_texts_and_ids_are_all_there() -> None:
    """Every hostile text stands in some field, and each bad id is some service's."""
    texts = orjson.dumps(to_tree(hostile())).decode()
    for text in HOSTILE_TEXTS:
        assert orjson.dumps(text).decode()[1:-1] in texts
    assert {s.id for s in hostile().services} >= set(HOSTILE_IDS)


def test_full_size_is_ready_and_as_large_as_a_real_one() -> None:
    """200 services of about 2.5 kB, 33 offices, 130 officers, and nothing that blocks."""
    made = full_size()
    assert (len(made.services), len(made.offices), len(made.officers)) == (200, 33, 130)
    assert [f.say() for f in check(made).findings] == []
    sizes = [len(orjson.dumps(to_tree(s))) for s in made.services]
    assert 2300 < sum(sizes) / len(sizes) < 2900
    assert len({s.name for s in made.services}) == 200
    assert len({o.name for o in made.offices}) == 33


@pytest.mark.parametrize(
    ("services", "offices", "officers"), [(0, 1, 1), (1, 3, 2), (450, 70, 500)]
)
def test_other_sizes_are_ready_too(services: int, offices: int, officers: int) -> None:
    """Any size gives unique ids and names of services, and nothing that blocks."""
    made = full_size(services, offices, officers)
    assert (len(made.services), len(made.offices), len(made.officers)) == (
        services,
        offices,
        officers,
    )
    assert not check(made).blocks
    assert len({s.name for s in made.services}) == services
    assert from_tree(to_tree(made)) == made

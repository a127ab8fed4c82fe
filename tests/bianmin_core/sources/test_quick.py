"""The quick pass of typing makes what the slow one makes, or gives up."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bianmin_core import Catalogue, model_classes, to_tree
from bianmin_core.sources import structure
from bianmin_core.sources.quick import GiveUpError
from bianmin_core.sources.text import is_unsafe, may_hide
from bianmin_core.testing import everything


def quick(tree: Any) -> Any:
    """A catalogue by the quick pass alone, of a tree typed as JSON types it."""
    return structure._converter(False, False).structure(tree, Catalogue)


def parts(value: object) -> list[object]:
    """An object of the model and all that it is made of."""
    found = [value]
    for field in attrs.fields(type(value)):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        for item in held if isinstance(held, tuple) else (held,):
            if type(item) in model_classes():
                found += parts(item)
    return found


def test_it_makes_what_the_slow_pass_makes() -> None:
    """One of everything comes out equal from both passes, and as it went in."""
    tree = to_tree(everything())
    slow = structure._converter(False, True).structure(tree, Catalogue)
    assert quick(tree) == slow == everything()


def test_what_it_makes_is_frozen_and_of_the_models_own_classes() -> None:
    """No object stays one of the classes that were needed on the way; every class is made."""
    made = parts(quick(to_tree(everything())))
    assert {type(o) for o in made} == set(model_classes())
    for item in made:
        name = attrs.fields(type(item))[0].name  # type: ignore[arg-type]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(item, name, None)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("district", "name"), None),
        (("district", "name"), 7),
        (("district", "nmae"), "王家庄"),
        (("offices",), {}),
        (("offices", 0, "kind"), "castle"),
        (("offices", 0, "duties"), ["看门", 7]),
        (("offices", 0, "households"), "12"),
        (("offices", 0, "households"), True),
        (("services", 0, "visits"), 1.0),
        (("services", 0, "materials", 0, "at_window"), 1),
        (("services", 0, "materials", 0), "身份证"),
        (("services", 0, "channels"), ["window", ["online"]]),
    ],
)
def test_it_gives_up_at_anything_that_does_not_fit(path: tuple[Any, ...], value: object) -> None:
    """A wrong type, an unknown key or word and a missing value are never taken for something."""
    tree: Any = to_tree(everything())
    held = tree
    for part in path[:-1]:
        held = held[part]
    held[path[-1]] = value
    with pytest.raises((GiveUpError, KeyError, TypeError)):
        quick(tree)


def test_it_gives_up_where_something_required_is_missing() -> None:
    """An office without a name is not made."""
    tree: Any = to_tree(everything())
    del tree["offices"][0]["name"]
    with pytest.raises(GiveUpError):
        quick(tree)


SUSPECTS = "".join(map(chr, [0x7F, 0x85, 0xA0, 0xB7, 0x200E, 0x2014, 0x202E, 0x2066, 0x206A]))


@given(st.text(alphabet=st.one_of(st.sampled_from(SUSPECTS + "؜\uffff￿，"), st.characters())))
def test_bytes_tell_what_characters_would(text: str) -> None:
    """A text holds an unsafe character from U+007F on just where its bytes may hide one."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a pair, which UTF-8 can't write
        return
    below = "".join(c for c in text if c >= " ")
    assert may_hide(data) == (is_unsafe(below) is not None)

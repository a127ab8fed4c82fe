"""The JSON Schema: it takes what the model writes and refuses everything else."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bianmin_core import (
    Audience,
    Catalogue,
    Visibility,
    json_schema,
    model_classes,
    model_fields,
    to_tree,
)
from bianmin_core.sources.schema import Document
from bianmin_core.testing import canaries, everything, specimen

DOCUMENTS: tuple[Document, ...] = ("catalogue", "overlay", "service", "index")
Path = tuple[str | int, ...]


def _first_only(tree: Any) -> Any:
    """The same tree with one item in each list: small, and still one of everything."""
    if isinstance(tree, dict):
        return {key: _first_only(value) for key, value in tree.items()}
    return [_first_only(tree[0])] if isinstance(tree, list) else tree


FULL: dict[str, Any] = _first_only(to_tree(everything()))
VALIDATOR = Draft202012Validator(json_schema())


def _walk(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, tree
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, dict | list):
            yield from _walk(value, (*path, key))
        else:
            yield (*path, key), value


def _with(tree: Any, path: Path, value: Any) -> Any:
    """A copy of a tree with another value at a path."""
    if not path:
        return value
    changed = copy.deepcopy(tree)
    held = changed
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    return changed


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


PLACES = [path for path, _ in _walk(FULL)]
OBJECTS = [path for path, value in _walk(FULL) if isinstance(value, dict)]
# The options of an export job are the exporter's own: names and values are not known here.
FREE: tuple[Path, ...] = (("exports", 0, "options"),)


def _free(path: Path) -> bool:
    return any(path[: len(free)] == free for free in FREE)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_schema_is_a_schema(document: Document, audience: Audience) -> None:
    """Each variant keeps to JSON Schema 2020-12 and refers only to what it defines."""
    schema = json_schema(document, audience)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    referred = {value for path, value in _walk(schema) if path[-1:] == ("$ref",)}
    assert referred == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_every_schema_has_a_name_of_its_own() -> None:
    """No two variants share an $id; that of what people write has no audience in it."""
    ids = [json_schema(d, a)["$id"] for d in DOCUMENTS for a in Audience]
    assert len(set(ids)) == 12
    assert json_schema()["$id"] == "https://bianmin.example/schema/catalogue-1.json"
    assert (
        json_schema("index", Audience.PUBLIC)["$id"]
        == "https://bianmin.example/schema/index-public-1.json"
    )


def test_a_class_is_described_by_its_labels_and_meanings() -> None:
    """Titles are Chinese and English, descriptions tell the meaning, defaults are given."""
    defined = json_schema()["$defs"]
    assert defined["RouteStop"] == {
        "title": "路线一站 / Route stop",
        "description": "One thing a person passes on the way to the window.",
        "type": "object",
        "properties": {
            "name": {
                "title": "站点 / Stop",
                "description": "What one sees, at most 6 characters: 一楼大厅.",
                "type": "string",
            },
            "detail": {
                "title": "补充 / Detail",
                "description": "At most 7 characters: 左手边.",
                "type": "string",
            },
        },
        "required": ["name"],
        "additionalProperties": False,
    }
    assert defined["OpeningHours"]["properties"]["opens"] == {
        "title": "开门 / Opens",
        "description": "Time of day the door opens: 08:30.",
        "type": "string",
        "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
    }
    assert defined["Step"]["properties"]["actor"] == {
        "title": "谁做 / Actor",
        "description": "citizen (您) or office (我们).",
        "type": "string",
        "oneOf": [
            {"const": "citizen", "title": "您 / you"},
            {"const": "office", "title": "我们 / the office"},
        ],
    }
    assert defined["When"]["properties"]["answers"]["default"] == ["yes"]
    assert defined["Material"]["properties"]["at_window"]["default"] is False
    assert defined["Note"]["properties"]["visibility"]["default"] == "internal"


def test_one_of_everything_is_taken() -> None:
    """Whatever the model can hold keeps to the schema, whole and cut down to one of each."""
    VALIDATOR.validate(to_tree(everything()))
    VALIDATOR.validate(FULL)
    VALIDATOR.validate(to_tree(specimen()))
    VALIDATOR.validate(
        {**to_tree(specimen()), "$schema": "schema.json", "status": "draft", "links": {"a": "b"}}
    )


@pytest.mark.parametrize("path", [p for p in OBJECTS if not _free(p)], ids=str)
def test_an_unknown_field_is_refused_everywhere(path: Path) -> None:
    """A key that the model does not know is an error in every object, however deep."""
    assert not VALIDATOR.is_valid(_with(FULL, (*path, "unknown"), "x"))


@pytest.mark.parametrize("path", [p for p in PLACES if p and not _free(p)], ids=str)
def test_a_value_of_another_type_is_refused_everywhere(path: Path) -> None:
    """Every value has one type: text, a number, yes or no, a list, an object; never null."""
    held = _at(FULL, path)
    others: tuple[Any, ...] = (None, "x", 7, 1.5, True, [], {})
    for other in others:
        same_type = type(other) is type(held)
        fits = type(held) is float and type(other) is int
        if not same_type and not fits:
            assert not VALIDATOR.is_valid(_with(FULL, path, other)), f"{other!r} is taken"


def _required_places() -> list[Path]:
    classes = {c.__name__: c for c in model_classes()}
    defined = json_schema()["$defs"]
    found: list[Path] = []

    def visit(cls: Any, path: Path) -> None:
        for field in model_fields(cls):
            here = (*path, field.name)
            if field.required:
                found.append(here)
            if field.inner.__name__ in defined:
                visit(classes[field.inner.__name__], (*here, 0) if field.is_list else here)

    visit(Catalogue, ())
    return found


@pytest.mark.parametrize("path", _required_places(), ids=str)
def test_a_required_field_is_missed_everywhere(path: Path) -> None:
    """What the model requires may be left out nowhere."""
    changed = copy.deepcopy(FULL)
    del _at(changed, path[:-1])[path[-1]]
    assert not VALIDATOR.is_valid(changed)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("district", "code"), "53032"),
        (("district", "area_code"), "874"),
        (("district", "link_pattern"), "{id}/s"),
        (("district", "office_link_pattern"), "{base_url}/o"),
        (("edition", "issued_on"), "2026-13-01"),
        (("edition", "issued_on"), "2026-3-1"),
        (("edition", "format_version"), "2"),
        (("offices", 0, "id"), "Civil Affairs"),
        (("offices", 0, "kind"), "站所"),
        (("offices", 0, "credit_code"), "11530322MB000000IX"),
        (("offices", 0, "hours", "weekly", 0, "opens"), "8:30"),
        (("offices", 0, "hours", "weekly", 0, "closes"), "24:01"),
        (("offices", 0, "hours", "weekly", 0, "days", 0), "monday"),
        (("offices", 0, "hours", "seasonal", 0, "starts"), "13-01"),
        (("offices", 0, "phones", 0, "e164"), "0874-1234567"),
        (("offices", 0, "location", "datum"), "GCJ-02"),
        (("services", 0, "status"), "on"),
        (("services", 0, "fee", "amount"), "20 元"),
        (("services", 0, "time_limit", "promised", "unit"), "days"),
        (("services", 0, "visits"), "1"),
        (("hotlines", 0, "phone", "visibility"), "secret"),
        (("rules", 0, "severity"), "E"),
        (("exports", 0, "into"), "../x"),
    ],
    ids=str,
)
def test_a_value_out_of_form_is_refused(path: Path, value: str) -> None:
    """Words are of their closed list; codes, ids, dates and times have their form."""
    assert _at(FULL, path[:-1])
    assert not VALIDATOR.is_valid(_with(FULL, path, value))


def test_fields_that_are_not_public_say_so() -> None:
    """`x-visibility` stands at exactly the fields that the model does not call public."""
    schema = json_schema()
    classes = {c.__name__: c for c in model_classes()}
    said = {
        (name, field): value["x-visibility"]
        for name, defined in {**schema["$defs"], "Catalogue": schema}.items()
        for field, value in defined["properties"].items()
        if "x-visibility" in value
    }
    assert said == {
        (name, f.name): f.info.visibility.value
        for name, cls in classes.items()
        for f in model_fields(cls)
        if f.info.visibility is not Visibility.PUBLIC
    }
    assert ("Service", "reviewed_by") in said


def _public() -> dict[str, Any]:
    tree = to_tree(specimen().for_audience(Audience.PUBLIC))
    tree["edition"]["format_version"] = "1"
    return {"status": "published", **tree}


PUBLIC = Draft202012Validator(json_schema("catalogue", Audience.PUBLIC))


def test_the_public_schema_takes_what_is_public() -> None:
    """What a projection for the public holds keeps to the public schema."""
    PUBLIC.validate(_public())
    tree = to_tree(everything().for_audience(Audience.PUBLIC))
    tree["edition"]["format_version"] = "1"
    PUBLIC.validate({"status": "draft", **tree})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("exports",), [{"exporter": "json"}]),
        (("rules",), [{"code": "BM201", "reason": "因为"}]),
        (("extends",), "../base"),
        (("services", 0, "reviewed_by"), "李明芳"),
        (("services", 0, "status"), "draft"),
        (("services", 0, "notes"), [{"text": "内部"}]),
        (("services", 0, "notes"), [{"text": "内部", "visibility": "internal"}]),
        (("offices", 0, "phones", 0, "visibility"), "internal"),
        (("offices", 0, "phones", 0, "visibility"), "print"),
        (("officers", 0, "visibility"), "internal"),
        (("officers", 0, "consent"), {"given_on": "2026-01-10"}),
    ],
    ids=str,
)
def test_the_public_schema_refuses_what_is_not_public(path: Path, value: object) -> None:
    """A leak is a violation of the schema: of what is not public nothing has a place in it."""
    assert not PUBLIC.is_valid(_with(_public(), path, value))


def test_the_public_schema_refuses_every_canary() -> None:
    """The normalised form of the unprojected catalogue does not pass for a public document."""
    marked, _ = canaries(Audience.PUBLIC)
    tree = {"status": "published", **to_tree(marked)}
    assert not PUBLIC.is_valid(tree)


@pytest.mark.parametrize(
    "path", [("status",), ("edition",), ("edition", "format_version")], ids=str
)
def test_a_public_document_says_what_it_is(path: Path) -> None:
    """Whether it is a draft, and the version of its format, can't be left unsaid."""
    document = _public()
    del _at(document, path[:-1])[path[-1]]
    assert not PUBLIC.is_valid(document)


def test_the_public_schema_has_no_keyword_of_our_own() -> None:
    """A strict validator, which refuses keywords it does not know, takes it as it is."""
    for document in DOCUMENTS:
        schema = json_schema(document, Audience.PUBLIC)
        keys = {str(key) for path, _ in _walk(schema) for key in path}
        assert not [key for key in keys if key.startswith("x-")]


def test_an_overlay_may_leave_out_what_the_base_says() -> None:
    """An overlay names its base and otherwise says what differs; typos are errors all the same."""
    overlay = Draft202012Validator(json_schema("overlay"))
    document = {
        "extends": "../wangjiazhuang",
        "district": {"code": "530322902"},
        "services": [{"id": "newborn-registration", "phones": [{"number": "0874-1234567"}]}],
    }
    overlay.validate(document)
    assert not overlay.is_valid({**document, "extends": 1})
    assert not overlay.is_valid({k: v for k, v in document.items() if k != "extends"})
    assert not overlay.is_valid({**document, "services": [{"name": "没有编号"}]})
    assert not overlay.is_valid({**document, "services": [{"id": "a", "nmae": "错字"}]})


def test_each_call_gives_a_tree_of_its_own() -> None:
    """Whoever changes a schema spoils it for nobody else."""
    for document in DOCUMENTS:
        before = json_schema(document)
        for _, value in list(_walk(json_schema(document))):
            if isinstance(value, dict | list):
                value.clear()
        assert json_schema(document) == before

"""The exporter `json`: exact documents, and that they keep to the schemas beside them."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from bianmin_core import (
    Audience,
    Catalogue,
    District,
    ExportContext,
    Exporter,
    Phone,
    PhoneKind,
    from_tree,
    json_schema,
    loads,
    to_tree,
)
from bianmin_core.testing import HOSTILE_TEXTS, everything, hostile, specimen
from bianmin_exporters.document import DocumentOptions, exporter

TYPED: Exporter[DocumentOptions] = exporter
SMALL: dict[str, Any] = {
    "district": {"name": "甲街道", "area_code": "0874", "base_url": "https://a.example/"},
    "offices": [{"id": "hall", "name": "大厅", "phones": [{"number": "1100001"}]}],
    "officers": [
        {
            "id": "li",
            "name": "李雪",
            "posts": [{"id": "p-1", "office": "hall", "title": "窗口"}],
            "phones": [{"number": "0874-1100002"}, {"number": "161 1100 0003"}],
        },
        {
            "id": "bo",
            "name": "杨波",
            "posts": [{"id": "p-2", "office": "hall", "title": "窗口", "deputy_of": ["p-1"]}],
        },
        {"id": "he", "name": "何苗"},
    ],
    "services": [
        {
            "id": "proof",
            "name": "证明",
            "office": "hall",
            "aliases": ["住址证明"],
            "handlers": ["p-1"],
            "location": {"address": "文化路 18 号"},
        },
        {"id": "old", "name": "旧事项", "office": "hall", "status": "retired"},
    ],
    "hotlines": [
        {"id": "sup", "name": "监督", "kind": "supervision", "phone": {"number": "12345"}},
        {"id": "fire", "name": "火警", "kind": "emergency", "phone": {"number": "119"}},
    ],
}
LANDLINE = {"number": "0874-1100002", "kind": "landline", "e164": "+868741100002"}
# No such mobile numbers are given out, so nothing is worked out for one.
MOBILE = {"number": "161 1100 0003"}
LOCAL = {"number": "1100001", "kind": "landline", "e164": "+868741100001"}
OFFICE = {"id": "hall", "name": "大厅", "phones": [LOCAL]}
LI = {
    "id": "li",
    "name": "李雪",
    "posts": [{"id": "p-1", "office": "hall", "title": "窗口"}],
    "phones": [LANDLINE, MOBILE],
}
BO = SMALL["officers"][1]
SUPERVISION = {
    "id": "sup",
    "name": "监督",
    "kind": "supervision",
    "phone": {"number": "12345", "kind": "short"},
}
FIRE = {
    "id": "fire",
    "name": "火警",
    "kind": "emergency",
    "phone": {"number": "119", "kind": "short"},
}


def _made(catalogue: Catalogue, *, draft: bool = False, **options: bool) -> dict[str, bytes]:
    published = catalogue.for_audience(Audience.PUBLIC)
    made = exporter.export(published, DocumentOptions(**options), ExportContext(draft=draft))
    return {a.path: a.content for a in made if isinstance(a.content, bytes)}


def _schema_of(path: str, files: dict[str, bytes]) -> Any:
    """The schema that a document names, looked up beside it."""
    named = PurePosixPath(path).parent / json.loads(files[path])["$schema"]
    return json.loads(files[named.as_posix().replace("services/../", "")])


def test_the_whole_catalogue_in_one_file() -> None:
    """Phones get kind and E.164 number, services their links, all in the model's order."""
    files = _made(from_tree(SMALL))
    assert list(files) == ["catalogue.json", "schema.json"]
    document = json.loads(files["catalogue.json"])
    assert document == {
        "$schema": "schema.json",
        "status": "published",
        "district": SMALL["district"],
        "edition": {"format_version": "1"},
        "links": {"proof": "https://a.example/s/proof", "old": "https://a.example/s/old"},
        "offices": [OFFICE],
        "officers": [LI, BO, {"id": "he", "name": "何苗"}],
        "services": SMALL["services"],
        "hotlines": [SUPERVISION, FIRE],
    }
    assert list(document) == [
        "$schema",
        "status",
        "district",
        "edition",
        "links",
        "offices",
        "officers",
        "services",
        "hotlines",
    ]
    assert json.loads(files["schema.json"]) == json_schema("catalogue", Audience.PUBLIC)


def test_the_bytes_with_and_without_indents() -> None:
    """Files are UTF-8 with a line break at the end; indents can be left out."""
    catalogue = Catalogue(district=District(name="甲"))
    assert _made(catalogue)["catalogue.json"].decode() == (
        "{\n"
        '  "$schema": "schema.json",\n'
        '  "status": "published",\n'
        '  "district": {\n'
        '    "name": "甲"\n'
        "  },\n"
        '  "edition": {\n'
        '    "format_version": "1"\n'
        "  }\n"
        "}\n"
    )
    assert _made(catalogue, indent=False)["catalogue.json"].decode() == (
        '{"$schema":"schema.json","status":"published","district":{"name":"甲"},'
        '"edition":{"format_version":"1"}}\n'
    )


@pytest.mark.parametrize("split", [False, True])
def test_a_draft_differs_in_its_status_alone(split: bool) -> None:
    """Each file of data says "draft" where the final one says "published"."""
    final = _made(specimen(), split=split)
    draft = _made(specimen(), split=split, draft=True)
    assert list(final) == list(draft)
    for path in final:
        if not path.endswith("schema.json"):
            document = json.loads(draft[path])
            assert document.pop("status") == "draft"
            expected = json.loads(final[path])
            assert expected.pop("status") == "published"
            for entry in (*document.get("services", ()), *expected.get("services", ())):
                entry.pop("sha256", None)
            assert document == expected


def test_what_the_catalogue_says_of_a_phone_stays() -> None:
    """A kind or an E.164 number that somebody wrote is not worked out anew."""
    phone = Phone(number="12345", kind=PhoneKind.HOTLINE, e164="+861012345")
    small = from_tree(SMALL)
    office = attrs.evolve(small.offices[0], phones=(phone,))
    document = json.loads(_made(attrs.evolve(small, offices=(office,)))["catalogue.json"])
    assert document["offices"][0]["phones"] == [
        {"number": "12345", "kind": "hotline", "e164": "+861012345"}
    ]


def test_without_a_website_there_are_no_links() -> None:
    """A district without a base URL has no links, in neither form."""
    bare = {**SMALL, "district": {"name": "甲街道"}}
    assert "links" not in json.loads(_made(from_tree(bare))["catalogue.json"])
    files = _made(from_tree(bare), split=True)
    assert "link" not in json.loads(files["services/proof.json"])
    assert "link" not in json.loads(files["index.json"])["services"][0]


def test_split_makes_a_file_a_service() -> None:
    """A service's document holds all that a resident asks about it, worked out."""
    files = _made(from_tree(SMALL), split=True)
    assert list(files) == [
        "services/proof.json",
        "services/old.json",
        "index.json",
        "service.schema.json",
        "index.schema.json",
    ]
    assert json.loads(files["services/proof.json"]) == {
        "$schema": "../service.schema.json",
        "status": "published",
        "district": SMALL["district"],
        "edition": {"format_version": "1"},
        "link": "https://a.example/s/proof",
        "service": SMALL["services"][0],
        "answers": {
            "handlers": [
                {"officer": "li", "post": "p-1", "deputies": [{"officer": "bo", "post": "p-2"}]}
            ],
            "location": {"address": "文化路 18 号"},
            "phones": [LANDLINE, MOBILE, LOCAL],
        },
        "office": OFFICE,
        "officers": [LI, BO],
        "hotlines": [SUPERVISION],
    }
    assert json.loads(files["services/old.json"])["answers"] == {"handlers": [], "phones": [LOCAL]}


def test_the_index_says_where_each_service_is() -> None:
    """It lists what one searches by, with each file's path and checksum, and keeps the rest."""
    files = _made(from_tree(SMALL), split=True)
    index = json.loads(files["index.json"])
    assert index == {
        "$schema": "index.schema.json",
        "status": "published",
        "district": SMALL["district"],
        "edition": {"format_version": "1"},
        "offices": [OFFICE],
        "services": [
            {
                "id": "proof",
                "name": "证明",
                "office": "hall",
                "aliases": ["住址证明"],
                "link": "https://a.example/s/proof",
                "file": "services/proof.json",
                "sha256": hashlib.sha256(files["services/proof.json"]).hexdigest(),
            },
            {
                "id": "old",
                "name": "旧事项",
                "office": "hall",
                "status": "retired",
                "link": "https://a.example/s/old",
                "file": "services/old.json",
                "sha256": hashlib.sha256(files["services/old.json"]).hexdigest(),
            },
        ],
        "hotlines": [SUPERVISION, FIRE],
    }


def test_ids_that_are_no_names_of_files_give_way() -> None:
    """A draft's bad or repeated ids lead to sound paths, each used once, named in the index."""
    ids = ["ok", "ok", "ok-2", "../up", "con", "com1", "Ok", "x" * 101]
    services = [{"id": i, "name": "名", "office": "hall"} for i in ids]
    catalogue = from_tree({"district": {"name": "甲"}, "services": services})
    files = _made(catalogue, split=True, draft=True)
    index = json.loads(files["index.json"])
    assert [s["id"] for s in index["services"]] == ids
    named = [f"id-{hashlib.sha256(i.encode()).hexdigest()[:16]}" for i in ids[3:]]
    assert [s["file"] for s in index["services"]] == [
        f"services/{name}.json" for name in ["ok", "ok-2", "ok-2-2", *named]
    ]
    for entry in index["services"]:
        assert json.loads(files[entry["file"]])["service"]["id"] == entry["id"]


@pytest.mark.parametrize("options", [{}, {"split": True}, {"indent": False}], ids=str)
@pytest.mark.parametrize("make", [specimen, everything], ids=["specimen", "everything"])
def test_every_document_keeps_to_the_schema_it_names(make: Any, options: dict[str, bool]) -> None:
    """Somebody who got the files can check each of them without a network."""
    files = _made(make(), **options)
    documents = [path for path in files if not path.endswith("schema.json")]
    assert documents
    for path in documents:
        Draft202012Validator(_schema_of(path, files)).validate(json.loads(files[path]))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("services/proof.json", {"status": "final"}),
        ("services/proof.json", {"service": {"id": "proof", "name": "证明"}}),
        ("services/proof.json", {"answers": {"handlers": []}}),
        ("services/proof.json", {"answers": {"handlers": [{"officer": "li"}], "phones": []}}),
        ("services/proof.json", {"officers": [{"name": "没有编号"}]}),
        ("services/proof.json", {"reviewed_by": "李明芳"}),
        ("services/proof.json", {"link": None}),
        ("index.json", {"services": [{"id": "proof", "name": "证明", "office": "hall"}]}),
        ("index.json", {"officers": []}),
        ("index.json", {"status": None}),
    ],
    ids=str,
)
def test_a_changed_document_is_refused(path: str, change: dict[str, Any]) -> None:
    """The schemas of the single documents and of the index are no looser than they look."""
    files = _made(from_tree(SMALL), split=True)
    validator = Draft202012Validator(_schema_of(path, files))
    assert not validator.is_valid({**json.loads(files[path]), **change})


def test_load_reads_the_file_back() -> None:
    """What was exported is a catalogue again: the projection, with its phones worked out."""
    small = from_tree(SMALL)
    files = _made(small)
    document = json.loads(files["catalogue.json"])
    for key in ("$schema", "status", "links"):
        del document[key]
    back = loads(files["catalogue.json"])
    assert back == from_tree(document)
    again = _made(back)
    assert again == files
    assert to_tree(back.services[0]) == SMALL["services"][0]


def test_hostile_text_stands_as_it_is() -> None:
    """Text is data: whatever it looks like, it is read from the file as it was written."""
    catalogue = hostile()
    document = json.loads(_made(catalogue, draft=True)["catalogue.json"])
    published = catalogue.for_audience(Audience.PUBLIC)
    assert document["services"] == [
        {**to_tree(s), "phones": document["services"][i]["phones"]}
        for i, s in enumerate(published.services)
    ]
    texts = set(_strings(document))
    assert [t for t in HOSTILE_TEXTS if not any(held.startswith(t) for held in texts)] == []


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from _strings(value)

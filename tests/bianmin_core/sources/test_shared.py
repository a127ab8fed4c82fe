"""Papers and laws that a list names once and services refer to by id."""

from __future__ import annotations

import copy

import attrs
import pytest

from bianmin_core import SourceError, check, from_tree, to_tree
from bianmin_core.sources.load import load_layers
from bianmin_core.testing import specimen

SHARED = """
papers:
  - {id: id-card, name: 居民身份证, aliases: [身份证], measure_word: 张, issuer: 派出所, how_to_get: 过期的先换}
laws:
  - {id: id-card-law, title: 中华人民共和国居民身份证法, number: 主席令第 51 号, year: 2011}
"""


def materials(*lines: str) -> str:
    """An overlay: the shared lists, and these materials."""
    listed = "".join(f"\n      - {line}" for line in lines)
    return f"{SHARED}\nservices:\n  - id: residence-proof\n    materials:{listed}\n"


def test_a_material_takes_from_its_paper_what_it_does_not_say() -> None:
    """Name, measure word, issuer and how to get it come from the paper; its own counts stay."""
    made = specimen(materials("{paper: id-card, original: 1, copies: 2}")).services[0].materials
    (material,) = made
    assert (material.name, material.measure_word, material.issuer, material.how_to_get) == (
        "居民身份证",
        "张",
        "派出所",
        "过期的先换",
    )
    assert (material.paper, material.original, material.copies) == ("id-card", 1, 2)


def test_a_material_keeps_what_it_says_itself() -> None:
    """A name, an issuer or a way to get it that stands in the service is not written over."""
    (material,) = (
        specimen(materials("{paper: id-card, name: 身份证原件, how_to_get: 两面都要复印}"))
        .services[0]
        .materials
    )
    assert (material.name, material.how_to_get, material.issuer) == (
        "身份证原件",
        "两面都要复印",
        "派出所",
    )


def test_whose_it_is_stands_in_brackets_behind_the_name() -> None:
    """The paper of somebody else is named as such: 居民身份证（代办人）."""
    (material,) = specimen(materials("{paper: id-card, whose: 代办人}")).services[0].materials
    assert (material.name, material.whose) == ("居民身份证（代办人）", "代办人")


def test_an_unknown_paper_is_a_finding_at_its_line() -> None:
    """A paper that is not in the list is told where the material names it; the rest still loads."""
    catalogue = specimen(materials("{paper: passport, original: 1, copies: 0}"))
    found = [
        (r.finding.path, r.say("en"), str(r.origin))
        for r in check(catalogue).findings
        if r.finding.code == "BM103"
    ]
    assert found == [
        (
            ("services", "residence-proof", "materials", 0, "paper"),
            "service residence-proof (居住证明开具): refers to paper passport, which there is none of",
            "overlay.yaml:10:10",
        )
    ]


def test_a_legal_basis_takes_title_and_number_from_its_law() -> None:
    """The article is the service's own; title and number are the law's."""
    laid = SHARED + (
        "services: [{id: residence-proof, legal_basis: [{law: id-card-law, article: 第三条}]}]"
    )
    (basis,) = specimen(laid).services[0].legal_basis
    assert attrs.astuple(basis) == (
        "id-card-law",
        "中华人民共和国居民身份证法",
        "主席令第 51 号",
        "第三条",
    )


def test_an_overlay_on_a_paper_reaches_every_service() -> None:
    """A district that changes how a paper is got changes it wherever the paper is asked for."""
    catalogue = load_layers(
        (
            "base.yaml",
            "district: {name: 王家庄}\n"
            + materials("{paper: id-card}")
            .replace("- id: residence-proof", "- {id: residence-proof, name: 证明, office: hall}")
            .replace("\n    materials:\n      - {paper: id-card}", ""),
        ),
        ("more.yaml", "services: [{id: residence-proof, materials: [{paper: id-card}]}]"),
        ("district.yaml", "papers: [{id: id-card, how_to_get: 到二楼补办}]"),
    )
    assert catalogue.services[0].materials[0].how_to_get == "到二楼补办"


def test_what_was_written_out_reads_back_equal() -> None:
    """The normalised form of a catalogue with shared papers is the same catalogue."""
    catalogue = specimen(materials("{paper: id-card, whose: 代办人}"))
    assert from_tree(to_tree(catalogue)) == catalogue


def test_json_refers_to_papers_too() -> None:
    """A JSON catalogue may leave a material's name to its paper; the tree that is given stays."""
    tree = to_tree(specimen(SHARED))
    tree["services"][0]["materials"] = [{"paper": "id-card"}]
    before = copy.deepcopy(tree)
    assert from_tree(tree).services[0].materials[0].name == "居民身份证"
    assert tree == before


@pytest.mark.parametrize(
    ("laid", "told"),
    [
        ("papers: [{id: id-card, name: [居民身份证]}]", "name"),
        ("papers: 居民身份证", "papers"),
        ("papers: [{name: 居民身份证}]", "id"),
    ],
)
def test_shared_lists_of_the_wrong_shape_are_told(laid: str, told: str) -> None:
    """What is not of the shape of a list of papers is a problem that names the field."""
    with pytest.raises(SourceError) as raised:
        specimen(laid)
    assert told in str(raised.value)


def test_the_rule_for_references_covers_laws() -> None:
    """A legal basis that names no law of the list is found."""
    catalogue = specimen("services: [{id: residence-proof, legal_basis: [{law: nowhere}]}]")
    found = [r.finding.path for r in check(catalogue).findings if r.finding.code == "BM103"]
    assert found == [("services", "residence-proof", "legal_basis", 0, "law")]

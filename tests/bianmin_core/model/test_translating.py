"""A translation changes texts and nothing else, and what it leaves unsaid is known."""

from __future__ import annotations

from typing import Any

import pytest

from bianmin_core import Audience, Catalogue, Translation, model_classes, model_fields, walk_texts
from bianmin_core.model.translating import (
    coverage,
    entities,
    left_as_they_are,
    source_mark,
    texts_to_translate,
    translate,
    untranslated,
    with_marks,
)
from bianmin_core.testing import everything, specimen

# Text that is the same in every language: what identifies, dials, links, counts or is dated; what
# colleagues note; measure words, which other languages have none of; and how a name is spelled.
NOT_TRANSLATED = {
    "id", "code", "name_en", "area_code", "base_url", "link_pattern", "office_link_pattern",
    "format_version", "number", "e164", "extension", "starts", "ends", "date", "until", "amount", "basic_code",
    "implementation_code", "office", "parent", "credit_code", "themes", "communities", "handlers",
    "services", "deputy_of", "replaced_by", "online_url", "reviewed_by", "obtained_from", "paper",
    "law", "form", "sample", "either_or", "situation", "answers", "photo", "record", "reading",
    "word", "exporter", "into", "translation", "reason", "subject", "tile", "measure_word",
    "copy_measure_word", "name_pinyin", "text",
}  # fmt: skip


def whole(catalogue: Catalogue) -> Translation:
    """A translation that says every text, as the source says it with a letter behind."""
    return Translation(
        lang="en", texts={path: f"{text}x" for path, text in texts_to_translate(catalogue)}
    )


@pytest.mark.parametrize("cls", model_classes(), ids=lambda c: c.__name__)
def test_every_text_of_the_model_is_translated_or_the_same_everywhere(cls: Any) -> None:
    """A field of text that is added to the model is translated, or named here as what is not."""
    for field in model_fields(cls):
        if field.inner is str and field.info.translated is None:
            assert field.name in NOT_TRANSLATED or (cls.__name__, field.name) == ("Officer", "name")


def test_only_texts_differ() -> None:
    """In one of everything, a whole translation changes each text it may and no other value."""
    source = everything()
    said = translate(source, whole(source))

    def compared(one: Any, other: Any) -> None:
        cls: Any = type(one)
        for field in model_fields(cls):
            a, b = getattr(one, field.name), getattr(other, field.name)
            pairs = zip(a, b, strict=True) if field.is_list else [(a, b)]
            if field.info.translated == "own":
                assert b in ((), None)
            elif field.info.translated == "text":
                assert all(y == f"{x}x" for x, y in pairs), (cls, field.name)
            elif a is not None and field.inner in model_classes():
                for x, y in pairs:
                    compared(x, y)
            else:
                assert a == b, (cls, field.name)

    compared(source, said)


def test_nothing_said_is_nothing_changed() -> None:
    """An empty translation leaves the very same catalogue."""
    source = specimen()
    assert translate(source, Translation(lang="en")) is source


def test_what_is_hidden_from_an_audience_is_hidden_in_the_translation() -> None:
    """The projection of a translated catalogue holds no text of what it withholds."""
    source = specimen(
        "offices: [{id: hall, phones: [{number: 0874-1000001}, "
        "{number: 0874-1000007, purpose: 内线, visibility: internal}]}]"
    )
    path = ("offices", "hall", "phones", 1, "purpose")
    said = translate(source, Translation(lang="en", texts={path: "inside line"}))
    assert said.office("hall").phones[1].purpose == "inside line"
    seen = said.for_audience(Audience.PRINT)
    assert not any("inside line" in text for _, text in walk_texts(seen))


def test_texts_that_are_left_are_those_that_are_still_the_source_s() -> None:
    """A text without letters is not missed, nor one that the translation means to say so."""
    source = specimen("themes: [{id: household, name: KTV}, {id: n, name: '110'}]").for_audience(
        Audience.PRINT
    )
    translation = Translation(
        lang="en",
        texts={("themes", "household", "name"): "KTV", ("offices", "hall", "name"): "Hall"},
    )
    said = translate(source, translation)
    left = left_as_they_are(source, said, translation)
    assert "居住证明开具" in left
    assert not {"KTV", "110"} & left
    marked = with_marks(said, left, "※")
    assert marked.service("residence-proof").name == "※居住证明开具"
    assert marked.office("hall").name == "Hall"
    assert marked.service("residence-proof").id == "residence-proof"
    assert marked.service("residence-proof").aliases == ("住址证明",)


def test_a_mark_changes_with_the_texts_alone() -> None:
    """The mark of an entity is another when a text is, and the same when a number is."""

    def mark(overlay: str) -> str:
        catalogue = specimen(overlay)
        path = ("services", "residence-proof")
        return source_mark(catalogue, path, catalogue.service("residence-proof"))

    plain = mark("")
    assert mark("services: [{id: residence-proof, outcome: 居住证明两份}]") != plain
    assert mark("services: [{id: residence-proof, visits: 3}]") == plain
    assert mark("services: [{id: residence-proof, aliases: [x]}]") == plain
    # Two texts that together read as before are not those that were translated.
    one = mark("services: [{id: residence-proof, tolerated_gaps: [甲乙, 丙]}]")
    assert one != mark("services: [{id: residence-proof, tolerated_gaps: [甲, 乙丙]}]")


def test_a_shared_paper_does_not_age_the_services_that_name_it() -> None:
    """What a service takes from a paper is translated, and goes out of date, at the paper."""

    def marks(name: str) -> dict[object, str]:
        catalogue = specimen(
            f"papers: [{{id: hukou, name: {name}}}]\n"
            "services: [{id: residence-proof, materials: [{id: id-card, paper: hukou, name: null}]}]"
        )
        return {path: source_mark(catalogue, path, e) for path, e in entities(catalogue)}

    old, new = marks("户口簿"), marks("居民户口簿")
    assert [path for path in old if old[path] != new[path]] == [("papers", "hukou")]


def test_coverage_counts_texts_and_whole_services() -> None:
    """Each office with what is translated; last what belongs to none."""
    source = specimen()
    service = {
        path: "x"
        for path, _ in texts_to_translate(
            source.service("residence-proof"), ("services", "residence-proof")
        )
    }
    hall, shared = coverage(source, Translation(lang="en", texts=service))
    assert (hall.office, hall.name, hall.services, hall.whole) == ("hall", "便民服务中心", 1, 1)
    assert hall.translated == len(service)
    assert hall.texts > len(service)
    assert (shared.office, shared.translated, shared.services) == (None, 0, 0)
    missing = dict(untranslated(source, Translation(lang="en", texts=service)))
    assert ("offices", "hall", "name") in missing
    assert not any(path[:2] == ("services", "residence-proof") for path in missing)
    assert len(missing) == hall.texts + shared.texts - len(service)

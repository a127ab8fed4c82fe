"""The example does not read as if a machine had filled it in, and the measure of that works."""

from __future__ import annotations

import attrs
from tests.examples import machine_filled
from tests.examples.machine_filled import EXAMPLE, sameness

from bianmin_core import Catalogue, Condition, load
from bianmin_core.testing import specimen


def copies(count: int, **fields: object) -> Catalogue:
    """The specimen with its service so many times over, each under an id of its own."""
    catalogue = specimen()
    (service,) = catalogue.services
    made = tuple(
        attrs.evolve(service, id=f"proof-{n}", steps=service.steps[: 1 + n % 2], **fields)  # type: ignore[arg-type]
        for n in range(count)
    )
    return attrs.evolve(catalogue, services=made)


def test_the_example_reads_as_if_written_by_people() -> None:
    """Its services share few papers with the way to get them, no steps and no sentences."""
    found = sameness(load(EXAMPLE))
    assert found.median <= machine_filled.MOST_SHARED
    assert found.equal_steps == ()
    assert dict(found.repeated) == {}


def test_papers_asked_for_in_the_same_words_are_seen() -> None:
    """Services that ask for the same paper in the same words share it, unless all do."""
    papers = "".join(f"{{id: p{n}, name: 材料{n}, how_to_get: 到{n % 2}楼开}}, " for n in range(12))
    first = specimen(f"services: [{{id: residence-proof, materials: [{papers}]}}]")
    (service,) = first.services
    other = attrs.evolve(service, id="other", materials=service.materials[6:])
    unlike = attrs.evolve(
        service,
        id="unlike",
        materials=tuple(attrs.evolve(m, how_to_get="问村里") for m in service.materials[11:]),
    )
    found = sameness(attrs.evolve(first, services=(service, other, unlike)))
    # Of the twelve papers ten are the commonest; 材料4 and 材料5 are left, and the first has them alone.
    assert dict(found.shared) == {"residence-proof": 0.0}
    every = sameness(attrs.evolve(first, services=(service, attrs.evolve(service, id="same"))))
    assert dict(every.shared) == {"residence-proof": 1.0, "same": 1.0}
    assert (every.median, every.holds) == (1.0, False)


def test_equal_steps_are_seen() -> None:
    """Two services with the same steps are named."""
    assert sameness(copies(3)).equal_steps == (("proof-0", "proof-2"),)


def test_a_sentence_that_stands_everywhere_is_seen() -> None:
    """A long sentence in five services is named, in four it is not; a short one never is."""
    long, short = "请先打电话问清楚再出门，免得白跑", "请先打电话问清楚"
    conditions = (Condition(text=f"{long}。{short}。"),)
    assert list(sameness(copies(5, conditions=conditions)).repeated)[:1] == [long]
    assert short not in sameness(copies(5, conditions=conditions)).repeated
    assert long not in sameness(copies(4, conditions=conditions)).repeated

"""How many copies each community gets: one a household, and what is spared beyond."""

from __future__ import annotations

import math
from collections.abc import Mapping

import attrs

from bianmin_core import OfficeKind, Published
from bianmin_exporters.booklet.wording import View


@attrs.frozen(kw_only=True)
class Community:
    """A community, by the number the book gives it.

    Attributes:
        households: None where the catalogue does not say.
        reserve: Copies beyond one a household.
    """

    number: str
    id: str
    name: str
    households: int | None
    reserve: int

    @property
    def copies(self) -> int:
        """All copies it gets."""
        return (self.households or 0) + self.reserve


def communities(
    catalogue: Published, numbers: Mapping[str, str], reserve: float
) -> tuple[Community, ...]:
    """Return the communities in the order of the book.

    Args:
        catalogue: The catalogue, or the part of it that is printed.
        numbers: The number of each office in the book, by its id.
        reserve: Per cent of a community's households, rounded up to whole copies.
    """
    found = []
    for office in catalogue.offices:
        if office.kind is not OfficeKind.COMMUNITY:
            continue
        households = office.households if (office.households or 0) > 0 else None
        # A per cent of a whole number is exact enough in thousandths.
        spared = math.ceil(round((households or 0) * reserve / 100, 3))
        found.append(
            Community(
                number=numbers[office.id],
                id=office.id,
                name=" ".join(office.name.split()),
                households=households,
                reserve=spared,
            )
        )
    return tuple(found)


def office_numbers(view: View) -> dict[str, str]:
    """Return the number that a book's view gives to each office, by its id."""
    offices = view["offices"]
    assert isinstance(offices, list)
    return {str(office["id"]): str(office["number"]) for office in offices}

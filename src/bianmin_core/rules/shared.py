"""What services take over from the shared papers and laws: a slip there is told there, once."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.model.law import Law, LegalBasis
from bianmin_core.model.material import Material, Paper
from bianmin_core.model.service import Service
from bianmin_core.rules.finding import Path


@attrs.frozen(kw_only=True)
class Shared:
    """The shared papers and laws of a catalogue, by id."""

    papers: Mapping[str, Paper]
    laws: Mapping[str, Law]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Shared:
        """Gather those of a catalogue."""
        return cls(
            papers={p.id: p for p in catalogue.papers}, laws={law.id: law for law in catalogue.laws}
        )

    def hold(self, service: Service, inside: Path) -> bool:
        """Whether a value of a service, by its path inside, is what a shared paper or law says."""
        part, *rest = inside
        if part not in ("materials", "legal_basis") or len(rest) < 2:
            return False
        key, field = rest[0], str(rest[1])
        if part == "legal_basis":
            return isinstance(key, int) and self._as_law(service.legal_basis[key], field)
        if isinstance(key, int):
            return self.say(service.materials[key], field)
        return any(self.say(m, field) for m in service.materials if m.id == key)

    def say(self, material: Material, field: str) -> bool:
        """Whether a field of a material is what its shared paper says."""
        paper = self.papers.get(material.paper or "")
        if paper is None:
            return False
        if field == "name":
            return material.name in (paper.name, f"{paper.name}（{material.whose}）")
        return hasattr(paper, field) and getattr(material, field) == getattr(paper, field)

    def _as_law(self, basis: LegalBasis, field: str) -> bool:
        law = self.laws.get(basis.law or "")
        return hasattr(law, field) and getattr(basis, field) == getattr(law, field)

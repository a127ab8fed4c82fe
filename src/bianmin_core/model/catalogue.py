"""The catalogue: everything a district tells its residents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol, TypeVar

import attrs

from bianmin_core.model.district import (
    District,
    Edition,
    ExportJob,
    Hotline,
    LifeEvent,
    PinyinReading,
    RuleSetting,
    Theme,
)
from bianmin_core.model.labels import Audience, Visibility, about
from bianmin_core.model.law import (
    Law,
)
from bianmin_core.model.material import (
    Paper,
)
from bianmin_core.model.origin import Origins
from bianmin_core.model.people import Office, Officer, Post
from bianmin_core.model.service import (
    Service,
)
from bianmin_core.model.terms import HotlineKind, ServiceStatus
from bianmin_core.model.translation import Translation

_INTERNAL = Visibility.INTERNAL


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def _by_id(items: tuple[_T, ...]) -> Mapping[str, _T]:
    """The first item of each id, so that a duplicate (which is a finding) hides nothing."""
    return {item.id: item for item in reversed(items)}


@attrs.frozen(kw_only=True, slots=False)
class Catalogue:
    """目录: the whole book as data.

    Look-ups (`service`, `office`, …) raise KeyError for an unknown id; the mappings
    (`services_by_id`, …) do for a `.get`.
    """

    district: District = attrs.field(metadata=about("辖区", "District", "Whose catalogue this is."))
    edition: Edition = attrs.field(
        factory=Edition, metadata=about("版次", "Edition", "Which edition this is.")
    )
    offices: tuple[Office, ...] = attrs.field(
        default=(), metadata=about("站所", "Offices", "In the order of the book.")
    )
    officers: tuple[Officer, ...] = attrs.field(
        default=(), metadata=about("干部", "Officers", "The people who work there.")
    )
    services: tuple[Service, ...] = attrs.field(
        default=(), metadata=about("事项", "Services", "What they do for residents.")
    )
    hotlines: tuple[Hotline, ...] = attrs.field(
        default=(), metadata=about("热线", "Hotlines", "Supervision, enquiry and emergency lines.")
    )
    themes: tuple[Theme, ...] = attrs.field(
        default=(), metadata=about("主题", "Themes", "Subjects that services are sorted by.")
    )
    life_events: tuple[LifeEvent, ...] = attrs.field(
        default=(), metadata=about("一件事", "Life events", "Bundles of services.")
    )
    papers: tuple[Paper, ...] = attrs.field(
        default=(),
        metadata=about("通用材料", "Papers", "What many services ask for, each under one name."),
    )
    laws: tuple[Law, ...] = attrs.field(
        default=(),
        metadata=about("法规", "Laws", "Laws and documents that services rest on, each once."),
    )
    pinyin: tuple[PinyinReading, ...] = attrs.field(
        default=(), metadata=about("读音", "Readings", "Overrides for the pinyin index.")
    )
    exports: tuple[ExportJob, ...] = attrs.field(
        default=(),
        metadata=about("导出", "Exports", "What `bianmin build` makes.", visibility=_INTERNAL),
    )
    rules: tuple[RuleSetting, ...] = attrs.field(
        default=(),
        metadata=about(
            "规则设置", "Rule settings", "Severities and silences.", visibility=_INTERNAL
        ),
    )

    origins: Origins = attrs.field(factory=Origins, eq=False, repr=False)
    translations: tuple[Translation, ...] = attrs.field(default=(), eq=False, repr=False)

    @cached_property
    def services_by_id(self) -> Mapping[str, Service]:
        """Services by id."""
        return _by_id(self.services)

    @cached_property
    def offices_by_id(self) -> Mapping[str, Office]:
        """Offices by id."""
        return _by_id(self.offices)

    @cached_property
    def officers_by_id(self) -> Mapping[str, Officer]:
        """Officers by id."""
        return _by_id(self.officers)

    @cached_property
    def posts_by_id(self) -> Mapping[str, tuple[Officer, Post]]:
        """Each post with the officer who holds it, by the post's id."""
        found: dict[str, tuple[Officer, Post]] = {}
        for officer in self.officers:
            for post in officer.posts:
                found.setdefault(post.id, (officer, post))
        return found

    @cached_property
    def deputies_by_post(self) -> Mapping[str, tuple[tuple[Officer, Post], ...]]:
        """Who stands in for a post (B 岗), by that post's id; nobody does so for themselves."""
        found: dict[str, list[tuple[Officer, Post]]] = {}
        for officer in self.officers:
            own = {post.id for post in officer.posts}
            for post in officer.posts:
                for principal in post.deputy_of:
                    if principal not in own:
                        found.setdefault(principal, []).append((officer, post))
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def services_by_office(self) -> Mapping[str, tuple[Service, ...]]:
        """Services that are not retired, by the id of their office, in the book's order."""
        found: dict[str, list[Service]] = {}
        for service in self.services:
            if service.status is not ServiceStatus.RETIRED:
                found.setdefault(service.office, []).append(service)
        return {key: tuple(value) for key, value in found.items()}

    def service(self, service_id: str) -> Service:
        """Return the service with that id."""
        return self.services_by_id[service_id]

    def office(self, office_id: str) -> Office:
        """Return the office with that id."""
        return self.offices_by_id[office_id]

    def officer(self, officer_id: str) -> Officer:
        """Return the officer with that id."""
        return self.officers_by_id[officer_id]

    @property
    def supervision_lines(self) -> tuple[Hotline, ...]:
        """The hotlines one rings when a handler did wrong."""
        return tuple(h for h in self.hotlines if h.kind is HotlineKind.SUPERVISION)

    def link(self, service: Service) -> str | None:
        """Return what the service's QR code links to, or None without a website.

        `<base_url>/s/<id>` unless the district sets another pattern.
        """
        return self._linked(self.district.link_pattern or "{base_url}/s/{id}", service.id)

    def office_link(self, office: Office) -> str | None:
        """Return the address of the office's own page, or None where the district names none.

        Unlike a service's, it has no usual pattern: a printed code must not lead to a page that
        the website never had.
        """
        return self._linked(self.district.office_link_pattern, office.id)

    def _linked(self, pattern: str | None, found_id: str) -> str | None:
        base = self.district.base_url
        if base is None or pattern is None:
            return None
        return pattern.replace("{base_url}", base.rstrip("/")).replace("{id}", found_id)

    def translated(self, lang: str) -> Catalogue:
        """Return the catalogue in one of the languages of its `translations`.

        What the translation leaves out stays in the catalogue's own language.

        Raises:
            KeyError: There is no translation into that language.
        """
        from bianmin_core.model.translating import translate

        known = {translation.lang: translation for translation in self.translations}
        return translate(self, known[lang])

    def for_audience(self, audience: Audience) -> Published:
        """Return the projection that this audience may see, without dangling references."""
        from bianmin_core.model.projection import project

        return project(self, audience)


@attrs.frozen(kw_only=True, slots=False)
class Published(Catalogue):
    """发布件: a catalogue that holds only what its audience may see; all an exporter is given."""

    audience: Audience = attrs.field(
        metadata=about(
            "读者", "Audience", "For whom this projection was made.", visibility=_INTERNAL
        )
    )

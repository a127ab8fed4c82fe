"""Labels: a code, a name and the short link, to stick on what is already there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bianmin_core import Published, Service, ServiceStatus
from bianmin_exporters.cards.card import Card, Making, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.view import said_link, service_content, services_asked
from bianmin_exporters.cards.wording import shown


def _cards(_: Published, found: Sequence[Coded[Service]], asked: Wanted) -> Iterator[Card]:
    for one in found:
        service = one.subject
        yield Card(
            id=service.id,
            name=service.name,
            codes=(one,),
            view={
                "id": service.id,
                "name": shown(service.name),
                "suspended": service.status is ServiceStatus.SUSPENDED,
                "link": said_link(one.said),
                "code": code_view(one, asked.words),
            },
        )


LABEL = Making(subjects=services_asked, say=service_content, cards=_cards)

"""Catalogues of extremes: what is longest, most, least and missing, as a district might write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from bianmin_core import Published, from_tree
from bianmin_exporters.booklet import exporter

_TEXT = "到街道便民服务中心综合窗口领表、填表、盖章，没带齐的当场告诉您还缺哪一样，家里老人不便出门的可以先打电话约上门"
_WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def words(length: int, start: int = 0) -> str:
    """Some text of a length, the same each time."""
    turned = _TEXT[start % len(_TEXT) :] + _TEXT
    return (turned * (length // len(_TEXT) + 1))[:length]


def named(length: int, start: int = 0) -> str:
    """A name of a length: no marks, which names seldom hold."""
    return "".join(c for c in words(2 * length + 8, start) if c not in "，、")[:length]


@attrs.frozen(kw_only=True)
class Shape:
    """How long and how many things of a service are."""

    name: int = 10
    aliases: tuple[int, ...] = ()
    materials: int = 3
    note: int = 0
    choice: int = 0
    situations: int = 0
    steps: int = 2
    step: int = 18
    deputy: bool = True
    handlers: int = 1
    conditions: int = 0
    faq: int = 0
    link: int = 0


def service(number: int, office: int, shape: Shape) -> dict[str, Any]:
    """A service of a shape, of an office."""
    materials = [_material(k, shape.note) for k in range(shape.materials)]
    materials += [
        {**_material(100 + k, shape.note), "either_or": "one"} for k in range(shape.choice)
    ]
    for k in range(shape.situations):
        when = [{"situation": f"case-{k}"}]
        materials += [{**_material(200 + 2 * k + j, shape.note), "when": when} for j in range(2)]
    tree = {
        "id": f"s-{number}" + "x" * shape.link,
        "name": named(shape.name, number),
        "kind": "public-service",
        "office": f"office-{office}",
        "audience": words(30, number),
        "outcome": words(24, number + 5),
        "conditions": [{"text": words(40, k)} for k in range(shape.conditions)],
        "time_limit": {
            "promised": {"value": 12, "unit": "workday"},
            "legal": {"value": 30, "unit": "workday"},
        },
        "fee": {"free": True},
        "visits": 1,
        "aliases": [named(length, number + k) for k, length in enumerate(shape.aliases)],
        "situations": [
            {"id": f"case-{k}", "question": "？", "wording": named(6 + 5 * k, k)}
            for k in range(shape.situations)
        ],
        "steps": [
            {
                "order": k + 1,
                "actor": "office" if k % 3 else "citizen",
                "text": words(shape.step, k),
                "duration": {"value": 1, "unit": "workday"},
            }
            for k in range(shape.steps)
        ],
        "handlers": [
            f"post-{office}-{2 * k if shape.deputy else 2 * k + 50}" for k in range(shape.handlers)
        ],
        "faq": [
            {"question": words(20, k) + "？", "answer": words(60, k)} for k in range(shape.faq)
        ],
    }
    if materials:
        tree["materials"] = materials
    else:
        tree["nothing_to_bring"] = True
    return tree


def _material(number: int, note: int) -> dict[str, Any]:
    return {
        "name": f"第{number}种" + named(4 + number % 14, number),
        "original": number % 3,
        "copies": 2,
        "measure_word": "份",
        "issuer": "派出所",
        "how_to_get": words(note + number % 9, number) if note else None,
    }


def office(
    number: int, *, name: int = 6, phones: int = 1, address: int = 12, alias: int = 0
) -> dict[str, Any]:
    """An office with so many phones and texts so long."""
    return {
        "id": f"office-{number}",
        "name": named(name, number),
        "kind": "station",
        "duty_line": named(9, number + 3),
        "aliases": [named(alias, number + k) for k in range(2)] if alias else [],
        "phones": [
            {"number": f"0874-11{number:02d}{k:03d}", "purpose": named(4 + k % 9, k)}
            for k in range(phones)
        ],
        "location": {"address": words(address, number), "floor": "二楼", "window": "13 号窗口"},
        "hours": {
            "weekly": [
                {"days": _WORKDAYS, "opens": "08:30", "closes": "12:00"},
                {"days": _WORKDAYS, "opens": "14:00", "closes": "17:30"},
            ],
            "holidays": "closed",
        },
        "route": [{"name": named(6, k), "detail": named(7, k + 2)} for k in range(number % 6)],
    }  # fmt: skip


def officers(
    office: int, posts: int, *, duty: int = 8, duties: int = 1, title: int = 5
) -> list[dict[str, Any]]:
    """The people of an office, by twos: one and the deputy; and one whom nobody stands in for."""
    held = []
    for k in range(2 * posts):
        first = k % 2 == 0
        held.append(
            {
                "id": f"officer-{office}-{k}",
                "name": "阿卜杜热合曼·买买提"
                if k == 3
                else f"{'王李张何'[k % 4]}{'静春梅志强建国'[k % 7]}{'' if k % 5 else '华'}",
                "posts": [
                    {
                        "id": f"post-{office}-{k}",
                        "office": f"office-{office}",
                        "title": named(title, k),
                        "duties": [named(duty, k + j) for j in range(duties)] if first else [],
                        "deputy_of": [] if first else [f"post-{office}-{k - 1}"],
                    }
                ],
                "phones": [{"number": f"0874-12{office:02d}{k:03d}"}],
            }
        )
    held.append(
        {
            "id": f"officer-{office}-alone",
            "name": "单一山",
            "posts": [{"id": f"post-{office}-50", "office": f"office-{office}", "title": "专干"}],
            "phones": [{"number": f"0874-13{office:02d}000"}],
        }
    )
    return held  # fmt: skip


def published(
    offices: Sequence[dict[str, Any]],
    people: Sequence[dict[str, Any]],
    services: Sequence[dict[str, Any]],
) -> Published:
    """The catalogue of these, as paper shows it."""
    tree = {
        "district": {
            "code": "530322902",
            "name": "极限街道",
            "area_code": "0874",
            "base_url": "https://extreme.example",
        },
        "edition": {"number": "2026 年第 1 版", "issued_on": "2026-03-01"},
        "hotlines": [
            {"id": "sup", "name": "街道纪检监察工委", "kind": "supervision", "phone": {"number": "0874-1999999"}}
        ],
        "offices": list(offices),
        "officers": list(people),
        "services": list(services),
        "themes": [],
        "life_events": [
            {"id": f"event-{k}", "name": named(5, k), "tile": "事", "services": [s["id"] for s in services[k : k + 4]]}
            for k in range(min(6, len(services)))
        ],
    }  # fmt: skip
    return from_tree(tree).for_audience(exporter.audience)


EXTREMES: tuple[Shape, ...] = (
    Shape(name=60, aliases=(20, 20, 20)),
    Shape(name=60, materials=40, note=60, steps=12, step=60, situations=5, aliases=(4,), faq=9),
    Shape(name=44, aliases=(60,), materials=40),
    Shape(materials=0, steps=12, step=40, deputy=False),
    Shape(materials=0, steps=1, deputy=False, conditions=9),
    Shape(materials=0, steps=2),
    Shape(materials=1, steps=1, step=6),
    Shape(materials=4, note=30, steps=2, deputy=False),
    Shape(materials=2, situations=5, note=16, steps=4),
    Shape(materials=0, situations=5, steps=5, faq=4),
    Shape(materials=11, note=24, steps=7, conditions=5),
    Shape(materials=12, note=24, steps=7, conditions=5, situations=2, choice=3),
    Shape(materials=13, note=24, steps=8, choice=10, handlers=2),
    Shape(materials=3, choice=2, steps=2, handlers=2),
    Shape(materials=3, steps=3, link=60),
    Shape(name=16, materials=4, steps=2, link=120),
)
"""Each extreme of a service, alone and with others."""


def extreme_catalogue() -> Published:
    """Every extreme in one book of 50 offices: some with 20 phones, 10 duties, or no services."""
    offices = [
        office(
            k,
            name=(6, 11, 12, 22, 30)[k % 5],
            phones=20 if k == 3 else 1 + k % 3,
            address=(12, 40, 90)[k % 3],
            alias=(0, 6, 30)[k % 3],
        )
        for k in range(50)
    ]
    people = [
        one
        for k in range(20)
        for one in officers(
            k, 10 if k == 4 else 1 + k % 4, duty=(8, 30)[k % 2], duties=1 + k % 3, title=(5, 14)[k % 2]
        )
    ]  # fmt: skip
    services = [service(n, n % 16, shape) for n, shape in enumerate(EXTREMES)]
    services += [service(100 + n, 16, EXTREMES[n % len(EXTREMES)]) for n in range(20)]
    return published(offices, people, services)

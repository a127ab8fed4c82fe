"""A small catalogue, and how the tests of the exporter `csv` make and read its tables."""

from collections.abc import Callable
from typing import Any, Literal

import pytest

from bianmin_core import Audience, Catalogue, ExportContext, from_tree
from bianmin_exporters.tables import TablesOptions, exporter

SMALL: dict[str, Any] = {
    "district": {
        "code": "530322901",
        "name": "甲街道",
        "parents": ["云南省", "陆良县"],
        "area_code": "0874",
        "base_url": "https://a.example",
    },
    "edition": {"number": "第 1 版", "issued_on": "2026-03-01"},
    "offices": [
        {
            "id": "hall",
            "name": "大厅",
            "kind": "window",
            "phones": [{"number": "0874-1100001", "purpose": "窗口"}, {"number": "12345"}],
            "location": {"address": "文化路 18 号", "floor": "-1", "step_free": True, "lat": 25.5},
            "hours": {
                "weekly": [{"days": ["mon", "tue"], "opens": "08:30", "closes": "12:00"}],
                "seasonal": [
                    {
                        "name": "夏季作息",
                        "starts": "05-01",
                        "ends": "09-30",
                        "weekly": [{"days": ["sat"], "opens": "20:00", "closes": "24:00"}],
                    }
                ],
                "exceptions": [{"date": "2026-10-01", "until": "2026-10-07", "reason": "放假"}],
            },
        },
        {"id": "dongmen", "name": "东门社区", "kind": "community", "parent": "hall"},
    ],
    "officers": [
        {
            "id": "li",
            "name": "李雪",
            "posts": [{"id": "p-1", "office": "hall", "title": "窗口", "duties": ["低保", "救助"]}],
        },
        {
            "id": "bo",
            "name": "杨波",
            "posts": [{"id": "p-2", "office": "hall", "title": "户籍", "deputy_of": ["p-1"]}],
        },
    ],
    "services": [
        {
            "id": "proof",
            "name": "证明",
            "office": "hall",
            "aliases": ["住址证明", r"甲|乙\丙"],
            "themes": ["home"],
            "communities": ["dongmen"],
            "fee": {"free": False, "amount": "4.50", "reductions": ["低保户免"]},
            "time_limit": {"promised": {"value": 3, "unit": "workday"}},
            "channels": ["window", "online"],
            "visits": 0,
            "situations": [
                {"id": "by-proxy", "question": "是否代办？", "wording": "替别人来办"},
                {
                    "id": "income",
                    "question": "收入来源？",
                    "choices": [{"id": "farm", "name": "种地"}, {"id": "casual", "name": "打零工"}],
                },
            ],
            "conditions": [{"text": "住在本街道"}],
            "materials": [
                {"name": "户口簿", "original": 1, "copies": 0},
                {
                    "name": "委托书",
                    "when": [
                        {"situation": "by-proxy"},
                        {"situation": "income", "answers": ["farm", "casual"]},
                    ],
                },
            ],
            "steps": [
                {"order": 1, "actor": "citizen", "text": '到窗口，说"开证明"\n再等一等'},
                {
                    "order": 2,
                    "text": "拿证明",
                    "duration": {"unit": "on-the-spot"},
                    "when": [{"situation": "by-proxy", "answers": ["no"]}],
                },
            ],
            "handlers": ["p-1", "p-2"],
            "phones": [{"number": "1100003"}],
            "notes": [{"text": "公开的", "visibility": "public"}, {"text": "内部的"}],
        }
    ],
    "hotlines": [{"id": "sup", "name": "监督", "phone": {"number": "12388"}}],
    "themes": [{"id": "home", "name": "户口"}],
    "life_events": [{"id": "birth", "name": "生孩子", "services": ["proof"]}],
    "pinyin": [{"word": "六安", "reading": "lu an"}],
}


@pytest.fixture
def small() -> Catalogue:
    """A catalogue with a row or two in almost every table."""
    return from_tree(SMALL)


def _made(
    catalogue: Catalogue,
    *,
    draft: bool = False,
    lang: str = "zh",
    flavour: Literal["data", "excel"] = "data",
    bom: bool = False,
) -> dict[str, bytes]:
    options = TablesOptions(flavour=flavour, bom=bom)
    context = ExportContext(draft=draft, lang=lang)
    made = exporter.export(catalogue.for_audience(Audience.PUBLIC), options, context)
    return {a.path: a.content for a in made if isinstance(a.content, bytes)}


@pytest.fixture
def made() -> Callable[..., dict[str, bytes]]:
    """Exports a catalogue, and gives each file's content by its path."""
    return _made

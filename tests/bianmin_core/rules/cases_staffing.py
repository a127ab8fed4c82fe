"""Cases of the rules about deputies, duties and offices that nothing is done at."""

from __future__ import annotations

officer = "officers: [{{id: {}, posts: [{{id: {}, {}}}]}}]\n".format
service = "services: [{{id: residence-proof, {}}}]\n".format

NOBODY_FOR_1 = officer("yang-bo", "service-2", "deputy_of: []")


def office(fields: str) -> str:
    """An overlay with an office of its own."""
    return f"offices: [{{id: annexe, name: 分部, {fields}}}]\n"


FOUND = [
    ("BM210", NOBODY_FOR_1),
    # Whoever stands in for themselves is one person, and so is one who holds both posts.
    (
        "BM210",
        "officers: [{id: yang-bo, posts: []}, {id: li-xue, posts: [{id: service-2, office: hall,"
        " title: 户籍窗口, deputy_of: [service-1]}]}]",
    ),
    (
        "BM210",
        "officers: [{id: yang-bo, posts: []}, {id: li-xue, posts: [{id: service-3, office: hall,"
        " title: 户籍窗口}]}]\n" + service("handlers: [service-1, service-3]"),
    ),
    ("BM210", NOBODY_FOR_1 + service("handlers: [service-1, service-9]")),
    ("BM210", "officers: [{id: li-xue, visibility: internal}, {id: yang-bo, posts: null}]"),
    ("BM211", officer("yang-bo", "service-2", "duties: null")),
    ("BM211", officer("yang-bo", "service-2", "duties: [' ']")),
    ("BM211", officer("yang-bo", "service-3", "office: hall, title: 主任")),
    # The post of an officer who is withheld is shown too.
    (
        "BM211",
        "officers: [{id: li-xue, visibility: internal, posts: [{id: service-1, duties: []}]}]",
    ),
    ("BM211", "officers: [{id: zhou-min, name: 周敏}]"),
    ("BM212", office("kind: 站所")),
    ("BM212", office("kind: 窗口, phones: [{number: 0874-1000001}]")),
    ("BM212", office("parent: hall")),
    ("BM212", office("kind: 驻外单位") + service("communities: [annexe]")),
    # What was done there has been given up.
    (
        "BM212",
        office("kind: 站所") + "services: [{id: old, name: 旧, office: annexe, status: 已取消}]",
    ),
]

SILENT = [
    ("BM210", service("handlers: [service-2]")),
    ("BM210", NOBODY_FOR_1 + service("handlers: [service-1, service-2]")),
    # One of two has a deputy, or the deputy is withheld by name and shown by post.
    ("BM210", NOBODY_FOR_1 + service("handlers: [service-2, service-1]")),
    ("BM210", "officers: [{id: yang-bo, visibility: internal}]"),
    # BM204 tells of a service that nobody handles.
    ("BM210", service("handlers: []")),
    ("BM210", NOBODY_FOR_1 + service("status: 暂停办理")),
    ("BM211", officer("yang-bo", "service-2", "duties: [户籍, '']")),
    ("BM211", officer("yang-bo", "service-3", "office: hall, title: 主任, duties: [全面负责]")),
    ("BM211", "officers: [{id: zhou-min, name: 周敏, visibility: internal}]"),
    ("BM212", office("kind: 社区")),
    ("BM212", office("kind: 站所") + service("office: annexe, handlers: [service-1]")),
    ("BM212", office("kind: 站所") + officer("li-xue", "service-1", "office: annexe")),
    # It is there for the supervision line; it holds another office together.
    ("BM212", office("kind: 站所, phones: [{number: 08741000009}]")),
    ("BM212", "offices: [{id: annexe, name: 分部, kind: 站所}, {id: hall, parent: annexe}]"),
    (
        "BM212",
        office("kind: 站所") + "services: [{id: x, name: 新, office: annexe, status: 暂停办理}]",
    ),
]

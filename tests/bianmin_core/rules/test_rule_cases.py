"""What each rule finds and what it must leave alone: cases near to one another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from bianmin_core import Finding, check
from bianmin_core.rules.builtin import rules as builtin
from bianmin_core.rules.plugins import RuleSet, load_rules
from bianmin_core.testing import specimen

RULES = {rule.code: rule for rule in load_rules().rules}


def office(fields: str) -> str:
    """An overlay on the specimen's office."""
    return f"offices: [{{id: hall, {fields}}}]"


def officer(fields: str) -> str:
    """An overlay on the specimen's first officer."""
    return f"officers: [{{id: li-xue, {fields}}}]"


def service(fields: str) -> str:
    """An overlay on the specimen's service."""
    return f"services: [{{id: residence-proof, {fields}}}]"


def line(fields: str) -> str:
    """An overlay on the specimen's supervision line."""
    return f"hotlines: [{{id: supervision, {fields}}}]"


def settings(fields: str) -> str:
    """An overlay with one setting of a rule."""
    return f"rules: [{{{fields}}}]"


HIDDEN = "officers: [{id: li-xue, phones: [{number: 161 0000 0001, visibility: internal}]}]\n"
NO_PHONES = "officers: [{id: li-xue, phones: []}, {id: yang-bo, phones: []}]\n"
WEEK = "{days: [mon], opens: 9:00, closes: 12:00}"

FOUND = [
    # Two things under one id: the second would never be reached.
    ("BM101", "themes: [{id: household, name: 户口}, {id: household, name: 户籍}]"),
    ("BM101", service("materials: [{id: a, name: 户口簿}, {id: a, name: 身份证}]")),
    ("BM101", service("situations: [{id: s, question: 代办？}, {id: s, question: 再婚？}]")),
    ("BM102", "themes: [{id: House, name: 房子}]"),
    ("BM102", "themes: [{id: house_hold, name: 户口}]"),
    ("BM102", officer("posts: [{id: -service, office: hall, title: 窗口}]")),
    ("BM103", service("office: town-hall")),
    ("BM103", service("materials: [{name: 户口簿, obtained_from: hukou}]")),
    ("BM103", service("steps: [{order: 1, text: 交, when: [{situation: by-proxy}]}]")),
    ("BM103", "life_events: [{id: move, name: 搬家, services: [moving]}]"),
    ("BM104", "edition: {issued_on: null}"),
    ("BM104", "district: {code: ''}"),
    ("BM104", officer("name: null")),
    ("BM105", "district: {area_code: '874'}"),
    ("BM105", service("fee: {free: no, amount: 20元}")),
    ("BM105", office("hours: {exceptions: [{date: 2026-10-1}]}")),
    ("BM201", office('phones: [{number: "100 0001"}]')),
    ("BM201", service('phones: [{number: "1000005"}]')),
    ("BM201", line('phone: {number: "1000009"}')),
    ("BM202", office("phones: [{number: 0874-100000}]")),
    ("BM202", office("phones: [{number: 161 0000 001}]")),
    ("BM202", office("phones: [{number: 0874-1000001/1000002}]")),
    ("BM203", service("outcome: ' '")),
    ("BM203", service("time_limit: {promised: null}")),
    ("BM203", service("fee: {free: null}")),
    ("BM203", service("fee: {free: no}")),
    ("BM203", service("fee: {free: no, amount: ' ', standard: '', basis: 价目表}")),
    ("BM204", service("handlers: [service-9]")),
    ("BM204", officer("posts: []")),
    ("BM204", service("handlers: null")),
    ("BM205", service("nothing_to_bring: yes")),
    (
        "BM205",
        service(
            "situations: [{id: s, question: 代办？}], materials: [{name: 书, when: [{situation: s}]}]"
        ),
    ),
    (
        "BM205",
        service(
            "situations: [{id: s, question: 做什么？, choices: [{id: a, name: 甲}, {id: b, name: 乙}]}],"
            "materials: [{name: 书, when: [{situation: s, answers: [a]}]}]"
        ),
    ),
    ("BM206", office("location: {building: null, floor: null, window: null}")),
    ("BM206", office("location: {address: ''}")),
    ("BM206", service("channels: [网上办]")),
    ("BM206", office("hours: null")),
    ("BM207", NO_PHONES + office("phones: []")),
    ("BM207", NO_PHONES + office("phones: [{number: 0874-100000}]")),
    (
        "BM207",
        NO_PHONES + office("phones: []") + "\n" + service("phones: [{number: 110 转 2}]"),
    ),
    ("BM301", service("steps: null")),
    ("BM301", service("steps: ~, visits: 0")),
    ("BM302", service("steps: [{order: 0, text: 交}, {order: 1, text: 取}]")),
    ("BM302", service("steps: [{order: 1, text: 交}, {order: 1, text: 取}]")),
    ("BM302", service("steps: [{order: 2, text: 交}]")),
    ("BM303", service("steps: [{order: 1, actor: 您, text: 交}, {order: 2, text: 取}]")),
    ("BM303", service("steps: [{order: 1, actor: null, text: 交}]")),
    ("BM303", service("steps: [{order: 1, actor: ~, text: 交}]")),
    ("BM311", service("time_limit: {promised: {value: 11, unit: 工作日}}")),
    (
        "BM311",
        service("time_limit: {promised: {value: 2, unit: 个月}, legal: {value: 30, unit: 自然日}}"),
    ),
    ("BM311", service("time_limit: {promised: {value: 1, unit: 小时}, legal: {unit: 当场}}")),
    ("BM312", service("time_limit: {legal: {value: null}}")),
    ("BM312", service("steps: [{order: 1, text: 交, duration: {value: 2}}]")),
    ("BM312", service("steps: [{order: 1, text: 交, duration: {unit: 工作日}}]")),
    ("BM313", service("handling_type: 即办件")),
    (
        "BM313",
        service("handling_type: immediate, time_limit: {promised: {value: 1, unit: 自然日}}"),
    ),
    ("BM313", service("handling_type: 即办件, time_limit: {promised: {value: 1, unit: 个月}}")),
    ("BM401", office("hours: {weekly: [{days: [mon], opens: 9:00, closes: 9:00}]}")),
    (
        "BM401",
        office(f"hours: {{weekly: [{WEEK}, {{days: [sun, mon], opens: 11:59, closes: 17:00}}]}}"),
    ),
    (
        "BM401",
        office(f"hours: {{seasonal: [{{starts: 05-01, ends: 09-30, weekly: [{WEEK}, {WEEK}]}}]}}"),
    ),
    ("BM401", office("hours: {exceptions: [{date: 2026-10-01, opens: 14:00, closes: 2:00}]}")),
    ("BM401", office("hours: {exceptions: [{date: 2026-10-01, opens: 9:00, closes: 9:00}]}")),
    ("BM402", service(f"hours: {{weekly: [{WEEK}]}}")),
    (
        "BM402",
        service(f"hours: {{seasonal: [{{starts: 05-01, ends: 09-30, weekly: [{WEEK}]}}]}}"),
    ),
    ("BM402", office(f"hours: {{holidays: ~, weekly: [{WEEK}]}}")),
    ("BM501", line("phone: {visibility: internal}")),
    ("BM501", line("phone: {number: 0874-100000}")),
    ("BM501", line("kind: null")),
    ("BM502", line("phone: {number: +86 874 1000001}")),
    ("BM502", line('phone: {number: "1000002"}')),
    ("BM502", service("phones: [{number: （0874）1000009}]")),
    # A handler whose number is not even published still takes the complaint about himself.
    ("BM502", officer("phones: [{number: 0874-1000009, visibility: internal}]")),
    ("BM601", officer("phones: [{number: 0874-1000002}, {number: 161-0000-0001}]")),
    ("BM601", officer("phones: [{number: +86 161 0000 0001, visibility: print}]")),
    ("BM601", officer("phones: [{number: 0874-1000002, kind: 手机}]")),
    ("BM602", HIDDEN + office("duties: ['夜里打 161-0000-0001']")),
    ("BM602", HIDDEN + office("duties: ['打 0874-1000001 161 0000 0001 都行']")),
    ("BM602", HIDDEN + "edition: {note: '+86 161 0000 0001'}"),
    (
        "BM602",
        office("phones: [{number: 0874-1000007, visibility: internal}], duties: [内线 1000007]"),
    ),
    (
        "BM602",
        "hotlines: [{id: inner, name: 内部, kind: 咨询, purpose: 内部, "
        "phone: {number: 0874-1000008, visibility: internal}}]\n"
        + office("duties: [打 0874 1000008]"),
    ),
    ("BM701", service("outcome: 待补充")),
    ("BM701", service("audience: 某某社区的居民")),
    ("BM701", office("location: {address: X街 18 号}")),
    ("BM701", service("materials: [{name: TODO}]")),
    ("BM701", service("faq: [{question: 要多久？, answer: 无}]")),
    ("BM701", service("outcome: 居住证明（编号____）")),
    ("BM901", settings("code: BM402, reason: ' '")),
    ("BM901", settings("code: BM402, severity: blocks, reason: ''")),
    ("BM902", settings("code: BM402, severity: warns, reason: 等通知, until: 2025-12-31")),
    ("BM902", settings("code: BM402, subject: hall, reason: 等通知, until: 2020-01-01")),
    ("BM903", settings("code: BM4O2, reason: 等通知")),
    ("BM903", settings("code: BM402, subject: town-hall, reason: 等通知, until: 2999-12-31")),
]

SILENT = [
    ("BM101", "themes: [{id: residence-proof, name: 同一个编号，不是同一类东西}]"),
    ("BM101", service("materials: [{name: 户口簿}, {name: 身份证}]")),
    ("BM101", "themes: [{id: household, name: 改个名}]"),
    ("BM102", "themes: [{id: h, name: 户}]"),
    ("BM102", "themes: [{id: 2026-house-2, name: 房}]"),
    ("BM102", service("materials: [{name: 没有编号的材料}]")),
    ("BM103", service("themes: []")),
    ("BM103", service("materials: [{name: 证明, obtained_from: residence-proof}]")),
    (
        "BM103",
        service(
            "situations: [{id: s, question: 代办？}], steps: [{order: 1, text: 交, when: [{situation: s}]}]"
        ),
    ),
    ("BM104", "edition: {valid_until: null}"),
    # Whose name is withheld on purpose is shown by post.
    ("BM104", officer("visibility: internal")),
    ("BM104", office("duty_line: ''")),
    ("BM105", "district: {area_code: '010'}"),
    ("BM105", service("fee: {free: no, amount: '4.50', standard: 每页, basis: 价目表}")),
    (
        "BM105",
        office(
            "hours: {holidays: closed, weekly: [" + WEEK + "], exceptions: [{date: 2026-10-01}]}"
        ),
    ),
    ("BM201", office("phones: [{number: （0874）1000001}]")),
    ("BM201", office('phones: [{number: "4001000001"}]')),
    ("BM201", office('phones: [{number: "1000001", visibility: internal}]')),
    ("BM202", office("phones: [{number: 0874 1000001}]")),
    ("BM202", office('phones: [{number: "12345"}, {number: "110"}]')),
    ("BM202", office("phones: [{number: 161—0000—0001}]")),
    ("BM203", service("fee: {free: no, amount: '20'}")),
    ("BM203", service("fee: {free: null, standard: 首次 20 元}")),
    ("BM203", service("time_limit: {legal: null}")),
    ("BM204", service("handlers: [service-9, service-2]")),
    ("BM204", officer("visibility: internal")),
    ("BM204", service("handlers: [], status: 暂停办理")),
    ("BM205", service("nothing_to_bring: yes, materials: null")),
    (
        "BM205",
        service(
            "situations: [{id: s, question: 代办？}],"
            "materials: [{name: 书, when: [{situation: s}]},"
            "{name: 证, when: [{situation: s, answers: [no]}]}]"
        ),
    ),
    ("BM205", service("materials: [{name: 户口簿}]")),
    ("BM206", service("channels: [网上办], online_url: https://specimen.example/a")),
    ("BM206", office("hours: {weekly: [], by_appointment: yes}")),
    ("BM206", office("location: null") + "\n" + service("location: {address: 村委会, room: 1 室}")),
    ("BM207", office("phones: []")),
    ("BM207", office("phones: []") + "\n" + officer("phones: []")),
    ("BM207", service("phones: [{number: 0874-1000004}]")),
    ("BM301", service("steps: [{order: 7, text: 交}]")),
    ("BM301", service("steps: [], status: 草稿")),
    ("BM301", service("steps: null, status: 已取消")),
    ("BM302", service("steps: []")),
    ("BM302", service("steps: [{order: 1, text: 交}]")),
    ("BM302", service("steps: [{order: 2, text: 取}, {order: 1, text: 交}, {order: 3, text: 走}]")),
    ("BM303", service("steps: [{order: 1, actor: citizen, text: 交}]")),
    ("BM303", service("steps: [{order: 1, actor: 我们, text: 办}]")),
    ("BM303", service("steps: []")),
    ("BM311", service("time_limit: {promised: {value: 10, unit: 工作日}}")),
    (
        "BM311",
        service("time_limit: {promised: {value: 30, unit: 自然日}, legal: {value: 1, unit: 个月}}"),
    ),
    (
        "BM311",
        service("time_limit: {promised: {value: 1, unit: 个月}, legal: {value: 30, unit: 自然日}}"),
    ),
    (
        "BM311",
        service("time_limit: {promised: {value: 22, unit: 工作日}, legal: {value: 1, unit: 个月}}"),
    ),
    ("BM312", service("time_limit: {legal: null}")),
    ("BM312", service("time_limit: {promised: {value: null, unit: 当场}}")),
    ("BM312", service("steps: [{order: 1, text: 交, duration: {value: 1, unit: 小时}}]")),
    ("BM313", service("handling_type: 即办件, time_limit: {promised: {unit: 当场}}")),
    ("BM313", service("handling_type: 即办件, time_limit: {promised: {value: 2, unit: 小时}}")),
    ("BM313", service("handling_type: null")),
    ("BM401", office("hours: {weekly: [{days: [mon], opens: 0:00, closes: 24:00}]}")),
    (
        "BM401",
        office(f"hours: {{weekly: [{WEEK}, {{days: [tue], opens: 11:59, closes: 17:00}}]}}"),
    ),
    ("BM401", office("hours: {exceptions: [{date: 2026-10-01, reason: 放假}]}")),
    ("BM401", office("hours: {exceptions: [{date: 2026-10-01, opens: 9:00}]}")),
    ("BM401", office("hours: {exceptions: [{date: 2026-10-01, closes: 9:00}]}")),
    ("BM402", office("hours: {holidays: open}")),
    ("BM402", office("hours: {weekly: [], holidays: null, by_appointment: yes}")),
    ("BM402", service(f"hours: {{weekly: [{WEEK}], holidays: 节假日有人值班}}")),
    ("BM501", line("phone: {visibility: print}")),
    ("BM501", line('phone: {number: "12388"}')),
    ("BM501", line('phone: {number: "1000009"}')),
    ("BM502", line("phone: {number: 0874-1000010}")),
    # A line that only enquires may well be the hall's own.
    (
        "BM502",
        "hotlines: [{id: ask, name: 咨询, kind: enquiry, purpose: 问, phone: {number: 0874-1000001}}]",
    ),
    ("BM502", line('phone: {number: 0874-1000001, extension: "9"}')),
    ("BM601", officer("phones: [{number: 161 0000 0001}], consent: {given_on: 2026-01-10}")),
    ("BM601", office("phones: [{number: 161 0000 0001}]")),
    ("BM601", officer("phones: [{number: 161 0000 0001}], visibility: internal")),
    ("BM602", HIDDEN + office("duties: ['办件编号 1161000000012']")),
    # What one record hides and another publishes is public.
    ("BM602", HIDDEN + office("phones: [{number: 16100000001}], duties: [打 16100000001]")),
    ("BM602", HIDDEN + office("notes: [{text: 打 16100000001}]")),
    # Of two under one id, what is internal is no more published than of one.
    (
        "BM602",
        "officers: [{id: x, name: 甲, phones: [{number: 161 0000 0001, visibility: internal}]},"
        "{id: x, name: 乙}]",
    ),
    ("BM701", service("outcome: 等待确定结果后领取")),
    ("BM701", service("audience: 某些情况特殊的家庭")),
    ("BM701", service("materials: [{name: X 光片}, {name: CT 片}]")),
    ("BM701", service("outcome: 一次性补贴 1000 元（详见？第 3 条）")),
    ("BM701", service("notes: [{text: 待补充}]")),
    ("BM701", service("materials: [{name: 无犯罪记录证明}, {name: 测试报告}]")),
    ("BM901", settings("code: BM402, reason: 略")),
    ("BM901", "rules: []"),
    ("BM902", settings("code: BM402, reason: 等通知")),
    ("BM902", settings("code: BM402, severity: blocks, reason: 等通知, until: 2999-01-01")),
    ("BM903", settings("code: BM4O2, reason: 等通知, until: 2025-12-31")),
    ("BM903", settings("code: BM903, reason: 旧的静默年底一起清")),
]


def codes(overlay: str, rule: type[Finding]) -> list[str]:
    """What one rule finds in the specimen with an overlay."""
    report = check(specimen(overlay), rules=RuleSet(rules=(rule,), broken=()))
    return [found.finding.code for found in report.findings]


@pytest.mark.parametrize(("code", "overlay"), FOUND)
def test_it_is_found(code: str, overlay: str) -> None:
    """What would cost a citizen a trip is found."""
    assert set(codes(overlay, RULES[code])) == {code}


@pytest.mark.parametrize(("code", "overlay"), SILENT)
def test_it_is_left_alone(code: str, overlay: str) -> None:
    """What looks like it and is right is not found."""
    assert codes(overlay, RULES[code]) == []


def test_every_rule_has_cases_on_both_sides() -> None:
    """Each rule of the core is tried on at least three cases of either kind, its own included."""
    files = (Path(__file__).parent / "cases").glob("*.yaml")
    elsewhere = {code for file in files for code in yaml.safe_load(file.read_text("utf-8"))}
    core = {rule.code for rule in builtin} - elsewhere
    for cases in (FOUND, SILENT):
        tried = Counter(code for code, _ in cases)
        assert {code: tried[code] for code in core if tried[code] + 1 < 3} == {}

"""One service as the book shows it: numbers computed, wordings the reader's."""

from __future__ import annotations

from bianmin_core import (
    Actor,
    Catalogue,
    Material,
    Officer,
    Post,
    Service,
    handlers_of,
    hours_of,
    location_of,
    phones_of,
)
from bianmin_exporters.booklet.selector import selector
from bianmin_exporters.booklet.wording import (
    View,
    days_text,
    duration_parts,
    duration_text,
    full_place,
    hours_lines,
    phone_view,
    place_text,
)
from bianmin_exporters.booklet.words import Language, word
from bianmin_exporters.situation_wording import under, wording_of

_ALTERNATIVES = "甲乙丙丁戊己庚辛壬癸"
# As many characters of a name as the running head holds beside the office.
_RUNNING = 22
_COUNT = "零一二三四五六七八九十"


def service_view(
    catalogue: Catalogue, service: Service, number: str, code: View | None, lang: str
) -> View:
    """Return what the template needs to know of a service; None stands for what is not filled in."""
    groups, answer = _materials(service, lang)
    refs = [m.obtained_from for m in service.materials if m.obtained_from]
    return {
        "id": service.id,
        "number": number,
        "name": service.name,
        "short": service.short_name or service.name,
        "running": _running(service),
        "aliases": list(service.aliases[:3]),
        "kind": service.kind.label.in_language(lang) if service.kind else "",
        "facts": _facts(service, lang),
        "about": {"answer": "", "rows": _about(service, lang)},
        "situations": selector(groups, service, lang),
        "bring": {
            "answer": answer,
            "nothing": service.nothing_to_bring,
            "groups": [g["view"] for g in groups],
        },
        "steps": _steps(service, lang),
        "meet": _meet(catalogue, service, lang),
        "faq": [{"question": q.question, "answer": q.answer} for q in service.faq],
        "code": code,
        "refs": [r for r in dict.fromkeys(refs) if r in catalogue.services_by_id],
    }


def _running(service: Service) -> str:
    """The name as the running head has room for it."""
    fitting = [n for n in (service.name, service.short_name) if n and len(n) <= _RUNNING]
    return fitting[0] if fitting else f"{service.name[: _RUNNING - 1]}…"


def _facts(service: Service, lang: str) -> list[View]:
    zh = lang == "zh"
    limit = service.time_limit
    days, unit = duration_parts(limit.promised if limit else None, lang)
    legal = duration_text(limit.legal, lang) if limit and limit.legal else ""
    fee, yuan = _fee(service, lang)
    visits = None if service.visits is None else str(service.visits)
    facts = [
        _fact("几天" if zh else "Time", "几天办好" if zh else "How long", days, unit,
              (f"法定{legal}" if zh else f"legal {legal}") if legal and days is not None and unit else ""),
        _fact("收费" if zh else "Fee", "收不收钱" if zh else "Cost", fee, yuan, _where_fee(service, lang)),
        _fact("跑" if zh else "Trips", "跑几趟" if zh else "Trips", visits, "趟" if zh else "", ""),
    ]  # fmt: skip
    if service.by_appointment:
        brief, label, value = ("要", "先约", "先预约") if zh else ("Book", "Book", "first")
        facts.append(_fact(brief, label, value, "", ""))
    elif service.online_url:
        brief, label, value = ("网上", "网上办", "能办") if zh else ("Online", "Online", "yes")
        facts.append(_fact(brief, label, value, "", ""))
    return facts


def _fact(brief: str, label: str, value: str | None, unit: str, note: str) -> View:
    return {"brief": brief, "label": label, "value": value, "unit": unit, "note": note, "tail": ""}


def _where_fee(service: Service, lang: str) -> str:
    """Where the fee is told that is no plain sum."""
    fee = service.fee
    if fee is None or fee.free or fee.amount is not None or not fee.standard:
        return ""
    return "看下面「收费」" if lang == "zh" else "see Fee below"


def _fee(service: Service, lang: str) -> tuple[str | None, str]:
    fee = service.fee
    if fee is None:
        return None, ""
    if fee.amount is not None and not fee.free:
        return fee.amount, "元" if lang == "zh" else "yuan"
    if fee.free:
        return ("不收" if lang == "zh" else "free"), ""
    return ("分情形" if lang == "zh" else "it depends") if fee.standard else None, ""


def _about(service: Service, lang: str) -> list[View]:
    zh = lang == "zh"
    rows: list[View] = [
        {"label": "给谁办" if zh else "For", "text": service.audience},
        {"label": "能得到" if zh else "You get", "text": service.outcome},
    ]
    if service.conditions:
        rows.append(
            {
                "label": "要符合" if zh else "If",
                "text": _joined(
                    [under(c.when, service, lang) + c.text for c in service.conditions], lang
                ),
            }
        )
    fee = service.fee
    if fee is not None and (fee.standard or fee.reductions):
        rows.append(
            {
                "label": "收费" if zh else "Fee",
                "text": _joined([t for t in (fee.standard, *fee.reductions) if t], lang),
            }
        )
    if service.time_limit and service.time_limit.note:
        rows.append(
            {"label": "时限" if zh else "Time", "text": service.time_limit.note, "minor": True}
        )
    if service.visits_reason:
        rows.append({"label": "跑几趟" if zh else "Trips", "text": service.visits_reason})
    if service.tolerated_gaps:
        rows.append(
            {
                "label": "可后补" if zh else "Later",
                "text": _joined(list(service.tolerated_gaps), lang),
            }
        )
    if service.online_url:
        rows.append(
            {"label": "网上办" if zh else "Online", "text": service.online_url, "minor": True}
        )
    basis = [
        f"《{b.title}》{b.article or ''}" if zh and b.title else (b.title or b.number or "")
        for b in service.legal_basis
    ]
    if basis:
        said = ("、" if zh else ", ").join(b for b in basis if b)
        rows.append({"label": "依据" if zh else "Basis", "text": said, "minor": True})
    return rows


def _joined(sentences: list[str], lang: str) -> str:
    bare = [s.rstrip("。；;.") for s in sentences]
    # In letters each begins with a capital, so each is a sentence.
    return ("；" if lang == "zh" else ". ").join(bare) + ("。" if lang == "zh" else ".")


def _materials(service: Service, lang: str) -> tuple[list[View], str | None]:
    """Rows in their groups, everybody's first, numbered through; and the heading's answer."""
    zh = lang == "zh"
    at_window = [m for m in service.materials if m.at_window and not m.either_or]
    carried = [m for m in service.materials if m not in at_window]
    order = [(), *dict.fromkeys(m.when for m in carried if m.when)]
    groups: list[View] = []
    number = 0
    everybody = 0
    for when in order:
        held = [m for m in carried if m.when == when]
        if not held:
            continue
        rows: list[View] = []
        first = number + 1
        for unit in _units(held):
            number += 1
            if len(unit) == 1:
                rows.append(_row(unit[0], str(number), lang))
                continue
            count = _COUNT[len(unit)] if len(unit) <= 10 else str(len(unit))
            rows.append(
                {
                    "pill": f"{count}选一" if zh else f"1 of {len(unit)}",
                    "text": "下面几样，带一样就行" if zh else "one of these is enough",
                    "rows": [
                        _row(
                            m,
                            f"{number}{_ALTERNATIVES[i % 10]}"
                            if zh
                            else f"{number}{'abcdefghij'[i % 10]}",
                            lang,
                        )
                        for i, m in enumerate(unit)
                    ],
                }
            )
        if not when:
            everybody = number
        flag = wording_of(when, service, lang) if when else ""
        view = {"situation": {"flag": flag} if when else None, "rows": rows}
        groups.append({"view": view, "when": when, "first": first, "last": number})
    return groups, _bring_answer(service, groups, everybody, at_window, lang)


def _units(held: list[Material]) -> list[list[Material]]:
    """Materials one by one, those of an either/or group together."""
    units: dict[object, list[Material]] = {}
    for index, material in enumerate(held):
        units.setdefault(material.either_or or index, []).append(material)
    return list(units.values())


def _bring_answer(
    service: Service, groups: list[View], everybody: int, at_window: list[Material], lang: str
) -> str | None:
    zh = lang == "zh"
    if not service.materials:
        return "" if service.nothing_to_bring else None
    several = len(groups) > 1
    parts = []
    if everybody:
        parts.append(
            (f"人人{everybody}样" if several else f"{everybody}样")
            if zh
            else f"{everybody} for all"
        )
    elif groups:
        parts.append("看您是哪种情形" if zh else "by situation")
    if at_window:
        names = "、".join(m.name for m in at_window)
        parts.append(f"{names}到窗口填" if zh else f"{names}: filled in at the window")
    return ("；" if zh else "; ").join(parts)


def _row(material: Material, number: str, lang: str) -> View:
    note = material.how_to_get or ""
    if material.electronic_licence:
        spare = "有电子证照的，可以不带" if lang == "zh" else "the electronic one will do"
        note = f"{note.rstrip('。')}。{spare}" if note else spare
    if material.at_window:
        there = "到窗口填" if lang == "zh" else "filled in at the window"
        note = f"{note.rstrip('。')}。{there}" if note else there
    if material.obtained_from:
        note = note.rstrip("。.")  # where to get it follows
    return {
        "number": number,
        "name": material.name,
        "note": note,
        "see": material.obtained_from,
        "original": _count(material.original, material.measure_word, lang),
        "copy": _count(material.copies, material.copy_measure_word, lang),
    }


def _count(count: int | None, unit: str | None, lang: str) -> View | None:
    return (
        None if count is None else {"count": count, "unit": (unit or "份") if lang == "zh" else ""}
    )


def _at(place: str | None, lang: str) -> str:
    """Where a step is done, behind its text."""
    if not place:
        return ""
    return f"（{place}）" if lang == "zh" else f" ({place})"


def _steps(service: Service, lang: str) -> View:
    zh = lang == "zh"
    language: Language = "zh" if zh else "en"
    steps = sorted(service.steps, key=lambda s: s.order)
    rows: list[View] = [
        {
            "who": word(language, f"step_{s.actor.value}") if s.actor else None,
            "yours": s.actor is Actor.CITIZEN,
            "text": under(s.when, service, lang) + s.text + _at(s.place, lang),
            "time": duration_text(s.duration, lang),
        }
        for s in steps
    ]
    if not rows:
        return {"answer": None, "rows": []}
    yours = [str(i) for i, r in enumerate(rows, 1) if r["yours"]]
    if len(rows) == 1:
        answer = "只有1步" if zh else "one step"
    elif yours:
        only = "只" if len(yours) == 1 else ""
        which = ("、" if zh else ", ").join(yours)
        answer = (
            f"共{len(rows)}步，您{only}做第{which}步"
            if zh
            else f"{len(rows)} steps, yours: {which}"
        )
    else:
        answer = f"共{len(rows)}步" if zh else f"{len(rows)} steps"
    return {"answer": answer, "rows": rows}


def _person(role: str, officer: Officer, post: Post) -> View:
    if officer.name:
        return {"officer": officer.id, "role": role, "name": officer.name, "post": post.title}
    return {"officer": None, "role": role, "name": post.title, "post": ""}


def _meet(catalogue: Catalogue, service: Service, lang: str) -> View:
    zh = lang == "zh"
    area = catalogue.district.area_code
    people: list[View] = []
    deputies: dict[str, View] = {}
    handlers = handlers_of(catalogue, service)[:2]
    for handler in handlers:
        people.append(_person("A", handler.officer, handler.post))
        for officer, post in handler.deputies[:1]:
            deputies.setdefault(officer.name or post.title, _person("B", officer, post))
    shown = {p["name"] for p in people}
    people += [d for name, d in deputies.items() if name not in shown]
    alone = ""
    if handlers and len(people) == len(handlers) == 1:
        alone = "没有替班的人，来前一定先打电话" if zh else "nobody stands in: call before you come"
    place = location_of(catalogue, service)
    hours = hours_of(catalogue, service)
    week = hours_lines(hours, lang)
    inside = place_text(place)
    address = place.address if place is not None and inside != place.address else ""
    phones = phones_of(catalogue, service)[:2]
    supervision = next(iter(catalogue.supervision_lines), None)
    return {
        "people": people,
        "alone": alone,
        "place": inside,
        "address": address,
        "hours": week,
        "own_hours": service.hours is not None,
        "days": days_text([d for r in hours.weekly for d in r.days], lang) if hours else "",
        "phones": [
            {"number": phone_view(p, area), "label": p.purpose or "", "note": ""} for p in phones
        ]
        or [{"number": None, "label": "", "note": ""}],
        "supervision": {"number": phone_view(supervision.phone, area), "label": supervision.name}
        if supervision
        else None,
    }  # fmt: skip


__all__ = ["full_place", "service_view", "wording_of"]

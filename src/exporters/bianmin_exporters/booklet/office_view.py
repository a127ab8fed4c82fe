"""One office as the book shows it: its page, and its people for the directory."""

from __future__ import annotations

from bianmin_core import Catalogue, Office, Officer, Post
from bianmin_exporters.booklet.wording import View, full_place, hours_views, phone_view, place_text


def office_view(
    catalogue: Catalogue,
    office: Office,
    number: str,
    services: list[View],
    code: View | None,
    lang: str,
) -> View:
    """Return what the template needs to know of an office."""
    manages, comma = ("管", "、") if lang == "zh" else ("", ", ")
    area = catalogue.district.area_code
    held = [(o, p) for o in catalogue.officers for p in o.posts if p.office == office.id]
    duties = [_duty(catalogue, officer, post, comma) for officer, post in held]
    return {
        "id": office.id,
        "number": number,
        "name": office.name,
        "short": office.name,
        "aliases": list(office.aliases),
        "duty": office.duty_line or "",
        "does": f"{manages}{office.duty_line}" if office.duty_line else next(iter(office.duties), ""),
        "place": full_place(office.location),
        "door": place_text(office.location) or "",
        "route": [{"name": s.name, "detail": s.detail or ""} for s in office.route],
        "hours": hours_views(office.hours, lang),
        "phones": [
            {"label": p.purpose or ("电话" if lang == "zh" else "Phone"), "number": phone_view(p, area), "note": ""}
            for p in office.phones
        ],
        "duties": duties,
        "has_deputies": any(len(d["people"]) > 1 for d in duties),  # type: ignore[arg-type]
        "people": [_person(catalogue, officer, post, area, comma) for officer, post in held],
        "pages": 1,
        "services": services,
        "code": code,
    }  # fmt: skip


def _phone_of(officer: Officer, area: str | None) -> View | None:
    return phone_view(officer.phones[0], area) if officer.phones else None


def _shown(officer: Officer, post: Post) -> tuple[str, str]:
    """Name and post; the post alone for an officer who is not named."""
    return (officer.name, post.title) if officer.name else (post.title, "")


def _duty(catalogue: Catalogue, officer: Officer, post: Post, comma: str) -> View:
    area = catalogue.district.area_code
    deputies = catalogue.deputies_by_post.get(post.id, ())
    people = []
    for role, (who, what) in [("A", (officer, post)), *(("B", d) for d in deputies[:1])]:
        name, title = _shown(who, what)
        people.append(
            {
                "officer": who.id if who.name else None,
                "role": role,
                "name": name,
                "post": title,
                "phone": _phone_of(who, area),
            }
        )
    return {"name": comma.join(post.duties) or post.title, "people": people, "alone": not deputies}


def _person(
    catalogue: Catalogue, officer: Officer, post: Post, area: str | None, comma: str
) -> View:
    name, title = _shown(officer, post)
    deputies = catalogue.deputies_by_post.get(post.id, ())
    return {
        "key": post.id,
        "officer": officer.id if officer.name else None,
        "name": name,
        "post": title,
        "duties": comma.join(post.duties),
        "phone": _phone_of(officer, area),
        "deputy": next((o.name or p.title for o, p in deputies), ""),
        "deputy_officer": next((o.id if o.name else None for o, _ in deputies), None),
    }

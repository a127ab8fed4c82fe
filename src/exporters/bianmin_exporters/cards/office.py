"""Door signs (门牌): whose door it is, who sits behind it, and what to do when it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from bianmin_core import Hours, Location, Office, Officer, Post, Published, Season
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.card import Card, Making, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.contents import Said, longest_that_fits
from bianmin_exporters.cards.whereabouts import Handled, handled_first, whereabouts
from bianmin_exporters.cards.wording import (
    Words,
    by_days,
    dial_number,
    filled,
    first_dialable,
    phone_parts,
    place_texts,
    shown,
    span_texts,
    week_texts,
)
from bianmin_exporters.codes import link_content, tel_content, text_content, vcard_content

_NUMBERED = re.compile(r"(?P<number>.*[0-9一二三四五六七八九十].*?)(?P<what>窗口)")
_MOST_PHONES = 3
# What leads elsewhere in more characters is told on the phone where room is short.
_LONGEST_PLACE = 16


def _offices(catalogue: Published, asked: Wanted) -> list[Office]:
    return [o for o in catalogue.offices if asked.options.office in (None, o.id)]


def _say(catalogue: Published, office: Office, asked: Wanted) -> Said | None:
    """Its own page or the district's website, where there is one; else its contact or text."""
    wanted = asked.options.code
    area = catalogue.district.area_code
    link = catalogue.office_link(office) or catalogue.district.base_url
    numbers = [n for p in office.phones if (n := dial_number(p, area))]
    place = office.location
    if wanted in ("auto", "link") and link:
        return Said(kind="link", content=link_content(link))
    if wanted in ("auto", "vcard") and numbers:
        district, address = shown(catalogue.district.name), shown(place.address) if place else ""
        contacts = [
            vcard_content(
                name=shown(office.name), organisation=district, phones=numbers[:count],
                address=where, url="",
            )
            for count, where in ((3, address), (1, address), (1, ""))
        ]  # fmt: skip
        return Said(kind="vcard", content=longest_that_fits(contacts, asked.largest_mm))
    if wanted == "tel" and numbers:
        return Said(kind="tel", content=tel_content(numbers[0]))
    if wanted in ("auto", "text"):
        inside = place_texts(place)
        lines = [office.name, *office.duties, *(inside or ())[:1], *numbers[:1]]
        choices = [text_content(map(shown, lines[:n])) for n in range(len(lines), 0, -1)]
        return Said(kind="text", content=longest_that_fits(choices, asked.largest_mm))
    return None


def _cards(catalogue: Published, found: Sequence[Coded[Office]], asked: Wanted) -> Iterator[Card]:
    numbers = {o.id: f"{at:02d}" for at, o in enumerate(catalogue.offices, 1)}
    handled = handled_first(catalogue)
    for one in found:
        office, words = one.subject, asked.words
        caption = words["caption_bring"] if one.said and one.said.kind == "link" else None
        yield Card(
            id=office.id,
            name=office.name,
            codes=(one,),
            view={
                "id": office.id,
                "number": numbers[office.id],
                "name": shown(office.name),
                "duty": shown(
                    words["comma"].join(office.duties[:1]) if not office.duty_line
                    else office.duty_line
                ),
                "door": _door(office.location),
                "people": _people(catalogue, office, handled, words),
                "weeks": _weeks(office.hours, words),
                "notes": _notes(office.hours, words, asked.lang),
                "closed": _closed(catalogue, office, words),
                "code": code_view(one, words, caption),
            },
        )  # fmt: skip


def _door(place: Location | None) -> list[str] | None:
    """What is written large beside the name, in two lines: 3 号 / 窗口; 205 室 / 二楼."""
    if place is None:
        return None
    door = shown(place.window or place.room or "")
    if not door:
        return [shown(place.floor), ""] if place.floor else None
    numbered = _NUMBERED.fullmatch(door)
    if numbered:
        return [numbered["number"].strip(), numbered["what"]]
    return [door, shown(place.floor or "")]


def _people(catalogue: Published, office: Office, handled: Handled, words: Words) -> list[View]:
    """Whoever holds a post here: what they are asked for, where if not here, who stands in."""
    area = catalogue.district.area_code
    held = {o.id: [p for p in o.posts if p.office == office.id] for o in catalogue.officers}
    here = [o for o in catalogue.officers if held[o.id]]
    marked = _pair(catalogue, here, held)
    people: list[View] = []
    for place, officer in enumerate(here):
        posts = held[officer.id]
        phone = first_dialable(officer.phones, area)
        duties = dict.fromkeys(shown(d) for post in posts for d in post.duties)
        titles = [shown(post.title) for post in posts]
        said = list(duties) or titles[0 if officer.name else 1 :]
        here_only = attrs.evolve(officer, posts=tuple(posts))
        found = whereabouts(catalogue, here_only, office, handled)
        people.append(
            {
                "mark": "AB"[place] if marked else "",
                "name": shown(officer.name) if officer.name else titles[0],
                "duties": words["comma"].join(said),
                "phone": phone_parts(phone, area, words) if phone else None,
                "place": found.at_door(words),
                "place_short": found.at_door(words, most=_LONGEST_PLACE),
                "away": "" if marked else _away(catalogue, posts, words),
            }
        )
    return people


def _pair(catalogue: Published, here: Sequence[Officer], held: dict[str, list[Post]]) -> bool:
    """Whether there are just two, the second of whom stands in for the first (AB岗)."""
    if len(here) != 2:
        return False
    deputies = {
        officer.id
        for post in held[here[0].id]
        for officer, _ in catalogue.deputies_by_post.get(post.id, ())
    }
    return here[1].id in deputies


def _away(catalogue: Published, posts: Sequence[Post], words: Words) -> str:
    deputies = [
        shown(officer.name or deputy.title)
        for post in posts
        for officer, deputy in catalogue.deputies_by_post.get(post.id, ())[:1]
    ]
    return words["away"] + words["comma"].join(dict.fromkeys(deputies)) if deputies else ""


def _weeks(hours: Hours | None, words: Words) -> list[View] | None:
    """For each set of days which of the seven they are, and the times."""
    if hours is None or not hours.weekly:
        return None
    return [
        {"open": [day in days for day in range(7)], "spans": span_texts(held, words)}
        for days, held in by_days(hours.weekly).items()
    ]


def _notes(hours: Hours | None, words: Words, lang: str) -> list[str]:
    if hours is None:
        return []
    notes = [words["appointment"]] if hours.by_appointment else []
    notes += [_season(season, words, lang) for season in hours.seasonal]
    return [*notes, *([shown(hours.note)] if hours.note else [])]


def _season(season: Season, words: Words, lang: str) -> str:
    starts, ends = (
        filled(words["day"], month=int(day[:2]), day=int(day[3:]))
        for day in (season.starts, season.ends)
    )
    held = ("；" if lang == "zh" else "; ").join(week_texts(season.weekly, words, lang))
    said = filled(
        words["season"], name=shown(season.name or ""), starts=starts, ends=ends, hours=held
    )
    return said.strip()


def _closed(catalogue: Published, office: Office, words: Words) -> list[View]:
    """What to ring when nobody opens: the office's own lines, or else whoever works there."""
    area = catalogue.district.area_code
    lines = [p for p in office.phones if dial_number(p, area)][:_MOST_PHONES]
    said = [(p.purpose or "", p) for p in lines]
    for officer in catalogue.officers if not said else ():
        phone = first_dialable(officer.phones, area)
        if phone and any(p.office == office.id for p in officer.posts):
            said = [(officer.name or officer.posts[0].title, phone)]
            break
    return [{"who": shown(who), "phone": phone_parts(p, area, words)} for who, p in said]


OFFICE = Making(subjects=_offices, say=_say, cards=_cards)

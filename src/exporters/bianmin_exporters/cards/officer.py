"""便民联系卡: who somebody is, what they are asked for, and whom to turn to when they are out.

Everything comes from the projection: an officer whom the audience must not see is there by post,
and a number that is not theirs to publish is not there at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from bianmin_core import Officer, Post, Published
from bianmin_exporters.cards.bring import View
from bianmin_exporters.cards.card import Card, Making, Readings, Wanted, code_view
from bianmin_exporters.cards.coding import Coded
from bianmin_exporters.cards.contents import Said, longest_that_fits
from bianmin_exporters.cards.whereabouts import Handled, handled_first, whereabouts
from bianmin_exporters.cards.wording import (
    Words,
    dial_number,
    filled,
    first_dialable,
    phone_parts,
    shown,
)
from bianmin_exporters.codes import link_content, tel_content, text_content, vcard_content
from bianmin_exporters.pinyin.reading import Syllable, name_reading, reading

# 45 modules, and 53: a denser code, for the sake of one line more, would take the text's room.
_CONTACT_MM = {"90x54": 22.5, "180x90": 26.5}


@attrs.frozen(kw_only=True)
class Holder:
    """An officer as the cards name them: by the post where no name is published."""

    officer: Officer

    @property
    def id(self) -> str:
        """The officer's id."""
        return self.officer.id

    @property
    def name(self) -> str:
        """The name, or the first post."""
        if self.officer.name:
            return self.officer.name
        return self.officer.posts[0].title if self.officer.posts else self.officer.id


def _holders(catalogue: Published, asked: Wanted) -> list[Holder]:
    """Officers in the order of the book's offices; of one office where that is asked for."""
    places = {o.id: at for at, o in reversed(list(enumerate(catalogue.offices)))}
    last = len(places)
    office = asked.options.office

    def place(officer: Officer) -> int:
        held = [p for p in officer.posts if office in (None, p.office)]
        return places.get(held[0].office, last) if held else last

    chosen = [
        o for o in catalogue.officers if office is None or any(p.office == office for p in o.posts)
    ]
    return [Holder(officer=o) for o in sorted(chosen, key=place)]


def _say(catalogue: Published, holder: Holder, asked: Wanted) -> Said | None:
    """The contact to save; what else was asked for, or what there is where nothing can be dialled."""
    wanted = asked.options.code
    numbers = _numbers(catalogue, holder.officer)
    base = catalogue.district.base_url
    if wanted in ("auto", "vcard") and numbers:
        return Said(kind="vcard", content=_contact(catalogue, holder, numbers, asked))
    if wanted == "tel" and numbers:
        return Said(kind="tel", content=tel_content(numbers[0]))
    if wanted in ("auto", "link") and base:
        return Said(kind="link", content=link_content(base))
    if wanted in ("auto", "text"):
        lines = [holder.name, *map("　".join, _posts(catalogue, holder.officer, named=True))]
        lines += [f"{asked.words['duties']} {d}" for d in _duties(holder.officer)]
        lines += numbers[:1]
        choices = [text_content(map(shown, lines[:n])) for n in range(len(lines), 0, -1)]
        return Said(kind="text", content=longest_that_fits(choices, asked.largest_mm))
    return None


def _contact(catalogue: Published, holder: Holder, numbers: Sequence[str], asked: Wanted) -> str:
    officer = holder.officer
    at = [catalogue.offices_by_id.get(p.office) for p in officer.posts[:1]]
    office = shown(at[0].name) if at and at[0] else ""
    district = shown(catalogue.district.name)
    name = shown(holder.name) if officer.name or not office else f"{office} {shown(holder.name)}"

    def contact(organisation: str, phones: Sequence[str]) -> str:
        return vcard_content(
            name=name, organisation=organisation, phones=phones, address="", url=""
        )

    return longest_that_fits(
        (
            contact(f"{district} {office}".strip(), numbers[:2]),
            contact(office or district, numbers[:1]),
            contact("", numbers[:1]),
        ),
        _CONTACT_MM[asked.options.size],
    )


def _cards(catalogue: Published, found: Sequence[Coded[Holder]], asked: Wanted) -> Iterator[Card]:
    handled = handled_first(catalogue)
    for one in found:
        yield Card(
            id=one.subject.id,
            name=one.subject.name,
            codes=(one,),
            view=_view(catalogue, one, handled, asked),
        )


def _view(catalogue: Published, one: Coded[Holder], handled: Handled, asked: Wanted) -> View:
    officer, words = one.subject.officer, asked.words
    area = catalogue.district.area_code
    office = next((o for p in officer.posts if (o := catalogue.offices_by_id.get(p.office))), None)
    own = first_dialable(officer.phones, area)
    phone = own or first_dialable(office.phones if office else (), area)
    found = whereabouts(catalogue, officer, office, handled)
    place = found.on_card(words)
    return {
        "id": officer.id,
        "name": shown(one.subject.name),
        "posts": _posts(catalogue, officer, named=bool(officer.name)),
        "first_post": _first_post(catalogue, officer, words),
        "duties": _duties(officer),
        "phone": phone_parts(phone, area, words) if phone else None,
        "shared": words["office_phone"] if phone and not own else None,
        "place": place[0] if place else None,
        "place_short": place[1] if place else None,
        "hours": found.hours_said(words, asked.lang),
        "deputies": _deputies(catalogue, officer, words),
        "code": code_view(one, words),
    }


def _posts(catalogue: Published, officer: Officer, *, named: bool) -> list[list[str]]:
    """Each office with the titles held there; without the title that stands for a name."""
    titles: dict[str, list[str]] = {}
    for place, post in enumerate(officer.posts):
        held = titles.setdefault(post.office, [])
        if named or place > 0:
            held.append(shown(post.title))
    lines = []
    for office_id, held in titles.items():
        office = catalogue.offices_by_id.get(office_id)
        name = shown(office.name) if office else ""
        lines.append([part for part in (name, "、".join(held)) if part])
    return [line for line in lines if line]


def _first_post(catalogue: Published, officer: Officer, words: Words) -> list[str]:
    """Office and title of the first post, and how many there are, where there is no room for all."""
    count = len(officer.posts)
    only = attrs.evolve(officer, posts=officer.posts[:1])
    first = _posts(catalogue, only, named=bool(officer.name))
    more = filled(words["posts_more"], count=count, more=count - 1)
    return [*(part for line in first for part in line), *([more] if count > 1 else [])]


def _duties(officer: Officer) -> list[str]:
    return list(dict.fromkeys(shown(d) for post in officer.posts for d in post.duties))


def _deputies(catalogue: Published, officer: Officer, words: Words) -> list[View]:
    """Who stands in, the first for each post; told apart by post where they differ.

    Where only some posts have somebody, it is said of the others that they have nobody.
    """
    found: dict[tuple[str, str], list[Post]] = {}
    views: dict[tuple[str, str], View] = {}
    for post in officer.posts:
        for deputy, held in catalogue.deputies_by_post.get(post.id, ())[:1]:
            key = (deputy.id, held.id if not deputy.name else "")
            found.setdefault(key, []).append(post)
            views.setdefault(key, deputy_view(catalogue, deputy, held, words))
    alone = [p for p in officer.posts if not catalogue.deputies_by_post.get(p.id)]
    if found and alone:
        found["", ""] = alone
        views["", ""] = {"name": None, "phone": None}
    told: list[View] = []
    for key, posts in found.items():
        titles = words["comma"].join(shown(p.title) for p in posts) if len(found) > 1 else ""
        behind = (
            filled(words["stands_for" if any(key) else "of_post"], post=titles) if titles else ""
        )
        told.append(views[key] | {"for": titles, "behind": behind})
    return told


def deputy_view(catalogue: Published, deputy: Officer, post: Post, words: Words) -> View:
    """Return a stand-in: name, or post where that is all that is shown, and number."""
    area = catalogue.district.area_code
    office = catalogue.offices_by_id.get(post.office)
    phone = first_dialable(deputy.phones, area) or first_dialable(
        office.phones if office else (), area
    )
    return {
        "name": shown(deputy.name or post.title),
        "phone": phone_parts(phone, area, words) if phone else None,
    }


def _numbers(catalogue: Published, officer: Officer) -> list[str]:
    """The officer's own numbers as a machine dials them, or else those of the first office."""
    area = catalogue.district.area_code
    offices = [o for p in officer.posts if (o := catalogue.offices_by_id.get(p.office))]
    for phones in (officer.phones, *(o.phones for o in offices[:1])):
        numbers = [n for p in phones if (n := dial_number(p, area))]
        if numbers:
            return numbers
    return []


def _read(holder: Holder, readings: Readings) -> tuple[Syllable, ...]:
    officer = holder.officer
    if not officer.name:
        return reading(holder.name, readings)
    return name_reading(officer.name, readings, officer.name_pinyin)


OFFICER = Making(subjects=_holders, say=_say, cards=_cards, read=_read)

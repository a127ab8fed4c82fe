"""The book as plain values: what both the typst and the HTML template read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from bianmin_core import (
    BianminError,
    ExportContext,
    ExporterError,
    Hotline,
    HotlineKind,
    Office,
    Published,
    Service,
    ServiceStatus,
    Text,
    dial,
    phones_of,
)
from bianmin_exporters.booklet.imprint import imprint_view
from bianmin_exporters.booklet.look import STANDARD_LOOK
from bianmin_exporters.booklet.office_view import office_view
from bianmin_exporters.booklet.options import Layout
from bianmin_exporters.booklet.service_view import service_view
from bianmin_exporters.booklet.spelled import spelled_in
from bianmin_exporters.booklet.wording import View, beside, phone_view
from bianmin_exporters.booklet.words import Language, fixed_words, word
from bianmin_exporters.codes import (
    CodeError,
    Matrix,
    link_content,
    qr_matrices,
    qr_matrix,
    svg_path,
    tel_content,
    text_content,
)
from bianmin_exporters.pinyin.order import letter, order
from bianmin_exporters.pinyin.reading import Syllable, name_reading, reading

VIEW_FORMAT = 1
# Characters that fit on a line of the index before the page.
_INDEX_NAME = 12
# A longer name would take a second line beside its number, and the page is one leaf.
_FRIDGE_NAME = 5


@attrs.frozen(kw_only=True)
class _Listed:
    """A service with the number the book gives it."""

    service: Service
    number: str


_SLOGANS: Final[Mapping[Layout, str]] = {
    "standard": "slogan",
    "large-print": "slogan_large",
    "pocket": "slogan_pocket",
}


def code_content(catalogue: Published, service: Service) -> str:
    """What a service's code says: its link, its website, its phone, or at least its name."""
    link = catalogue.link(service) or service.online_url
    if link:
        return link_content(link)
    area = catalogue.district.area_code
    for phone in phones_of(catalogue, service):
        dialled = dial(phone.number, area)
        if dialled.dialable:
            return tel_content(dialled.e164 or "".join(dialled.groups))
    return text_content([service.name])


def book_view(
    catalogue: Published,
    context: ExportContext,
    *,
    layout: Layout = "standard",
    copy: str | None = None,
    leaflet: Service | None = None,
    whole: Published | None = None,
) -> View:
    """Return everything the book says, in the order in which it says it.

    Args:
        catalogue: What is printed: the whole, or an extract.
        context: Language, draft, progress.
        layout: For which page it is.
        copy: Whose copy it is, where it is not everybody's.
        leaflet: The one service that is printed, where it is not all.
        whole: What `catalogue` is an extract of; the imprint bears the number of its content.
    """
    lang: Language = "en" if context.lang == "en" else "zh"
    shown = [s for s in catalogue.services if s.status is not ServiceStatus.RETIRED]
    listed: list[tuple[str, str, list[_Listed]]] = []
    for index, office in enumerate(catalogue.offices, 1):
        number = f"{index:02d}"
        own = [s for s in shown if s.office == office.id]
        listed.append(
            (
                office.id,
                number,
                [_Listed(service=s, number=f"{number}-{i:02d}") for i, s in enumerate(own, 1)],
            )
        )
    in_book = [e.service for _, _, entries in listed for e in entries]
    drawn = _codes(catalogue, [*in_book, *catalogue.offices], draft=context.draft, lang=lang)
    codes = dict(zip((s.id for s in in_book), drawn, strict=False))
    of_offices = drawn[len(in_book) :]
    offices = []
    for office, code, (_, number, entries) in zip(
        catalogue.offices, of_offices, listed, strict=True
    ):
        services = [
            service_view(catalogue, e.service, e.number, codes[e.service.id], lang) for e in entries
        ]
        offices.append(office_view(catalogue, office, number, services, code, lang))
        context.progress(len(offices), len(catalogue.offices) + 2)
    known = {s.id for s in in_book}
    view: View = {
        "format": VIEW_FORMAT,
        "lang": lang,
        "region": "CN" if lang == "zh" else "GB",
        "draft": context.draft,
        "words": fixed_words(lang),
        "look": {**STANDARD_LOOK, "layout": layout},
        "leaflet": leaflet.id if leaflet else None,
        **_front(
            catalogue,
            in_book,
            lang,
            copy=copy,
            edition_of=_edition_of(layout, leaflet, lang),
            whole=whole or catalogue,
            layout=layout,
        ),
        "area_code": catalogue.district.area_code or "",
        "events": _events(catalogue, known),
        "offices": offices,
        "directory": any(o["people"] for o in offices),
        "names": _names(catalogue),
        "index": _index(catalogue, in_book),
        "themes": _themes(catalogue, in_book),
        "fridge": _fridge(catalogue),
    }
    return {**view, "spelled": spelled_in(view, catalogue.district.area_code)}


def _codes(
    catalogue: Published, things: Sequence[Service | Office], *, draft: bool, lang: str
) -> list[View | None]:
    """The code of each; none of an office without a page, nor in a draft where nothing can be coded."""
    contents: list[str | None] = []
    wrong: list[tuple[Service | Office, BianminError]] = []
    for thing in things:
        try:
            if isinstance(thing, Service):
                contents.append(code_content(catalogue, thing))
            else:
                link = catalogue.office_link(thing)
                contents.append(link and link_content(link))
        except CodeError as error:
            contents.append(None)
            wrong.append((thing, error))
    if wrong and not draft:
        raise ExporterError(
            "\n".join(f"{_kind(t).zh}「{t.name}」做不出二维码：{e.zh}" for t, e in wrong),
            "\n".join(f"{_kind(t).en} {t.id} can't have a QR code: {e.en}" for t, e in wrong),
        )
    matrices = qr_matrices(c for c in contents if c is not None)
    return [
        None
        if content is None
        else _code_view(next(matrices), content, _alt(thing.name, content, lang))
        for thing, content in zip(things, contents, strict=True)
    ]


def _kind(thing: Service | Office) -> Text:
    return Text("服务", "service") if isinstance(thing, Service) else Text("站所", "office")


def _alt(name: str, content: str, lang: str) -> str:
    if lang == "en":
        return f"QR code: {name}, {content}"
    return f"二维码：{name}，{content}"


def _code_view(matrix: Matrix, content: str, alt: str) -> View:
    return {"path": svg_path(matrix), "size": matrix.size, "alt": alt, "link": content}


def _front_content(base_url: str | None, title: str) -> str:
    """What the cover's code says: the website, or the title where there is none to link to."""
    if base_url:
        try:
            return link_content(base_url)
        except CodeError:
            return text_content([title])
    return text_content([title])


def _edition_of(layout: Layout, leaflet: Service | None, lang: Language) -> tuple[str, ...]:
    """What the title says beside the book's own: the service of a leaflet, and the layout."""
    named = () if layout == "standard" else (word(lang, f"layout_{layout.replace('-', '_')}"),)
    return ((leaflet.name,) if leaflet else ()) + named


def _front(
    catalogue: Published,
    services: list[Service],
    lang: Language,
    *,
    copy: str | None,
    edition_of: tuple[str, ...],
    whole: Published,
    layout: Layout,
) -> View:
    zh = lang == "zh"
    district, edition = catalogue.district, catalogue.edition
    people = sum(
        1 for o in catalogue.officers if any(p.office in catalogue.offices_by_id for p in o.posts)
    )
    base = district.base_url
    supervision = next(iter(catalogue.supervision_lines), None)
    area = district.area_code
    helpers = [h for h in catalogue.hotlines if h.kind is HotlineKind.ENQUIRY]
    own = next((p for o in catalogue.offices for p in o.phones), None)
    help_phone = helpers[0].phone if helpers else own
    help_phone = help_phone or (supervision.phone if supervision else None)
    asked = next((p for o in whole.offices for p in o.phones), None) or help_phone
    name = (
        f"{district.name}便民服务一本通"
        if zh
        else f"{district.name_en or district.name}: public services"
    )
    said = _front_content(base, name)
    front_code = _code_view(qr_matrix(said), said, "二维码：本书" if zh else "QR code: this book")
    rows = [
        ("办", "什么" if zh else "What", f"{len(services)}件事，几天办好、收不收钱" if zh else f"{len(services)} services, how long, what cost"),
        ("带", "什么" if zh else "Bring", "每样材料，原件几份、复印几份" if zh else "each paper, originals and copies"),
        ("找", "谁" if zh else "Whom", f"{people}位干部，谁管、谁替" if zh else f"{people} officers and who stands in"),
        ("去", "哪" if zh else "Where", f"{len(catalogue.offices)}个站所，几楼、几号窗口" if zh else f"{len(catalogue.offices)} offices, floor and window"),
        ("打", "哪" if zh else "Call", "先打电话再出门，不满意也有处说" if zh else "call before you go"),
    ]  # fmt: skip
    issued = edition.issued_on
    until = edition.valid_until
    dated = [edition.number or ""]
    if issued:
        dated.append(f"{issued.year}年{issued.month}月印" if zh else f"printed {issued:%Y-%m}")
    if until:
        dated.append(f"用到{until.year}年{until.month}月" if zh else f"valid until {until:%Y-%m}")
    return {
        "document": {
            "title": " ".join(t for t in (name, copy, *edition_of, edition.number) if t),
            "author": district.name,
            "description": "每户一册" if zh else "one for each household",
            "keywords": ["便民服务", district.name],
        },
        "cover": {
            "district": beside((*district.parents[-1:], district.name)) if zh else (district.name_en or district.name),
            "title": ["便民服务", "一本通"] if zh else ["Services", "for every", "household"],
            "rows": [{"sign": a, "ask": b, "text": c} for a, b, c in rows],
            "whose": copy or "",
            "slogan": word(lang, _SLOGANS[layout]),
            "edition": "　".join(d for d in dated if d),
            "renew": "书里有变，扫码看最新。" if zh else "Scan for changes. ",
            "renew_call": "不会扫，打" if zh else "Or call",
            "phone": phone_view(help_phone, area) if help_phone else None,
            "code": front_code,
        },
        "imprint": imprint_view(whole, name, asked, lang, copy=copy, run=layout == "standard"),
        "foot": {"before": word(lang, "foot_before"), "phone": phone_view(supervision.phone, area), "after": word(lang, "foot_after")} if supervision else None,
        "help": phone_view(help_phone, area) if help_phone else None,
        "sample_code": front_code,
    }  # fmt: skip


def _events(catalogue: Published, known: set[str]) -> list[View]:
    found: list[View] = []
    for event in catalogue.life_events:
        entries = [_entry(catalogue.service(i)) for i in event.services if i in known]
        if entries:
            found.append(
                {"sign": event.tile or event.name[:1], "name": event.name, "entries": entries}
            )
    return found


def _entry(service: Service) -> View:
    return {"name": service.short_name or service.name, "service": service.id}


def _themes(catalogue: Published, services: list[Service]) -> list[View]:
    found: list[View] = []
    for theme in catalogue.themes:
        entries = [_entry(s) for s in services if theme.id in s.themes]
        if entries:
            found.append({"name": theme.name, "entries": entries})
    return found


def _overrides(catalogue: Published) -> dict[str, str]:
    return {p.word: p.reading for p in catalogue.pinyin}


def _by_letter(items: list[tuple[tuple[Syllable, ...], View]]) -> list[View]:
    groups: dict[str, list[View]] = {}
    for syllables, entry in sorted(items, key=lambda i: (order(i[0]), str(i[1]["name"]))):
        groups.setdefault(letter(syllables), []).append(entry)
    return [{"letter": key, "entries": groups[key]} for key in sorted(groups)]


def _index(catalogue: Published, services: list[Service]) -> list[View]:
    overrides = _overrides(catalogue)
    items: list[tuple[tuple[Syllable, ...], View]] = []
    for service in services:
        short = service.short_name or service.name
        # A name that fills more than a line of a column is told by its short one, and refers to it.
        long = len(service.name) > _INDEX_NAME and short != service.name
        shown = short if long else service.name
        items.append(
            (reading(shown, overrides), {"name": shown, "official": None, "service": service.id})
        )
        also = (service.name, *service.aliases) if long else service.aliases
        items += [
            (reading(alias, overrides), {"name": alias, "official": short, "service": service.id})
            for alias in also
        ]
    return _by_letter(items)


def _names(catalogue: Published) -> list[View]:
    overrides = _overrides(catalogue)
    items: list[tuple[tuple[Syllable, ...], View]] = []
    for officer in catalogue.officers:
        office = catalogue.offices_by_id.get(officer.posts[0].office) if officer.posts else None
        if officer.name is None or office is None:
            continue
        syllables = name_reading(officer.name, overrides, officer.name_pinyin)
        items.append(
            (
                syllables,
                {
                    "name": officer.name,
                    "officer": officer.id,
                    "office": office.name,
                    "of": office.id,
                    "person": officer.posts[0].id,
                },
            )
        )
    return _by_letter(items)


def _fridge(catalogue: Published) -> View:
    area = catalogue.district.area_code

    def lines(kind: HotlineKind) -> list[Hotline]:
        return [h for h in catalogue.hotlines if h.kind is kind]

    def short(hotline: Hotline) -> View:
        return {"number": phone_view(hotline.phone, area), "label": hotline.name}

    return {
        "urgent": [short(h) for h in lines(HotlineKind.EMERGENCY)[:4]],
        "hotlines": [short(h) for h in lines(HotlineKind.ENQUIRY)[:5]],
        "local": [short(h) for h in lines(HotlineKind.LOCAL)[:5]]
        or [
            {"number": phone_view(o.phones[0], area), "label": o.name}
            for o in catalogue.offices
            if o.phones and len(o.name) <= _FRIDGE_NAME
        ][:5],
        "supervision": [
            {"number": phone_view(h.phone, area), "label": h.name, "note": h.purpose or ""}
            for h in catalogue.supervision_lines[:2]
        ],
    }  # fmt: skip

"""What stands on a card and what its code says, for every kind of catalogue."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from bianmin_core import (
    Audience,
    ExporterError,
    Hours,
    Location,
    Material,
    OpeningHours,
    Phone,
    Published,
    ServiceStatus,
    Weekday,
    When,
)
from bianmin_core.testing import specimen
from bianmin_exporters.cards import card_png
from bianmin_exporters.cards.bring import Asked, bring_view, units_to_prepare
from bianmin_exporters.cards.view import carded, numbers
from bianmin_exporters.cards.wording import (
    filled,
    hours_pieces,
    phone_parts,
    place_texts,
    shown,
)
from bianmin_exporters.cards.words import words as fixed_words

from .conftest import Change, codes_in, made, pixels, poppler, text_of

ID = "residence-proof"
WORDS = fixed_words("zh")
NO_SITE = {"base_url": None}


def scanned(catalogue: Published, **options: Any) -> str:
    """Return what the only card's code says."""
    (code,) = codes_in(pixels(card_png(catalogue, ID, **options)))
    return code.text


def asked(*materials: Material, scan: bool = True) -> dict[str, object]:
    """Return the answer to 带什么 for a service with those materials."""
    catalogue = specimen().for_audience(Audience.PRINT)
    service = attrs.evolve(catalogue.services[0], materials=materials)
    catalogue = attrs.evolve(catalogue, services=(service,))
    return bring_view(service, Asked.by(catalogue), scan, WORDS)


def test_auto_takes_the_link_first(book: Published) -> None:
    """With a website the code leads to the service's page, which is up to date."""
    assert scanned(book) == "https://specimen.example/s/residence-proof"
    assert "扫码看全部" in text_of(made(book)["cards.pdf"])


def test_auto_without_a_website_takes_where_it_is_done_online(changed: Change) -> None:
    """A national site is better than a phone, and the caption says that it is done there."""
    catalogue = changed(district=NO_SITE, online_url="https://zwfw.example/x")
    assert scanned(catalogue) == "https://zwfw.example/x"
    assert "扫码上网办" in text_of(made(catalogue)["cards.pdf"])


def test_auto_without_any_site_rings_the_office(changed: Change) -> None:
    """Without any address the code dials the number that stands on the card."""
    catalogue = changed(district=NO_SITE)
    assert scanned(catalogue) == "tel:+868741000002"
    text = text_of(made(catalogue)["cards.pdf"])
    assert "扫码打电话" in text
    assert "0874-1000002" in text
    assert "扫码看" not in text, "there is no list behind a phone number"


def test_auto_without_a_phone_says_it_in_words(changed: Change) -> None:
    """With neither site nor phone the code holds the answer itself."""
    catalogue = changed(district=NO_SITE, handlers=())
    catalogue = attrs.evolve(
        catalogue, officers=(), offices=(attrs.evolve(catalogue.offices[0], phones=()),)
    )
    assert scanned(catalogue) == (
        "居住证明开具\n带 居民身份证 原1复1；租房合同 原1\n去 便民服务中心 便民服务中心一楼3 号窗口"
    ).replace("一楼3", "一楼 3")
    assert "扫码看文字" in text_of(made(catalogue, draft=True)["cards.pdf"])


def test_a_contact_card_holds_the_office(book: Published) -> None:
    """Scanned, it offers to save the office with its phones and address."""
    assert scanned(book, code="vcard").splitlines() == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:便民服务中心;;;;",
        "FN:便民服务中心",
        "ORG:样例街道",
        "TEL:+868741000002",
        "TEL:+868741000001",
        "TEL:+868741000003",
        "ADR:;;文化路 18 号 便民服务中心一楼 3 号窗口;;;;",
        "END:VCARD",
    ]


def test_codes_that_cannot_be_made_are_named_all_at_once(book: Published) -> None:
    """Every service without what was asked for is in one refusal; a draft leaves its place open."""
    other = attrs.evolve(book.services[0], id="second-proof", name="第二种证明")
    catalogue = attrs.evolve(
        book,
        district=attrs.evolve(book.district, base_url=None),
        services=(*book.services, other),
    )
    with pytest.raises(ExporterError) as refused:
        made(catalogue, code="link")
    assert refused.value.zh == (
        "有 2 张卡做不出来：\n"
        "「居住证明开具」（residence-proof）：辖区没有网址，没有链接可印\n"
        "「第二种证明」（second-proof）：辖区没有网址，没有链接可印"
    )
    assert text_of(made(catalogue, code="link", draft=True)["cards.pdf"]).count("待填") == 2


def test_a_link_no_phone_opens_is_refused(changed: Change) -> None:
    """What is wrong with a link is said with the service it belongs to."""
    catalogue = changed(district=NO_SITE, online_url="ftp://zwfw.example/x")
    with pytest.raises(ExporterError, match=r"居住证明开具.*要以 https:// 或 http:// 开头"):
        made(catalogue)


def test_a_content_too_dense_is_refused_with_what_would_fit(changed: Change) -> None:
    """A code whose modules would be too small names the bytes there is room for."""
    catalogue = changed(name="很" * 120)
    with pytest.raises(ExporterError) as refused:
        made(catalogue, code="text")
    assert "二维码的内容有 360 字节，90x54 的卡最多放 331 字节" in refused.value.zh
    assert "或者改用 a6 的卡" in refused.value.zh


def test_every_answer_stands_on_the_small_card(book: Published) -> None:
    """Name, alias, papers, place, phone, supervision, month, link and number, and no person."""
    text = text_of(made(book)["cards.pdf"])
    for said in (
        "居住证明开具", "01-01", "也叫住址证明", "居民身份证原1复1", "租房合同原1",
        "便民服务中心一楼3号窗口", "0874-1000002", "不满意打0874-1000009", "2026.3印",
        "specimen.example/s/residence-proof",
    ):  # fmt: skip
        assert said in text
    assert "李雪" not in text
    assert "待填" not in text


def test_the_large_card_says_whom_and_when(book: Published) -> None:
    """A6 has both handlers, hours, time limit, fee, visits, and a box for each paper."""
    text = text_of(made(book, size="a6")["cards.pdf"])
    for said in (
        "几天3个工作日", "收费不收", "跑1趟", "李雪", "综合窗口", "杨波李雪不在时替班",
        "周一至周五8:30—12:00、14:00—17:30", "监督0874-1000009", "人员电话有变", "2026.3印",
    ):  # fmt: skip
        assert said in text


def test_a_draft_shows_what_is_missing(changed: Change) -> None:
    """Each answer that nobody has filled in is outlined instead of left out."""
    catalogue = changed(materials=(), handlers=(), time_limit=None, fee=None, visits=None)
    catalogue = attrs.evolve(
        catalogue,
        officers=(),
        hotlines=(),
        edition=attrs.evolve(catalogue.edition, issued_on=None),
        offices=(attrs.evolve(catalogue.offices[0], phones=(), location=None, hours=None),),
    )
    small = text_of(made(catalogue, draft=True)["cards.pdf"])
    large = text_of(made(catalogue, draft=True, size="a6")["cards.pdf"])
    assert small.count("待填") == 5, "带 去 打, supervision, month"
    assert large.count("待填") == 10, "and time, fee, visits, 找, hours"


def test_a_suspended_service_says_so(changed: Change) -> None:
    """A card of what is not done at present must not send anybody on the way."""
    assert "暂停办理" in text_of(made(changed(status=ServiceStatus.SUSPENDED))["cards.pdf"])


def test_english_words_leave_the_catalogue_as_it_is(book: Published) -> None:
    """Only the fixed words change with the language."""
    text = text_of(made(book, lang="en")["cards.pdf"])
    assert "居住证明开具" in text
    assert "Scanforall" in text
    assert "扫码" not in text


def test_a_long_list_is_a_count_and_what_to_get_first(changed: Change) -> None:
    """Five papers do not fit two lines: the card says how many, and which takes time."""
    names = ("甲证", "乙证", "丙证", "丁证", "戊证")
    papers = tuple(
        Material(name=n, original=1, copies=0, how_to_get="村里开" if n == "丙证" else None)
        for n in names
    )
    text = text_of(made(changed(materials=papers))["cards.pdf"])
    assert "5样，扫码看清单" in text
    assert "先备好：丙证" in text
    assert "甲证" not in text


def test_who_can_not_scan_is_told_to_ring(changed: Change) -> None:
    """Where nothing is to be got first, the line under the count is for those without a phone camera."""
    papers = tuple(Material(name=f"第{n}样证明", original=1, copies=0) for n in range(5))
    text = text_of(made(changed(materials=papers))["cards.pdf"])
    assert "5样，扫码看清单不会扫就打电话问" in text
    # A code that dials leads to somebody who knows the list already.
    assert "不会扫" not in text_of(made(changed(materials=papers), code="tel")["cards.pdf"])


def test_the_first_thing_to_get_is_broken_between_its_words(example: Published) -> None:
    """Not within a word, nor at a bracket within a name."""
    for service, lines in (
        ("village-project-award", ("先备好：一事一议财政奖补", "项目申报表")),
        ("hui-cemetery-burial", ("先备好：居民死亡医学", "证明（推断）书")),
        ("student-origin-loan", ("居民身份证", "（学生和共同借款人） 原1复1")),
    ):
        (pdf,) = made(example, service=service).values()
        said = poppler("pdftotext", "-raw", pdf=pdf).decode()
        assert "\n".join(lines) in said.replace("带 ", "")


def test_a_tight_card_keeps_the_house(changed: Change) -> None:
    """Aliases give way before the house does."""
    place = Location(
        address="文化路 18 号",
        building="街道办事处后院便民利民综合服务大楼",
        floor="二楼",
        room="205 室",
    )
    tight = changed(
        name="困难重度残疾人家庭无障碍改造申请", aliases=("改厕所扶手",), location=place
    )
    text = text_of(made(tight)["cards.pdf"])
    assert "街道办事处后院便民利民综合服务大楼" in text


def test_situations_are_not_passed_over(changed: Change, book: Published) -> None:
    """Where some bring more, a list that looks complete says that it is not."""
    more = Material(name="委托书", original=1, copies=0, when=(When(situation="by-proxy"),))
    service = book.services[0]
    catalogue = changed(materials=(*service.materials, more))
    assert "有的情形还要多带，扫码看" in text_of(made(catalogue)["cards.pdf"])
    assert "委托书" in text_of(made(catalogue, size="a6")["cards.pdf"])
    without = attrs.evolve(catalogue, district=attrs.evolve(catalogue.district, base_url=None))
    assert "有的情形还要多带，先打电话问" in text_of(made(without)["cards.pdf"])


def test_what_is_filled_in_at_the_window_is_no_paper_to_bring() -> None:
    """A form that lies at the window is not counted, and alone it means nothing to prepare."""
    form = Material(name="申请表", original=1, copies=0, at_window=True)
    paper = Material(name="身份证", original=1, copies=0)
    assert asked(form, paper)["head"] == "1 样"
    assert asked(form)["plain"] == "不用准备，到窗口填表"
    assert asked()["plain"] == ""


def test_one_of_several_counts_once() -> None:
    """An either/or group is one thing to bring, and its papers share a number."""
    group = [Material(name=n, original=1, copies=1, either_or="x") for n in ("户口簿", "居住证")]
    view = asked(*group, Material(name="照片", original=2, copies=0))
    assert view["head"] == "2 样"
    rows = view["rows"]
    assert isinstance(rows, list)
    assert [row["number"] for row in rows] == ["1甲", "1乙", "2"]
    assert [len(unit) for unit in units_to_prepare(group)] == [2]


def test_what_everybody_has_is_not_to_be_got_first() -> None:
    """What many services ask for lies at home; the rarest that must be got comes first."""
    counts = {"居民身份证": 8, "授权书": 2, "证明": 1}
    everyday = Material(name="居民身份证（本人）", how_to_get="带原件")
    rarer = Material(name="证明", how_to_get="到村里开")
    rare = Material(name="授权书", how_to_get="全家签字")
    catalogue = specimen().for_audience(Audience.PRINT)
    service = attrs.evolve(catalogue.services[0], materials=(everyday, rare, rarer))
    asked_for = Asked(counts=counts, services=10)
    assert bring_view(service, asked_for, True, WORDS)["early"] == "先备好：证明"
    alone = attrs.evolve(service, materials=(everyday,))
    assert bring_view(alone, asked_for, True, WORDS)["early"] is None


def test_numbers_follow_the_book(example: Published) -> None:
    """Office and place in the office, as the booklet counts them; cards stand in that order."""
    number_of = numbers(example)
    order = [number_of[s.id] for s in carded(example)]
    assert order[:2] == ["01-01", "01-02"]
    assert order == sorted(order)
    assert len(set(order)) == len(example.services)


def test_a_number_always_has_its_area_code() -> None:
    """A landline written without one does not connect from a mobile phone."""
    assert phone_parts(Phone(number="1000001"), "0874", WORDS) == ("0874-100", "0001")
    assert phone_parts(Phone(number="161 0000 2031"), "0874", WORDS) == ("161", "0000", "2031")
    assert phone_parts(Phone(number="0874-1000001", extension="8012"), None, WORDS) == (
        "0874-100", "0001", "转 8012",
    )  # fmt: skip


def test_places_and_hours_are_said_briefly() -> None:
    """Building, floor and window in a piece; the week with its breaks, and when it changes."""
    place = Location(address="文化路 18 号", building="中心", floor="二楼", room="205 室")
    assert place_texts(place) == ("中心二楼 205 室", "二楼 205 室")
    assert place_texts(Location(address="文化路 18 号")) == ("文化路 18 号", "文化路 18 号")
    assert place_texts(None) is None


def test_hours_name_the_days() -> None:
    """Neighbouring days are a span, others a list, and the clock has no leading nought."""
    from bianmin_core import ClockTime

    def at(*days: Weekday) -> Hours:
        morning = OpeningHours(
            days=days, opens=ClockTime.parse("08:30"), closes=ClockTime.parse("12:00")
        )
        return Hours(weekly=(morning,))

    spans = hours_pieces(at(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY), WORDS, "zh")
    assert "".join(spans or []) == "周一至周三 8:30—12:00"
    listed = hours_pieces(at(Weekday.MONDAY, Weekday.FRIDAY), WORDS, "zh")
    assert "".join(listed or []) == "周一、周五 8:30—12:00"
    assert "".join(hours_pieces(at(*Weekday), WORDS, "zh") or []) == "每天 8:30—12:00"
    assert "".join(hours_pieces(at(*Weekday), fixed_words("en"), "en") or []) == "Daily 8:30—12:00"
    assert hours_pieces(None, WORDS, "zh") is None


def test_hours_are_not_parted_from_their_days() -> None:
    """A line ends behind a set of days or between its hours, never between days and hours."""
    from bianmin_core import ClockTime

    def open_on(days: tuple[Weekday, ...], opens: str, closes: str) -> OpeningHours:
        return OpeningHours(days=days, opens=ClockTime.parse(opens), closes=ClockTime.parse(closes))

    odd = (Weekday.MONDAY, Weekday.WEDNESDAY)
    weekly = (
        open_on(odd, "09:00", "12:00"),
        open_on(odd, "14:00", "17:00"),
        open_on((Weekday.SATURDAY, Weekday.SUNDAY), "09:00", "11:30"),
    )
    assert hours_pieces(Hours(weekly=weekly), WORDS, "zh") == [
        "周一、周三 9:00—12:00、",
        "14:00—17:00；",
        "周六、周日 9:00—11:30",
    ]


def test_unseen_marks_never_reach_the_paper() -> None:
    """Marks that turn the reading direction are taken out, line breaks become blanks."""
    assert shown("甲\u202e乙\n丙\u2066") == "甲乙 丙"
    assert shown("W" * 45) == "W" * 20 + "\u200b" + "W" * 20 + "\u200b" + "W" * 5


def test_what_fills_a_gap_is_not_a_gap() -> None:
    """A name with braces in it stays as it is."""
    assert filled("{name}，{content}", name="{content}", content="乙") == "{content}，乙"

"""便民联系卡: what it says of an officer, and what it must not say."""

from __future__ import annotations

import re

import attrs
import pytest

from bianmin_core import Audience, ExporterError, Officer, Phone, Published, Visibility
from bianmin_core.testing import specimen

from .conftest import codes_in, made, pixels, poppler, text_of

SIZES = ("90x54", "180x90")


def cards(catalogue: Published, size: str = "90x54") -> str:
    """Return the text of the sheets."""
    return text_of(made(catalogue, kind="officer", size=size)["officers.pdf"])


@pytest.mark.parametrize("size", SIZES)
def test_a_card_says_who_what_where_and_whom_else(example: Published, size: str) -> None:
    """Name, posts, duties, phone, place, hours, both stand-ins and supervision are on it."""
    files = made(example, kind="officer", size=size, office="social-security")
    text = text_of(files["officers.pdf"])
    assert "解文慧社会保障服务中心主任、被征地农民参保专干" in text
    assert "管：全面负责、对窗口不满意的来找我、被征地农民养老补贴" in text
    assert "0874-1161003" in text
    assert "便民服务中心一楼5号窗口" in text
    assert "周一至周五8:30—12:00、14:00—17:30" in text
    assert "主任不在时找保金芬0874-1161006被征地农民参保专干不在时找资云波0874-1161005" in text
    assert "监督0874-1001230" in text


def held_by_two(example: Published, posts: int) -> Published:
    """The example with one officer of so many long posts, each with a deputy of its own."""
    titles = (
        "农业综合行政执法和农产品质量安全监管专干",
        "退役军人服务和国防动员工作联络员",
        "农村人居环境整治和乡村振兴专职协理员",
    )
    first, *others = example.officers
    held = tuple(
        attrs.evolve(
            first.posts[0],
            id=f"post-{n}",
            title=titles[n % 3],
            duties=tuple(f"{said}{n + 1}组" for said in ("承包地确权登记", "宅基地纠纷调解")),
        )
        for n in range(posts)
    )
    busy = attrs.evolve(first, posts=held)
    deputies = tuple(
        attrs.evolve(o, posts=(attrs.evolve(o.posts[0], deputy_of=(f"post-{n}",)),))
        for n, o in enumerate(others[:posts])
    )
    return attrs.evolve(example, officers=(busy, *deputies))


@pytest.mark.parametrize("posts", [3, 8])
@pytest.mark.parametrize("size", SIZES)
def test_who_holds_many_long_posts_has_a_card(example: Published, size: str, posts: int) -> None:
    """What there is no room for is counted; name, first post, duty, phone, deputy and supervision stay."""
    catalogue = held_by_two(example, posts)
    busy, first_deputy = catalogue.officers[:2]
    text = cards(catalogue, size)
    said, ends, _ = text[text.index(str(busy.name)) :].partition("监督0874-1001230")
    assert ends
    assert said.startswith(
        f"{busy.name}党政办公室农业综合行政执法和农产品质量安全监管专干等{posts}个岗位"
        "管：承包地确权登记1组"
    )
    assert f"打{busy.phones[0].number}" in said
    assert f"不在时找{first_deputy.name}{first_deputy.phones[0].number}" in said
    last = f"、宅基地纠纷调解{posts}组打"
    assert (last in said) is (f"等{2 * posts}项" not in said)
    assert last not in said or (size, posts) == ("180x90", 3)


def test_lines_of_stand_ins_are_whole(example: Published) -> None:
    """On no card does a line begin with a number whose name is on the line above."""
    pdf = made(example, kind="officer")["officers.pdf"]
    lines = poppler("pdftotext", "-raw", pdf=pdf).decode().splitlines()
    numbers = [line for line in lines if re.match(r"0874-", line)]
    # Their own number stands alone beside its sign, one a card.
    assert len(numbers) <= len(example.officers)


def test_who_can_not_be_fitted_is_refused_by_name(example: Published) -> None:
    """A name and a first post that fill the card alone are told with what would do."""
    first = example.officers[0]
    endless = attrs.evolve(first.posts[0], title="农业综合行政执法监管专干" * 20)
    catalogue = attrs.evolve(example, officers=(attrs.evolve(first, posts=(endless,)),))
    with pytest.raises(ExporterError) as refused:
        made(catalogue, kind="officer")
    assert refused.value.zh == (
        f"有 1 张卡做不出来：\n「{first.name}」（{first.id}）：文字太多，90x54 放不下；请改短，"
        "或者改用 180x90 的桌牌"
    )


@pytest.mark.parametrize("size", SIZES)
def test_every_officer_of_the_example_has_a_card(example: Published, size: str) -> None:
    """Nobody's text is too long for either size, and no internal number is on any of them."""
    text = cards(example, size)
    for officer in example.officers:
        assert str(officer.name) in text
    assert "放不下" not in text
    assert "1610101" not in text


def test_who_is_not_public_is_there_by_post() -> None:
    """A hidden officer's card has the post for a name, the office's line, and no trace of a name."""
    catalogue = specimen("officers: [{id: li-xue, visibility: internal}]")
    seen = catalogue.for_audience(Audience.PRINT)
    files = made(seen, kind="officer", format="png")
    assert list(files) == ["officers/post-service-1.png", "officers/yang-bo.png"]
    (code,) = codes_in(pixels(files["officers/post-service-1.png"]))
    assert "FN:便民服务中心 综合窗口" in code.text
    assert "TEL:+868741000001" in code.text
    text = cards(seen)
    assert "李雪" not in text
    assert "0874-1000002" not in text
    assert "0874-1000001（办公室电话）" in text
    assert "不在时找综合窗口0874-1000001" in text


def test_nobody_stands_in(book: Published) -> None:
    """An officer without a deputy says so, so that people ring before they come."""
    held = tuple(
        attrs.evolve(o, posts=tuple(attrs.evolve(p, deputy_of=()) for p in o.posts))
        for o in book.officers
    )
    text = cards(attrs.evolve(book, officers=held))
    assert text.count("没有替班的人，来前先打电话") == 2


@pytest.mark.parametrize("size", SIZES)
def test_a_post_nobody_stands_in_for_says_so(example: Published, size: str) -> None:
    """Of two posts one has a deputy: the card tells which, and that the other has nobody."""
    text = cards(example, size)
    said = text[text.index("窦云珊应急管理所") :].partition("监督0874-1001230")[0]
    assert "防汛地灾专干不在时找毕玉昆0874-1140003" in said
    assert "值班室值守长没有替班的人" in said


def test_a_card_without_room_says_the_post_behind_the_number(example: Published) -> None:
    """Each deputy on a line of its own, whose post they stand in for behind it."""
    text = cards(example)
    said = text[text.index("钱小磊统计站") :].partition("监督0874-1001230")[0]
    assert said.endswith(
        "不在时找冼云忠0874-1137002（替企业统计员）毕玉仙0874-1137003（替综合统计员）"
    )


def test_every_card_keeps_its_hours(example: Published) -> None:
    """Duties and second deputies give way before the hours: who comes to a closed door came in vain."""
    pdf = made(example, kind="officer")["officers.pdf"]
    text = poppler("pdftotext", "-raw", pdf=pdf).decode()
    told = re.findall(r"^(?:周|每天|各件事时间不同)", text, re.MULTILINE)
    assert len(told) >= len(example.officers)


def test_without_any_number_the_code_says_something_else(book: Published) -> None:
    """Where nothing can be dialled, the code leads to the website, or is plain text without one."""
    silent = attrs.evolve(
        book,
        officers=(attrs.evolve(book.officers[0], phones=()),),
        offices=(attrs.evolve(book.offices[0], phones=()),),
    )

    def said(catalogue: Published) -> str:
        (png,) = made(catalogue, kind="officer", format="png", draft=True).values()
        (code,) = codes_in(pixels(png))
        return code.text

    assert said(silent) == "https://specimen.example"
    offline = attrs.evolve(silent, district=attrs.evolve(silent.district, base_url=None))
    assert said(offline) == "李雪\n便民服务中心　综合窗口\n管： 开证明"


def test_an_officer_without_posts_has_a_card(book: Published) -> None:
    """Name and number suffice."""
    officer = Officer(
        id="du-min",
        name="杜敏",
        phones=(Phone(number="0874-1000007", visibility=Visibility.PUBLIC),),
    )
    text = cards(attrs.evolve(book, officers=(officer,)))
    assert "杜敏" in text
    assert "0874-1000007" in text

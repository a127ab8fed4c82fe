from __future__ import annotations

import pytest

from bianmin_exporters.codes import (
    LONGEST_LINK,
    ContentError,
    LinkError,
    PhoneError,
    link_content,
    tel_content,
    text_content,
    vcard_content,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://bm.example.cn/s/newborn-registration",
        "http://bm.example.cn:8080/s/1?a=b&c=%E5%B1%85#d",
        "HTTPS://BM.EXAMPLE.CN/S/1",
        "https://便民.example.cn/事项/居住证",
        "https://bm.example.cn/" + "a" * (LONGEST_LINK - 22),
    ],
)
def test_a_good_link_is_passed_on_unchanged(url: str) -> None:
    """A link phones open is what the code says, to the letter."""
    assert link_content(url) == url


@pytest.mark.parametrize(
    ("url", "zh"),
    [
        ("", "要以 https:// 或 http:// 开头"),
        ("bm.example.cn/s/1", "要以 https:// 或 http:// 开头"),
        ("javascript:alert(1)", "要以 https:// 或 http:// 开头"),
        ("https:///s/1", "缺网站名"),
        ("https://:80/s/1", "缺网站名"),
        ("https://me:secret@bm.example.cn/", "里面有用户名或密码"),
        ("https://bm.example.cn:99999/", "网址写得不完整"),
        ("https://[bm.example.cn/", "网址写得不完整"),
        ("https://bm.example.cn/s/1。", "不能有空格、控制字符或中文标点（。）"),
        ("https://bm.example.cn/s/ 1", "不能有空格、控制字符或中文标点（U+0020）"),
        (
            " https://bm.example.cn/",
            "要以 https:// 或 http:// 开头；不能有空格、控制字符或中文标点（U+0020）",
        ),
        ("https://bm.example.cn/\n", "不能有空格、控制字符或中文标点（U+000A）"),
        ("https://bm.example.cn/\u200b\u202e", "不能有空格、控制字符或中文标点（U+200B U+202E）"),
        ("https://bm.example.cn/{id}", "不能有空格、控制字符或中文标点（{ }）"),
        (
            "https://bm.example.cn/" + "a" * (LONGEST_LINK - 21),
            "太长，有 301 字节，最多 300 字节，请换短一点的链接",
        ),
    ],
)
def test_a_bad_link_is_refused_with_all_that_is_wrong(url: str, zh: str) -> None:
    """A link phones would not open as meant is refused, each fault named."""
    with pytest.raises(LinkError) as caught:
        link_content(url)
    assert caught.value.zh.endswith(f"」不能做成二维码：{zh}。")


def test_a_refused_link_is_told_in_both_languages() -> None:
    """The refusal is a ValueError that shows the link, in Chinese and in English."""
    with pytest.raises(ValueError, match="链接") as caught:
        link_content("ftp://bm.example.cn/a b")
    error = caught.value
    assert isinstance(error, LinkError)
    assert error.zh == (
        "链接「ftp://bm.example.cn/a b」不能做成二维码："
        "要以 https:// 或 http:// 开头；不能有空格、控制字符或中文标点（U+0020）。"
    )
    assert error.en == (
        "The link 'ftp://bm.example.cn/a b' cannot become a code: "
        "it must begin with https:// or http://; it holds characters no link has (U+0020)."
    )


@pytest.mark.parametrize("number", ["+868741234567", "+8616112345678", "110", "12345"])
def test_a_number_rings(number: str) -> None:
    """International numbers and national short numbers become a tel link."""
    assert tel_content(number) == f"tel:{number}"


@pytest.mark.parametrize(
    "number",
    [
        "",
        "0874-1234567",
        "08741234567",
        "1234567",
        "+86 874 1234567",
        "+86",
        "+０８６１２３４５６７",
        "12345\n",
    ],
)
def test_a_number_that_would_not_ring_is_refused(number: str) -> None:
    """Numbers a phone in another town cannot dial are refused, with how to write them."""
    with pytest.raises(PhoneError) as caught:
        tel_content(number)
    assert "例如 +868741234567；短号直接写，例如 12345。" in caught.value.zh
    assert caught.value.en.endswith("such as +868741234567, or a short number such as 12345.")


def test_a_card_is_exact() -> None:
    """A full card holds each value, escaped, in version 3.0."""
    assert vcard_content(
        name="王小明",
        organisation="王家庄街道; 便民服务中心",
        phones=("+868741234567", "12345"),
        address="建设路 12 号,\n一楼\\3 号窗口",
        url="https://bm.example.cn/p/wang",
    ) == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王小明;;;;\r\nFN:王小明\r\n"
        "ORG:王家庄街道\\; 便民服务中心\r\nTEL:+868741234567\r\nTEL:12345\r\n"
        "ADR:;;建设路 12 号\\,\\n一楼\\\\3 号窗口;;;;\r\n"
        "URL:https://bm.example.cn/p/wang\r\nEND:VCARD\r\n"
    )


def test_a_card_leaves_out_what_is_empty() -> None:
    """A name alone makes a card of nothing but the name."""
    assert vcard_content(name=" 民政办 ", organisation=" ", phones=(), address="", url="") == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:民政办;;;;\r\nFN:民政办\r\nEND:VCARD\r\n"
    )


def test_a_card_refuses_bad_values() -> None:
    """Each part of a card is held to the rules of its kind."""
    good = {"organisation": "", "address": "", "url": ""}
    with pytest.raises(ContentError, match="缺姓名"):
        vcard_content(name=" ", phones=(), **good)
    with pytest.raises(ContentError, match=r"控制字符 U\+0007"):
        vcard_content(name="王\a明", phones=(), **good)
    with pytest.raises(PhoneError):
        vcard_content(name="王小明", phones=("0874-1234567",), **good)
    with pytest.raises(LinkError):
        vcard_content(name="王小明", phones=(), **{**good, "url": "bm.example.cn"})


def test_text_is_its_lines() -> None:
    """Lines are trimmed, empty ones dropped, and the rest joined by line feeds."""
    assert (
        text_content((" 新生儿入户 ", "", "  ", "带：户口簿\t1 本"))
        == "新生儿入户\n带：户口簿\t1 本"
    )


@pytest.mark.parametrize(
    ("lines", "zh"),
    [
        ((), "二维码没有内容。"),
        (("", " \n "), "二维码没有内容。"),
        (("户口簿\x00",), "「户口簿U+0000」里有看不见的控制字符 U+0000，请删掉后重新输入。"),
        (("户\ud800口",), "「户U+D800口」里有看不见的控制字符 U+D800，请删掉后重新输入。"),
    ],
)
def test_text_that_says_nothing_readable_is_refused(lines: tuple[str, ...], zh: str) -> None:
    """No lines, and lines with control characters, are refused with a sentence."""
    with pytest.raises(ContentError) as caught:
        text_content(lines)
    assert caught.value.zh == zh

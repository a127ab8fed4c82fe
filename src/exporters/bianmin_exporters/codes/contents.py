"""What a code says: a link, a number to ring, a person's card, or plain text.

A district without a website still prints codes that help: the number to ring, the card of whoever
is responsible, or the list of what to bring. Nothing here reads a catalogue; callers hand over plain
values, and whatever a phone would not understand is refused with a sentence for the clerk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from bianmin_exporters.codes.errors import ContentError, LinkError, PhoneError

LONGEST_LINK = 300
"""Bytes a link may have. At level M more would need a symbol wider than 34 mm, which no card has
room for."""

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT_NUMBER = re.compile(r"[1-9][0-9]{2,5}")
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
_NEVER_IN_LINKS = frozenset('"<>\\^`{|}')


def link_content(url: str) -> str:
    """Pass on a link that phones open as meant.

    Args:
        url: an absolute link beginning with ``https://`` or ``http://``. Example:
            ``https://bm.example.cn/s/newborn-registration``.

    Returns:
        The same link.

    Raises:
        LinkError: it is not such a link; all that is wrong is said at once.
    """
    problems = tuple(_link_problems(url))
    if problems:
        raise LinkError(
            f"链接「{_shown(url)}」不能做成二维码：{'；'.join(zh for zh, _ in problems)}。",
            f"The link {_shown(url)!r} cannot become a code: {'; '.join(en for _, en in problems)}.",
        )
    return url


def upper_case_link(link: str) -> str:
    """Write a link in capitals, which a code holds in two thirds of the space.

    Host and scheme take either case; the path does only where the district's server answers both,
    which nobody but the district knows.

    Args:
        link: A link as `link_content` takes it.

    Raises:
        LinkError: It holds a character that a code holds only as a byte, so nothing would be won.
    """
    capitals = link.upper()
    odd = sorted(set(capitals) - _ALPHANUMERIC)
    if odd:
        named = " ".join(odd)
        raise LinkError(
            f"链接「{_shown(link)}」不能写成大写：里面有 {named}；只能用字母、数字和 $ % * + - . / :",
            f"The link {_shown(link)!r} can't be written in capitals: it holds {named}; "
            "letters, digits and $ % * + - . / : only",
        )
    return capitals


def tel_content(e164: str) -> str:
    """Make a code that rings a number when it is scanned.

    Args:
        e164: the number with its country, digits only after the plus sign (``+868741234567``), or a
            national short number of three to six digits (``12345``). Extensions cannot be dialled
            from a code.

    Returns:
        For instance ``tel:+868741234567``.

    Raises:
        PhoneError: it is neither.
    """
    return f"tel:{_dialable(e164)}"


def vcard_content(
    *, name: str, organisation: str, phones: Sequence[str], address: str, url: str
) -> str:
    """Make a code that offers to save a contact (电子名片) when it is scanned.

    It is a vCard 3.0 (RFC 2426), since that is what both systems' cameras and the scanners built
    into chat programs read alike; they ignore or misread parts of 4.0. Only properties with a value
    are written, and lines are not folded, because each byte makes the code denser.

    Args:
        name: person or service; the whole name stands as the family name, so that no phone turns
            Chinese names round.
        organisation: office or district; may be empty.
        phones: numbers as `tel_content` takes them, the one to ring first in front.
        address: where to go, in one line; may be empty.
        url: link; may be empty.

    Returns:
        The card, its lines ending with CR LF as the standard demands.

    Raises:
        ContentError: the name is empty or a text holds control characters.
        PhoneError: a number cannot be dialled.
        LinkError: the link is not one.
    """
    if not name.strip():
        raise ContentError("电子名片缺姓名。", "The contact card has no name.")
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name)};;;;", f"FN:{_escaped(name)}"]
    if organisation.strip():
        lines.append(f"ORG:{_escaped(organisation)}")
    lines += [f"TEL:{_dialable(phone)}" for phone in phones]
    if address.strip():
        lines.append(f"ADR:;;{_escaped(address)};;;;")
    if url:
        lines.append(f"URL:{link_content(url)}")
    return "\r\n".join([*lines, "END:VCARD", ""])


def text_content(lines: Iterable[str]) -> str:
    """Make a code that shows plain text when it is scanned.

    Args:
        lines: the lines to show; white space around them and empty lines are left out.

    Returns:
        The lines, joined by line feeds.

    Raises:
        ContentError: nothing is left to show, or a line holds control characters.
    """
    kept = [_plain(line) for line in lines if line.strip()]
    if not kept:
        raise ContentError("二维码没有内容。", "The code has nothing to say.")
    return "\n".join(kept)


def _link_problems(url: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port  # reading it is what checks it
    except ValueError:
        yield "网址写得不完整", "its address is malformed"
        return
    if not url.lower().startswith(("https://", "http://")):
        yield "要以 https:// 或 http:// 开头", "it must begin with https:// or http://"
    elif not host:
        yield "缺网站名", "it names no host"
    if parts.username is not None or parts.password is not None:
        yield "里面有用户名或密码", "it holds a user name or password"
    bad = sorted({character for character in url if not _allowed_in_link(character)})
    if bad:
        named = " ".join(_named(character) for character in bad)
        yield (
            f"不能有空格、控制字符或中文标点（{named}）",
            f"it holds characters no link has ({named})",
        )
    length = len(url.encode(errors="replace"))
    if length > LONGEST_LINK:
        yield (
            f"太长，有 {length} 字节，最多 {LONGEST_LINK} 字节，请换短一点的链接",
            f"it is {length} bytes long, and {LONGEST_LINK} is the most; use a shorter one",
        )


def _allowed_in_link(character: str) -> bool:
    if character.isascii():
        return "!" <= character <= "~" and character not in _NEVER_IN_LINKS
    return unicodedata.category(character)[0] in "LMN"


def _named(character: str) -> str:
    return character if character.isprintable() and character != " " else f"U+{ord(character):04X}"


def _shown(text: str) -> str:
    printable = "".join(_named(character) if character != " " else " " for character in text)
    return printable if len(printable) <= 60 else f"{printable[:57]}…"


def _dialable(number: str) -> str:
    if not (_E164.fullmatch(number) or _SHORT_NUMBER.fullmatch(number)):
        raise PhoneError(
            f"电话「{_shown(number)}」扫码拨不出去：座机、手机要写成 +86 加区号（去掉 0）加号码，"
            "只有数字，例如 +868741234567；短号直接写，例如 12345。",
            f"The number {_shown(number)!r} cannot be dialled from a code: write it as +86 and digits, "
            "such as +868741234567, or a short number such as 12345.",
        )
    return number


def _plain(text: str) -> str:
    kept = text.strip()
    for character in kept:
        if unicodedata.category(character) in ("Cc", "Cs") and character != "\t":
            raise ContentError(
                f"「{_shown(kept)}」里有看不见的控制字符 {_named(character)}，请删掉后重新输入。",
                f"{_shown(kept)!r} holds the control character {_named(character)}; retype it.",
            )
    return kept


def _escaped(text: str) -> str:
    """Escape a vCard text value (RFC 2426, section 4)."""
    kept = "\n".join(_plain(line) for line in text.strip().splitlines())
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")

"""From the bytes of a file to text that is safe to read, or a sentence that says why not."""

from __future__ import annotations

import re
from pathlib import Path

from bianmin_core.sources.problems import Problem, problem

# Control characters, and those that turn the direction of text round and hide what stands there.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
# The same characters from U+007F on, as UTF-8 has them: the byte they begin with, which is soon
# looked for, and what then makes one of them.
_UNSAFE_BYTES = tuple(
    (bytes([first]), re.compile(b"\\x%02x%s" % (first, rest)))
    for first, rest in (
        (0x7F, b""),
        (0xC2, rb"[\x80-\x9f]"),
        (0xD8, rb"(?=\x9c)"),
        (0xE2, rb"(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])"),
        (0xEF, rb"\xbf[\xbe\xbf]"),
    )
)
_MEGABYTE = 1024 * 1024


def read_text(file: Path, shown: str, limit: int) -> tuple[str | None, list[Problem]]:
    """Return a file's text, or the problems that keep it from being read.

    Args:
        file: The file.
        shown: Its name in problems.
        limit: The size in bytes above which it is not read.
    """
    try:
        size = file.stat().st_size
        if size > limit:
            return None, [
                problem(
                    shown,
                    None,
                    None,
                    f"文件太大（{size / _MEGABYTE:.0f} MB，最多 {limit // _MEGABYTE} MB）；请一个站所一个文件分开存放",
                    f"the file is too large ({size / _MEGABYTE:.0f} MB of at most "
                    f"{limit // _MEGABYTE} MB); keep one file an office",
                )
            ]
        data = file.read_bytes()
    except OSError as error:
        return None, [unreadable(shown, error)]
    return decode(data, shown)


def unreadable(shown: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return problem(
            shown,
            None,
            None,
            "没有这个文件或文件夹，请检查路径",
            "there is no such file or folder; check the path",
        )
    return problem(
        shown,
        None,
        None,
        f"文件读不了（{error.strerror}）",
        f"the file can't be read ({error.strerror})",
    )


def decode(data: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """Return the text of some bytes in UTF-8, or what is wrong with them."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        return None, [
            problem(
                shown,
                1,
                1,
                "文件是 UTF-16 编码，请另存为 UTF-8",
                "the file is in UTF-16; save it as UTF-8",
            )
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(data, error.start, shown)]
    return text, unsafe_characters(text, shown)


def _wrong_encoding(data: bytes, at: int, shown: str) -> Problem:
    line = data.count(b"\n", 0, at) + 1
    column = at - (data.rfind(b"\n", 0, at) + 1) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return problem(
            shown,
            line,
            column,
            "文件不是 UTF-8 编码，请另存为 UTF-8",
            "the file is not in UTF-8; save it as UTF-8",
        )
    return problem(
        shown,
        line,
        column,
        "文件像是 GB18030（GBK、ANSI）编码；请在记事本里「另存为」，编码选 UTF-8",
        "the file seems to be in GB18030 (GBK); save it as UTF-8",
    )


def unsafe_characters(text: str, shown: str) -> list[Problem]:
    """Return a problem for each control or text-direction character."""
    found = []
    for match in _UNSAFE.finditer(text):
        at = match.start()
        found.append(unsafe(shown, *place_of(text, at), match[0]))
        if len(found) == 100:
            break
    return found


def may_hide(data: bytes) -> bool:
    """Whether bytes in UTF-8 may hold a character that is unsafe, those below U+0020 aside."""
    return any(first in data and whole.search(data) for first, whole in _UNSAFE_BYTES)


def place_of(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at an index."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def visible(text: str) -> str:
    """The text on one line, with hidden characters by name, so that a terminal may show it."""
    return _UNSAFE.sub(lambda m: f"<U+{ord(m[0]):04X}>", " ".join(text.split("\n")))


def is_unsafe(text: str) -> str | None:
    """Return the first control or text-direction character of a text, if it holds one."""
    match = _UNSAFE.search(text)
    return match[0] if match else None


def unsafe(shown: str, line: int, column: int, character: str) -> Problem:
    """The problem of one control or text-direction character."""
    return problem(
        shown,
        line,
        column,
        f"这里有看不见的控制字符 U+{ord(character):04X}，请删掉它重新输入",
        f"there is an invisible control character U+{ord(character):04X}; delete it and type anew",
    )

"""Which names of files every system takes: what is written on one desk is opened on another."""

from __future__ import annotations

import unicodedata

from bianmin_core.model.labels import Text

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_SIGNS = frozenset('/\\:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def unfit(name: str) -> Text | None:
    """Why this can't be the name of a file or folder everywhere, or None where it can.

    Refused are: no name, "." and "..", separators and the signs that Windows reserves, unseen
    characters (controls, NUL, direction marks), a space or dot at the end, names of devices,
    and more than 255 bytes of UTF-8.
    """
    if not name:
        return Text("有一段是空的", "a part of it is empty")
    if name in (".", ".."):
        return Text(f"不能有 {name}", f"it has {name} in it")
    if any(unicodedata.category(c) in _UNSEEN for c in name):
        return Text("有看不见的字符", "it has unseen characters")
    if found := _SIGNS.intersection(name):
        return Text(f"不能有 {min(found)}", f"it has {min(found)} in it")
    if name[0] == " " or name[-1] in " .":
        return Text(
            "头尾不能是空格，末尾不能是点", "it begins or ends with a space, or ends with a dot"
        )
    if name.partition(".")[0].rstrip().lower() in _DEVICES:
        return Text("是 Windows 的设备名", "it is the name of a device on Windows")
    if len(name.encode()) > 255:
        return Text("名字超过 255 字节", "a name is longer than 255 bytes")
    return None


def folded(path: str) -> str:
    """The path as systems compare it that tell neither case nor the composition of letters."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())

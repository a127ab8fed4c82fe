"""Which exporters and commands there are: found by entry point, listed without being imported."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Callable, Mapping
from importlib import metadata
from typing import Any

import attrs

from bianmin_core.contract import CONTRACT_VERSION, Command, Exporter, option_help
from bianmin_core.errors import ExporterError, cause_of
from bianmin_core.installed import Entry, installed
from bianmin_core.model.labels import Audience, Text
from bianmin_core.options import is_option

GROUP = "bianmin.exporters"
COMMANDS = "bianmin.commands"
_KINDS = {GROUP: Text("导出器", "exporter"), COMMANDS: Text("命令", "command")}


@attrs.frozen(kw_only=True)
class ExporterEntry(Entry):
    """An exporter or command that is installed; read from metadata alone."""


def exporters() -> tuple[ExporterEntry, ...]:
    """Return the installed exporters by name; imports none of them."""
    return installed(GROUP, ExporterEntry)


def commands() -> tuple[ExporterEntry, ...]:
    """Return the commands that installed packages bring, by name; imports none of them."""
    return installed(COMMANDS, ExporterEntry)


def load_exporter(name: str) -> Exporter[Any]:
    """Import the exporter of that name, and no other.

    Raises:
        ExporterError: There is none, there are two, it does not import, or it does not keep
            the contract; the sentence names the cause.
    """
    loaded, owner, breach = _loaded(GROUP, name, _breach)
    if breach:
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）不符合导出器约定：{breach.zh}",
            f"Exporter {name} (from {owner}) does not keep the exporter contract: {breach.en}",
        )
    exporter: Exporter[Any] = loaded
    return exporter


def load_command(name: str) -> Command[Any] | Mapping[str, Command[Any]]:
    """Import the command of that name, and no other: one command, or several by their names.

    Raises:
        ExporterError: There is none, there are two, it does not import, or it is no command.
    """
    loaded, owner, breach = _loaded(COMMANDS, name, _command_breach)
    if breach:
        raise ExporterError(
            f"命令 {name}（来自 {owner}）{breach.zh}", f"Command {name} (from {owner}) {breach.en}"
        )
    command: Command[Any] | Mapping[str, Command[Any]] = loaded
    return command


def _command_breach(loaded: object) -> Text | None:
    held = tuple(loaded.values()) if isinstance(loaded, Mapping) else (loaded,)
    for each in held:
        missing = [m for m in ("summary", "arguments", "options", "run") if not hasattr(each, m)]
        if missing:
            return Text(f"缺少 {'、'.join(missing)}", f"lacks {', '.join(missing)}")
    return None


def _loaded(
    group: str, name: str, breach_of: Callable[[object], Text | None]
) -> tuple[Any, str, Text | None]:
    """What the entry point of that name stands for, whose it is, and what is wrong with it."""
    points = {p.value: p for p in metadata.entry_points(group=group, name=name)}
    kind = _KINDS[group]
    if not points:
        names = [e.name for e in installed(group, ExporterEntry)]
        near = difflib.get_close_matches(name, names, n=1)
        raise ExporterError(
            f"没有叫 {name} 的{kind.zh}"
            + (f"，是不是 {near[0]}？" if near else f"；有的是：{'、'.join(names)}"),
            f"There is no {kind.en} {name}"
            + (f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(names)}"),
        )
    if len(points) > 1:
        raise ExporterError(
            f"有两个包都提供了{kind.zh} {name}：{'、'.join(points)}；请卸载其中一个",
            f"Two packages offer the {kind.en} {name}: {', '.join(points)}; uninstall one of them",
        )
    point = next(iter(points.values()))
    owner = point.dist.name if point.dist else point.value
    try:
        loaded = point.load()
        return loaded, owner, breach_of(loaded)
    except Exception as error:
        cause = cause_of(error)
        remedy = _remedy(point, owner)
        raise ExporterError(
            f"{kind.zh} {name}（来自 {owner}）装不起来：{cause}。{remedy.zh}",
            f"{kind.en.capitalize()} {name} (from {owner}) can't be imported: {cause}. {remedy.en}",
        ) from error


def _remedy(point: metadata.EntryPoint, owner: str) -> Text:
    if owner != "bianmin":
        return Text(f"请升级或卸载 {owner}", f"Upgrade or uninstall {owner}")
    extras = (point.dist.metadata.get_all("Provides-Extra") if point.dist else None) or []
    what = f"'bianmin[{point.name}]'" if point.name in extras else "--force-reinstall bianmin"
    return Text(f"请安装：pip install {what}", f"Install it: pip install {what}")


def _breach(loaded: object) -> Text | None:
    """What of the contract a loaded object does not keep, if anything."""
    if isinstance(loaded, type):
        return Text(
            f"{loaded.__name__} 是类，要的是它的对象",
            f"{loaded.__name__} is a class, not an object",
        )
    missing = [
        m
        for m in ("contract", "summary", "options", "audience", "export")
        if not hasattr(loaded, m)
    ]
    if missing:
        return Text(f"缺少 {'、'.join(missing)}", f"it lacks {', '.join(missing)}")
    version = getattr(loaded, "contract", None)
    if version != CONTRACT_VERSION:
        return Text(
            f"它按第 {version} 版写成，这里用第 {CONTRACT_VERSION} 版；请升级它",
            f"it was written for version {version}, this is {CONTRACT_VERSION}; upgrade it",
        )
    if not isinstance(getattr(loaded, "summary", None), Text):
        return Text("summary 不是 Text", "its summary is no Text")
    if not isinstance(getattr(loaded, "audience", None), Audience):
        return Text("audience 不是 Audience", "its audience is no Audience")
    if not callable(getattr(loaded, "export", None)):
        return Text("export 不能调用", "its export can't be called")
    return _options_breach(getattr(loaded, "options", None))


def _options_breach(options: object) -> Text | None:
    if not (isinstance(options, type) and attrs.has(options)):
        return Text("options 不是 attrs 类", "its options are no attrs class")
    fields = attrs.fields(options)
    bare = [f.name for f in fields if f.default is attrs.NOTHING or option_help(f) is None]
    if bare:
        return Text(
            f"选项 {'、'.join(bare)} 没有默认值或说明",
            f"options without a default or a help text: {', '.join(bare)}",
        )
    try:
        hints = typing.get_type_hints(options)
    except NameError as error:
        return Text(f"选项的类型找不到：{error}", f"a type of its options is not found: {error}")
    odd = [
        f.name for f in fields if f.alias != f.name or not f.init or not is_option(hints[f.name])
    ]
    if odd:
        return Text(
            f"选项 {'、'.join(odd)} 的类型命令行和目录文件写不出来",
            f"options of a type that no flag and no catalogue can hold: {', '.join(odd)}",
        )
    return None

"""Which exporters there are: found by entry point, listed without being imported."""

from __future__ import annotations

import difflib
from importlib import metadata
from typing import Any

import attrs

from bianmin_core.contract import CONTRACT_VERSION, Exporter, option_help
from bianmin_core.errors import ExporterError

GROUP = "bianmin.exporters"


@attrs.frozen(kw_only=True)
class ExporterEntry:
    """An exporter that is installed; read from metadata alone."""

    name: str
    distribution: str
    version: str
    target: str


def exporters() -> tuple[ExporterEntry, ...]:
    """Return the installed exporters by name; imports none of them."""
    found = [
        ExporterEntry(
            name=point.name,
            distribution=point.dist.name if point.dist else "?",
            version=point.dist.version if point.dist else "?",
            target=point.value,
        )
        for point in metadata.entry_points(group=GROUP)
    ]
    return tuple(sorted(set(found), key=lambda e: (e.name, e.distribution)))


def load_exporter(name: str) -> Exporter[Any]:
    """Import the exporter of that name, and no other.

    Raises:
        ExporterError: There is none, there are two, it does not import, or it does not keep
            the contract; the sentence names the cause.
    """
    points = {p.value: p for p in metadata.entry_points(group=GROUP, name=name)}
    if not points:
        names = [e.name for e in exporters()]
        near = difflib.get_close_matches(name, names, n=1)
        raise ExporterError(
            f"没有叫 {name} 的导出器"
            + (f"，是不是 {near[0]}？" if near else f"；有的是：{'、'.join(names)}"),
            f"There is no exporter {name}"
            + (f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(names)}"),
        )
    if len(points) > 1:
        raise ExporterError(
            f"有两个包都提供了导出器 {name}：{'、'.join(points)}；请卸载其中一个",
            f"Two packages offer an exporter {name}: {', '.join(points)}; uninstall one of them",
        )
    point = next(iter(points.values()))
    owner = point.dist.name if point.dist else point.value
    try:
        loaded = point.load()
    except (ImportError, AttributeError, SyntaxError) as error:
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）装不起来：{error}。{_remedy(name, owner)[0]}",
            f"Exporter {name} (from {owner}) can't be imported: {error}. {_remedy(name, owner)[1]}",
        ) from error
    _keeps_contract(name, owner, loaded)
    exporter: Exporter[Any] = loaded
    return exporter


def _remedy(name: str, owner: str) -> tuple[str, str]:
    if owner == "bianmin":
        return (
            f"请安装：pip install 'bianmin[{name}]'",
            f"Install it: pip install 'bianmin[{name}]'",
        )
    return (f"请升级或卸载 {owner}", f"Upgrade or uninstall {owner}")


def _keeps_contract(name: str, owner: str, loaded: object) -> None:
    missing = [
        m
        for m in ("contract", "summary", "options", "audience", "export")
        if not hasattr(loaded, m)
    ]
    if missing:
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）缺少 {'、'.join(missing)}，不符合导出器约定",
            f"Exporter {name} (from {owner}) lacks {', '.join(missing)} of the exporter contract",
        )
    version = getattr(loaded, "contract", None)
    if version != CONTRACT_VERSION:
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）按约定第 {version} 版写成，这里用第 {CONTRACT_VERSION} 版；请升级它",
            f"Exporter {name} (from {owner}) was written for contract {version}, "
            f"this is {CONTRACT_VERSION}; upgrade it",
        )
    options = getattr(loaded, "options", None)
    if not (isinstance(options, type) and attrs.has(options)):
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）的 options 不是 attrs 类",
            f"The options of exporter {name} (from {owner}) are no attrs class",
        )
    unfit = [
        f.name
        for f in attrs.fields(options)
        if f.default is attrs.NOTHING or option_help(f) is None
    ]
    if unfit:
        raise ExporterError(
            f"导出器 {name}（来自 {owner}）的选项 {'、'.join(unfit)} 没有默认值或说明",
            f"Options {', '.join(unfit)} of exporter {name} (from {owner}) lack a default or a help text",
        )

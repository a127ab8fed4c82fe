"""Which rules there are: ours and everybody's, by the entry-point group `bianmin.rules`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

import attrs

from bianmin_core.errors import cause_of
from bianmin_core.installed import Entry, installed
from bianmin_core.model.labels import Text
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

GROUP = "bianmin.rules"
_PARTS = ("code", "severity", "title", "message", "why", "fix")


@attrs.frozen(kw_only=True)
class RuleSet:
    """The rules that could be loaded, by code, and a sentence for each plug-in that could not."""

    rules: tuple[type[Finding], ...]
    broken: tuple[Text, ...]


@attrs.frozen(kw_only=True)
class RulePackage(Entry):
    """A package of rules that is installed; read from metadata alone."""


def rule_packages() -> tuple[RulePackage, ...]:
    """Return the installed packages of rules by name; imports none of them."""
    return installed(GROUP, RulePackage)


def load_rules() -> RuleSet:
    """Import every rule plug-in; a broken one is named with its cause and spoils no other."""
    found: dict[str, type[Finding]] = {}
    broken: list[Text] = []
    points = {(p.name, p.value): p for p in metadata.entry_points(group=GROUP)}
    for (name, _), point in sorted(points.items()):
        owner = point.dist.name if point.dist else point.value
        try:
            rules = tuple(point.load())
        except Exception as error:  # noqa: BLE001 - a package of rules is anybody's code
            cause = cause_of(error)
            broken.append(
                Text(
                    f"规则包 {name}（来自 {owner}）装不起来，它的规则没有检查：{cause}",
                    f"Rules {name} (from {owner}) can't be loaded and were not checked: {cause}",
                )
            )
            continue
        for rule in rules:
            if not (isinstance(rule, type) and issubclass(rule, Finding)):
                broken.append(
                    Text(
                        f"规则包 {name}（来自 {owner}）里的 {rule!r} 不是规则",
                        f"{rule!r} of rules {name} (from {owner}) is no rule",
                    )
                )
            elif lacking := [part for part in _PARTS if not hasattr(rule, part)]:
                broken.append(
                    Text(
                        f"规则包 {name}（来自 {owner}）的 {rule.__name__} 缺少 {'、'.join(lacking)}",
                        f"{rule.__name__} of rules {name} (from {owner}) lacks {', '.join(lacking)}",
                    )
                )
            elif rule.code in found and found[rule.code] is not rule:
                broken.append(
                    Text(
                        f"规则编号 {rule.code} 有两个，{owner} 的那个没有检查",
                        f"Rule code {rule.code} is taken; the one of {owner} was not checked",
                    )
                )
            else:
                found[rule.code] = rule
    return RuleSet(rules=tuple(found[c] for c in sorted(found)), broken=tuple(broken))


def found_by(rule: type[Finding], context: CheckContext, broken: list[Text]) -> Iterator[Finding]:
    """Yield what a rule finds; where it fails, add a sentence to `broken` and stop.

    What it found until then counts. That its messages can be said is seen by the first.
    """
    said = False
    try:
        for finding in rule.check(context):
            if not said:
                finding.say("zh")
                finding.say("en")
                said = True
            yield finding
    except Exception as error:  # noqa: BLE001 - a rule is anybody's code; it spoils no other
        owner, cause = rule.__module__.partition(".")[0], cause_of(error)
        broken.append(
            Text(
                f"规则 {rule.code}（来自 {owner}）检查时出错，没有查完：{cause}",
                f"Rule {rule.code} (from {owner}) failed and was not checked to the end: {cause}",
            )
        )

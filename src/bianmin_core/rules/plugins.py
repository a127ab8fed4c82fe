"""Which rules there are: ours and everybody's, by the entry-point group `bianmin.rules`."""

from __future__ import annotations

from importlib import metadata

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.rules.finding import Finding

GROUP = "bianmin.rules"


@attrs.frozen(kw_only=True)
class RuleSet:
    """The rules that could be loaded, by code, and a sentence for each plug-in that could not."""

    rules: tuple[type[Finding], ...]
    broken: tuple[Text, ...]


def load_rules() -> RuleSet:
    """Import every rule plug-in; a broken one is named with its cause and spoils no other."""
    found: dict[str, type[Finding]] = {}
    broken: list[Text] = []
    points = {(p.name, p.value): p for p in metadata.entry_points(group=GROUP)}
    for (name, _), point in sorted(points.items()):
        owner = point.dist.name if point.dist else point.value
        try:
            rules = tuple(point.load())
        except (ImportError, AttributeError, SyntaxError, TypeError) as error:
            broken.append(
                Text(
                    f"规则包 {name}（来自 {owner}）装不起来，它的规则没有检查：{error}",
                    f"Rules {name} (from {owner}) can't be loaded and were not checked: {error}",
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

"""Write the documents that come from the code: rules.md, catalogue-format.md and api.md.

python -m docs.generate            write them
python -m docs.generate --check    exit 1 if one of them is not what the code says
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from textwrap import dedent
from typing import Any

from bianmin_core import Catalogue, Finding, ModelField, model_classes, model_fields
from bianmin_core.model.labels import Term
from bianmin_core.rules.finding import QUESTIONS
from bianmin_core.rules.plugins import load_rules
from docs.api import api_text

HERE = Path(__file__).parent
_NOTICE = "<!-- Written by `python -m docs.generate`; change the code, not this file. -->\n"


def main(arguments: Sequence[str]) -> int:
    """Write the documents, or compare them; return the exit code."""
    stale = 0
    for name, text in (
        ("rules.md", rules_text()),
        ("catalogue-format.md", format_text()),
        ("api.md", _NOTICE + api_text()),
    ):
        file = HERE / name
        if "--check" not in arguments:
            file.write_text(text, "utf-8", newline="\n")
        elif not file.is_file() or file.read_text("utf-8") != text:
            print(f"docs/{name} is stale: run python -m docs.generate", file=sys.stderr)
            stale = 1
    return stale


def rules_text() -> str:
    """The rules, from their classes."""
    rules = [rule for rule in load_rules().rules if rule.code.startswith("BM")]
    overview = "\n".join(
        f"| [{r.code}](#{r.code.lower()}) | {r.severity.label.zh} {r.severity.value} "
        f"| {r.title.zh} | {r.title.en} |"
        for r in rules
    )
    head = dedent("""\
        # 规则 · Rules

        What `bianmin check` looks for. A rule that *blocks* (不能发布) stops an export unless a
        draft is asked for; one that *warns* (要留意) does not. Each says what it costs a citizen
        and how to mend it.

        A district changes how grave a rule is, or silences it, in its `catalogue.yaml`; a written
        reason is required:

        ```yaml
        rules:
          - {code: BM402, severity: blocks, reason: 放假最容易白跑}
          - {code: BM601, subject: li-mingfang, reason: 同意书在办公室，下周补录, until: 2026-06-01}
        ```

        Without `severity` a finding is silenced: it no longer counts, but the report still holds it,
        and a service it is about does not become ready. With `subject` the setting is for that one
        service, office or officer; after `until` it no longer holds. A setting without a reason
        blocks (BM901); one that has expired (BM902) or silences nothing (BM903) is told.

        A package brings rules of its own, with codes of its own prefix: see
        [Writing a rule](writing-a-rule.md).

        The examples are laid over a small catalogue that has no findings
        (`bianmin_core.testing.specimen`) and judged on the day it is issued; where a rule compares
        with the edition before, that edition is the same small catalogue, or what is shown.

        """)
    table = f"| code | | 规则 | rule |\n| --- | --- | --- | --- |\n{overview}\n"
    return _NOTICE + head + table + "".join(_rule(rule) for rule in rules)


def _rule(rule: type[Finding]) -> str:
    severity = rule.severity
    question = QUESTIONS[rule.question] if rule.question else None
    translation = (
        f"\nIts translation:\n\n```yaml\n{dedent(rule.translation).strip()}\n```\n"
        if rule.translation
        else ""
    )
    before = (
        f"\nThe edition before:\n\n```yaml\n{dedent(rule.before).strip()}\n```\n"
        if rule.before
        else ""
    )
    asked = f" · 五问：{question.zh} ({question.en})" if question else ""
    return f"""
## {rule.code}

**{rule.title.zh} · {rule.title.en}** — {severity.label.zh} ({severity.value}){asked}

{dedent(rule.__doc__ or "").strip().partition(chr(10))[0]}

- 为什么：{rule.why.zh}<br>{rule.why.en}
- 怎么改：{rule.fix.zh}<br>{rule.fix.en}
{before}{translation}
Found:

```yaml
{dedent(rule.failing).strip()}
```

Not found:

```yaml
{dedent(rule.passing).strip()}
```
"""


def format_text() -> str:
    """The format of a catalogue: an introduction by hand, the rest from the model."""
    introduction = (HERE / "catalogue-format.intro.md").read_text("utf-8")
    classes = model_classes()
    parts = [_NOTICE, introduction, "\n## 内容 · Fields\n"]
    parts += [_class(cls) for cls in classes]
    parts.append("\n## 词表 · Closed lists of words\n")
    parts += [_words(term) for term in _terms(classes)]
    return "".join(parts)


def _terms(classes: tuple[Any, ...]) -> list[type[Enum]]:
    found = {
        field.inner: None
        for cls in classes
        for field in model_fields(cls)
        if isinstance(field.inner, type) and issubclass(field.inner, Enum)
    }
    return list(found)


def _class(cls: Any) -> str:
    title, _, meaning = " ".join((cls.__doc__ or "").partition("\n\n")[0].split()).partition(": ")
    told = f"{meaning[:1].upper()}{meaning[1:]}\n\n" if meaning else ""
    heading = f"\n### {cls.__name__}\n\n**{title.rstrip('.')}** {told or chr(10) * 2}"
    note = "The top level.\n\n" if cls is Catalogue else ""
    rows = "".join(_row(field) for field in model_fields(cls))
    return (
        f"{heading.rstrip()}\n\n{note}"
        "| field | 栏目 · label | type | meaning | |\n| --- | --- | --- | --- | --- |\n" + rows
    )


def _row(field: ModelField) -> str:
    info = field.info
    remarks = []
    if field.required:
        remarks.append("**必填 required**")
    elif info.needed:
        remarks.append("**发布前要填 needed to publish**")
    if info.visibility.value != "public":
        remarks.append(f"不公开 {info.visibility.value}")
    if info.refers_to:
        remarks.append(f"id of `{info.refers_to[0]}`")
    if info.translated:
        own = "译文自拟 own words in a translation"
        remarks.append("可译 translated" if info.translated == "text" else own)
    if info.pattern:
        remarks.append("`" + info.pattern.replace("|", "\\|") + "`")
    meaning = info.meaning.replace("|", "\\|")
    return (
        f"| `{field.name}` | {info.label.zh} · {info.label.en} | {_type(field)} | {meaning} "
        f"| {'; '.join(remarks)} |\n"
    )


def _type(field: ModelField) -> str:
    inner = field.inner
    names = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
    if typing.get_origin(inner) is not None and not isinstance(inner, types.UnionType):
        name = "names with values"
    elif inner in names:
        name = names[inner]
    elif inner.__name__ == "date":
        name = "date"
    elif inner.__name__ == "ClockTime":
        name = "time of day"
    else:
        name = f"[{inner.__name__}](#{inner.__name__.lower()})"
    return f"list of {name}" if field.is_list else name


def _words(term: type[Enum]) -> str:
    return f"\n### {term.__name__}\n\n" + "".join(_word(member) for member in term)


def _word(member: Enum) -> str:
    if isinstance(member, Term):
        return f"- `{member.value}` {member.label.zh} · {member.label.en}\n"
    return f"- `{member.value}`\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

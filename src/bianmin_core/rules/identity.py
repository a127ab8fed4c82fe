"""Ids and references: what a printed code or a page number hangs on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.people import ID_PATTERN
from bianmin_core.model.reflect import ModelField, model_fields
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import COLLECTIONS, CheckContext
from bianmin_core.rules.finding import Finding, Path

_ID = re.compile(ID_PATTERN)


def entities(context: CheckContext) -> Iterator[tuple[Path, Any]]:
    """Yield every entity that has an id, with its path."""
    for collection in COLLECTIONS:
        yield from context.keyed(collection)


@attrs.frozen(kw_only=True)
class DuplicateId(Finding):
    """Two things of the same kind share an id.

    A printed code carries the id; with two of them it opens the wrong page.
    """

    id: str
    count: int

    code: ClassVar[str] = "BM101"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("编号重复", "Duplicate id")
    message: ClassVar[Text] = Text("编号 {id} 用了 {count} 次", "id {id} is used {count} times")
    why: ClassVar[Text] = Text(
        "印出去的二维码带着编号；编号重复，扫出来的可能是另一件事，人就白跑了。",
        "A printed code carries the id; with two of them it opens the wrong page.",
    )
    fix: ClassVar[Text] = Text(
        "给后加的那个换一个新编号；已经印过的编号不要动。",
        "Give the newer one another id; leave the one that has been printed.",
    )
    failing: ClassVar[str] = """
        officers:
          - id: li-xue
            posts: [{id: service-2, office: hall, title: 综合窗口, duties: [开证明]}]
    """
    passing: ClassVar[str] = """
        officers:
          - id: li-xue
            posts: [{id: service-3, office: hall, title: 综合窗口, deputy_of: [service-1]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Count ids in each collection, of posts over all officers, of parts within a service."""
        for collection in COLLECTIONS:
            items = getattr(context.source, collection)
            counts = Counter(item.id for item in items)
            for index, item in enumerate(items):
                if counts[item.id] > 1:
                    yield cls(path=(collection, index, "id"), id=item.id, count=counts[item.id])
        posts = Counter(p.id for o in context.source.officers for p in o.posts)
        for officer in context.source.officers:
            for index, post in enumerate(officer.posts):
                if posts[post.id] > 1:
                    path: Path = ("officers", officer.id, "posts", index, "id")
                    yield cls(path=path, id=post.id, count=posts[post.id])
        for path, service in context.services:
            for part in ("situations", "materials"):
                within = Counter(i.id for i in getattr(service, part) if i.id is not None)
                for index, item in enumerate(getattr(service, part)):
                    if within[item.id] > 1:
                        yield cls(
                            path=(*path, part, index, "id"), id=item.id, count=within[item.id]
                        )


@attrs.frozen(kw_only=True)
class MalformedId(Finding):
    """An id holds something other than lower-case letters, figures and single hyphens.

    Ids stand in links and file names; anything else breaks when it is typed or scanned.
    """

    id: str

    code: ClassVar[str] = "BM102"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("编号写法不对", "Malformed id")
    message: ClassVar[Text] = Text(
        "编号「{id}」只能用小写字母、数字和连字符",
        "id {id!r} may hold lower-case letters, figures and hyphens",
    )
    why: ClassVar[Text] = Text(
        "编号写在链接和文件名里；有大写、空格或汉字，照着输入或扫码就打不开。",
        "Ids stand in links and file names; capitals, blanks or Chinese fail when typed or scanned.",
    )
    fix: ClassVar[Text] = Text(
        "改成例如 newborn-registration 这样的写法。", "Write it like newborn-registration."
    )
    failing: ClassVar[str] = """
        themes: [{id: 户口, name: 户口身份}]
    """
    passing: ClassVar[str] = """
        themes: [{id: household-2026, name: 户口身份}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at the ids of all entities, posts, situations, choices and materials."""
        for path, entity in entities(context):
            for where, held in _ids(entity, path):
                if not _ID.fullmatch(held):
                    yield cls(path=where, id=held)


def _ids(entity: Any, path: Path) -> Iterator[tuple[Path, str]]:
    yield (*path, "id"), entity.id
    for part in ("posts", "situations", "materials"):
        for index, item in enumerate(getattr(entity, part, ())):
            if item.id is not None:
                yield (*path, part, index, "id"), item.id
            for place, choice in enumerate(getattr(item, "choices", ())):
                yield (*path, part, index, "choices", place, "id"), choice.id


@cache
def _references(cls: Any) -> tuple[tuple[str, bool, str | None], ...]:
    """(name, is a list, collection) for the fields that hold ids, or objects that do."""
    return tuple(
        (f.name, f.is_list, f.info.refers_to[0] if f.info.refers_to else None)
        for f in model_fields(cls)
        if f.info.refers_to or (attrs.has(f.inner) and bool(_references(f.inner)))
    )


def _referred(value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, collection, id) for every reference inside a model object."""
    cls: Any = type(value)
    for name, is_list, collection in _references(cls):
        held = getattr(value, name)
        if held is None:
            continue
        for index, item in enumerate(held) if is_list else ((None, held),):
            here = (*path, name) if index is None else (*path, name, index)
            if collection is not None:
                yield here, collection, item
            else:
                yield from _referred(item, here)


@attrs.frozen(kw_only=True)
class BrokenReference(Finding):
    """Something refers to an id that nothing has.

    The reader is sent to an office, a person or a service that is not in the book.
    """

    target: str
    kind: Text

    code: ClassVar[str] = "BM103"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("指向的编号不存在", "Broken reference")
    message: ClassVar[Text] = Text(
        "指向的{kind} {target} 不存在", "refers to {kind} {target}, which there is none of"
    )
    why: ClassVar[Text] = Text(
        "书上让人去找的站所、人或事项根本没有，人就白跑一趟。",
        "The reader is sent to an office, a person or a service that is not in the book.",
    )
    fix: ClassVar[Text] = Text(
        "把编号改对，或者补上它指的那一项。", "Correct the id, or add what it refers to."
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, handlers: [service-1, service-9]}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, handlers: [service-1, service-2]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Follow every field that holds ids, of a shared paper once, and a service's situations."""
        source = context.source
        known: dict[str, set[str]] = {c: {i.id for i in getattr(source, c)} for c in COLLECTIONS}
        known["posts"] = set(source.posts_by_id)
        for path, entity in entities(context):
            for where, collection, target in _referred(entity, path):
                if target not in known[collection] and not (
                    path[0] == "services" and context.shared.hold(entity, where[2:])
                ):
                    yield cls(path=where, target=target, kind=_KIND[collection])
        for path, service in context.services:
            answers = {s.id: s.answers for s in service.situations}
            for part in ("conditions", "materials", "steps"):
                for index, item in enumerate(getattr(service, part)):
                    for place, when in enumerate(item.when):
                        here = (*path, part, index, "when", place)
                        if when.situation not in answers:
                            yield cls(path=here, target=when.situation, kind=_SITUATION)
                            continue
                        for answer in when.answers:
                            if answer not in answers[when.situation]:
                                yield cls(path=here, target=answer, kind=_ANSWER)


_SITUATION = Text("情形", "situation")
_ANSWER = Text("情形的答案", "answer of a situation")
_KIND = {
    "offices": Text("站所", "office"),
    "officers": Text("干部", "officer"),
    "services": Text("事项", "service"),
    "hotlines": Text("热线", "hotline"),
    "themes": Text("主题", "theme"),
    "life_events": Text("一件事", "life event"),
    "papers": Text("通用材料", "paper"),
    "laws": Text("法规", "law"),
    "posts": Text("岗位", "post"),
}


@cache
def _needed(cls: Any) -> tuple[ModelField, ...]:
    return tuple(f for f in model_fields(cls) if f.info.needed)


@attrs.frozen(kw_only=True)
class NeededFieldMissing(Finding):
    """A field that every published copy shows is empty.

    Without the edition nobody can tell whether a copy is still current; without its kind an
    office or hotline stands in the wrong place.
    """

    field: str
    label: Text

    code: ClassVar[str] = "BM104"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("缺少必填内容", "Needed field missing")
    message: ClassVar[Text] = Text("没有填 {field}（{label}）", "{field} ({label}) is missing")
    why: ClassVar[Text] = Text(
        "没有版次和日期，谁也看不出手里这本还作不作数；缺了类型，就排不到该找的地方。",
        "Without edition and date nobody can tell whether a copy is still current; without its "
        "kind a thing is not where people look for it.",
    )
    fix: ClassVar[Text] = Text("补上这一栏。", "Fill it in.")
    failing: ClassVar[str] = """
        hotlines: [{id: county, name: 县便民热线, phone: {number: "12345"}, purpose: 不知道找谁}]
    """
    passing: ClassVar[str] = """
        hotlines:
          - {id: county, name: 县便民热线, kind: enquiry, phone: {number: "12345"}, purpose: 不知道找谁}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for empty fields that the model marks as needed, wherever nobody withheld them."""
        withheld = {o.id for o in context.catalogue.officers} - {
            o.id for o in context.source.officers
        }
        singles: list[tuple[Path, Any]] = [
            (("district",), context.catalogue.district),
            (("edition",), context.catalogue.edition),
        ]
        for path, entity in (*singles, *entities(context)):
            kind: Any = type(entity)
            for field in _needed(kind):
                value = getattr(entity, field.name)
                if value is None or (isinstance(value, str) and not value.strip()):
                    if path[0] == "officers" and path[1] in withheld:
                        continue
                    yield cls(path=(*path, field.name), field=field.name, label=field.info.label)

"""Materials: whether a resident can tell what goes into the bag, and where to get it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.material import (
    Material,
    Paper,
)
from bianmin_core.model.terms import Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.document_names import Named, document_of, official_names
from bianmin_core.rules.finding import Finding, Path


def _place(service: Path, index: int, material: Material) -> Path:
    return (*service, "materials", material.id or index)


_SAID = ("name", "how_to_get")


def _said_once(context: CheckContext) -> Iterator[tuple[Path, Material | Paper, Collection[str]]]:
    """Each shared paper and each material, with which of name and way to get it are its own."""
    for path, paper in context.keyed("papers"):
        yield path, paper, _SAID
    for path, service in context.services:
        for index, material in enumerate(service.materials):
            own: Collection[str] = _SAID
            if material.paper is not None:
                own = tuple(f for f in _SAID if not context.shared.say(material, f))
            yield _place(path, index, material), material, own


_THINGS = r"(?:证明材料|证明文件|材料|资料|证明|证件|证书|文件|手续|凭证|票据)"
# What a bracket may hold that makes nothing clearer. Repeats are few, so that no text takes long.
_OPEN = (
    r"(?:如有|若有|如需要?|必要时|需要时|(?:视|根据|按|窗口|具体|详见|见)[^（）()]{0,20}"
    r"|[^（）()]{0,20}(?:原件|复印件)[^（）()]{0,20})"
)
_COPIES = r"(?:的?(?:原件|复印件|[及和与、])){0,6}(?:各?[0-9一二两三四五六]{1,2}[份张套本件])?"
_END = rf"{_COPIES}(?:[（(]{_OPEN}[）)])?$"
_DUE = (
    r"(?:法律|法规|规章|法定|依法|规定|要求|需要|必需|必须|必要|所需|需|应当|应|相关|有关|相应|补充|辅助"
    r"|佐证|支撑|证明|提供|提交|出具|携带|的|和|或|、)"
)
# A list that goes on unnamed: 等 at its end. It is part of a word in 中等, 平等, 一等, and the end of
# one thing more in 高中等; 等级 or 等额 go on in another way.
_ETC = r"(?:(?<![中高上下平初优同特头均相对次劣何几一二三四五六七八九十甲乙丙丁等])|(?<=[高初]中))等等?"
_VAGUE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"其[他它](?:{_DUE}{{0,12}}{_THINGS}|事项)?{_END}",
        rf"(?:相关|有关|相应)的?{_THINGS}{_END}",
        rf"(?:规定|要求|需要|所需)的?(?:提供|提交|出具|携带)?的{_THINGS}{_END}",
        rf"{_ETC}(?:的?(?:其他|其它|相关|有关|相应))?的?{_THINGS}?[）)】]?{_END}",
        rf"^(?:所有|全部|全套|各种|各类|一切|申请|申报|有效|佐证|支撑|辅助|补充)?{_THINGS}{_END}",
    )
)
# What says nothing about where to get a thing, if it is all that is said.
_NO_WAY = re.compile(
    r"(?:请?(?:按|按照|根据|依|依照)(?:照)?(?:实际|具体|相关|有关|窗口|工作人员|部门|单位|的)*"
    r"(?:要求|规定|需要|情况)(?:自行)?(?:提供|准备|提交|办理|携带|出具)?"
    r"|视(?:具体|实际)?情况(?:而定|提供|准备)?"
    r"|以(?:窗口|实际|现场|工作人员)(?:的)?(?:要求|告知|通知|规定|情况)?为准"
    r"|(?:由|到|找|向|去)?(?:相关|有关)(?:部门|单位|机构|人员)(?:开具|出具|办理|提供|领取|开|办|领)?)"
)
_NOBODY = re.compile(r"(?:由)?(?:相关|有关)(?:部门|单位|机构|人员)(?:开具|出具)?")
_STOPS = " \t\n\u3000。！；，,.;!"


def vague_in(name: str) -> str | None:
    """Return the part of a material's name that leaves open what to bring, if there is one."""
    found = [match for pattern in _VAGUE if (match := pattern.search(name))]
    return min(found, key=re.Match.start)[0] if found else None


@attrs.frozen(kw_only=True)
class VagueMaterial(Finding):
    """A material leaves open what to bring: 其他材料, 相关证明, a list that ends in 等.

    Nobody can pack 「other materials」; they are told which at the window, and go home for them.
    """

    name: str
    found: str

    code: ClassVar[str] = "BM331"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("材料说不清", "Vague material")
    message: ClassVar[Text] = Text(
        "材料「{name}」里的「{found}」没说清是什么", "material {name}: {found} does not say what"
    )
    why: ClassVar[Text] = Text(
        "「其他材料」没法装进袋子，到了窗口才知道缺哪样，回家拿就是第二趟。",
        "Nobody can pack other materials; which they are is told at the window, and fetched at home.",
    )
    fix: ClassVar[Text] = Text(
        "一样一样写全名；几样里有一样就行的，写同一个 either_or；看情形才要的，写 when；没有了就删掉这一行。",
        "Name each one; where one of several will do give them the same either_or, and when for cases.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [{id: lease, name: 租房合同等相关证明}]}]
    """
    passing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [{id: lease, name: 中等职业学校学籍在线验证报告}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at each name, and at ways to get it that name none; at a shared paper once."""
        vague: dict[str, str | None] = {}
        says_no_way: dict[str | None, bool] = {None: False}
        for path, held, own in _said_once(context):
            name, how = held.name, held.how_to_get
            if name not in vague:
                vague[name] = vague_in(name.strip(_STOPS))
            if (found := vague[name]) is not None and "name" in own:
                yield cls(path=(*path, "name"), name=name, found=found)
            if how not in says_no_way:
                says_no_way[how] = _NO_WAY.fullmatch((how or "").strip(_STOPS)) is not None
            if says_no_way[how] and "how_to_get" in own:
                yield cls(path=(*path, "how_to_get"), name=name, found=how or "")


@attrs.frozen(kw_only=True)
class MaterialWithoutCount(Finding):
    """A material says neither how many originals nor how many copies.

    With the original alone people are sent off to a copy shop; with the copy alone, home.
    """

    name: str

    code: ClassVar[str] = "BM332"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("材料没写几份", "Material without count")
    message: ClassVar[Text] = Text(
        "材料「{name}」没写要几份原件、几份复印件",
        "material {name} says neither how many originals nor how many copies",
    )
    why: ClassVar[Text] = Text(
        "只带了原件，要去找地方复印；只带了复印件，要回家拿原件。",
        "With the original alone people are sent to a copy shop; with the copy alone, home.",
    )
    fix: ClassVar[Text] = Text(
        "写上 original 和 copies，例如 original: 1, copies: 1；不要的写 0；到窗口才填的写 at_window: yes。",
        "Write original and copies, 0 for none; what is filled in at the window is at_window: yes.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [{name: 居民户口簿, issuer: 派出所}]}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{name: 居住证明申请表, issuer: 便民服务中心, at_window: yes}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at both counts of what has to be brought."""
        for path, service in context.services:
            for index, material in enumerate(service.materials):
                if material.original is None and material.copies is None and not material.at_window:
                    yield cls(path=_place(path, index, material), name=material.name)


@attrs.frozen(kw_only=True)
class MaterialWithoutIssuer(Finding):
    """A material does not say who issues it.

    People ask for it at one office after the other.
    """

    name: str

    code: ClassVar[str] = "BM333"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("材料没写谁开", "Material without issuer")
    message: ClassVar[Text] = Text(
        "材料「{name}」没写到哪里开", "material {name} does not say who issues it"
    )
    why: ClassVar[Text] = Text(
        "不知道这张证明谁开，就要挨个单位去问。",
        "Whoever does not know who issues it asks at one office after the other.",
    )
    fix: ClassVar[Text] = Text(
        "在 issuer 写谁开的，例如 派出所、出生医院、本人写；本目录里能办出来的，写 obtained_from。",
        "Say in issuer who issues it; where a service of this catalogue does, obtained_from names it.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, materials: [{name: 房屋安全证明, original: 1, issuer: 有关部门}]}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{name: 居住证明, original: 1, obtained_from: residence-proof}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at the issuer of what is neither filled in here nor comes from a service of ours.

        A shared paper without one is told once, where it is written; an unknown one is BM103's.
        """
        papers = context.shared.papers
        told: set[str] = set()
        nobody: dict[str | None, bool] = {None: True}
        for path, service in context.services:
            for index, material in enumerate(service.materials):
                issuer = material.issuer
                if issuer not in nobody:
                    said = (issuer or "").strip(_STOPS)
                    nobody[issuer] = not said or _NOBODY.fullmatch(said) is not None
                if not nobody[issuer] or (
                    material.at_window or material.obtained_from or material.form
                ):
                    continue
                paper = material.paper
                if paper is None or (
                    paper in papers and not context.shared.say(material, "issuer")
                ):
                    yield cls(path=_place(path, index, material), name=material.name)
                elif paper in papers and paper not in told:
                    told.add(paper)
                    yield cls(path=("papers", paper), name=papers[paper].name)


@attrs.frozen(kw_only=True)
class TwoNamesForOneDocument(Finding):
    """One document goes by two names in the catalogue.

    People take 身份证 and 居民身份证 for two papers and look for one that they do not have.
    """

    name: str
    other: str
    place: Text
    official: str

    code: ClassVar[str] = "BM334"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("一样材料两个叫法", "Two names for one document")
    message: ClassVar[Text] = Text(
        "这里叫「{name}」，{place}叫「{other}」，其实都是{official}",
        "is called {name} here and {other} {place}; both are {official}",
    )
    why: ClassVar[Text] = Text(
        "看着像两样东西，老人会满屋子找一张家里没有的证。",
        "It looks like two papers, and people search for one that they never had.",
    )
    fix: ClassVar[Text] = Text(
        "整本统一用正式名称，最好在 papers 里写一次，各事项用 paper 引用；是谁的写 whose，要哪一页写 how_to_get。",
        "Use the official name throughout, best said once in papers; whose it is goes in whose.",
    )
    failing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{id: by-proxy, name: 身份证（代办人）, original: 1, issuer: 派出所}]
    """
    passing: ClassVar[str] = """
        services:
          - id: residence-proof
            materials: [{id: by-proxy, name: 居民身份证（代办人）, original: 1, issuer: 派出所}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Gather the names in use for each known document; only if there are two, look where."""
        papers = context.catalogue.papers
        officials = official_names(papers)
        used = {m.name for _, service in context.services for m in service.materials}
        used |= {p.name for p in papers}
        named = {n: known for n in used if (known := document_of(n, officials)) is not None}
        spellings: dict[str, set[str]] = {}
        for known in named.values():
            spellings.setdefault(known.official, set()).add(known.name)
        doubled = {official for official, names in spellings.items() if len(names) > 1}
        if doubled:
            yield from cls._told(context, {n: k for n, k in named.items() if k.official in doubled})

    @classmethod
    def _told(cls, context: CheckContext, named: dict[str, Named]) -> Iterator[Self]:
        """Each service's first use of a name other than the official one, or the one used first."""
        first: dict[Named, tuple[str, Text]] = {}
        places: list[tuple[Path, str, Named]] = []
        for paper in context.catalogue.papers:
            if paper.name in named:
                among = Text("通用材料里", "among the shared papers")
                first.setdefault(named[paper.name], (paper.name, among))
        for path, service in context.services:
            told: set[Named] = set()
            for index, material in enumerate(service.materials):
                known = named.get(material.name)
                if known is None or known in told:
                    continue
                told.add(known)
                there = Text(f"服务「{service.name}」里", f"in service {service.name}")
                first.setdefault(known, (material.name, there))
                places.append(((*_place(path, index, material), "name"), material.name, known))
        kept: dict[str, Named] = {}
        for known in first:
            if known.official not in kept or known.is_official:
                kept[known.official] = known
        for where, name, known in places:
            if known != kept[known.official]:
                other, there = first[kept[known.official]]
                yield cls(path=where, name=name, other=other, place=there, official=known.official)

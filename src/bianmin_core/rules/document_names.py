"""The names that common documents go by: one document, however a station calls it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from bianmin_core.model.material import (
    Paper,
)

# The official name first, then what else the same document is called. Documents that are merely
# alike (不动产权证书 and the older 房屋所有权证) are groups of their own.
_DOCUMENTS: tuple[tuple[str, ...], ...] = (
    (
        "居民身份证",
        "身份证",
        "公民身份证",
        "二代身份证",
        "二代居民身份证",
        "第二代身份证",
        "第二代居民身份证",
        "居民二代身份证",
        "二代证",
    ),
    (
        "居民户口簿",
        "户口簿",
        "户口本",
        "居民户口本",
        "家庭户口簿",
        "家庭户口本",
        "户口薄",
        "居民户口薄",
        "户籍簿",
    ),
    (
        "出生医学证明",
        "医学出生证明",
        "新生儿出生医学证明",
        "出生证明",
        "出生证",
    ),
    (
        "居民死亡医学证明（推断）书",
        "死亡医学证明（推断）书",
        "居民死亡医学证明",
        "死亡医学证明",
    ),
    ("结婚证", "结婚证书"),
    ("离婚证", "离婚证书"),
    ("居住证", "居民居住证"),
    (
        "社会保障卡",
        "社保卡",
        "社会保障IC卡",
        "金融社保卡",
        "第三代社会保障卡",
        "第三代社保卡",
        "三代社保卡",
    ),
    (
        "残疾人证",
        "中华人民共和国残疾人证",
        "第二代残疾人证",
        "第三代残疾人证",
        "残疾证",
    ),
    ("退役军人优待证", "中华人民共和国退役军人优待证"),
    ("退出现役证", "退伍证", "退役证", "退伍军人证"),
    ("老年人优待证", "老年优待证", "老年证", "老人证"),
    ("独生子女父母光荣证", "独生子女光荣证", "独生子女证"),
    ("生育服务证", "准生证"),
    ("预防接种证", "儿童预防接种证", "疫苗接种证", "接种证", "疫苗本"),
    ("不动产权证书", "不动产权证", "不动产证"),
    ("房屋所有权证", "房屋产权证", "房产证"),
    (
        "农村土地承包经营权证",
        "农村土地承包经营权证书",
        "土地承包经营权证",
        "土地承包经营权证书",
    ),
    ("营业执照", "工商营业执照", "工商执照"),
    ("机动车行驶证", "行驶证", "行车证"),
    ("机动车驾驶证", "驾驶证", "驾驶执照", "驾照"),
    ("毕业证书", "毕业证"),
    ("学位证书", "学位证"),
    ("护照", "中华人民共和国护照", "中国护照", "普通护照"),
    ("港澳居民来往内地通行证", "回乡证"),
    ("台湾居民来往大陆通行证", "台胞证"),
    ("火化证明", "火化证"),
    ("授权委托书", "委托书", "代办委托书"),
)

_QUALIFIER = re.compile(r"\([^()]*\)|[\s《》〈〉「」『』“”\"]")
_WHOSE = re.compile(
    r"(?:本人|申请人|委托人|被委托人|受托人|代办人|经办人|户主|监护人|当事人|配偶|夫妻双方|男女双方|双方"
    r"|父母双方|父母|父亲|母亲|子女|老人|孩子|新生儿|死者|逝者|法定代表人|经营者|负责人|产权人)的?"
)
_FORM = re.compile(r"(?:的?(?:原件|复印件|正反面|[及和与、/或])){1,6}$")


@attrs.frozen(kw_only=True)
class Named:
    """A document by the name used for it.

    Attributes:
        name: The name itself, without whose it is and without original or copy.
        official: The document's official name.
    """

    name: str
    official: str

    @property
    def is_official(self) -> bool:
        """Whether the name used is the official one."""
        return self.name == bare(self.official)


def bare(name: str) -> str:
    """Return a material's name without what stands in brackets, and in one width."""
    return _QUALIFIER.sub("", unicodedata.normalize("NFKC", name))


@cache
def _national() -> Mapping[str, str]:
    return {bare(name): names[0] for names in _DOCUMENTS for name in names}


def official_names(papers: Iterable[Paper]) -> Mapping[str, str]:
    """Return the official name of each document by every name it goes by.

    The catalogue's shared papers come before what is known of the whole country: their names are
    the ones this district prints, and their aliases are names that it does not.
    """
    shared = tuple(papers)
    national = _national()
    printed = {known: p.name for p in shared if (known := national.get(bare(p.name)))}
    found = {name: printed.get(official, official) for name, official in national.items()}
    found |= {bare(alias): p.name for p in shared for alias in p.aliases}
    return found | {bare(p.name): p.name for p in shared}


def document_of(name: str, officials: Mapping[str, str]) -> Named | None:
    """Return which of the known documents a material's name stands for, if any.

    户主身份证（原件） is 居民身份证 by the name of 身份证.

    Args:
        name: The material's name.
        officials: The official names, as `official_names` gives them.
    """
    used = bare(name)
    official = officials.get(used)
    if official is None:
        used = _FORM.sub("", used)
        whose = _WHOSE.match(used)
        official = officials.get(used)
        if official is None and whose is not None:
            used = used[whose.end() :]
            official = officials.get(used)
    return None if official is None else Named(name=used, official=official)

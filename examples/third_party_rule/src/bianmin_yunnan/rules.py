"""Rules that only Yunnan has; their codes begin with YN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core import CheckContext, Finding, PhoneKind, Severity, Text, dial

# Prefectures of Yunnan by the first four figures of their division code (GB/T 2260), with the
# area code of their landlines.
_AREA_CODES = {
    "5301": (Text("昆明", "Kunming"), "0871"),
    "5303": (Text("曲靖", "Qujing"), "0874"),
    "5304": (Text("玉溪", "Yuxi"), "0877"),
    "5305": (Text("保山", "Baoshan"), "0875"),
    "5306": (Text("昭通", "Zhaotong"), "0870"),
    "5307": (Text("丽江", "Lijiang"), "0888"),
    "5308": (Text("普洱", "Pu'er"), "0879"),
    "5309": (Text("临沧", "Lincang"), "0883"),
    "5323": (Text("楚雄", "Chuxiong"), "0878"),
    "5325": (Text("红河", "Honghe"), "0873"),
    "5326": (Text("文山", "Wenshan"), "0876"),
    "5328": (Text("西双版纳", "Xishuangbanna"), "0691"),
    "5329": (Text("大理", "Dali"), "0872"),
    "5331": (Text("德宏", "Dehong"), "0692"),
    "5333": (Text("怒江", "Nujiang"), "0886"),
    "5334": (Text("迪庆", "Diqing"), "0887"),
}


@attrs.frozen(kw_only=True)
class LandlineOfAnotherPrefecture(Finding):
    """A landline has the area code of another prefecture than the district lies in.

    A catalogue that was copied from another district still has that district's number in it;
    whoever rings asks an office 300 km away, and comes with the wrong papers.
    """

    number: str
    prefecture: Text
    area_code: str

    code: ClassVar[str] = "YN101"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("座机是外州市的", "Landline of another prefecture")
    message: ClassVar[Text] = Text(
        "座机 {number} 不是{prefecture}的（{prefecture}的区号是 {area_code}）",
        "landline {number} is not of {prefecture}, whose area code is {area_code}",
    )
    why: ClassVar[Text] = Text(
        "多半是照别的街道抄来的号码，打过去问到的是别处的规定。",
        "It was copied from another district; whoever rings is told what holds elsewhere.",
    )
    fix: ClassVar[Text] = Text(
        "换成本地的号码；确实是外地的单位，就在 rules 里写明原因不报。",
        "Put the local number; if the body really is elsewhere, silence the rule with the reason.",
    )
    failing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 0873-1000001}]}]
    """
    passing: ClassVar[str] = """
        offices: [{id: hall, phones: [{number: 0874-1000001}, {number: 161 0000 0001}]}]
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Compare each published landline with the prefecture of the district's code."""
        district = context.catalogue.district
        known = _AREA_CODES.get((district.code or "")[:4])
        if known is None:
            return
        prefecture, area_code = known
        for held in context.phones:
            found = dial(held.phone.number, district.area_code)
            if found.kind is not PhoneKind.LANDLINE or found.e164 is None:
                continue
            if not found.e164.startswith(f"+86{area_code[1:]}"):
                yield cls(
                    path=(*held.path, "number"),
                    number=held.phone.number,
                    prefecture=prefecture,
                    area_code=area_code,
                )


rules: tuple[type[Finding], ...] = (LandlineOfAnotherPrefecture,)

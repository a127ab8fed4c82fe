"""Make a catalogue from objects, check it, and export it: no YAML, no files.

python make_catalogue.py TARGET
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from bianmin_core import (
    Actor,
    BlockedError,
    Catalogue,
    Channel,
    ClockTime,
    District,
    Duration,
    Edition,
    Fee,
    HandlingType,
    HolidayRule,
    Hotline,
    HotlineKind,
    Hours,
    Location,
    Material,
    Office,
    OfficeKind,
    Officer,
    OpeningHours,
    Phone,
    Post,
    Service,
    ServiceKind,
    Situation,
    Step,
    TimeLimit,
    TimeUnit,
    Weekday,
    When,
    check,
    export,
)

# What the other system holds: who sits at which window.
WINDOWS = (
    ("1 号窗口", "li-xue", "李雪", "0874-1000002"),
    ("2 号窗口", "yang-bo", "杨波", "0874-1000003"),
)
WORKDAYS = tuple(Weekday)[:5]


def catalogue() -> Catalogue:
    """One office, two officers who stand in for each other, one service."""
    return Catalogue(
        district=District(
            code="530322901",
            name="样例街道",
            area_code="0874",
            base_url="https://specimen.example",
        ),
        edition=Edition(number="2026 年第 1 版", issued_on=dt.date(2026, 3, 1)),
        hotlines=(
            Hotline(
                id="supervision",
                name="街道纪检监察工委",
                kind=HotlineKind.SUPERVISION,
                phone=Phone(number="0874-1000009"),
                purpose="推诿、刁难、乱收费",
            ),
        ),
        offices=(_hall(),),
        officers=tuple(_officer(number) for number in range(len(WINDOWS))),
        services=(_elder_card(),),
    )


def _hall() -> Office:
    spans = (("8:30", "12:00"), ("14:00", "17:30"))
    return Office(
        id="hall",
        name="便民服务中心",
        kind=OfficeKind.WINDOW,
        duty_line="老年证、居住证明",
        phones=(Phone(number="0874-1000001"),),
        location=Location(address="文化路 18 号", building="便民服务中心", floor="一楼"),
        hours=Hours(
            weekly=tuple(
                OpeningHours(
                    days=WORKDAYS, opens=ClockTime.parse(opens), closes=ClockTime.parse(closes)
                )
                for opens, closes in spans
            ),
            holidays=HolidayRule.CLOSED,
        ),
    )


def _officer(number: int) -> Officer:
    window, person, name, phone = WINDOWS[number]
    other = (number + 1) % len(WINDOWS)
    post = Post(
        id=f"hall-{number + 1}",
        office="hall",
        title=window,
        duties=("老年证",),
        deputy_of=(f"hall-{other + 1}",),
    )
    return Officer(id=person, name=name, posts=(post,), phones=(Phone(number=phone),))


def _elder_card() -> Service:
    by_proxy = (When(situation="by-proxy"),)
    return Service(
        id="elder-card",
        name="老年人优待证申领",
        short_name="老年证",
        kind=ServiceKind.PUBLIC_SERVICE,
        office="hall",
        audience="户口在本街道、满 60 周岁的人",
        outcome="老年人优待证一本",
        time_limit=TimeLimit(promised=Duration(unit=TimeUnit.ON_THE_SPOT)),
        fee=Fee(free=True),
        channels=(Channel.WINDOW,),
        handling_type=HandlingType.IMMEDIATE,
        visits=1,
        by_proxy=True,
        situations=(Situation(id="by-proxy", question="是否由别人代办？", wording="儿女替着来办"),),
        materials=(
            _material("居民身份证", "公安机关"),
            _material("授权委托书", "本人写", by_proxy),
            _material("居民身份证（代办人）", "公安机关", by_proxy),
        ),
        steps=(
            Step(order=1, actor=Actor.CITIZEN, text="到 1 号窗口交材料"),
            Step(order=2, actor=Actor.OFFICE, text="当场打印优待证"),
        ),
        handlers=("hall-1",),
    )


def _material(name: str, issuer: str, when: tuple[When, ...] = ()) -> Material:
    return Material(name=name, original=1, copies=0, measure_word="张", issuer=issuer, when=when)


def main(target: Path) -> int:
    """Check the catalogue, say what was found, and export it; 1 where something blocks."""
    made = catalogue()
    report = check(made)
    for found in report.findings:
        print("/".join(map(str, found.finding.path)), found.finding.code, found.say())
    print(report.readiness.say())
    try:
        done = export("json", made, target)
    except BlockedError as error:
        print(error.zh, file=sys.stderr)
        return 1
    print(done.folder, done.files)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))

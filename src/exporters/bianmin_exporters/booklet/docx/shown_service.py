"""One service as typed values, as the pages of the Word file read it."""

from __future__ import annotations

import attrs


@attrs.frozen
class Number:
    """A phone in groups."""

    parts: list[str]


@attrs.frozen
class Labelled:
    """A text behind its label; None is not filled in yet."""

    label: str
    text: str | None


@attrs.frozen
class Line:
    """A phone with what it is for."""

    label: str
    number: Number | None
    note: str = ""


@attrs.frozen
class Code:
    """What a QR code says, and how it is read aloud."""

    link: str
    alt: str


@attrs.frozen
class Fact:
    """One of the answers at a glance."""

    label: str
    value: str | None
    unit: str
    note: str


@attrs.frozen
class About:
    """办什么."""

    rows: list[Labelled]


@attrs.frozen
class Chosen:
    """One line of 您是哪种情形."""

    wording: str
    bring: str


@attrs.frozen
class Count:
    """How many of a paper."""

    count: int
    unit: str


@attrs.frozen
class Paper:
    """One thing to bring."""

    number: str
    name: str
    note: str
    see: str | None
    original: Count | None
    copy: Count | None


@attrs.frozen
class Choice:
    """Papers of which one is enough."""

    pill: str
    text: str
    rows: list[Paper]


@attrs.frozen
class Flag:
    """Whose papers follow."""

    flag: str


@attrs.frozen
class Group:
    """The papers of one situation; of everybody where there is none."""

    situation: Flag | None
    rows: list[Paper | Choice]


@attrs.frozen
class Bring:
    """带什么."""

    answer: str | None
    nothing: bool
    groups: list[Group]


@attrs.frozen
class Step:
    """One step; `yours` is the citizen's."""

    who: str | None
    yours: bool
    text: str | None
    time: str


@attrs.frozen
class Steps:
    """怎么走."""

    answer: str | None
    rows: list[Step]


@attrs.frozen
class Person:
    """Somebody at a service or a duty."""

    role: str
    name: str | None
    post: str
    phone: Number | None = None


@attrs.frozen
class Meet:
    """找谁, 去哪, 打哪."""

    people: list[Person]
    alone: str
    place: str | None
    address: str
    hours: list[str]
    phones: list[Line]
    supervision: Line | None


@attrs.frozen
class Asked:
    """What people ask, and the answer."""

    question: str
    answer: str


@attrs.frozen
class Service:
    """A service."""

    id: str
    number: str
    name: str
    short: str
    aliases: list[str]
    kind: str
    facts: list[Fact]
    about: About
    situations: list[Chosen]
    bring: Bring
    steps: Steps
    meet: Meet
    faq: list[Asked]
    code: Code | None

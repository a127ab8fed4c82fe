"""The rules that come with bianmin; they enter by the same entry point as anybody's."""

from __future__ import annotations

from bianmin_core.rules.contacts import (
    LandlineWithoutAreaCode,
    NoSupervisionLine,
    PhoneNotDialable,
    SupervisionIsHandler,
)
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.flow import (
    ImmediateWithDays,
    NoSteps,
    PromisedOverLegal,
    StepOrderGaps,
    StepWithoutActor,
    TimeUnitMissing,
)
from bianmin_core.rules.forms import MalformedValue
from bianmin_core.rules.hours import HoursWrong, NoHolidayRule
from bianmin_core.rules.identity import (
    BrokenReference,
    DuplicateId,
    MalformedId,
    NeededFieldMissing,
)
from bianmin_core.rules.privacy import InternalNumberInText, MobileWithoutConsent
from bianmin_core.rules.questions import (
    BringUnanswered,
    CallUnanswered,
    WhatUnanswered,
    WhereUnanswered,
    WhoUnanswered,
)
from bianmin_core.rules.silences import (
    SettingExpired,
    SettingWithoutReason,
    SilenceWithoutUse,
)
from bianmin_core.rules.wording import PlaceholderText

rules: tuple[type[Finding], ...] = (
    DuplicateId,
    MalformedId,
    BrokenReference,
    NeededFieldMissing,
    MalformedValue,
    LandlineWithoutAreaCode,
    PhoneNotDialable,
    WhatUnanswered,
    WhoUnanswered,
    BringUnanswered,
    WhereUnanswered,
    CallUnanswered,
    NoSteps,
    StepOrderGaps,
    StepWithoutActor,
    PromisedOverLegal,
    TimeUnitMissing,
    ImmediateWithDays,
    HoursWrong,
    NoHolidayRule,
    NoSupervisionLine,
    SupervisionIsHandler,
    MobileWithoutConsent,
    InternalNumberInText,
    PlaceholderText,
    SettingWithoutReason,
    SettingExpired,
    SilenceWithoutUse,
)

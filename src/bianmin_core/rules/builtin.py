"""The rules that come with bianmin; they enter by the same entry point as anybody's."""

from __future__ import annotations

from bianmin_core.rules.contacts import (
    LandlineWithoutAreaCode,
    MobileUnderTwoNames,
    NoSupervisionLine,
    PhoneNotDialable,
    PrivateMobileAlone,
    SupervisionIsHandler,
)
from bianmin_core.rules.fees import ChargeWithoutBasis, FreeWithAmount
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.flow import (
    ImmediateWithDays,
    NoSteps,
    PromisedOverLegal,
    StepOrderGaps,
    StepWithoutActor,
    TimeUnitMissing,
)
from bianmin_core.rules.forms import CreditCodeCheckDigit, MalformedValue
from bianmin_core.rules.hours import HoursWrong, NoHolidayRule
from bianmin_core.rules.identity import (
    BrokenReference,
    DuplicateId,
    MalformedId,
    NeededFieldMissing,
)
from bianmin_core.rules.law import BasisWithoutTitle
from bianmin_core.rules.materials import (
    MaterialWithoutCount,
    MaterialWithoutIssuer,
    TwoNamesForOneDocument,
    VagueMaterial,
)
from bianmin_core.rules.privacy import (
    CitizenIdInText,
    InternalNumberInText,
    MobileWithoutConsent,
    PhotoWithoutConsent,
)
from bianmin_core.rules.questions import (
    BringUnanswered,
    CallUnanswered,
    WhatUnanswered,
    WhereUnanswered,
    WhoUnanswered,
)
from bianmin_core.rules.staffing import NoDeputy, OfficeWithoutServices, PostWithoutDuty
from bianmin_core.rules.wording import PlaceholderText

rules: tuple[type[Finding], ...] = (
    DuplicateId,
    MalformedId,
    BrokenReference,
    NeededFieldMissing,
    MalformedValue,
    CreditCodeCheckDigit,
    LandlineWithoutAreaCode,
    PhoneNotDialable,
    WhatUnanswered,
    WhoUnanswered,
    BringUnanswered,
    WhereUnanswered,
    CallUnanswered,
    MobileUnderTwoNames,
    PrivateMobileAlone,
    NoDeputy,
    PostWithoutDuty,
    OfficeWithoutServices,
    NoSteps,
    StepOrderGaps,
    StepWithoutActor,
    PromisedOverLegal,
    TimeUnitMissing,
    ImmediateWithDays,
    FreeWithAmount,
    ChargeWithoutBasis,
    VagueMaterial,
    MaterialWithoutCount,
    MaterialWithoutIssuer,
    TwoNamesForOneDocument,
    BasisWithoutTitle,
    HoursWrong,
    NoHolidayRule,
    NoSupervisionLine,
    SupervisionIsHandler,
    MobileWithoutConsent,
    InternalNumberInText,
    CitizenIdInText,
    PhotoWithoutConsent,
    PlaceholderText,
)

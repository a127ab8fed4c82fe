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
from bianmin_core.rules.dates import OutOfDate, ReviewOverdue
from bianmin_core.rules.directions import (
    AudienceSaysNothing,
    BareNumberInText,
    OtherDoor,
    OtherFee,
    SignedElsewhere,
)
from bianmin_core.rules.durations import (
    ImmediateWithDays,
    PromisedOverLegal,
    StepsOverPromise,
    TimeUnitMissing,
)
from bianmin_core.rules.editions import DepartedOfficerInText, NewIdForOldService, ServiceGone
from bianmin_core.rules.fees import ChargeWithoutBasis, FreeWithAmount
from bianmin_core.rules.finding import Finding
from bianmin_core.rules.flow import NoSteps, StepOrderGaps, StepWithoutActor
from bianmin_core.rules.forms import CreditCodeCheckDigit, MalformedValue
from bianmin_core.rules.holidays import CalendarContradicted
from bianmin_core.rules.hours import HoursWrong, NoHolidayRule
from bianmin_core.rules.identity import (
    BrokenReference,
    DuplicateId,
    MalformedId,
    NeededFieldMissing,
)
from bianmin_core.rules.law import BasisWithoutTitle
from bianmin_core.rules.links import LinkNotHttps, LinkOpensNothing, OnlineWithoutAddress
from bianmin_core.rules.lookalikes import NearDuplicate
from bianmin_core.rules.materials import (
    MaterialWithoutCount,
    MaterialWithoutIssuer,
    TwoNamesForOneDocument,
    VagueMaterial,
)
from bianmin_core.rules.papers import LifeEventOutOfOrder, PaperNoLongerIssued, PapersInACircle
from bianmin_core.rules.privacy import (
    CitizenIdInText,
    InternalNumberInText,
    MobileWithoutConsent,
    PhotoWithoutConsent,
)
from bianmin_core.rules.proxies import ProxyContradicted, ProxyUntold
from bianmin_core.rules.questions import (
    BringUnanswered,
    CallUnanswered,
    WhatUnanswered,
    WhereUnanswered,
    WhoUnanswered,
)
from bianmin_core.rules.silences import SettingExpired, SettingWithoutReason, SilenceWithoutUse
from bianmin_core.rules.situations import AskedInVain, GroupOfOne, GroupSwitchedOff, NeverApplies
from bianmin_core.rules.staffing import NoDeputy, OfficeWithoutServices, PostWithoutDuty
from bianmin_core.rules.translations import (
    TranslatedFigures,
    TranslationMismatch,
    TranslationStale,
)
from bianmin_core.rules.trips import (
    AppointmentContradicted,
    MoreTripsThanVisits,
    StairsForTheFrail,
    VisitsWithoutReason,
)
from bianmin_core.rules.wording import PlaceholderText

rules: tuple[type[Finding], ...] = (
    DuplicateId,
    MalformedId,
    BrokenReference,
    NeededFieldMissing,
    MalformedValue,
    CreditCodeCheckDigit,
    NewIdForOldService,
    ServiceGone,
    DepartedOfficerInText,
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
    VisitsWithoutReason,
    StepsOverPromise,
    GroupSwitchedOff,
    AskedInVain,
    NeverApplies,
    PapersInACircle,
    ProxyUntold,
    ProxyContradicted,
    PaperNoLongerIssued,
    GroupOfOne,
    LifeEventOutOfOrder,
    MoreTripsThanVisits,
    OtherDoor,
    AppointmentContradicted,
    OnlineWithoutAddress,
    StairsForTheFrail,
    SignedElsewhere,
    HoursWrong,
    NoHolidayRule,
    ReviewOverdue,
    OutOfDate,
    CalendarContradicted,
    NoSupervisionLine,
    SupervisionIsHandler,
    LinkNotHttps,
    LinkOpensNothing,
    MobileWithoutConsent,
    InternalNumberInText,
    CitizenIdInText,
    PhotoWithoutConsent,
    PlaceholderText,
    NearDuplicate,
    BareNumberInText,
    OtherFee,
    AudienceSaysNothing,
    TranslationStale,
    TranslatedFigures,
    TranslationMismatch,
    SettingWithoutReason,
    SettingExpired,
    SilenceWithoutUse,
)

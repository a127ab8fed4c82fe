"""What a phone number is, as the national numbering plan (phonenumbers) knows it."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs
import phonenumbers
from phonenumbers import PhoneNumberType, shortnumberinfo

from bianmin_core.model.terms import PhoneKind

_REGION = "CN"
_JOINT = re.compile(r"[\s\-—–()（）.·]+")
# 400/800 lines are reached as written, from inside the country only.
_SERVICE_LINE = re.compile(r"[48]00[0-9]{7}")


@attrs.frozen(kw_only=True)
class Dialled:
    """What dialling a number as written does.

    Attributes:
        kind: Landline, mobile, hotline or short number; None where it is none of these.
        e164: The number as a machine dials it (ITU-T E.164); short numbers have none.
        groups: The number in the groups in which people read it: ("0874-110", "1003").
        dialable: Whether the numbering plan knows such a number.
        has_area_code: False for a landline written without its area code, which does not
            connect from a mobile phone.
    """

    kind: PhoneKind | None
    e164: str | None
    groups: tuple[str, ...]
    dialable: bool
    has_area_code: bool = True


@lru_cache(maxsize=65536)
def dial(number: str, area_code: str | None = None) -> Dialled:
    """Work out what dialling `number` does.

    Args:
        number: As people write it: "0874-1101003", "161 0101 2031", "12345", "+86 874 1101003".
        area_code: The district's own, "0874", tried for a landline written without one.
    """
    digits = _JOINT.sub("", number.strip())
    if not re.fullmatch(r"\+?[0-9]+", digits):
        return Dialled(kind=None, e164=None, groups=(number,), dialable=False)
    if len(digits) <= 6:
        known = shortnumberinfo.is_valid_short_number_for_region(
            phonenumbers.PhoneNumber(country_code=86, national_number=int(digits)), _REGION
        ) or digits.startswith(("12", "95", "96"))
        kind = PhoneKind.SHORT if known else None
        return Dialled(kind=kind, e164=None, groups=(digits,), dialable=known)
    if _SERVICE_LINE.fullmatch(digits):
        groups = (digits[:3], digits[3:6], digits[6:])
        return Dialled(kind=PhoneKind.HOTLINE, e164=f"+86{digits}", groups=groups, dialable=True)
    found = _parsed(digits)
    if found is not None:
        return found
    if area_code and not digits.startswith(("0", "+")):
        with_code = _parsed(area_code + digits)
        if with_code is not None and with_code.kind is PhoneKind.LANDLINE:
            return attrs.evolve(with_code, groups=_local_groups(digits), has_area_code=False)
    return Dialled(kind=None, e164=None, groups=(number,), dialable=False)


def _parsed(digits: str) -> Dialled | None:
    try:
        parsed = phonenumbers.parse(digits, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if parsed.country_code != 86 or not phonenumbers.is_valid_number(parsed):
        return None
    national = str(parsed.national_number)
    e164 = f"+86{national}"
    if phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE:
        mobile = (national[:3], national[3:7], national[7:])
        return Dialled(kind=PhoneKind.MOBILE, e164=e164, groups=mobile, dialable=True)
    area = phonenumbers.length_of_geographical_area_code(parsed)
    if not area:
        return None
    head, *rest = _local_groups(national[area:])
    groups = (f"0{national[:area]}-{head}", *rest)
    if digits.startswith("+") or digits.startswith("0"):
        return Dialled(kind=PhoneKind.LANDLINE, e164=e164, groups=groups, dialable=True)
    return None


def _local_groups(local: str) -> tuple[str, ...]:
    return (local[:-4], local[-4:])

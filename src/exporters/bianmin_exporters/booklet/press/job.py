"""What is printed: the job as the note and the report tell it."""

from __future__ import annotations

import datetime as dt

import attrs

from bianmin_exporters.booklet.press.preflight import Preflight


@attrs.frozen(kw_only=True)
class Job:
    """One order for a print shop.

    Attributes:
        title: The book's title, with its edition.
        draft: Whether nothing of it may be printed yet.
        edition: The edition's number, or nothing.
        number: The content's number as the imprint prints it.
        content_sum: SHA-256 of the content.
        valid_until: The day until which the book holds.
        thickness: Of a leaf, in micrometres.
        thickness_said: Where that comes from, in Chinese and English.
        stapled: Whether the book is stapled with its own cover, or perfect bound.
        spine: Width of the spine in millimetres, of a perfect bound book.
        spine_titled: Whether the spine carries a title.
        most_stapled: How many pages may be stapled.
        shifts: How far the innermost sheet of a stapled book moves to the fold, in millimetres.
        report: What was found in the files.
    """

    title: str
    draft: bool
    edition: str
    number: str
    content_sum: str
    valid_until: dt.date | None
    thickness: float
    thickness_said: tuple[str, str]
    stapled: bool
    spine: float | None
    spine_titled: bool
    most_stapled: int
    shifts: float
    report: Preflight

"""Days as files write them, and why something is none, in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from footprint.terms.days import in_short

EARLIEST = date(1900, 1, 1)
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d+)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d+)-(\d{1,2})-(\d{1,2})", re.ASCII)
_SERIAL = re.compile(r"(\d{1,5})([.]\d+)?", re.ASCII)
_WITH_TIME = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2})[ T]\d{1,2}:.*", re.ASCII)
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_FIRST_SOUND = 61
"""Excel's day 60 is 29 February 1900, which never was; the days before it are one out."""


def why_not(text: str, latest: date) -> str:
    """Say why text is not a day."""
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        found = pattern.fullmatch(text)
        if found:
            year, month, day = (int(found[place]) for place in order)
            return _why_no_such_day(found[order[0]], year, month, day, latest)
    if _WITH_TIME.fullmatch(text):
        return "This is a day with a time."
    serial = _SERIAL.fullmatch(text)
    if serial:
        return _why_no_serial(int(serial[1]))
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return "This is written with digits other than 0 to 9."
    return "This is not a day written dd/mm/yyyy."


def _why_no_such_day(written_year: str, year: int, month: int, day: int, latest: date) -> str:
    if len(written_year) != 4:
        return "The year is not given with four digits."
    try:
        read = date(year, month, day)
    except ValueError:
        if 1 <= day <= 12 < month <= 31:
            return "This is written month first; there is no month above 12."
        return "There is no such day."
    if read < EARLIEST:
        return f"This is before {EARLIEST.year}."
    if read > latest:
        return f"This is after {in_short(latest)}, later than can be here."
    return "This is written in another way than the rest of its column."


def _why_no_serial(days: int) -> str:
    if days < _EXCEL_FIRST_SOUND:
        return "This is a number, and no day."
    meant = _EXCEL_DAY_0 + timedelta(days=days)
    return f"This is Excel's number for a day; it would mean {meant:%d/%m/%Y}."

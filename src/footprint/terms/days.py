"""Days as people say them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def in_words(day: date) -> str:
    """Write a day in full: "Tue 21 April 2026"."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def in_short(day: date) -> str:
    """Write a day for a table: "21 Apr 2026"."""
    return f"{day.day} {day:%b %Y}"


def day_of(at: datetime) -> date:
    """Say which day it is in England at a moment."""
    return at.astimezone(LONDON).date()

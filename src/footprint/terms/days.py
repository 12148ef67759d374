"""Days as people say them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def in_words(day: date) -> str:
    """Write a day in full: "Tue 21 April 2026"."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def in_short(day: date) -> str:
    """Write a day for a table: "21 Apr 2026"."""
    return f"{day.day} {day:%b %Y}"


LONDON = ZoneInfo("Europe/London")


def day_in_london(at: datetime) -> date:
    """Say which day it is in London at a moment: a day is never taken from another clock."""
    return at.astimezone(LONDON).date()


def o_clock(at: datetime) -> str:
    """Write the time of day in London as people say it: "9:05am"."""
    here = at.astimezone(LONDON)
    return f"{here.hour % 12 or 12}:{here:%M}{'am' if here.hour < 12 else 'pm'}"


def moment_in_words(at: datetime) -> str:
    """Write a moment in London in full: "Tue 21 April 2026 at 9:05am"."""
    return f"{in_words(day_in_london(at))} at {o_clock(at)}"

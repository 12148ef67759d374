"""The command line's clock: the one place in this room that reads the time."""

from __future__ import annotations

from datetime import date, datetime

from footprint.terms.days import LONDON, day_in_london


def now() -> datetime:
    """Read the clock."""
    return datetime.now(LONDON)


def today() -> date:
    """Say which day it is in London."""
    return day_in_london(now())

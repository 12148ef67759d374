"""Running a rule that a case table names: by its id, or as plain working days or days."""

from __future__ import annotations

import inspect
import re
from calendar import monthrange
from datetime import date, timedelta

from footprint.rules.book import entries
from footprint.rules.counting import add_months
from footprint.rules.register import RULES
from footprint.rules.working_days import add_working_days, england

entries()  # so that every rule is registered


def last_day(rule: str, start: date) -> object:
    """Work out the last day of a limit: "REV-1", "5 working days", "28 days"..."""
    if rule in RULES:
        clock = RULES[rule].function
        takes_calendar = "calendar" in inspect.signature(clock).parameters
        return clock(start, england()) if takes_calendar else clock(start)
    counted = re.fullmatch(r"(-?\d+) (working days|days|months to the month's end)", rule)
    assert counted, f"This is no rule: {rule}"
    number, unit = int(counted[1]), counted[2]
    if unit == "working days":
        return add_working_days(start, number, england())
    if unit == "days":
        return start + timedelta(days=number)
    end = add_months(start, number)
    return end.replace(day=monthrange(end.year, end.month)[1])

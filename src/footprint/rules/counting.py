"""How law counts days, weeks and months (statute and common law on the reckoning of time)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified

DODDS = Citation("Dodds v Walker [1981] UKHL 11, applying the Interpretation Act 1978, Sch 1")


@rule(
    "CNT-2",
    "A month is a calendar month",
    figure="n calendar months",
    starts_from="the event",
    citation=DODDS,
    force=Force.LAW,
    verified=Verified.PRIMARY,
    note="Never 30, 90, 91, 180 or 183 days; a month end does not stick.",
)
def add_months(day: date, months: int) -> date:
    """A period of months ends on the corresponding day, or on a shorter month's last day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def add_weeks(day: date, weeks: int) -> date:
    """Count whole weeks of seven days; the day of the event is not counted."""
    return day + timedelta(weeks=weeks)


@rule(
    "CNT-4",
    "An act done on the last day is in time",
    figure="inclusive",
    starts_from="the last day",
    citation=Citation("Follows from CNT-1 and CNT-2", '"not more than", "within"'),
    force=Force.LAW,
    verified=Verified.INFERRED,
)
def is_in_time(done_on: date, due_by: date) -> bool:
    """What is done on the last day is in time; it is late only after it."""
    return done_on <= due_by


def birthday(born_on: date, age: int) -> date:
    """Find the day a person reaches an age; born on 29 February means 1 March in other years."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def age_on(born_on: date, day: date) -> int:
    """Count a person's whole years of age on a day."""
    years = day.year - born_on.year
    return years - (day < birthday(born_on, years))

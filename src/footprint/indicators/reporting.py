"""The days a figure is about: the as-at day, the reporting year up to it, and how far back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from footprint.rules.counting import add_months
from footprint.rules.working_days import add_working_days, england
from footprint.terms.periods import ONE_DAY, ReportingYear

LENGTHS = (6, 12, 24, 30, 60)
"""The lengths in months that indicators ask about."""
WORKING_DAYS = 20
"""The working days a child must have been looked after to count in indicator 18."""


@dataclass(frozen=True)
class Reporting:
    """The as-at day, and what counts from it."""

    as_at: date

    @cached_property
    def year(self) -> ReportingYear:
        return ReportingYear.of(self.as_at)

    @property
    def months(self) -> dict[str, str]:
        """Every month of the year up to the as-at day: {"2022-04": "April 2022", ...}."""
        first = (add_months(self.year.first_day, n) for n in range(12))
        return {f"{day:%Y-%m}": f"{day:%B %Y}" for day in first if day <= self.as_at}

    @property
    def days(self) -> dict[str, date]:
        """Every day an expression may name; a start for a length is the last that is early enough.

        A child was looked after for so many months if they are over when the as-at day is.
        """
        return {
            "as_at": self.as_at,
            "day_after": self.as_at + ONE_DAY,
            "first_day": self.year.first_day,
            "first_day_of_month": self.as_at.replace(day=1),
            "last_day_of_year": self.year.last_day,
            **{f"start_for_{months}_months": self._start_for(months) for months in LENGTHS},
            "start_for_20_working_days": self._start_for_working_days(),
        }

    def _start_for(self, months: int) -> date:
        end = self.as_at + ONE_DAY
        return _last_day(end, add_months(end, 1 - months), lambda day: add_months(day, months))

    def _start_for_working_days(self) -> date:
        calendar = england()
        return _last_day(
            self.as_at, self.as_at, lambda day: add_working_days(day, WORKING_DAYS, calendar)
        )


def _last_day(limit: date, near: date, limit_of: Callable[[date], date]) -> date:
    """Find the last day, from `near` backwards, whose limit by a rule is not after `limit`."""
    day = near
    while limit_of(day) > limit:
        day -= ONE_DAY
    return day

"""Periods of days, half-open: looked-after periods, placements, reporting years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from `start` up to but not including `end`; no end means still open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"A period ends on {self.end}, before it starts on {self.start}.")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def is_open(self) -> bool:
        return self.end is None

    def overlaps(self, other: Period) -> bool:
        latest_start = max(self.start, other.start)
        return latest_start in self and latest_start in other


@dataclass(frozen=True, order=True, slots=True)
class ReportingYear:
    """A year of the return: 1 April to 31 March, named by the year of its last day."""

    ending: int

    @classmethod
    def of(cls, day: date) -> ReportingYear:
        """Find the year a day falls in."""
        return cls(day.year + (day >= date(day.year, 4, 1)))

    @property
    def first_day(self) -> date:
        return date(self.ending - 1, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.ending, 3, 31)

    @property
    def label(self) -> str:
        """The name people use: 2022-23."""
        return f"{self.ending - 1}-{self.ending % 100:02}"

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __sub__(self, years: int) -> ReportingYear:
        return ReportingYear(self.ending - years)


ONE_DAY = timedelta(days=1)

"""One child in one year: what was true of them in it, and what of it was known by its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from footprint.rules.counting import birthday
from footprint.synthetic.children import Child, Episode, InCare
from footprint.terms.periods import ReportingYear

Row = dict[str, str]


@cache
def written(day: date) -> str:
    """Write a day as the return does."""
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class YearOfChild:
    """A child, a year, and the episodes that were open on any day of it."""

    child: Child
    year: ReportingYear
    first_day: date
    last_day: date
    about: Row
    """What most tables begin with."""
    episodes: list[tuple[InCare | None, Episode]]
    """Each with its looked-after period; none for short breaks."""
    periods: list[InCare]

    @classmethod
    def of(cls, child: Child, year: ReportingYear) -> YearOfChild:
        """Find what of a child's life a year's return tells."""
        first_day, last_day = year.first_day, year.last_day
        periods = [
            period
            for period in child.in_care
            if period.way.ended_on >= first_day and period.way.started_on <= last_day
        ]
        episodes: list[tuple[InCare | None, Episode]] = [
            (period, episode)
            for period, found in (*((p, p.episodes) for p in periods), (None, child.short_breaks))
            for episode in found
            if episode.ended_on >= first_day and episode.started_on <= last_day
        ]
        about = {"CHILD": child.identifier, "DOB": written(child.born_on)}
        return cls(child, year, first_day, last_day, about, episodes, periods)

    @property
    def is_looked_after_all_year(self) -> bool:
        return any(
            period.way.started_on <= self.first_day and period.way.ended_on > self.last_day
            for period in self.periods
        )

    def shown(self, day: date | None) -> str:
        """Write a day that lay in the year or before it; nobody knew of later ones."""
        return written(day) if day is not None and day <= self.last_day else ""

    def overlaps(self, start: date, end: date | None) -> bool:
        return start <= self.last_day and (end is None or end >= self.first_day)

    def is_at_least(self, age: int, day: date) -> bool:
        return birthday(self.child.born_on, age) <= day

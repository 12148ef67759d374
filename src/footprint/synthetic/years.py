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
    episodes: list[tuple[InCare | None, Episode]]
    """Each with its looked-after period; none for short breaks."""
    periods: list[InCare]

    @classmethod
    def of(cls, child: Child, year: ReportingYear) -> YearOfChild:
        first_day, last_day = year.first_day, year.last_day
        open_in_year: list[tuple[InCare | None, Episode]] = []
        periods: list[InCare] = []
        for period in child.in_care:
            if period.way.ended_on >= first_day and period.way.started_on <= last_day:
                periods.append(period)
                open_in_year += [
                    (period, episode)
                    for episode in period.episodes
                    if episode.ended_on >= first_day and episode.started_on <= last_day
                ]
        open_in_year += [
            (None, episode)
            for episode in child.short_breaks
            if episode.ended_on >= first_day and episode.started_on <= last_day
        ]
        return cls(child, year, open_in_year, periods)

    @property
    def about(self) -> Row:
        """What most tables begin with."""
        return {"CHILD": self.child.identifier, "DOB": written(self.child.born_on)}

    @property
    def is_looked_after_all_year(self) -> bool:
        return any(
            period.way.started_on <= self.year.first_day
            and period.way.ended_on > self.year.last_day
            for period in self.periods
        )

    def shown(self, day: date | None) -> str:
        """Write a day that lay in the year or before it; nobody knew of later ones."""
        return written(day) if day is not None and day <= self.year.last_day else ""

    def overlaps(self, start: date, end: date | None) -> bool:
        return start <= self.year.last_day and (end is None or end >= self.year.first_day)

    def is_at_least(self, age: int, day: date) -> bool:
        return birthday(self.child.born_on, age) <= day

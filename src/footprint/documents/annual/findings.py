"""What a report is written from: the figures of its year and of the years before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from footprint.disclosure.published import PublishedFigure, PublishedFigures
from footprint.disclosure.shown import NOT_AVAILABLE, Shown
from footprint.indicators.figures import Unit
from footprint.terms.periods import ReportingYear

THE_YEAR_BEFORE = "the year before"


@dataclass(frozen=True)
class Findings:
    """The figures of a report as they may be shown, and whose and when they are."""

    council: str
    as_at: date
    figures: PublishedFigures
    """Of every year of the report, protected together; or unprotected, in an internal one."""
    is_internal: bool = False

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The as-at days of the report, earliest first: up to three year ends."""
        return tuple(sorted({self.as_at, *(figure.as_at for figure in self.figures)}))

    def on(self, id_: str, day: date) -> PublishedFigure:
        """Take a figure of a day; one that was not computed is not known."""
        return self.figures.get(id_, day) or _absent(id_, day)

    def now(self, id_: str) -> PublishedFigure:
        """Take a figure of the report's own year."""
        return self.on(id_, self.as_at)

    def before(self, id_: str) -> PublishedFigure:
        """Take a figure of the year before; not known where no return reaches so far."""
        earlier = [day for day in self.days if day < self.as_at]
        return self.on(id_, earlier[-1]) if earlier else _absent(id_, self.as_at)

    def course(self, id_: str) -> tuple[PublishedFigure, ...]:
        """Take a figure of every year of the report that has it, earliest first."""
        found = (self.figures.get(id_, day) for day in self.days)
        return tuple(figure for figure in found if figure and not figure.not_known)

    @property
    def year(self) -> ReportingYear:
        return ReportingYear.of(self.as_at)

    @property
    def period(self) -> str:
        """The days the report is about: "2022-23"."""
        return period_to(self.as_at)

    @property
    def during(self) -> str:
        """The days in a sentence: "in 2022-23", "from 1 April to 31 December 2022"."""
        return f"{'in' if self.is_year_end else 'from'} {self.period}"

    @property
    def next_period(self) -> str:
        return ReportingYear(self.year.ending + 1).label

    @property
    def is_year_end(self) -> bool:
        return self.as_at == self.year.last_day

    @property
    def on_the_day(self) -> str:
        """The as-at day: "31 March 2023"."""
        return day_in_full(self.as_at)


def period_to(as_at: date) -> str:
    """Name the year up to a day: "2022-23"; "1 April to 31 December 2022" if it is not over."""
    year = ReportingYear.of(as_at)
    if as_at == year.last_day:
        return year.label
    start = "1 April" if as_at.year == year.first_day.year else f"1 April {year.first_day.year}"
    return f"{start} to {day_in_full(as_at)}"


def day_in_full(day: date) -> str:
    """Write a day of a heading: "31 March 2023"."""
    return f"{day.day} {day:%B %Y}"


def number_of(shown: Shown) -> int | None:
    """Take a count that is shown; None where a symbol stands."""
    return None if shown.number is None else round(shown.number)


def _absent(id_: str, as_at: date) -> PublishedFigure:
    return PublishedFigure(
        id=id_,
        name="This figure",
        definition="",
        version="",
        filter="",
        unit=Unit.COUNT,
        as_at=as_at,
        numerator=NOT_AVAILABLE,
        denominator=NOT_AVAILABLE,
        value=NOT_AVAILABLE,
        unknown=NOT_AVAILABLE,
        not_known="It was not computed.",
    )

"""Working days of England: a table anyone can edit, and counting by it.

The holidays stand in `england_bank_holidays.csv`. One-off holidays are proclaimed late, so the
table ends somewhere: counting past its end still works (Saturdays and Sundays are left out), and
`Calendar.why_uncertain` says so wherever a date depends on it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from footprint.rules.register import Citation, rule
from footprint.terms.days import in_words
from footprint.terms.sources import Force, Verified

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, eq=False)
class Calendar:
    """Which days are working days; `names` maps each holiday to what it is called."""

    names: dict[date, str]
    known_until: date

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.names

    def skipped(self, start: date, end: date) -> list[str]:
        """Name the weekday holidays after `start` and up to `end`, for the reason of a date."""
        return [
            name
            for day, name in sorted(self.names.items())
            if start < day <= end and day.weekday() < SATURDAY
        ]

    def why_no_new_holiday(self, day: date) -> str | None:
        """Say why a day cannot be made a bank holiday, where it cannot."""
        if day.weekday() >= SATURDAY:
            return f"{in_words(day)} is no working day as it is."
        if day in self.names:
            return f"{in_words(day)} is a bank holiday already: {self.names[day]}."
        return None

    def why_uncertain(self, day: date) -> str | None:
        """Say why a date counted up to `day` may move, or None where the table covers it."""
        if day <= self.known_until:
            return None
        return (
            f"The table of bank holidays ends on {in_words(self.known_until)}; "
            "add later ones, or this date may move."
        )


def england(extra: Iterable[tuple[date, str]] = ()) -> Calendar:
    """Read the table of bank holidays of England that comes with the product."""
    return _with(tuple(sorted(extra)))


@lru_cache(maxsize=8)
def _with(extra: tuple[tuple[date, str], ...]) -> Calendar:
    text = resources.files("footprint.rules").joinpath("england_bank_holidays.csv").read_text()
    names = {
        date.fromisoformat(row["day"]): row["name"] for row in csv.DictReader(text.split("\n"))
    }
    known_until = date(max(names).year, 12, 31)
    return Calendar({**names, **dict(extra)}, known_until)


@rule(
    "CNT-1",
    "The day of the event is not counted",
    figure="day 0",
    starts_from="the event",
    citation=Citation("Lester v Garland (1808), approved in Dodds v Walker [1981] UKHL 11"),
    force=Force.LAW,
    verified=Verified.PRIMARY,
    note="Day 1 is the next day that counts.",
)
def add_working_days(start: date, count: int, calendar: Calendar) -> date:
    """A period of working days leaves out the day of the event; day 1 is the next working day.

    A negative count reckons backwards, in the same way.
    """
    return _counted(start, count, calendar)


@lru_cache(maxsize=65_536)  # a timetable asks for the same days over and over
def _counted(start: date, count: int, calendar: Calendar) -> date:
    step = ONE_DAY if count >= 0 else -ONE_DAY
    day = start
    for _ in range(abs(count)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return day


@rule(
    "CNT-3",
    "What a working day is",
    figure="working day",
    starts_from="-",
    citation=Citation("CPPCR 2010 reg 2(1); AAR 2005 reg 2"),
    force=Force.LAW,
    verified=Verified.GENERAL,
    note="Council closure days are working days. Only holidays of England count, wherever placed.",
)
def is_working_day(day: date, calendar: Calendar) -> bool:
    """A working day is not a Saturday, Sunday, Christmas Day, Good Friday or bank holiday."""
    return calendar.is_working_day(day)


@rule(
    "CNT-5",
    "Limits in weeks and months do not roll forward",
    figure="none",
    starts_from="-",
    citation=Citation("No roll-over provision in CPPCR 2010 regs 28, 33 or AAR 2005 reg 36"),
    force=Force.LAW,
    verified=Verified.INFERRED,
    note='The statutory day stays; "book by" is only advice.',
)
def book_by(due_by: date, calendar: Calendar) -> date:
    """A limit that ends on a day off still ends that day; book by the last working day before."""
    return due_by if calendar.is_working_day(due_by) else add_working_days(due_by, -1, calendar)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Count the working days after `start`, up to and including `end`."""
    return _between(start, end, calendar)


@lru_cache(maxsize=65_536)  # a list asks how long ago the same few days were, for everybody
def _between(start: date, end: date, calendar: Calendar) -> int:
    days = (end - start).days
    return sum(calendar.is_working_day(start + timedelta(days=n + 1)) for n in range(days))

"""From what is recorded of a child, fact by dated fact, to the review duties that follow.

The same answer as `facts` gives for a return: periods that touch are one, care ends at 18, and a
time placed for adoption is a run of adoptive homes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footprint.rules.counting import birthday
from footprint.rules.course import Care, Direction
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.rules.timetable import Duty, timetable
from footprint.rules.working_days import Calendar
from footprint.terms.care import PLACED_FOR_ADOPTION, TEMPORARY, Home, LegalStatus
from footprint.terms.periods import Period


class Held(NamedTuple):
    """A legal status or a kind of home, and the days it held."""

    on: Period
    what: str


@dataclass(frozen=True, slots=True)
class CareHistory:
    """All that is recorded of one child that decides when reviews are due."""

    born_on: date | None = None
    periods: tuple[Period, ...] = ()
    """Times looked after, short breaks left out."""
    short_breaks: tuple[Period, ...] = ()
    """Series of short breaks."""
    statuses: tuple[Held, ...] = ()
    homes: tuple[Held, ...] = ()
    reviews: tuple[date, ...] = ()
    """Days reviews were held."""
    directions: tuple[Direction, ...] = ()


class DutyInCare(NamedTuple):
    """A duty, the first day of the looked-after period it belongs to, and whether that is over."""

    period_start: date
    care_ended: bool
    duty: Duty


def duties(
    history: CareHistory,
    *,
    as_at: date,
    calendar: Calendar,
    seen_from: date | None = None,
    local: LocalPractice = NO_LOCAL_PRACTICE,
) -> list[DutyInCare]:
    """List every review duty of a child, period by period, as seen on a day."""
    return [
        DutyInCare(care.started_on, care.ended_on is not None, duty)
        for care in times_in_care(history, as_at)
        for duty in timetable(
            care,
            history.reviews,
            as_at=as_at,
            calendar=calendar,
            seen_from=seen_from,
            local=local,
            directions=history.directions,
        )
    ]


def times_in_care(history: CareHistory, as_at: date) -> list[Care]:
    """Put together each time in care, and each series of short breaks, in order."""
    return sorted(
        (
            _care(history, period, as_at, is_short_breaks=is_short_breaks)
            for periods, is_short_breaks in ((history.periods, False), (history.short_breaks, True))
            for period in looked_after(periods, history.born_on, as_at)
        ),
        key=lambda care: care.started_on,
    )


def looked_after(periods: Iterable[Period], born_on: date | None, as_at: date) -> Iterator[Period]:
    """Join periods that touch, end them at 18, and see of their ends only what is past."""
    turned_18_on = birthday(born_on, 18) if born_on else date.max
    for period in _joined(sorted(one for one in periods if one.start <= as_at)):
        ended_on = min(period.end or date.max, turned_18_on)
        if period.start < turned_18_on:
            yield Period(period.start, ended_on if ended_on <= as_at else None)


def _joined(periods: Sequence[Period]) -> Iterator[Period]:
    """Join periods, in order, of which one starts no later than those before it ended."""
    joined: Period | None = None
    for period in periods:
        if joined and (joined.end is None or period.start <= joined.end):
            joined = Period(joined.start, _later(joined.end, period.end))
            continue
        if joined:
            yield joined
        joined = period
    if joined:
        yield joined


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _care(history: CareHistory, period: Period, as_at: date, *, is_short_breaks: bool) -> Care:
    if is_short_breaks:
        return Care(period.start, period.end, is_short_breaks=True)
    statuses = _within(history.statuses, period, as_at)
    homes = _within(history.homes, period, as_at)
    authorised = (one.on.start for one in statuses if one.what == LegalStatus.PLACEMENT_ORDER)
    placed = [one.on for one in homes if one.what in PLACED_FOR_ADOPTION]
    return Care(
        period.start,
        period.end,
        authorised_on=min(authorised, default=None),
        placed=tuple(_joined(placed)),
        moved_on=tuple(_moves(homes)),
    )


def _within(facts: Iterable[Held], period: Period, as_at: date) -> list[Held]:
    """Cut facts to a period in care, as seen on a day, in order."""
    is_momentary = period.start == period.end
    found = []
    for on, what in facts:
        start = max(on.start, period.start)
        end = on.end if on.end is not None and on.end <= as_at else None
        end = min(filter(None, (end, period.end)), default=None)
        # what ended before the period, or held for no whole day of it, is not of it
        if start <= as_at and (end is None or start < end or (is_momentary and start == end)):
            found.append(Held(Period(start, end), what))
    return sorted(found)


def _moves(homes: Iterable[Held]) -> Iterator[date]:
    """List the days the kind of home changed, temporary ones left out."""
    before: str | None = None
    for on, home in homes:
        if not home or Home(home) in TEMPORARY:
            continue
        if before is not None and home != before:
            yield on.start
        before = home

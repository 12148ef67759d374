"""Short breaks: which stays they are (regulation 48), and when they are reviewed.

A stay is a period of days: from the day it begins up to, not including, the day the child is home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.rules.counting import add_months
from footprint.rules.instruments import CPPCR
from footprint.rules.register import Citation, rule
from footprint.rules.relaxations import has_no_longest_short_break
from footprint.terms.periods import ONE_DAY, Period
from footprint.terms.sources import Force, Verified

LONGEST_STAY_DAYS = 17
MOST_DAYS_IN_A_YEAR = 75


@dataclass(frozen=True, slots=True)
class Breaks:
    """A child's series of stays away, and what else makes them short breaks or not."""

    stays: Sequence[Period]
    is_in_care: bool = False
    is_with_the_same_carer: bool = True
    goes_home_between: bool = True


@rule(
    "SB-1",
    "What counts as short breaks",
    figure="17 days a stay, 75 days in any 12 months",
    starts_from="any 12 months, rolling",
    citation=Citation(CPPCR, "reg 48(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="England's figures; those of Wales differ. Once they stop being short breaks the "
    "ordinary cycle starts, counted from that day. COV-1b set the 17 days aside for a time.",
)
def stop_being_short_breaks_on(breaks: Breaks, as_at: date) -> date | None:
    """Stays are short breaks while each lasts at most 17 days and any 12 months hold at most 75.

    The child must not be in care, must stay with the same carer and must go home each time. The
    answer is the first day, up to the as-at day, on which this is no longer so; None while it is.
    A stay is seen day by day, so one meant from the start to last longer is found on its 18th day.
    """
    stays = sorted(stay for stay in breaks.stays if stay.start <= as_at)
    if not stays:
        return None
    if breaks.is_in_care or not breaks.is_with_the_same_carer or not breaks.goes_home_between:
        return stays[0].start
    days = [day for day in (too_long_on(stays, as_at), too_many_on(stays, as_at)) if day]
    return min(days, default=None)


def too_long_on(stays: Sequence[Period], as_at: date) -> date | None:
    """Find the first day on which one stay had lasted longer than 17 days."""
    eighteenth_days = (
        (stay.start + timedelta(days=LONGEST_STAY_DAYS), stay)
        for stay in stays
        if not has_no_longest_short_break(stay.start)
    )
    return min((day for day, stay in eighteenth_days if day in stay and day <= as_at), default=None)


def too_many_on(stays: Sequence[Period], as_at: date) -> date | None:
    """Find the first day that is more than the 75th away in the twelve months ending with it."""
    away = days_away(stays, as_at)
    for earliest, day in zip(away, away[MOST_DAYS_IN_A_YEAR:], strict=False):
        if earliest > add_months(day, -12):
            return day
    return None


def days_away(stays: Sequence[Period], as_at: date) -> list[date]:
    """List the days spent away up to the as-at day, each once, in order."""
    spans = ((stay.start, min(stay.end or date.max, as_at + ONE_DAY)) for stay in stays)
    return sorted({start + ONE_DAY * n for start, end in spans for n in range((end - start).days)})


@rule(
    "SB-2",
    "Reviews of short breaks",
    figure="3 calendar months, then 6",
    starts_from="start of the first short break, then the review before",
    citation=Citation(CPPCR, "reg 48(3)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Replaces REV-1 to REV-3 while SB-1 holds.",
)
def first_review_due_by(first_break_on: date) -> date:
    """Short breaks are reviewed within three months of the first, then every six months."""
    return add_months(first_break_on, 3)


def later_review_due_by(previous_held_on: date) -> date:
    """Reckon the six months of rule SB-2 from the review before, as held."""
    return add_months(previous_held_on, 6)

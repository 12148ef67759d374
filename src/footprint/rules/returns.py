"""What the SSDA903 return asks of reviews, and how its measures judge one child's year."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from footprint.rules.counting import add_months, age_on
from footprint.rules.instruments import SSDA903
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, working_days_between
from footprint.terms.care import SHORT_BREAKS, LegalStatus
from footprint.terms.participation import Participation
from footprint.terms.periods import Period, ReportingYear
from footprint.terms.sources import Force, Verified

THE_YEAR = "the year, 1 April to 31 March"


@rule(
    "DAT-1",
    "A row of reviews",
    figure="none",
    starts_from="-",
    citation=Citation(SSDA903, "Reviews; rules 166, 167"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
    note="A row is CHILD, DOB, REVIEW and REVIEW_CODE.",
)
def is_whole_review(held_on: date | None, participation: Participation | None) -> bool:
    """A row of reviews has a day and a participation code, or neither."""
    return (held_on is None) == (participation is None)


@rule(
    "DAT-2",
    "Participation code and age",
    figure="4 years of age at the review",
    starts_from="the day of the review",
    citation=Citation(SSDA903, "rules 440, 441"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
    note="On the fourth birthday the return's own rules let both pass; the child is 4, so PN1-PN7.",
)
def participation_fits_age(born_on: date, held_on: date, participation: Participation) -> bool:
    """PN0 is for a child under 4 on the day of the review, PN1 to PN7 for one of 4 or more."""
    is_under_four = age_on(born_on, held_on) < 4
    return is_under_four == (participation is Participation.UNDER_FOUR)


@rule(
    "DAT-3",
    "No reviews for short breaks",
    figure="none",
    starts_from="-",
    citation=Citation(SSDA903, "rule 399"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
    note="Read as: only where all of the child's episodes are short breaks.",
)
def may_have_reviews(legal_statuses: Iterable[LegalStatus]) -> bool:
    """No reviews are returned for a child all of whose episodes are short breaks (V3, V4)."""
    return any(status not in SHORT_BREAKS for status in legal_statuses)


@rule(
    "DAT-4",
    "No reviews without an episode",
    figure="none",
    starts_from=THE_YEAR,
    citation=Citation(SSDA903, "rule 1012"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
)
def has_an_episode_in(year: ReportingYear, episodes: Iterable[Period]) -> bool:
    """Reviews are returned only for a child with an episode in the year."""
    return any(
        episode.start <= year.last_day and (episode.end is None or episode.end >= year.first_day)
        for episode in episodes
    )


@rule(
    "DAT-5",
    "Reviews on time (once NI 66, PAF C68)",
    figure="per cent of children",
    starts_from=THE_YEAR,
    citation=Citation("National indicator set, abolished 2011", "used locally"),
    force=Force.DATA,
    verified=Verified.GENERAL,
    note="The denominator is as remembered: see `counts_at_year_end`.",
)
def had_every_review_on_time(in_time: Collection[bool | None], outstanding: int) -> bool | None:
    """A child counts only if every review of the year was in time and none is outstanding.

    `in_time` says of each review held in the year whether it was; None where that is not known.
    One that was late settles the answer, whatever is not known of the others.
    """
    if outstanding or False in in_time:
        return False
    return None if None in in_time else True


def counts_at_year_end(looked_after_from: date, year: ReportingYear, calendar: Calendar) -> bool:
    """Say whether a child in care on 31 March had been so for 20 working days (rule DAT-5)."""
    return working_days_between(looked_after_from, year.last_day, calendar) >= 20


@rule(
    "DAT-6",
    "Participation (once PAF C63)",
    figure="per cent of children",
    starts_from=THE_YEAR,
    citation=Citation("Performance assessment framework", "C63, by participation codes"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
    doubt="Which codes count is as remembered.",
)
def took_part(participations: Iterable[Participation]) -> bool | None:
    """A child took part who contributed to every review of the year (PN1, 2, 3, 5 or 6).

    Reviews held under the age of 4 are left out; None where no other was held.
    """
    counted = [one for one in participations if one is not Participation.UNDER_FOUR]
    return all(one.counts_as_contributing for one in counted) if counted else None


@rule(
    "DAT-7",
    "Child protection reviews on time (once NI 67)",
    figure="per cent of children",
    starts_from=THE_YEAR,
    citation=Citation("CIN census statistics"),
    force=Force.DATA,
    verified=Verified.GENERAL,
)
def had_every_conference_on_time(
    plan_started_on: date, year: ReportingYear, in_time: Collection[bool]
) -> bool | None:
    """A child counts who was on a plan for three months at 31 March, with every review in time.

    None for a child on a plan for less.
    """
    if add_months(plan_started_on, 3) > year.last_day:
        return None
    return all(in_time)

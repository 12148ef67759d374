"""What is ready, and who has met, before a review; and when it needs no meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from footprint.rules.counting import add_months
from footprint.rules.instruments import CPPCR, HANDBOOK
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified


@rule(
    "REV-10",
    "Long-term fostering: a review without a meeting",
    figure="12 calendar months",
    starts_from="start of that placement",
    citation=Citation(CPPCR, "reg 22B and others, by SI 2015/495"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="The review itself is still due every six months. A meeting at least once a year is "
    "commonly quoted from guidance (unverified).",
)
def needs_no_meeting(long_term_from: date, reviewed_on: date) -> bool:
    """After more than a year of long-term fostering not every review needs a meeting."""
    return reviewed_on > add_months(long_term_from, 12)


@rule(
    "HB-2",
    "The IRO meets the child",
    figure="before each review",
    starts_from="the review",
    citation=Citation(HANDBOOK, "ch 3; CPPCR reg 36(1)(b)"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="On the day of the review counts: only days are known.",
)
def has_met_child(
    met_on: Iterable[date], reviewed_on: date, previous_review_on: date | None = None
) -> bool:
    """The IRO meets the child before the first review, and again before each later one."""
    after = previous_review_on or date.min
    return any(after < day <= reviewed_on for day in met_on)


@rule(
    "HB-3",
    "Talking with the child about who comes, and where",
    figure="20 working days before",
    starts_from="the review",
    citation=Citation(HANDBOOK, "ch 3"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note='The text that was read says "20 days before"; working days are the stricter reading.',
)
def talk_with_child_due_by(review_on: date, calendar: Calendar) -> date:
    """The child is asked about attendance and venue at least 20 working days before the review."""
    return add_working_days(review_on, -20, calendar)


@rule(
    "HB-4",
    "Invitations and papers",
    figure="10 working days before",
    starts_from="the review",
    citation=Citation(HANDBOOK, "ch 3"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note='The text that was read says "10 days before"; working days are the stricter reading.',
)
def invitations_due_by(review_on: date, calendar: Calendar) -> date:
    """Invitations and papers go out at least 10 working days before the review."""
    return add_working_days(review_on, -10, calendar)


@rule(
    "HB-5",
    "Social worker's report",
    figure="3 working days before",
    starts_from="the review",
    citation=Citation(HANDBOOK, "about para 3.17"),
    force=Force.GUIDANCE,
    verified=Verified.GENERAL,
    note="Some councils ask for 5.",
)
def report_due_by(review_on: date, calendar: Calendar, working_days: int = 3) -> date:
    """The social worker's report is there at least 3 working days before the review."""
    return add_working_days(review_on, -working_days, calendar)


@rule(
    "HB-18",
    "Midway check",
    figure="set by the council, commonly 3 calendar months",
    starts_from="the review",
    citation=Citation("Local practice", "the IRO Handbook gives no figure"),
    force=Force.LOCAL,
    verified=Verified.GENERAL,
)
def midway_check_due_by(reviewed_on: date, months: int = 3) -> date:
    """We aim to check between two reviews that what was decided is happening."""
    return add_months(reviewed_on, months)

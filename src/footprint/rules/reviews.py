"""When a looked-after child's reviews fall due (regulations 33 and 36 of the 2010 Regulations)."""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months
from footprint.rules.instruments import CPPCR
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified

FIRST_WORKING_DAYS = 20
SECOND_MONTHS = 3
LATER_MONTHS = 6
ADJOURNED_WORKING_DAYS = 20


@rule(
    "REV-1",
    "First review",
    figure="20 working days",
    starts_from="the child becoming looked after",
    citation=Citation(CPPCR, "reg 33(1)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Neither a placement nor an order starts it. It takes 26 to 34 days of the calendar.",
)
def first_review_due_by(looked_after_from: date, calendar: Calendar) -> date:
    """The first review is held within 20 working days of the child becoming looked after."""
    return add_working_days(looked_after_from, FIRST_WORKING_DAYS, calendar)


@rule(
    "REV-2",
    "Second review",
    figure="3 calendar months",
    starts_from="the first review, as held",
    citation=Citation(CPPCR, "reg 33(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="From the day the first review was held, not the day it was due.",
)
def second_review_due_by(first_held_on: date) -> date:
    """The second review is held not more than three months after the first."""
    return add_months(first_held_on, SECOND_MONTHS)


@rule(
    "REV-3",
    "Third and later reviews",
    figure="6 calendar months",
    starts_from="the review before, as held",
    citation=Citation(CPPCR, "reg 33(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="A review brought forward brings every later one forward; a late one buys no time back.",
)
def later_review_due_by(previous_held_on: date) -> date:
    """Every later review is held not more than six months after the one before."""
    return add_months(previous_held_on, LATER_MONTHS)


@rule(
    "REV-4",
    "Review before an event, or when the officer directs",
    figure="before the event",
    starts_from="the request or event",
    citation=Citation(CPPCR, "reg 33(3)(a)-(e), as made"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Sub-paragraph (d) may have been amended since; check the revised text.",
)
def directed_review_due_by(directed_by: date) -> date:
    """A review the IRO directs, or an event requires, is held by the day that is named."""
    return directed_by


@rule(
    "REV-7",
    "Adjourned review",
    figure="20 working days, once",
    starts_from="the meeting that was adjourned",
    citation=Citation(CPPCR, "reg 36(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="It does not move the limit of regulation 33. No proposal under consideration is "
    "carried out until the review is completed.",
)
def adjourned_review_due_by(adjourned_on: date, calendar: Calendar) -> date:
    """A review may be adjourned once, for not more than 20 working days."""
    return add_working_days(adjourned_on, ADJOURNED_WORKING_DAYS, calendar)


def why_not_adjourn(times_adjourned: int) -> str | None:
    """Say why a review cannot be adjourned again, or None where it can be."""
    if times_adjourned == 0:
        return None
    return "This review was adjourned already; regulation 36(2) allows it once."

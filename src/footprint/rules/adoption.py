"""When reviews fall due on the way to adoption (regulation 36 of the 2005 Regulations)."""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months, add_weeks
from footprint.rules.instruments import AAR
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified

PLACED_WEEKS = 4
RETURNED_WEEKS = 4


@rule(
    "ADO-1",
    "Authorised to place, not yet placed: first review",
    figure="3 calendar months",
    starts_from="the agency first having authority to place",
    citation=Citation(AAR, "reg 36(1)(a)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Runs beside regulation 33; the earlier binds. Consent under section 19 cannot be seen in "
    "a return, where authority is read from the first placement order.",
)
def authorised_review_due_by(authorised_on: date) -> date:
    """A child the agency may place, but has not, is reviewed within three months."""
    return add_months(authorised_on, 3)


@rule(
    "ADO-2",
    "Authorised to place, not yet placed: later reviews",
    figure="6 calendar months",
    starts_from="the review before, as held",
    citation=Citation(AAR, "reg 36(1)(b)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Never earlier than regulation 33, which asks the same or less.",
)
def authorised_later_review_due_by(previous_held_on: date) -> date:
    """Until the child is placed, later reviews are at most six months apart."""
    return add_months(previous_held_on, 6)


@rule(
    "ADO-3",
    "Placed for adoption: first review",
    figure="4 weeks (28 days)",
    starts_from="the child being placed",
    citation=Citation(AAR, "reg 36(3)(a)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Twenty-eight days of the calendar, not 20 working days. Replaces regulation 33.",
)
def placed_review_due_by(placed_on: date) -> date:
    """A child placed for adoption is reviewed within four weeks of being placed."""
    return add_weeks(placed_on, PLACED_WEEKS)


@rule(
    "ADO-4",
    "Placed for adoption: second review",
    figure="3 calendar months",
    starts_from="the first review after placing, as held",
    citation=Citation(AAR, "reg 36(3)(b)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
)
def placed_second_review_due_by(first_held_on: date) -> date:
    """The second review after placing is held within three months of the first."""
    return add_months(first_held_on, 3)


@rule(
    "ADO-5",
    "Placed for adoption: later reviews",
    figure="6 calendar months",
    starts_from="the review before, as held",
    citation=Citation(AAR, "reg 36(3)(c)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Until an adoption order is made or the child returns.",
)
def placed_later_review_due_by(previous_held_on: date) -> date:
    """Later reviews of a child placed for adoption are at most six months apart."""
    return add_months(previous_held_on, 6)


@rule(
    "ADO-7",
    "Returned by adopters: review",
    figure="28 days",
    starts_from="the child's return",
    citation=Citation(AAR, "reg 36(9)"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="As soon as reasonably practicable, and no later than 28 days.",
)
def returned_review_due_by(returned_on: date) -> date:
    """A child returned by adopters is reviewed within 28 days of the return."""
    return add_weeks(returned_on, RETURNED_WEEKS)

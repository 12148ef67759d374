"""By when foster carers are reviewed."""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months, add_weeks
from footprint.rules.instruments import CPPCR, FOSTERING
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified


@rule(
    "FOS-1",
    "Foster carer's first review",
    figure="1 year",
    starts_from="approval",
    citation=Citation(FOSTERING, "reg 28(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="The same words were read in the regulations of 2002, reg 29(2). Approved on 29 February "
    "means 28 February.",
)
def first_carer_review_due_by(approved_on: date) -> date:
    """A foster carer's approval is first reviewed within one year of it."""
    return add_months(approved_on, 12)


@rule(
    "FOS-2",
    "Foster carer's later reviews",
    figure="1 year",
    starts_from="the review before",
    citation=Citation(FOSTERING, "reg 28(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Sooner whenever necessary.",
)
def later_carer_review_due_by(previous_on: date) -> date:
    """A foster carer's later reviews are at most a year apart."""
    return add_months(previous_on, 12)


@rule(
    "FOS-3",
    "First review goes to the panel",
    figure="the first only",
    starts_from="the review",
    citation=Citation(FOSTERING, "reg 28(5)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Later ones may go to it too.",
)
def must_go_to_panel(number: int) -> bool:
    """The report of a foster carer's first review goes to the fostering panel."""
    return number == 1


@rule(
    "FOS-4",
    "Temporary approval of a connected person",
    figure="16 weeks, and 8 more",
    starts_from="start of the placement",
    citation=Citation(CPPCR, "regs 24, 25"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
)
def temporary_approval_ends_by(placed_on: date, *, is_extended: bool = False) -> date:
    """A connected person may be approved for 16 weeks, and once extended for 8 more."""
    return add_weeks(placed_on, 24 if is_extended else 16)

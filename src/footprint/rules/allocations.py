"""Who may be a child's IRO, by when there is one, and how many children an IRO has."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from footprint.rules.instruments import CHILDREN_ACT, CPPCR, HANDBOOK
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified
from footprint.terms.words import Coded


@rule(
    "IRO-1",
    "A named IRO",
    figure="before the first review",
    starts_from="the child becoming looked after",
    citation=Citation(CHILDREN_ACT, "s25A(1)-(3)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="A vacancy is filled as soon as practicable. Good practice is 5 working days: HB-1.",
)
def is_appointed_in_time(appointed_on: date, first_reviewed_on: date) -> bool:
    """A child has a named IRO before the first review; the day of the review itself counts."""
    return appointed_on <= first_reviewed_on


@rule(
    "HB-1",
    "IRO appointed, and the child told",
    figure="5 working days",
    starts_from="the child becoming looked after",
    citation=Citation(HANDBOOK, "and the guidance to the Children Act, volume 2"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="As a matter of good practice.",
)
def appointment_due_by(looked_after_from: date, calendar: Calendar) -> date:
    """An IRO is appointed, and the child told who, within 5 working days."""
    return add_working_days(looked_after_from, 5, calendar)


class Tie(Coded):
    """What ties a person to a child's case so that they cannot be its IRO."""

    PREPARES_PLAN = "plan", "prepares the child's care plan"
    MANAGES_CASE = "case", "manages the child's case"
    VISITS = "visits", "visits the child for the council"
    PERSONAL_ADVISER = "adviser", "is the child's personal adviser"
    MANAGES_THESE = "manager", "manages someone who does one of these"
    HOLDS_BUDGET = "budget", "holds the budget for the child's care"


@rule(
    "IRO-4",
    "Who may not be a child's IRO",
    figure="none",
    starts_from="the appointment",
    citation=Citation(CPPCR, "reg 46"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="Only the limb on management and budget was read, on a page that cites reg 45.",
)
def why_not_eligible(
    ties: Collection[Tie], *, is_registered: bool, is_experienced: bool
) -> list[str]:
    """An IRO is an experienced registered social worker with no tie to the child's case."""
    reasons = [f"This person {tie.label}." for tie in Tie if tie in ties]
    if not is_registered:
        reasons.append("This person is not a registered social worker.")
    if not is_experienced:
        reasons.append("This person has too little experience with children.")
    return reasons


@rule(
    "HB-15",
    "Children for each full-time IRO",
    figure="50 to 70 children",
    starts_from="-",
    citation=Citation(HANDBOOK, "para 7.15"),
    force=Force.GUIDANCE,
    verified=Verified.GENERAL,
    note="The band is a setting; part-time officers count by their share.",
)
def is_within_caseload(
    children: int, full_time_equivalent: float, fewest: int = 50, most: int = 70
) -> bool:
    """A full-time IRO has between 50 and 70 children."""
    return fewest * full_time_equivalent <= children <= most * full_time_equivalent

"""By when a child has a care plan and a placement plan."""

from __future__ import annotations

from datetime import date

from footprint.rules.instruments import CPPCR
from footprint.rules.register import Citation, rule
from footprint.rules.relaxations import has_no_day_for_a_placement_plan
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified


@rule(
    "PLN-1",
    "Care plan",
    figure="10 working days",
    starts_from="start of the first placement",
    citation=Citation(CPPCR, "reg 4(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Where the court sets the day of a care plan (section 31A), its timetable counts instead.",
)
def care_plan_due_by(first_placed_on: date, calendar: Calendar) -> date:
    """The care plan is made before the first placement, or else within 10 working days of it."""
    return add_working_days(first_placed_on, 10, calendar)


@rule(
    "PLN-2",
    "Placement plan",
    figure="5 working days",
    starts_from="start of each placement",
    citation=Citation(CPPCR, "reg 9(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="COV-1a stood in for it from 24 April to 25 September 2020.",
)
def placement_plan_due_by(placed_on: date, calendar: Calendar) -> date | None:
    """The placement plan is made before each placement, or else within 5 working days of it.

    It is judged by the law in force on the day it falls due; None where that law set no day.
    """
    due_by = add_working_days(placed_on, 5, calendar)
    return None if has_no_day_for_a_placement_plan(due_by) else due_by

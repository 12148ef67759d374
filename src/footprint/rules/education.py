"""By when a looked-after child's personal education plan is begun, ready and reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from footprint.rules.instruments import EDUCATION_GUIDANCE
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.periods import Period
from footprint.terms.sources import Force, Verified


@rule(
    "PEP-1",
    "Personal education plan begun",
    figure="10 working days",
    starts_from="the child becoming looked after",
    citation=Citation(EDUCATION_GUIDANCE),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="Some councils count school days: another unit, and local practice.",
)
def education_plan_begun_by(looked_after_from: date, calendar: Calendar) -> date:
    """The personal education plan is begun within 10 working days of coming into care."""
    return add_working_days(looked_after_from, 10, calendar)


@rule(
    "PEP-2",
    "Personal education plan ready",
    figure="20 working days",
    starts_from="the child becoming looked after",
    citation=Citation(EDUCATION_GUIDANCE),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="In time for the first review.",
)
def education_plan_ready_by(looked_after_from: date, calendar: Calendar) -> date:
    """The personal education plan is ready for the first review, within 20 working days."""
    return add_working_days(looked_after_from, 20, calendar)


@rule(
    "PEP-3",
    "Personal education plan reviewed",
    figure="each school term",
    starts_from="the term",
    citation=Citation(EDUCATION_GUIDANCE),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="Terms are dates each council sets for each year, not a number of months.",
)
def terms_without_review(terms: Iterable[Period], reviewed_on: Iterable[date]) -> list[Period]:
    """The personal education plan is reviewed in each school term; these terms went without."""
    days = list(reviewed_on)
    return [term for term in terms if not any(day in term for day in days)]

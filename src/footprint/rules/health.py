"""By when a looked-after child's health and teeth are checked, and for whom an SDQ is returned."""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months, age_on, birthday
from footprint.rules.instruments import CPPCR, SSDA903
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.periods import ReportingYear
from footprint.terms.sources import Force, Verified


@rule(
    "HLT-1",
    "First health assessment",
    figure="20 working days",
    starts_from="the child becoming looked after",
    citation=Citation(CPPCR, "reg 7(1)-(3)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="The law asks for it before the placement, or in time for the first review; 20 working "
    "days is how guidance says that.",
)
def first_health_assessment_due_by(
    looked_after_from: date, calendar: Calendar, last_assessed_on: date | None = None
) -> date | None:
    """A child's health is assessed in time for the first review, within 20 working days.

    None is due where one was made in the three months before.
    """
    if last_assessed_on is not None and add_months(last_assessed_on, 3) >= looked_after_from:
        return None
    return add_working_days(looked_after_from, 20, calendar)


@rule(
    "HLT-2",
    "Health assessment under five",
    figure="6 calendar months",
    starts_from="the assessment before",
    citation=Citation(CPPCR, "reg 7(4)(a)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Once in each six months before the fifth birthday: six months that would end on the "
    "birthday or after it are left to HLT-3. The text does not settle this; we chose.",
)
def under_five_assessment_due_by(previous_on: date, born_on: date) -> date | None:
    """Until the fifth birthday a child's health is assessed at least every six months."""
    due_by = add_months(previous_on, 6)
    return due_by if due_by < birthday(born_on, 5) else None


@rule(
    "HLT-3",
    "Health assessment from five",
    figure="12 calendar months",
    starts_from="the assessment before",
    citation=Citation(CPPCR, "reg 7(4)(b)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
)
def health_assessment_due_by(previous_on: date, born_on: date) -> date:
    """From the fifth birthday health is assessed every twelve months; before it HLT-2 binds."""
    return under_five_assessment_due_by(previous_on, born_on) or add_months(previous_on, 12)


@rule(
    "HLT-4",
    "Dental check",
    figure="12 calendar months",
    starts_from="the check before",
    citation=Citation(SSDA903, "OC2, TEETH_CHECK"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
    note="Many councils aim for every six months.",
)
def dental_check_due_by(previous_on: date) -> date:
    """The return asks whether teeth were checked in the last twelve months."""
    return add_months(previous_on, 12)


@rule(
    "HLT-5",
    "Strengths and difficulties questionnaire",
    figure="12 months",
    starts_from="the year, 1 April to 31 March",
    citation=Citation(SSDA903, "rules 186, 188, 189"),
    force=Force.DATA,
    verified=Verified.SECONDARY,
)
def is_questionnaire_due(
    born_on: date, year: ReportingYear, *, is_looked_after_all_year: bool
) -> bool:
    """A questionnaire is returned for a child looked after all year and of age for it.

    That is 4 or more when the year begins, and 16 or less when it ends.
    """
    is_of_age = age_on(born_on, year.first_day) >= 4 and age_on(born_on, year.last_day) < 17
    return is_looked_after_all_year and is_of_age

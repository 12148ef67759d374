"""Children on remand, and children in secure accommodation."""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months
from footprint.rules.instruments import CPPCR, SECURE
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.care import LegalStatus
from footprint.terms.sources import Force, Verified


@rule(
    "RMD-1",
    "Children on remand",
    figure="none",
    starts_from="the remand",
    citation=Citation(CPPCR, "regs 47A-47F, inserted by SI 2013/706"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Reviews are taken to stay at 20 working days, 3 months and 6 months (unverified). "
    "Regulation 49 is about case records, not remand.",
)
def is_on_remand(legal_status: LegalStatus) -> bool:
    """The regulations apply with changes to a child remanded to accommodation."""
    return legal_status is LegalStatus.REMAND


@rule(
    "RMD-2",
    "Remand to local authority accommodation: care plan",
    figure="5 working days",
    starts_from="the remand",
    citation=Citation(CPPCR, "reg 47B"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="Only the same figure of the Welsh regulations was read.",
)
def remand_care_plan_due_by(remanded_on: date, calendar: Calendar) -> date:
    """A child remanded to local authority accommodation has a care plan within 5 working days."""
    return add_working_days(remanded_on, 5, calendar)


@rule(
    "RMD-3",
    "Remand to youth detention: detention placement plan",
    figure="10 working days",
    starts_from="the remand",
    citation=Citation(CPPCR, "reg 47C"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
)
def detention_placement_plan_due_by(remanded_on: date, calendar: Calendar) -> date:
    """A child remanded to youth detention has a detention placement plan within 10 working days."""
    return add_working_days(remanded_on, 10, calendar)


@rule(
    "SEC-1",
    "Secure accommodation panel",
    figure="1 calendar month, then 3",
    starts_from="start of the placement, then the panel before",
    citation=Citation(SECURE, "reg 15"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="Beside the child's own review, and by three people. The figures of Wales and Scotland "
    "differ.",
)
def secure_panel_due_by(placed_on: date, previous_on: date | None = None) -> date:
    """A panel reviews a secure placement within one month of its start, then every three months."""
    return add_months(placed_on, 1) if previous_on is None else add_months(previous_on, 3)

"""By when a review is written up, answered and sent.

Every clock runs from the day the review was completed, side by side; only the manager's answer
counts from the day the decisions were received.
"""

from __future__ import annotations

from datetime import date

from footprint.rules.instruments import HANDBOOK
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified

COMPLETION = "completion of the review"


@rule(
    "HB-6",
    "Decisions in writing",
    figure="5 working days",
    starts_from=COMPLETION,
    citation=Citation(HANDBOOK, "about para 3.38"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def decisions_due_by(completed_on: date, calendar: Calendar) -> date:
    """Decisions and recommendations are written down within 5 working days of the review."""
    return add_working_days(completed_on, 5, calendar)


@rule(
    "HB-7",
    "The team manager's answer",
    figure="5 working days",
    starts_from="receipt of the decisions",
    citation=Citation(HANDBOOK, "about para 3.39"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="That silence counts as agreement is the Handbook as remembered (unverified).",
)
def answer_due_by(received_on: date, calendar: Calendar) -> date:
    """The team manager considers the decisions and answers within 5 working days of having them."""
    return add_working_days(received_on, 5, calendar)


@rule(
    "HB-8",
    "Care plan brought up to date",
    figure="10 working days",
    starts_from=COMPLETION,
    citation=Citation(HANDBOOK, "and the guidance to the Children Act, volume 2"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def care_plan_update_due_by(completed_on: date, calendar: Calendar) -> date:
    """The social worker brings the care plan up to date within 10 working days of the review."""
    return add_working_days(completed_on, 10, calendar)


@rule(
    "HB-9",
    "Full record",
    figure="15 working days",
    starts_from=COMPLETION,
    citation=Citation(HANDBOOK, "about para 3.38"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def record_due_by(completed_on: date, calendar: Calendar) -> date:
    """The full record is written within 15 working days of the review."""
    return add_working_days(completed_on, 15, calendar)


@rule(
    "HB-10",
    "Full record sent",
    figure="20 working days",
    starts_from=COMPLETION,
    citation=Citation(HANDBOOK, "about para 3.41"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def record_sent_by(completed_on: date, calendar: Calendar) -> date:
    """The full record is sent to all who should have it within 20 working days of the review."""
    return add_working_days(completed_on, 20, calendar)

"""By when a formal dispute between an IRO and the council is settled."""

from __future__ import annotations

from datetime import date

from footprint.rules.instruments import HANDBOOK
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified


@rule(
    "HB-12",
    "Formal dispute resolution",
    figure="20 working days in total",
    starts_from="start of the formal process",
    citation=Citation(HANDBOOK, "para 6.2"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="The IRO may pass over any stage; how long a stage takes is local practice. A referral to "
    "Cafcass is open at any time (HB-13).",
)
def dispute_due_by(began_on: date, calendar: Calendar) -> date:
    """A formal dispute is settled within 20 working days in all, whatever its stages."""
    return add_working_days(began_on, 20, calendar)

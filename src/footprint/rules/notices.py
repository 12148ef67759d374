"""What the IRO must be told, by which rule; and by when people are told of a placement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from footprint.rules.instruments import CPPCR
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.casework import NoticeKind
from footprint.terms.sources import Force, Verified

TOLD_BETWEEN_REVIEWS = "HB-17"
WHY_TOLD: Mapping[NoticeKind, tuple[str, ...]] = {
    **dict.fromkeys(NoticeKind, (TOLD_BETWEEN_REVIEWS,)),
    NoticeKind.PLACEMENT_CHANGE: ("REV-11", "REV-13"),
    NoticeKind.PLACEMENT_ENDED: ("REV-12", TOLD_BETWEEN_REVIEWS),
    NoticeKind.PLAN_CHANGE: ("REV-5", TOLD_BETWEEN_REVIEWS),
    NoticeKind.CEASING: ("REV-4",),
}
"""By which rules the IRO is told of each kind of thing, the strongest first."""


@rule(
    "REV-12",
    "Notice that a placement ended at once",
    figure="10 working days",
    starts_from="end of the placement",
    citation=Citation(CPPCR, "reg 14(4)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
)
def ended_placement_notice_due_by(ended_on: date, calendar: Calendar) -> date:
    """Where notice could not be given before a placement ended, it is given within 10 working days.

    Where it could be given before, REV-11 asks for a review first.
    """
    return add_working_days(ended_on, 10, calendar)


@rule(
    "REV-13",
    "Notice of a placement",
    figure="before it, or 5 working days",
    starts_from="start of the placement",
    citation=Citation(CPPCR, "reg 13(1), (2)(i)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="The IRO is one of those to be told.",
)
def placement_notice_due_by(placed_on: date, calendar: Calendar, *, is_emergency: bool) -> date:
    """A placement is notified before it is made, or in an emergency within 5 working days of it."""
    return add_working_days(placed_on, 5, calendar) if is_emergency else placed_on

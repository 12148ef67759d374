"""By when the child is next visited where they live.

A visit rule counts from the visit before; a move starts the count again (VIS-1), unlike reviews.
"""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import add_months, add_weeks
from footprint.rules.instruments import AAR, CPPCR
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified


@rule(
    "VIS-1",
    "First visit",
    figure="1 week",
    starts_from="start of each placement",
    citation=Citation(CPPCR, "reg 28(2)(a)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Starts again at every move.",
)
def first_visit_due_by(placed_on: date) -> date:
    """A child is visited within one week of the start of any placement."""
    return add_weeks(placed_on, 1)


@rule(
    "VIS-2",
    "Visits in the first year",
    figure="6 weeks",
    starts_from="the visit before",
    citation=Citation(CPPCR, "reg 28(2)(b), (c)(ii)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="After the first year too, unless VIS-3 or VIS-4 applies.",
)
def visit_due_by(visited_on: date) -> date:
    """In the first year of a placement visits are not more than six weeks apart."""
    return add_weeks(visited_on, 6)


def has_lasted_a_year(placed_on: date, day: date) -> bool:
    """Say whether a placement has lasted a year on a day; on the anniversary it has."""
    return day >= add_months(placed_on, 12)


@rule(
    "VIS-3",
    "Visits in a placement meant to last",
    figure="3 calendar months",
    starts_from="the visit before",
    citation=Citation(CPPCR, "reg 28(2)(c)(i)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="A visit inside the first year is still followed within six weeks: the stricter reading.",
)
def settled_visit_due_by(visited_on: date, placed_on: date) -> date:
    """After a year in a placement meant to last to 18, visits are at most three months apart."""
    is_settled = has_lasted_a_year(placed_on, visited_on)
    return add_months(visited_on, 3) if is_settled else visit_due_by(visited_on)


@rule(
    "VIS-4",
    "Visits in long-term fostering",
    figure="6 calendar months",
    starts_from="the visit before",
    citation=Citation(CPPCR, "reg 28(3A), inserted 2015"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Each child agrees or does not; without agreement VIS-3 stays.",
)
def long_term_foster_visit_due_by(visited_on: date, placed_on: date, *, child_agrees: bool) -> date:
    """After a year of long-term fostering, a child may agree to visits at most six months apart."""
    if child_agrees and has_lasted_a_year(placed_on, visited_on):
        return add_months(visited_on, 6)
    return settled_visit_due_by(visited_on, placed_on)


@rule(
    "VIS-5",
    "Visits to a child placed with parents before the assessment",
    figure="1 week, then 6 weeks",
    starts_from="start of the placement or the visit before; from the first review on, 6 weeks",
    citation=Citation(CPPCR, "reg 28(3), for placements under reg 19"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Six weeks count from the last visit, even one before the review: the stricter reading.",
)
def unassessed_parents_visit_due_by(
    placed_on: date, visited_on: date | None = None, first_reviewed_on: date | None = None
) -> date:
    """A child with parents before they are assessed is visited weekly until the first review.

    From then on visits are at most six weeks apart.
    """
    weeks = 1 if _is_weekly(visited_on, first_reviewed_on) else 6
    return add_weeks(visited_on or placed_on, weeks)


@rule(
    "VIS-6",
    "Visits to a child with a connected person, or with a parent under an interim order",
    figure="1 week, then 4 weeks",
    starts_from="start of the placement or the visit before; from the first review on, 4 weeks",
    citation=Citation(CPPCR, "reg 28(4), for placements under reg 24"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Four weeks count from the last visit, even one before the review: the stricter reading.",
)
def connected_person_visit_due_by(
    placed_on: date, visited_on: date | None = None, first_reviewed_on: date | None = None
) -> date:
    """A child with a connected person approved for a time is visited weekly until the first review.

    So is a child living with a parent under an interim care order. From then on visits are at most
    four weeks apart.
    """
    weeks = 1 if _is_weekly(visited_on, first_reviewed_on) else 4
    return add_weeks(visited_on or placed_on, weeks)


@rule(
    "VIS-7",
    "Visits to a child in care who lives with a parent",
    figure="1 week, then 6 weeks",
    starts_from="the making of the care order, then the visit before",
    citation=Citation(CPPCR, "reg 28(5)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="The order starts it, not the move.",
)
def care_order_at_home_visit_due_by(ordered_on: date, visited_on: date | None = None) -> date:
    """A child living with a parent is visited within a week of the care order, then six-weekly."""
    return add_weeks(ordered_on, 1) if visited_on is None else visit_due_by(visited_on)


@rule(
    "ADO-6",
    "Visits after placing for adoption",
    figure="1 week",
    starts_from="the child being placed, then the visit before",
    citation=Citation(AAR, "reg 36(4)(a)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="After the first review, as often as the agency decides (unverified).",
)
def adoption_visit_due_by(
    placed_on: date, visited_on: date | None = None, first_reviewed_on: date | None = None
) -> date | None:
    """A child placed for adoption is visited within a week, then weekly until the first review."""
    weekly = add_weeks(visited_on or placed_on, 1)
    return weekly if _is_weekly(visited_on, first_reviewed_on) else None


def _is_weekly(visited_on: date | None, first_reviewed_on: date | None) -> bool:
    """Say whether the next visit is due in a week: the first is, and all until the first review."""
    if visited_on is None or first_reviewed_on is None:
        return True
    return add_weeks(visited_on, 1) <= first_reviewed_on

"""Who is looked after, and which regulations then apply."""

from __future__ import annotations

from datetime import date, timedelta

from footprint.rules.counting import age_on
from footprint.rules.instruments import CHILDREN_ACT, CPPCR
from footprint.rules.register import RULES, Citation, rule
from footprint.terms.care import HOME_KINDS, PLACED_FOR_ADOPTION, Home, HomeKind
from footprint.terms.sources import Force, Verified


@rule(
    "DEF-1",
    "Who is looked after",
    figure="more than 24 hours",
    starts_from="start of accommodation",
    citation=Citation(CHILDREN_ACT, "s22(1)-(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="The 24 hours are for section 20 alone: a care order or remand makes a child looked after "
    "at once. The first day of the calendar is kept as the start, and every limit counts from it.",
)
def is_looked_after(*, is_in_care: bool, accommodated_for: timedelta) -> bool:
    """A child is looked after who is in care, or accommodated for more than 24 hours on end."""
    return is_in_care or accommodated_for > timedelta(hours=24)


@rule(
    "DEF-2",
    "Placed for adoption: other regulations apply",
    figure="none",
    starts_from="the child being placed for adoption",
    citation=Citation(CPPCR, "reg 3"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="From that day ADO-3 to ADO-5 replace REV-1 to REV-3.",
)
def planning_regulations_apply(home: Home) -> bool:
    """The regulations on care planning do not apply to a child placed for adoption."""
    return home not in PLACED_FOR_ADOPTION


@rule(
    "DEF-3",
    "Under 16 in other arrangements",
    figure="16 years of age",
    starts_from="the child's age",
    citation=Citation(CPPCR, "reg 27A, inserted by SI 2021/161"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="A flag for the IRO, not a clock. The regulation lists the kinds of arrangement that are "
    "allowed; here a return's code for supported or independent living raises the flag.",
    valid_from=date(2021, 9, 9),
)
def is_too_young_for(home: Home, born_on: date, day: date) -> bool:
    """A child under 16 may live in other arrangements only where they are of a listed kind."""
    return (
        RULES["DEF-3"].is_in_force(day)
        and HOME_KINDS[home] is HomeKind.SUPPORTED
        and age_on(born_on, day) < 16
    )

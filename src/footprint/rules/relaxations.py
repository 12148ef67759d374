"""What coronavirus law set aside for a time, so that history is judged by the law of its day."""

from __future__ import annotations

from datetime import date

from footprint.rules.instruments import CORONAVIRUS
from footprint.rules.register import RULES, Citation, rule
from footprint.terms.sources import Force, Verified

RELAXED_FROM = date(2020, 4, 24)
RELAXED_TO = date(2020, 9, 25)
DOUBT = "The last day was read on a page about another regulation of the same instrument."


@rule(
    "COV-1a",
    "Placement plan in 2020",
    figure="as soon as reasonably practicable",
    starts_from="start of the placement",
    citation=Citation(CORONAVIRUS, "reg 8(4), for CPPCR reg 9(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    doubt=DOUBT,
    note="Stands in for PLN-2 where that would fall due while it was in force.",
    valid_from=RELAXED_FROM,
    valid_to=RELAXED_TO,
)
def has_no_day_for_a_placement_plan(day: date) -> bool:
    """For a time a placement plan was due as soon as reasonably practicable, by no set day."""
    return RULES["COV-1a"].is_in_force(day)


@rule(
    "COV-1b",
    "Length of a short break in 2020",
    figure="no longest stay",
    starts_from="start of the stay",
    citation=Citation(CORONAVIRUS, "reg 8, for CPPCR reg 48(2)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    doubt=DOUBT,
    note="Sets aside the 17 days of SB-1, not its 75. A stay is judged by the day it began.",
    valid_from=RELAXED_FROM,
    valid_to=RELAXED_TO,
)
def has_no_longest_short_break(day: date) -> bool:
    """For a time one short break might last longer than 17 days."""
    return RULES["COV-1b"].is_in_force(day)

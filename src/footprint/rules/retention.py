"""How long records are kept. Nothing is ever deleted by itself: these days start a look at a file.

An anniversary of 29 February is 1 March in other years, so a record is never kept a day too short.
"""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import age_on
from footprint.rules.counting import birthday as anniversary
from footprint.rules.instruments import CPPCR, DISCLOSURE_OF_ADOPTION, FOSTERING
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified


@rule(
    "RET-1",
    "Child's case record",
    figure="75 years",
    starts_from="birth",
    citation=Citation(CPPCR, "reg 50(1)(a)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="Adoption replaces this limit by RET-3, death before 18 by RET-2.",
)
def case_record_kept_until(born_on: date) -> date:
    """A child's case record is kept until the 75th anniversary of birth."""
    return anniversary(born_on, 75)


@rule(
    "RET-2",
    "Case record of a child who died",
    figure="15 years",
    starts_from="death",
    citation=Citation(CPPCR, "reg 50(1)(b)"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
)
def case_record_after_death_kept_until(born_on: date, died_on: date) -> date:
    """The case record of a child who died before 18 is kept for 15 years from the death."""
    if age_on(born_on, died_on) >= 18:
        return case_record_kept_until(born_on)
    return anniversary(died_on, 15)


@rule(
    "RET-3",
    "Adoption record",
    figure="100 years",
    starts_from="the adoption order",
    citation=Citation(DISCLOSURE_OF_ADOPTION, "reg 6"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
    note="The Welsh text was read; a record office confirms 100 years for England.",
)
def adoption_record_kept_until(ordered_on: date) -> date:
    """The record of an adoption is kept for 100 years from the order."""
    return anniversary(ordered_on, 100)


@rule(
    "RET-4",
    "Foster carer's file",
    figure="10 years",
    starts_from="end of the approval",
    citation=Citation(FOSTERING, "reg 32"),
    force=Force.STATUTE,
    verified=Verified.SECONDARY,
)
def carer_file_kept_until(approval_ended_on: date) -> date:
    """A foster carer's file is kept for 10 years from the end of the approval."""
    return anniversary(approval_ended_on, 10)

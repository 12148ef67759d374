"""Who is an eligible child, and by when the way out of care is assessed and reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from footprint.rules.counting import add_months, birthday
from footprint.rules.instruments import CARE_LEAVERS, CPPCR
from footprint.rules.register import Citation, rule
from footprint.terms.periods import Period
from footprint.terms.sources import Force, Verified

ELIGIBLE_AFTER = timedelta(weeks=13)


@rule(
    "PW-1",
    "Eligible child",
    figure="13 weeks",
    starts_from="the 14th birthday",
    citation=Citation(CPPCR, "reg 40(1); Children Act 1989, Sch 2 para 19B"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Short breaks never count (reg 40(2)): leave them out of the periods.",
)
def eligible_on(born_on: date, looked_after: Iterable[Period]) -> date | None:
    """A child is eligible who is 16 or 17, looked after, and was so for 13 weeks since turning 14.

    The weeks may be spread over several periods, which do not overlap. The answer is the first day
    on which all of this is so, or will be if an open period goes on; None where it never is.
    """
    sixteen, eighteen = birthday(born_on, 16), birthday(born_on, 18)
    still_needed = ELIGIBLE_AFTER
    for period in sorted(looked_after):
        start = max(period.start, birthday(born_on, 14))
        end = min(period.end or eighteen, eighteen)
        if start >= end:
            continue
        first_day = max(start + still_needed, sixteen)
        if first_day < end:
            return first_day
        still_needed = max(still_needed - (end - start), timedelta(0))
    return None


@rule(
    "PW-2",
    "Assessment of needs",
    figure="3 calendar months",
    starts_from="the 16th birthday, or becoming eligible if later",
    citation=Citation(CPPCR, "reg 42(1)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
)
def needs_assessment_due_by(born_on: date, became_eligible_on: date) -> date:
    """An eligible child's needs are assessed within three months of turning 16 or becoming so."""
    return add_months(max(birthday(born_on, 16), became_eligible_on), 3)


@rule(
    "PW-4",
    "Pathway plan reviewed",
    figure="6 calendar months",
    starts_from="the review before",
    citation=Citation(CARE_LEAVERS, "reg 7"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="For those who have left care; while a child is looked after the care review does it. "
    "A review within 28 days of moving to other arrangements is not verified.",
)
def pathway_review_due_by(previous_on: date) -> date:
    """The pathway plan of a young person who left care is reviewed at least every six months."""
    return add_months(previous_on, 6)

"""Who may be a child's IRO, by when there is one, and how many children an IRO has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from footprint.rules.instruments import CHILDREN_ACT, CPPCR, HANDBOOK
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.days import in_words
from footprint.terms.sources import Force, Verified
from footprint.terms.words import Coded


@rule(
    "IRO-1",
    "A named IRO",
    figure="before the first review",
    starts_from="the child becoming looked after",
    citation=Citation(CHILDREN_ACT, "s25A(1)-(3)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="A vacancy is filled as soon as practicable. Good practice is 5 working days: HB-1.",
)
def is_appointed_in_time(appointed_on: date, first_reviewed_on: date) -> bool:
    """A child has a named IRO before the first review; the day of the review itself counts."""
    return appointed_on <= first_reviewed_on


@rule(
    "HB-1",
    "IRO appointed, and the child told",
    figure="5 working days",
    starts_from="the child becoming looked after",
    citation=Citation(HANDBOOK, "and the guidance to the Children Act, volume 2"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="As a matter of good practice.",
)
def appointment_due_by(looked_after_from: date, calendar: Calendar) -> date:
    """An IRO is appointed, and the child told who, within 5 working days."""
    return add_working_days(looked_after_from, 5, calendar)


def why_appointment_due(looked_after_from: date, calendar: Calendar) -> str:
    """Say how the day of HB-1 was counted, and how strongly it binds."""
    due_by = appointment_due_by(looked_after_from, calendar)
    skipped = " and ".join(calendar.skipped(looked_after_from, due_by))
    leaving_out = f", not counting {skipped}," if skipped else ""
    words = (
        f"5 working days{leaving_out} from {in_words(looked_after_from)}, when care began. "
        "Good practice in the IRO Handbook; the law asks for a named IRO before the first review."
    )
    uncertain = calendar.why_uncertain(due_by)
    return f"{words} {uncertain}" if uncertain else words


class Tie(Coded):
    """What ties a person to a child's case so that they cannot be its IRO."""

    PREPARES_PLAN = "plan", "prepares the child's care plan"
    MANAGES_CASE = "case", "manages the child's case"
    VISITS = "visits", "visits the child for the council"
    PERSONAL_ADVISER = "adviser", "is the child's personal adviser"
    MANAGES_THESE = "manager", "manages someone who does one of these"
    HOLDS_BUDGET = "budget", "holds the budget for the child's care"


@rule(
    "IRO-4",
    "Who may not be a child's IRO",
    figure="none",
    starts_from="the appointment",
    citation=Citation(CPPCR, "reg 46"),
    force=Force.STATUTE,
    verified=Verified.GENERAL,
    note="Only the limb on management and budget was read, on a page that cites reg 45.",
)
def why_not_eligible(
    ties: Collection[Tie], *, is_registered: bool, is_experienced: bool
) -> list[str]:
    """An IRO is an experienced registered social worker with no tie to the child's case."""
    reasons = [f"This person {tie.label}." for tie in Tie if tie in ties]
    if not is_registered:
        reasons.append("This person is not a registered social worker.")
    if not is_experienced:
        reasons.append("This person has too little experience with children.")
    return reasons


@rule(
    "HB-15",
    "Children for each full-time IRO",
    figure="50 to 70 children",
    starts_from="-",
    citation=Citation(HANDBOOK, "para 7.15"),
    force=Force.GUIDANCE,
    verified=Verified.GENERAL,
    note="The band is a setting; part-time officers count by their share.",
)
def is_within_caseload(
    children: int, full_time_equivalent: float, fewest: int = 50, most: int = 70
) -> bool:
    """A full-time IRO has between 50 and 70 children."""
    return fewest * full_time_equivalent <= children <= most * full_time_equivalent


@dataclass(frozen=True, slots=True)
class Band:
    """How many children a full-time IRO has, from the fewest to the most; a council's setting."""

    fewest: int = 50
    most: int = 70

    def __str__(self) -> str:
        return f"{self.fewest}-{self.most}"

    def of(self, full_time_equivalent: float) -> Band:
        """Give the band of somebody who works a share of full time, in whole children."""
        return Band(
            round(self.fewest * full_time_equivalent), round(self.most * full_time_equivalent)
        )


class Advice(Coded):
    """What guidance says of one person being the IRO of a child, given whom else they hold."""

    FOR = "for", "guidance asks for this person"
    AGAINST = "against", "guidance asks for somebody else"
    NEITHER = "neither", "guidance does not say"


@rule(
    "HB-14",
    "One IRO for a family",
    figure="none",
    starts_from="the appointment",
    citation=Citation(HANDBOOK, "and the guidance to the Children Act, volume 2"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="Whether interests conflict is for the manager to judge.",
)
def advice_on_family(
    *, holds_sibling: bool, holds_parent_or_child: bool, held_before: bool
) -> Advice:
    """Brothers and sisters have the same IRO; a looked-after parent and child have different ones.

    Brothers and sisters whose interests conflict have different ones too. A child who returns to
    care has the same one where practicable.
    """
    if holds_parent_or_child:
        return Advice.AGAINST
    return Advice.FOR if holds_sibling or held_before else Advice.NEITHER

"""What must wait for a review, and what a review must not wait for.

Only days are known, so a review on the day of the act itself counts as held before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.rules.instruments import CPPCR
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified
from footprint.terms.words import Coded


class Ground(Coded):
    """Why a review must be held before its usual time (rule REV-4)."""

    REQUESTED = "a", "the IRO asks for one"
    NOT_SAFEGUARDED = "b", "a visit found the child's welfare not safeguarded"
    ACCOMMODATION_ENDS = "c", "accommodation under section 21 ends before the next review"
    RELEASE = "d", "a child in care is released from detention before the next review"
    NO_ONE_TO_GO_TO = "e", "the council means to stop, and no parent or other will accommodate"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides whether a review is brought forward."""

    next_review_on: date
    iro_asks: bool = False
    is_not_safeguarded: bool = False
    section_21_ends_on: date | None = None
    released_on: date | None = None
    has_no_one_to_go_to: bool = False


def grounds_for_an_earlier_review(facts: Circumstances) -> list[Ground]:
    """List why a review must come before its usual time (rule REV-4, regulation 33(3))."""
    found = {
        Ground.REQUESTED: facts.iro_asks,
        Ground.NOT_SAFEGUARDED: facts.is_not_safeguarded,
        Ground.ACCOMMODATION_ENDS: _comes_first(facts.section_21_ends_on, facts.next_review_on),
        Ground.RELEASE: _comes_first(facts.released_on, facts.next_review_on),
        Ground.NO_ONE_TO_GO_TO: facts.has_no_one_to_go_to,
    }
    return [ground for ground, holds in found.items() if holds]


@rule(
    "REV-5",
    "Change of the care plan",
    figure="before the change",
    starts_from="the proposal",
    citation=Citation(CPPCR, "reg 32(2)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="Why it was not practicable is put on record.",
)
def may_change_plan(
    changed_on: date, considered_on: date | None, *, review_is_practicable: bool = True
) -> bool:
    """A care plan changes significantly only after a review considered it, where practicable."""
    return _was_reviewed(considered_on, changed_on) or not review_is_practicable


@rule(
    "REV-11",
    "Ending a placement",
    figure="before the end",
    starts_from="the proposal",
    citation=Citation(CPPCR, "reg 14(1); exceptions reg 14(3), (5)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="In an emergency the IRO is told as soon as reasonably practicable; see REV-12.",
)
def may_end_placement(
    ended_on: date, reviewed_on: date | None, *, is_excepted: bool = False
) -> bool:
    """The council ends a placement only after a review, unless there is immediate risk."""
    return is_excepted or _was_reviewed(reviewed_on, ended_on)


@rule(
    "REV-14",
    "Placing a child in care with parents",
    figure="before the decision",
    starts_from="the decision",
    citation=Citation(CPPCR, "reg 17(d)"),
    force=Force.STATUTE,
    verified=Verified.PRIMARY,
    note="For an immediate placement (reg 19) the assessment and review are taken to be due within "
    "10 working days (unverified).",
)
def may_place_with_parents(decided_on: date, reviewed_on: date | None) -> bool:
    """A child in care is placed with parents only after a review."""
    return _was_reviewed(reviewed_on, decided_on)


def _was_reviewed(reviewed_on: date | None, acted_on: date) -> bool:
    return reviewed_on is not None and reviewed_on <= acted_on


def _comes_first(event_on: date | None, next_review_on: date) -> bool:
    return event_on is not None and event_on < next_review_on

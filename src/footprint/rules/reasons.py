"""Why a review is due when it is: rule, anchor and arithmetic in words, for each duty shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from footprint.rules.practice import LocalPractice
from footprint.rules.register import RULES
from footprint.rules.reviews import ADJOURNED_WORKING_DAYS, FIRST_WORKING_DAYS
from footprint.rules.working_days import Calendar
from footprint.terms.days import in_words
from footprint.terms.reviews import Anchor, Note

SPANS = {
    "REV-2": "3 months",
    "REV-3": "6 months",
    "ADO-1": "3 months",
    "ADO-3": "4 weeks (28 days)",
    "ADO-4": "3 months",
    "ADO-5": "6 months",
    "ADO-7": "28 days",
    "LOC-2": "{second_within_months} months",
    "LOC-3": "{later_within_months} months",
}
WORKING_DAYS = {
    "REV-1": FIRST_WORKING_DAYS,
    "REV-7": ADJOURNED_WORKING_DAYS,
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Puts duties into words, by one calendar and one local practice."""

    calendar: Calendar
    local: LocalPractice

    def of(
        self, rule: str, anchor: Anchor, anchor_on: date | None, due_by: date | None, note: Note
    ) -> str:
        """Say which rule binds, what it counts from and how, and what else must be known."""
        words = [self._limit(rule, anchor, anchor_on, due_by)]
        if note in {Note.UNSEEN_LIMIT, Note.STANDS}:
            words.append(f"{note.label[0].upper()}{note.label[1:]}.")
        if note is Note.LAPSED:
            words.append("Care ended first, so no review was due.")
        if not RULES[rule].is_certain:
            words.append("This rule is not verified.")
        if due_by is not None and (uncertain := self.calendar.why_uncertain(due_by)):
            words.append(uncertain)
        return " ".join(words)

    def _limit(self, rule: str, anchor: Anchor, anchor_on: date | None, due_by: date | None) -> str:
        citation = RULES[rule].citation
        if due_by is None or anchor_on is None:
            return (
                "Earlier reviews may be unseen, because care began before the first return; "
                "the limit cannot be known."
            )
        if anchor is Anchor.DIRECTION:
            return (
                f"Directed on {in_words(anchor_on)} to be held by {in_words(due_by)} ({citation})."
            )
        start = (
            f"{in_words(anchor_on)}, the last day an earlier review could be unseen"
            if anchor is Anchor.UNSEEN_REVIEW
            else f"{in_words(anchor_on)}, when {anchor.label}"
        )
        return f"{self._span(rule, anchor_on, due_by)} from {start} ({citation})."

    def _span(self, rule: str, anchor_on: date, due_by: date) -> str:
        days = WORKING_DAYS.get(rule) or {
            "LOC-1": self.local.first_within_working_days,
            "LOC-4": self.local.after_a_move_within_working_days,
        }.get(rule)
        if days is not None:
            skipped = self.calendar.skipped(anchor_on, due_by)
            leaving_out = f", not counting {_listed(skipped)}," if skipped else ""
            return f"{days} working days{leaving_out}"
        if rule == "SB-2":
            return "3 months" if due_by - anchor_on < timedelta(days=100) else "6 months"
        return SPANS[rule].format(
            second_within_months=self.local.second_within_months,
            later_within_months=self.local.later_within_months,
        )


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

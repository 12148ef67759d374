"""Local practice: what a council asks of itself beyond the law, as one frozen value.

A local rule may only be stricter than the statutory one it stands beside; a looser one is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, ParamSpec

from footprint.rules.counting import add_months
from footprint.rules.register import Citation, rule
from footprint.rules.reviews import FIRST_WORKING_DAYS, LATER_MONTHS, SECOND_MONTHS
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified

P = ParamSpec("P")


class CannotUsePractice(ValueError):
    """Raised with every fault of a practice file, fit to show to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class LocalPractice:
    """What the council asks of itself; None means no more than the law."""

    first_within_working_days: int | None = None
    second_within_months: int | None = None
    later_within_months: int | None = None
    after_a_move_within_working_days: int | None = None
    series_counts_from: Literal["start", "completion"] = "completion"
    """Which day of an adjourned or serial review counts: nothing that could be read settles it."""

    @property
    def is_stricter(self) -> bool:
        """Whether any local limit stands beside the statutory ones."""
        return any(
            getattr(self, field.name) is not None
            for field in fields(self)
            if field.name != "series_counts_from"
        )


NO_LOCAL_PRACTICE = LocalPractice()


@dataclass(frozen=True, slots=True)
class LocalLimit:
    """A limit that a council may set for itself."""

    rule: str
    """The local rule it makes, and what that counts from."""
    unit: str
    at_most: int
    beside: str = ""
    """The rule of law it stands beside; "" where the law asks for nothing."""


LIMITS = {
    "first_within_working_days": LocalLimit("LOC-1", "working days", FIRST_WORKING_DAYS, "REV-1"),
    "second_within_months": LocalLimit("LOC-2", "months", SECOND_MONTHS, "REV-2"),
    "later_within_months": LocalLimit("LOC-3", "months", LATER_MONTHS, "REV-3"),
    "after_a_move_within_working_days": LocalLimit("LOC-4", "working days", 60),
}


def read_practice(path: Path) -> LocalPractice:
    """Read the `[reviews]` table of a TOML file; refuse it with all its faults at once."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotUsePractice(f"{path}: {error}") from error
    reviews = content.get("reviews")
    if not isinstance(reviews, dict):
        raise CannotUsePractice(f"{path}: it has no [reviews] table.")
    try:
        return practice_of(reviews)
    except CannotUsePractice as error:
        raise CannotUsePractice(f"{path}: {error}") from None


def practice_of(settings: Mapping[str, Any]) -> LocalPractice:
    """Make local practice of its settings by name; refuse them with all their faults at once."""
    if faults := [fault for name, value in settings.items() if (fault := _fault(name, value))]:
        raise CannotUsePractice(" ".join(faults))
    return LocalPractice(**settings)


def _fault(name: str, value: object) -> str | None:
    if name == "series_counts_from":
        return None if value in {"start", "completion"} else f'{name} is "start" or "completion".'
    if name not in LIMITS:
        return f"{name} is not a setting; there are {', '.join(LIMITS)}, series_counts_from."
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        return f"{name} must be a whole number, 1 or more."
    if value > (most := LIMITS[name].at_most):
        return f"{name} is {value}, looser than the {most} allowed."
    return None


def _local(
    id_: str, title: str, starts_from: str
) -> Callable[[Callable[P, date]], Callable[P, date]]:
    return rule(
        id_,
        title,
        figure="set by the council",
        starts_from=starts_from,
        citation=Citation("Local practice", "set by the council"),
        force=Force.LOCAL,
        verified=Verified.PRIMARY,
    )


@_local("LOC-1", "First review, local practice", "the child becoming looked after")
def local_first_review_due_by(looked_after_from: date, days: int, calendar: Calendar) -> date:
    """We aim to hold the first review sooner than the law asks."""
    return add_working_days(looked_after_from, days, calendar)


@_local("LOC-2", "Second review, local practice", "the first review, as held")
def local_second_review_due_by(first_held_on: date, months: int) -> date:
    """We aim to hold the second review sooner than the law asks."""
    return add_months(first_held_on, months)


@_local("LOC-3", "Later reviews, local practice", "the review before, as held")
def local_later_review_due_by(previous_held_on: date, months: int) -> date:
    """We aim to hold later reviews closer together than the law asks."""
    return add_months(previous_held_on, months)


@_local("LOC-4", "Review after a move, local practice", "the child's move to another home")
def local_move_review_due_by(moved_on: date, days: int, calendar: Calendar) -> date:
    """We aim to review the plan soon after a child moves; the law asks none for a move alone."""
    return add_working_days(moved_on, days, calendar)

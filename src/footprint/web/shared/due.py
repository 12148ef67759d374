"""How a page says where a date stands: first a word, then a shape, and colour last.

Only statute may say that a duty is late: what guidance or local practice asks is a standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.rules.working_days import Calendar, working_days_between
from footprint.terms.days import in_words
from footprint.terms.sources import Force

AT_RISK_WITHIN = 3
"""Working days: a date this near that nothing has been done about is at risk, unless told."""
BINDING = {
    Force.STATUTE: "must",
    Force.LAW: "must",
    Force.DATA: "must",
    Force.GUIDANCE: "should",
    Force.LOCAL: "we aim to",
}
"""How strongly each kind of rule speaks."""
NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
MISSED = {"must": "Late", "should": "Past the standard", "we aim to": "Past our aim"}
DONE_AFTER = {
    "must": "Done late",
    "should": "Done after the standard",
    "we aim to": "Done after our aim",
}


@dataclass(frozen=True, slots=True)
class State:
    """Where a date stands: the shape that tells it, and the words beside the shape."""

    shape: str
    """One of the shapes in `tags/shapes.py`, and the end of the class that colours it."""
    word: str
    distance: str


def state_of(
    due_by: date,
    *,
    today: date,
    force: Force,
    calendar: Calendar,
    done_on: date | None = None,
    is_at_risk: bool | None = None,
) -> State:
    """Say where a date stands today; `is_at_risk` where the caller knows better than the days."""
    binding = BINDING[force]
    if done_on is not None:
        if done_on <= due_by:
            return State("done", "Done in time", "")
        return State("done-late", DONE_AFTER[binding], _by(due_by, done_on, calendar))
    if due_by < today:
        shape = "late" if binding == "must" else "past"
        return State(shape, MISSED[binding], _by(due_by, today, calendar))
    is_near = is_at_risk is None and (due_by - today).days in NEAR
    if is_at_risk is None:
        is_at_risk = working_days_between(today, due_by, calendar) <= AT_RISK_WITHIN
    distance = from_today(due_by, today, calendar)
    if is_at_risk:
        return State("at-risk", "Due" if is_near else "At risk", distance)
    return State("fine", "On course", distance)


def limit_in_words(force: Force, done: str) -> str:
    """Say how strongly a limit binds, before its day: "must be held by", "should be held by"."""
    binding = BINDING[force]
    return f"we aim to have it {done} by" if force is Force.LOCAL else f"{binding} be {done} by"


def from_today(day: date, today: date, calendar: Calendar) -> str:
    """Say how far a day is: "today", "in 3 working days", "2 working days ago"."""
    if near := NEAR.get((day - today).days):
        return near
    if day > today:
        return f"in {_span(today, day, calendar)}"
    return f"{_span(day, today, calendar)} ago"


def with_distance(day: date, today: date, calendar: Calendar) -> str:
    """Write a day and how far it is: "Tue 21 April 2026, in 3 working days"."""
    return f"{in_words(day)}, {from_today(day, today, calendar)}"


def how_long_ago(day: date, today: date) -> str:
    """Say how old something is, as people do: "today", "9 days ago", "7 months ago"."""
    days = (today - day).days
    if days < 0:
        return "still to come"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    for count, unit, least in (
        (months // 12, "year", 2),
        (months, "month", 2),
        (days // 7, "week", 2),
    ):
        if count >= least:
            return f"{count} {unit}s ago"
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _by(due_by: date, day: date, calendar: Calendar) -> str:
    return f"by {_span(due_by, day, calendar)}"


def _span(start: date, end: date, calendar: Calendar) -> str:
    """Count what lies between in working days, or in days where none of them is one."""
    if working := working_days_between(start, end, calendar):
        return f"{working} working day{'' if working == 1 else 's'}"
    days = (end - start).days
    return f"{days} day{'' if days == 1 else 's'}"

"""A child's whole list of review duties, from the history of one looked-after period.

One duty for each review held, then the next one due. Where several rules run, the earliest day
binds. The same choice between rules is made for millions at once by `facts/duties.sql`; a property
test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from footprint.rules import reviews
from footprint.rules.counting import is_in_time
from footprint.rules.course import Care, Course, Direction, Limit
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.rules.register import RULES
from footprint.rules.working_days import Calendar
from footprint.terms.reviews import Anchor, Note
from footprint.terms.sources import Force


@dataclass(frozen=True, slots=True)
class Duty:
    """A review that had to be held: by which rule, from what, by when, and whether it was."""

    sequence: int
    rule: str
    anchor: Anchor
    anchor_on: date | None
    due_by: date | None
    held_on: date | None
    in_time: bool | None
    is_outstanding: bool
    note: Note = Note.NONE

    @property
    def force(self) -> Force:
        return RULES[self.rule].force


def timetable(  # noqa: PLR0913  eight facts decide it, all but two named
    care: Care,
    held: Sequence[date],
    *,
    as_at: date,
    calendar: Calendar,
    seen_from: date | None = None,
    local: LocalPractice = NO_LOCAL_PRACTICE,
    directions: Sequence[Direction] = (),
    adjourned: Mapping[date, date | None] | None = None,
) -> list[Duty]:
    """List the review duties of one period, in order, as seen on a day.

    `held` are the days reviews were held; days outside the period or after `as_at` do not count.
    `seen_from` is the first day from which every review is seen: in a period that began before
    it, earlier reviews may be unseen, and then the first limit cannot always be known.
    `adjourned` maps the day of a meeting that was adjourned to the day it was completed, if it
    was; local practice says which of the two counts as the day of the review.
    """
    adjourned = adjourned or {}
    held = [*held, *_counted(adjourned, local)]
    last_day = as_at if care.ended_on is None else min(as_at, care.ended_on)
    days = sorted({day for day in held if care.started_on <= day <= last_day})
    course = Course(care, calendar, local, seen_from, last_day, tuple(directions))
    stage = course.first_stage(days[0] if days else None)
    duties: list[Duty] = []
    previous: date | None = None
    for day in (*days, None):
        limit, stage = course.next_limit(stage, previous, day)
        duties.append(_duty(len(duties) + 1, limit, day, care, as_at))
        previous = day
    if not adjourned:
        return duties
    duties += [_resumption(*one, as_at, calendar) for one in adjourned.items()]
    duties.sort(key=lambda duty: (duty.held_on or date.max, duty.due_by or date.max))
    return [replace(duty, sequence=number) for number, duty in enumerate(duties, start=1)]


def _counted(adjourned: Mapping[date, date | None], local: LocalPractice) -> list[date]:
    """List the day that counts of each adjourned review."""
    if local.series_counts_from == "start":
        return list(adjourned)
    return [completed_on for completed_on in adjourned.values() if completed_on is not None]


def _resumption(
    adjourned_on: date, completed_on: date | None, as_at: date, calendar: Calendar
) -> Duty:
    """The duty to complete an adjourned review; it moves no other limit."""
    due_by = reviews.adjourned_review_due_by(adjourned_on, calendar)
    return Duty(
        0,
        "REV-7",
        Anchor.ADJOURNED,
        adjourned_on,
        due_by,
        held_on=completed_on,
        in_time=None if completed_on is None else is_in_time(completed_on, due_by),
        is_outstanding=completed_on is None and due_by < as_at,
    )


def _duty(sequence: int, limit: Limit, day: date | None, care: Care, as_at: date) -> Duty:
    due_by, note = limit.due_by, limit.note
    ended_first = care.ended_on is not None and (due_by is None or care.ended_on <= due_by)
    if day is None and ended_first and care.ended_on is not None and care.ended_on <= as_at:
        note = Note.LAPSED
    return Duty(
        sequence,
        limit.rule,
        limit.anchor,
        limit.anchor_on,
        due_by,
        held_on=day,
        in_time=None if day is None or due_by is None else is_in_time(day, due_by),
        is_outstanding=day is None and due_by is not None and due_by < as_at and not ended_first,
        note=note,
    )

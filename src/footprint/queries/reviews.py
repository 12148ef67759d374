"""A child's reviews, and the timetable of duties the rules make of the child's facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from footprint.queries.child import SeenChild
from footprint.records.reviews import TO_COME, Review, TimetableRow
from footprint.rules import book
from footprint.terms.days import day_in_london
from footprint.terms.participation import Participation
from footprint.terms.reviews import Anchor
from footprint.terms.sources import Force


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One review a child was or is due, with why."""

    rule: str
    title: str
    citation: str
    is_certain: bool
    force: Force
    anchor: str
    anchor_on: date | None
    due_by: date | None
    book_by: date | None
    held_on: date | None
    in_time: bool | None
    has_lapsed: bool
    was_missed: bool
    reason: str
    booked_for: datetime | None = None
    """When the review is booked for, where it is still to be held."""

    @property
    def booked_on(self) -> date | None:
        """The day the review is booked for, in London."""
        return day_in_london(self.booked_for) if self.booked_for else None

    @property
    def is_at_risk(self) -> bool | None:
        """Whether a booking misses the limit; None where nothing is booked, and days decide."""
        if self.booked_on is None or self.due_by is None:
            return None
        return self.booked_on > self.due_by

    @property
    def is_open(self) -> bool:
        """Whether the review is still to be held."""
        return self.held_on is None and not (self.has_lapsed or self.was_missed)

    @property
    def is_booked_sooner(self) -> bool:
        """Whether the day to book by is another than the last day of the limit."""
        return self.book_by != self.due_by


@dataclass(frozen=True, slots=True)
class Course:
    """The duties of one looked-after period, the latest first."""

    started_on: date
    duties: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All duties of a child."""

    courses: tuple[Course, ...]
    booked_review: int | None = None
    """Id of the review that is booked and still to be held."""

    @property
    def open(self) -> DutyRow | None:
        """The review that is due next, or late; none where care has ended."""
        found = (duty for course in self.courses for duty in course.duties if duty.is_open)
        dated = sorted(found, key=lambda duty: duty.due_by or date.max)
        return dated[0] if dated else None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review: booked, held or cancelled."""

    id: int
    booked_for: datetime | None
    held_on: date | None
    is_cancelled: bool
    place: str
    chaired_by: str
    participation: Participation | None
    due_by: date | None = None
    """The limit it was held against, where it was held."""
    force: Force | None = None

    @property
    def day(self) -> date:
        """The day it was held, or is booked for, in London."""
        if self.held_on is None and self.booked_for is not None:
            return day_in_london(self.booked_for)
        return self.held_on or date.max


def timetable(child: SeenChild) -> Timetable:
    """List the duties of a child by looked-after period, the latest first."""
    coming = Review.objects.filter(TO_COME, child_id=child.id).values_list("pk", "booked_for")
    booked_review, booked_for = coming.first() or (None, None)
    rows = TimetableRow.objects.filter(child_id=child.id).order_by("-period_start", "-sequence")
    by_period: dict[date, list[DutyRow]] = {}
    for row in rows:
        by_period.setdefault(row.period_start, []).append(_duty(row, booked_for))
    courses = tuple(Course(start, tuple(found)) for start, found in by_period.items())
    return Timetable(courses, booked_review)


def reviews(child: SeenChild, duties: Timetable) -> tuple[ReviewRow, ...]:
    """List a child's reviews, the latest first: each that was held beside its limit."""
    limits = {duty.held_on: duty for one in duties.courses for duty in one.duties}
    found = Review.objects.filter(child_id=child.id).select_related("chaired_by")
    rows = [_review(one, limits.get(one.held_on) if one.held_on else None) for one in found]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))


def _duty(row: TimetableRow, booked_for: datetime | None) -> DutyRow:
    is_open = row.held_on is None and not (row.has_lapsed or row.was_missed)
    entry = book.entry(row.rule)
    return DutyRow(
        rule=row.rule,
        title=entry.title,
        citation=str(entry.citation),
        is_certain=entry.is_certain,
        force=Force(row.force),
        anchor=Anchor(row.anchor).label,
        anchor_on=row.anchor_on,
        due_by=row.due_by,
        book_by=row.book_by,
        held_on=row.held_on,
        in_time=row.in_time,
        has_lapsed=row.has_lapsed,
        was_missed=row.was_missed,
        reason=row.reason,
        booked_for=booked_for if is_open else None,
    )


def _review(one: Review, duty: DutyRow | None) -> ReviewRow:
    return ReviewRow(
        id=one.pk,
        booked_for=one.booked_for,
        held_on=one.held_on,
        is_cancelled=one.cancelled_at is not None,
        place=one.place,
        chaired_by=one.chaired_by.name if one.chaired_by else "",
        participation=Participation(one.participation) if one.participation else None,
        due_by=duty.due_by if duty else None,
        force=duty.force if duty else None,
    )

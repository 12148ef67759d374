"""The diary of reviews: a week day by day, and how full the weeks ahead are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.looking import within
from footprint.records.reviews import TO_BE_HELD, TO_COME, Review, TimetableRow
from footprint.rules.working_days import Calendar
from footprint.terms.days import LONDON, day_in_london
from footprint.terms.reviews import MeetingMode

AHEAD = 8
"""Weeks ahead that the diary counts."""
MOST = 400
"""Reviews of one week that are shown; more than any service of one council holds."""


@dataclass(frozen=True, slots=True)
class Engagement:
    """One booked review in the diary."""

    public_id: UUID
    review_id: int
    child: str
    starts_at: datetime
    ends_at: datetime | None
    chair: str
    mode: MeetingMode | None
    place: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the diary."""

    on: date
    holiday: str
    engagements: tuple[Engagement, ...]


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """How full a week is: reviews that are booked, and those that must be held by its end."""

    monday: date
    booked: int
    falling_due: int


def week(monday: date, calendar: Calendar, *, viewer: Viewer) -> tuple[Day, ...]:
    """List the days of a week with the reviews booked of the viewer's children."""
    start = datetime.combine(monday, time(), LONDON)
    end = datetime.combine(monday + timedelta(days=7), time(), LONDON)
    found = (
        _booked(viewer)
        .filter(booked_for__gte=start, booked_for__lt=end)
        .select_related("child", "chaired_by")
        .order_by("booked_for", "pk")[:MOST]
    )
    rows = list(found)
    looking.listed((one.child_id for one in rows), viewer=viewer, where="diary")
    by_day: dict[date, list[Engagement]] = {}
    for one in rows:
        made = _engagement(one)
        by_day.setdefault(day_in_london(made.starts_at), []).append(made)
    days = [monday + timedelta(days=number) for number in range(7)]
    return tuple(
        Day(day, calendar.names.get(day, ""), tuple(by_day.get(day, ())))
        for day in days
        if calendar.is_working_day(day) or day in by_day or day in calendar.names
    )


def weeks_ahead(*, viewer: Viewer) -> tuple[WeekAhead, ...]:
    """Count, for this week and the next, what is booked and what must be held by its end."""
    monday = viewer.today - timedelta(days=viewer.today.weekday())
    mondays = [monday + timedelta(weeks=number) for number in range(AHEAD)]
    start = datetime.combine(monday, time(), LONDON)
    end = datetime.combine(mondays[-1] + timedelta(days=7), time(), LONDON)
    booked = (
        _booked(viewer)
        .filter(booked_for__gte=start, booked_for__lt=end)
        .annotate(monday=TruncWeek("booked_for", tzinfo=LONDON))
        .values("monday")
        .annotate(found=Count("pk"))
    )
    due = (
        TimetableRow.objects.filter(
            within(viewer, Action.LIST), TO_BE_HELD, due_by__gte=monday, due_by__lt=end.date()
        )
        .annotate(monday=TruncWeek("due_by"))
        .values("monday")
        .annotate(found=Count("pk"))
    )
    by_booking = {day_in_london(one["monday"]): one["found"] for one in booked}
    by_limit = {one["monday"]: one["found"] for one in due}
    return tuple(WeekAhead(one, by_booking.get(one, 0), by_limit.get(one, 0)) for one in mondays)


def _booked(viewer: Viewer) -> QuerySet[Review]:
    return Review.objects.filter(within(viewer, Action.LIST), TO_COME)


def _engagement(one: Review) -> Engagement:
    assert one.booked_for is not None  # noqa: S101  filtered by it
    return Engagement(
        public_id=one.child.public_id,
        review_id=one.pk,
        child=one.child.full_name,
        starts_at=one.booked_for,
        ends_at=one.booked_until,
        chair=one.chaired_by.name if one.chaired_by else "",
        mode=MeetingMode(one.mode) if one.mode else None,
        place=one.place,
    )

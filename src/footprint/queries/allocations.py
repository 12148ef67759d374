"""Children without an IRO, children not told who theirs is, and who held a child when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Least

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.caseloads import working_iros
from footprint.queries.looking import listed, within
from footprint.queries.practice import in_force
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.records.reviews import TO_BE_HELD, TimetableRow
from footprint.rules.allocations import appointment_due_by, why_appointment_due
from footprint.rules.working_days import Calendar, working_days_between
from footprint.terms.casework import AllocationKind

ALL = slice(None)
Rows = Callable[[int], slice]
"""Which rows to show of so many."""
ABOUT_5_WORKING_DAYS = timedelta(days=7)
"""To put a list in order; the day itself is counted by the rule."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a child came into care, and when and by whom the IRO service was told."""

    came_on: date
    told_on: date | None
    told_by: str
    delay: int | None
    """Days from coming into care to the IRO service being told; None until it is."""
    working_days: int | None


@dataclass(frozen=True, slots=True)
class WithoutIro:
    """A child looked after today who has no IRO, or one who can be it no longer."""

    id: int
    public_id: UUID
    name: str
    born_on: date | None
    is_short_breaks: bool
    arrival: Arrival
    due_by: date | None
    """Day by which an IRO should be appointed (HB-1); None where one was, and is gone."""
    reason: str
    review_due_by: date | None
    gone: str
    """The name of the IRO on record who no longer works as one; empty where nobody is."""
    coming: str
    """Who will be the child's IRO from a later day."""
    coming_on: date | None


@dataclass(frozen=True, slots=True)
class NotTold:
    """A child who has not been told who their IRO is."""

    id: int
    public_id: UUID
    name: str
    iro: str
    since: date
    is_first: bool
    """Whether this is the first IRO of this time in care: then HB-1 sets a day."""
    due_by: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class NeedIro:
    """Children who need an IRO, the most urgent first."""

    rows: tuple[WithoutIro, ...]
    """Those of the page asked for."""
    total: int


def _every(_: int) -> slice:
    return ALL


def without_iro(*, viewer: Viewer, where: str, rows: Rows = _every) -> NeedIro:
    """List children who need an IRO, and write that they were listed.

    `rows` says which to show of so many. To find them is to go through everybody in care, so that
    they are counted and put in order at once.
    """
    counted = in_force().calendar
    theirs = times_without_iro(viewer.today).filter(within(viewer, Action.LIST))
    every = list(_by_urgency(theirs).values_list("pk", flat=True))
    order = every[rows(len(every))]
    shown = with_reasons(LookedAfterPeriod.objects.filter(pk__in=order), viewer.today)
    by_id = {one.pk: as_without_iro(one, counted) for one in shown}
    found = tuple(by_id[one] for one in order)
    listed([one.id for one in found], viewer=viewer, where=where)
    return NeedIro(found, len(every))


def times_without_iro(today: date) -> QuerySet[LookedAfterPeriod]:
    """Times in care today of children nobody holds as IRO, or only somebody who is one no longer.

    Every page that lists or counts children without an IRO begins here.
    """
    held = Allocation.objects.filter(
        holding_on(today), child=OuterRef("child"), kind=AllocationKind.ALLOCATED
    )
    works = held.filter(iro__in=working_iros(today))
    found: QuerySet[LookedAfterPeriod] = LookedAfterPeriod.objects.filter(
        holding_on(today), ~Exists(works)
    )
    return found


def with_reasons(periods: QuerySet[LookedAfterPeriod], today: date) -> QuerySet[LookedAfterPeriod]:
    """Read with each time in care what tells a new child from a vacancy, and what comes next."""
    of_child = Allocation.objects.filter(child=OuterRef("child"), kind=AllocationKind.ALLOCATED)
    coming = of_child.filter(started_on__gt=today).order_by("started_on")
    found: QuerySet[LookedAfterPeriod] = periods.select_related("child").annotate(
        gone=Subquery(of_child.filter(holding_on(today)).values(name=F("iro__name"))[:1]),
        had_iro=Exists(of_child.filter(ended_on__gt=OuterRef("started_on"))),
        coming=Subquery(coming.values(name=F("iro__name"))[:1]),
        coming_on=Subquery(coming.values("started_on")[:1]),
        review_due_by=_next_review(),
    )
    return found


def _by_urgency(periods: QuerySet[LookedAfterPeriod]) -> QuerySet[LookedAfterPeriod]:
    """Put times in care in order: by the limit of HB-1 or the next review, whichever is first."""
    had_iro = Allocation.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("started_on")),
        child=OuterRef("child"),
        kind=AllocationKind.ALLOCATED,
    )
    soon = Case(When(~Exists(had_iro), then=F("started_on") + ABOUT_5_WORKING_DAYS))
    urgent_on = Least(soon, _next_review(), output_field=DateField())
    return periods.order_by(urgent_on.asc(nulls_last=True), "started_on", "pk")


def _next_review() -> Subquery:
    return Subquery(
        TimetableRow.objects.filter(TO_BE_HELD, child=OuterRef("child_id"))
        .order_by()
        .values("child_id")
        .annotate(first=Min("due_by"))
        .values("first")
    )


def as_without_iro(period: LookedAfterPeriod, counted: Calendar) -> WithoutIro:
    """Say of a time in care `with_reasons` by when there should be an IRO, and why then."""
    notes, child = vars(period), period.child
    is_vacancy = bool(notes["gone"]) or notes["had_iro"]
    return WithoutIro(
        id=child.pk,
        public_id=child.public_id,
        name=child.full_name,
        born_on=child.born_on,
        is_short_breaks=period.is_short_breaks,
        arrival=arrival(period, counted),
        due_by=None if is_vacancy else appointment_due_by(period.started_on, counted),
        reason=VACANCY if is_vacancy else why_appointment_due(period.started_on, counted),
        review_due_by=notes["review_due_by"],
        gone=notes["gone"] or "",
        coming=notes["coming"] or "",
        coming_on=notes["coming_on"],
    )


VACANCY = "A vacancy must be filled as soon as practicable (Children Act 1989, section 25A)."


def arrival(period: LookedAfterPeriod, counted: Calendar) -> Arrival:
    """Say how long it took until the IRO service was told of a child."""
    told = period.notified_on
    return Arrival(
        came_on=period.started_on,
        told_on=told,
        told_by=period.notified_by,
        delay=(told - period.started_on).days if told else None,
        working_days=working_days_between(period.started_on, told, counted) if told else None,
    )


def count_not_told(viewer: Viewer) -> int:
    """Count the children who have not been told who their IRO is."""
    return _theirs_not_told(viewer).count()


def not_told(*, viewer: Viewer, where: str, part: slice = ALL) -> tuple[NotTold, ...]:
    """List children who have not been told who their IRO is, the longest waiting first."""
    counted = in_force().calendar
    held = _theirs_not_told(viewer).select_related("child", "iro").order_by("started_on", "pk")
    found = tuple(as_not_told(one, counted) for one in held[part])
    listed([one.id for one in found], viewer=viewer, where=where)
    return found


def _theirs_not_told(viewer: Viewer) -> QuerySet[Allocation]:
    return allocations_not_told(viewer.today).filter(
        within(viewer, Action.LIST), within(viewer, Action.TELL_CHILD)
    )


def allocations_not_told(today: date) -> QuerySet[Allocation]:
    """Allocations of today's children in care of which the child has not been told.

    Every page that lists or counts children not told begins here.
    """
    period = LookedAfterPeriod.objects.filter(holding_on(today), child=OuterRef("child"))
    earlier = Allocation.objects.filter(
        child=OuterRef("child"),
        kind=AllocationKind.ALLOCATED,
        started_on__lt=OuterRef("started_on"),
        ended_on__gt=OuterRef("in_care_since"),
    )
    found: QuerySet[Allocation] = (
        Allocation.objects.filter(
            holding_on(today),
            Exists(period),
            kind=AllocationKind.ALLOCATED,
            told_on__isnull=True,
        )
        .annotate(in_care_since=Subquery(period.values("started_on")[:1]))
        .annotate(is_first=~Exists(earlier))
    )
    return found


def as_not_told(held: Allocation, counted: Calendar) -> NotTold:
    """Say of an allocation by when the child should be told, and why then."""
    notes, child = vars(held), held.child
    is_first, came_on = notes["is_first"], notes["in_care_since"]
    return NotTold(
        id=child.pk,
        public_id=child.public_id,
        name=child.full_name,
        iro=held.iro.name,
        since=held.started_on,
        is_first=is_first,
        due_by=appointment_due_by(came_on, counted) if is_first else None,
        reason=why_appointment_due(came_on, counted) if is_first else TELL_SOON,
    )


TELL_SOON = "The child's IRO has changed; tell the child as soon as you can."

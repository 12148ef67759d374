"""Children without an IRO, children not told who theirs is, and who held a child when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, Min, OuterRef, QuerySet, Subquery

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.caseloads import is_iro
from footprint.queries.looking import children_for, listed
from footprint.queries.practice import in_force
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.reviews import TimetableRow
from footprint.rules.allocations import appointment_due_by, why_appointment_due
from footprint.rules.working_days import Calendar, working_days_between
from footprint.terms.casework import AllocationKind


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

    @property
    def urgency(self) -> tuple[date, str]:
        """The nearer of the two days; of equals, by name."""
        days = [day for day in (self.due_by, self.review_due_by) if day]
        return min(days, default=date.max), self.name


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


def without_iro(*, viewer: Viewer, where: str) -> tuple[WithoutIro, ...]:
    """List the children who need an IRO, the most urgent first; and write that they were listed."""
    counted = in_force().calendar
    found = sorted(
        (_without_iro(period, counted) for period in _periods_without_iro(viewer)),
        key=lambda one: one.urgency,
    )
    listed([one.id for one in found], viewer=viewer, where=where)
    return tuple(found)


def _periods_without_iro(viewer: Viewer) -> QuerySet[LookedAfterPeriod]:
    today = viewer.today
    of_child = Allocation.objects.filter(child=OuterRef("child_id"), kind=AllocationKind.ALLOCATED)
    held = of_child.filter(holding_on(today))
    works = held.filter(is_iro(today, "iro_id"), iro__is_active=True)
    coming = of_child.filter(started_on__gt=today).order_by("started_on")
    found: QuerySet[LookedAfterPeriod] = (
        LookedAfterPeriod.objects.filter(
            holding_on(today),
            ~Exists(works),
            child__in=children_for(viewer, Action.LIST).values("pk"),
        )
        .select_related("child")
        .annotate(
            gone=Subquery(held.values(name=F("iro__name"))[:1]),
            had_iro=Exists(of_child.filter(ended_on__gte=OuterRef("started_on"))),
            coming=Subquery(coming.values(name=F("iro__name"))[:1]),
            coming_on=Subquery(coming.values("started_on")[:1]),
            review_due_by=_next_review(),
        )
    )
    return found


def _next_review() -> Subquery:
    return Subquery(
        TimetableRow.objects.filter(
            child=OuterRef("child_id"), held_on__isnull=True, has_lapsed=False
        )
        .order_by()
        .values("child_id")
        .annotate(first=Min("due_by"))
        .values("first")
    )


def _without_iro(period: LookedAfterPeriod, counted: Calendar) -> WithoutIro:
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


def not_told(*, viewer: Viewer, where: str) -> tuple[NotTold, ...]:
    """List the children who have not been told who their IRO is, the most urgent first."""
    today, counted = viewer.today, in_force().calendar
    period = LookedAfterPeriod.objects.filter(holding_on(today), child=OuterRef("child_id"))
    earlier = Allocation.objects.filter(
        child=OuterRef("child_id"),
        kind=AllocationKind.ALLOCATED,
        started_on__lt=OuterRef("started_on"),
        ended_on__gt=OuterRef("in_care_since"),
    )
    held = (
        Allocation.objects.filter(
            holding_on(today),
            kind=AllocationKind.ALLOCATED,
            told_on__isnull=True,
            child__in=_listed_and_told_by(viewer).values("pk"),
        )
        .select_related("child", "iro")
        .annotate(in_care_since=Subquery(period.values("started_on")[:1]))
        .filter(in_care_since__isnull=False)
        .annotate(is_first=~Exists(earlier))
    )
    found = sorted((_not_told(one, counted) for one in held), key=_by_day)
    listed([one.id for one in found], viewer=viewer, where=where)
    return tuple(found)


def _listed_and_told_by(viewer: Viewer) -> QuerySet[Child]:
    return children_for(viewer, Action.LIST) & children_for(viewer, Action.TELL_CHILD)


def _not_told(held: Allocation, counted: Calendar) -> NotTold:
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


def _by_day(one: NotTold) -> tuple[date, str]:
    return one.due_by or one.since, one.name

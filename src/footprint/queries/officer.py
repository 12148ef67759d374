"""One officer, for supervision: who they hold, how timely, and what they left on the records.

What is counted is counted by the days an officer held a child: a review belongs to whoever was
the child's IRO on the day it was held, or had to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncMonth

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.caseloads import Officer, current, officers
from footprint.queries.continuity import Share
from footprint.queries.looking import listed, within
from footprint.queries.scrutiny import counting
from footprint.records.allocations import Absence, Allocation, OtherWorkCount, WorkingTime
from footprint.records.dated import holding_on
from footprint.records.people import RoleHeld, User
from footprint.records.reviews import TO_BE_HELD, TimetableRow
from footprint.rules.counting import add_months
from footprint.terms.casework import WITH_THE_CHILD, AbsenceKind, AllocationKind, OtherWork
from footprint.terms.people import Role
from footprint.terms.sources import Force

MONTHS = 6
"""So many months of the footprint are shown, this one the last."""


class NoSuchOfficer(LookupError):
    """Nobody of this number is an officer, or holds children."""


@dataclass(frozen=True, slots=True)
class HeldChild:
    """A child the officer holds, with the next limit and the footprint by month."""

    id: int
    public_id: UUID
    name: str
    is_cover: bool
    since: date
    until: date | None
    due_by: date | None
    force: Force | None
    by_month: tuple[tuple[date, int], ...]
    last_seen_on: date | None

    @property
    def entries(self) -> int:
        """Count the entries of the months shown."""
        return sum(count for _, count in self.by_month)


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One absence, of today or to come, or of the last year."""

    id: int
    kind: str
    started_on: date
    back_on: date | None


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Working time, as it was recorded."""

    full_time_equivalent: float
    weekdays: str
    is_agency: bool
    has_base: bool
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of other work."""

    kind: str
    count: int
    on: date


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """All that the page of one officer shows."""

    id: int
    name: str
    registration: str
    officer: Officer | None
    """None for somebody who is an IRO no longer, and holds children still."""
    children: tuple[HeldChild, ...]
    months: tuple[date, ...]
    in_time: Share
    """Reviews of the last 12 months in time, of those held or missed while this officer held."""
    late: tuple[str, ...]
    told: Share
    """Children who have been told who their IRO is, of those held."""
    absences: tuple[AbsenceRow, ...]
    hours: tuple[HoursRow, ...]
    counts: tuple[CountRow, ...]

    @property
    def seen(self) -> Share:
        """Children seen or spoken to by this officer in the months shown, of those held."""
        held = [one for one in self.children if not one.is_cover]
        recent = [one for one in held if one.last_seen_on and one.last_seen_on >= self.months[0]]
        return Share(len(recent), len(held))


def officer_page(officer_id: int, *, viewer: Viewer, where: str) -> OfficerPage:
    """Gather one officer's page; the children it names are written into the log."""
    person = User.objects.filter(pk=officer_id).first()
    held = list(_held(officer_id, viewer))
    known = next((one for one in officers(viewer) if one.id == officer_id), None)
    if person is None or (known is None and not held):
        raise NoSuchOfficer(officer_id)
    months = _months(viewer.today)
    children = _children(officer_id, held, months)
    listed([one.id for one in children], viewer=viewer, where=where)
    in_time, late = _timeliness(officer_id, viewer)
    allocated = [one for one in held if one.kind == AllocationKind.ALLOCATED]
    return OfficerPage(
        id=person.pk,
        name=person.name,
        registration=person.registration,
        officer=known,
        children=children,
        months=months,
        in_time=in_time,
        late=late,
        told=Share(sum(one.told_on is not None for one in allocated), len(allocated)),
        absences=_absences(officer_id, viewer.today),
        hours=_hours(officer_id),
        counts=_counts(officer_id),
    )


def name_of(officer_id: int) -> str | None:
    """Give the name of somebody who is, or was, an officer of the service."""
    was_iro = RoleHeld.objects.filter(user=OuterRef("pk"), role=Role.IRO)
    held = Allocation.objects.filter(iro=OuterRef("pk"))
    known = User.objects.filter(Q(Exists(was_iro)) | Q(Exists(held)), pk=officer_id)
    return known.values_list("name", flat=True).first()


def hours_now(officer_id: int, *, viewer: Viewer) -> dict[str, object]:
    """Give an officer's working time of today, to begin a form with."""
    found = WorkingTime.objects.filter(holding_on(viewer.today), iro=officer_id).first()
    if found is None:
        return {}
    return {
        "fte": f"{found.fte.normalize():f}",
        "weekdays": list(found.weekdays),
        "based_at": found.based_at,
        "is_agency": found.is_agency,
    }


def _held(officer_id: int, viewer: Viewer) -> list[Allocation]:
    open_rows = TimetableRow.objects.filter(
        TO_BE_HELD, child=OuterRef("child_id"), due_by__isnull=False
    ).order_by("due_by")
    found = (
        current(viewer)
        .filter(iro_id=officer_id)
        .select_related("child")
        .annotate(
            due_by=Subquery(open_rows.values("due_by")[:1]),
            force=Subquery(open_rows.values("force")[:1]),
        )
    )
    return sorted(
        found, key=lambda one: (vars(one)["due_by"] or date.max, one.child.full_name, one.pk)
    )


def _children(
    officer_id: int, held: list[Allocation], months: tuple[date, ...]
) -> tuple[HeldChild, ...]:
    counted, seen = _entries(officer_id, [one.child_id for one in held], months[0])
    return tuple(
        HeldChild(
            id=one.child_id,
            public_id=one.child.public_id,
            name=one.child.full_name,
            is_cover=one.kind == AllocationKind.COVER,
            since=one.started_on,
            until=one.ended_on,
            due_by=vars(one)["due_by"],
            force=Force(force) if (force := vars(one)["force"]) else None,
            by_month=tuple((month, counted[one.child_id, month]) for month in months),
            last_seen_on=seen.get(one.child_id),
        )
        for one in held
    )


def _entries(
    officer_id: int, children: list[int], since: date
) -> tuple[Counter[tuple[int, date]], Mapping[int, date]]:
    """Count an officer's entries by child and month, and find when each child was last seen."""
    made = counting().filter(by_id=officer_id, child__in=children)
    by_month = (
        made.filter(on__gte=since)
        .annotate(month=TruncMonth("on"))
        .values_list("child_id", "month")
        .annotate(Count("pk"))
    )
    seen = (
        made.filter(kind__in=WITH_THE_CHILD, was_seen=True)
        .values_list("child_id")
        .annotate(Max("on"))
    )
    return Counter({(child, month): count for child, month, count in by_month}), dict(seen)


def _months(today: date) -> tuple[date, ...]:
    first = today.replace(day=1)
    return tuple(add_months(first, back) for back in range(1 - MONTHS, 1))


def _timeliness(officer_id: int, viewer: Viewer) -> tuple[Share, tuple[str, ...]]:
    """Count reviews of the last 12 months by whoever held the child on the day."""
    today = viewer.today
    holding = Allocation.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("when")),
        child=OuterRef("child_id"),
        iro_id=officer_id,
        kind=AllocationKind.ALLOCATED,
        started_on__lte=OuterRef("when"),
    )
    rows = (
        TimetableRow.objects.filter(
            within(viewer, Action.LIST),
            has_lapsed=False,
            due_by__isnull=False,
        )
        .annotate(when=Coalesce("held_on", "due_by"))
        .filter(
            Q(held_on__isnull=False) | Q(due_by__lt=today),
            Exists(holding),
            when__gt=add_months(today, -12),
            when__lte=today,
        )
    )
    counted = rows.aggregate(all=Count("pk"), good=Count("pk", filter=Q(held_on__lte=F("due_by"))))
    late = rows.exclude(held_on__lte=F("due_by")).aggregate(
        done=Count("pk", filter=Q(held_on__isnull=False)),
        missed=Count("pk", filter=Q(held_on__isnull=True)),
        first=Min("due_by"),
    )
    said = [
        f"{late['done']} held late" if late["done"] else "",
        f"{late['missed']} not held yet" if late["missed"] else "",
    ]
    return Share(counted["good"], counted["all"]), tuple(filter(None, said))


def _absences(officer_id: int, today: date) -> tuple[AbsenceRow, ...]:
    rows = Absence.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=add_months(today, -12)), person=officer_id
    ).order_by("-started_on", "-pk")
    return tuple(
        AbsenceRow(one.pk, AbsenceKind(one.kind).label, one.started_on, one.ended_on)
        for one in rows
    )


def _hours(officer_id: int) -> tuple[HoursRow, ...]:
    rows = WorkingTime.objects.filter(iro=officer_id).order_by("-started_on")
    return tuple(
        HoursRow(
            float(one.fte),
            one.weekdays,
            one.is_agency,
            bool(one.based_at),
            one.started_on,
            one.ended_on,
        )
        for one in rows
    )


def _counts(officer_id: int) -> tuple[CountRow, ...]:
    rows = OtherWorkCount.objects.filter(iro=officer_id).order_by("-on", "kind")[:12]
    return tuple(CountRow(OtherWork(one.kind).label, one.count, one.on) for one in rows)

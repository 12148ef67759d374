"""Who the officers are, what each holds, and when each works: the numbers behind an allocation.

A caseload is the children looked after today whose IRO the officer is (short breaks count: they
are reviewed too) and the child protection children last counted. Foster carer reviews stand
beside it. Children the viewer may not know of are in no number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.looking import within
from footprint.records.allocations import Absence, Allocation, OtherWorkCount, WorkingTime
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.records.people import RoleHeld, User
from footprint.records.reviews import TO_BE_HELD, TimetableRow
from footprint.rules.suggestions import Away
from footprint.terms.casework import AbsenceKind, AllocationKind, OtherWork
from footprint.terms.people import Role

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
AHEAD = timedelta(weeks=13)
"""How far ahead reviews are counted: a quarter."""


@dataclass(frozen=True, slots=True)
class Hours:
    """How much of full time somebody works today, on which days, and from where."""

    full_time_equivalent: float
    weekdays: str
    is_agency: bool
    based_at: str
    """A postcode: for distances, never shown with a child."""
    started_on: date


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of another kind of work, and on which day that was counted."""

    count: int
    on: date


@dataclass(frozen=True, slots=True)
class Besides:
    """What else is said of an officer who is shown: not needed to compare them all."""

    covering: int = 0
    """Children covered for today."""
    reviews_due: int = 0
    """Children held who have a review due in the next 13 weeks, or late."""


@dataclass(frozen=True, slots=True)
class Officer:
    """An IRO, with what they hold and when they work."""

    id: int
    name: str
    is_registered: bool
    children: int
    """Children in care whose IRO this officer is, of those the viewer may know of."""
    hours: Hours | None
    child_protection: Counted | None
    foster_carers: Counted | None
    away: Away | None
    """The absence of today, or else the next one."""

    @property
    def full_time_equivalent(self) -> float:
        """The share of full time; 1 where none is recorded."""
        return self.hours.full_time_equivalent if self.hours else 1.0

    @property
    def share(self) -> str:
        """Say how much of full time the officer works."""
        share = self.full_time_equivalent
        return "full time" if share == 1 else f"{share:g} of full time"

    @property
    def days(self) -> tuple[str, ...]:
        """Name the weekdays the officer works."""
        return tuple(DAYS[int(one) - 1] for one in self.hours.weekdays) if self.hours else ()

    @property
    def caseload(self) -> int:
        """Children in care and child protection together: what the band of HB-15 is about."""
        return self.children + (self.child_protection.count if self.child_protection else 0)


def officers(viewer: Viewer, held: Mapping[int, int] | None = None) -> tuple[Officer, ...]:
    """List the people who hold the role of an IRO today, by name.

    `held` is what `children_held` gave, where it is known.
    """
    iros = list(
        User.objects.filter(pk__in=working_iros(viewer.today))
        .order_by("name", "pk")
        .values_list("pk", "name", "registration")
    )
    held = children_held(viewer) if held is None else held
    hours, away = _hours(viewer.today), _away(viewer.today)
    other = _other_work(viewer.today)
    return tuple(
        Officer(
            id=id_,
            name=name,
            is_registered=bool(registration),
            children=held.get(id_, 0),
            hours=hours.get(id_),
            child_protection=other.get((id_, OtherWork.CHILD_PROTECTION)),
            foster_carers=other.get((id_, OtherWork.FOSTER_CARERS)),
            away=away.get(id_),
        )
        for id_, name, registration in iros
    )


def children_held(viewer: Viewer) -> Mapping[int, int]:
    """Count the children each person is the IRO of today, whether or not they are an IRO still."""
    rows = current(viewer).filter(kind=AllocationKind.ALLOCATED).values("iro_id")
    return dict(rows.annotate(count=Count("*")).values_list("iro_id", "count"))


def besides(people: Collection[int], *, viewer: Viewer) -> Mapping[int, Besides]:
    """Say of some people for how many they cover, and how many reviews come up."""
    due = TimetableRow.objects.filter(
        TO_BE_HELD,
        child=OuterRef("child_id"),
        due_by__lte=viewer.today + AHEAD,
    )
    allocated = Q(kind=AllocationKind.ALLOCATED)
    rows = (
        current(viewer)
        .filter(iro_id__in=people)
        .values("iro_id")
        .annotate(
            covering=Count("pk", filter=~allocated),
            reviews_due=Count("pk", filter=allocated & Q(Exists(due))),
        )
        .values_list("iro_id", "covering", "reviews_due")
    )
    return {iro: Besides(*counts) for iro, *counts in rows}


def current(viewer: Viewer) -> QuerySet[Allocation]:
    """The allocations and covers of today, of children looked after whom the viewer may list."""
    in_care = LookedAfterPeriod.objects.filter(holding_on(viewer.today), child=OuterRef("child_id"))
    return Allocation.objects.filter(
        within(viewer, Action.LIST), holding_on(viewer.today), Exists(in_care)
    )


def is_iro(day: date) -> Exists:
    """Whether a person holds the role of an IRO on a day."""
    return Exists(RoleHeld.objects.filter(holding_on(day), user=OuterRef("pk"), role=Role.IRO))


def working_iros(day: date) -> QuerySet[User, int]:
    """Ids of the people who can be somebody's IRO on a day: with the role, and an account."""
    return User.objects.filter(is_iro(day), is_active=True).values_list("pk", flat=True)


def works_as_iro(person: int, day: date) -> bool:
    """Say whether a person can be somebody's IRO on a day."""
    return working_iros(day).filter(pk=person).exists()


def _hours(day: date) -> dict[int, Hours]:
    rows = WorkingTime.objects.filter(holding_on(day)).values_list(
        "iro_id", "fte", "weekdays", "is_agency", "based_at", "started_on"
    )
    return {iro: Hours(float(fte), *more) for iro, fte, *more in rows}


def _away(day: date) -> dict[int, Away]:
    """Find each person's absence of today, or else the next; of several today, the longest."""
    found: dict[int, Away] = {}
    rows = Absence.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day)).order_by(
        "started_on"
    )
    for person, kind, start, end in rows.values_list("person_id", "kind", "started_on", "ended_on"):
        known = found.get(person)
        if known is None or (start <= day and _is_longer(end, known.back_on)):
            found[person] = Away(AbsenceKind(kind).label, start, end)
    return found


def _is_longer(end: date | None, than: date | None) -> bool:
    return than is not None and (end is None or end > than)


def _other_work(day: date) -> dict[tuple[int, str], Counted]:
    """Find the latest count of each kind of other work, by officer."""
    rows = (
        OtherWorkCount.objects.filter(on__lte=day)
        .order_by("iro_id", "kind", "-on")
        .distinct("iro_id", "kind")
        .values_list("iro_id", "kind", "count", "on")
    )
    return {(iro, kind): Counted(count, on) for iro, kind, count, on in rows}

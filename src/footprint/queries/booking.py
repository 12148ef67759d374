"""What a booking needs: who may chair, when they are engaged, by when, and how a booking stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from footprint.access.viewing import Viewer
from footprint.queries.child import SeenChild
from footprint.queries.independence import ties
from footprint.queries.relations import closed, is_restricted
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import RestrictedName
from footprint.records.people import FamilyConflict, User
from footprint.records.reviews import TO_BE_HELD, TO_COME, Review, ReviewMove, TimetableRow
from footprint.terms.days import LONDON, day_in_london
from footprint.terms.participation import Participation
from footprint.terms.people import Role
from footprint.terms.reviews import MeetingMode, ReviewStatus, Setback

LATELY = timedelta(days=120)
"""How long after a handover the IRO of before may still be said to have chaired."""
CHAIR = frozenset({Role.IRO, Role.IRO_MANAGER})


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody who may chair a review."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which somebody is engaged; not with whom."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A booking that was moved."""

    was_for: datetime
    now_for: datetime
    setback: Setback
    words: str
    allowed_by: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One review as its page shows it."""

    id: int
    status: ReviewStatus
    booked_for: datetime | None
    booked_until: datetime | None
    chair_id: int | None
    chair: str
    mode: MeetingMode | None
    place: str
    link: str
    held_on: date | None
    participation: Participation | None
    setback: Setback | None
    setback_words: str
    allowed_by: str
    version: int
    moves: tuple[MoveRow, ...]


def chairs_of(
    child_id: int, *, viewer: Viewer, keep: int | None = None, on: date | None = None
) -> tuple[Chair, ...]:
    """List who may chair a child's review: the IRO, whoever covers, and the viewer.

    Those who hold the child on a day, or without one from today on. Nobody with a tie to the case
    or the family, and nobody to whom the record is closed. Who chairs already may be kept.
    """
    first = on or viewer.today
    holding = holding_on(on) if on else _ending_after(first)
    held = Allocation.objects.filter(holding, child=child_id)
    wanted = Q(pk__in=held.values("iro"))
    if viewer.roles & CHAIR:
        wanted |= Q(pk=viewer.user_id)
    tied = {person for _, person in ties([child_id], siblings=(), family=(), from_day=first)}
    may = Q(wanted, is_active=True) & ~Q(pk__in=tied) & may_know(child_id, viewer.today)
    found = User.objects.filter(may | Q(pk=keep)).order_by("name", "pk")
    return tuple(Chair(one.pk, one.name) for one in found)


def chairs_lately(
    child_id: int, *, viewer: Viewer, keep: int | None = None, on: date | None = None
) -> tuple[Chair, ...]:
    """List who may have chaired: whoever held the child on a day, or lately, and the viewer."""
    first = on or viewer.today - LATELY
    last = on or viewer.today
    held = Allocation.objects.filter(
        _ending_after(first), child=child_id, started_on__lte=last
    ).values("iro")
    wanted = Q(pk__in=held) | Q(pk=keep)
    if viewer.roles & CHAIR:
        wanted |= Q(pk=viewer.user_id)
    found = User.objects.filter(wanted).order_by("name", "pk")
    return tuple(Chair(one.pk, one.name) for one in found)


def _ending_after(day: date) -> Q:
    return Q(ended_on__isnull=True) | Q(ended_on__gt=day)


def may_know(child_id: int, today: date) -> Q:
    """Whether somebody may know of a child's review: no conflict, and on the list if restricted."""
    conflicts = FamilyConflict.objects.filter(child=child_id, ended_at__isnull=True)
    may = ~Q(pk__in=conflicts.values("user"))
    if Child.objects.filter(is_restricted(), pk=child_id).exists():
        names = RestrictedName.objects.filter(holding_on(today), child=child_id)
        may &= Q(pk__in=names.values("person"))
    return may


def engaged(
    chair_id: int, starts_at: datetime, ends_at: datetime, *, besides: int | None = None
) -> tuple[Slot, ...]:
    """List when somebody chairs between two moments, whoever the children are: to refuse a clash.

    Only as far as bookings say how long they last.
    """
    return _slots(_chaired(chair_id, starts_at, ends_at, besides))


def engaged_days(
    chair_id: int, first: date, days: int, *, viewer: Viewer, besides: int | None = None
) -> tuple[tuple[date, tuple[Slot, ...]], ...]:
    """List somebody's engaged days: times alone, and none of a record closed to the viewer."""
    start = datetime.combine(first, time(), LONDON)
    found = _chaired(chair_id, start, start + timedelta(days=days), besides)
    by_day: dict[date, list[Slot]] = {}
    for slot in _slots(found.filter(~closed(viewer, of="child_id"))):
        by_day.setdefault(day_in_london(slot.starts_at), []).append(slot)
    return tuple((day, tuple(slots)) for day, slots in by_day.items())


def _chaired(
    chair_id: int, starts_at: datetime, ends_at: datetime, besides: int | None
) -> QuerySet[Review]:
    found = Review.objects.filter(
        TO_COME, chaired_by=chair_id, booked_for__lt=ends_at, booked_until__gt=starts_at
    )
    return found if besides is None else found.exclude(pk=besides)


def _slots(found: QuerySet[Review]) -> tuple[Slot, ...]:
    rows = found.order_by("booked_for").values_list("booked_for", "booked_until")
    return tuple(Slot(begins, ends) for begins, ends in rows if begins and ends)


def open_limit(child_id: int) -> date | None:
    """Give the day by which the child's next review must be held."""
    rows = TimetableRow.objects.filter(TO_BE_HELD, child=child_id, due_by__isnull=False)
    return rows.order_by("due_by").values_list("due_by", flat=True).first()


def booking(child: SeenChild, review_id: int) -> BookingRow | None:
    """Show one review of a child; None where the child has no such review."""
    one = Review.objects.filter(child=child.id, pk=review_id).select_related("chaired_by").first()
    if one is None:
        return None
    moves = ReviewMove.objects.filter(review=one).select_related("by").order_by("-at", "-pk")
    return BookingRow(
        id=one.pk,
        status=status_of(one),
        booked_for=one.booked_for,
        booked_until=one.booked_until,
        chair_id=one.chaired_by_id,
        chair=one.chaired_by.name if one.chaired_by else "",
        mode=MeetingMode(one.mode) if one.mode else None,
        place=one.place,
        link=one.link,
        held_on=one.held_on,
        participation=Participation(one.participation) if one.participation else None,
        setback=Setback(one.setback) if one.setback else None,
        setback_words=one.setback_words,
        allowed_by=one.allowed_by,
        version=one.version,
        moves=tuple(
            MoveRow(
                was_for=move.was_for,
                now_for=move.now_for,
                setback=Setback(move.setback),
                words=move.words,
                allowed_by=move.allowed_by,
                by=move.by.name,
                at=move.at,
            )
            for move in moves
        ),
    )


def status_of(one: Review) -> ReviewStatus:
    """Read from its facts how far a review has got."""
    if one.held_on:
        return ReviewStatus.HELD
    return ReviewStatus.CANCELLED if one.cancelled_at else ReviewStatus.BOOKED

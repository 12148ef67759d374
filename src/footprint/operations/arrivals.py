"""A child came into care: when, on what ground, and when and by whom the IRO service was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import timetables
from footprint.operations.checking import allow, child_for
from footprint.operations.events import leave
from footprint.operations.explaining import held_by_the_database
from footprint.queries.looking import children_for
from footprint.records.allocations import SocialWorkerHeld
from footprint.records.care import LegalStatusHeld, LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.terms.care import SHORT_BREAKS, LegalStatus
from footprint.terms.days import in_words


class CannotRecordArrival(Exception):
    """An arrival cannot be recorded so; the message says what to mend."""


class IsKnown(CannotRecordArrival):
    """The number is that of a child who is on record: perhaps they came back."""

    def __init__(self, child: Child) -> None:
        born = f", born {in_words(child.born_on)}" if child.born_on else ""
        super().__init__(
            f"The number {child.number} is that of {child.full_name}{born}. If this child came "
            "back into care, record the return instead."
        )
        self.public_id = child.public_id


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A child who is not on record yet."""

    number: str
    first_name: str
    last_name: str = ""
    born_on: date | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Coming into care."""

    came_on: date
    status: LegalStatus
    told_on: date
    told_by: str
    team_id: int | None = None
    worker_id: int | None = None


def record_arrival(*, child: Newcomer, arrival: Arrival, by: Viewer) -> UUID:
    """Put a child on record who came into care."""
    allow(Action.RECORD_ARRIVAL, by=by)
    _check(arrival, by.today)
    _check_newcomer(child, by.today)
    with transaction.atomic():
        _see_unknown(child.number, by)
        with held_by_the_database(CannotRecordArrival):
            made = Child.objects.create(
                number=child.number.strip(),
                first_name=child.first_name.strip(),
                last_name=child.last_name.strip(),
                born_on=child.born_on,
                sex=child.sex,
            )
            _come(made, arrival, by=by)
        return made.public_id


def record_return(*, child: UUID, arrival: Arrival, by: Viewer) -> None:
    """Record that a child on record came into care again."""
    _check(arrival, by.today)
    with transaction.atomic():
        found = child_for(child, Action.RECORD_ARRIVAL, by=by)
        with held_by_the_database(CannotRecordArrival):
            _come(found, arrival, by=by)


def record_told(*, child: UUID, told_on: date, told_by: str, by: Viewer) -> None:
    """Record, or put right, when and by whom the IRO service was told of a child in care."""
    _check_told(told_on, told_by, by.today)
    with transaction.atomic():
        found = child_for(child, Action.RECORD_ARRIVAL, by=by)
        period = (
            LookedAfterPeriod.objects.select_for_update()
            .filter(holding_on(by.today), child=found)
            .first()
        )
        if period is None:
            raise CannotRecordArrival(f"{found.full_name} is not looked after today.")
        period.notified_on, period.notified_by = told_on, told_by.strip()
        period.save(update_fields=["notified_on", "notified_by"])
        leave(
            "IRO service told",
            f"The IRO service was told of {found.full_name} {_told(period.started_on, told_on)} by "
            f"{told_by.strip()}.",
            by=by,
            child_id=found.pk,
        )


def _come(child: Child, arrival: Arrival, *, by: Viewer) -> None:
    LookedAfterPeriod.objects.create(
        child=child,
        started_on=arrival.came_on,
        is_short_breaks=arrival.status in SHORT_BREAKS,
        notified_on=arrival.told_on,
        notified_by=arrival.told_by.strip(),
    )
    LegalStatusHeld.objects.create(child=child, started_on=arrival.came_on, status=arrival.status)
    works = SocialWorkerHeld.objects.filter(holding_on(arrival.came_on), child=child)
    if arrival.team_id and not works.exists():
        SocialWorkerHeld.objects.create(
            child=child,
            worker_id=arrival.worker_id,
            team_id=arrival.team_id,
            started_on=arrival.came_on,
        )
    timetables.rebuild([child.pk], at=by.at)
    leave(
        "came into care",
        f"{child.full_name} came into care on {in_words(arrival.came_on)} "
        f"({arrival.status.label}). The IRO service was told "
        f"{_told(arrival.came_on, arrival.told_on)} by {arrival.told_by.strip()}.",
        by=by,
        child_id=child.pk,
    )


def _told(came_on: date, told_on: date) -> str:
    days = (told_on - came_on).days
    if days == 0:
        return f"on {in_words(told_on)}, the same day,"
    far = f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'before'}"
    return f"on {in_words(told_on)}, {far},"


def _see_unknown(number: str, by: Viewer) -> None:
    known = Child.objects.filter(number__iexact=number.strip()).first()
    if known is None:
        return
    if children_for(by, Action.RECORD_ARRIVAL).filter(pk=known.pk).exists():
        raise IsKnown(known)
    raise CannotRecordArrival(
        "This number cannot be used. Check it in the case system; if it is right, ask the head of "
        "the IRO service."
    )


def _check_newcomer(child: Newcomer, today: date) -> None:
    if not child.number.strip():
        raise CannotRecordArrival("Enter the child's number in the case system.")
    if not child.first_name.strip():
        raise CannotRecordArrival("Enter the child's first name.")
    if child.born_on and child.born_on > today:
        raise CannotRecordArrival("The date of birth is still to come: leave it empty until then.")


def _check(arrival: Arrival, today: date) -> None:
    if arrival.came_on > today:
        raise CannotRecordArrival(
            "The day the child came into care is still to come. Record it on the day."
        )
    if arrival.worker_id and not arrival.team_id:
        raise CannotRecordArrival("Choose the team of the social worker.")
    _check_told(arrival.told_on, arrival.told_by, today)


def _check_told(told_on: date, told_by: str, today: date) -> None:
    if told_on > today:
        raise CannotRecordArrival("The day the IRO service was told cannot be in the future.")
    if not told_by.strip():
        raise CannotRecordArrival("Say who told the IRO service.")

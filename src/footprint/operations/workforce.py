"""When officers work, when they are away, and what else they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.facts.places import is_known
from footprint.operations.checking import allow
from footprint.operations.events import leave
from footprint.operations.explaining import held_by_the_database
from footprint.records.allocations import Absence, OtherWorkCount, WorkingTime
from footprint.records.people import User
from footprint.terms.casework import AbsenceKind, OtherWork
from footprint.terms.days import in_words

WEEKDAYS = {"1": "Mon", "2": "Tue", "3": "Wed", "4": "Thu", "5": "Fri"}
MOST = 500
ONE_DAY = timedelta(days=1)


class CannotKeep(Exception):
    """Working time, absence or a count cannot be recorded so; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Hours:
    """How much of full time somebody works from a day, on which weekdays, from where."""

    starts_on: date
    full_time_equivalent: Decimal
    weekdays: str
    is_agency: bool = False
    based_at: str = ""


def set_working_time(*, iro_id: int, hours: Hours, by: Viewer) -> None:
    """Record an officer's working time from a day on; what held before ends then."""
    allow(Action.KEEP_WORKFORCE, by=by)
    _check(hours)
    with transaction.atomic():
        officer = _officer(iro_id)
        recorded = WorkingTime.objects.filter(iro=officer)
        later = recorded.filter(started_on__gt=hours.starts_on).order_by("started_on").first()
        with held_by_the_database(CannotKeep):
            recorded.filter(started_on=hours.starts_on).delete()
            recorded.on(hours.starts_on).update(ended_on=hours.starts_on)
            WorkingTime.objects.create(
                iro=officer,
                started_on=hours.starts_on,
                ended_on=later.started_on if later else None,
                fte=hours.full_time_equivalent,
                weekdays=hours.weekdays,
                is_agency=hours.is_agency,
                based_at=hours.based_at.upper().strip(),
            )
        days = ", ".join(WEEKDAYS[one] for one in hours.weekdays)
        leave(
            "working time set",
            f"{officer.name} works {hours.full_time_equivalent.normalize():f} of full time "
            f"({days}) from {in_words(hours.starts_on)}.",
            by=by,
        )


def _check(hours: Hours) -> None:
    if not 0 < hours.full_time_equivalent <= 1:
        raise CannotKeep("Full time is 1; enter a share of it, like 0.8.")
    if not hours.weekdays or not set(hours.weekdays) <= set(WEEKDAYS):
        raise CannotKeep("Choose the weekdays this officer works.")
    if hours.based_at.strip() and not is_known(hours.based_at):
        raise CannotKeep(
            f"{hours.based_at.strip()} is not a postcode we know. Check it, or leave it empty: it "
            "is used for distances only."
        )


def record_absence(
    *, person_id: int, kind: AbsenceKind, starts_on: date, back_on: date | None, by: Viewer
) -> int:
    """Record that an officer is away from a day, until back or for as long as is not known."""
    allow(Action.KEEP_WORKFORCE, by=by)
    if back_on is not None and back_on <= starts_on:
        raise CannotKeep("The first day back must be after the first day away.")
    with transaction.atomic():
        officer = _officer(person_id)
        overlapping = Absence.objects.select_for_update().filter(person=officer, kind=kind)
        if any(_overlap(one, starts_on, back_on) for one in overlapping):
            raise CannotKeep(
                f"{officer.name} is recorded as away ({kind.label}) on some of these days already. "
                "Change that absence instead."
            )
        made = Absence.objects.create(
            person=officer, kind=kind, started_on=starts_on, ended_on=back_on
        )
        until = f"back on {in_words(back_on)}" if back_on else "no day of return yet"
        leave(
            "absence recorded",
            f"{officer.name} is away from {in_words(starts_on)} ({kind.label}), {until}.",
            by=by,
        )
        return int(made.pk)


def _overlap(one: Absence, start: date, end: date | None) -> bool:
    begins_before = end is None or one.started_on < end
    return begins_before and (one.ended_on is None or one.ended_on > start)


def change_return(*, absence_id: int, back_on: date | None, by: Viewer) -> None:
    """Record when an officer is back, or that the day is not known any more."""
    allow(Action.KEEP_WORKFORCE, by=by)
    with transaction.atomic():
        absence = _absence(absence_id)
        if back_on is not None and back_on <= absence.started_on:
            raise CannotKeep(
                "The first day back must be after the first day away. To take an absence out that "
                "did not happen, remove it."
            )
        absence.ended_on = back_on
        absence.save(update_fields=["ended_on"])
        until = f"is back on {in_words(back_on)}" if back_on else "has no day of return yet"
        leave("absence changed", f"{absence.person.name} {until}.", by=by)


def remove_absence(*, absence_id: int, by: Viewer) -> None:
    """Take out an absence that did not happen."""
    allow(Action.KEEP_WORKFORCE, by=by)
    with transaction.atomic():
        absence = _absence(absence_id)
        absence.delete()
        leave(
            "absence removed",
            f"{absence.person.name} is not away from {in_words(absence.started_on)} after all.",
            by=by,
        )


def count_other_work(*, iro_id: int, kind: OtherWork, on: date, count: int, by: Viewer) -> None:
    """Record how much of another kind of work an officer held on a day."""
    allow(Action.KEEP_WORKFORCE, by=by)
    if on > by.today:
        raise CannotKeep("The day of the count cannot be in the future.")
    if not 0 <= count <= MOST:
        raise CannotKeep(f"Enter a number from 0 to {MOST}.")
    with transaction.atomic():
        officer = _officer(iro_id)
        OtherWorkCount.objects.update_or_create(
            iro=officer, kind=kind, on=on, defaults={"count": count}
        )
        leave(
            "other work counted",
            f"{officer.name} held {count} of {kind.label} on {in_words(on)}.",
            by=by,
        )


def record_registration(*, iro_id: int, number: str, by: Viewer) -> None:
    """Record an officer's number in the register of social workers (regulation 46)."""
    allow(Action.KEEP_WORKFORCE, by=by)
    if not number.strip():
        raise CannotKeep("Enter the number in the register of social workers, like SW12345.")
    with transaction.atomic():
        officer = _officer(iro_id)
        officer.registration = number.strip()
        officer.save(update_fields=["registration"])
        leave(
            "registration recorded",
            f"The registration of {officer.name} as a social worker was recorded.",
            by=by,
        )


def _officer(person_id: int) -> User:
    found = User.objects.select_for_update(no_key=True).filter(pk=person_id).first()
    if found is None:
        raise CannotKeep("There is no such person.")
    return found


def _absence(absence_id: int) -> Absence:
    found: Absence | None = (
        Absence.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=absence_id)
        .first()
    )
    if found is None:
        raise CannotKeep("This absence was removed already.")
    return found

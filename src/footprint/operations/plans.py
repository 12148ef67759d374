"""The permanence plan, days in court and the children's guardian: one holds at a time."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import child_for
from footprint.records.care import CourtDate, Guardian, PermanencePlan
from footprint.records.children import Child
from footprint.terms.casework import CourtDateKind, Permanence
from footprint.terms.days import in_words


class CannotPlan(Exception):
    """Why nothing was kept, in words for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class InCourt:
    """A day in court, and what is known of it."""

    on: date
    kind: CourtDateKind
    court: str = ""
    case_number: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """Who the children's guardian is, and how to reach them."""

    name: str
    phone: str = ""
    email: str = ""


@transaction.atomic
def set_permanence(
    *, child_id: UUID, plan: Permanence, detail: str, since: date, by: Viewer
) -> None:
    """Say what the permanence plan is from a day on; the plan before ends that day."""
    child = _waiting(child_for(child_id, Action.CORRECT, by=by))
    _end_before(PermanencePlan.objects.filter(child=child, ended_on=None).first(), since, by.today)
    PermanencePlan.objects.create(child=child, plan=plan, detail=detail.strip(), started_on=since)
    sentence = f"{by.name} recorded the permanence plan: {plan.label}, from {in_words(since)}."
    events.leave("permanence planned", sentence, by=by, child_id=child.pk)


@transaction.atomic
def add_court_date(*, child_id: UUID, in_court: InCourt, by: Viewer) -> None:
    """Record a day in court."""
    child = child_for(child_id, Action.CORRECT, by=by)
    if CourtDate.objects.filter(child=child, on=in_court.on, kind=in_court.kind).exists():
        raise CannotPlan("This day in court is recorded already.")
    CourtDate.objects.create(child=child, **asdict(in_court))
    sentence = f"{by.name} recorded a day in court: {_named(in_court.kind, in_court.on)}."
    events.leave("court date added", sentence, by=by, child_id=child.pk)


@transaction.atomic
def take_off_court_date(*, child_id: UUID, court_date_id: int, by: Viewer) -> None:
    """Take off a day in court that is not to be; what stood there stays in the history."""
    child = child_for(child_id, Action.CORRECT, by=by)
    held = CourtDate.objects.filter(child=child, pk=court_date_id).first()
    if held is None:
        raise CannotPlan("That day in court is no longer recorded.")
    held.delete()
    sentence = f"{by.name} took off a day in court: {_named(CourtDateKind(held.kind), held.on)}."
    events.leave("court date taken off", sentence, by=by, child_id=child.pk)


@transaction.atomic
def set_guardian(*, child_id: UUID, guardian: Reached, since: date, by: Viewer) -> None:
    """Say who the children's guardian is from a day on; the one before ends that day."""
    child = _waiting(child_for(child_id, Action.CORRECT, by=by))
    if not guardian.name.strip():
        raise CannotPlan("Enter the guardian's name.")
    _end_before(Guardian.objects.filter(child=child, ended_on=None).first(), since, by.today)
    Guardian.objects.create(child=child, started_on=since, **asdict(guardian))
    sentence = (
        f"{by.name} recorded {guardian.name} as the children's guardian, from {in_words(since)}."
    )
    events.leave("guardian recorded", sentence, by=by, child_id=child.pk)


def _waiting(child: Child) -> Child:
    """Make whoever else plans for this child wait, so that one plan follows another."""
    return Child.objects.select_for_update(no_key=True).get(pk=child.pk)


def _end_before(held: PermanencePlan | Guardian | None, since: date, today: date) -> None:
    if since > today:
        raise CannotPlan("The day is still to come. Record it once it holds.")
    if held is None:
        return
    if since <= held.started_on:
        raise CannotPlan(
            f"What stands there now holds since {in_words(held.started_on)}. Enter a later day."
        )
    held.ended_on = since
    held.save(update_fields=["ended_on"])


def _named(kind: CourtDateKind, on: date) -> str:
    return f"{kind.label}, {in_words(on)}"

"""Changes in a child's care: a move, another legal status, the end of care.

What holds until then is closed the same day, so that one fact follows the other without a gap;
the timetable is made anew in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events, timetables
from footprint.operations.checking import child_for
from footprint.operations.explaining import held_by_the_database
from footprint.records.care import LegalStatusHeld, LookedAfterPeriod, Placement
from footprint.records.children import Child, ConfidentialLocation
from footprint.records.dated import Dated, holding_on
from footprint.records.reviews import Review
from footprint.terms.care import (
    SHORT_BREAKS,
    EndReason,
    Home,
    LegalStatus,
    PlacementChange,
    Provider,
)
from footprint.terms.children import PlaceSealed
from footprint.terms.days import in_words

F = TypeVar("F", Placement, LegalStatusHeld)


class CannotChangeCare(Exception):
    """A change in care cannot be recorded so; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class NewHome:
    """Where a child moves to."""

    home: Home
    provider: Provider | None = None
    carer: str = ""
    address: str = ""
    postcode: str = ""
    urn: str = ""
    is_confidential: bool = False
    """Kept under sealed places: the address is revealed for a reason, and never printed."""
    same_carer: bool = False


def move(
    *, child: UUID, on: date, to: NewHome, because: PlacementChange | None, by: Viewer
) -> None:
    """Record that a child moved; the placement before ends the same day."""
    with _changing(child, on, by=by) as (found, period):
        placements = Placement.objects.filter(child=found)
        before, until = _room(placements, on, period, "A move on that day is recorded already.")
        why_ended = ""
        if before is not None:
            why_ended, before.change_reason = before.change_reason, because or ""
            _close(before, on, "change_reason")
        Placement.objects.create(
            child=found,
            started_on=on,
            ended_on=until,
            home=to.home,
            provider=to.provider or "",
            carer=to.carer.strip(),
            address="" if to.is_confidential else to.address.strip(),
            postcode="" if to.is_confidential else to.postcode.strip().upper(),
            urn=to.urn.strip(),
            home_postcode=before.home_postcode if before else "",
            home_authority=before.home_authority if before else "",
            change_reason=why_ended,
            is_confidential=to.is_confidential,
            same_carer=to.same_carer,
        )
        _unseal(found, on)
        if to.is_confidential:
            _seal(found, on, until, to)
        words = f"{found.full_name} moved on {in_words(on)}: {to.home.label}."
        events.leave("moved", f"{by.name} recorded that {words}", by=by, child_id=found.pk)


def change_legal_status(*, child: UUID, on: date, status: LegalStatus, by: Viewer) -> None:
    """Record another legal status; the one before ends the same day."""
    with _changing(child, on, by=by) as (found, period):
        if period.is_short_breaks is not (status in SHORT_BREAKS):
            raise CannotChangeCare(
                "Short breaks and being looked after are not one course of care: record the end "
                "of the one, and then the start of the other."
            )
        statuses = LegalStatusHeld.objects.filter(child=found)
        taken = "A change of legal status on that day is recorded already."
        before, until = _room(statuses, on, period, taken)
        if before is not None:
            if before.status == status:
                raise CannotChangeCare(f"The legal status is {status.label} already.")
            _close(before, on)
        LegalStatusHeld.objects.create(child=found, started_on=on, ended_on=until, status=status)
        words = f"{found.full_name} is {status.label} from {in_words(on)}."
        events.leave(
            "legal status changed", f"{by.name} recorded that {words}", by=by, child_id=found.pk
        )


def end_care(*, child: UUID, on: date, reason: EndReason, by: Viewer) -> None:
    """Record the day care ended: the first day on which the child is not looked after.

    What is recorded of the time in care stays, and so do the people who work with the child.
    """
    if reason is EndReason.NEW_EPISODE:
        raise CannotChangeCare("Choose why care ended.")
    with _changing(child, on, by=by) as (found, period):
        if period.ended_on is not None:
            raise CannotChangeCare(f"Care ended on {in_words(period.ended_on)} already.")
        _see_nothing_after(found, on)
        period.end_reason = reason
        _close(period, on, "end_reason")
        for fact in LegalStatusHeld.objects.filter(holding_on(on), child=found):
            _close(fact, on)
        for placement in Placement.objects.filter(holding_on(on), child=found):
            _close(placement, on)
        _unseal(found, on)
        if reason is EndReason.DIED and found.died_on is None:
            found.died_on = on
            found.version += 1
            found.save(update_fields=["died_on", "version"])
        words = f"{found.full_name} left care on {in_words(on)}: {reason.label}."
        events.leave("care ended", f"{by.name} recorded that {words}", by=by, child_id=found.pk)


@contextmanager
def _changing(child: UUID, on: date, *, by: Viewer) -> Iterator[tuple[Child, LookedAfterPeriod]]:
    """Open a child's care to a change on a day, and make the timetable by what it then says."""
    if on > by.today:
        raise CannotChangeCare(f"{in_words(on)} is still to come. Record it on the day.")
    with transaction.atomic():
        found = child_for(child, Action.CORRECT, by=by)
        timetables.locked([found.pk])
        period = LookedAfterPeriod.objects.filter(holding_on(on), child=found).first()
        if period is None:
            raise CannotChangeCare(f"{found.full_name} was not looked after on {in_words(on)}.")
        with held_by_the_database(CannotChangeCare):
            yield found, period
        timetables.rebuild([found.pk], at=by.at)


def _room(
    facts: QuerySet[F], on: date, period: LookedAfterPeriod, taken: str
) -> tuple[F | None, date | None]:
    """Find the fact that a new one takes over from on a day, and until when the new one holds."""
    if facts.filter(started_on=on).exists():
        raise CannotChangeCare(taken)
    before = facts.filter(holding_on(on)).first()
    if before is not None:
        return before, before.ended_on
    following = facts.filter(started_on__gt=on).order_by("started_on").first()
    ends = [following.started_on if following else None, period.ended_on]
    return None, min(filter(None, ends), default=None)


def _close(fact: Dated, on: date, *also: str) -> None:
    fact.ended_on = on
    fact.save(update_fields=["ended_on", *also])


def _seal(child: Child, on: date, until: date | None, to: NewHome) -> None:
    ConfidentialLocation.objects.create(
        child=child,
        kind=PlaceSealed.PLACEMENT,
        started_on=on,
        ended_on=until,
        address=to.address.strip(),
        postcode=to.postcode.strip().upper(),
    )


def _unseal(child: Child, on: date) -> None:
    """The child lives there no longer; where it was stays sealed."""
    sealed = ConfidentialLocation.objects.filter(child=child, kind=PlaceSealed.PLACEMENT)
    sealed.filter(holding_on(on)).update(ended_on=on)


def _see_nothing_after(child: Child, on: date) -> None:
    """Refuse an end of care before something that happened while in care."""
    placements, statuses = Placement.objects, LegalStatusHeld.objects
    dated = {
        "a move": placements.filter(child=child).values_list("started_on", flat=True),
        "a change of legal status": statuses.filter(child=child).values_list(
            "started_on", flat=True
        ),
        "a review held": Review.objects.filter(child=child).values_list("held_on", flat=True),
    }
    later = [(day, what) for what, days in dated.items() for day in days if day and day > on]
    if later:
        day, what = min(later)
        raise CannotChangeCare(
            f"Care cannot have ended on {in_words(on)}: {what} is recorded on {in_words(day)}."
        )

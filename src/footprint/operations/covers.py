"""Cover for a child's IRO who is away: another officer for 28 days at most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from footprint.access.viewing import Viewer
from footprint.operations import named_lists
from footprint.operations.allocating import (
    CannotAllocate,
    iro_of,
    locked,
    see_day,
    tell_officer,
)
from footprint.operations.events import leave
from footprint.operations.explaining import held_by_the_database
from footprint.queries.choosing import choices
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.rules.suggestions import Candidate
from footprint.terms.casework import AllocationKind
from footprint.terms.days import in_words

LONGEST = timedelta(days=28)
ONE_DAY = timedelta(days=1)


def arrange_cover(
    *, children: Sequence[UUID], iro_id: int, starts_on: date, ends_on: date, by: Viewer
) -> None:
    """Let an officer cover for the IROs of children, up to and without `ends_on`."""
    _see_days(starts_on, ends_on, by=by)
    with transaction.atomic():
        found = locked(children, by=by)
        known = choices(found, viewer=by)
        with held_by_the_database(CannotAllocate):
            for child in found:
                held = _see_iro(child, starts_on)
                candidate = known.candidate(child.pk, iro_id)
                cover = _see_free(child, held, candidate, starts_on, ends_on)
                Allocation.objects.create(
                    child=child,
                    iro_id=iro_id,
                    kind=AllocationKind.COVER,
                    started_on=starts_on,
                    ended_on=ends_on,
                    made_by_id=by.user_id,
                    made_at=by.at,
                )
                named_lists.put_on(child.pk, iro_id, on=starts_on, until=ends_on, by=by)
                leave(
                    "cover arranged",
                    f"{cover.name} covers for {held.iro.name} as {child.full_name}'s IRO from "
                    f"{in_words(starts_on)} to {in_words(ends_on - ONE_DAY)}.",
                    by=by,
                    child_id=child.pk,
                )
        tell_officer(iro_id, len(found), by=by, to_do="been given to you to cover for")


def _see_days(starts_on: date, ends_on: date, *, by: Viewer) -> None:
    see_day(starts_on, by=by)
    if ends_on <= starts_on:
        raise CannotAllocate("The last day of cover is before the first.")
    if ends_on <= by.today:
        raise CannotAllocate("This cover would be over already. Choose a last day from today on.")
    if ends_on - starts_on > LONGEST:
        longest = in_words(starts_on + LONGEST - ONE_DAY)
        raise CannotAllocate(
            f"Cover lasts 28 days at most: up to {longest}. For longer, hand the child over."
        )


def _see_iro(child: Child, on: date) -> Allocation:
    held = iro_of(child, on)
    if held is None or held.started_on > on:
        raise CannotAllocate(
            f"{child.full_name} has no IRO on {in_words(on)} to cover for. Allocate one first."
        )
    return held


def _see_free(
    child: Child, held: Allocation, candidate: Candidate | None, starts_on: date, ends_on: date
) -> Candidate:
    """Refuse who cannot cover, and cover that would run on for longer than 28 days."""
    if candidate is None or candidate.id == held.iro_id:
        raise CannotAllocate(
            f"Choose another IRO to cover for {held.iro.name} with {child.full_name}."
        )
    if candidate.refusals:
        raise CannotAllocate(
            f"{candidate.name} cannot cover for {child.full_name}'s IRO: {candidate.name} "
            f"{' and '.join(candidate.refusals)}. Choose somebody else."
        )
    began = _began(child, starts_on)
    if ends_on - began > LONGEST:
        raise CannotAllocate(
            f"{child.full_name} is covered for since {in_words(began)} already. After 28 days of "
            "cover, hand the child over."
        )
    return candidate


def _began(child: Child, starts_on: date) -> date:
    """Find when cover began that goes on without a gap, whoever gave it."""
    began = starts_on
    covers = Allocation.objects.filter(child=child, kind=AllocationKind.COVER)
    for start, end in covers.order_by("-ended_on").values_list("started_on", "ended_on"):
        if start < began <= end:
            began = start
    return began
